//! What a person must change, should check, may note: sentences an officer understands.

use crate::{
    engine::Judged,
    judge::{plain, tell},
    page::{Page, is_break},
    reading::Reading,
    relation::{Strength, one_digit_off},
    report::{Finding, FindingId, Grade, Place, RelationId, RelationKind},
    text::Span,
};

/// What the other numbers give for the stated one, in its unit.
pub(crate) fn computed(reading: &Reading, it: &Judged) -> Option<String> {
    let stated = &reading.mentions[*it.claim.form.members().first()?];
    let value = it.verdict.computed?.checked_div(stated.unit.scale())?;
    Some(format!("{}{}", plain(value), stated.unit.text))
}

/// What was computed and whether it agrees.
pub(crate) fn explain(reading: &Reading, it: &Judged) -> String {
    if !it.claim.said.is_empty() {
        return it.claim.said.clone();
    }
    let told = tell(reading, &it.claim.form);
    let result = computed(reading, it).map(|it| format!("={it}")).unwrap_or_default();
    let bound = matches!(it.claim.form, crate::judge::Form::Bound { .. } | crate::judge::Form::Under { .. });
    let result = if bound
        || matches!(
            it.claim.kind,
            RelationKind::Bound
                | RelationKind::Numbering
                | RelationKind::Count
                | RelationKind::Repeat
                | RelationKind::Order
        ) {
        String::new()
    } else {
        result
    };
    let verdict = match (it.verdict.holds, it.verdict.rounding) {
        (Some(true), _) => "一致",
        (Some(false), _) => "不一致",
        (None, true) => "差在四舍五入之内，不能判定",
        (None, false) if it.verdict.unlike => "不相等，但文中未必是说它们相等，不能判定",
        (None, false) => "不能判定",
    };
    format!("{told}{result}：{verdict}")
}

/// What a claim that was judged is worth saying, before it has a number.
pub(crate) fn finding(reading: &Reading, index: usize, it: &Judged) -> Option<Finding> {
    let slip = is_slip(reading, it);
    let grade = if slip { Grade::Verify } else { grade(it)? };
    let stated = it.claim.form.members().first().copied()?;
    let candidates = corrections(reading, it);
    // 约1.29亿元 of 2.48亿元 is 52.0% as it stands: nothing to look at.
    if it.verdict.rounding && candidates.contains(&reading.printed(stated)) {
        return None;
    }
    Some(Finding {
        id: FindingId::default(),
        grade,
        rule: it.claim.rule.to_owned(),
        span: Place(reading.mentions[stated].span),
        message: message(reading, it),
        // Whether it is wrong is not decided, and so not what would be right.
        candidates: if slip { Vec::new() } else { corrections(reading, it) },
        further: Vec::new(),
        relations: vec![RelationId::at(index)],
    })
}

/// In the order of the text.
pub(crate) fn number(found: &mut [Finding]) {
    found.sort_by_key(|it| (it.span, it.grade));
    found.iter_mut().enumerate().for_each(|(index, it)| it.id = FindingId::at(index));
}

/// Forms nobody writes, where it cannot be said which digits are lost.
pub(crate) fn suspected(reading: &Reading, forms: &[Span]) -> Vec<Finding> {
    let one = |span: &Span| Finding {
        id: FindingId::default(),
        grade: Grade::Verify,
        rule: "lost-digit".to_owned(),
        span: Place(*span),
        message: format!("“{}”像是丢了数字，请核对原件", reading.page.string(*span)),
        candidates: Vec::new(),
        further: Vec::new(),
        relations: Vec::new(),
    };
    forms.iter().map(one).collect()
}

/// The parts may not be all there are, but their sum is the total but for one digit: hardly by chance.
fn is_slip(reading: &Reading, it: &Judged) -> bool {
    let crate::judge::Form::Sum { total, parts } = &it.claim.form else { return false };
    let sum = it.verdict.computed.filter(|_| it.verdict.unlike);
    sum.is_some_and(|sum| one_digit_off(reading, *total, parts, sum))
}

