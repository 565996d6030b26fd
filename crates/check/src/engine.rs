//! From a text to its report: read, claim, judge, find.

use rust_decimal::Decimal;

use crate::{
    damage, finding,
    judge::{Amount, Verdict},
    quantity::{Approx, Mention, subject},
    reading::Reading,
    relation::{self, Claim, Strength},
    report::{Damage, Place, Quantity, QuantityId, Relation, RelationId, Report, UnitName, Value},
    table,
    text::Text,
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
    let mut report = Report { characters: reading.page.chars.len(), ..Report::default() };
    // Each claim is let go of as soon as it is told; the largest part of a report comes last.
    let tell = |(index, claim): (usize, Claim)| {
        let judged = judge(&reading, claim);
        report.findings.extend(finding::finding(&reading, index, &judged));
        relation(&reading, index, &judged)
    };
    report.relations = claims.into_iter().enumerate().map(tell).collect();
    report.findings.extend(finding::suspected(&reading, &loss.forms));
    finding::number(&mut report.findings);
    report.quantities = quantities(text, reading);
    report.damage = told(&loss);
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

pub(crate) fn relation(reading: &Reading, index: usize, it: &Judged) -> Relation {
    let members = it.claim.form.members();
    let stated = members.first().map(|it| reading.printed(*it)).unwrap_or_default();
    Relation {
        id: RelationId::at(index),
        kind: it.claim.kind,
        quantities: members.iter().map(|it| QuantityId::at(*it)).collect(),
        holds: it.verdict.holds,
        stated: stated.into(),
        computed: finding::computed(reading, it).unwrap_or_default().into(),
        explanation: finding::explain(reading, it).into(),
    }
}

/// Told last, from the end: what has become a quantity of the report is let go of, so that
/// the reading and the largest part of the report are never both there whole.
pub(crate) fn quantities(text: &Text, mut reading: Reading) -> Vec<Quantity> {
    let mut found = Vec::with_capacity(reading.mentions.len());
    reading.page.lines = Vec::new();
    let mut chars = text.characters.chars();
    let mut at = reading.page.chars.len();
    while let Some(index) = reading.mentions.len().checked_sub(1) {
        let span = reading.mentions[index].span;
        let skipped = at.saturating_sub(span.to);
        let printed: Vec<char> = chars.by_ref().rev().skip(skipped).take(span.to - span.from).collect();
        at = span.from;
        let subject = subject::subject(&reading, index);
        reading.places.drop_last();
        found.extend(reading.mentions.pop().map(|it| quantity(index, &it, &printed, &subject)));
        if index <= reading.mentions.capacity() / 8 * 7 {
            reading.mentions.shrink_to_fit();
            reading.places.shrink();
        }
    }
    found.reverse();
    found
}

/// `printed`: as it stands, full-width digits and all, from its end.
fn quantity(index: usize, it: &Mention, printed: &[char], subject: &str) -> Quantity {
    Quantity {
        id: QuantityId::at(index),
        span: Place(it.span),
        text: printed.iter().rev().copied().collect(),
        value: it.value.map(|value| written(value, it.power)),
        upper: it.upper.as_deref().map(|value| Box::new(written(*value, it.power))),
        unit: UnitName(it.unit),
        kind: it.kind,
        approximate: it.approx != Approx::Exact,
        damaged: false,
        subject: subject.into(),
        candidates: Box::default(),
        further: Box::default(),
    }
}

/// With the places printed; 1.2万 份 are 12000.
fn written(value: Decimal, power: u8) -> Value {
    Value(if power == 0 { value } else { value.normalize() })
}
