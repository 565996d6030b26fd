mod papers;

use crate::{
    cell::Date,
    prelude::*,
    store::{Change, Deed, Row, View},
    testing::{clerk, empty_db, head},
};

/// 苗圃
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Nursery {
    /// 名称
    #[field(title)]
    name: Told<Name>,
    /// 别名
    #[field(alias)]
    aliases: Option<Names>,
    /// 编号
    #[field(unique, search)]
    code: Option<Name>,
    /// 面积（亩）
    #[field(list)]
    area: Told<Count>,
    /// 投入（万元）
    #[field(list)]
    cost: Told<Money>,
    /// 上级苗圃
    #[field(search)]
    parent: Option<Told<Ref<Nursery>>>,
    /// 状况
    standing: Growth,
}

#[derive(Clone, Debug, PartialEq, Part)]
struct Sowing {
    /// 播种日期
    #[field(day)]
    sown: Told<Date>,
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

#[derive(Clone, Debug, PartialEq, Part)]
struct Reaping {
    /// 收获日期
    #[field(day)]
    reaped: Told<Date>,
}

impl Rules for Nursery {
    fn check(&self, problems: &mut Problems) {
        if let Growth::Reaped(sowing, reaping) = &self.standing
            && let (Some(sown), Some(reaped)) = (sowing.sown.known(), reaping.reaped.known())
            && reaped < sown
        {
            problems.at(Reaping::REAPED, "收获日期早于播种日期");
        }
    }
}

pub(super) const CATALOG: &[&Spec] = &[Nursery::SPEC];

fn draft(fields: &[(&str, &str)]) -> Draft {
    [("name", "城东苗圃"), ("area", "30"), ("cost", "12.5")].iter().chain(fields).copied().collect()
}

pub(super) async fn add(db: &Db, fields: &[(&str, &str)]) -> Result<Row, Error> {
    let change = Change { spec: Nursery::SPEC, deed: Deed::Add, draft: draft(fields), why: String::new() };
    let id = db.submit(&head(), change).await?;
    db.find(&head(), Nursery::SPEC, id).await
}

async fn act(db: &Db, viewer: &Viewer, deed: Deed, fields: &[(&str, &str)]) -> Result<Id, Error> {
    let draft = fields.iter().copied().collect();
    db.submit(viewer, Change { spec: Nursery::SPEC, deed, draft, why: "试".to_owned() }).await
}

#[tokio::test]
async fn a_record_keeps_every_version_with_who_and_why() {
    let db = empty_db(CATALOG).await;
    let row = add(&db, &[]).await.unwrap();
    let deed = Deed::Correct { id: row.id, rev: 1, verb: "更正" };
    act(&db, &clerk(), deed, &[("area", "35余")]).await.unwrap();
    let history = db.history(&clerk(), Nursery::SPEC, row.id).await.unwrap();
    let told: Vec<String> =
        history.iter().map(|it| format!("{} {} {}", it.author, it.verb, it.row.words("area"))).collect();
    assert_eq!(told, ["zhouzheng 登记 30", "linxiao 更正 35余"]);
    let known = jiff::Timestamp::from_microsecond(history[0].since).unwrap();
    let then =
        db.list(&clerk(), &Selection::all::<Nursery>().as_known(known), &View::new(Nursery::SPEC)).await;
    assert_eq!(then.unwrap().rows[0].words("area"), "30");
}

#[tokio::test]
async fn a_change_on_an_old_version_is_refused_with_both_sides() {
    let db = empty_db(CATALOG).await;
    let row = add(&db, &[]).await.unwrap();
    let deed = || Deed::Correct { id: row.id, rev: 1, verb: "更正" };
    act(&db, &clerk(), deed(), &[("area", "31")]).await.unwrap();
    let Err(Error::Changed(conflict)) = act(&db, &clerk(), deed(), &[("area", "99")]).await else {
        panic!("taken")
    };
    assert_eq!((conflict.now.words("area"), conflict.mine.get("area")), ("31".to_owned(), "99"));
}

#[tokio::test]
async fn every_problem_of_a_draft_is_told_at_once_beside_its_field() {
    let db = empty_db(CATALOG).await;
    let Err(Error::Problems(_, problems)) =
        add(&db, &[("name", ""), ("area", "很多"), ("parent", "没有的")]).await
    else {
        panic!("taken")
    };
    let said: Vec<String> = problems.iter().map(|it| format!("{}：{}", it.0, it.1)).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(problems.of("parent").any(|it| it.contains("没有“没有的”")), "{said:?}");
}

#[tokio::test]
async fn a_step_asks_for_its_fields_and_for_the_right_person() {
    let db = empty_db(CATALOG).await;
    let row = add(&db, &[]).await.unwrap();
    let step = |rev, name: &str| Deed::Step { id: row.id, rev, name: name.to_owned() };
    assert!(matches!(act(&db, &clerk(), step(1, "sown"), &[]).await, Err(Error::Problems(..))));
    act(&db, &clerk(), step(1, "sown"), &[("sown", "2016-03-01")]).await.unwrap();
    let refused = act(&db, &clerk(), step(2, "reaped"), &[("reaped", "2016-09-01")]).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    act(&db, &head(), step(2, "reaped"), &[("reaped", "2016-09-01")]).await.unwrap();
    act(&db, &head(), Deed::Undo { id: row.id, rev: 3 }, &[]).await.unwrap();
    assert_eq!(db.find(&head(), Nursery::SPEC, row.id).await.unwrap().stage, "sown");
}

#[tokio::test]
async fn where_a_record_stood_on_a_past_day_is_told_by_dates() {
    let db = empty_db(CATALOG).await;
    add(&db, &[("stage", "reaped"), ("sown", "2016-03-01"), ("reaped", "2016-09-01")]).await.unwrap();
    add(&db, &[("stage", "sown"), ("sown", "未报")]).await.unwrap();
    let sown = |day| Selection::all::<Nursery>().stage(&["sown"]).as_of(day);
    let define = || Definition::new("sown", "已播种", "处", "到截至日已播种而未收获的");
    let june = Figure::ask(&db, &clerk(), Question::count(define(), sown(Date::constant(2016, 6, 30))))
        .await
        .unwrap();
    assert_eq!((june.text(), june.doubts().len()), ("1".to_owned(), 1));
    let december = Figure::ask(&db, &clerk(), Question::count(define(), sown(Date::constant(2016, 12, 31))))
        .await
        .unwrap();
    assert_eq!(december.text(), "0");
    assert!(!december.is_sure() && december.value().is_none());
}

#[tokio::test]
async fn a_doubtful_amount_never_enters_a_sum_silently() {
    let db = empty_db(CATALOG).await;
    add(&db, &[]).await.unwrap();
    add(&db, &[("cost", "存疑「30」：30｜350；理由：可能缺字")]).await.unwrap();
    let define = Definition::new("cost", "投入", "万元", "全部苗圃的投入");
    let sum = Figure::ask(&db, &clerk(), Question::sum(define, Nursery::COST, Selection::all::<Nursery>()))
        .await
        .unwrap();
    assert_eq!((sum.text(), sum.value(), sum.doubts()[0].candidates.len()), ("12.5".to_owned(), None, 2));
}

/// How many records could move the sum of costs.
async fn doubtful_costs(db: &Db) -> usize {
    let define = Definition::new("cost", "投入", "万元", "全部苗圃的投入");
    let sum = Question::sum(define, Nursery::COST, Selection::all::<Nursery>());
    Figure::ask(db, &clerk(), sum).await.unwrap().doubts().len()
}

#[tokio::test]
async fn a_column_never_in_doubt_is_not_searched_for_doubts_and_another_process_s_doubt_is_seen() {
    let place = crate::testing::place().await;
    let (one, other) = (Db::open(&place, CATALOG).await.unwrap(), Db::open(&place, CATALOG).await.unwrap());
    add(&one, &[("area", "未报")]).await.unwrap();
    let before = one.statements();
    assert_eq!(doubtful_costs(&one).await, 0);
    assert_eq!(one.statements() - before, 2, "the sum, and which columns were ever in doubt");
    let row = add(&other, &[("cost", "未报")]).await.unwrap();
    assert_eq!(doubtful_costs(&one).await, 1);
    // Decided, it is no doubt any more; what was noted stays, for the books of that day.
    let decided = Deed::Correct { id: row.id, rev: row.rev, verb: "认定" };
    act(&other, &head(), decided, &[("cost", "3")]).await.unwrap();
    assert_eq!(doubtful_costs(&one).await, 0);
}

#[tokio::test]
async fn a_change_that_was_refused_notes_no_doubt_and_the_next_one_does() {
    let db = empty_db(CATALOG).await;
    add(&db, &[("code", "A1")]).await.unwrap();
    assert!(add(&db, &[("code", "A1"), ("cost", "未报")]).await.is_err());
    assert_eq!(doubtful_costs(&db).await, 0);
    add(&db, &[("code", "A2"), ("cost", "未报")]).await.unwrap();
    assert_eq!(doubtful_costs(&db).await, 1);
}

#[tokio::test]
async fn books_of_an_older_program_are_searched_for_doubts_once() {
    let place = crate::testing::place().await;
    let db = Db::open(&place, CATALOG).await.unwrap();
    add(&db, &[("cost", "未报")]).await.unwrap();
    for old in ["drop table doubted", "delete from schema_version where version = 4"] {
        db.engine.execute(&crate::selection::Statement::new(old)).await.unwrap();
    }
    let db = Db::open(&place, CATALOG).await.unwrap();
    assert_eq!(doubtful_costs(&db).await, 1);
}

#[tokio::test]
async fn two_characters_pinyin_initials_and_parts_of_codes_are_found() {
    let db = empty_db(CATALOG).await;
    let row = add(&db, &[("code", "2016GZ0272"), ("aliases", "老苗圃、城东园")]).await.unwrap();
    for query in ["苗圃", "城东", "gz02", "cdmp", "老苗", "圃"] {
        let hits = db.search(&clerk(), query, 10).await.unwrap();
        assert_eq!(hits.iter().map(|it| it.id).collect::<Vec<_>>(), [row.id], "{query}");
    }
    for query in ["东圃", "' or 1=1", "\"", "2015", "（）"] {
        assert!(db.search(&clerk(), query, 10).await.unwrap().is_empty(), "{query}");
    }
    assert_eq!(db.pick(&clerk(), Nursery::SPEC, "lmp", 5).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_reference_is_written_by_name_or_alias_and_kept_as_a_code() {
    let db = empty_db(CATALOG).await;
    let parent = add(&db, &[("aliases", "老苗圃")]).await.unwrap();
    let child = add(&db, &[("name", "小苗圃"), ("parent", "老苗圃")]).await.unwrap();
    assert_eq!(child.references().collect::<Vec<_>>(), [("nursery", parent.id)]);
    assert_eq!(db.labels_of([&child]).await.unwrap()[&parent.id], "城东苗圃");
    let hits = db.search(&clerk(), "城东", 10).await.unwrap();
    assert_eq!(hits.len(), 2, "a record is found by the name of what it refers to");
}

#[tokio::test]
async fn records_are_selected_by_any_name_of_what_they_refer_to() {
    let db = empty_db(CATALOG).await;
    add(&db, &[("name", "城东苗圃"), ("aliases", "城东")]).await.unwrap();
    add(&db, &[("name", "一号地"), ("parent", "城东苗圃")]).await.unwrap();
    add(&db, &[("name", "二号地"), ("parent", "未报")]).await.unwrap();
    for (name, sure) in [("城东苗圃", 1), ("城东", 1), ("城西", 0)] {
        let define = Definition::new("x", "下级", "处", "上级为某苗圃的");
        let source = Selection::all::<Nursery>().named(Nursery::PARENT, name);
        let figure = Figure::ask(&db, &clerk(), Question::count(define, source)).await.unwrap();
        assert_eq!((figure.rows(), figure.doubts().len()), (sure, 1), "{name}");
    }
}

#[tokio::test]
async fn a_unique_value_is_refused_in_words_the_second_time() {
    let db = empty_db(CATALOG).await;
    add(&db, &[("code", "A1")]).await.unwrap();
    let Err(Error::Problems(_, problems)) = add(&db, &[("code", "A1")]).await else { panic!("taken twice") };
    assert!(problems.of("code").next().unwrap().contains("已有编号相同的记录"));
}

#[tokio::test]
async fn a_removed_record_is_in_no_list_and_can_be_put_back() {
    let db = empty_db(CATALOG).await;
    let row = add(&db, &[]).await.unwrap();
    act(&db, &clerk(), Deed::Remove { id: row.id, rev: 1 }, &[]).await.unwrap();
    let view = View::new(Nursery::SPEC);
    assert_eq!(db.list(&clerk(), &Selection::all::<Nursery>(), &view).await.unwrap().total, 0);
    assert_eq!(db.list(&clerk(), &Selection::all::<Nursery>().removed(), &view).await.unwrap().total, 1);
    act(&db, &clerk(), Deed::Restore { id: row.id, rev: 2 }, &[]).await.unwrap();
    assert_eq!(db.list(&clerk(), &Selection::all::<Nursery>(), &view).await.unwrap().total, 1);
}

#[tokio::test]
async fn an_import_is_judged_whole_and_undone_whole() {
    let db = empty_db(CATALOG).await;
    let mut drafts = vec![draft(&[("code", "A1")]), draft(&[("code", "A1"), ("area", "x")])];
    let problems = db.judge_all(&clerk(), Nursery::SPEC, &mut drafts).await.unwrap();
    assert_eq!((problems[0].is_empty(), problems[1].iter().count()), (true, 2));
    let mut good = vec![draft(&[("code", "A1")]), draft(&[("code", "A2")])];
    assert!(db.judge_all(&clerk(), Nursery::SPEC, &mut good).await.unwrap().iter().all(Problems::is_empty));
    let batch = db.import(&clerk(), Nursery::SPEC, good, "苗圃.xlsx").await.unwrap();
    let total = async || {
        db.list(&clerk(), &Selection::all::<Nursery>(), &View::new(Nursery::SPEC)).await.unwrap().total
    };
    assert_eq!(total().await, 2);
    let stranger = Viewer { region: "511124".to_owned(), ..head() };
    let auditor = Viewer { role: Role::Auditor, ..clerk() };
    assert!(db.batches(&stranger, Nursery::SPEC).await.unwrap().is_empty());
    assert!(db.undo_import(&stranger, Nursery::SPEC, batch).await.is_err());
    assert!(matches!(db.undo_import(&auditor, Nursery::SPEC, batch).await, Err(Error::Forbidden(_))));
    assert!(!db.batches(&clerk(), Nursery::SPEC).await.unwrap()[0].undone);
    assert_eq!(db.undo_import(&clerk(), Nursery::SPEC, batch).await.unwrap(), 2);
    assert_eq!(total().await, 0);
    assert!(matches!(db.undo_import(&clerk(), Nursery::SPEC, batch).await, Err(Error::Refused(_))));
}

#[tokio::test]
async fn an_import_that_fails_leaves_no_line_behind() {
    let db = empty_db(CATALOG).await;
    let twice = vec![draft(&[("code", "A1")]), draft(&[("code", "A1")])];
    assert!(db.import(&clerk(), Nursery::SPEC, twice, "苗圃.xlsx").await.is_err());
    assert!(db.batches(&clerk(), Nursery::SPEC).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_reference_to_a_removed_record_does_not_stop_other_corrections() {
    let db = empty_db(CATALOG).await;
    let parent = add(&db, &[]).await.unwrap();
    let code = parent.id.to_string();
    let child = add(&db, &[("name", "小苗圃"), ("parent", &code)]).await.unwrap();
    act(&db, &clerk(), Deed::Remove { id: parent.id, rev: 1 }, &[]).await.unwrap();
    let deed = |rev| Deed::Correct { id: child.id, rev, verb: "更正" };
    act(&db, &clerk(), deed(1), &[("area", "31"), ("parent", &code)]).await.unwrap();
    let by_name = act(&db, &clerk(), deed(2), &[("parent", "城东苗圃")]).await;
    assert!(matches!(by_name, Err(Error::Problems(..))), "a name is of what is there");
}

#[tokio::test]
async fn a_shared_view_is_shared_within_the_region() {
    let db = empty_db(CATALOG).await;
    db.save_view(&clerk(), "nursery", "大苗圃", "area.min=30", true).await.unwrap();
    let seen = async |viewer: Viewer| db.views(&viewer, "nursery").await.unwrap().len();
    assert_eq!(seen(head()).await, 1);
    assert_eq!(seen(Viewer { region: "5111".to_owned(), ..head() }).await, 1);
    assert_eq!(seen(Viewer { region: "511124".to_owned(), ..head() }).await, 0);
}

#[tokio::test]
async fn nobody_sees_or_changes_another_region() {
    let db = empty_db(CATALOG).await;
    let row = add(&db, &[]).await.unwrap();
    let stranger = Viewer { region: "511124".to_owned(), ..head() };
    let city = Viewer { region: "5111".to_owned(), ..head() };
    assert!(db.find(&stranger, Nursery::SPEC, row.id).await.is_err());
    assert!(act(&db, &stranger, Deed::Remove { id: row.id, rev: 1 }, &[]).await.is_err());
    assert!(db.find(&city, Nursery::SPEC, row.id).await.is_ok());
}

#[tokio::test]
async fn many_writers_at_once_are_all_served() {
    let db = empty_db(CATALOG).await;
    let row = add(&db, &[]).await.unwrap();
    let writers: Vec<_> = (0..24)
        .map(|n| {
            let (db, id) = (db.clone(), row.id);
            tokio::spawn(async move {
                loop {
                    let rev = db.find(&clerk(), Nursery::SPEC, id).await.unwrap().rev;
                    let deed = Deed::Correct { id, rev, verb: "更正" };
                    match act(&db, &clerk(), deed, &[("area", &n.to_string())]).await {
                        Ok(_) => return,
                        Err(Error::Changed(_) | Error::Refused(_)) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    assert!(24 <= db.history(&clerk(), Nursery::SPEC, row.id).await.unwrap().len());
}

#[tokio::test]
async fn a_day_known_only_to_its_half_year_is_in_doubt_on_a_day_inside_it() {
    let db = empty_db(CATALOG).await;
    add(&db, &[("stage", "sown"), ("sown", "2016年上半年")]).await.unwrap();
    let by = |day| Selection::all::<Nursery>().at_most(Sowing::SOWN, &day);
    let since = |day| Selection::all::<Nursery>().at_least(Sowing::SOWN, &day);
    let not_yet = |day| Selection::all::<Nursery>().not_yet(Sowing::SOWN, &day);
    let (eve, first, inside, last) = (
        Date::constant(2015, 12, 31),
        Date::constant(2016, 1, 1),
        Date::constant(2016, 5, 20),
        Date::constant(2016, 6, 30),
    );
    for (selection, sure, doubts) in [
        (by(eve), "0", 0),
        (by(inside), "0", 1),
        (by(last), "1", 0),
        (since(first), "1", 0),
        (since(inside), "0", 1),
        (since(Date::constant(2016, 7, 1)), "0", 0),
        (not_yet(eve), "1", 0),
        (not_yet(inside), "0", 1),
        (not_yet(last), "0", 0),
    ] {
        let link = selection.to_string();
        let define = Definition::new("sown", "播种", "处", "播种的苗圃");
        let figure = Figure::ask(&db, &clerk(), Question::count(define, selection)).await.unwrap();
        assert_eq!((figure.text().as_str(), figure.doubts().len()), (sure, doubts), "{link}");
    }
}

#[tokio::test]
async fn shares_and_growth_are_exact_and_refuse_what_cannot_be_compared() {
    let db = empty_db(CATALOG).await;
    for cost in ["1", "2", "3"] {
        add(&db, &[("cost", cost)]).await.unwrap();
    }
    let ask = async |least: i64, year: i16| {
        let define = Definition::new("cost", "投入", "万元", "苗圃的投入");
        let source = Selection::all::<Nursery>().at_least(Nursery::COST, &Money::from_wan(least));
        let question = Question::sum(define, Nursery::COST, source).up_to(Date::constant(year, 6, 30));
        Figure::ask(&db, &clerk(), question).await.unwrap()
    };
    let share = ask(3, 2016).await.share(ask(0, 2016).await, "占比").unwrap();
    assert_eq!(share.percent().as_deref(), Some("50"));
    let growth = ask(0, 2016).await.growth(ask(3, 2015).await, "增长").unwrap();
    assert_eq!(growth.percent().as_deref(), Some("100"));
    let third = ask(2, 2016).await.share(ask(0, 2016).await, "占比").unwrap();
    assert_eq!(third.percent().as_deref(), Some("83.3"));
    assert!(ask(0, 2016).await.share(ask(0, 2015).await, "占比").is_err());
    assert!(ask(0, 2016).await.growth(ask(0, 2014).await, "增长").is_err());
}

#[tokio::test]
async fn a_removed_record_takes_no_step_until_it_is_put_back() {
    let db = empty_db(CATALOG).await;
    let row = add(&db, &[]).await.unwrap();
    act(&db, &clerk(), Deed::Remove { id: row.id, rev: 1 }, &[]).await.unwrap();
    let step = Deed::Step { id: row.id, rev: 2, name: "sown".to_owned() };
    assert!(matches!(act(&db, &clerk(), step, &[("sown", "2016-03-01")]).await, Err(Error::Refused(_))));
}

#[tokio::test]
async fn a_sum_of_approximate_values_says_so() {
    let db = empty_db(CATALOG).await;
    let ask = || async {
        let define = Definition::new("x", "面积", "亩", "全部苗圃的面积");
        let question = Question::sum(define, Nursery::AREA, Selection::all::<Nursery>());
        Figure::ask(&db, &clerk(), question).await.unwrap()
    };
    add(&db, &[("area", "近300")]).await.unwrap();
    assert_eq!(ask().await.printed(), "近300");
    add(&db, &[("area", "20")]).await.unwrap();
    assert_eq!((ask().await.printed(), ask().await.value().as_deref()), ("约320".to_owned(), Some("320")));
    add(&db, &[("area", "1000多")]).await.unwrap();
    assert_eq!(ask().await.printed(), "1320余");
}

#[tokio::test]
async fn a_sum_of_which_nothing_is_known_prints_no_zero() {
    for (area, printed) in [
        ("未报", "未报"),
        ("存疑「」：55｜66；理由：缺", "□"),
        ("存疑「00」：500｜600；理由：缺", "00"),
        ("存疑「1100余」：1100余｜11500余；理由：缺", "1100余"),
    ] {
        let db = empty_db(CATALOG).await;
        add(&db, &[("area", area)]).await.unwrap();
        let define = Definition::new("x", "面积", "亩", "全部苗圃的面积");
        let question = Question::sum(define, Nursery::AREA, Selection::all::<Nursery>());
        let figure = Figure::ask(&db, &clerk(), question).await.unwrap();
        assert_eq!((figure.printed().as_str(), figure.value()), (printed, None));
    }
}

#[tokio::test]
async fn every_record_is_read_or_none_where_there_are_too_many() {
    let db = empty_db(CATALOG).await;
    for _ in 0..3 {
        add(&db, &[]).await.unwrap();
    }
    let all = Selection::all::<Nursery>();
    assert_eq!(db.every::<Nursery>(&clerk(), &all, 3).await.unwrap().len(), 3);
    let said = db.every::<Nursery>(&clerk(), &all, 2).await.unwrap_err().to_string();
    assert!(said.contains("“苗圃”超过 2 条"), "{said}");
}
