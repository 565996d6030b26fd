//! A damaged text's report: what each value may have been, and what decided.

use std::collections::BTreeMap;

use super::{
    calendar::{Left, calendar},
    codes::codes,
    detect::{Loss, is_broken},
    domain::Domain,
    gaps,
    solve::{Solved, solve},
    told::Known,
};
use crate::{
    engine::{self, Judged},
    finding,
    judge::Amount,
    page::alike,
    reading::Reading,
    relation::{self, Claim, Strength},
    report::{Finding, FindingId, Grade, Place, Report},
    table,
    text::Text,
};

/// Values that read well and cannot be proved: so many are named.
const NAMED: usize = 40;

/// The report of a text that lost these digits.
pub(crate) fn restore(text: &Text, loss: &Loss) -> Report {
    let mut reading = Reading::new(text, true);
    let grids = table::grids(text, &reading);
    table::take_units(&grids, &mut reading);
    let mut claims = relation::claims(&reading);
    claims.extend(relation::in_damaged(&reading));
    claims.extend(table::claims(&grids, &reading));
    let solved = solve(&reading, &claims, &loss.lost);
    let calendar = calendar(&reading, &loss.lost);
    let mut left = calendar.left;
    left.extend(codes(&reading, &calendar.years, &loss.lost));
    let mut report = Report { characters: reading.page.chars.len(), ..Report::default() };
    let (findings, damaged) = values(&reading, &solved, &left, &loss.lost);
    report.findings = findings;
    report.findings.extend(gaps::findings(&reading, &grids, &solved, &loss.lost));
    let tell = |(at, claim): (usize, Claim)| {
        let judged = judge(&reading, claim, at, &solved);
        let wrong = solved.broken.contains(&at).then(|| finding::finding(&reading, at, &judged));
        report.findings.extend(wrong.flatten());
        engine::relation(&reading, at, &judged)
    };
    report.relations = claims.into_iter().enumerate().map(tell).collect();
    finding::number(&mut report.findings);
    report.quantities = engine::quantities(text, reading);
    for (index, known) in damaged {
        let it = &mut report.quantities[index];
        it.damaged = true;
        it.value = None;
        it.candidates = known.candidates.iter().map(|one| printed(one, &it.text, &loss.lost)).collect();
        it.further = known.further.iter().map(|one| printed(one, &it.text, &loss.lost)).collect();
    }
    report
}

/// Candidates are worked out in half-width; ．107件 keeps the point it was printed with.
fn printed(candidate: &str, text: &str, lost: &[char]) -> String {
    let mut text = text.chars();
    let mut as_it_stands = |it: char| text.next().filter(|other| alike(*other) == it).unwrap_or(it);
    candidate.chars().map(|it| if lost.contains(&it) { it } else { as_it_stands(it) }).collect()
}

/// Undecided where lost digits may explain it; wrong only where none can and nothing else can be meant:
/// without its digits a sentence is easily read of the wrong whole.
fn judge(reading: &Reading, claim: Claim, at: usize, solved: &Solved) -> Judged {
    let mut verdict = claim.form.judge(&|it| Amount::of(&reading.mentions[it]));
    let whole = claim.form.members().iter().all(|it| solved.domains.get(it).is_none_or(Domain::as_printed));
    let saved = !solved.broken.contains(&at) || claim.strength != Strength::Sure;
    if (verdict.holds == Some(false) && saved) || !whole {
        verdict.holds = None;
        verdict.rounding = false;
    }
    Judged { claim, verdict }
}

/// The findings of values that lost digits, and what each may have been.
fn values(
    reading: &Reading,
    solved: &Solved,
    left: &[Left],
    lost: &[char],
) -> (Vec<Finding>, Vec<(usize, Known)>) {
    let (mut found, mut damaged) = (Vec::new(), Vec::new());
    let mut maybe = Vec::new();
    let left: BTreeMap<usize, &Left> = left.iter().map(|it| (it.index, it)).collect();
    for (index, it) in reading.mentions.iter().enumerate() {
        // 050 still has a five, 2016GZ027 a six: whatever is wrong with it, lost ones are not.
        if reading.page.of(it.span).iter().any(|it| lost.contains(it)) {
            continue;
        }
        let known = if let Some(left) = left.get(&index) {
            Known::left(left)
        } else {
            let Some(domain) = solved.domains.get(&index) else { continue };
            let broken = is_broken(&reading.page.chars, it) || it.digits.is_empty();
            if domain.as_printed() && !broken {
                if it.arabic && it.counts() && !domain.closed {
                    maybe.push(index);
                }
                continue;
            }
            Known::solved(reading, index, solved, domain, lost)
        };
        found.push(known.finding(reading, index));
        damaged.push((index, known));
    }
    found.extend(unproved(reading, &maybe));
    (found, damaged)
}

/// One hint for all that reads well and nothing confirms.
fn unproved(reading: &Reading, maybe: &[usize]) -> Option<Finding> {
    let first = maybe.first()?;
    let named: Vec<String> = maybe.iter().take(NAMED).map(|it| reading.printed(*it)).collect();
    let more = if maybe.len() > NAMED { "等" } else { "" };
    Some(Finding {
        id: FindingId::default(),
        grade: Grade::Note,
        rule: "maybe-lost".to_owned(),
        span: Place(reading.mentions[*first].span),
        message: format!(
            "另有{}个数读得通，但没有别的数可以印证，不能排除也丢了数字：{}{more}",
            maybe.len(),
            named.join("、")
        ),
        candidates: Vec::new(),
        further: Vec::new(),
        relations: Vec::new(),
    })
}
