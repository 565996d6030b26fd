//! 专利实施项目，专利申请和授权。申请、授权、有效分开写。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, Sentence, Writer};
use crate::{
    ledgers::{
        indicator::{Standard, standard},
        patent::{self, PatentKind},
        project::{Approval, Contract, Project, figures},
        reading::{self, Reading},
    },
    papers::readings,
};

/// A total and its three kinds, in the order of [`PatentKind::ALL`].
struct Counted {
    words: &'static str,
    told: [Standard; 4],
    counted: fn(crate::figures::Span, Option<PatentKind>) -> Question,
}

const APPLIED: Counted = Counted {
    words: "专利申请",
    told: [
        standard::PATENTS_APPLIED,
        standard::INVENTIONS_APPLIED,
        standard::MODELS_APPLIED,
        standard::DESIGNS_APPLIED,
    ],
    counted: patent::figures::applied,
};

const GRANTED: Counted = Counted {
    words: "专利授权",
    told: [
        standard::PATENTS_GRANTED,
        standard::INVENTIONS_GRANTED,
        standard::MODELS_GRANTED,
        standard::DESIGNS_GRANTED,
    ],
    counted: patent::figures::granted,
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("专利实施项目和专利申请授权");
    projects(writer).await?;
    for counted in [APPLIED, GRANTED] {
        if !told(writer, &counted).await? {
            from_ledger(writer, &counted).await?;
        }
    }
    let valid = writer.ask(patent::figures::valid(writer.span, None)).await?;
    if 0 < valid.rows() {
        let inventions =
            writer.figure(patent::figures::valid(writer.span, Some(PatentKind::Invention))).await?;
        let sentence = Sentence::new().text("期末有效专利").put(writer.bind(&valid));
        writer.paragraph(sentence.text("件，其中发明").put(inventions).text("件。"));
    }
    Ok(())
}

/// The patent projects of the levels above, one by one.
async fn projects(writer: &mut Writer<'_>) -> Result<(), Error> {
    let question = figures::patent_projects(writer.span);
    let records = writer.records::<Project>(&question.source).await?;
    if records.is_empty() {
        writer.slot("专利实施项目。科技项目台账中没有本期立项的上级专利实施、促进项目");
        return Ok(());
    }
    let count = writer.figure(these(question, &records)).await?;
    let each: Vec<Sentence> = records.iter().take(MOST_NAMED).map(|(row, it)| one(writer, row, it)).collect();
    let more = if each.len() < records.len() { "等" } else { "" };
    let sentence = Sentence::new().text("本期上级立项的专利实施和促进项目").put(count).text("项：");
    writer.paragraph(sentence.join(each, "；").text(format!("{more}。")));
    Ok(())
}

/// The projects themselves while they are few; beside them nothing is in doubt.
fn these(question: Question, records: &[(Row, Project)]) -> Question {
    if MOST_NAMED < records.len() {
        return question;
    }
    let ids: Vec<Id> = records.iter().map(|it| it.0.id).collect();
    Question::count(question.definition, Selection::all::<Project>().records(&ids))
}

/// 单位的“名称”，获得省级财政10万元经费支持，项目进展顺利
fn one(writer: &Writer<'_>, row: &Row, it: &Project) -> Sentence {
    let unit =
        writer.cite_name(&it.undertaker).map_or_else(Sentence::new, |it| Sentence::from(it).text("的"));
    let mut sentence = unit.text("“").put(writer.cite(Project::SPEC, row, Project::NAME)).text("”");
    let money = it.standing.approval().map(|it| &it.money);
    if matches!(money, Some(Told::Exact(_) | Told::About(..) | Told::Doubt(_))) {
        let treasury = it.level.known().map_or("财政", |it| it.treasury());
        let money = writer.cite(Project::SPEC, row, Approval::MONEY);
        sentence = sentence.text(format!("，获得{treasury}")).put(money).text("万元经费支持");
    }
    if it.standing.contract().is_some_and(|it| it.results.is_some()) {
        sentence = sentence.text("，").put(writer.cite(Project::SPEC, row, Contract::RESULTS));
    }
    sentence
}

/// The totals the statistics told, for the newest stretch; whether there are any.
async fn told(writer: &mut Writer<'_>, counted: &Counted) -> Result<bool, Error> {
    let [total, kinds @ ..] = &counted.told;
    let Some((stretch, figure)) = readings::newest(writer, total).await? else { return Ok(false) };
    let source = reading::figures::of(total).is(Reading::PERIOD, &stretch);
    let records = writer.records::<Reading>(&source).await?;
    let Some((row, _)) = records.first() else { return Ok(false) };
    let period = writer.cite(Reading::SPEC, row, Reading::PERIOD);
    let mut parts = Vec::new();
    for (indicator, kind) in kinds.iter().zip(PatentKind::ALL) {
        let part = writer.ask(reading::figures::told(indicator, stretch)).await?;
        if !part.is_nothing() {
            parts.push(Sentence::new().text(kind.words()).put(writer.bind(&part)).text("件"));
        }
    }
    let sentence = Sentence::from(period).text(format!("，全县{}", counted.words));
    let sentence = sentence.put(writer.bind(&figure)).text("件");
    writer.paragraph(with_parts(sentence, parts));
    Ok(true)
}

/// The same counted from the patents themselves.
async fn from_ledger(writer: &mut Writer<'_>, counted: &Counted) -> Result<(), Error> {
    let total = writer.ask((counted.counted)(writer.span, None)).await?;
    if total.rows() == 0 {
        writer.slot(&format!("{}量。统计数台账和专利台账中都没有本期的数", counted.words));
        return Ok(());
    }
    let mut parts = Vec::new();
    for kind in PatentKind::ALL {
        let part = writer.figure((counted.counted)(writer.span, Some(*kind))).await?;
        parts.push(Sentence::new().text(kind.words()).put(part).text("件"));
    }
    let sentence = Sentence::new().text(format!("按专利台账，本期{}", counted.words));
    let sentence = sentence.put(writer.bind(&total)).text("件");
    writer.paragraph(with_parts(sentence, parts));
    Ok(())
}

fn with_parts(sentence: Sentence, parts: Vec<Sentence>) -> Sentence {
    let parted = if parts.is_empty() { sentence } else { sentence.text("，其中").join(parts, "、") };
    parted.text("。")
}
