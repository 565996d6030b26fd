//! 合计与各项: 共34项，其中结转14项、新上20项; 发明5件、实用新型22件，合计27件.

use rust_decimal::Decimal;

use super::{
    Claim, Strength,
    closing::closing,
    family::{Fit, fit},
    heads::{heads, says_total},
    opening::{Opening, opening},
};
use crate::{
    judge::{Amount, Form},
    page::{ends, has, has_any, is_comma, is_stop, starts},
    reading::Reading,
    report::RelationKind,
    role::Role,
};

/// More parts than this in running text are no enumeration.
pub(super) const MOST_PARTS: usize = 40;
/// Nor are they looked for further than so many quantities away.
pub(super) const FARTHEST: usize = 120;

/// Words that begin a new statement: the list before them is over.
const VERBS: &[&str] = &[
    "授权", "完成", "举办", "开展", "获得", "培训", "发放", "组织", "实现", "新增", "推荐", "兑现", "争取",
    "认定", "登记", "备案", "通过", "申报", "受理", "办结", "带动", "累计", "全年", "目前", "截至", "截止",
    "今年", "人均", "平均", "引进", "建成",
];

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    for index in reading.sentences[sentence].mentions.clone() {
        let it = &reading.mentions[index];
        if !it.adds() || !matches!(reading.place(index).role, Role::Plain | Role::Target) {
            continue;
        }
        match opening(reading, index) {
            Some(opening) => list(reading, index, opening, found),
            None => closing(reading, index, sentence, found),
        }
    }
}

struct Parts {
    all: Vec<usize>,
    /// Where the list most likely ends.
    natural: usize,
    /// 等 follows, or other things are said to belong to it.
    open: bool,
}

/// The quantities that may be parts, from the first on.
fn parts(reading: &Reading, first: usize) -> Parts {
    let sentence = &reading.sentences[reading.place(first).sentence];
    let (mut all, mut natural) = (vec![first], None);
    let mut nested: Option<usize> = None;
    let mut by_comma: Option<bool> = None;
    let home = reading.place(first).depth;
    let whose = says_verb(reading, first);
    for index in first + 1..sentence.mentions.end.min(first + FARTHEST) {
        let (it, place) = (&reading.mentions[index], reading.place(index));
        if place.depth < home || all.len() >= MOST_PARTS {
            break;
        }
        if place.depth > home {
            continue;
        }
        let gap = reading.gap(index);
        if has(gap, "其中") {
            nested = Some(place.segment);
        }
        if nested.is_some_and(|it| it == place.segment) || !it.alike(&reading.mentions[first]) {
            continue;
        }
        // 县级财政预算 is a source, 年度目标 is no part.
        let source = place.role == Role::Target
            && !has_any(reading.lead(index), &["目标", "任务", "计划", "指标", "力争"]);
        if place.role != Role::Plain && !source {
            continue;
        }
        nested = None;
        if says_total(reading, index) || has_any(gap, &["同比", "比上年", "比去年", "较上年", "较去年"])
        {
            break;
        }
        let comma = gap.iter().any(|it| is_comma(*it) || *it == ';');
        let turns = by_comma == Some(false) && comma && !attached(reading, index);
        let verb = comma && says_verb(reading, index).is_some_and(|it| Some(it) != whose);
        if (turns || verb) && natural.is_none() {
            natural = Some(all.len());
        }
        by_comma = by_comma.or(Some(comma));
        all.push(index);
    }
    let natural = natural.unwrap_or(all.len());
    let last = all[natural - 1];
    let after = reading.after(last, 6);
    let open = after.first() == Some(&'等')
        || has_any(after, &["等等", "以及其他"])
        || has_any(&after[..after.len().min(4)], &["等。", "等，"]);
    Parts { all, natural, open }
}

/// Whether something else was said since the part before: then a comma is no turn.
fn attached(reading: &Reading, index: usize) -> bool {
    reading.place(index).before.is_some_and(|it| !reading.mentions[it].alike(&reading.mentions[index]))
}

fn says_verb(reading: &Reading, index: usize) -> Option<&'static str> {
    let lead = reading.lead(index);
    VERBS.iter().find(|it| starts(lead, 0, it) || ends(lead, lead.len(), it)).copied()
}

