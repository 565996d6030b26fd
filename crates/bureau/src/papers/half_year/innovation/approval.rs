//! 立项和经费：上级财政支持的项目，逐项列出。专利实施和促进项目另写在知识产权里。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, MOST_READ, Sentence, Writer, chinese_day, collection::UPPER, gather};
use crate::{
    figures::Span,
    ledgers::{
        payment,
        project::{Approval, Category, Level, Project, Standing},
    },
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    let projects = funded(writer).await?;
    if projects.is_empty() {
        writer.slot("上级财政经费支持的项目。台账中没有本期立项并有批准经费的项目");
    } else {
        list(writer, &projects).await?;
    }
    paid(writer).await
}

fn upper() -> Selection {
    Selection::all::<Project>().one_of(Project::LEVEL, UPPER)
}

/// Projects of higher levels approved in the span.
pub(super) fn dated(span: Span) -> Selection {
    upper().at_least(Approval::APPROVED, &span.first).at_most(Approval::APPROVED, &span.last)
}

/// Approved in the half-year, or with no day of approval told, and with an amount told.
async fn funded(writer: &mut Writer<'_>) -> Result<Vec<(Row, Project)>, Error> {
    let undated = upper().stage(&["approved", "underway"]).unsure(Approval::APPROVED);
    let mut res = writer.records::<Project>(&dated(writer.span)).await?;
    if i64::try_from(res.len()).is_ok_and(|it| MOST_READ <= it) {
        writer.slot(&format!("只读取了前 {MOST_READ} 个立项项目，其余请见统计指标"));
    }
    let undated = writer.records::<Project>(&undated).await?;
    let (told, untold): (Vec<_>, Vec<_>) =
        undated.into_iter().partition(|it| it.1.standing.approval().is_some_and(|it| told_in(writer, it)));
    if !untold.is_empty() && res.is_empty() && told.is_empty() {
        writer.slot(&format!("有 {} 个上级计划项目的立项日期未报，不能判断是否在本期", untold.len()));
    }
    res.extend(told);
    let patent = |it: &Project| it.category.known().is_some_and(|it| Category::PATENT.contains(it));
    let has_money = |it: &Approval| matches!(it.money, Told::Exact(_) | Told::About(..) | Told::Doubt(_));
    res.retain(|it| !patent(&it.1) && it.1.standing.approval().is_some_and(has_money));
    Ok(res)
}

/// With no day of approval, what is told of the project may still say when:
/// `told_until`, or a candidate of it, lies in the half-year.
fn told_in(writer: &Writer<'_>, approval: &Approval) -> bool {
    let within = |day: &Date| (writer.span.first..=writer.span.last).contains(day);
    match &approval.told_until {
        Some(Told::Exact(day) | Told::About(day, _)) => within(day),
        Some(Told::Doubt(it)) => it
            .candidates
            .iter()
            .any(|it| Told::<Date>::parse(it).is_ok_and(|it| it.known().is_some_and(within))),
        Some(Told::Nil | Told::NotApplicable | Told::NotReported) | None => false,
    }
}

async fn list(writer: &mut Writer<'_>, projects: &[(Row, Project)]) -> Result<(), Error> {
    let these = these(writer, projects);
    let count =
        Definition::new("project.funded", "上级财政支持项目", "项", "本期立项并有批准经费的上级计划项目");
    let count = writer.figure(Question::count(count, these.clone())).await?;
    let sum = Definition::new(
        "project.funded.money",
        "上级财政支持经费",
        "万元",
        "本期立项并有批准经费的上级计划项目的批准经费合计",
    );
    let sum = writer.figure(Question::sum(sum, Approval::MONEY, these)).await?;
    let each: Vec<Sentence> =
        projects.iter().take(MOST_NAMED).map(|(row, it)| one(writer, row, it)).collect();
    let more = if each.len() < projects.len() { "等" } else { "" };
    let until = projects.iter().find(|it| it.1.standing.approval().is_some_and(|it| it.told_until.is_some()));
    let day = match until {
        Some((row, _)) => writer.cite(Project::SPEC, row, Approval::TOLD_UNTIL),
        None => paper::Inline::text(chinese_day(writer.span.last)),
    };
    let until = Sentence::new().text("截至").put(day);
    let sentence =
        until.text("，我县获得上级财政经费支持的科技项目有").put(count).text("项：").join(each, "；");
    let sentence = sentence.text(format!("{more}。以上项目共获得经费支持")).put(sum).text("万元");
    writer.paragraph(sentence.join([after(writer, projects)], "").text("。"));
    Ok(())
}

/// What the bureau does for them, and that they are under way.
fn after(writer: &Writer<'_>, projects: &[(Row, Project)]) -> Sentence {
    let mut res = Sentence::new();
    if let Some(followed) = gather::listed(writer, projects, Approval::FOLLOWED) {
        res = res.text("，已落实").join([followed], "").text("等措施");
    }
    let underway = projects.iter().all(|it| matches!(it.1.standing, Standing::Underway(..)));
    if underway { res.text("，项目均在实施") } else { res }
}

/// The projects themselves while they are few; the same by conditions when they are many.
fn these(writer: &Writer<'_>, projects: &[(Row, Project)]) -> Selection {
    let all = Selection::all::<Project>();
    if projects.len() <= MOST_NAMED {
        return all.records(&projects.iter().map(|it| it.0.id).collect::<Vec<_>>());
    }
    let others: Vec<Category> =
        Category::ALL.iter().copied().filter(|it| !Category::PATENT.contains(it)).collect();
    dated(writer.span).one_of(Project::CATEGORY, &others).known(Approval::MONEY)
}

/// 单位的“名称”项目（立项编号…），获得省级财政…万元经费支持
fn one(writer: &Writer<'_>, row: &Row, project: &Project) -> Sentence {
    let unit =
        writer.cite_name(&project.undertaker).map_or_else(Sentence::new, |it| Sentence::from(it).text("的"));
    let named = unit.text("“").put(writer.cite(Project::SPEC, row, Project::NAME)).text("”项目");
    let numbered = match project.standing.approval().map(|it| &it.number) {
        Some(Told::Exact(_) | Told::Doubt(_)) => {
            named.text("（立项编号").put(writer.cite(Project::SPEC, row, Approval::NUMBER)).text("）")
        }
        _ => named,
    };
    let treasury = project.level.known().map_or("财政", |it| it.treasury());
    numbered
        .text(format!("，获得{treasury}"))
        .put(writer.cite(Project::SPEC, row, Approval::MONEY))
        .text("万元经费支持")
}

/// What was really paid, where payments are kept.
async fn paid(writer: &mut Writer<'_>) -> Result<(), Error> {
    let mut parts = Vec::new();
    for level in Level::ALL {
        let figure = writer.ask(payment::figures::paid(writer.span, *level)).await?;
        if !figure.is_nothing() {
            let amount = writer.bind(&figure);
            parts.push(Sentence::new().text(level.treasury()).put(amount).text("万元"));
        }
    }
    if parts.is_empty() {
        writer.slot("经费实际拨付情况。经费拨付台账中没有本期的记录");
    } else {
        writer.paragraph(Sentence::new().text("本期实际拨付科技经费：").join(parts, "，").text("。"));
    }
    Ok(())
}
