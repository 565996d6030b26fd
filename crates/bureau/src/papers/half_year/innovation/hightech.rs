//! 高新技术企业培育和产值。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, Sentence, Writer, gather};
use crate::{
    ledgers::{
        document::{Document, Drafting},
        hightech::{Certificate, Hightech, Preparation, Standing, Training, figures},
        indicator::standard,
        output_month,
        reading::{self, Reading},
        work::Work,
    },
    papers::readings,
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("高新技术企业培育");
    let before = writer.written();
    works(writer).await?;
    trained(writer).await?;
    prepared(writer).await?;
    recognised(writer).await?;
    if writer.written() == before {
        writer.slot("高新技术企业培育情况。高企培育台账中没有本期的记录");
    }
    output(writer).await
}

/// The work the enterprises are nurtured in, what it aims at, the papers written for it.
async fn works(writer: &mut Writer<'_>) -> Result<(), Error> {
    let nurtured = writer.records::<Hightech>(&figures::nurtured(writer.span).source).await?;
    let mut ids: Vec<Id> = Vec::new();
    for it in nurtured.iter().filter_map(|it| it.1.work) {
        if !ids.contains(&it.id()) {
            ids.push(it.id());
        }
    }
    if ids.is_empty() {
        return Ok(());
    }
    for (row, it) in writer.records::<Work>(&Selection::all::<Work>().records(&ids)).await? {
        let mut sentence = Sentence::new().text("实施").put(writer.cite(Work::SPEC, &row, Work::NAME));
        if it.goal.is_some() {
            sentence = sentence.text("，").put(writer.cite(Work::SPEC, &row, Work::GOAL));
        }
        let papers = Selection::all::<Document>()
            .is(Document::WORK, &Ref::new(row.id))
            .at_least(Drafting::DRAFTED, &writer.span.first)
            .at_most(Drafting::DRAFTED, &writer.span.last);
        let papers = writer.records::<Document>(&papers).await?;
        let titles = gather::each_once(writer, &papers, Document::NAME).into_iter().take(MOST_NAMED);
        let titles: Vec<Sentence> =
            titles.map(|it| Sentence::new().text("《").join([it], "").text("》")).collect();
        if !titles.is_empty() {
            sentence = sentence.text("，完成").join(titles, "、");
        }
        writer.paragraph(sentence.text("。"));
    }
    Ok(())
}

/// Who went to which training, firms at the same one in one sentence.
async fn trained(writer: &mut Writer<'_>) -> Result<(), Error> {
    let records = writer.records::<Hightech>(&figures::trained(writer.span).source).await?;
    let alike = |row: &Row, _: &Hightech| [Training::TRAINED.name(), "training"].map(|it| row.words(it));
    for group in gather::grouped(records, alike) {
        let Some((row, first)) = group.first() else { continue };
        let Some(training) = first.standing.training() else { continue };
        let mut sentence = Sentence::from(writer.cite(Hightech::SPEC, row, Training::TRAINED)).text("，");
        sentence = sentence.join([units(writer, &group)], "");
        if training.attended_by.is_some() {
            sentence = sentence.text("和").put(writer.cite(Hightech::SPEC, row, Training::ATTENDED_BY));
        }
        sentence = sentence.text("参加");
        if let Some(host) = writer.cite_name(&training.trained_by) {
            sentence = sentence.put(host);
            if matches!(training.trained_at, Some(Told::Exact(_))) {
                sentence = sentence.text("在").put(writer.cite(Hightech::SPEC, row, Training::TRAINED_AT));
            }
            sentence = sentence.text("举办的");
        }
        sentence = sentence.text("“").put(writer.cite(Hightech::SPEC, row, Training::TRAINING)).text("”");
        if training.lessons.is_some() {
            sentence = sentence.text("，内容为").put(writer.cite(Hightech::SPEC, row, Training::LESSONS));
        }
        writer.paragraph(sentence.text("。"));
    }
    Ok(())
}

