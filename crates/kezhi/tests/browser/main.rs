//! What a person does, in a real browser: the whole life of a project, from
//! 征集 to 验收, then the list, the figure, the paper, a correction, the history.
//!
//! Needs chromium and chromedriver; runs when `KEZHI_TEST_BROWSER=1`.

#![allow(clippy::unwrap_used, reason = "a test that stumbles says where")]

mod axe;
mod desk;
mod report;

use desk::Desk;

/// Step, and what its form asks for.
type Taken = (&'static str, &'static [(&'static str, &'static str)]);

const STEPS: &[Taken] = &[
    ("applied", &[("applied", "2016-01-20"), ("asked", "50")]),
    ("recommended", &[("recommended", "2016-02-01"), ("recommended_to", "省科技厅")]),
    ("under_review", &[("reviewed", "2016-02-20")]),
    ("noticed", &[("noticed", "2016-03-01"), ("notice_ends", "2016-03-08")]),
    (
        "approved",
        &[("number", "2016GZ0999"), ("approved", "2016-03-20"), ("approved_by", "未报"), ("money", "30万元")],
    ),
    ("underway", &[("signed", "2016-04-01"), ("begins", "2016-04-01"), ("ends", "2016-06-10")]),
    ("midterm", &[("checked", "2016-05-05"), ("midterm", "yes")]),
    ("requested", &[("requested", "2016-06-12"), ("submitted_to", "市科技局")]),
    (
        "accepted",
        &[
            ("accepted", "2016-06-20"),
            ("host", "市科技局"),
            ("on_behalf_of", "省科技厅"),
            ("manner", "experts"),
            ("conclusion", "passed"),
            ("fulfilment", "met"),
        ],
    ),
];

#[tokio::test]
async fn a_project_lives_from_its_call_to_its_acceptance_and_is_found_in_every_place_it_counts() {
    let Some(mut desk) = Desk::open().await else { return };
    desk.log_in("guzhang").await;

    desk.go("/project/new").await;
    desk.fill(&[
        ("name", "高强度陶瓷釉料研究"),
        ("level", "province"),
        ("category", "support"),
        ("called", "2016-01-10"),
    ])
    .await;
    desk.pick("undertaker", "mzt", "明珠陶瓷公司").await;
    desk.send().await;
    desk.sees("高强度陶瓷釉料研究").await;
    let record = desk.path().await;

    for (step, fields) in STEPS {
        desk.go(&format!("{record}/steps/{step}")).await;
        desk.fill(fields).await;
        desk.send().await;
        assert_eq!(desk.path().await, record, "after {step}");
    }
    desk.sees("已验收").await;
    desk.sees("计入这些数").await;

    desk.go("/project?stage=accepted&q=釉料").await;
    desk.sees("高强度陶瓷釉料研究").await;

    desk.go("/figures?half=2016H1").await;
    desk.sees("验收项目").await;

    desk.go("/papers/half-year?half=2016H1").await;
    desk.sees("本期验收科技项目5项").await;
    desk.sees("高强度陶瓷釉料研究").await;
    desk.follow("a.figure#project\\.accepted").await;
    desk.sees("高强度陶瓷釉料研究").await;

    desk.go(&format!("{record}/edit")).await;
    desk.fill(&[("name", "高强度低温陶瓷釉料研究")]).await;
    desk.send().await;
    desk.go(&format!("{record}/history")).await;
    desk.sees("更正").await;
    desk.sees("高强度低温陶瓷釉料研究").await;
    desk.close().await;
}

#[tokio::test]
async fn a_wrong_form_keeps_what_was_typed_and_says_what_to_do() {
    let Some(mut desk) = Desk::open().await else { return };
    desk.log_in("keyuan").await;
    desk.go("/project/new").await;
    desk.fill(&[("name", "写到一半的项目"), ("called", "去年冬天")]).await;
    desk.send().await;
    desk.sees("“去年冬天”不是日期").await;
    assert_eq!(desk.value("name").await, "写到一半的项目");
    assert_eq!(desk.value("called").await, "去年冬天");
    desk.close().await;
}

#[tokio::test]
async fn what_was_typed_survives_a_closed_page() {
    let Some(mut desk) = Desk::open().await else { return };
    desk.log_in("keyuan").await;
    desk.go("/project/new").await;
    desk.fill(&[("name", "忽然停电的项目")]).await;
    desk.wait_until_kept().await;
    desk.go_whatever("/").await;
    desk.go("/project/new").await;
    desk.sees_value("name", "忽然停电的项目").await;
    desk.close().await;
}

#[tokio::test]
async fn a_look_ahead_changes_nothing_and_loses_nothing() {
    let Some(mut desk) = Desk::open().await else { return };
    desk.log_in("keyuan").await;
    desk.go("/project").await;
    let record = desk.href("tbody a[href^='/project/']").await;
    let edit = format!("{record}/edit");
    desk.go(&edit).await;
    desk.fill(&[("name", "先看看再说的项目")]).await;
    desk.look_ahead().await;
    desk.sees("先看影响：还没有保存").await;
    desk.sees_value("name", "先看看再说的项目").await;
    desk.wait_until_kept().await;
    desk.go_whatever("/").await;
    desk.go(&record).await;
    desk.sees("第 1 版").await;
    desk.go(&edit).await;
    desk.sees_value("name", "先看看再说的项目").await;
    desk.close().await;
}
