//! The officer's test: a policy is drafted, simulated, saved, changed, compared,
//! applied for, approved, shown, paid, listed, corrected – all on pages.

use ledger::{
    prelude::*,
    store::{Change, Deed},
    testing::{World, clerk, head},
};

use super::officer::{add, apply_all, county, drafted, read, says, subsidies, world};
use crate::{
    counties::seed,
    ledgers::{clause::Clause, pledge::Pledge, project::Project, subsidy::Subsidy, unit::Unit},
};

async fn saved(world: &World, policy: &str) -> String {
    let done = world.post(&clerk(), "/simulate/save", &drafted(policy, "0.5", "2018-12-31")).await;
    assert_eq!(done.status, 303, "{}", done.text);
    done.location.trim_start_matches("/clause/").to_owned()
}

/// A step of the first subsidy; what its page answered.
async fn step(
    world: &World,
    id: &str,
    rev: &str,
    name: &str,
    fields: &[(&str, &str)],
) -> ledger::testing::Answer {
    let all: Vec<(&str, &str)> = [("rev", rev)].into_iter().chain(fields.iter().copied()).collect();
    world.post(&head(), &format!("/subsidy/{id}/steps/{name}"), &all).await
}

#[tokio::test]
async fn a_drafted_clause_is_saved_changed_and_compared_before_it_is_saved_again() {
    let world = world().await;
    let policy = county(&world).await;
    let query = ledger::web::query(drafted(&policy, "0.5", "2018-12-31"));
    says(
        &read(&world, &format!("/simulate?{query}")).await,
        &["共 <b>2</b> 家，合计 <b>1 万元", "低温快烧釉料", "存为政策条款"],
    );
    // The national stop holds for whatever is saved, and nothing typed is lost.
    let refused = world.post(&clerk(), "/simulate/save", &drafted(&policy, "0.5", "无")).await;
    assert_eq!(refused.status, 422);
    says(
        &refused.text,
        &["没有存成", "国知发保字〔2021〕1号", "value=\"县政府常务会议通过\"", "第三条第（一）项"],
    );
    let clause = saved(&world, &policy).await;
    let opened = world.get(&head(), &format!("/simulate/clause/{clause}")).await.location;
    says(&opened, &["clause=", "old.amount=0.5", "amount=0.5"]);
    let changed = opened.replace("&amount=0.5", "&amount=0.8");
    says(
        &read(&world, &changed).await,
        &["正在改条款", "增加 2 笔，共 <b>0.6 万元", "减少 0 笔", "存回条款"],
    );
    // The standard changes from a day on: the old clause ends, a new one begins.
    let mut next = drafted(&policy, "0.8", "");
    next.retain(|it| !["policy", "clause_kind", "starts", "ends"].contains(&it.0));
    next.extend([("clause", clause.as_str()), ("rev", "1"), ("into", "next"), ("starts", "2016-06-01")]);
    let done = world.post(&clerk(), "/simulate/save", &next).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let clauses = world.app.db.records::<Clause>(&head(), &Selection::all::<Clause>(), 9).await.unwrap();
    let told: Vec<_> = clauses.iter().map(|it| (it.1.starts.text(), it.1.ends.text(), it.0.rev)).collect();
    assert_eq!(
        told,
        [("2016-01-01".into(), "2016-05-31".into(), 2), ("2016-06-01".into(), "2018-12-31".into(), 1)]
    );
    let late = world.post(&clerk(), "/simulate/save", &next).await;
    assert_eq!(late.status, 422, "the clause is another version now");
    says(&late.text, &["条款刚被别人改过"]);
    // What was granted in May is paid by the old clause, though applied for after its end.
    apply_all(&world, &policy).await;
    let all = subsidies(&world).await;
    assert!(all.iter().all(|it| it.1.clause.id().to_string() == clause && it.1.asked.text() == "0.5"));
    let id = all[0].0.id.to_string();
    let approved =
        step(&world, &id, "1", "approved", &[("approved", "2016-06-30"), ("granted", "0.5")]).await;
    assert_eq!(approved.status, 303, "{}", approved.text);
    says(&read(&world, "/payouts/check").await, &["0 处不合规定"]);
}

