//! Every ledger of the bureau, in the order of the menu. One folder each.

pub mod document;
pub mod incoming;
pub mod indicator;
pub mod matter;
pub mod payment;
pub mod progress;
pub mod project;
pub mod reading;
pub mod target;
pub mod task;
pub mod unit;
pub mod work;

use ledger::{
    prelude::*,
    store::Catalog,
    web::{MenuGroup, MenuItem},
};

use self::{
    document::Document, incoming::Incoming, indicator::Indicator, matter::Matter, payment::Payment,
    progress::Progress, project::Project, reading::Reading, target::Target, task::Task, unit::Unit,
    work::Work,
};

/// All of them.
pub const ALL: Catalog = &[
    Project::SPEC,
    Payment::SPEC,
    Work::SPEC,
    Progress::SPEC,
    Task::SPEC,
    Matter::SPEC,
    Target::SPEC,
    Document::SPEC,
    Incoming::SPEC,
    Reading::SPEC,
    Indicator::SPEC,
    Unit::SPEC,
];

/// The left menu, by the bureau's duties.
pub fn menu() -> Vec<MenuGroup> {
    let ledger = |spec: &Spec| MenuItem { title: spec.title.to_owned(), link: format!("/{}", spec.slug) };
    let link = |title: &str, link: &str| MenuItem { title: title.to_owned(), link: link.to_owned() };
    vec![
        MenuGroup { title: "科技项目", items: vec![ledger(Project::SPEC), ledger(Payment::SPEC)] },
        MenuGroup {
            title: "专项与目标",
            items: vec![
                ledger(Work::SPEC),
                ledger(Progress::SPEC),
                ledger(Task::SPEC),
                ledger(Matter::SPEC),
                ledger(Target::SPEC),
                link("目标进度", "/targets"),
            ],
        },
        MenuGroup {
            title: "公文",
            items: vec![ledger(Document::SPEC), ledger(Incoming::SPEC), link("发文号簿", "/numbers")],
        },
        MenuGroup {
            title: "统计与报告",
            items: vec![
                ledger(Reading::SPEC),
                ledger(Indicator::SPEC),
                link("统计数走势", "/series"),
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
