//! Every ledger of the bureau, in the order of the menu. One folder each.

pub mod indicator;
pub mod payment;
pub mod project;
pub mod reading;
pub mod unit;

use ledger::{
    prelude::*,
    store::Catalog,
    web::{MenuGroup, MenuItem},
};

use self::{indicator::Indicator, payment::Payment, project::Project, reading::Reading, unit::Unit};

/// All of them.
pub const ALL: Catalog = &[Project::SPEC, Payment::SPEC, Reading::SPEC, Indicator::SPEC, Unit::SPEC];

/// The left menu, by the bureau's duties.
pub fn menu() -> Vec<MenuGroup> {
    let ledger = |spec: &Spec| MenuItem { title: spec.title.to_owned(), link: format!("/{}", spec.slug) };
    let link = |title: &str, link: &str| MenuItem { title: title.to_owned(), link: link.to_owned() };
    vec![
        MenuGroup { title: "科技项目", items: vec![ledger(Project::SPEC), ledger(Payment::SPEC)] },
        MenuGroup {
            title: "统计与报告",
            items: vec![
                ledger(Reading::SPEC),
                ledger(Indicator::SPEC),
                link("统计指标", "/figures"),
                link("半年报告", "/papers/half-year"),
                link("报告核对", "/check"),
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
