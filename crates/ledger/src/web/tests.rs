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

async fn world() -> World {
    World::open(&[Nursery::SPEC], figures, ledger_routes()).await
}

/// 城东苗圃 with some fields written otherwise.
fn nursery<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let plain = [("name", "城东苗圃"), ("area", "30"), ("cost", "12.5")];
    let rest = plain.into_iter().filter(|it| fields.iter().all(|other| other.0 != it.0));
    fields.iter().copied().chain(rest).collect()
}

async fn add(world: &World, fields: &[(&str, &str)]) -> Id {
    let draft = nursery(fields).into_iter().collect();
    let change = Change { spec: Nursery::SPEC, deed: Deed::Add, draft, why: String::new() };
    world.app.db.submit(&head(), change).await.unwrap()
}

fn stranger() -> Viewer {
    Viewer { login: "wuzhou".into(), name: "吴舟".into(), region: "511124".into(), ..head() }
}

/// What must hold of every page: one heading, and a name for everything one can fill in.
fn well_made(page: &Answer) {
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
async fn a_right_form_registers_and_leads_to_the_record() {
    let world = world().await;
    let sent = world.post(&clerk(), "/nursery", &nursery(&[("remark", "第一行\n第二行")])).await;
    assert_eq!(sent.status, 303);
    let record = world.get(&clerk(), &sent.location).await;
    assert!(record.text.contains("已办好：登记") && record.text.contains("第一行\n第二行"));
    well_made(&record);
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_written() {
    let world = world().await;
    let fields = nursery(&[("area", "很多<b>"), ("parent", "没有的"), ("soil", "未报")]);
    let page = world.post(&clerk(), "/nursery", &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("value=\"很多&lt;b&gt;\"") && page.text.contains("value=\"没有的\""));
    assert!(page.text.contains("href=\"#f-area\"") && page.text.contains("id=\"e-area\""));
    assert!(page.text.contains("value=\"未报\" checked"));
    well_made(&page);
}

#[tokio::test]
async fn a_lost_race_shows_both_sides_and_keeps_what_was_typed() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let at = format!("/nursery/{id}");
    let first = [("rev", "1"), ("name", "城东苗圃"), ("area", "31"), ("cost", "12.5"), ("why", "复测")];
    assert_eq!(world.post(&head(), &at, &first).await.status, 303);
    let second = [("rev", "1"), ("name", "城东苗圃"), ("area", "99"), ("cost", "13"), ("remark", "新")];
    let page = world.post(&clerk(), &at, &second).await;
    assert_eq!(page.status, 409);
    for it in
        ["周正", "复测", "31", "value=\"99\"", "value=\"13\"", "name=\"rev\" value=\"2\"", ">新</textarea>"]
    {
        assert!(page.text.contains(it), "{it}: {}", page.text);
    }
    well_made(&page);
    let third = [("rev", "1"), ("name", "城东苗圃"), ("area", "30"), ("cost", "14")];
    let page = world.post(&clerk(), &at, &third).await;
    assert!(page.text.contains("value=\"31\""), "what only the other changed is taken over");
    let again = [("rev", "2"), ("name", "城东苗圃"), ("area", "99"), ("cost", "13")];
    assert_eq!(world.post(&clerk(), &at, &again).await.status, 303);
}

#[tokio::test]
async fn a_filter_is_an_address_and_a_chip_takes_it_off() {
    let world = world().await;
    let parent = add(&world, &[("name", "总圃"), ("soil", "sand")]).await;
    add(&world, &[("name", "分圃"), ("soil", "clay"), ("parent", "总圃"), ("area", "200")]).await;
    let sent = world.get(&clerk(), "/nursery?parent=%E6%80%BB%E5%9C%83&area.from=&q=").await;
    assert_eq!((sent.status.as_u16(), &*sent.location), (303, &*format!("/nursery?parent={parent}")));
    let list = world.get(&clerk(), &format!("{}&soil=clay&area.from=100", sent.location)).await;
    assert!(
        list.text.contains("分圃")
            && list.text.contains("上级苗圃：总圃")
            && list.text.contains("土壤：黏土")
    );
    assert!(list.text.contains("href=\"/nursery?soil=clay&amp;area.from=100\""), "{}", list.text);
    assert!(!list.text.contains(&format!("<th scope=\"row\"><a href=\"/nursery/{parent}\"")));
    well_made(&list);
}

#[tokio::test]
async fn a_list_is_sorted_paged_and_added_up_by_its_address() {
    let world = world().await;
    for n in 1..=3 {
        add(&world, &[("name", &format!("{n}号圃")), ("cost", &n.to_string())]).await;
    }
    let list = world.get(&clerk(), "/nursery?sort=-cost&size=2&cols=cost,remark").await;
    let place = |name: &str| list.text.find(&format!(">{name}<"));
    assert!(place("3号圃") < place("2号圃") && place("1号圃").is_none());
    assert!(list.text.contains("aria-sort=\"descending\"") && list.text.contains("合计 3 条"));
    assert!(list.text.contains(">6</td>"), "{}", list.text);
    assert!(list.text.contains("sort=-cost&amp;cols=name,cost,remark&amp;size=2&amp;page=2"));
    let beyond = world.get(&clerk(), "/nursery?page=9").await;
    assert!(beyond.text.contains("没有第 9 页"));
    let ticked = world.get(&clerk(), "/nursery?cols=cost&cols=area").await;
    assert_eq!(ticked.location, "/nursery?cols=cost,area");
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_answered_in_sentences() {
    let world = world().await;
    for (query, said) in [
        ("colour=red", "没有“colour”这一栏"),
        ("sort=colour", "不能按它排序"),
        ("cols=colour", "不能显示"),
        ("page=zero", "页码“zero”"),
        ("size=5000", "1 至 200"),
        ("asof=yesterday", "不是日期"),
        ("parent=%E6%97%A0%E6%AD%A4", "没有“无此”"),
    ] {
        let page = world.get(&clerk(), &format!("/nursery?{query}")).await;
        assert_eq!(page.status, 400, "{query}");
        assert!(
            page.text.contains(said) && page.text.contains("href=\"/nursery\""),
            "{query}: {}",
            page.text
        );
        well_made(&page);
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
async fn a_clerk_cannot_take_the_step_of_a_head() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let sow = format!("/nursery/{id}/steps/sown");
    well_made(&world.get(&clerk(), &sow).await);
    let wrong = world.post(&clerk(), &sow, &[("rev", "1"), ("sown", "春天")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.text.contains("value=\"春天\"")), (422, true));
    let right = world.post(&clerk(), &sow, &[("rev", "1"), ("sown", "2016年3月")]).await;
    assert_eq!(right.status, 303);
    let record = world.get(&clerk(), &right.location).await;
    assert!(record.text.contains("须由股室负责人办理") && record.text.contains("已办好：播种"));
    let reap = format!("/nursery/{id}/steps/reaped");
    assert_eq!(world.get(&clerk(), &reap).await.status, 403);
    assert_eq!(world.post(&clerk(), &reap, &[("rev", "2"), ("reaped", "2016-09-01")]).await.status, 403);
    assert_eq!(world.post(&head(), &reap, &[("rev", "2"), ("reaped", "2016-09-01")]).await.status, 303);
}

#[tokio::test]
async fn a_doubt_is_decided_with_a_reason_by_a_candidate_or_otherwise() {
    let world = world().await;
    let id = add(&world, &[("cost", "存疑「30」：30｜350；理由：可能缺字")]).await;
    let list = world.get(&clerk(), "/nursery").await;
    assert!(list.text.contains("class=\"doubt\"") && list.text.contains("可能是 30、350"));
    let record = world.get(&clerk(), &format!("/nursery/{id}")).await;
    assert!(record.text.contains("认定为 350"));
    well_made(&record);
    let decide = format!("/nursery/{id}/decide");
    let silent = world.post(&clerk(), &decide, &[("rev", "1"), ("field", "cost"), ("value", "350")]).await;
    assert!(silent.status == 422 && silent.text.contains("请写明认定的依据"));
    let fields = [("rev", "1"), ("field", "cost"), ("value", "350"), ("why", "核对原件")];
    assert_eq!(world.post(&clerk(), &decide, &fields).await.status, 303);
    let history = world.get(&clerk(), &format!("/nursery/{id}/history")).await;
    assert!(
        history.text.contains("林晓") && history.text.contains("认定") && history.text.contains("核对原件")
    );
    assert!(history.text.contains("<ins>350</ins>"));
    well_made(&history);
    let late = world.post(&clerk(), &decide, &fields).await;
    assert!(late.status == 409 && late.text.contains("刚刚被他人修改"));
}

#[tokio::test]
async fn taking_back_and_taking_out_need_a_reason() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let (page, deed) = (format!("/nursery/{id}"), |it: &str| format!("/nursery/{id}/{it}"));
    let edit = [("rev", "1"), ("area", "31")];
    assert_eq!(world.post(&head(), &page, &edit).await.status, 303);
    assert_eq!(world.post(&head(), &deed("undo"), &[("rev", "2")]).await.status, 422);
    assert_eq!(world.post(&clerk(), &deed("undo"), &[("rev", "2"), ("why", "错了")]).await.status, 403);
    assert_eq!(world.post(&head(), &deed("undo"), &[("rev", "2"), ("why", "错了")]).await.status, 303);
    assert_eq!(world.post(&clerk(), &deed("remove"), &[("rev", "3"), ("why", "重复")]).await.status, 303);
    assert!(world.get(&clerk(), &page).await.text.contains("恢复这条记录"));
    assert_eq!(world.post(&clerk(), &deed("restore"), &[("rev", "4")]).await.status, 303);
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
async fn a_reference_is_shown_and_written_by_name() {
    let world = world().await;
    let parent = add(&world, &[("name", "总圃")]).await;
    let child = add(&world, &[("name", "分圃"), ("parent", "总圃")]).await;
    let edit = world.get(&clerk(), &format!("/nursery/{child}/edit")).await;
    assert!(edit.text.contains("value=\"总圃\"") && edit.text.contains("data-pick=\"/pick/nursery\""));
    assert!(edit.text.contains(&format!("data-keep=\"/nursery/{child}/edit\"")));
    well_made(&edit);
    add(&world, &[("name", "总圃")]).await;
    let fields = [("rev", "1"), ("name", "分圃"), ("parent", "总圃"), ("area", "5")];
    let kept = world.post(&clerk(), &format!("/nursery/{child}"), &fields).await;
    assert_eq!(kept.status, 303, "an untouched reference stays, though its name is now another's too");
    let page = world.get(&clerk(), &format!("/nursery/{parent}")).await;
    assert!(
        page.text.contains("被引用") && page.text.contains(&format!("href=\"/nursery?parent={parent}\""))
    );
    assert!(page.text.contains("计入这些数") && page.text.contains("2016年上半年投入"));
}

#[tokio::test]
async fn a_form_left_half_way_is_offered_again() {
    let world = world().await;
    world.app.db.keep(&clerk(), "/nursery/new", "name=%E5%8D%8A%E8%B7%AF&area=7").await.unwrap();
    assert!(world.get(&clerk(), "/nursery/new").await.text.contains("恢复上次未提交的内容"));
    let filled = world.get(&clerk(), "/nursery/new?kept=1").await;
    assert!(filled.text.contains("value=\"半路\"") && filled.text.contains("value=\"7\""));
    well_made(&filled);
    world.post(&clerk(), "/nursery", &nursery(&[])).await;
    assert!(world.app.db.kept(&clerk(), "/nursery/new").await.unwrap().is_none());
}

#[tokio::test]
async fn an_attachment_goes_up_from_the_record_and_comes_down_as_a_file() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let attach = format!("/nursery/{id}/attach/paper");
    let sent = world.upload(&clerk(), &attach, "1", "批文.pdf", "%PDF-1.4 x").await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let record = world.get(&clerk(), &format!("/nursery/{id}")).await;
    let link = record.text.split("href=\"/files/").nth(1).unwrap().split('"').next().unwrap();
    let file = world.get(&clerk(), &format!("/files/{link}")).await;
    assert_eq!(file.text, "%PDF-1.4 x");
    assert!(file.head.contains("attachment") && file.head.contains("nosniff"), "{}", file.head);
    assert_eq!(world.get_as_nobody(&format!("/files/{link}")).await.status, 303);
    assert_eq!(world.upload(&clerk(), &attach, "2", "x.exe", "MZ").await.status, 400);
}

#[tokio::test]
async fn a_list_can_be_named_and_come_back_to() {
    let world = world().await;
    let fields = [("name", "沙土的"), ("query", "soil=sand&sort=-cost"), ("shared", "1")];
    let saved = world.post(&clerk(), "/nursery/views", &fields).await;
    assert_eq!(saved.location, "/nursery?soil=sand&sort=-cost");
    let list = world.get(&head(), "/nursery").await;
    assert!(list.text.contains("沙土的") && list.text.contains("（共享）"));
    assert!(list.text.contains("台账还没有记录"));
    well_made(&list);
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
