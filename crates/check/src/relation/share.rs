//! 占比: 发明12件，占申请总量的37.5%; 占全县45家企业的26.7%; 分别占….

use std::collections::HashMap;

use super::{
    Claim, Strength,
    heads::heads,
    named::{self, Named},
    sum,
};
use crate::{
    judge::Form,
    page::{ends, has, has_any, is_comma, is_han, starts},
    reading::Reading,
    report::{Kind, RelationKind},
    role::{Role, broken},
};

/// Wholes that lie outside the paper unless it names their number.
const ELSEWHERE: &[&str] =
    &["全市", "全省", "全国", "全球", "生产总值", "GDP", "收入", "支出", "人口", "贸易", "固定资产"];

/// Which wholes the parts found so far belong to.
#[derive(Default)]
struct Known<'a> {
    whole: HashMap<usize, usize>,
    /// Sums by the sentence of their last part.
    sums: HashMap<usize, Vec<(usize, &'a [usize])>>,
}

impl<'a> Known<'a> {
    fn of(reading: &Reading, found: &'a [Claim]) -> Known<'a> {
        let mut known = Known::default();
        for claim in found {
            if let Form::Sum { total, parts } = &claim.form {
                if claim.strength > Strength::Weak {
                    known.whole.extend(parts.iter().map(|it| (*it, *total)));
                }
                let last = parts.last().map_or(0, |it| reading.place(*it).sentence);
                known.sums.entry(last).or_default().push((*total, parts));
            } else if let Form::Bound { part, whole } = claim.form
                && claim.kind == RelationKind::Bound
            {
                known.whole.entry(part).or_insert(whole);
            }
        }
        known
    }
}

pub(super) fn claims(reading: &Reading, found: &mut Vec<Claim>) {
    let mut made = Vec::new();
    let known = Known::of(reading, found);
    for index in 0..reading.mentions.len() {
        let it = &reading.mentions[index];
        if it.kind != Kind::Percent || reading.in_table(index) || it.value.is_none() && !it.digits.is_empty()
        {
            continue;
        }
        match respectively(reading, index, &known) {
            Some(all) => made.extend(all),
            None => made.extend(of_named_whole(reading, index).or_else(|| of_total(reading, index, &known))),
        }
    }
    found.extend(made);
}

fn share(percent: usize, part: usize, whole: usize, strength: Strength) -> Claim {
    Claim::new(RelationKind::Share, Form::Share { percent, part, whole }, strength, "share")
}

/// 占全县45家企业的26.7%: the whole stands inside.
fn of_named_whole(reading: &Reading, percent: usize) -> Option<Claim> {
    let whole = reading.place(percent).before?;
    let (lead, gap) = (reading.lead(whole), reading.gap(percent));
    let inside = has(lead, "占") && !broken(gap) && gap.len() <= 20 && reading.mentions[whole].adds();
    if !inside || !ends_share(gap) || reading.place(whole).role == Role::Target {
        return None;
    }
    let part = before(reading, whole, whole)?;
    Some(share(percent, part, whole, Strength::Sure))
}

fn ends_share(gap: &[char]) -> bool {
    ["的", "的比重为", "的比例为", "的比重达", "的比重达到"].iter().any(|it| ends(gap, gap.len(), it))
}

/// The nearest quantity before `at` that can be a part of `whole`.
fn before(reading: &Reading, at: usize, whole: usize) -> Option<usize> {
    let first = reading.sentences[reading.place(at).sentence].mentions.start;
    (first..at).rev().take(6).find(|it| {
        reading.mentions[*it].alike(&reading.mentions[whole]) && reading.place(*it).role == Role::Plain
    })
}

/// 占总数的37.5%: of the total its part belongs to.
fn of_total(reading: &Reading, percent: usize, known: &Known<'_>) -> Option<Claim> {
    if reading.place(percent).role != Role::Share {
        return None;
    }
    let holds = |it: &Claim| sum::holds(reading, &it.form) == Some(true);
    // 工业类8项172万元: of either number, whichever it comes out of.
    let any = |parts: Vec<usize>| {
        let mut claims = parts.into_iter().filter_map(|it| of_part(reading, percent, it, known));
        let first = claims.next()?;
        if holds(&first) { Some(first) } else { Some(claims.find(holds).unwrap_or(first)) }
    };
    match named::part(reading, percent)? {
        Named::Nearest(part) => of_part(reading, percent, part, known),
        Named::Called(parts) => any(parts),
        Named::Guessed(parts) => {
            any(parts).map(|it| Claim { strength: it.strength.min(Strength::Likely), ..it })
        }
        // Of the last part of a list it need not be, if that has another name.
        Named::Missing(part) => {
            let listed = known.whole.contains_key(&part);
            of_part(reading, percent, part, known).filter(|it| !listed || holds(it))
        }
        Named::Several => None,
    }
}

fn of_part(reading: &Reading, percent: usize, part: usize, known: &Known<'_>) -> Option<Claim> {
    let gap = reading.gap(percent);
    let says = reading.place(part).role == Role::Plain || known.whole.contains_key(&part);
    if !reading.mentions[part].adds() || !says || gap.contains(&';') {
        return None;
    }
    let of = denominator(gap)?;
    if let Some(whole) = known.whole.get(&part).copied().filter(|it| matches(reading, of, *it)) {
        let claim = share(percent, part, whole, Strength::Sure);
        let holds = |it: &Claim| sum::holds(reading, &it.form) == Some(true);
        if holds(&claim) || !is_called_otherwise(reading, of, whole) {
            return Some(claim);
        }
        // 占考生总数的17.6% after 本科上线1392人，其中438人: of the candidates, a count further back.
        let other = |it| share(percent, part, it, Strength::Likely);
        let further = heads(reading, part, false).into_iter().map(other).find(holds);
        // With digits lost which of them it is cannot be seen by what comes out.
        let strength = if reading.page.holed { Strength::Weak } else { Strength::Likely };
        return Some(further.unwrap_or(Claim { strength, ..claim }));
    }
    if let Some(whole) = named_after(reading, percent, part, of) {
        return Some(share(percent, part, whole, Strength::Sure));
    }
    let named = of.is_empty() || has_any(of, &["总", "全部"]);
    let called: String = of.iter().collect();
    let mut wholes = heads(reading, part, false);
    // 占总投资的: of what is called so in full, before what only shares a word.
    wholes.sort_by_key(|it| of.len() < 3 || !has(reading.lead(*it), &called));
    let whole = wholes.into_iter().find(|it| {
        let more = reading.mentions[*it]
            .amount()
            .zip(reading.mentions[part].amount())
            .is_some_and(|(it, part)| it > part);
        more && (named || matches(reading, of, *it)) && !has_any(of, ELSEWHERE)
    })?;
    // 占比 without a whole named, of the only larger number around.
    let claim = share(percent, part, whole, Strength::Likely);
    let said = !of.is_empty() || among(reading, whole);
    (said || sum::holds(reading, &claim.form) == Some(true)).then_some(claim)
}

/// 全县186个村中，…的93个，占50%; 187家中有研发活动的79家，占42.2%
fn among(reading: &Reading, whole: usize) -> bool {
    let after = reading.after(whole, 12);
    if starts(after, 0, "中") {
        return true;
    }
    let to = after.iter().position(|it| is_comma(*it));
    to.is_some_and(|to| ends(after, to, "中"))
}

/// 占拟申报企业的80%，拟申报企业共15家: the whole is counted just after, under the same name.
fn named_after(reading: &Reading, percent: usize, part: usize, of: &[char]) -> Option<usize> {
    let next = percent + 1;
    let same = reading.places.get(next)?.sentence == reading.place(percent).sentence;
    let name: String = of.iter().collect::<String>().replace("总数", "").replace("总量", "");
    let fits = name.chars().count() >= 3
        && same
        && reading.mentions[next].alike(&reading.mentions[part])
        && matches!(reading.place(next).role, Role::Plain | Role::Target)
        && has(reading.lead(next), &name);
    fits.then_some(next)
}

/// The words that name the whole: between 占 and 的, 比重.
fn denominator(gap: &[char]) -> Option<&[char]> {
    let at = gap.iter().position(|it| *it == '占')? + 1;
    let rest = &gap[at..];
    let to = rest.iter().position(|it| matches!(*it, '的' | '比')).unwrap_or(rest.len());
    Some(&rest[..to])
}

/// Whether these words can name that total.
fn matches(reading: &Reading, of: &[char], total: usize) -> bool {
    if of.is_empty() || of == ['其'] {
        return true;
    }
    let mut named: Vec<char> = reading.lead(total).to_vec();
    named.extend(reading.after(total, 10));
    if ELSEWHERE.iter().any(|it| has(of, it) && !has(&named, it)) {
        return false;
    }
    has_any(of, &["总", "全部", "全县", "全区", "当年", "全年"]) && of.len() <= 8
        || of
            .windows(2)
            .any(|pair| named.windows(2).any(|it| it == pair && !has_any(it, &["全县", "全市", "我县"])))
}

/// 考生总数 is a total of 考生, and nothing around this number is called so.
fn is_called_otherwise(reading: &Reading, of: &[char], total: usize) -> bool {
    let of: String = of.iter().collect();
    let Some(name) = ["总数", "总量", "总额", "总人数"].iter().find_map(|it| of.strip_suffix(it))
    else {
        return false;
    };
    let name = name.trim_start_matches("全县").trim_start_matches("全市");
    let mut named: Vec<char> = reading.lead(total).to_vec();
    named.extend(reading.after(total, 10));
    name.chars().count() >= 2 && !has(&named, name)
}

/// 分别占a%、b%、c%: the parts of the sum before it, in their order.
fn respectively(reading: &Reading, first: usize, known: &Known<'_>) -> Option<Vec<Claim>> {
    let place = reading.place(first);
    if !has_any(reading.gap(first), &["分别占", "占比分别", "比重分别"]) {
        return None;
    }
    let range = reading.sentences[place.sentence].mentions.clone();
    let bare =
        |it: &usize| reading.gap(*it).iter().all(|it| matches!(it, '、' | ',' | '，' | '和' | '占' | '及'));
    let count = 1
        + (first + 1..range.end)
            .take_while(|it| reading.mentions[*it].kind == Kind::Percent && bare(it))
            .count();
    let near = [place.sentence, place.sentence.wrapping_sub(1)];
    let sums = near.iter().filter_map(|it| known.sums.get(it)).flatten();
    let sum = sums.rev().find(|it| it.1.len() == count && it.1.last().is_some_and(|it| *it < first))?;
    let of = denominator(reading.gap(first)).unwrap_or(&[]);
    let named = of.iter().any(|it| is_han(*it));
    if named && !matches(reading, of, sum.0) {
        return None;
    }
    Some(sum.1.iter().enumerate().map(|(at, part)| share(first + at, *part, sum.0, Strength::Sure)).collect())
}
