use crate::{
    cell::{Date, Half, Id},
    prelude::*,
    store::{Change, Deed},
    testing::{Answer, World, clerk, head},
    web::ledger_routes,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
enum Soil {
    /// 沙土
    Sand,
    /// 黏土
    Clay,
}

/// 苗圃
///
/// 县里育苗的地块。
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Nursery {
    /// 名称
    #[field(title)]
    name: Name,
    /// 编号
    #[field(unique, search)]
    code: Option<Name>,
    /// 土壤
    #[field(list, filter)]
    soil: Option<Told<Soil>>,
    /// 面积（亩）
    #[field(list, filter)]
    area: Told<Count>,
    /// 投入（万元）
    #[field(list, filter)]
    cost: Told<Money>,
    /// 上级苗圃
    #[field(list, filter)]
    parent: Option<Ref<Nursery>>,
    /// 情况
    remark: Option<LongText>,
    /// 批文
    paper: Option<Attached>,
    /// 状况
    standing: Growth,
}

#[derive(Clone, Debug, PartialEq, Part)]
struct Sowing {
    /// 播种日期
    #[field(day, filter)]
    sown: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
struct Reaping {
    /// 收获日期
    #[field(day)]
    reaped: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Standing)]
enum Growth {
    /// 计划
    Planned,
    /// 已播种
    #[step("播种", from = Planned)]
    Sown(Sowing),
    /// 已收获
    #[step("收获", from = Sown, by = Head)]
    Reaped(Sowing, Reaping),
}

impl Rules for Nursery {}

fn figures(half: Half) -> Vec<Question> {
    let meaning = "全部苗圃的投入";
    let label = format!("{}投入", half.words());
    let define = Definition::new("cost", label, "万元", meaning);
    vec![Question::sum(define, Nursery::COST, Selection::all::<Nursery>())]
}

pub(in crate::web) async fn world() -> World {
    World::open(&[Nursery::SPEC], figures, ledger_routes()).await
}

/// 城东苗圃 with some fields written otherwise.
pub(in crate::web) fn nursery<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let plain = [("name", "城东苗圃"), ("area", "30"), ("cost", "12.5")];
    let rest = plain.into_iter().filter(|it| fields.iter().all(|other| other.0 != it.0));
    fields.iter().copied().chain(rest).collect()
}

pub(in crate::web) async fn add(world: &World, fields: &[(&str, &str)]) -> Id {
    let draft = nursery(fields).into_iter().collect();
    let change = Change { spec: Nursery::SPEC, deed: Deed::Add, draft, why: String::new() };
    world.app.db.submit(&head(), change).await.unwrap()
}

pub(in crate::web) fn stranger() -> Viewer {
    Viewer { login: "wuzhou".into(), name: "吴舟".into(), region: "511124".into(), ..head() }
}

/// What must hold of every page: one heading, and a name for everything one can fill in.
pub(in crate::web) fn well_made(page: &Answer) {
    assert_eq!(page.text.matches("<h1").count(), 1, "{}", page.text);
    assert!(!page.text.contains(" style=") && !page.text.contains(" onclick="));
    for (at, _) in page.text.match_indices("<input").chain(page.text.match_indices("<select")) {
        let rest = &page.text[at..];
        let tag = &rest[..rest.find('>').unwrap()];
        let before = &page.text[..at];
        let inside = before.rfind("<label") > before.rfind("</label>");
        let id = tag.split(" id=\"").nth(1).and_then(|it| it.split('"').next()).unwrap_or("?");
        let named = tag.contains("type=\"hidden\"") || tag.contains("aria-label=") || inside;
        assert!(named || page.text.contains(&format!("for=\"{id}\"")), "no label: {tag}");
    }
}

#[tokio::test]
async fn a_stranger_to_the_region_finds_nothing() {
    let world = world().await;
    let id = add(&world, &[]).await;
    for page in ["", "/edit", "/history", "/steps/sown"] {
        assert_eq!(world.get(&stranger(), &format!("/nursery/{id}{page}")).await.status, 404, "{page}");
    }
    let sent = world.post(&stranger(), &format!("/nursery/{id}/remove"), &[("rev", "1"), ("why", "x")]).await;
    assert_eq!(sent.status, 404);
    assert!(!world.get(&stranger(), "/nursery").await.text.contains("城东苗圃"));
}

#[tokio::test]
async fn the_token_of_the_session_is_required() {
    let world = world().await;
    let sent = world.post_without_token(&clerk(), "/nursery", &nursery(&[])).await;
    assert_eq!(sent.status, 403);
    let nobody = world.get_as_nobody("/nursery?q=x").await;
    assert_eq!(nobody.location, "/login?to=%2Fnursery%3Fq%3Dx");
}

#[tokio::test]
async fn what_people_write_is_text_and_never_a_page() {
    let world = world().await;
    let id = add(&world, &[("name", "<script>alert(1)</script>")]).await;
    for page in ["/nursery".to_owned(), format!("/nursery/{id}"), format!("/nursery/{id}/history")] {
        let page = world.get(&clerk(), &page).await;
        assert!(!page.text.contains("<script>alert") && page.text.contains("&lt;script&gt;"));
    }
    let list = world.get(&clerk(), "/nursery?q=%3Cscript%3E%22").await;
    assert!(!list.text.contains("<script>\""));
}

#[tokio::test]
async fn every_figure_leads_to_its_rows_and_its_doubts() {
    let world = world().await;
    add(&world, &[]).await;
    add(&world, &[("cost", "存疑「30」：30｜350")]).await;
    let page = world.get(&clerk(), "/figures?half=2016H1").await;
    assert!(
        page.text.contains(">12.5</a>")
            && page.text.contains("href=\"/nursery\"")
            && page.text.contains("1 处")
    );
    well_made(&page);
    assert_eq!(world.get(&clerk(), "/figures?half=soon").await.status, 400);
}

#[tokio::test]
async fn an_auditor_reads_and_is_offered_nothing_to_change() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let auditor = Viewer { login: "shenji".into(), name: "申冀".into(), role: Role::Auditor, ..clerk() };
    let record = world.get(&auditor, &format!("/nursery/{id}")).await;
    assert!(
        record.status == 200 && !record.text.contains("修改</a>") && !record.text.contains("移除这条记录")
    );
    assert_eq!(world.get(&auditor, "/nursery/new").await.status, 403);
    assert_eq!(world.post(&auditor, "/nursery", &nursery(&[])).await.status, 403);
}
