use check::{
    report::{
        Finding, FindingId, Grade, Kind as NumberKind, Place, Quantity, QuantityId, Relation, RelationId,
        RelationKind, Report, Value,
    },
    text::{Span, Text},
};
use intake::{Kind, Source};
use ledger::{
    prelude::*,
    testing::{World, clerk, head},
    web::{house_routes, ledger_routes},
};

use rust_decimal::Decimal;

use super::{Checked, export, pages, view};
use crate::{
    counties::enter,
    figures,
    ledgers::{
        self,
        indicator::{Indicator, standard},
        reading::Reading,
    },
};

const PAPER: &str = "2016年上半年科技工作总结\n\
    1-6月，全县专利申请量达到120件，其中发明专利申请30件，实用新型专利申请60件，外观设计专利申请40件。\n\
    下达县级重点项目34项，其中结转14项，新上20项。\n\
    1-4月，专利授权17件。力争全年发明专利授权99件以上。\n";

async fn world() -> World {
    let routes = ledger_routes().merge(house_routes()).merge(pages::routes(intake::read));
    let world = World::open(ledgers::ALL, figures::of_half, routes).await;
    enter(&world.app.db, &head(), Indicator::SPEC, standard::records(), "").await.unwrap();
    world
}

fn auditor() -> Viewer {
    Viewer { login: "shenji".to_owned(), role: ledger::spec::Role::Auditor, ..clerk() }
}

/// Checks a paper and says where its result stands.
async fn checked(world: &World, who: &Viewer, name: &str, text: &str) -> String {
    let answer = world.upload(who, "/check", "", name, text).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location
}

/// A row of the form to enter, as its page sends it.
fn ticked<'a>(id: &'a str, fields: &'a [(String, &'a str)]) -> Vec<(&'a str, &'a str)> {
    std::iter::once(("take", id)).chain(fields.iter().map(|it| (it.0.as_str(), it.1))).collect()
}

fn row<'a>(
    id: &str,
    indicator: &'a str,
    period: &'a str,
    value: &'a str,
    unit: &'a str,
) -> Vec<(String, &'a str)> {
    [("indicator", indicator), ("reach", ""), ("period", period), ("value", value), ("unit", unit)]
        .map(|it| (format!("{}-{id}", it.0), it.1))
        .into()
}

/// The id under which the page offers a quantity.
fn offered(page: &str, words: &str) -> String {
    let before = page.split(&format!("aria-label=\"入账 {words}\"")).next().unwrap();
    before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_paper_is_shown_with_what_is_wrong_and_where() {
    let world = world().await;
    assert_eq!(world.get(&clerk(), "/check").await.status, 200);
    let place = checked(&world, &clerk(), "总结.txt", PAPER).await;
    let page = world.get(&clerk(), &place).await;
    assert_eq!(page.status, 200);
    for words in ["必须改", "第2段", "<mark>120件</mark>", "对照台账：2016年上半年", "采集入账"]
    {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    assert!(!page.text.contains("style=\""), "the content policy forbids inline styles");
    assert_eq!(world.get(&head(), &place).await.status, 404, "a paper is seen by who checked it");
}

#[tokio::test]
async fn what_cannot_be_read_is_said_on_the_form() {
    let world = world().await;
    for (name, content, words) in
        [("空.txt", " ", "没有文字"), ("坏.pdf", "%PDF-1.7 坏", "打不开"), ("x.rtf", "{\\rtf1", "RTF")]
    {
        let answer = world.upload(&clerk(), "/check", "", name, content).await;
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.text.contains(words) && answer.text.contains("<form"), "{name}: {}", answer.text);
    }
    let nothing = world.upload(&clerk(), "/check", "", "", "").await;
    assert!(nothing.status == 422 && nothing.text.contains("请选择一个文件"), "{}", nothing.text);
    assert!(
        world.post_without_token(&clerk(), "/check", &[("text", "共5项")]).await.status.is_client_error()
    );
    assert_eq!(world.get_as_nobody("/check").await.status, 303);
}

#[tokio::test]
async fn the_result_goes_along_as_a_file() {
    let world = world().await;
    let place = checked(&world, &clerk(), "总结.txt", PAPER).await;
    for (file, kind) in
        [("report.docx", "wordprocessingml"), ("report.html", "text/html"), ("report.json", "json")]
    {
        let answer = world.get(&clerk(), &format!("{place}/{file}")).await;
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.head.contains(kind) && answer.head.contains("attachment"), "{file}: {}", answer.head);
    }
    assert_eq!(world.get(&clerk(), &format!("{place}/report.exe")).await.status, 404);
}

