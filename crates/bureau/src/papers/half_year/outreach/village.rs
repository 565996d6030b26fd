//! 驻村帮扶：派了谁，落实了什么，档案、任务、结对和督查怎样。

use ledger::{prelude::*, store::Row};

use super::{
    super::{Sentence, office},
    Writer,
};
use crate::ledgers::{
    help_project,
    help_term::{self, HelpTerm, Inspection, Pairing},
    household,
    posting::{self, Posting},
    village::Village,
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("驻村帮扶");
    let sent = sent(writer).await?;
    let terms = writer.records::<HelpTerm>(&help_term::figures::within(writer.span)).await?;
    let mut parts: Vec<Sentence> = sent.into_iter().collect();
    for (row, it) in &terms {
        parts.push(term(writer, row, it, 1 < terms.len()));
    }
    parts.extend(projects(writer, !terms.is_empty()).await?);
    parts.extend(households(writer).await?);
    if parts.is_empty() {
        writer.slot("驻村帮扶工作情况。帮扶村、驻村人员和帮扶进展台账中没有本期的记录");
    } else {
        writer.paragraph(Sentence::new().join(parts, ""));
    }
    Ok(())
}

/// `按照县委统一部署，抽调工作人员2名，分别担任……`
async fn sent(writer: &mut Writer<'_>) -> Result<Option<Sentence>, Error> {
    let question = posting::figures::serving(writer.span);
    let source = question.source.clone();
    let figure = writer.ask(question).await?;
    if figure.is_nothing() {
        return Ok(None);
    }
    let all = writer.records::<Posting>(&source).await?;
    let villages = writer.records::<Village>(&Selection::all::<Village>()).await?;
    let mut res = Sentence::new();
    if let Some(it) = villages.iter().find_map(|(_, it)| writer.cite_name(&it.ordered_by)) {
        res = res.text("按照").put(it).text("统一部署，");
    }
    res = res.text("抽调工作人员").put(writer.bind(&figure)).text("名");
    let each: Vec<Sentence> = all.iter().map(|(row, it)| post(writer, row, it)).collect();
    if !each.is_empty() {
        res = res.text("，分别担任").join(each, "和");
    }
    Ok(Some(res.text("。")))
}

fn post(writer: &Writer<'_>, row: &Row, it: &Posting) -> Sentence {
    let name = office::told(writer, Posting::SPEC, row, Posting::PERSON);
    let res = Sentence::from(writer.cite(Posting::SPEC, row, Posting::NAME));
    match (name, &it.person) {
        (Some(name), Told::Exact(_)) => res.text("（").put(name).text("）"),
        _ => res,
    }
}

fn term(writer: &Writer<'_>, row: &Row, it: &HelpTerm, many: bool) -> Sentence {
    let told =
        |column: &'static str| office::told(writer, HelpTerm::SPEC, row, Column::<Option<Name>>::new(column));
    let mut clauses: Vec<Sentence> = Vec::new();
    for (before, column) in [
        ("帮扶措施", HelpTerm::MEASURES.name()),
        ("建档立卡等资料", HelpTerm::ARCHIVES.name()),
        ("各项指标任务", HelpTerm::DUTIES.name()),
    ] {
        clauses.extend(told(column).map(|it| Sentence::new().text(before).put(it)));
    }
    if let Told::Exact(it) = it.pairing {
        let verb = if it == Pairing::NotYet { "结亲活动" } else { "与贫困户帮扶结亲活动" };
        clauses.push(Sentence::new().text(verb).put(writer.cite(HelpTerm::SPEC, row, HelpTerm::PAIRING)));
    }
    if let (Some(by), Some(Told::Exact(found))) = (told(HelpTerm::INSPECTED_BY.name()), &it.inspection) {
        let result = writer.cite(HelpTerm::SPEC, row, HelpTerm::INSPECTION);
        clauses.push(match found {
            Inspection::Passed | Inspection::PassedLater => {
                Sentence::new().put(result).text("了").put(by).text("的督查指导")
            }
            Inspection::Rectify => Sentence::new().put(by).text("督查后").put(result),
        });
    }
    let head = if many {
        Sentence::from(writer.cite(HelpTerm::SPEC, row, HelpTerm::VILLAGE)).text("：")
    } else {
        Sentence::new()
    };
    if clauses.is_empty() { Sentence::new() } else { head.join(clauses, "，").text("。") }
}

/// From the projects themselves where they are entered, otherwise as reported.
async fn projects(writer: &mut Writer<'_>, reported: bool) -> Result<Option<Sentence>, Error> {
    let own = writer.ask(help_project::figures::settled(writer.span)).await?;
    if !own.is_nothing() {
        let money = writer.ask(help_project::figures::money(writer.span)).await?;
        let (count, money) = (writer.bind(&own), writer.bind(&money));
        return Ok(Some(
            Sentence::new().text("落实帮扶项目").put(count).text("项，资金").put(money).text("万元。"),
        ));
    }
    if !reported {
        return Ok(None);
    }
    let count = writer.figure(help_term::figures::projects(writer.span)).await?;
    Ok(Some(Sentence::new().text("落实帮扶项目").put(count).text("项。")))
}

/// Only where households are entered one by one; personal data never comes into a paper.
async fn households(writer: &mut Writer<'_>) -> Result<Option<Sentence>, Error> {
    let paired = writer.ask(household::figures::paired(writer.span)).await?;
    if paired.is_nothing() {
        return Ok(None);
    }
    let lifted = writer.ask(household::figures::lifted(writer.span)).await?;
    let (paired, lifted) = (writer.bind(&paired), writer.bind(&lifted));
    Ok(Some(Sentence::new().text("结对帮扶").put(paired).text("户，本期脱贫").put(lifted).text("户。")))
}
