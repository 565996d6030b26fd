//! Every ledger of the bureau, in the order of the menu. One folder each.

pub mod achievement;
pub mod achievement_use;
pub mod clause;
pub mod enterprise_year;
pub mod hightech;
pub mod indicator;
pub mod output_month;
pub mod patent;
pub mod patent_deal;
pub mod payment;
pub mod platform;
pub mod platform_year;
pub mod pledge;
pub mod policy;
pub mod portfolio;
pub mod programme;
pub mod project;
pub mod reading;
pub mod subsidy;
pub mod unit;

use ledger::{
    prelude::*,
    store::Catalog,
    web::{MenuGroup, MenuItem},
};

use self::{
    achievement::Achievement, achievement_use::AchievementUse, clause::Clause,
    enterprise_year::EnterpriseYear, hightech::Hightech, indicator::Indicator, output_month::OutputMonth,
    patent::Patent, patent_deal::PatentDeal, payment::Payment, platform::Platform,
    platform_year::PlatformYear, pledge::Pledge, policy::Policy, portfolio::Portfolio, programme::Programme,
    project::Project, reading::Reading, subsidy::Subsidy, unit::Unit,
};

/// All of them.
pub const ALL: Catalog = &[
    Programme::SPEC,
    Project::SPEC,
    Payment::SPEC,
    Achievement::SPEC,
    AchievementUse::SPEC,
    Hightech::SPEC,
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
    Reading::SPEC,
    Indicator::SPEC,
    Unit::SPEC,
];

/// The left menu, by the bureau's duties.
pub fn menu() -> Vec<MenuGroup> {
    let ledger = |spec: &Spec| MenuItem { title: spec.title.to_owned(), link: format!("/{}", spec.slug) };
    let link = |title: &str, link: &str| MenuItem { title: title.to_owned(), link: link.to_owned() };
    vec![
        MenuGroup {
            title: "科技项目",
            items: vec![ledger(Project::SPEC), ledger(Payment::SPEC), ledger(Programme::SPEC)],
        },
        MenuGroup {
            title: "科技成果", items: vec![ledger(Achievement::SPEC), ledger(AchievementUse::SPEC)]
        },
        MenuGroup {
            title: "高新技术企业",
            items: vec![ledger(Hightech::SPEC), ledger(EnterpriseYear::SPEC), ledger(OutputMonth::SPEC)],
        },
        MenuGroup { title: "创新平台", items: vec![ledger(Platform::SPEC), ledger(PlatformYear::SPEC)] },
        MenuGroup {
            title: "知识产权",
            items: vec![
                ledger(Patent::SPEC),
                ledger(Portfolio::SPEC),
                ledger(PatentDeal::SPEC),
                ledger(Pledge::SPEC),
            ],
        },
        MenuGroup {
            title: "资助政策",
            items: vec![ledger(Policy::SPEC), ledger(Clause::SPEC), ledger(Subsidy::SPEC)],
        },
        MenuGroup {
            title: "统计与报告",
            items: vec![
                ledger(Reading::SPEC),
                ledger(Indicator::SPEC),
                link("统计指标", "/figures"),
                link("半年报告", "/papers/half-year"),
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
