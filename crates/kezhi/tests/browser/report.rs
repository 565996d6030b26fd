//! A half-year report from this week's work to the paper that was sent: five
//! ledgers, the figures, the gate, 定稿, 报送, and a correction afterwards.

use fantoccini::{Locator, key::Key};

use crate::desk::Desk;

type Form = (&'static str, &'static [(&'static str, &'static str)]);

/// A week at the bureau, one record each.
const WEEK: &[Form] = &[
    (
        "project",
        &[
            ("name", "低温陶瓷釉料中试"),
            ("undertaker", "明珠陶瓷公司"),
            ("level", "province"),
            ("category", "support"),
            ("called", "2016-06-20"),
        ],
    ),
    (
        "patent",
        &[
            ("name", "一种低温陶瓷釉料"),
            ("number", "未报"),
            ("kind", "invention"),
            ("holder", "明珠陶瓷公司"),
            ("filed", "2016-06-20"),
            ("source", "受理通知书"),
        ],
    ),
    (
        "progress",
        &[
            ("name", "赴市局对接下半年任务"),
            ("work", "国家知识产权强县工程试点县"),
            ("kind", "liaison"),
            ("happened", "2016-06-21"),
            ("outcome", "明确了下半年任务"),
            ("source", "工作记录"),
        ],
    ),
    (
        "meeting",
        &[("name", "陶瓷企业专利座谈会"), ("kind", "talk"), ("organisers", "我局"), ("source", "会议记录")],
    ),
    (
        "event",
        &[
            ("name", "马村乡科技赶场"),
            ("kind", "market"),
            ("hosts", "我局"),
            ("places", "马村乡"),
            ("source", "活动记录"),
        ],
    ),
];

#[tokio::test]
async fn a_weeks_work_becomes_a_paper_that_stays_as_it_was_sent() {
    let Some(mut desk) = Desk::open().await else { return };
    desk.log_in("keyuan").await;
    let mut records = Vec::new();
    for (ledger, fields) in WEEK {
        desk.go(&format!("/{ledger}/new")).await;
        desk.fill(fields).await;
        desk.send().await;
        desk.sees(fields[0].1).await;
        records.push(desk.path().await);
    }

    desk.go("/figures?half=2016H1").await;
    desk.sees("征集项目").await;
    desk.go("/papers/half-year?half=2016H1").await;
    desk.sees("征集科技项目6项").await;

    desk.go("/papers").await;
    desk.press("form[action='/papers'] button.main").await;
    desk.sees("征集科技项目6项").await;
    let paper = desk.path().await;

    write_by_hand(&mut desk, "另走访企业7家。").await;
    desk.go(&paper).await;
    desk.sees("没有出处 1").await;
    explain(&mut desk).await;
    desk.go(&paper).await;
    let_doubts_stay(&mut desk).await;
    desk.go(&paper).await;
    drop_empty_places(&mut desk, &paper).await;
    desk.log_out().await;

    desk.log_in("juzhang").await;
    desk.go(&paper).await;
    desk.sees("每个数都有出处，可以定稿").await;
    desk.press(&format!("form[action='{paper}/final'] button")).await;
    desk.fill(&[("recipient", "县政府办公室"), ("channel", "纸质"), ("day", "2016-07-01")]).await;
    desk.press(&format!("form[action='{paper}/send'] button")).await;
    desk.sees("县政府办公室").await;
    desk.log_out().await;

    // The call turns out to have been in July: the half-year has one project less.
    desk.log_in("guzhang").await;
    desk.go(&format!("{}/edit", records[0])).await;
    desk.fill(&[("called", "2016-07-02")]).await;
    desk.send().await;
    desk.go("/papers/half-year?half=2016H1").await;
    desk.sees("征集科技项目5项").await;
    desk.go(&paper).await;
    desk.sees("征集科技项目6项").await;
    desk.go(&format!("{paper}/since")).await;
    desk.sees("征集项目").await;
    desk.close().await;
}

/// At the end of the first paragraph of the first section.
async fn write_by_hand(desk: &mut Desk, words: &str) {
    desk.press("aside.tools a.button").await;
    let editors = desk.client().find_all(Locator::Css(".chip-editor")).await.unwrap();
    let editor = editors.last().expect("a paragraph to write in");
    editor.click().await.unwrap();
    let end = format!("{}{}", char::from(Key::Control), char::from(Key::End));
    editor.send_keys(&end).await.unwrap();
    editor.send_keys(&format!("{}{words}", char::from(Key::Null))).await.unwrap();
    desk.press("button[value='save']").await;
}

async fn explain(desk: &mut Desk) {
    desk.press(".places a[href*='/explain']").await;
    desk.fill(&[("document", "走访记录"), ("sentence", "本月走访企业7家。")]).await;
    desk.press("button[value='source']").await;
}

async fn let_doubts_stay(desk: &mut Desk) {
    let tick = "document.querySelectorAll('input[name=chip]').forEach(function (it) { it.click(); })";
    desk.client().find(Locator::Css("details.left summary")).await.unwrap().click().await.unwrap();
    desk.client().execute(tick, Vec::new()).await.unwrap();
    desk.fill(&[("why", "原件缺字，已请上级核对")]).await;
    desk.press("form[action$='/doubts'] button").await;
}

async fn drop_empty_places(desk: &mut Desk, paper: &str) {
    while let Ok(link) = desk.client().find(Locator::Css(".places a[href*='#p']")).await {
        let to = link.attr("href").await.unwrap().unwrap_or_default();
        let piece = to.rsplit("#p").next().unwrap_or_default().to_owned();
        desk.go(&to).await;
        desk.press(&format!("button[value='drop {piece}']")).await;
        desk.press("button[value='save']").await;
        desk.go(paper).await;
    }
}
