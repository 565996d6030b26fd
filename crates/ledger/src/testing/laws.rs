//! What must be true of every ledger, whatever it is about. Tested once, over
//! all ledgers, on both databases.

use super::{World, clerk};
use crate::{
    cell::{Kind, Value},
    selection::RESERVED,
    spec::Spec,
    store::{Catalog, HEAD},
    web,
};

/// Words that are addresses of their own and cannot be ledgers.
const ADDRESSES: &[&str] = &[
    "search",
    "login",
    "logout",
    "figures",
    "files",
    "pick",
    "kept",
    "me",
    "accounts",
    "audit",
    "api",
    "assets",
    "papers",
    "targets",
    "numbers",
    "series",
    "check",
    "calendar",
    "todo",
    "charts",
    "rules",
    "workdays",
    "readiness",
    "simulate",
    "notices",
    "public",
    "late",
];

/// Every law over every ledger of the catalog.
pub async fn laws(catalog: Catalog) {
    for spec in catalog {
        named_well(spec);
        stages_are_reached(spec);
        what_stands_in_the_way_exists(spec, catalog);
    }
    let world = World::open(catalog, |_| Vec::new(), web::ledger_routes()).await;
    for spec in catalog {
        every_page_opens(&world, spec).await;
        an_empty_form_is_told_everything(&world, spec).await;
        every_filter_is_an_address(&world, spec).await;
    }
}

fn named_well(spec: &Spec) {
    let slug = spec.slug;
    assert!(!ADDRESSES.contains(&slug), "{slug} is an address of its own");
    assert_eq!(spec.fields.iter().filter(|it| it.title).count(), 1, "{slug}: one field is the title");
    let columns = spec.columns();
    for (at, field) in columns.iter().enumerate() {
        let twin = columns[..at].iter().find(|it| it.label == field.label);
        assert!(twin.is_none(), "{slug}: two columns are called {}", field.label);
        assert!(!RESERVED.contains(&field.name), "{slug}: `{}` is a word of addresses", field.name);
        assert!(!HEAD.contains(&field.name), "{slug}: every table has a column `{}`", field.name);
        let shown = field.title || field.alias || field.search || field.filter || field.unique;
        assert!(
            field.kind != Kind::Sealed || !shown,
            "{slug}: {} is sealed and cannot be found by",
            field.label
        );
        let shared = spec.stages.iter().flat_map(|it| it.fields()).filter(|it| it.name == field.name);
        assert!(shared.into_iter().all(|it| it.kind == field.kind), "{slug}: two kinds of {}", field.name);
    }
}

fn stages_are_reached(spec: &Spec) {
    for stage in &spec.stages[1..] {
        let reached = spec.steps.iter().any(|it| it.to == stage.name && it.from != stage.name);
        assert!(reached, "{}: no step leads to {}", spec.slug, stage.label);
    }
    for (at, step) in spec.steps.iter().enumerate() {
        let twin = spec.steps[..at].iter().any(|it| it.from == step.from && it.name == step.name);
        assert!(!twin, "{}: two steps from {} are called {}", spec.slug, step.from, step.name);
    }
}

fn what_stands_in_the_way_exists(spec: &Spec, catalog: Catalog) {
    for it in spec.steps.iter().filter_map(|it| it.unless.as_ref()) {
        let other = catalog.iter().find(|known| known.slug == it.ledger);
        let field = other.and_then(|known| known.column(it.field));
        assert_eq!(field.map(|it| it.kind), Some(Kind::Ref(spec.slug)), "{}: {it:?}", spec.slug);
        let stages = it.stages.iter().all(|it| other.is_some_and(|known| known.stage(it).is_some()));
        assert!(stages, "{}: {it:?}", spec.slug);
    }
}

async fn every_page_opens(world: &World, spec: &Spec) {
    for page in ["", "/new"] {
        let path = format!("/{}{page}", spec.slug);
        let answer = world.get(&clerk(), &path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        assert!(answer.text.contains(spec.title), "{path} does not say {}", spec.title);
    }
}

async fn an_empty_form_is_told_everything(world: &World, spec: &'static Spec) {
    let answer = world.post(&clerk(), &format!("/{}", spec.slug), &[]).await;
    assert_eq!(answer.status, 422, "{}: an empty form is taken", spec.slug);
    let first = spec.stages[0].name;
    for field in spec.fields_of(first).filter(|it| spec.must_have(first, it)) {
        assert!(answer.text.contains(&format!("请填写{}", field.label)), "{}: {}", spec.slug, field.label);
    }
}

async fn every_filter_is_an_address(world: &World, spec: &'static Spec) {
    for field in spec.columns() {
        let has = matches!(field.kind.absent(), Value::Text(_)).then_some("has=1");
        for test in ["unsure=1", "empty=1", "empty=0", "known=1", "known=0"].into_iter().chain(has) {
            let path = format!("/{}?{}.{test}&asof=2016-06-30&sort={}", spec.slug, field.name, field.name);
            let answer = world.get(&clerk(), &path).await;
            assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        }
    }
    let stages: Vec<&str> = spec.stages.iter().map(|it| it.name).collect();
    let path =
        format!("/{}?stage={}&asof=2016-06-30&known=2016-06-24T00:00:00Z", spec.slug, stages.join(","));
    assert_eq!(world.get(&clerk(), &path).await.status, 200, "{path}");
}
