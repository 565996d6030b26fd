//! 项目的统计口径：每个数由哪些记录得来。
//!
//! 过去某一天的情况按日期说，不按现在的阶段说。

use ledger::prelude::*;

use super::{
    Acceptance, Application, Approval, Call, Category, Conclusion, Contract, Ending, Extension, Level,
    Midterm, Project,
};
use crate::{figures::Span, rules::acceptance_months};

/// Every project figure of a half-year.
pub fn all(span: Span) -> Vec<Question> {
    let mut res = vec![
        called(span),
        pool(span),
        applied(span),
        carried_out(span),
        underway(span, None),
        undertakers(span),
    ];
    for level in Level::ALL {
        res.push(underway(span, Some(*level)));
        res.push(approved(span, *level));
        res.push(money(span, *level));
    }
    res.extend([carried(span, Level::County), newly(span, Level::County)]);
    res.push(patent_projects(span));
    res.extend([checked(span), accepted(span)]);
    res.extend(Conclusion::ALL.iter().map(|it| concluded(span, *it)));
    res.extend([delegated(span), overdue(span)]);
    res
}

fn within<T: Cell<Plain = Date>>(span: Span, column: Column<T>) -> Selection {
    Selection::all::<Project>().at_least(column, &span.first).at_most(column, &span.last)
}

/// Projects collected in the half-year, whatever has become of them.
pub fn called(span: Span) -> Question {
    let meaning = format!("{}内征集的科技项目，不论后来到了哪个阶段", span.words());
    Question::count(Definition::new("project.called", "征集项目", "项", meaning), within(span, Call::CALLED))
}

/// Applied for at whatever level.
pub fn applied(span: Span) -> Question {
    let meaning = format!("申报日期在{}内的各级科技项目，不论后来是否立项", span.words());
    Question::count(
        Definition::new("project.applied", "申报项目", "项", meaning),
        within(span, Application::APPLIED),
    )
}

/// 结转 and 新上 of province, city and county: approved by the last day, and
/// neither accepted nor ended before the first.
pub fn carried_out(span: Span) -> Question {
    let eve = span.first.yesterday().unwrap_or(span.first);
    let meaning =
        format!("到{}已立项、到{eve}未验收也未终止撤销的省、市、县级项目，结转和新上都计", span.last);
    let source = Selection::all::<Project>()
        .one_of(Project::LEVEL, &[Level::Province, Level::City, Level::County])
        .at_most(Approval::APPROVED, &span.last)
        .not_yet(Acceptance::ACCEPTED, &eve)
        .not_yet(Ending::ENDED, &eve);
    Question::count(Definition::new("project.carried_out", "实施项目", "项", meaning), source)
}

/// Collected and not yet applied for.
pub fn pool(span: Span) -> Question {
    let meaning = format!("到{}仍在征集、备选阶段，尚未申报的项目", span.last);
    let source = Selection::all::<Project>().stage(&["called", "pooled"]).as_of(span.last);
    Question::count(Definition::new("project.pool", "备选项目", "项", meaning), source)
}

/// Contract signed, acceptance not yet asked for.
pub fn underway(span: Span, level: Option<Level>) -> Question {
    let words = level.map_or("", Level::words);
    let meaning = format!("到{}已签任务书而未申请验收、未终止撤销的{words}项目", span.last);
    let source = Selection::all::<Project>().stage(&["underway"]).as_of(span.last);
    let source = level.iter().fold(source, |it, level| it.is(Project::LEVEL, level));
    Question::count(
        Definition::new(key("project.underway", level), format!("在研{words}项目"), "项", meaning),
        source,
    )
}

/// How many different units carry projects under way.
pub fn undertakers(span: Span) -> Question {
    let meaning = format!("到{}承担在研项目的单位，一家只计一次", span.last);
    let source = Selection::all::<Project>().stage(&["underway"]).as_of(span.last);
    Question::distinct(
        Definition::new("project.undertakers", "承担单位", "家", meaning),
        Project::UNDERTAKER,
        source,
    )
}

/// Approved within the half-year.
pub fn approved(span: Span, level: Level) -> Question {
    let meaning = format!("立项日期在{}内的{}项目", span.words(), level.words());
    let source = within(span, Approval::APPROVED).is(Project::LEVEL, &level);
    Question::count(
        Definition::new(
            key("project.approved", Some(level)),
            format!("{}立项", level.words()),
            "项",
            meaning,
        ),
        source,
    )
}