#[tokio::test]
async fn the_ledgers_say_the_same_or_not() {
    let world = world().await;
    let reading = |name: &str, value: &str| -> Draft {
        [
            ("name", name),
            ("indicator", name),
            ("reach", "累计数"),
            ("period", "2016年上半年"),
            ("value", value),
            ("unit", "件"),
            ("source", "专利统计月报"),
        ]
        .into_iter()
        .collect()
    };
    let readings = vec![
        reading("专利申请量", "120"),
        reading("发明专利申请量", "31"),
        reading("实用新型专利申请量", "存疑「0」：50｜60；理由：缺字"),
        reading("专利授权量", "21"),
    ];
    enter(&world.app.db, &head(), Reading::SPEC, readings, "").await.unwrap_or_else(|it| panic!("{it}"));
    let place = checked(&world, &clerk(), "总结.txt", PAPER).await;
    let page = world.get(&clerk(), &format!("{place}?half=2016H1")).await.text;
    let verdict = |words: &str| {
        let table = page.split("id=\"ledgers\"").nth(1).unwrap().split("id=\"enter\"").next().unwrap();
        let row = table.split("<tr").find(|it| it.contains(&format!(">{words}</a>"))).unwrap_or("");
        ["一致", "不一致", "台账无数", "台账存疑", "时期不同"]
            .into_iter()
            .rfind(|it| row.contains(&format!("<b>{it}</b>")))
    };
    assert_eq!(verdict("120件"), Some("一致"));
    assert_eq!(verdict("30件"), Some("不一致"));
    assert_eq!(verdict("60件"), Some("台账存疑"));
    assert_eq!(verdict("40件"), Some("台账无数"));
    assert_eq!(verdict("17件"), Some("时期不同"), "four months are not six");
    assert_eq!(verdict("99件"), None, "what is only hoped for is not compared");
    assert!(world.get(&clerk(), &format!("{place}?half=上半年")).await.status.is_client_error());
}

#[tokio::test]
async fn ticked_numbers_become_readings_and_can_be_taken_out_again() {
    let world = world().await;
    let place = checked(&world, &clerk(), "总结.txt", PAPER).await;
    let page = world.get(&clerk(), &place).await.text;
    let (whole, part) = (offered(&page, "120件"), offered(&page, "60件"));
    let (one, other) = (
        row(&whole, "专利申请量", "2016年上半年", "120", "件"),
        row(&part, "实用新型专利申请量", "2016年上半年", "60", "件"),
    );
    let form = [ticked(&whole, &one), ticked(&part, &other)].concat();
    let done = world.post(&clerk(), &format!("{place}/enter"), &form).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let all = Selection::all::<Reading>();
    let records = async || world.app.db.records::<Reading>(&clerk(), &all, 10).await.unwrap();
    let found = records().await;
    assert_eq!(found.len(), 2);
    let (_, it) = &found[0];
    assert!(it.source.as_str().starts_with("《总结.txt》第2段（文件校验码 "), "{}", it.source.as_str());
    assert!(it.remark.as_ref().unwrap().as_str().contains("【120件】"), "{:?}", it.remark);
    let again = world.post(&clerk(), &format!("{place}/enter"), &form).await;
    assert_eq!(again.status, 422);
    assert!(again.text.contains("台账里已有") && again.text.contains("一条也没有入账"), "{}", again.text);
    let batch = world.app.db.batches(&clerk(), Reading::SPEC).await.unwrap()[0].id;
    let result = world.get(&clerk(), &done.location).await.text;
    assert!(result.contains(&format!("/reading/imports/{batch}/undo")), "{result}");
    assert_eq!(world.post(&clerk(), &format!("/reading/imports/{batch}/undo"), &[]).await.status, 303);
    assert_eq!(records().await.len(), 0);
}

#[tokio::test]
async fn what_does_not_fit_the_catalogue_is_not_entered_at_all() {
    let world = world().await;
    let place = checked(&world, &clerk(), "总结.txt", PAPER).await;
    let page = world.get(&clerk(), &place).await.text;
    let (whole, part) = (offered(&page, "120件"), offered(&page, "60件"));
    let good = row(&whole, "专利申请量", "2016年上半年", "120", "件");
    for (bad, words) in [
        (row(&part, "没有这个指标", "2016年上半年", "60", "件"), "指标"),
        (row(&part, "实用新型专利申请量", "上半年", "60", "件"), "时期"),
        (row(&part, "实用新型专利申请量", "2016年上半年", "六十", "件"), "不是数"),
        (row(&part, "高新技术产业总产值", "2016年上半年", "60", "件"), "单位不同"),
        (row(&part, "专利申请量", "2016年上半年", "60", "件"), "勾选了两次"),
    ] {
        let form = [ticked(&whole, &good), ticked(&part, &bad)].concat();
        let answer = world.post(&clerk(), &format!("{place}/enter"), &form).await;
        assert_eq!(answer.status, 422, "{words}");
        assert!(answer.text.contains(words), "{words}: {}", answer.text);
        assert!(answer.text.contains("checked"), "what was ticked stays ticked");
    }
    let nothing = world.post(&clerk(), &format!("{place}/enter"), &[]).await;
    assert!(nothing.status == 422 && nothing.text.contains("请先勾选"), "{}", nothing.text);
    let all = Selection::all::<Reading>();
    assert_eq!(world.app.db.records::<Reading>(&clerk(), &all, 10).await.unwrap().len(), 0);
}

