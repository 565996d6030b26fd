//! From a text to its report: read, claim, judge, find.

use rust_decimal::Decimal;

use crate::{
    damage, finding,
    judge::{Amount, Verdict},
    quantity::subject,
    reading::Reading,
    relation::{self, Claim, Strength},
    report::{Damage, Place, Quantity, Relation, Report},
    table,
    text::{Span, Text},
};

pub(crate) struct Judged {
    pub(crate) claim: Claim,
    pub(crate) verdict: Verdict,
}

/// `asked`: digits somebody knows to be lost; none to find out.
pub(crate) fn run(text: &Text, asked: &[char]) -> Report {
    let mut reading = Reading::new(text, false);
    let loss = damage::detect(text, &reading, asked);
    if !loss.lost.is_empty() {
        return Report { damage: told(&loss), ..damage::restore(text, &loss) };
    }
    let grids = table::grids(text, &reading);
    table::take_units(&grids, &mut reading);
    let mut claims = relation::claims(&reading);
    claims.extend(table::claims(&grids, &reading));
    claims.extend(relation::in_tables(&reading, &grids));
    drop(grids);
    let judged: Vec<Judged> = claims.into_iter().map(|claim| judge(&reading, claim)).collect();
    let mut report = Report { characters: reading.page.chars.len(), ..Report::default() };
    report.findings = finding::findings(&reading, &judged);
    // Each claim is let go of as soon as it is told; the largest part of a report comes last.
    let told_one = |(index, it): (usize, Judged)| relation(&reading, index, &it);
    report.relations = judged.into_iter().enumerate().map(told_one).collect();
    report.quantities = quantities(text, &reading);
    report.damage = told(&loss);
    finding::suspected(&reading, &loss.forms, &mut report.findings);
    report
}

fn told(loss: &damage::Loss) -> Damage {
    Damage {
        lost: loss.lost.iter().map(char::to_string).collect(),
        confidence: Decimal::new(i64::try_from(loss.confidence).unwrap_or(0), 3).normalize().to_string(),
        evidence: loss.evidence.clone(),
    }
}

fn judge(reading: &Reading, claim: Claim) -> Judged {
    let mut verdict = claim.form.judge(&|it| Amount::of(&reading.mentions[it]));
    // What may be meant otherwise is not refuted.
    if claim.strength == Strength::Weak && verdict.holds == Some(false) {
        verdict = Verdict { holds: None, unlike: true, ..verdict };
    }
    Judged { claim, verdict }
}

/// The text of each quantity is as it stands, full-width digits and all.
pub(crate) fn quantities(text: &Text, reading: &Reading) -> Vec<Quantity> {
    let mut chars = text.characters.chars();
    let mut at = 0;
    let mut printed = |span: Span| {
        let skipped = span.from.saturating_sub(at);
        at = span.to;
        chars.by_ref().skip(skipped).take(span.to - span.from).collect()
    };
    let one = |(index, it): (usize, &crate::quantity::Mention)| Quantity {
        id: id('q', index),
        span: Place(it.span),
        text: tight(printed(it.span)),
        value: it.value.map(|value| written(value, it.times)),
        upper: it.upper.map(|value| written(value, it.times)),
        unit: it.unit.text.to_owned(),
        kind: it.kind,
        approximate: it.approx != crate::quantity::Approx::Exact,
        damaged: false,
        subject: tight(subject::subject(reading, index)),
        candidates: Vec::new(),
    };
    reading.mentions.iter().enumerate().map(one).collect()
}

/// With the places printed; 1.2万 份 are 12000.
fn written(value: Decimal, times: Decimal) -> String {
    if times == Decimal::ONE { value.to_string() } else { value.normalize().to_string() }
}

/// Without the room a text grew into: there are hundreds of thousands in a long paper.
fn tight(mut text: String) -> String {
    text.shrink_to_fit();
    text
}

pub(crate) fn id(letter: char, index: usize) -> String {
    format!("{letter}{}", index + 1)
}

pub(crate) fn relation(reading: &Reading, index: usize, it: &Judged) -> Relation {
    let members = it.claim.form.members();
    let stated = members.first().map(|it| reading.printed(*it)).unwrap_or_default();
    Relation {
        id: id('r', index),
        kind: it.claim.kind,
        quantities: members.iter().map(|it| id('q', *it)).collect(),
        holds: it.verdict.holds,
        stated: tight(stated),
        computed: tight(finding::computed(reading, it).unwrap_or_default()),
        explanation: tight(finding::explain(reading, it)),
    }
}
