use proptest::prelude::*;

use super::*;
use crate::prelude::*;

/// 试验田
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Plot {
    /// 名称
    #[field(title)]
    name: Name,
    /// 作物
    #[field(filter)]
    crop: Told<Crop>,
    /// 产量
    yields: Told<Count>,
    /// 播种日期
    #[field(day)]
    sown: Told<Date>,
    /// 上级
    parent: Option<Told<Ref<Plot>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Choice)]
enum Crop {
    /// 水稻
    Rice,
    /// 小麦
    Wheat,
}

impl Rules for Plot {}

#[test]
fn a_selection_is_a_short_link_that_reads_back_to_itself() {
    let day = Date::constant(2016, 6, 30);
    let all = Selection::all::<Plot>();
    for (selection, link) in [
        (all.clone(), "/plot"),
        (all.clone().one_of(Plot::CROP, &[Crop::Rice, Crop::Wheat]), "/plot?crop=rice,wheat"),
        (all.clone().at_least(Plot::SOWN, &day), "/plot?sown.from=2016-06-30"),
        (all.clone().not_yet(Plot::SOWN, &day), "/plot?sown.notyet=2016-06-30"),
        (all.clone().not_after(Plot::SOWN, &day), "/plot?sown.notafter=2016-06-30"),
        (all.clone().unsure(Plot::YIELDS), "/plot?yields.unsure=1"),
        (all.clone().unknown(Plot::YIELDS), "/plot?yields.known=0"),
        (all.clone().empty(Plot::PARENT), "/plot?parent.empty=1"),
        (all.clone().named(Plot::PARENT, "A"), "/plot?parent.named=A"),
        (all.clone().record(Id::from(7)), "/plot?id=0000000000007"),
        (all.clone().scope("5111").as_of(day), "/plot?scope=5111&asof=2016-06-30"),
        (all.has(Plot::NAME, "城东"), "/plot?name.has=%E5%9F%8E%E4%B8%9C"),
    ] {
        assert_eq!(selection.to_string(), link);
        let query = selection.query_string();
        let again =
            Selection::from_query(Plot::SPEC, &query).unwrap_or_else(|it| panic!("{}", it.sentence()));
        assert_eq!(again.to_string(), link);
    }
}

#[test]
fn what_an_address_cannot_mean_is_a_sentence_never_everything() {
    for (query, said) in [
        ("colour=red", "没有“colour”这一栏"),
        ("crop=maize", "没有“maize”这个选项"),
        ("sown.from=昨天", "“昨天”不是日期"),
        ("yields.has=3", "不能按“has”筛选"),
        ("crop.named=水稻", "不能按“named”筛选"),
        ("stage=gone", "没有“gone”这个阶段"),
        ("scope=夹江", "行政区划代码"),
        ("known=昨天", "录入截止"),
        ("id=1", "不是记录编号"),
    ] {
        let refused = Selection::from_query(Plot::SPEC, query).unwrap_err().sentence();
        assert!(refused.contains(said), "{query}: {refused}");
    }
}

#[test]
fn an_address_beyond_any_person_is_refused_before_the_database_is() {
    let many = vec!["crop=rice"; 60].join("&");
    assert!(Selection::from_query(Plot::SPEC, &many).unwrap_err().sentence().contains("筛选条件太多"));
    let long = format!("name.has={}", "长".repeat(5_000));
    assert!(Selection::from_query(Plot::SPEC, &long).unwrap_err().sentence().contains("太长"));
}

proptest! {
    #[test]
    fn no_address_makes_a_panic_and_what_is_read_is_written_to_be_read_back(
        key in "(crop|yields|sown|parent|name|stage|id|q|asof|known|scope|removed|x)(\\.(from|to|has|named|notyet|notafter|empty|known|unsure))?",
        text in "(rice|wheat|2016-06-30|2016年|30|未报|[0-9a-z]{13}|.{0,12})",
    ) {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair(&key, &text).finish();
        if let Ok(selection) = Selection::from_query(Plot::SPEC, &query) {
            let written = selection.query_string();
            let again = Selection::from_query(Plot::SPEC, &written)
                .unwrap_or_else(|it| panic!("{written}: {}", it.sentence()));
            prop_assert_eq!(again.query_string(), written);
        }
    }
}

#[test]
fn a_statement_that_follows_another_counts_its_placeholders_on() {
    let mut first = super::sql::Statement::new("insert into a values (");
    let list = first.list([Value::from("甲"), Value::from(1)]);
    first.push(&list).push(")");
    let mut second = super::sql::Statement::new("update b set c = ");
    let (until, id) = (second.arg(7), second.arg(8));
    second.push(&format!("{until} where id = {id} and rev = {until}"));
    let mut both = super::sql::Statement::default();
    both.follow(&first);
    both.follow(&second);
    assert_eq!(both.sql, "insert into a values ($1, $2); update b set c = $3 where id = $4 and rev = $3");
    assert_eq!(both.args.len(), 4);
}