#[tokio::test]
async fn who_qualifies_without_applying_is_listed_and_registered_by_a_tick() {
    let world = world().await;
    let policy = county(&world).await;
    saved(&world, &policy).await;
    let page = read(&world, &format!("/grants/{policy}?period=2016")).await;
    says(
        &page,
        &[
            "共 <b>2</b> 家，合计 <b>1 万元",
            "2月 1 笔",
            "5月 1 笔",
            "没有申请",
            "只差一步的 1 家",
            "差在“专利类型：发明”",
        ],
    );
    says(&read(&world, "/grants?period=2016").await, &["专利资助办法", "1/1", "1 万元"]);
    apply_all(&world, &policy).await;
    let all = subsidies(&world).await;
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|it| it.1.patent.is_some() && it.1.asked.text() == "0.5"));
    let page = read(&world, &format!("/grants/{policy}?period=2016")).await;
    assert!(!page.contains("name=\"take\""), "nobody is offered twice");
    let nothing = world.post(&clerk(), &format!("/grants/{policy}/apply"), &[("period", "2016")]).await;
    assert_eq!(nothing.status, 422);
    says(&nothing.text, &["没有勾选"]);
}

#[tokio::test]
async fn each_yuan_opens_to_its_clause_and_records_and_is_paid_only_after_the_notice() {
    let world = world().await;
    let policy = county(&world).await;
    let clause = saved(&world, &policy).await;
    apply_all(&world, &policy).await;
    let all = subsidies(&world).await;
    let id = all[0].0.id.to_string();
    says(
        &read(&world, &format!("/subsidy/{id}")).await,
        &["测算和核对", "按条款测算：<b>0.5</b> 万元", "没有重复、超限"],
    );
    let fields = [("approved", "2016-06-13"), ("granted", "0.4"), ("grounds", "预算不足，按八折")];
    assert_eq!(step(&world, &id, "1", "approved", &fields).await.status, 303);
    let short =
        step(&world, &id, "2", "noticed", &[("shown_from", "2016-06-14"), ("shown_to", "2016-06-17")]).await;
    assert_eq!(short.status, 422);
    says(&short.text, &["公示的工作日够数"]);
    let fields = [("shown_from", "2016-06-14"), ("shown_to", "2016-06-20")];
    assert_eq!(step(&world, &id, "2", "noticed", &fields).await.status, 303);
    let early = step(&world, &id, "3", "paid", &[("paid", "2016-06-20"), ("amount", "0.4")]).await;
    assert_eq!(early.status, 422);
    says(&early.text, &["公示期未满，不能拨付", "公示惯例"]);
    let done = step(&world, &id, "3", "paid", &[("paid", "2016-06-21"), ("amount", "0.4")]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let list = format!("/payouts?policy={policy}&period=2016&open={id}");
    says(
        &read(&world, &list).await,
        &[
            &format!("/clause/{clause}"),
            "夹府办发〔2016〕12号（第三条第（一）项，第1版）",
            "/patent/",
            "少 0.1 万元：预算不足，按八折",
            "怎样算来",
            "已拨付",
            ">0.4</a> 万元",
        ],
    );
    let book = world.get(&head(), &format!("/payouts/list.xlsx?policy={policy}&period=2016")).await;
    assert_eq!(book.status, 200);
    assert!(book.head.contains("spreadsheetml"), "{}", book.head);
}

/// Pays the first application in full.
async fn pay(world: &World, id: &str, amount: &str) {
    for (rev, name, fields) in [
        ("1", "approved", vec![("approved", "2016-06-13"), ("granted", amount)]),
        ("2", "noticed", vec![("shown_from", "2016-06-14"), ("shown_to", "2016-06-20")]),
        ("3", "paid", vec![("paid", "2016-06-21"), ("amount", amount)]),
    ] {
        let done = step(world, id, rev, name, &fields).await;
        assert_eq!(done.status, 303, "{name}: {}", done.text);
    }
}

#[tokio::test]
async fn a_patent_is_not_paid_for_twice_and_a_correction_lists_what_was_paid_too_much() {
    let world = world().await;
    let policy = county(&world).await;
    let clause = saved(&world, &policy).await;
    apply_all(&world, &policy).await;
    let first = &subsidies(&world).await[0];
    pay(&world, &first.0.id.to_string(), "0.5").await;
    let again = [
        ("name", "又报一次"),
        ("applicant", &first.1.applicant.text()),
        ("clause", &clause),
        ("patent", &first.1.patent.as_ref().unwrap().id().to_string()),
        ("applied", "2016-06-22"),
        ("asked", "0.5"),
    ];
    let twice = add(&world, Subsidy::SPEC, &again).await;
    let refused =
        step(&world, &twice, "1", "approved", &[("approved", "2016-06-23"), ("granted", "0.5")]).await;
    assert_eq!(refused.status, 422);
    says(&refused.text, &["同一件专利", "同一条款的资助不重复领取"]);
    says(&read(&world, &format!("/subsidy/{twice}")).await, &["不合规定"]);
    says(&read(&world, "/payouts/check").await, &["1 处不合规定", "同一件专利", "没有差额"]);
    let mut corrected = drafted(&policy, "0.3", "");
    corrected.retain(|it| !["policy", "clause_kind", "starts", "ends"].contains(&it.0));
    corrected.extend([("clause", clause.as_str()), ("rev", "1"), ("into", "correct")]);
    assert_eq!(world.post(&clerk(), "/simulate/save", &corrected).await.status, 303);
    says(
        &read(&world, "/payouts/check").await,
        &["1 笔有差", "多付 0.2 万元", "政策条款 第1版→第2版", "追回", "按单位合计"],
    );
    // The list still names the version it was approved by.
    says(&read(&world, &format!("/payouts?policy={policy}&period=2016")).await, &["第1版", ">0.5</a>"]);
}

#[tokio::test]
async fn limits_and_exclusions_stand_in_the_way_of_an_approval() {
    let world = world().await;
    let policy = county(&world).await;
    let mut capped = drafted(&policy, "0.5", "2018-12-31");
    capped[3] = ("fact0", "filed");
    capped[4] = ("relation0", "at_least");
    capped[5] = ("value0", "2014-01-01");
    capped.extend([("unit_year", "0.8"), ("once", "其他资助")]);
    let done = world.post(&clerk(), "/simulate/save", &capped).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = read(&world, &format!("/grants/{policy}?period=2016")).await;
    says(&page, &["合计 <b>1.3 万元", "0.3 万元"]);
    apply_all(&world, &policy).await;
    let red: Vec<_> = subsidies(&world).await;
    let mut of_red: Vec<_> = red.iter().filter(|it| it.1.name.as_str().contains('釉')).collect();
    of_red.sort_by_key(|it| it.1.asked.text());
    // Somebody approves 0.5 where 0.3 is left of the year's limit.
    let id = of_red[1].0.id.to_string();
    let approve = [("approved", "2016-06-13"), ("granted", "0.5")];
    assert_eq!(step(&world, &id, "1", "approved", &approve).await.status, 303);
    let other = of_red[0].0.id.to_string();
    // The other is asked for under a new clause for the same: the limit runs on.
    let clauses = world.app.db.records::<Clause>(&head(), &Selection::all::<Clause>(), 9).await.unwrap();
    let old = clauses[0].0.id.to_string();
    let draft = clauses[0].0.draft().with("name", "发明专利授权资助（新标准）").with("replaces", &old);
    let add = Change { spec: Clause::SPEC, deed: Deed::Add, draft, why: String::new() };
    let new = world.app.db.submit(&head(), add).await.unwrap_or_else(|it| panic!("{it}")).to_string();
    let row = world.app.db.find(&head(), Subsidy::SPEC, of_red[0].0.id).await.unwrap();
    let draft = row.draft().with("asked", "0.5").with("clause", &new);
    let change = Change {
        spec: Subsidy::SPEC,
        deed: Deed::Correct { id: row.id, rev: 1, verb: "更正" },
        draft,
        why: "改申请金额".to_owned(),
    };
    world.app.db.submit(&head(), change).await.unwrap();
    let refused = step(&world, &other, "2", "approved", &approve).await;
    assert_eq!(refused.status, 422);
    says(&refused.text, &["超过单位年度上限", "共 1 万元，上限 0.8 万元"]);
    let within = [("approved", "2016-06-13"), ("granted", "0.3")];
    assert_eq!(step(&world, &other, "2", "approved", &within).await.status, 303);
}

#[tokio::test]
async fn the_rate_in_doubt_of_the_seed_gives_two_ends_and_chooses_none() {
    let world = world().await;
    seed::enter_all(&world.app.db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    let unit = add(&world, Unit::SPEC, &[("name", "红星陶瓷有限公司"), ("kind", "企业")]).await;
    let loan = [
        ("stage", "lent"),
        ("name", "红星陶瓷2016年质押贷款"),
        ("unit", unit.as_str()),
        ("patents", "未报"),
        ("lender", "乐山市商业银行"),
        ("guarantor", "市担保公司"),
        ("appraised", "1000"),
        ("registration", "2016510000001"),
        ("registered", "2016-02-01"),
        ("amount", "500"),
        ("lent", "2016-02-10"),
        ("repay_by", "2017-01-30"),
        ("rate", "4.85"),
        ("guarantee_fee", "12"),
        ("benchmark", "4.85"),
    ];
    add(&world, Pledge::SPEC, &loan).await;
    let clauses = world.app.db.records::<Clause>(&head(), &Selection::all::<Clause>(), 9).await.unwrap();
    for (name, basis) in [("质押融资担保费用补助", "担保费用"), ("质押融资贷款利息补助", "基准利息")]
    {
        let (row, it) = clauses.iter().find(|it| it.1.name.as_str() == name).unwrap();
        let page = read(&world, &format!("/grants/{}?period=2016", it.policy.id())).await;
        says(&page, &["资料缺失", "施行或废止日期未报"]);
        says(&read(&world, "/grants?period=2016").await, &["2/5", "另有 1 笔待定或缺资料"]);
        if basis == "担保费用" {
            says(&page, &["6～7.2 万元", "待定"]);
            let offered = format!("name=\"take\" value=\"{}.", row.id);
            assert!(!page.contains(&offered), "what is not settled cannot be applied for");
        } else {
            // 500 × 4.85 % × 355/360 × 20 %.
            says(&page, &["4.782638"]);
        }
        let opened = world.get(&head(), &format!("/simulate/clause/{}", row.id)).await.location;
        says(&read(&world, &opened).await, &["红星陶瓷2016年质押贷款"]);
    }
}

#[tokio::test]
async fn matching_money_follows_the_project_it_is_for_and_is_given_once() {
    let world = world().await;
    let policy = county(&world).await;
    for (name, level, money) in
        [("低温釉料中试", "省级", "30"), ("断桥型材产业化", "市级", "未报"), ("釉料回收", "县级", "8")]
    {
        let project = [
            ("stage", "approved"),
            ("name", name),
            ("undertaker", "红星陶瓷有限公司"),
            ("level", level),
            ("category", "科技支撑"),
            ("source", "立项通知"),
            ("number", "未报"),
            ("approved", "2016-04-12"),
            ("approved_by", "未报"),
            ("money", money),
        ];
        add(&world, Project::SPEC, &project).await;
    }
    let mut half = drafted(&policy, "50", "2018-12-31");
    half.retain(|it| !["fact0", "relation0", "value0", "kind", "of", "clause_kind", "title"].contains(&it.0));
    half.extend([
        ("title", "上级项目配套"),
        ("of", "project"),
        ("kind", "percent"),
        ("amount_of", "project_money"),
        ("most", "10"),
        ("clause_kind", "other"),
    ]);
    let done = world.post(&clerk(), "/simulate/save", &half).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = read(&world, &format!("/grants/{policy}?period=2016")).await;
    // Half of 30 stops at the cap; what nobody reported is not paid and not forgotten.
    says(&page, &["低温釉料中试", "合计 <b>10 万元", "断桥型材产业化", "0～10 万元", "待定"]);
    assert!(!page.contains("釉料回收"), "the county does not match its own projects");
    apply_all(&world, &policy).await;
    let all = subsidies(&world).await;
    assert_eq!(all.iter().filter(|it| it.1.project.is_some()).count(), 1);
    pay(&world, &all[0].0.id.to_string(), "10").await;
    let list = format!("/payouts?policy={policy}&period=2016");
    says(&read(&world, &list).await, &["低温釉料中试", "/project/", ">10</a> 万元"]);
    let now = read(&world, &format!("/grants/{policy}?period=2016")).await;
    assert!(!now.contains("name=\"take\""), "it is offered a second time: {now}");
}
