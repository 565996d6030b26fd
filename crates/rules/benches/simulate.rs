//! The budget: 100,000 units under 20 policies in at most ten seconds.
//! `cargo bench -p rules`

#![allow(clippy::print_stdout, reason = "a benchmark says what it measured")]

use std::{sync::Arc, time::Instant};

use rules::{
    Facts, RuleSet, Value,
    exact::whole,
    policy::{Amount, Condition, Draft, Relation},
    simulate,
    text::{Input, Kind},
};

const UNITS: i64 = 100_000;
const POLICIES: i64 = 20;
const MOST_SECONDS: u64 = 10;

fn main() {
    let facts = [
        Input::plain("region", "区划", Kind::Text, ""),
        Input::plain("hightech", "高企", Kind::Flag, ""),
        Input::plain("inventions", "发明数", Kind::Integer, "件"),
        Input::plain("sales", "销售收入", Kind::Decimal, "万元"),
        Input::plain("research", "研发费用", Kind::Decimal, "万元"),
    ];
    let sets: Vec<RuleSet> = (0..POLICIES).map(|at| policy(at).compile(&facts).expect("a policy")).collect();
    let regions: Vec<Arc<str>> = (0..22).map(|at| Arc::from(format!("511126{:03}", 100 + at))).collect();
    let on = jiff::civil::date(2026, 6, 30);
    let begun = Instant::now();
    let (mut paid, mut total) = (0, whole(0));
    for set in &sets {
        let unit = |at: i64| {
            Facts::of(set, |key| {
                let number = |it: i64| Some(Value::Number(whole(it), whole(it)));
                match key {
                    "region" => Some(Value::Word(regions[usize::try_from(at % 22).unwrap_or(0)].clone())),
                    "hightech" => Some(Value::Flag(at % 7 == 0)),
                    "inventions" => number(at % 13),
                    "sales" if at % 11 != 0 => number(at % 30_000),
                    "research" => number(at % 900),
                    "paid_this_year" | "paid_ever" => number(at % 5),
                    _ => None,
                }
            })
        };
        let dues = simulate::each(set, (0..UNITS).map(unit), on);
        let sure = dues.iter().filter_map(|it| it.amount).filter(|it| it.0 == it.1 && whole(0) < it.0);
        for it in sure {
            paid += 1;
            total += it.0;
        }
    }
    let took = begun.elapsed();
    println!(
        "{UNITS} units x {POLICIES} policies: {took:.2?}, {paid} payments, {} wan",
        rules::exact::show(total)
    );
    assert!(took.as_secs() < MOST_SECONDS, "over the budget of {MOST_SECONDS} s");
}

fn policy(at: i64) -> Draft {
    let condition = |fact: &str, relation, value: &str| Condition {
        fact: fact.to_owned(),
        relation,
        value: value.to_owned(),
    };
    let amount = match at % 4 {
        0 => Amount::Fixed("5".to_owned()),
        1 => Amount::PerItem { fact: "inventions".to_owned(), each: "0.2".to_owned() },
        2 => Amount::Percent { fact: "research".to_owned(), rate: "3%".to_owned() },
        _ => Amount::Tiers {
            fact: "sales".to_owned(),
            tiers: vec![("2000".to_owned(), "5".to_owned()), ("20000".to_owned(), "10".to_owned())],
        },
    };
    Draft {
        title: format!("政策{at}"),
        from: "2026-01-01".to_owned(),
        conditions: vec![
            condition("region", Relation::StartsWith, "511126"),
            condition("sales", Relation::AtLeast, &(at * 100).to_string()),
            condition("inventions", Relation::Above, "1"),
        ],
        amount,
        least: None,
        most: Some("20".to_owned()),
        unit_year: Some("30".to_owned()),
        lifetime: None,
        origin: None,
    }
}
