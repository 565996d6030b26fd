//! A notice from a list to its end: the office's pages, everybody's pages, objections.

use ledger::{
    prelude::*,
    store::{Change, Deed, View, digest},
    testing::{World, clerk, head},
};

use crate::{
    counties::{enter, example, seed},
    figures,
    ledgers::{
        self,
        notice::{Notice, Standing},
        objection::Objection,
        project::Project,
        unit::Unit,
    },
};

const PHONE: &str = "13800138000";

async fn world() -> World {
    let routes = ledger::web::ledger_routes().merge(super::pages::routes()).merge(super::public::routes());
    let world =
        World::open_guarded(ledgers::ALL, figures::of_half, routes, crate::guarding::GUARD, &[]).await;
    seed::enter_all(&world.app.db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    world
}

/// The world with the example published, and its code.
async fn shown() -> (World, Id) {
    let world = world().await;
    example::of_seed(&world.app.db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    let id = newest(&world, Notice::SPEC).await;
    (world, id)
}

async fn newest(world: &World, spec: &'static Spec) -> Id {
    let view = View::new(spec);
    world.app.db.ids(&head(), &Selection::of(spec), &view, Some(1)).await.unwrap().ids[0]
}

async fn notice(world: &World, id: Id) -> Notice {
    let row = world.app.db.find(&head(), Notice::SPEC, id).await.unwrap();
    Notice::read(&row.draft()).unwrap()
}

fn says(page: &str, all: &[&str]) {
    for words in all {
        assert!(page.contains(words), "“{words}” is not in the page:\n{page}");
    }
}

const DRAFT: &[(&str, &str)] = &[
    ("name", "拟推荐项目的公示"),
    ("matter", "science_plan"),
    ("basis", "无"),
    ("text", "现予公示。"),
    ("listing", "/project?stage=pooled"),
    ("columns", "承担单位"),
    ("objecting", "书面实名提出。"),
    ("contact", "林晓"),
    ("phone", "0833-5662011"),
    ("signer", "县科技局"),
    ("officer", "林晓"),
];

#[tokio::test]
async fn a_list_becomes_a_notice_and_is_published_by_the_head() {
    let world = world().await;
    let begun =
        world.get(&clerk(), "/notices/begin?list=/project%3Fstage%3Dpooled&column=undertaker").await.text;
    says(&begun, &["科技项目，5 项", "天农农资", "/notice/new?listing="]);
    let form = world
        .get(
            &clerk(),
            "/notice/new?listing=/project%3Fstage%3Dpooled&columns=%E6%89%BF%E6%8B%85%E5%8D%95%E4%BD%8D",
        )
        .await;
    says(&form.text, &["value=\"/project?stage=pooled\"", "value=\"承担单位\""]);
    assert_eq!(world.post(&clerk(), "/notice", DRAFT).await.status, 303);
    let id = newest(&world, Notice::SPEC).await;
    let path = format!("/notices/{id}");
    says(
        &world.get(&clerk(), &path).await.text,
        &["拟稿，还没有发布", "由股室负责人在本页发布", "2016年6月30日至2016年7月6日"],
    );
    assert_eq!(
        world
            .post(&clerk(), &format!("{path}/publish"), &[("rev", "1"), ("begins", "2016-06-30")])
            .await
            .status,
        403
    );
    assert_eq!(
        world.get_as_nobody(&format!("/public{path}")).await.status,
        404,
        "a draft is nobody's business"
    );
    // Too short, gone by, no day: each says why and loses nothing.
    let post = async |begins: &str, ends: &str| {
        world
            .post(&head(), &format!("{path}/publish"), &[("rev", "1"), ("begins", begins), ("ends", ends)])
            .await
    };
    let short = post("2016-06-30", "2016-07-05").await;
    assert_eq!(short.status, 422);
    says(&short.text, &["公示期只有 4 个工作日", "最早到 2016-07-06 截止", "value=\"2016-07-05\""]);
    says(&post("2016-06-29", "").await.text, &["已经过去"]);
    says(&post("明天", "").await.text, &["公示开始日：", "value=\"明天\""]);
    assert_eq!(post("2016-06-30", "").await.location, path);
    says(&world.get(&clerk(), &path).await.text, &["全文与发布时的校验码相符", "没有发布后更正过的内容"]);
    says(&world.get_as_nobody(&format!("/public{path}")).await.text, &["天农农资", "公示中"]);
}

#[tokio::test]
async fn a_text_the_lists_do_not_give_is_not_published_whichever_way_it_comes() {
    let world = world().await;
    assert_eq!(world.post(&clerk(), "/notice", DRAFT).await.status, 303);
    let id = newest(&world, Notice::SPEC).await;
    let publish = async |text: Vec<u8>, more: &[(&str, &str)]| {
        let own = world.app.db.attach(&head(), "全文.txt", text).await.unwrap().to_string();
        let draft = [("begins", "2016-06-30"), ("ends", "2016-07-06"), ("rows", "5"), ("kept", &own)];
        let change = Change {
            spec: Notice::SPEC,
            deed: Deed::Step { id, rev: 1, name: "published".into() },
            draft: draft.iter().chain(more).copied().collect(),
            why: String::new(),
        };
        world.app.db.submit(&head(), change).await.unwrap_err().to_string()
    };
    let said = publish(b"made up".to_vec(), &[]).await;
    assert!(said.contains("不是按公示名单生成的全文"), "{said}");
    // Nor a text that another title would give, sent along where no title is asked.
    let other = Notice { name: "别的公示".parse().unwrap(), ..notice(&world, id).await };
    let days = (Date::constant(2016, 6, 30), Date::constant(2016, 7, 6));
    let drawn = super::draw::draw(&world.app.db, &head(), &other, days).await.unwrap();
    let said = publish(drawn.frozen.write().into_bytes(), &[("name", "别的公示")]).await;
    assert!(said.contains("不是按公示名单生成的全文"), "{said}");
    assert!(matches!(notice(&world, id).await.standing, Standing::Drafted));
}

#[tokio::test]
async fn everybody_reads_the_published_words_and_can_compute_their_hash() {
    let (world, id) = shown().await;
    let list = world.get_as_nobody("/public/notices").await;
    says(&list.text, &["（示例）拟推荐科技项目名单的公示", "公示中"]);
    assert!(list.head.contains("public, max-age"), "{}", list.head);
    let page = world.get_as_nobody(&format!("/public/notices/{id}")).await.text;
    let text = world.get_as_nobody(&format!("/public/notices/{id}/text.txt")).await.text;
    says(&page, &["天农农资", &digest(text.as_bytes()), "不是真实的公示"]);
    assert!(!page.contains("<script") && !page.contains(" style="), "{page}");
    let word = world.get_as_nobody(&format!("/public/notices/{id}/notice.docx")).await;
    assert!(word.text.starts_with("PK") && word.head.contains("wordprocessingml"));
    for inside in ["/", "/notices", "/notice", &format!("/notice/{id}"), "/objection", "/project"] {
        let answer = world.get_as_nobody(inside).await;
        assert!(answer.status == 303 || answer.status == 404, "{inside}: {}", answer.status);
    }
}

#[tokio::test]
async fn later_corrections_do_not_change_it_and_the_office_sees_the_difference() {
    let (world, id) = shown().await;
    let db = &world.app.db;
    let before = world.get_as_nobody(&format!("/public/notices/{id}")).await.text;
    let pooled = Selection::all::<Project>().stage(&["pooled"]);
    let rows = db.records::<Project>(&head(), &pooled, 10).await.unwrap();
    let row = &rows[0].0;
    let correct = Change {
        spec: Project::SPEC,
        deed: Deed::Correct { id: row.id, rev: row.rev, verb: "更正" },
        draft: Draft::default().with("level", "市级"),
        why: "试".into(),
    };
    db.submit(&head(), correct).await.unwrap();
    let remove = Change {
        spec: Project::SPEC,
        deed: Deed::Remove { id: rows[1].0.id, rev: rows[1].0.rev },
        draft: Draft::default(),
        why: "试".into(),
    };
    db.submit(&head(), remove).await.unwrap();
    let after = world.get_as_nobody(&format!("/public/notices/{id}")).await.text;
    assert_eq!(before, after);
    let office = world.get(&clerk(), &format!("/notices/{id}")).await.text;
    says(
        &office,
        &["发布以后台账有变化", "<td>省级</td><td>市级</td>", "已移除的记录：序号 2", "不再列 1 项"],
    );
}

#[tokio::test]
async fn the_kept_text_and_its_days_are_not_corrected() {
    let (world, id) = shown().await;
    let row = world.app.db.find(&head(), Notice::SPEC, id).await.unwrap();
    for (field, text) in [("ends", "2016-07-20"), ("kept", &format!("{}/x.txt", "0".repeat(64)))] {
        let change = Change {
            spec: Notice::SPEC,
            deed: Deed::Correct { id, rev: row.rev, verb: "更正" },
            draft: Draft::default().with(field, text),
            why: "试".into(),
        };
        let said = world.app.db.submit(&head(), change).await.unwrap_err().to_string();
        assert!(said.contains("登记后不能更正"), "{said}");
    }
}

#[tokio::test]
async fn an_objection_comes_in_without_a_login_sealed_and_due() {
    let (world, id) = shown().await;
    let form = format!("/public/notices/{id}/objection");
    says(&world.get_as_nobody(&form).await.text, &["2016-07-14 以前核查", "2016-07-21 以前答复"]);
    let told = [("objector", "赵钱孙"), ("reach", PHONE), ("item", "第 3 项"), ("said", "材料不实。")];
    assert_eq!(world.post_as_nobody(&form, "cross-site", &told).await.status, 403);
    let empty = world.post_as_nobody(&form, "same-origin", &[("said", "只有这一句")]).await;
    assert_eq!(empty.status, 422);
    says(&empty.text, &["请填写“您的姓名或单位全称”", "请填写“联系电话或地址”", "只有这一句"]);
    let long = "长".repeat(2_001);
    let answer = world.post_as_nobody(&form, "same-origin", &[told[0], told[1], ("said", &long)]).await;
    says(&answer.text, &["最多 2000 字，现有 2001 字"]);
    let answer = world.post_as_nobody(&form, "same-origin", &told).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    says(&world.get_as_nobody(&answer.location).await.text, &["异议已经收到"]);
    let made_up = format!("/public/notices/{id}/lodged/0000000000001");
    assert_eq!(world.get_as_nobody(&made_up).await.status, 404);
    let again = world.post_as_nobody(&form, "same-origin", &told).await;
    assert_eq!(again.location, answer.location, "the same words twice are one objection");
    let record = newest(&world, Objection::SPEC).await;
    assert!(answer.location.ends_with(&record.to_string()));
    let page = world.get(&clerk(), &format!("/objection/{record}")).await.text;
    says(&page, &["赵＊＊", "公示网页", "2016-07-21"]);
    assert!(!page.contains("赵钱孙") && !page.contains(PHONE), "{page}");
    let history = world.app.db.history(&head(), Objection::SPEC, record).await.unwrap();
    assert_eq!(history[0].author, "public");
}

#[tokio::test]
async fn no_more_than_so_many_objections_an_hour_are_taken() {
    let (world, id) = shown().await;
    let form = format!("/public/notices/{id}/objection");
    for at in 0..11 {
        let said = format!("第 {at} 件");
        let told = [("objector", "赵钱孙"), ("reach", "县城"), ("said", said.as_str())];
        let answer = world.post_as_nobody(&form, "same-origin", &told).await;
        assert_eq!(answer.status, if at < 10 { 303 } else { 429 }, "{at}");
        if at == 10 {
            says(&answer.text, &["一小时后再试", "第 10 件"]);
        }
    }
}

#[tokio::test]
async fn with_an_open_objection_it_does_not_end_and_with_an_answered_one_not_as_if_there_were_none() {
    let (world, id) = shown().await;
    let step = async |name: &str| {
        let row = world.app.db.find(&head(), Notice::SPEC, id).await.unwrap();
        let change = Change {
            spec: Notice::SPEC,
            deed: Deed::Step { id, rev: row.rev, name: name.into() },
            draft: [("ended", "2016-07-04"), ("outcome", "见核查结论。")].into_iter().collect(),
            why: String::new(),
        };
        world.app.db.submit(&head(), change).await.map_err(|it| it.to_string())
    };
    for name in ["ended", "settled"] {
        assert!(step(name).await.unwrap_err().contains("还有 1 件公示异议"), "{name}");
    }
    let objection = newest(&world, Objection::SPEC).await;
    let finding = [("checked", "2016-06-30"), ("conclusion", "不成立"), ("finding", "材料属实。")];
    let answer = [("answered", "2016-07-01"), ("answer", "经核查，材料属实。")];
    for (rev, name, told) in [(1, "checked", &finding[..]), (2, "answered", &answer[..])] {
        let change = Change {
            spec: Objection::SPEC,
            deed: Deed::Step { id: objection, rev, name: name.into() },
            draft: told.iter().copied().collect(),
            why: String::new(),
        };
        world.app.db.submit(&head(), change).await.unwrap();
    }
    assert!(step("ended").await.unwrap_err().contains("已答复"));
    step("settled").await.unwrap();
    says(
        &world.get_as_nobody(&format!("/public/notices/{id}")).await.text,
        &["已结束，异议已办结", "不再接收异议"],
    );
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_from_the_public_and_may_be_drafted_anew() {
    let (world, id) = shown().await;
    let told = [("rev", "2"), ("withdrawn", "2016-06-30"), ("withdrawn_because", "名单有误")];
    assert_eq!(world.post(&head(), &format!("/notice/{id}/steps/withdrawn"), &told).await.status, 303);
    assert_eq!(world.get_as_nobody(&format!("/public/notices/{id}")).await.status, 404);
    says(&world.get(&clerk(), &format!("/notices/{id}")).await.text, &["已撤下", "重新拟稿", "天农农资"]);
    assert_eq!(
        world.post(&clerk(), &format!("/notice/{id}/steps/drafted"), &[("rev", "3")]).await.status,
        303
    );
    assert_eq!(notice(&world, id).await.standing, Standing::Drafted);
    let publish = format!("/notices/{id}/publish");
    assert_eq!(world.post(&head(), &publish, &[("rev", "4"), ("begins", "2016-06-30")]).await.status, 303);
    assert!(notice(&world, id).await.standing.shown().is_some());
    // The ledger's own form cannot publish without keeping the text.
    let own = world.get(&head(), &format!("/notice/{id}/steps/published")).await;
    assert_eq!(own.location, format!("/notices/{id}#publish"));
}

#[tokio::test]
async fn a_list_in_doubt_or_with_numbers_of_people_is_stopped_or_masked() {
    let world = world().await;
    let db = &world.app.db;
    let doubtful: Vec<(&str, &str)> = DRAFT
        .iter()
        .copied()
        .filter(|it| !matches!(it.0, "listing" | "columns"))
        .chain([("listing", "/project?stage=underway"), ("columns", "承担单位、批准经费（万元）")])
        .collect();
    assert_eq!(world.post(&clerk(), "/notice", &doubtful).await.status, 303);
    let id = newest(&world, Notice::SPEC).await;
    says(
        &world.get(&head(), &format!("/notices/{id}")).await.text,
        &["还不能发布：名单里有", "存疑没有认定"],
    );
    let publish = format!("/notices/{id}/publish");
    assert_eq!(world.post(&head(), &publish, &[("rev", "1"), ("begins", "2016-06-30")]).await.status, 422);
    let unit: Draft =
        [("name", format!("个体户甲 {PHONE}").as_str()), ("kind", "其他")].into_iter().collect();
    enter(db, &head(), Unit::SPEC, vec![unit], "").await.unwrap();
    let begun = world
        .get(&clerk(), "/notices/begin?list=/unit%3Fq%3D%E4%B8%AA%E4%BD%93%E6%88%B7%E7%94%B2&column=name")
        .await
        .text;
    says(&begun, &["个体户甲 1＊＊＊＊＊＊＊＊＊0"]);
    assert!(!begun.contains(PHONE), "{begun}");
    let closed = world.get(&clerk(), "/notices/begin?list=/household").await;
    says(&closed.text, &["不对外公示"]);
}