fn grade(it: &Judged) -> Option<Grade> {
    match (it.verdict.holds, it.claim.strength) {
        (Some(true), _) => None,
        (Some(false), Strength::Weak) => Some(Grade::Note),
        (Some(false), Strength::Likely) => Some(Grade::Verify),
        (Some(false), Strength::Sure) => Some(if it.verdict.slight { Grade::Verify } else { Grade::Must }),
        (None, _) if it.verdict.unlike => Some(Grade::Note),
        (None, _) => it.verdict.rounding.then_some(Grade::Note),
    }
}

/// The words before a quantity that name it, without what only leads to it.
pub(crate) fn label(reading: &Reading, index: usize) -> String {
    let lead = reading.lead(index);
    let from = lead.len().saturating_sub(16);
    let words: String = lead[from..].iter().collect();
    let mut words = words.trim();
    for it in ["其中", "同比", "比去年同期", "分别为", "分别是", "较上年"] {
        words = words.strip_prefix(it).unwrap_or(words);
    }
    words.trim_matches(|it: char| it.is_whitespace() || it == ':').to_owned()
}

fn named(reading: &Reading, index: usize) -> String {
    format!("“{}{}”", label(reading, index), reading.printed(index))
}

fn message(reading: &Reading, it: &Judged) -> String {
    use crate::judge::Form;
    let members = it.claim.form.members();
    let stated = members.first().map(|it| named(reading, *it)).unwrap_or_default();
    let computed = computed(reading, it).unwrap_or_default();
    let told = tell(reading, &it.claim.form);
    if it.verdict.rounding {
        return format!("{stated}与算出来的（{told}={computed}）差在四舍五入之内；如都是准确数，请核对");
    }
    match &it.claim.form {
        Form::Sum { .. } if is_slip(reading, it) => {
            format!("各项合计{computed}，与{stated}只差一位数字，若各项已列全，请核实")
        }
        Form::Sum { .. } if it.claim.strength == Strength::Weak => {
            format!("{stated}与列出的各项之和不等：{told}={computed}。如各项已列全，请核对")
        }
        Form::Sum { .. } => format!("{stated}不等于各项之和：{told}={computed}"),
        Form::Bound { part, whole } if it.claim.rule == "target-not-reached" => {
            format!("说超额完成，但完成的{}没有达到目标{}", reading.printed(*whole), reading.printed(*part))
        }
        Form::Bound { part, whole } | Form::Under { part, whole } => {
            format!("部分大于整体：{}大于{}", named(reading, *part), named(reading, *whole))
        }
        Form::Hundred { .. } => format!("各项占比加起来不是100%：{told}={computed}"),
        Form::Product { .. } => format!("{stated}与每份数、份数对不上：{told}={computed}"),
        Form::Share { .. }
        | Form::Growth { .. }
        | Form::DeltaRate { .. }
        | Form::Ratio { .. }
        | Form::Delta { .. } => {
            let why = match members.first() {
                _ if it.verdict.slight => "（相差不到末位1，可能是舍去了尾数）",
                _ if is_beyond(it) => "（部分比整体还大，先核对这两个数）",
                Some(at) if unit_slip(reading, it, *at) => "（正好差一万倍，像是有一处把“元”和“万元”写错了）",
                _ => "",
            };
            format!("{stated}算不出来：{told}={computed}{why}")
        }
        Form::Equal { one, other } => {
            format!("同一件事前后两个数：这里是{}，前面是{}", named(reading, *one), named(reading, *other))
        }
        Form::Listed { stated: of, least, most } => {
            let count = if least == most { format!("{most}个") } else { format!("{least}至{most}个") };
            format!("写的是“{}”，列出的是{count}", around(&reading.page, reading, *of))
        }
        Form::Next { expected, .. } => format!("编号{stated}不连续：依次应为{expected}"),
        Form::Rising { .. } => format!("{stated}前大后小，范围写反了或有错字"),
        Form::Told { .. } => format!("{stated}：{}", it.claim.said),
    }
}

/// A quantity with what it counts: 三家企业.
fn around(page: &Page, reading: &Reading, index: usize) -> String {
    let after: String = reading
        .after(index, 8)
        .iter()
        .take_while(|it| !is_break(**it) && !matches!(it, '、' | '(' | '的'))
        .collect();
    format!("{}{after}", page.string(reading.mentions[index].span))
}

