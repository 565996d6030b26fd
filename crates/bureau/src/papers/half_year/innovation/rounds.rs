//! Projects accepted alike, told in one sentence: by the same body, on behalf of
//! the same body, in the same manner, with the same conclusion.

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, Sentence, Writer, supervision::named_in};
use crate::ledgers::{
    project::{Acceptance, Conclusion, Fulfilment, Manner, Project, figures},
    unit::Unit,
};

/// What they have in common; none is what nobody has told, or what there is not.
#[derive(Clone, Copy, PartialEq)]
struct Alike {
    host: Option<Ref<Unit>>,
    on_behalf_of: Option<Ref<Unit>>,
    manner: Option<Manner>,
    conclusion: Option<Conclusion>,
}

pub(super) struct Round {
    alike: Alike,
    projects: Vec<(Row, Project)>,
}

pub(super) fn grouped(records: Vec<(Row, Project)>) -> Vec<Round> {
    let mut res: Vec<Round> = Vec::new();
    for (row, project) in records {
        let Some(it) = project.standing.acceptance() else { continue };
        let alike = Alike {
            host: it.host.known().copied(),
            on_behalf_of: it.on_behalf_of.known().copied(),
            manner: it.manner.known().copied(),
            conclusion: it.conclusion.known().copied(),
        };
        match res.iter_mut().find(|it| it.alike == alike) {
            Some(round) => round.projects.push((row, project)),
            None => res.push(Round { alike, projects: vec![(row, project)] }),
        }
    }
    res
}

/// 甲的“…”、乙的“…”等3项通过省局委托市局组织的专家验收。
pub(super) async fn write(writer: &mut Writer<'_>, round: &Round) -> Result<Sentence, Error> {
    let each: Vec<Sentence> =
        round.projects.iter().take(MOST_NAMED).map(|(row, _)| named_in(writer, row)).collect();
    let mut sentence = Sentence::new().join(each, "、");
    if 1 < round.projects.len() {
        sentence = sentence.text("等").put(writer.figure(question(writer, round)).await?).text("项");
    }
    let (before, after) = match round.alike.conclusion {
        Some(Conclusion::Passed) => ("通过", ""),
        Some(Conclusion::Closed) => ("经", "，予以结题"),
        Some(Conclusion::Failed) => ("未通过", ""),
        None => ("接受", "，结论未报"),
    };
    sentence = body(writer, round.alike, sentence.text(before));
    let manner = round.alike.manner.map_or("验收", Manner::words);
    let exceeded = |it: &Acceptance| it.fulfilment.known() == Some(&Fulfilment::Exceeded);
    let all_exceeded = round.projects.iter().all(|it| it.1.standing.acceptance().is_some_and(exceeded));
    let well = if all_exceeded { "，各项指标超过任务书约定" } else { "" };
    Ok(sentence.text(format!("{manner}{after}{well}。")))
}

/// 省局委托市局组织的
fn body(writer: &Writer<'_>, alike: Alike, mut sentence: Sentence) -> Sentence {
    if let Some(it) = alike.on_behalf_of.and_then(|it| writer.cite_name(&Told::Exact(it))) {
        sentence = sentence.put(it).text("委托");
    }
    match alike.host.and_then(|it| writer.cite_name(&Told::Exact(it))) {
        Some(it) => sentence.put(it).text("组织的"),
        None => sentence,
    }
}

/// The same rows by the same conditions.
fn question(writer: &Writer<'_>, round: &Round) -> Question {
    fn narrow<T: Cell>(source: Selection, column: Column<T>, value: Option<T::Plain>) -> Selection {
        match value {
            Some(value) => source.is(column, &value),
            None => source.unknown(column),
        }
    }
    let source = figures::accepted(writer.span).source;
    let source = narrow(source, Acceptance::HOST, round.alike.host);
    let source = narrow(source, Acceptance::ON_BEHALF_OF, round.alike.on_behalf_of);
    let source = narrow(source, Acceptance::MANNER, round.alike.manner);
    let source = narrow(source, Acceptance::CONCLUSION, round.alike.conclusion);
    let name = |it: Option<Ref<Unit>>| it.map_or("未写明".to_owned(), |it| writer.name_of(it.id()));
    let meaning = format!(
        "本期验收的项目中，组织单位为{}、委托单位为{}、方式和结论相同的",
        name(round.alike.host),
        name(round.alike.on_behalf_of)
    );
    Question::count(Definition::new("project.accepted.by", "同批验收项目", "项", meaning), source)
}