/// Projects that put patents to use or promote them, of the levels above the county's own.
pub fn patent_projects(span: Span) -> Question {
    let meaning = format!("立项日期在{}内、类别为专利实施或专利促进的国家、省、市级项目", span.words());
    let source = within(span, Approval::APPROVED)
        .one_of(Project::CATEGORY, Category::PATENT)
        .one_of(Project::LEVEL, &[Level::Nation, Level::Province, Level::City]);
    Question::count(Definition::new("project.patent", "上级专利项目", "项", meaning), source)
}

/// Money approved within the half-year.
pub fn money(span: Span, level: Level) -> Question {
    let meaning = format!("立项日期在{}内的{}项目的批准经费合计", span.words(), level.words());
    let source = within(span, Approval::APPROVED).is(Project::LEVEL, &level);
    let define = Definition::new(
        key("project.money", Some(level)),
        format!("{}立项经费", level.words()),
        "万元",
        meaning,
    );
    Question::sum(define, Approval::MONEY, source)
}

/// 结转: approved before the year, neither accepted nor ended by its first day.
pub fn carried(span: Span, level: Level) -> Question {
    let (year, eve) = (span.year(), span.old_year());
    let meaning = format!("{}年以前立项、到{eve}未验收也未终止撤销的{}项目", year, level.words());
    let source = Selection::all::<Project>()
        .is(Project::LEVEL, &level)
        .at_most(Approval::APPROVED, &eve)
        .not_yet(Acceptance::ACCEPTED, &eve)
        .not_yet(Ending::ENDED, &eve);
    Question::count(
        Definition::new(key("project.carried", Some(level)), format!("{}结转", level.words()), "项", meaning),
        source,
    )
}

/// 新上: approved within the year, up to the cut-off.
pub fn newly(span: Span, level: Level) -> Question {
    let meaning = format!("立项日期在{}年内、不晚于{}的{}项目", span.year(), span.last, level.words());
    let source = Selection::all::<Project>()
        .is(Project::LEVEL, &level)
        .at_least(Approval::APPROVED, &span.new_year())
        .at_most(Approval::APPROVED, &span.last);
    Question::count(
        Definition::new(key("project.new", Some(level)), format!("{}新上", level.words()), "项", meaning),
        source,
    )
}

pub fn checked(span: Span) -> Question {
    let meaning = format!("中期检查日期在{}内的项目", span.words());
    Question::count(
        Definition::new("project.checked", "中期检查", "项", meaning),
        within(span, Midterm::CHECKED),
    )
}

pub fn accepted(span: Span) -> Question {
    let meaning = format!("验收日期在{}内的项目，不论结论", span.words());
    Question::count(
        Definition::new("project.accepted", "验收项目", "项", meaning),
        within(span, Acceptance::ACCEPTED),
    )
}

pub fn concluded(span: Span, conclusion: Conclusion) -> Question {
    let meaning = format!("验收日期在{}内、结论为“{}”的项目", span.words(), conclusion.words());
    let source = within(span, Acceptance::ACCEPTED).is(Acceptance::CONCLUSION, &conclusion);
    let define =
        Definition::new(format!("project.accepted.{}", conclusion.text()), conclusion.words(), "项", meaning);
    Question::count(define, source)
}

/// Accepted by one body on behalf of another.
pub fn delegated(span: Span) -> Question {
    let meaning = format!("验收日期在{}内、受上级部门委托组织验收的项目", span.words());
    let source = within(span, Acceptance::ACCEPTED).known(Acceptance::ON_BEHALF_OF);
    Question::count(Definition::new("project.accepted.delegated", "委托验收", "项", meaning), source)
}

/// The term is over, the grace too, it was not extended beyond that, and
/// acceptance was not asked for.
pub fn overdue(span: Span) -> Question {
    let ruling = acceptance_months(span.last);
    let months = jiff::Span::new().months(ruling.value.unwrap_or(0));
    let last = span.last.saturating_sub(months).saturating_sub(jiff::Span::new().days(1));
    let rule = match ruling.value {
        Some(months) => format!("截止后 {months} 个月内应申请验收：{}", ruling.ground),
        None => format!("{}，按任务书或延期后的截止日期计", ruling.ground),
    };
    let meaning =
        format!("到{}仍在研、任务书截止日期和延期后的日期都不晚于{last}的项目（{rule}）", span.last);
    let source = Selection::all::<Project>()
        .stage(&["underway"])
        .as_of(span.last)
        .at_most(Contract::ENDS, &last)
        .not_after(Extension::EXTENDED_TO, &last);
    Question::count(Definition::new("project.overdue", "到期未申请验收", "项", meaning), source)
}

fn key(stem: &str, level: Option<Level>) -> String {
    level.map_or(stem.to_owned(), |it| format!("{stem}.{}", it.text()))
}
