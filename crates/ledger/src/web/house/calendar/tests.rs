use crate::{
    cell::Half,
    prelude::*,
    store::{Change, Deed},
    testing::{World, clerk, head},
    web::{api_routes, house_routes, ledger_routes},
};

/// 场主
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Owner {
    /// 名称
    #[field(title)]
    name: Name,
}

/// 地块
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Plot {
    /// 名称
    #[field(title)]
    name: Name,
    /// 责任人
    #[field(search, officer)]
    keeper: Option<Name>,
    /// 场主
    owner: Option<Ref<Owner>>,
    /// 投入（万元）
    cost: Told<Money>,
    /// 交租期限
    rent: Told<Date>,
    /// 状况
    standing: Lease,
}

#[derive(Clone, Debug, PartialEq, Standing)]
enum Lease {
    /// 在租
    Running,
    /// 已退租
    #[step("退租", from = Running, by = Head)]
    Ended(End),
}

#[derive(Clone, Debug, PartialEq, Part)]
struct End {
    /// 退租日期
    #[field(day)]
    ended: Told<Date>,
}

impl Rules for Owner {}

impl Rules for Plot {
    fn due(&self, _today: Date) -> Vec<Due> {
        self.rent.known().map(|it| Due::new(*it, "交租", "租约第3条")).into_iter().collect()
    }
}

fn figures(half: Half) -> Vec<Question> {
    let span = Period::Half(half);
    let label = half.words();
    let source =
        Selection::all::<Plot>().at_least(Plot::RENT, &span.first()).at_most(Plot::RENT, &span.last());
    vec![
        Question::count(
            Definition::new("rents", format!("{label}交租"), "处", "期限在这个半年的地块"),
            source.clone(),
        ),
        Question::sum(
            Definition::new("cost", "投入", "万元", "期限在这个半年的地块的投入"),
            Plot::COST,
            source,
        ),
    ]
}

async fn world() -> World {
    let routes = house_routes().merge(ledger_routes()).merge(api_routes());
    World::open(&[Owner::SPEC, Plot::SPEC], figures, routes).await
}

async fn enter(world: &World, spec: &'static Spec, fields: &[(&str, &str)]) -> Id {
    let draft = fields.iter().copied().collect();
    let change = Change { spec, deed: Deed::Add, draft, why: String::new() };
    world.app.db.submit(&head(), change).await.unwrap()
}

async fn plot(world: &World, name: &str, rent: &str, keeper: &str) -> Id {
    let fields = [("name", name), ("rent", rent), ("keeper", keeper), ("owner", "明珠"), ("cost", "3")];
    enter(world, Plot::SPEC, &fields).await
}

#[tokio::test]
async fn a_month_shows_its_deadlines_what_is_late_and_the_way_to_its_neighbours() {
    let world = world().await;
    enter(&world, Owner::SPEC, &[("name", "明珠")]).await;
    let id = plot(&world, "东坡<b>地", "2016-07-12", "林晓").await;
    plot(&world, "西坡地", "2016-06-01", "周正").await;
    let page = world.get(&clerk(), "/calendar?month=2016-07").await.text;
    assert!(page.contains(&format!("href=\"/plot/{id}\"")) && page.contains("东坡&lt;b&gt;地"), "{page}");
    assert!(page.contains("逾期 1 项") && page.contains("已过 29 天") && page.contains("租约第3条"));
    assert!(page.contains("/calendar?month=2016-06") && page.contains("/calendar?month=2016-08"));
    let mine = world.get(&clerk(), "/calendar?month=2016-07&mine=1&ledger=plot").await.text;
    assert!(mine.contains("东坡") && !mine.contains("西坡地"));
    assert!(world.get(&clerk(), "/calendar").await.text.contains("aria-current=\"date\""));
    assert_eq!(world.get(&clerk(), "/calendar?month=soon").await.status, 400);
    assert_eq!(world.get(&clerk(), "/calendar?ledger=none").await.status, 404);
    let stranger = Viewer { login: "wuzhou".into(), region: "511181".into(), ..clerk() };
    assert!(!world.get(&stranger, "/calendar?month=2016-07").await.text.contains("东坡"));
}

