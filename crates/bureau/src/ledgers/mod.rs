//! Every ledger of the bureau, in the order of the menu. One folder each.

pub mod achievement;
pub mod achievement_use;
pub mod assessment;
pub mod campaign;
pub mod clause;
pub mod criterion;
pub mod document;
pub mod enterprise_year;
pub mod event;
pub mod help_project;
pub mod help_term;
pub mod help_visit;
pub mod hightech;
pub mod household;
pub mod incoming;
pub mod indicator;
pub mod lead;
pub mod matter;
pub mod meeting;
pub mod notice;
pub mod objection;
pub mod output_month;
pub mod patent;
pub mod patent_deal;
pub mod payment;
pub mod platform;
pub mod platform_year;
pub mod pledge;
pub mod policy;
pub mod portfolio;
pub mod posting;
pub mod programme;
pub mod progress;
pub mod project;
pub mod rating;
pub mod reading;
pub mod subsidy;
pub mod survey;
pub mod target;
pub mod task;
pub mod unit;
pub mod urging;
pub mod village;
pub mod window;
pub mod work;

use ledger::{
    prelude::*,
    store::Catalog,
    web::{MenuGroup, MenuItem},
};

use self::{
    achievement::Achievement, achievement_use::AchievementUse, assessment::Assessment, campaign::Campaign,
    clause::Clause, criterion::Criterion, document::Document, enterprise_year::EnterpriseYear, event::Event,
    help_project::HelpProject, help_term::HelpTerm, help_visit::HelpVisit, hightech::Hightech,
    household::Household, incoming::Incoming, indicator::Indicator, lead::Lead, matter::Matter,
    meeting::Meeting, notice::Notice, objection::Objection, output_month::OutputMonth, patent::Patent,
    patent_deal::PatentDeal, payment::Payment, platform::Platform, platform_year::PlatformYear,
    pledge::Pledge, policy::Policy, portfolio::Portfolio, posting::Posting, programme::Programme,
    progress::Progress, project::Project, rating::Rating, reading::Reading, subsidy::Subsidy, survey::Survey,
    target::Target, task::Task, unit::Unit, urging::Urging, village::Village, window::Window, work::Work,
};

/// All of them.
pub const ALL: Catalog = &[
    Programme::SPEC,
    Project::SPEC,
    Payment::SPEC,
    Achievement::SPEC,
    AchievementUse::SPEC,
    Hightech::SPEC,
    Window::SPEC,
    EnterpriseYear::SPEC,
    OutputMonth::SPEC,
    Platform::SPEC,
    PlatformYear::SPEC,
    Patent::SPEC,
    Portfolio::SPEC,
    PatentDeal::SPEC,
    Pledge::SPEC,
    Policy::SPEC,
    Clause::SPEC,
    Subsidy::SPEC,
    Work::SPEC,
    Progress::SPEC,
    Task::SPEC,
    Matter::SPEC,
    Target::SPEC,
    Assessment::SPEC,
    Criterion::SPEC,
    Rating::SPEC,
    Document::SPEC,
    Incoming::SPEC,
    Notice::SPEC,
    Objection::SPEC,
    Campaign::SPEC,
    Event::SPEC,
    Meeting::SPEC,
    Survey::SPEC,
    Village::SPEC,
    Posting::SPEC,
    HelpProject::SPEC,
    HelpTerm::SPEC,
    Household::SPEC,
    HelpVisit::SPEC,
    Reading::SPEC,
    Indicator::SPEC,
    Urging::SPEC,
    Lead::SPEC,
    Unit::SPEC,
];

/// The left menu, by the bureau's duties.
pub fn menu() -> Vec<MenuGroup> {
    let ledger = |spec: &Spec| MenuItem { title: spec.title.to_owned(), link: format!("/{}", spec.slug) };
    let link = |title: &str, link: &str| MenuItem { title: title.to_owned(), link: link.to_owned() };
    vec![
        MenuGroup {
            title: "工作台",
            items: vec![
                link("首页", "/"),
                link("我的待办", "/todo"),
                link("期限日历", "/calendar"),
                link("统计图", "/charts"),
            ],
        },
        MenuGroup {
            title: "项目与成果",
            items: vec![
                ledger(Programme::SPEC),
                ledger(Project::SPEC),
                ledger(Payment::SPEC),
                ledger(Achievement::SPEC),
                ledger(AchievementUse::SPEC),
            ],
        },
        MenuGroup {
            title: "企业与平台",
            items: vec![
                ledger(Hightech::SPEC),
                ledger(Window::SPEC),
                ledger(EnterpriseYear::SPEC),
                ledger(OutputMonth::SPEC),
                ledger(Platform::SPEC),
                ledger(PlatformYear::SPEC),
            ],
        },
        MenuGroup {
            title: "知识产权",
            items: vec![
                ledger(Patent::SPEC),
                ledger(Portfolio::SPEC),
                ledger(PatentDeal::SPEC),
                ledger(Pledge::SPEC),
                ledger(Policy::SPEC),
                ledger(Clause::SPEC),
                ledger(Subsidy::SPEC),
            ],
        },
        MenuGroup {
            title: "专项与目标",
            items: vec![
                ledger(Work::SPEC),
                ledger(Progress::SPEC),
                ledger(Task::SPEC),
                ledger(Matter::SPEC),
                ledger(Target::SPEC),
                link("目标进度", "/targets"),
                link("考评成绩", "/assessments"),
                ledger(Assessment::SPEC),
                ledger(Criterion::SPEC),
                ledger(Rating::SPEC),
            ],
        },
        MenuGroup {
            title: "公文",
            items: vec![ledger(Document::SPEC), ledger(Incoming::SPEC), link("发文号簿", "/numbers")],
        },
        MenuGroup {
            title: "公示与催办",
            items: vec![
                link("公示栏", "/notices"),
                ledger(Notice::SPEC),
                ledger(Objection::SPEC),
                ledger(Urging::SPEC),
                ledger(Lead::SPEC),
            ],
        },
        MenuGroup {
            title: "科普与调研",
            items: vec![
                ledger(Campaign::SPEC),
                ledger(Event::SPEC),
                ledger(Survey::SPEC),
                ledger(Meeting::SPEC),
            ],
        },
        MenuGroup {
            title: "驻村帮扶",
            items: vec![
                ledger(Village::SPEC),
                ledger(Posting::SPEC),
                ledger(HelpProject::SPEC),
                ledger(HelpTerm::SPEC),
                ledger(Household::SPEC),
                ledger(HelpVisit::SPEC),
            ],
        },
        MenuGroup {
            title: "统计与报告",
            items: vec![
                ledger(Reading::SPEC),
                ledger(Indicator::SPEC),
                link("统计数走势", "/series"),
                link("统计指标", "/figures"),
                link("半年报告", "/papers/half-year"),
                link("文稿", "/papers"),
                link("报告核对", "/check"),
            ],
        },
        MenuGroup {
            title: "规定与测算",
            items: vec![
                link("高企测算", "/readiness"),
                link("规则集", "/rules"),
                link("政策测算", "/simulate"),
                link("谁该得多少", "/grants"),
                link("兑付清单", "/payouts"),
                link("重复和差额检查", "/payouts/check"),
                link("工作日历", "/workdays"),
            ],
        },
        MenuGroup { title: "基础资料", items: vec![ledger(Unit::SPEC)] },
    ]
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn the_laws_hold_for_every_ledger() {
        ledger::testing::laws(super::ALL).await;
    }
}
