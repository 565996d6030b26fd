//! Policies the county drafts: each amount, each limit, over many units.

use std::collections::HashMap;

use rules::{
    Exact, Facts, Outcome, RuleSet, Value, exact,
    policy::{Amount, Condition, Draft, Relation},
    simulate,
    text::{Input, Kind},
};

use crate::day;

fn facts() -> Vec<Input> {
    let mut size = Input::plain("size", "规模", Kind::Choice, "");
    size.allowed = [("small", "小型"), ("large", "大型")].map(|it| (it.0.to_owned(), it.1.to_owned())).into();
    vec![
        Input::plain("region", "区划", Kind::Text, ""),
        Input::plain("hightech", "高企", Kind::Flag, ""),
        Input::plain("inventions", "发明数", Kind::Integer, "件"),
        Input::plain("research", "研发费用", Kind::Decimal, "万元"),
        Input::plain("founded", "成立日期", Kind::Date, ""),
        size,
    ]
}

fn draft(amount: Amount) -> Draft {
    Draft { title: "研发补助".to_owned(), from: "2026-01-01".to_owned(), amount, ..Draft::default() }
}

fn condition(fact: &str, relation: Relation, value: &str) -> Condition {
    Condition { fact: fact.to_owned(), relation, value: value.to_owned() }
}

fn set(draft: &Draft) -> RuleSet {
    draft.compile(&facts()).unwrap_or_else(|it| panic!("{it}"))
}

fn number(it: &str) -> Value {
    let it = exact::read(it).unwrap();
    Value::Number(it, it)
}