fn list(reading: &Reading, first: usize, opening: Opening, found: &mut Vec<Claim>) {
    of_unit(reading, first, first, opening, found);
    // 项目3项、资金450万元: a second list runs along, in another unit.
    let end = reading.sentences[reading.place(first).sentence].mentions.end;
    let along = (first + 1..end.min(first + 3)).find(|it| {
        let other = &reading.mentions[*it];
        let close = !reading.gap(*it).iter().any(|it| *it == ';' || is_stop(*it));
        other.adds()
            && close
            && !other.alike(&reading.mentions[first])
            && reading.place(*it).role == Role::Plain
    });
    if let Some(along) = along.filter(|_| opening == Opening::Among) {
        of_unit(reading, along, first, opening, found);
    }
}

/// The list whose first part is `first`; its total stands before `start`.
fn of_unit(reading: &Reading, first: usize, start: usize, opening: Opening, found: &mut Vec<Claim>) {
    let opens_sentence = reading.place(start).before.is_none();
    let heads: Vec<usize> =
        heads(reading, first, opens_sentence).into_iter().filter(|it| *it < start).collect();
    let Some(nearest) = heads.first().copied() else { return };
    let parts = parts(reading, first);
    let upper = upper(reading, &parts.all);
    let known = whole(reading, &parts.all);
    let segment = reading.place(parts.all[0]).segment;
    let piece = parts.all.iter().take_while(|it| reading.place(**it).segment == segment).count();
    let sets =
        [&parts.all[..parts.natural], &parts.all[..], &parts.all[..known], &upper[..], &parts.all[..piece]];
    for total in heads.iter().take(4) {
        for set in sets.iter().filter(|it| it.len() >= 2) {
            let form = Form::Sum { total: *total, parts: set.to_vec() };
            if holds(reading, &form) == Some(true) {
                found.push(Claim::new(RelationKind::Sum, form, Strength::Sure, "sum"));
                // 公务员…；男…，女…: told apart once more.
                let rest = &parts.all[piece..];
                if set.len() == piece && rest.len() >= 2 {
                    let again = Form::Sum { total: *total, parts: rest.to_vec() };
                    let known = fit(&labels(reading, rest)) == Fit::Whole;
                    if known || holds(reading, &again) == Some(true) {
                        found.push(Claim::new(RelationKind::Sum, again, Strength::Sure, "sum"));
                    }
                }
                return;
            }
        }
    }
    let (one, rest) = parts.all.split_at(piece);
    if one.len() >= 2 && fit(&labels(reading, rest)) == Fit::Whole {
        found.extend([one, rest].map(|parts| {
            let form = Form::Sum { total: nearest, parts: parts.to_vec() };
            Claim::new(RelationKind::Sum, form, Strength::Likely, "sum")
        }));
        return;
    }
    let cut = if known >= 2 { known } else { parts.natural };
    let off = |set: &[usize]| off(reading, nearest, set);
    let pieces = upper.len() >= 2 && known < 2;
    let chosen = if pieces && piece >= 2 && off(&parts.all[..piece]) < off(&upper) {
        &parts.all[..piece]
    } else if pieces {
        &upper[..]
    } else {
        &parts.all[..cut]
    };
    let cut = chosen.len();
    let strength = if cut >= 2 { strength(reading, nearest, chosen, opening, parts.open) } else { None };
    match strength {
        Some(strength) => {
            let form = Form::Sum { total: nearest, parts: chosen.to_vec() };
            found.push(Claim::new(RelationKind::Sum, form, strength, "sum"));
        }
        None if opening == Opening::Among || cut >= 2 => {
            let near = reading.place(nearest).sentence == reading.place(first).sentence;
            let strength = if near && heads.len() == 1 { Strength::Sure } else { Strength::Likely };
            found.extend(chosen.iter().map(|part| {
                let form = Form::Bound { part: *part, whole: nearest };
                Claim::new(RelationKind::Bound, form, strength, "part-over-whole")
            }));
        }
        None => {}
    }
}

/// How far a set of parts is from a total.
fn off(reading: &Reading, total: usize, set: &[usize]) -> Option<Decimal> {
    let sum =
        set.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(reading.mentions[*it].amount()?))?;
    Some(sum.checked_sub(reading.mentions[total].amount()?)?.abs())
}