/// What the stated number would have to be; the other numbers where one changed digit repairs it.
fn corrections(reading: &Reading, it: &Judged) -> Vec<String> {
    use crate::judge::Form;
    let Some(computed) = computed(reading, it) else { return Vec::new() };
    match &it.claim.form {
        Form::Bound { .. }
        | Form::Under { .. }
        | Form::Equal { .. }
        | Form::Rising { .. }
        | Form::Hundred { .. }
        | Form::Told { .. } => Vec::new(),
        Form::Sum { total, parts } => {
            let mut found = vec![format!("{}{computed}", label(reading, *total))];
            found.extend(parts.iter().filter_map(|part| slipped(reading, it, *total, *part)));
            found
        }
        Form::Share { .. } if is_beyond(it) => Vec::new(),
        Form::Share { percent: stated, .. }
        | Form::Growth { rate: stated, .. }
        | Form::DeltaRate { rate: stated, .. } => rounded(reading, it, *stated).into_iter().collect(),
        Form::Ratio { average: stated, .. }
        | Form::Product { total: stated, .. }
        | Form::Delta { delta: stated, .. } => rounded(reading, it, *stated).into_iter().collect(),
        Form::Listed { .. } | Form::Next { .. } => vec![computed],
    }
}

/// To the places printed.
fn rounded(reading: &Reading, it: &Judged, stated: usize) -> Option<String> {
    let mention = &reading.mentions[stated];
    let computed = it.verdict.computed?;
    let printed = |value: rust_decimal::Decimal| {
        let half = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        value.round_dp_with_strategy(u32::from(mention.decimals), half)
    };
    let value = printed(computed.checked_div(mention.unit.scale())?);
    if unit_slip(reading, it, stated) || value.is_zero() && !computed.is_zero() {
        // 1500万元 for 1500元: the number is right. Elsewhere the slip is in the other numbers.
        let slipped = mention.value == Some(printed(computed));
        return slipped.then(|| format!("{}{}", plain(computed), mention.unit.base));
    }
    let mut value = value;
    // 29.0%, where the paper says 22.5%.
    value.rescale(u32::from(mention.decimals));
    Some(format!("{value}{}", mention.unit.text))
}

/// A rate of a part that is more than its whole is no rate to write instead.
fn is_beyond(it: &Judged) -> bool {
    matches!(it.claim.form, crate::judge::Form::Share { .. })
        && it.verdict.computed.is_some_and(|it| rust_decimal::Decimal::ONE_HUNDRED < it)
}

/// Exactly ten thousand times too much or too little: 元 for 万元, or the other way round.
fn unit_slip(reading: &Reading, it: &Judged, stated: usize) -> bool {
    let mention = &reading.mentions[stated];
    let (Some(computed), Some(amount)) = (it.verdict.computed, mention.amount()) else { return false };
    let money = mention.unit.base == "元";
    let same = |one: Option<rust_decimal::Decimal>| {
        let step = mention.unit.scale().checked_div(10_u32.pow(u32::from(mention.decimals)).into());
        one.zip(step).is_some_and(|(one, step)| (one - amount).abs() <= step)
    };
    let ten_thousand = rust_decimal::Decimal::from(10_000);
    money && (same(computed.checked_mul(ten_thousand)) || same(computed.checked_div(ten_thousand)))
}

/// The part as it would repair the sum, if that is one digit away from what is printed.
fn slipped(reading: &Reading, it: &Judged, total: usize, part: usize) -> Option<String> {
    let (whole, mention) = (&reading.mentions[total], &reading.mentions[part]);
    let over = it.verdict.computed?.checked_sub(whole.amount()?)?;
    let wanted = mention.amount()?.checked_sub(over)?.checked_div(mention.unit.scale())?;
    let (now, then) = (plain(mention.value?), plain(wanted));
    let changed = now.chars().zip(then.chars()).filter(|it| it.0 != it.1).count();
    let one = now.len() == then.len() && changed == 1 && !wanted.is_sign_negative();
    one.then(|| format!("{}{then}{}", label(reading, part), mention.unit.text))
}
