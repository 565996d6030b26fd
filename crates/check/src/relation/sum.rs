//! 合计与各项: 共34项，其中结转14项、新上20项; 发明5件、实用新型22件，合计27件.

use rust_decimal::Decimal;

use super::{
    Claim, Strength,
    closing::closing,
    family::{Fit, fit},
    heads::{heads, says_total},
    named::{label, touch},
    opening::{Opening, opening, sorted_by},
    parts::{Parts, parts},
    slip::one_digit_off,
};
use crate::{
    judge::{Amount, Form},
    page::{has_any, is_comma, is_stop},
    reading::Reading,
    report::RelationKind,
    role::Role,
};

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let mut pieces = Vec::new();
    for index in reading.sentences[sentence].mentions.clone() {
        let it = &reading.mentions[index];
        if !it.adds() || !matches!(reading.place(index).role, Role::Plain | Role::Target) {
            continue;
        }
        match opening(reading, index) {
            Some(opening) => list(reading, index, opening, found, &mut pieces),
            None if pieces.contains(&index) => {}
            None => closing(reading, index, sentence, found),
        }
    }
}

/// `pieces` are totals of single pieces of a list, which close nothing.
fn list(reading: &Reading, first: usize, opening: Opening, found: &mut Vec<Claim>, pieces: &mut Vec<usize>) {
    let first = comes_to(reading, first).unwrap_or(first);
    of_unit(reading, first, first, opening, found, pieces);
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
        of_unit(reading, comes_to(reading, along).unwrap_or(along), first, opening, found, pieces);
    }
}

/// 其中CT机2台，每台680万元，计1360万元; …: the parts are what each comes to.
fn comes_to(reading: &Reading, each: usize) -> Option<usize> {
    let next = each + 1;
    let rule = reading.lead(each).contains(&'每') && reading.places.get(next).is_some();
    let told = rule
        && reading.place(next).segment == reading.place(each).segment
        && reading.mentions[next].alike(&reading.mentions[each])
        && has_any(reading.gap(next), &["计", "共"]);
    told.then_some(next)
}

