//! A damaged text's report: what each value may have been, and what decided.

use std::collections::BTreeMap;

use super::{
    calendar::{Left, calendar},
    codes::codes,
    detect::{Loss, is_broken},
    domain::Domain,
    solve::{Solved, solve},
};
use crate::{
    engine::{self, Judged},
    finding,
    judge::Amount,
    page::alike,
    reading::Reading,
    relation::{self, Claim, Strength},
    report::{Finding, FindingId, Grade, Kind, Place, Report},
    table,
    text::{Span, Text},
};

/// How surely a value is one of its candidates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// However many digits were lost.
    Firm,
    /// If no more were lost than need be.
    Least,
    /// No computation decides.
    Open,
}

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
    let tell = |(at, claim): (usize, Claim)| {
        let judged = judge(&reading, claim, at, &solved);
        let wrong = solved.broken.contains(&at).then(|| finding::finding(&reading, at, &judged));
        report.findings.extend(wrong.flatten());
        engine::relation(&reading, at, &judged)
    };
    report.relations = claims.into_iter().enumerate().map(tell).collect();
    finding::number(&mut report.findings);
    report.quantities = engine::quantities(text, reading);
    for (index, candidates) in damaged {
        let it = &mut report.quantities[index];
        it.damaged = true;
        it.value = None;
        it.candidates = candidates.iter().map(|one| printed(one, &it.text, &loss.lost)).collect();
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
) -> (Vec<Finding>, Vec<(usize, Vec<String>)>) {
    let (mut found, mut damaged) = (Vec::new(), Vec::new());
    let mut maybe = Vec::new();
    let left: BTreeMap<usize, &Left> = left.iter().map(|it| (it.index, it)).collect();
    for (index, it) in reading.mentions.iter().enumerate() {
        // 050 still has a five, 2016GZ027 a six: whatever is wrong with it, lost ones are not.
        if reading.page.of(it.span).iter().any(|it| lost.contains(it)) {
            continue;
        }
        if let Some(left) = left.get(&index) {
            damaged.push((index, left.candidates.clone()));
            found.push(finding(reading, index, &left.candidates, &left.because, Sure::Firm));
            continue;
        }
        let Some(domain) = solved.domains.get(&index) else { continue };
        let broken = is_broken(&reading.page.chars, it) || it.digits.is_empty();
        if domain.as_printed() && !broken {
            if it.arabic && it.counts() && !domain.closed {
                maybe.push(index);
            }
            continue;
        }
        let choices = domain.shown(&reading.page.string(it.digits), lost).into_iter();
        let whole = |text: &str| {
            let before = reading.page.string(Span::new(it.span.from, it.digits.from));
            let after = reading.page.string(Span::new(it.digits.to, it.span.to));
            format!("{before}{text}{after}")
        };
        let candidates: Vec<String> = choices.map(|it| whole(&it.text)).collect();
        let because = if domain.because.is_empty() && domain.closed {
            "编号依次".to_owned()
        } else {
            domain.because.join("；")
        };
        let sure = match (domain.closed, solved.firm.contains(&index)) {
            (true, true) => Sure::Firm,
            (true, false) => Sure::Least,
            (false, _) => Sure::Open,
        };
        found.push(finding(reading, index, &candidates, &because, sure));
        damaged.push((index, candidates));
    }
    found.extend(unproved(reading, &maybe));
    (found, damaged)
}

fn finding(reading: &Reading, index: usize, candidates: &[String], because: &str, sure: Sure) -> Finding {
    let it = &reading.mentions[index];
    let printed = if it.kind == Kind::Heading && it.digits.is_empty() {
        "编号".to_owned()
    } else if it.counts() {
        format!("“{}{}”", finding::label(reading, index), reading.printed(index))
    } else {
        format!("“{}”", reading.printed(index))
    };
    let decided = if because.is_empty() { String::new() } else { format!("，由{because}决定") };
    let message = match (candidates, sure) {
        ([], _) => format!("{printed}丢了数字，没有一种补法符合上下文{decided}，请核对原件"),
        ([one], Sure::Firm) => format!("{printed}丢了数字，只能是“{one}”{decided}"),
        ([one], Sure::Least) => {
            format!("{printed}丢了数字，补得最少的写法只有“{one}”{decided}，请核对原件")
        }
        (_, Sure::Firm) => format!("{printed}丢了数字，有{}种可能{decided}，请核对原件", candidates.len()),
        (_, Sure::Least) => {
            format!("{printed}丢了数字，补得最少的写法有{}种{decided}，请核对原件", candidates.len())
        }
        (_, Sure::Open) => format!(
            "{printed}丢了数字，不能判定：列出的是补得最少的写法{decided}，位数更多的不能排除，请核对原件"
        ),
    };
    Finding {
        id: FindingId::default(),
        grade: Grade::Verify,
        rule: "lost-digit".to_owned(),
        span: Place(reading.mentions[index].span),
        message,
        candidates: candidates.to_vec(),
        relations: Vec::new(),
    }
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
        relations: Vec::new(),
    })
}
