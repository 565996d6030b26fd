//! The accessibility check over every kind of page: axe-core finds nothing.
//!
//! axe-core comes from npm; `KEZHI_AXE` is the path of its `axe.min.js`. Without
//! it nothing is checked, and that is said loudly.

use std::io::Write as _;

use serde_json::Value;

use crate::desk::Desk;

/// Runs in the page. What axe cannot decide by itself (`incomplete`) is not a finding.
const RUN: &str = r"
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        it => done(it.violations.map(rule => rule.id + ': ' + rule.help + '\n' +
            rule.nodes.slice(0, 3).map(node => '      ' + node.html.slice(0, 200) + '\n        ' +
                (node.any.concat(node.all, node.none)[0] || {}).message).join('\n'))),
        error => done(['axe: ' + error]));
";

/// Pages that need no record.
const PAGES: &[&str] = &[
    "/",
    "/todo",
    "/todo?kind=steps&ledger=project",
    "/calendar",
    "/calendar?month=2016-09&mine=1",
    "/charts",
    "/project",
    "/project?level=province&sort=-name",
    "/project?q=没有这样的项目",
    "/project/new",
    "/project/import",
    "/unit",
    "/figures",
    "/targets",
    "/numbers",
    "/series",
    "/papers",
    "/papers/half-year?half=2016H1",
    "/search?q=铝",
    "/search?q=没有这样的词",
    "/me",
    "/none/of/these",
    "/readiness",
    "/rules",
    "/rules/hightech-plan",
    "/workdays",
    "/simulate?kind=fixed&amount=1",
    "/grants?period=2016",
    "/payouts?period=2016",
    "/payouts/check",
    "/assessments",
    "/assessment/new",
    "/check",
    "/notices",
    "/notices/begin?list=/project%3Fstage%3Dpooled",
    "/notice/new",
    "/urging/new",
    "/lead",
    "/todo?kind=raised",
    "/public/notices",
    "/public/notices/0000000000000",
    "/project/0000000000000",
    "/accounts",
];

fn axe() -> Option<String> {
    let Ok(path) = std::env::var("KEZHI_AXE") else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: the accessibility check runs with KEZHI_AXE=…/axe-core/axe.min.js (npm install axe-core)"
        );
        return None;
    };
    Some(std::fs::read_to_string(&path).unwrap_or_else(|it| panic!("KEZHI_AXE={path}: {it}")))
}

/// What axe finds on the page the browser is at.
async fn found(desk: &mut Desk, axe: &str, page: &str) -> Vec<String> {
    let client = desk.client();
    client.execute(axe, Vec::new()).await.unwrap();
    let Value::Array(all) = client.execute_async(RUN, Vec::new()).await.unwrap() else {
        panic!("axe answers with a list")
    };
    all.iter().map(|it| format!("{page}\n    {}", it.as_str().unwrap_or("?"))).collect()
}

#[tokio::test]
async fn axe_finds_nothing_on_any_kind_of_page() {
    let Some(axe) = axe() else { return };
    let Some(mut desk) = Desk::open().await else { return };
    let mut all = Vec::new();
    let mut checked = 0;
    let mut check = async |desk: &mut Desk, page: &str| {
        all.extend(found(desk, &axe, page).await);
        checked += 1;
    };
    desk.go("/login").await;
    check(&mut desk, "login").await;
    desk.log_in("juzhang").await;
    for page in PAGES {
        desk.go(page).await;
        check(&mut desk, page).await;
    }
    for (list, below) in [
        ("/project?stage=underway", &["", "/edit", "/history", "/file", "/steps/midterm"][..]),
        ("/project?unsure=1", &[""][..]),
        ("/unit?q=铝业", &["", "/file"][..]),
    ] {
        desk.go(list).await;
        let record = desk.href("tbody th a").await;
        for it in below {
            desk.go(&format!("{record}{it}")).await;
            check(&mut desk, &format!("{record}{it}")).await;
        }
    }
    desk.go("/project/new").await;
    desk.send().await;
    check(&mut desk, "a form with problems").await;
    desk.go("/papers?half=2016H1").await;
    desk.follow(".begin button").await;
    check(&mut desk, "a paper under way").await;
    desk.go("/").await;
    check(&mut desk, "the home page with a paper").await;
    desk.go("/papers").await;
    let paper = desk.href("tbody th a").await;
    desk.go(&format!("{paper}/history")).await;
    check(&mut desk, "the history of a paper").await;
    desk.go("/calendar").await;
    desk.follow(".subscribe button").await;
    check(&mut desk, "a calendar's address").await;
    desk.go("/me").await;
    check(&mut desk, "somebody with a token").await;
    desk.log_out().await;
    desk.log_in("admin").await;
    for page in ["/accounts", "/audit"] {
        desk.go(page).await;
        check(&mut desk, page).await;
    }
    let _ = writeln!(std::io::stderr(), "axe-core: {checked} pages, {} findings", all.len());
    assert!(all.is_empty(), "{}", all.join("\n"));
    desk.close().await;
}