/// A unit that had nothing yet, with what is said of it.
fn unit(set: &RuleSet, said: &[(&'static str, Value)]) -> Facts {
    let none = [("paid_this_year", number("0")), ("paid_ever", number("0"))];
    let all: HashMap<&str, Value> = none.into_iter().chain(said.iter().cloned()).collect();
    Facts::of(set, |key| all.get(key).cloned())
}

fn paid(draft: &Draft, said: &[(&'static str, Value)]) -> String {
    let set = set(draft);
    let due = simulate::one(&set, &unit(&set, said), day("2026-06-30"));
    due.amount.map_or("未知".to_owned(), |it| exact::show(it.0))
}

fn percent() -> Draft {
    let amount = Amount::Percent { fact: "research".to_owned(), rate: "3".to_owned() };
    Draft { conditions: vec![condition("research", Relation::AtLeast, "100")], ..draft(amount) }
}

#[test]
fn amounts_are_fixed_by_item_by_share_or_by_tier() {
    assert_eq!(paid(&draft(Amount::Fixed("5".to_owned())), &[]), "5");
    let item = Amount::PerItem { fact: "inventions".to_owned(), each: "0.2".to_owned() };
    assert_eq!(paid(&draft(item), &[("inventions", number("7"))]), "1.4");
    assert_eq!(paid(&percent(), &[("research", number("250"))]), "7.5");
    let tiers = vec![("100".to_owned(), "5".to_owned()), ("500".to_owned(), "10".to_owned())];
    let tiers = draft(Amount::Tiers { fact: "research".to_owned(), tiers });
    for (research, due) in [("99.99", "0"), ("100", "5"), ("499.99", "5"), ("500", "10")] {
        assert_eq!(paid(&tiers, &[("research", number(research))]), due, "{research}");
    }
}

#[test]
fn limits_raise_and_cut_and_count_what_was_paid_before() {
    let with = |change: fn(&mut Draft)| {
        let mut draft = percent();
        change(&mut draft);
        draft
    };
    let least = with(|it| it.least = Some("5".to_owned()));
    assert_eq!(paid(&least, &[("research", number("120"))]), "5");
    assert_eq!(paid(&least, &[("research", number("99"))]), "0");
    let most = with(|it| it.most = Some("20".to_owned()));
    assert_eq!(paid(&most, &[("research", number("5000"))]), "20");
    let year = with(|it| it.unit_year = Some("10".to_owned()));
    assert_eq!(paid(&year, &[("research", number("300")), ("paid_this_year", number("4"))]), "6");
    assert_eq!(paid(&year, &[("research", number("300")), ("paid_this_year", number("12"))]), "0");
    let life = with(|it| it.lifetime = Some("10".to_owned()));
    assert_eq!(paid(&life, &[("research", number("300")), ("paid_ever", number("9.5"))]), "0.5");
}

#[test]
fn every_kind_of_condition_holds_on_both_sides() {
    let asked = |condition_: Condition, said: (&'static str, Value)| {
        let draft = Draft { conditions: vec![condition_], ..draft(Amount::Fixed("1".to_owned())) };
        paid(&draft, &[said]) == "1"
    };
    let research =
        |relation, bound: &str| asked(condition("research", relation, "100"), ("research", number(bound)));
    assert!(research(Relation::AtLeast, "100") && !research(Relation::AtLeast, "99.99"));
    assert!(research(Relation::Above, "100.01") && !research(Relation::Above, "100"));
    assert!(research(Relation::AtMost, "100") && !research(Relation::AtMost, "100.01"));
    assert!(research(Relation::Below, "99.99") && !research(Relation::Below, "100"));
    let founded = |it: &str| {
        asked(condition("founded", Relation::AtMost, "2020-12-31"), ("founded", Value::Day(day(it))))
    };
    assert!(founded("2020-12-31") && !founded("2021-01-01"));
    let region = |it: &str| {
        asked(condition("region", Relation::StartsWith, "511126、511111"), ("region", Value::Word(it.into())))
    };
    assert!(region("511126104") && region("511111") && !region("511124"));
    let size = |it: &str| asked(condition("size", Relation::Is, "小型"), ("size", Value::Word(it.into())));
    assert!(size("small") && !size("large"));
    let hightech = |it| asked(condition("hightech", Relation::Is, "是"), ("hightech", Value::Flag(it)));
    assert!(hightech(true) && !hightech(false));
}

#[test]
fn what_is_unknown_is_not_paid_and_not_refused() {
    let set = set(&percent());
    let due = simulate::one(&set, &unit(&set, &[]), day("2026-06-30"));
    assert_eq!((due.outcome, due.amount, due.one_step), (Outcome::Missing, None, None));
}

#[test]
fn who_fails_one_clause_only_is_one_step_away() {
    let mut draft = percent();
    draft.conditions.push(condition("inventions", Relation::Above, "0"));
    let set = set(&draft);
    let due = |research: &str, inventions: &str| {
        let said = [("research", number(research)), ("inventions", number(inventions))];
        simulate::one(&set, &unit(&set, &said), day("2026-06-30")).one_step
    };
    assert_eq!(
        (due("100", "1"), due("99", "1"), due("100", "0"), due("99", "0")),
        (None, Some(0), Some(1), None)
    );
}

#[test]
fn a_budget_is_never_passed_and_serves_in_order() {
    let mut amounts: Vec<Exact> = [5, 8, 3].map(exact::whole).into();
    simulate::within(exact::whole(10), &[1, 0, 2], &mut amounts);
    assert_eq!(amounts, [2, 8, 0].map(exact::whole));
}

#[test]
fn the_same_money_is_not_given_twice() {
    let mut later: Vec<Exact> = [4, 4].map(exact::whole).into();
    simulate::once(&[exact::whole(0), exact::whole(1)], &mut later);
    assert_eq!(later, [4, 0].map(exact::whole));
}

#[test]
fn a_draft_that_makes_no_sense_is_refused_in_a_sentence() {
    let refused = |draft: Draft| draft.compile(&facts()).map(|_| ()).unwrap_err();
    assert!(refused(draft(Amount::Nothing)).contains("给多少"));
    assert!(refused(draft(Amount::Fixed("很多".to_owned()))).contains("不是数"));
    assert!(refused(draft(Amount::Fixed("-5".to_owned()))).contains("不是数"));
    let share = Amount::Percent { fact: "inventions".to_owned(), rate: "3".to_owned() };
    assert!(refused(draft(share)).contains("万元"));
    let odd = |it| Draft { conditions: vec![it], ..draft(Amount::Fixed("1".to_owned())) };
    assert!(refused(odd(condition("nonsense", Relation::Is, "1"))).contains("nonsense"));
    assert!(refused(odd(condition("region", Relation::AtLeast, "1"))).contains("不能这样比较"));
    assert!(refused(odd(condition("size", Relation::Is, "中型"))).contains("没有“中型”"));
    assert!(
        refused(Draft { title: " ".to_owned(), ..draft(Amount::Fixed("1".to_owned())) }).contains("名称")
    );
}

#[test]
fn a_rate_in_doubt_is_computed_both_ways_and_none_is_chosen() {
    let amount = Amount::Percent { fact: "research".to_owned(), rate: "50｜60".to_owned() };
    let doubtful = Draft { most: Some("100".to_owned()), ..draft(amount) };
    let set = set(&doubtful);
    let facts = unit(&set, &[("research", number("12"))]);
    let due = simulate::one(&set, &facts, day("2026-06-30"));
    assert_eq!(due.amount.map(|it| (exact::show(it.0), exact::show(it.1))), Some(("6".into(), "7.2".into())));
    let answer = rules::Answer::of(&set, &facts, day("2026-06-30"));
    assert_eq!(answer.total, None);
    let totals: Vec<_> = answer.candidates.iter().filter_map(|it| it.total.as_deref()).collect();
    assert_eq!(totals, ["6", "7.2"]);
}

#[test]
fn a_rate_nobody_told_leaves_the_amount_unknown() {
    let amount = Amount::Percent { fact: "research".to_owned(), rate: "未报".to_owned() };
    let set = set(&draft(amount));
    let due = simulate::one(&set, &unit(&set, &[("research", number("12"))]), day("2026-06-30"));
    assert_eq!(due.amount, None);
}
