//! 县级计划：总数、结转、新上。有逐项记录的从记录算，只有总数的引统计数。

use ledger::prelude::*;

use super::{Sentence, Writer, gather};
use crate::{
    figures::Span,
    ledgers::{
        indicator::standard,
        programme::Programme,
        project::{Acceptance, Approval, Ending, Level, Project, figures},
        reading,
    },
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("县级重点科学技术研究计划");
    let span = writer.span;
    let counted = counted(span);
    let told = [standard::COUNTY_PROJECTS, standard::COUNTY_CARRIED, standard::COUNTY_NEW]
        .map(|it| reading::figures::of_year(span, &it));
    let mut taken = ask_all(writer, counted).await?;
    if taken[0].rows() == 0 {
        taken = ask_all(writer, told).await?;
    }
    if taken[0].is_nothing() {
        writer.slot(&format!("{}年度县级计划项目。项目台账和统计数台账中都没有", span.year()));
        return Ok(());
    }
    let [total, carried, newly] = taken.map(|it| writer.bind(&it));
    let sentence = Sentence::new()
        .text(format!("下达{}年度县级重点科学技术研究计划项目", span.year()))
        .put(total)
        .text("项，其中结转")
        .put(carried)
        .text("项，新上项目")
        .put(newly)
        .text("项。");
    let sentence = sentence.join(focus(writer).await?, "");
    writer.paragraph(sentence);
    Ok(())
}

/// All, 结转 and 新上, from the records.
pub(super) fn counted(span: Span) -> [Question; 3] {
    [planned(span), figures::carried(span, Level::County), figures::newly(span, Level::County)]
}

/// What the year's plan supports, as the plan itself says.
async fn focus(writer: &mut Writer<'_>) -> Result<Option<Sentence>, Error> {
    let source = Selection::all::<Programme>()
        .is(Programme::LEVEL, &Level::County)
        .is(Programme::YEAR, &Year(writer.span.year()));
    let plans = writer.records::<Programme>(&source).await?;
    let parts = [
        ("重点围绕", gather::listed(writer, &plans, Programme::TOPICS), "等方向"),
        ("面向", gather::listed(writer, &plans, Programme::FIELDS), "领域"),
        ("安排", gather::listed(writer, &plans, Programme::CATEGORIES), "项目"),
        ("引导企业开展", gather::listed(writer, &plans, Programme::WAYS), ""),
    ];
    let parts: Vec<Sentence> = parts
        .into_iter()
        .filter_map(|(before, it, after)| Some(Sentence::new().text(before).join([it?], "").text(after)))
        .collect();
    Ok((!parts.is_empty()).then(|| Sentence::new().join(parts, "，").text("。")))
}

/// 结转 and 新上 together: approved by the cut-off, not over before the year.
fn planned(span: Span) -> Question {
    let eve = span.old_year();
    let source = Selection::all::<Project>()
        .is(Project::LEVEL, &Level::County)
        .at_most(Approval::APPROVED, &span.last)
        .not_yet(Acceptance::ACCEPTED, &eve)
        .not_yet(Ending::ENDED, &eve);
    let meaning = format!("到{}已立项、到{eve}未验收也未终止撤销的县级项目，即结转与新上之和", span.last);
    Question::count(Definition::new("project.planned.county", "县级计划项目", "项", meaning), source)
}

async fn ask_all(writer: &Writer<'_>, questions: [Question; 3]) -> Result<[Figure; 3], Error> {
    let [a, b, c] = questions;
    Ok([writer.ask(a).await?, writer.ask(b).await?, writer.ask(c).await?])
}