#[tokio::test]
async fn a_calendar_subscribes_with_a_token_that_opens_nothing_else() {
    let world = world().await;
    enter(&world, Owner::SPEC, &[("name", "明珠")]).await;
    plot(&world, "东坡地", "2016-07-12", "林晓").await;
    plot(&world, "西坡地", "2016-07-13", "周正").await;
    let page = world.post(&clerk(), "/calendar/feed", &[]).await.text;
    let token =
        page.split("/calendar/").find_map(|it| it.split(".ics").next().filter(|it| it.starts_with("cal_")));
    let token = token.unwrap();
    let feed = world.get_as_nobody(&format!("/calendar/{token}.ics")).await;
    assert!(feed.status == 200 && feed.text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{feed:?}");
    assert!(feed.text.contains("DTSTART;VALUE=DATE:20160712\r\nDTEND;VALUE=DATE:20160713\r\n"));
    assert!(feed.text.contains("SUMMARY:交租 · 东坡地\r\n") && feed.text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(feed.text.matches("BEGIN:VEVENT").count(), 2);
    let mine = world.get_as_nobody(&format!("/calendar/{token}.ics?mine=1")).await.text;
    assert_eq!(mine.matches("BEGIN:VEVENT").count(), 1);
    assert!(world.app.db.token_viewer(token).await.unwrap().is_none(), "the API does not know it");
    let api = world.app.db.make_token(&clerk(), "试").await.unwrap();
    assert_eq!(
        world.get_as_nobody(&format!("/calendar/{api}.ics")).await.status,
        404,
        "nor the other way round"
    );
    let revoked = world.app.db.tokens(&clerk()).await.unwrap();
    for it in revoked {
        world.app.db.revoke_token(&clerk(), &it.token).await.unwrap();
    }
    assert_eq!(world.get_as_nobody(&format!("/calendar/{token}.ics")).await.status, 404);
    assert_eq!(world.get_as_nobody("/calendar/cal_guess.ics").await.status, 404);
}

#[tokio::test]
async fn the_home_page_asks_as_many_statements_of_a_hundred_records_as_of_one() {
    let world = world().await;
    enter(&world, Owner::SPEC, &[("name", "明珠")]).await;
    plot(&world, "东坡地", "2016-07-12", "林晓").await;
    let asked = async |path: &str| {
        world.cookie(&clerk()).await;
        let before = world.app.db.statements();
        let page = world.get(&clerk(), path).await;
        assert_eq!(page.status, 200, "{}", page.text);
        world.app.db.statements() - before
    };
    let pages = ["/", "/todo", "/calendar?month=2016-07"];
    let mut few = Vec::new();
    for it in pages {
        few.push(asked(it).await);
    }
    for at in 1..=100 {
        plot(&world, &format!("地块{at}"), "2016-07-12", "林晓").await;
    }
    for (it, few) in pages.iter().zip(few) {
        let many = asked(it).await;
        assert_eq!(many, few, "{it}");
        // Among them four of coming in, which a browser does once.
        assert!(many <= 20, "{it}: {many} statements");
    }
}

#[tokio::test]
async fn the_home_page_sets_this_half_year_beside_the_last_and_what_is_due_on_top() {
    let world = world().await;
    enter(&world, Owner::SPEC, &[("name", "明珠")]).await;
    plot(&world, "东坡地", "2016-05-12", "林晓").await;
    plot(&world, "西坡地", "2016-06-12", "林晓").await;
    plot(&world, "南坡地", "2016-07-05", "林晓").await;
    let alone = world.get(&clerk(), "/").await.text;
    assert!(!alone.contains("上年同期"), "nothing was then, so nothing is said");
    plot(&world, "北坡地", "2015-03-01", "").await;
    let page = world.get(&clerk(), "/").await.text;
    assert!(page.contains("上年同期 <a href=\"/plot?rent.from=2015-01-01"), "{page}");
    assert!(page.contains("增 100%") && page.contains("还有 5 天") && page.contains("逾期 <b>3</b> 项"));
    assert!(page.contains("我负责的记录") && page.contains(">3 条</a>"));
}

#[tokio::test]
async fn the_to_do_list_is_ones_own_and_can_be_narrowed() {
    let world = world().await;
    enter(&world, Owner::SPEC, &[("name", "明珠")]).await;
    plot(&world, "东坡地", "2016-07-12", "林晓").await;
    plot(&world, "西坡地", "未报", "周正").await;
    let page = world.get(&clerk(), "/todo").await.text;
    assert!(
        page.contains("东坡地")
            && page.contains("没有等您办理的记录")
            && page.contains("href=\"/plot?unsure=1\""),
        "{page}"
    );
    let heads = world.get(&head(), "/todo?kind=steps").await.text;
    assert!(heads.contains("可退租") && !heads.contains("我负责的记录</h2>"));
    assert!(!world.get(&clerk(), "/todo?ledger=owner").await.text.contains("href=\"/plot?unsure=1\""));
    assert_eq!(world.get(&clerk(), "/todo?ledger=none").await.status, 404);
}

#[tokio::test]
async fn the_file_of_a_record_gathers_what_refers_to_it() {
    let world = world().await;
    let owner = enter(&world, Owner::SPEC, &[("name", "明珠")]).await;
    let id = plot(&world, "东坡地", "2016-07-12", "林晓").await;
    let page = world.get(&clerk(), &format!("/owner/{owner}/file")).await.text;
    assert!(page.contains(&format!("href=\"/plot?owner={owner}\"")) && page.contains("投入 3"), "{page}");
    assert!(page.contains(&format!("href=\"/plot/{id}\"")) && page.contains("交租") && page.contains("在租"));
    let record = world.get(&clerk(), &format!("/owner/{owner}")).await.text;
    assert!(record.contains(&format!("/owner/{owner}/file")));
    let empty = world.get(&clerk(), &format!("/plot/{id}/file")).await.text;
    assert!(empty.contains("还没有与它有关的记录"));
    let stranger = Viewer { login: "wuzhou".into(), region: "511181".into(), ..clerk() };
    assert_eq!(world.get(&stranger, &format!("/owner/{owner}/file")).await.status, 404);
}