#[tokio::test]
async fn who_may_only_look_is_shown_the_result_and_enters_nothing() {
    let world = world().await;
    let place = checked(&world, &auditor(), "总结.txt", PAPER).await;
    let page = world.get(&auditor(), &place).await;
    assert!(page.status == 200 && !page.text.contains("把勾选的登记为统计数"));
    assert_eq!(world.post(&auditor(), &format!("{place}/enter"), &[("take", "q1")]).await.status, 403);
}

/// A report made by hand about a text with everything in it that could break a page.
fn by_hand() -> Checked {
    let text = Text::plain("甲<b>5&6</b>项\n|合计|34|\n|省级|\"3\"|");
    let quantity = |place: usize, from: usize, to: usize, text: &str, damaged: bool| Quantity {
        id: QuantityId::at(place),
        span: Place(Span::new(from, to)),
        text: text.into(),
        value: Some(Value(Decimal::from(5))),
        upper: None,
        unit: "项".parse().unwrap(),
        kind: NumberKind::Count,
        approximate: false,
        damaged,
        subject: "甲<i>".into(),
        candidates: ["5".to_owned(), "6<".to_owned()].into(),
        further: Box::default(),
    };
    let report = Report {
        file: "a<script>.txt".to_owned(),
        characters: 30,
        quantities: vec![quantity(0, 4, 5, "5", true), quantity(1, 6, 7, "6", false)],
        relations: vec![Relation {
            id: RelationId::at(0),
            kind: RelationKind::Sum,
            quantities: [0, 1, 98].map(QuantityId::at).into(),
            holds: Some(false),
            stated: "5".into(),
            computed: "6".into(),
            explanation: "<5≠6>".into(),
        }],
        findings: vec![
            Finding {
                id: FindingId::at(0),
                grade: Grade::Must,
                rule: "sum".to_owned(),
                span: Place(Span::new(1, 7)),
                message: "不等<".to_owned(),
                candidates: vec!["6".to_owned()],
                further: Vec::new(),
                relations: vec![RelationId::at(0), RelationId::at(98)],
            },
            // A place no block holds, and one beyond the end.
            Finding {
                id: FindingId::at(1),
                grade: Grade::Note,
                rule: "x".to_owned(),
                span: Place(Span::new(12, 12)),
                message: "空".to_owned(),
                candidates: Vec::new(),
                further: Vec::new(),
                relations: Vec::new(),
            },
            Finding {
                id: FindingId::at(2),
                grade: Grade::Verify,
                rule: "x".to_owned(),
                span: Place(Span::new(500, 600)),
                message: "外".to_owned(),
                candidates: Vec::new(),
                further: Vec::new(),
                relations: Vec::new(),
            },
        ],
        ..Report::default()
    };
    Checked::told(Source { kind: Kind::Plain, text, remarks: vec!["有<字>".to_owned()] }, report)
}

#[test]
fn what_a_paper_says_is_never_markup_of_ours() {
    let page = export::page(&by_hand());
    for ours in ["<script", "a<b>", "<i>", "6<\"", "http://", "https://", "src=", "onclick", "url("] {
        assert!(!page.contains(ours), "{ours}: {page}");
    }
    for wanted in [
        "id=\"f-f1\"",
        "href=\"#at-f1\"",
        "id=\"at-f1\"",
        "id=\"r-r1\"",
        "id=\"q-q1\"",
        "a&lt;script&gt;.txt",
    ] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
}

#[test]
fn every_link_of_the_page_leads_somewhere_on_it() {
    let checked = by_hand();
    let page = view::whole(&checked).into_string();
    let targets = page.split("href=\"#").skip(1).filter_map(|it| it.split('"').next());
    // The place beyond the end of the text, and the relation nobody told of, are the exceptions.
    let missing: Vec<&str> = targets.filter(|it| !page.contains(&format!("id=\"{it}\""))).collect();
    assert_eq!(missing, ["r-r99", "at-f3", "at-f2"], "{page}");
}

#[test]
fn words_and_marks_of_the_text_are_the_text() {
    let checked = by_hand();
    let text = view::text(&checked).into_string();
    let mut plain = String::new();
    let mut tag = false;
    for it in text.chars() {
        match it {
            '<' => tag = true,
            '>' => tag = false,
            it if !tag => plain.push(it),
            _ => {}
        }
    }
    assert_eq!(plain, "甲&lt;b&gt;5&amp;6&lt;/b&gt;项合计34省级&quot;3&quot;");
}