/// Those to be put forward, by what is awaited.
async fn prepared(writer: &mut Writer<'_>) -> Result<(), Error> {
    let question = figures::prepared(writer.span);
    let records = writer.records::<Hightech>(&question.source).await?;
    if records.is_empty() {
        return Ok(());
    }
    let count = writer.figure(question).await?;
    let mut sentence = Sentence::new().text("拟推荐参加高新技术企业认定的企业").put(count).text("家：");
    let groups = gather::grouped(records, |row, _| row.words(Preparation::AWAITING.name()));
    let mut parts = Vec::new();
    for group in &groups {
        let Some((row, first)) = group.first() else { continue };
        let mut part = units(writer, group);
        if let Standing::Prepared(.., it) = &first.standing
            && it.awaiting.known().is_some()
        {
            let awaited = writer.cite(Hightech::SPEC, row, Preparation::AWAITING);
            part = part.text("，待").put(awaited).text("后推荐");
        }
        parts.push(part);
    }
    sentence = sentence.join(parts, "；").text("。");
    writer.paragraph(sentence);
    Ok(())
}

/// Put forward, recognised, in force.
async fn recognised(writer: &mut Writer<'_>) -> Result<(), Error> {
    let span = writer.span;
    let asked = [
        ("推荐申报高新技术企业", figures::recommended(span)),
        ("新认定高新技术企业", figures::recognised(span)),
        ("证书在有效期内的高新技术企业", figures::valid(span)),
    ];
    let mut parts = Vec::new();
    for (words, question) in asked {
        let figure = writer.ask(question).await?;
        if 0 < figure.rows() {
            parts.push(Sentence::new().text(words).put(writer.bind(&figure)).text("家"));
        }
    }
    if !parts.is_empty() {
        writer.paragraph(Sentence::new().join(parts, "，").text("。"));
    }
    let recognised = figures::recognised(span).source.known(Certificate::CERTIFICATE);
    let records = writer.records::<Hightech>(&recognised).await?;
    if !records.is_empty() {
        let names = units(writer, &records);
        writer.paragraph(Sentence::new().text("新认定的有：").join([names], "").text("。"));
    }
    Ok(())
}

fn units(writer: &Writer<'_>, records: &[(Row, Hightech)]) -> Sentence {
    let all = gather::each_once(writer, records, Hightech::UNIT);
    let more = if MOST_NAMED < all.len() { "等" } else { "" };
    Sentence::new().join(all.into_iter().take(MOST_NAMED), "、").text(more)
}

/// The county's total as it was told; where none was, the enterprises' months added up.
async fn output(writer: &mut Writer<'_>) -> Result<(), Error> {
    let indicator = standard::HITECH_OUTPUT;
    if let Some((stretch, figure)) = readings::newest(writer, &indicator).await? {
        let source = reading::figures::of(&indicator).is(Reading::PERIOD, &stretch);
        let told = writer.records::<Reading>(&source).await?;
        let Some((row, it)) = told.first() else { return Ok(()) };
        let period = match it.period_as_told {
            Some(_) => writer.cite(Reading::SPEC, row, Reading::PERIOD_AS_TOLD),
            None => writer.cite(Reading::SPEC, row, Reading::PERIOD),
        };
        let sentence = Sentence::from(period).text("，全县完成高新技术总产值");
        let amount = writer.bind(&figure);
        writer.paragraph(sentence.put(amount).text("亿元。"));
        return Ok(());
    }
    let figure = writer.ask(output_month::figures::output(writer.span)).await?;
    if figure.is_nothing() {
        writer.slot("高新技术产值。统计数台账和高新产值月报中都没有本期的数");
        return Ok(());
    }
    let units = writer.figure(output_month::figures::enterprises(writer.span)).await?;
    let amount = writer.bind(&figure);
    let sentence = Sentence::new().text("按企业月报，").put(units).text("家企业完成高新技术产值");
    writer.paragraph(sentence.put(amount).text("亿元。"));
    Ok(())
}
