//! A small county with a policy, for the tests that go through it as an officer does.

use ledger::{
    prelude::*,
    store::{Change, Deed},
    testing::{World, clerk, head},
};

use crate::{
    figures,
    ledgers::{self, patent::Patent, policy::Policy, subsidy::Subsidy, unit::Unit},
    rules::grants,
};

pub(super) async fn world() -> World {
    let routes = ledger::web::ledger_routes().merge(super::routes());
    World::open_guarded(ledgers::ALL, figures::of_half, routes, crate::guarding::GUARD, grants::ASIDES).await
}

pub(super) async fn add(world: &World, spec: &'static Spec, fields: &[(&str, &str)]) -> String {
    let draft = fields.iter().copied().collect();
    let change = Change { spec, deed: Deed::Add, draft, why: String::new() };
    world.app.db.submit(&head(), change).await.unwrap_or_else(|it| panic!("{it}")).to_string()
}

/// Two enterprises, three patents granted in 2016, a county policy.
pub(super) async fn county(world: &World) -> String {
    for name in ["红星陶瓷有限公司", "铭帝铝业有限公司"] {
        add(world, Unit::SPEC, &[("name", name), ("kind", "企业")]).await;
    }
    for (name, holder, kind, granted) in [
        ("低温快烧釉料", "红星陶瓷有限公司", "发明", "2016-02-10"),
        ("釉料喷涂机", "红星陶瓷有限公司", "实用新型", "2016-03-09"),
        ("铝型材断桥结构", "铭帝铝业有限公司", "发明", "2016-05-18"),
    ] {
        add(
            world,
            Patent::SPEC,
            &[
                ("stage", "valid"),
                ("name", name),
                ("number", "未报"),
                ("kind", kind),
                ("holder", holder),
                ("filed", "2014-03-10"),
                ("granted", granted),
                ("paid_to", "2017-03-10"),
            ],
        )
        .await;
    }
    let policy = [
        ("name", "专利资助办法"),
        ("issuer", "未报"),
        ("document", "夹府办发〔2016〕12号"),
        ("starts", "2016-01-01"),
        ("ends", "无"),
        ("applies_to", "本县企业"),
    ];
    add(world, Policy::SPEC, &policy).await
}

pub(super) async fn read(world: &World, path: &str) -> String {
    let page = world.get(&head(), path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text);
    page.text
}

pub(super) fn says(page: &str, all: &[&str]) {
    for words in all {
        assert!(page.contains(words), "“{words}” is not in the page:\n{page}");
    }
}

/// A draft as its form sends it: 0.5 for each invention granted.
pub(super) fn drafted<'a>(policy: &'a str, amount: &'a str, ends: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("title", "发明专利授权资助"),
        ("on", "2016-06-30"),
        ("of", "granted"),
        ("fact0", "patent_kind"),
        ("relation0", "is"),
        ("value0", "发明"),
        ("kind", "fixed"),
        ("amount", amount),
        ("policy", policy),
        ("clause_kind", "grant"),
        ("article", "第三条第（一）项"),
        ("starts", "2016-01-01"),
        ("ends", ends),
        ("why", "县政府常务会议通过"),
    ]
}

/// Ticks everybody who qualifies and has not applied.
pub(super) async fn apply_all(world: &World, policy: &str) {
    let page = read(world, &format!("/grants/{policy}?period=2016")).await;
    let keys: Vec<&str> =
        page.split("name=\"take\" value=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    let mut fields = vec![("period", "2016")];
    fields.extend(keys.iter().map(|it| ("take", *it)));
    let done = world.post(&clerk(), &format!("/grants/{policy}/apply"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

pub(super) async fn subsidies(world: &World) -> Vec<(ledger::store::Row, Subsidy)> {
    let all = Selection::all::<Subsidy>();
    world.app.db.records::<Subsidy>(&head(), &all, 99).await.unwrap_or_else(|it| panic!("{it}"))
}
