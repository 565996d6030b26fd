//! （四）实施、监督和验收：谁验收的、替谁验收的、结论如何。

use ledger::{prelude::*, store::Row};

use super::{Sentence, Writer};
use crate::ledgers::{
    project::{Acceptance, Fulfilment, Midterm, Passed, Project, Request, Standing, figures},
    unit::Unit,
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.heading(2, "（四）项目实施、监督和验收");
    accepted(writer).await?;
    in_progress(writer).await?;
    overdue(writer).await
}

/// Projects accepted together: by the same body on behalf of the same body.
struct Round {
    host: Told<Ref<Unit>>,
    on_behalf_of: Told<Ref<Unit>>,
    projects: Vec<(Row, Project)>,
}

async fn accepted(writer: &mut Writer<'_>) -> Result<(), Error> {
    let question = figures::accepted(writer.span);
    let source = question.source.clone();
    let figure = writer.ask(question).await?;
    if figure.rows() == 0 {
        writer.slot("项目验收情况。台账中没有本期验收的项目");
        return Ok(());
    }
    let records = writer.records::<Project>(&source).await?;
    let mut sentence = Sentence::new().text("本期验收科技项目").put(writer.bind(&figure)).text("项。");
    for round in rounds(records) {
        sentence = sentence.join([one_round(writer, &round).await?], "");
    }
    writer.paragraph(sentence);
    Ok(())
}

fn rounds(records: Vec<(Row, Project)>) -> Vec<Round> {
    let mut res: Vec<Round> = Vec::new();
    for (row, project) in records {
        let Some(it) = acceptance(&project) else { continue };
        let (host, on_behalf_of) = (it.host.clone(), it.on_behalf_of.clone());
        match res.iter_mut().find(|it| it.host == host && it.on_behalf_of == on_behalf_of) {
            Some(round) => round.projects.push((row, project)),
            None => res.push(Round { host, on_behalf_of, projects: vec![(row, project)] }),
        }
    }
    res
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the other stages have not been accepted")]
fn acceptance(project: &Project) -> Option<&Acceptance> {
    match &project.standing {
        Standing::Accepted(.., it) => Some(it),
        Standing::Registered(.., it, _)
        | Standing::Nominated(.., it, _, _)
        | Standing::Archived(.., it, _, _, _) => it.as_ref(),
        _ => None,
    }
}

/// 甲的“…”项目、乙的“…”项目等3项通过省局委托市局组织的专家验收。
async fn one_round(writer: &mut Writer<'_>, round: &Round) -> Result<Sentence, Error> {
    let each: Vec<Sentence> = round.projects.iter().map(|(row, it)| named(writer, row, it)).collect();
    let mut sentence = Sentence::new().join(each, "、");
    if let (true, Some(host)) = (1 < round.projects.len(), round.host.known()) {
        let names = body_names(writer, round);
        let question = figures::accepted_by(writer.span, *host, round.on_behalf_of.known().copied(), &names);
        sentence = sentence.text("等").put(writer.figure(question).await?).text("项");
    }
    sentence = sentence.text("已完成实施，");
    sentence = sentence.text(if round.projects.iter().all(|it| passed(&it.1)) { "通过" } else { "接受" });
    if let Some(body) = writer.cite_name(&round.on_behalf_of) {
        sentence = sentence.put(body).text("委托");
    }
    sentence = match writer.cite_name(&round.host) {
        Some(body) => sentence.put(body).text("组织的专家验收"),
        None => sentence.text("验收"),
    };
    let exceeded = |it: &Acceptance| it.fulfilment.known() == Some(&Fulfilment::Exceeded);
    let all_exceeded = round.projects.iter().all(|it| acceptance(&it.1).is_some_and(exceeded));
    Ok(sentence.text(if all_exceeded { "，各项指标超过任务书约定。" } else { "。" }))
}

fn passed(project: &Project) -> bool {
    let conclusion = acceptance(project).and_then(|it| it.conclusion.known());
    conclusion == Some(&crate::ledgers::project::Conclusion::Passed)
}

fn body_names(writer: &Writer<'_>, round: &Round) -> String {
    let name = |told: &Told<Ref<Unit>>| told.known().map(|it| writer.name_of(it.id()));
    match (name(&round.on_behalf_of), name(&round.host)) {
        (Some(on_behalf_of), Some(host)) => format!("{on_behalf_of}委托{host}"),
        (None, Some(host)) => host,
        (_, None) => String::new(),
    }
}

fn named(writer: &Writer<'_>, row: &Row, project: &Project) -> Sentence {
    let unit =
        writer.cite_name(&project.undertaker).map_or_else(Sentence::new, |it| Sentence::from(it).text("的"));
    unit.text("“").put(writer.cite(Project::SPEC, row, Project::NAME)).text("”")
}

/// Mid-term checks passed, and those that wait for their acceptance.
async fn in_progress(writer: &mut Writer<'_>) -> Result<(), Error> {
    let checked = figures::checked(writer.span).source;
    let mut parts = Vec::new();
    for (row, project) in writer.records::<Project>(&checked).await? {
        if row.entry(Midterm::MIDTERM.name()).value == Passed::Yes.value() {
            parts.push(named(writer, &row, &project).text("通过中期检查"));
        }
    }
    let span = writer.span;
    let waiting = Selection::all::<Project>().stage(&["requested"]).at_most(Request::REQUESTED, &span.last);
    for (row, project) in writer.records::<Project>(&waiting).await? {
        parts.push(awaiting(writer, &row, &project));
    }
    if !parts.is_empty() {
        writer.paragraph(Sentence::new().join(parts, "；").text("。"));
    }
    Ok(())
}

fn awaiting(writer: &Writer<'_>, row: &Row, project: &Project) -> Sentence {
    let mut sentence = named(writer, row, project).text("实施已经结束");
    let Standing::Requested(.., request) = &project.standing else { return sentence };
    if let Some(to) = writer.cite_name(&request.submitted_to) {
        sentence = sentence.text("，验收资料已报送").put(to);
    }
    let Some(host) = request.awaited.as_ref().and_then(|it| writer.cite_name(it)) else { return sentence };
    sentence = sentence.text("，等待");
    if let Some(body) = request.awaited_for.as_ref().and_then(|it| writer.cite_name(it)) {
        sentence = sentence.put(body).text("委托");
    }
    sentence.put(host).text("组织专家验收")
}

/// Said only where terms are told; otherwise the terms are what is missing.
async fn overdue(writer: &mut Writer<'_>) -> Result<(), Error> {
    let figure = writer.ask(figures::overdue(writer.span)).await?;
    if !figure.is_sure() {
        let unknown = figure.doubts().len();
        writer.slot(&format!("到期未验收的项目。在研项目的任务书日期等 {unknown} 处未报，补齐后才能判断"));
    } else if 0 < figure.rows() {
        let count = writer.bind(&figure);
        writer.paragraph(
            Sentence::new()
                .text("到期未申请验收的项目")
                .put(count)
                .text("项，已督促承担单位抓紧准备验收资料。"),
        );
    }
    Ok(())
}
