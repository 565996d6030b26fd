//! 与上级的对接和政策支持：政策逐条写，兑现和质押按数写。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, Sentence, Writer};
use crate::ledgers::{
    clause::{Clause, ClauseKind},
    pledge,
    policy::Policy,
    progress::{Progress, ProgressKind},
    subsidy,
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("工作对接和政策支持");
    let before = writer.written();
    liaison(writer).await?;
    policies(writer).await?;
    paid(writer).await?;
    if writer.written() == before {
        writer.slot("与上级对接的情况和上级的支持政策。资助政策台账中没有本期施行或获知的政策");
    }
    Ok(())
}

/// Who went to which body above, and what came of it.
async fn liaison(writer: &mut Writer<'_>) -> Result<(), Error> {
    let source = Selection::all::<Progress>()
        .is(Progress::KIND, &ProgressKind::Liaison)
        .at_least(Progress::HAPPENED, &writer.span.first)
        .at_most(Progress::HAPPENED, &writer.span.last);
    for (row, it) in writer.records::<Progress>(&source).await?.into_iter().take(MOST_NAMED) {
        let mut sentence = Sentence::from(writer.cite(Progress::SPEC, &row, Progress::HAPPENED)).text("，");
        if it.people.is_some() {
            sentence =
                sentence.text("由").put(writer.cite(Progress::SPEC, &row, Progress::PEOPLE)).text("带队，");
        }
        if it.bodies.is_some() {
            sentence = sentence.put(writer.cite(Progress::SPEC, &row, Progress::BODIES));
        }
        if it.towards.is_some() {
            sentence = sentence.text("到").put(writer.cite(Progress::SPEC, &row, Progress::TOWARDS));
        }
        sentence = match writer.cite_name(&it.work) {
            Some(work) => sentence.text("对接").put(work).text("工作"),
            None => sentence.put(writer.cite(Progress::SPEC, &row, Progress::NAME)),
        };
        if it.outcome.is_some() {
            sentence = sentence.text("，").put(writer.cite(Progress::SPEC, &row, Progress::OUTCOME));
        }
        writer.paragraph(sentence.text("。"));
    }
    Ok(())
}

/// Policies that took effect, or were first heard of, in the half-year.
async fn policies(writer: &mut Writer<'_>) -> Result<(), Error> {
    let span = writer.span;
    let all = Selection::all::<Policy>();
    let asked = [
        all.clone().at_least(Policy::HEARD, &span.first).at_most(Policy::HEARD, &span.last),
        all.at_least(Policy::STARTS, &span.first).at_most(Policy::STARTS, &span.last),
    ];
    let mut policies: Vec<(Row, Policy)> = Vec::new();
    for source in asked {
        for it in writer.records::<Policy>(&source).await? {
            if policies.iter().all(|known| known.0.id != it.0.id) {
                policies.push(it);
            }
        }
    }
    for (row, it) in policies.into_iter().take(MOST_NAMED) {
        one(writer, &row, &it).await?;
    }
    Ok(())
}

async fn one(writer: &mut Writer<'_>, row: &Row, policy: &Policy) -> Result<(), Error> {
    let source = Selection::all::<Clause>().is(Clause::POLICY, &Ref::new(row.id));
    let mut clauses = writer.records::<Clause>(&source).await?;
    clauses.sort_by_key(|it| ClauseKind::ALL.iter().position(|kind| *kind == it.1.kind));
    let mut sentence = match &policy.heard {
        Some(Told::Exact(_) | Told::About(..)) => {
            Sentence::from(writer.cite(Policy::SPEC, row, Policy::HEARD)).text("，争取到")
        }
        _ => Sentence::new().text("施行"),
    };
    sentence = sentence.put(writer.cite(Policy::SPEC, row, Policy::NAME));
    if policy.document.known().is_some() {
        sentence = sentence.text("（").put(writer.cite(Policy::SPEC, row, Policy::DOCUMENT)).text("）");
    }
    let parts: Vec<Sentence> =
        clauses.iter().take(MOST_NAMED).map(|(row, it)| clause(writer, row, it)).collect();
    if !parts.is_empty() {
        sentence = sentence.text("：").join(parts, "；");
    }
    writer.paragraph(sentence.text("。"));
    Ok(())
}

/// 对……的企业，按担保费用的50%给予补助，最高10万元
fn clause(writer: &Writer<'_>, row: &Row, it: &Clause) -> Sentence {
    let cite = |column: Column<Told<Name>>| writer.cite(Clause::SPEC, row, column);
    let told = |it: &Told<Number>| matches!(it, Told::Exact(_) | Told::About(..) | Told::Doubt(_));
    let mut sentence = Sentence::new().text("对");
    if it.condition.is_some() {
        sentence = sentence.put(writer.cite(Clause::SPEC, row, Clause::CONDITION)).text("的");
    }
    sentence = sentence.put(cite(Clause::WHO)).text("，");
    if it.leads_to.is_some() {
        return sentence.text("优先推荐").put(writer.cite(Clause::SPEC, row, Clause::LEADS_TO));
    }
    if !told(&it.rate) {
        return sentence.text("给予").put(writer.cite(Clause::SPEC, row, Clause::NAME));
    }
    sentence = sentence.text("按").put(cite(Clause::BASIS));
    if matches!(it.months, Some(Told::Exact(_))) {
        let months = writer.cite(Clause::SPEC, row, Clause::MONTHS);
        sentence = sentence.text("（最长").put(months).text("个月）");
    }
    sentence = sentence.text("的").put(writer.cite(Clause::SPEC, row, Clause::RATE)).text("%给予补助");
    if matches!(it.cap, Told::Exact(_) | Told::About(..) | Told::Doubt(_)) {
        sentence = sentence.text("，最高").put(writer.cite(Clause::SPEC, row, Clause::CAP)).text("万元");
    }
    sentence
}

/// What was paid and what was lent, where it is kept.
async fn paid(writer: &mut Writer<'_>) -> Result<(), Error> {
    let span = writer.span;
    let count = writer.ask(subsidy::figures::paid(span)).await?;
    if 0 < count.rows() {
        let units = writer.figure(subsidy::figures::receivers(span)).await?;
        let amount = writer.figure(subsidy::figures::amount(span)).await?;
        let sentence = Sentence::new().text("本期向").put(units).text("家单位兑现资助");
        let sentence = sentence.put(writer.bind(&count)).text("笔、").put(amount).text("万元。");
        writer.paragraph(sentence);
    }
    let loans = writer.ask(pledge::figures::loans(span)).await?;
    if 0 < loans.rows() {
        let amount = writer.figure(pledge::figures::amount(span)).await?;
        let sentence = Sentence::new().text("本期办理专利质押贷款").put(writer.bind(&loans));
        writer.paragraph(sentence.text("笔、").put(amount).text("万元。"));
    }
    Ok(())
}