/// The list whose first part is `first`; its total stands before `start`.
fn of_unit(
    reading: &Reading,
    first: usize,
    start: usize,
    opening: Opening,
    found: &mut Vec<Claim>,
    pieces: &mut Vec<usize>,
) {
    let opens_sentence = reading.place(start).before.is_none();
    let heads: Vec<usize> =
        heads(reading, first, opens_sentence).into_iter().filter(|it| *it < start).collect();
    let heads = match sorted_by(reading.gap(first)) {
        Some(by) => of_whole(reading, by, heads, found),
        None => heads,
    };
    let Some(nearest) = heads.first().copied() else { return };
    let parts = parts(reading, first);
    let whole_pieces = parts.all.len() < parts.through.len();
    pieces.extend(parts.through.iter().filter(|it| !parts.all.contains(it)));
    let upper = upper(reading, &parts.all[..parts.told]);
    let known = whole(reading, &parts.all);
    let segment = reading.place(parts.all[0]).segment;
    let piece = parts.all.iter().take_while(|it| reading.place(**it).segment == segment).count();
    let sets = [
        &parts.all[..parts.natural],
        &parts.all[..],
        &parts.all[..known],
        &upper[..],
        &parts.all[..piece],
        &parts.through[..],
        &parts.all[..parts.run],
    ];
    let held = held(reading, &heads, &sets, &parts.all[..piece], &parts.all[piece..]);
    if !held.is_empty() {
        found.extend(held);
        return;
    }
    let (one, rest) = parts.all.split_at(piece);
    if one.len() >= 2 && fit(&labels(reading, rest)) == Fit::Whole {
        found.extend([one, rest].map(|parts| {
            let form = Form::Sum { total: nearest, parts: parts.to_vec() };
            Claim::new(RelationKind::Sum, form, Strength::Likely, "sum")
        }));
        return;
    }
    let chosen = if whole_pieces {
        &parts.through[..]
    } else {
        chosen(reading, nearest, &parts, &upper, known, piece)
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

/// The first of these sets that makes up one of the totals; and what is told apart once more.
fn held(
    reading: &Reading,
    heads: &[usize],
    sets: &[&[usize]],
    piece: &[usize],
    rest: &[usize],
) -> Vec<Claim> {
    let sum = |total: usize, parts: &[usize]| Form::Sum { total, parts: parts.to_vec() };
    let all = heads.iter().take(4).flat_map(|total| sets.iter().map(|set| (*total, *set)));
    let fits = |it: &(usize, &[usize])| it.1.len() >= 2 && holds(reading, &sum(it.0, it.1)) == Some(true);
    let Some((total, set)) = all.into_iter().find(fits) else { return Vec::new() };
    let claim = |form: Form| Claim::new(RelationKind::Sum, form, Strength::Sure, "sum");
    let mut claims = vec![claim(sum(total, set))];
    // 公务员…；男…，女…: told apart once more.
    if set.len() == piece.len() && rest.len() >= 2 {
        let again = sum(total, rest);
        let known = fit(&labels(reading, rest)) == Fit::Whole;
        if known || holds(reading, &again) == Some(true) {
            claims.push(claim(again));
        }
    }
    claims
}

/// Which of the quantities are the list, where no set of them makes up the total.
fn chosen<'a>(
    reading: &Reading,
    total: usize,
    parts: &'a Parts,
    upper: &'a [usize],
    known: usize,
    piece: usize,
) -> &'a [usize] {
    let off = |set: &[usize]| off(reading, total, set);
    let (all, natural, run) = (&parts.all[..], &parts.all[..parts.natural], &parts.all[..parts.run]);
    if known >= 2 {
        return &all[..known];
    }
    if upper.len() >= 2 {
        return if piece >= 2 && off(&all[..piece]) < off(upper) { &all[..piece] } else { upper };
    }
    let sooner = run.len() >= 2 && run.len() < natural.len() && off(run) < off(natural);
    if sooner { run } else { natural }
}

/// Claims of the same paragraph are among the last ones made.
const NEAR: usize = 60;

/// 其中一季度…、二季度…。分行业看，…: told apart once more is the whole, and not the last part of it.
/// 立案186件，办结158件。按立案类别分，…: of what is called so.
fn of_whole(reading: &Reading, by: &[char], mut heads: Vec<usize>, found: &[Claim]) -> Vec<usize> {
    heads.sort_by_key(|it| !touch(reading.lead(*it), by));
    let whole = |part: usize| found.iter().rev().take(NEAR).find_map(|it| it.form.whole_of(part));
    let [nearest, next, ..] = heads[..] else { return heads };
    match whole(nearest).filter(|it| whole(next) == Some(*it)) {
        Some(it) => vec![it],
        // The other parts may have been lost: then it cannot be told which is meant.
        None if reading.page.holed && whole(nearest).is_some() => Vec::new(),
        None => heads,
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

/// How many of the parts are exactly a known whole; 0 if none. 县内、县外省内、省外 go on after two.
fn whole(reading: &Reading, all: &[usize]) -> usize {
    let ends = |cut: usize| {
        all.get(cut).is_none_or(|it| reading.gap(*it).iter().any(|it| is_comma(*it) || *it == ';'))
    };
    let known = |cut: &usize| ends(*cut) && fit(&labels(reading, &all[..*cut])) == Fit::Whole;
    (2..=all.len().min(6)).rev().find(known).unwrap_or(0)
}

fn labels<'a>(reading: &'a Reading, parts: &[usize]) -> Vec<&'a [char]> {
    parts.iter().map(|it| label(reading, *it)).collect()
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
            let slip = || one_digit_off(reading, total, parts, sum);
            (covered(2) || told && parts.len() >= 3 || slip()).then_some(Strength::Weak)
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