/// Where semicolons part the list and a piece has several numbers: the first of each piece.
fn upper(reading: &Reading, all: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for it in all {
        if found.last().is_none_or(|last| reading.place(*last).segment != reading.place(*it).segment) {
            found.push(*it);
        }
    }
    if found.len() < all.len() { found } else { Vec::new() }
}

/// How many of the parts are exactly a known whole; 0 if none.
fn whole(reading: &Reading, all: &[usize]) -> usize {
    (2..=all.len().min(6)).rev().find(|cut| fit(&labels(reading, &all[..*cut])) == Fit::Whole).unwrap_or(0)
}

fn labels<'a>(reading: &'a Reading, parts: &[usize]) -> Vec<&'a [char]> {
    parts.iter().map(|it| reading.lead(*it)).collect()
}

/// How surely these are all the parts; none if they are surely not.
fn strength(
    reading: &Reading,
    total: usize,
    parts: &[usize],
    opening: Opening,
    open: bool,
) -> Option<Strength> {
    let labels = labels(reading, parts);
    let rest = labels.iter().any(|it| has_any(it, &["其他", "其余", "其它", "剩余"]));
    let told = says_total(reading, total);
    let known = fit(&labels);
    if known == Fit::Whole || rest {
        return Some(Strength::Sure);
    }
    // Four and more that come near the whole were meant to be all of it, whatever they are called.
    let near = || parts.len() >= 4 && close(reading, total, parts);
    if open || known == Fit::Overlapping && (reading.page.holed || !near()) {
        return None;
    }
    if reading.page.holed {
        return match opening {
            _ if known == Fit::Incomplete => None,
            Opening::All | Opening::Bracket => Some(Strength::Likely),
            Opening::Among => Some(if told { Strength::Likely } else { Strength::Weak }),
        };
    }
    let sum =
        parts.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(reading.mentions[*it].amount()?));
    let (Some(sum), Some(whole)) = (sum, reading.mentions[total].amount()) else {
        return (known != Fit::Incomplete).then_some(Strength::Likely);
    };
    if known == Fit::Incomplete {
        return (sum > whole).then_some(Strength::Sure);
    }
    if known == Fit::Apart && sum > whole {
        return Some(Strength::Sure);
    }
    // 省级、市级、县级 of a county: there is no level below.
    let lowest = labels.last().is_some_and(|it| has_any(it, &["县级", "本级"]));
    if known == Fit::Apart && parts.len() >= 3 && lowest {
        return Some(Strength::Likely);
    }
    match opening {
        Opening::All if told || parts.len() >= 2 => {
            Some(if told { Strength::Sure } else { Strength::Likely })
        }
        Opening::Bracket => Some(Strength::Likely),
        Opening::Among | Opening::All => {
            let covered = |of: i64| sum.checked_mul(Decimal::from(of)).is_some_and(|it| it >= whole);
            let most = || {
                sum.checked_mul(3.into()).zip(whole.checked_mul(Decimal::TWO)).is_some_and(|it| it.0 >= it.1)
            };
            let nearly = covered_by(sum, whole, if parts.len() >= 4 { 85 } else { 95 });
            if sum > whole || told && most() || nearly {
                return Some(Strength::Likely);
            }
            (covered(2) || told && parts.len() >= 3).then_some(Strength::Weak)
        }
    }
}

fn close(reading: &Reading, total: usize, parts: &[usize]) -> bool {
    let whole = reading.mentions[total].amount();
    off(reading, total, parts)
        .and_then(|it| it.checked_mul(20.into()))
        .zip(whole)
        .is_some_and(|it| it.0 <= it.1)
}

/// Parts that leave next to nothing were most likely meant to be all.
fn covered_by(sum: Decimal, whole: Decimal, percent: i64) -> bool {
    let whole = whole.checked_mul(percent.into());
    sum.checked_mul(Decimal::ONE_HUNDRED).zip(whole).is_some_and(|it| it.0 >= it.1)
}

pub(super) fn holds(reading: &Reading, form: &Form) -> Option<bool> {
    form.judge(&|it| Amount::of(&reading.mentions[it])).holds
}
