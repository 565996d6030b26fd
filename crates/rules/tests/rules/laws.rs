//! What holds of every rule set, whatever it says.

use std::collections::HashMap;

use proptest::prelude::*;
use rules::{Answer, BOOK, Exact, Facts, Outcome, answer::Step, exact};
use serde_json::{Value, json};

use crate::{Case, case};

const NAMES: &[&str] = &[
    "acceptance-deadline",
    "annuity",
    "assessment",
    "fee-reduction",
    "hightech",
    "hightech-plan",
    "hightech-validity",
    "matching-funds",
    "patent-subsidy",
    "pledge-interest",
    "project-budget",
    "public-notice",
    "target-score",
    "tech-sme",
];

#[test]
fn every_set_of_the_book_is_under_these_laws() {
    let mut all: Vec<&str> = BOOK.all().iter().map(|it| it.text.name.as_str()).collect();
    all.dedup();
    assert_eq!(all, NAMES);
}

#[test]
fn nothing_known_is_never_failed_and_never_nothing() {
    for set in BOOK.all() {
        let facts = Facts::read(set, &json!({}), set.example_on).unwrap();
        for clause in Answer::of(set, &facts, set.example_on).clauses {
            assert_ne!(clause.outcome, Outcome::NotMet, "{} {}", set.text.name, clause.id);
            let says = clause.explanation.contains("缺少") || clause.outcome != Outcome::Missing;
            assert!(says, "{} {}: {}", set.text.name, clause.id, clause.explanation);
        }
    }
}

#[test]
fn each_fact_taken_away_never_makes_a_met_clause_fail() {
    for name in NAMES {
        let whole = case(name);
        for key in whole.json().as_object().unwrap().keys() {
            let before = whole.answer();
            let after = case(name).without(key).answer();
            for (before, after) in before.clauses.iter().zip(&after.clauses) {
                let worse = before.outcome == Outcome::Met && after.outcome == Outcome::NotMet;
                assert!(!worse, "{name} without {key}: {} {}", after.id, after.explanation);
            }
        }
    }
}

#[test]
fn every_clause_names_its_document_and_article_and_explains_itself() {
    for name in NAMES {
        for clause in case(name).answer().clauses {
            for text in [&clause.title, &clause.document, &clause.article, &clause.explanation] {
                assert!(!text.is_empty(), "{name} {}", clause.id);
            }
        }
    }
}

#[test]
fn an_answer_is_the_same_from_the_same_facts() {
    for name in NAMES {
        let answer = || serde_json::to_value(case(name).answer()).unwrap();
        assert_eq!(answer(), answer());
    }
}

/// Recomputes every arithmetic step from the values the trace itself gives.
fn recompute(answer: &Answer) -> usize {
    let mut known: HashMap<(String, Option<usize>), (Exact, Exact)> = HashMap::new();
    let mut rows: HashMap<String, Vec<usize>> = HashMap::new();
    let mut done = 0;
    for step in &answer.trace {
        if step.kind == "rows" {
            rows.insert(step.key.clone(), step.chosen.clone());
        }
        if let (Some(low), Some(high)) = (&step.min, &step.max) {
            let value = (low.parse().unwrap(), high.parse().unwrap());
            if let Some(again) = redo(step, &known, &rows) {
                assert_eq!(again, value, "{} {:?}", step.key, step.row);
                done += 1;
            }
            known.insert((step.key.clone(), step.row_index), value);
        }
    }
    done
}

type Known = HashMap<(String, Option<usize>), (Exact, Exact)>;

fn redo(step: &Step, known: &Known, rows: &HashMap<String, Vec<usize>>) -> Option<(Exact, Exact)> {
    let value = |key: &String| {
        let constant = || exact::read(key).map(|it| (it, it));
        let found = known.get(&(key.clone(), step.row_index)).or_else(|| known.get(&(key.clone(), None)));
        found.copied().or_else(constant)
    };
    let all: Option<Vec<(Exact, Exact)>> = step.uses.iter().map(value).collect();
    match step.kind {
        "sum" => Some(all?.iter().fold((0.into(), 0.into()), |sum, it| (sum.0 + it.0, sum.1 + it.1))),
        "difference" => all.map(|it| (it[0].0 - it[1].1, it[0].1 - it[1].0)),
        "ratio" => all
            .filter(|it| it.iter().all(|end| end.0 == end.1))
            .map(|it| (it[0].0 / it[1].0, it[0].0 / it[1].0)),
        "product" => {
            let all = all?;
            let exact = all.iter().all(|it| it.0 == it.1);
            let product = all.iter().fold(Exact::from_integer(1), |product, it| product * it.0);
            exact.then_some((product, product))
        }
        "least" => Some((all.clone()?.iter().map(|it| it.0).min()?, all?.iter().map(|it| it.1).min()?)),
        "greatest" => Some((all.clone()?.iter().map(|it| it.0).max()?, all?.iter().map(|it| it.1).max()?)),
        "total" => {
            let chosen = rows.get(&step.uses[0]).cloned();
            let chosen = chosen?;
            let each: Option<Vec<_>> =
                chosen.iter().map(|row| known.get(&(step.uses[1].clone(), Some(*row)))).collect();
            Some(each?.iter().fold((0.into(), 0.into()), |sum, it| (sum.0 + it.0, sum.1 + it.1)))
        }
        _ => None,
    }
}

#[test]
fn every_step_of_a_trace_can_be_done_again_with_a_pencil() {
    for name in NAMES {
        let done = recompute(&case(name).answer());
        let arithmetic = !matches!(*name, "acceptance-deadline" | "public-notice" | "hightech-validity");
        assert!(!arithmetic || 0 < done, "{name}");
    }
    let done = recompute(&case("hightech").answer());
    assert!(30 < done, "{done}");
}

#[test]
fn a_kept_answer_is_found_again_from_its_version_and_facts() {
    for name in NAMES {
        let case = case(name);
        let kept = serde_json::to_value(case.answer()).unwrap();
        let (name, from) = kept["version"].as_str().unwrap().split_once('@').unwrap();
        let set = BOOK.versions(name).into_iter().find(|it| it.from.to_string() == from).unwrap();
        let on = kept["on"].as_str().unwrap().parse().unwrap();
        let again = Answer::of(set, &Facts::read(set, &case.json(), on).unwrap(), on);
        assert_eq!(serde_json::to_value(again).unwrap(), kept);
    }
}

fn amount(case: &Case) -> Exact {
    exact::read(&case.total().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn more_research_never_turns_met_into_failed(rd in 0_i64..1000, more in 0_i64..1000) {
        let judged = |rd: i64| {
            let case = case("hightech");
            (0..3).fold(case, |case, row| {
                let plain = case.json()["years"][row].clone();
                let mut year = json!({"rd_total": rd.to_string(), "rd_abroad": "0"});
                for key in ["year", "sales", "total_assets", "total_liabilities"] {
                    year[key] = plain[key].clone();
                }
                let mut years = case.json()["years"].clone();
                years[row] = year;
                case.with("years", years)
            }).clause("rd_ratio")
        };
        prop_assert!(judged(rd) != Outcome::Met || judged(rd + more) == Outcome::Met);
    }

    #[test]
    fn subsidies_grow_with_their_base_and_never_pass_their_caps(fen in 0_i64..10_000_000, more in 0_i64..10_000_000) {
        let paid = |fen: i64| {
            let fees = format!("{}.{:02}", fen / 100, fen % 100);
            amount(&case("patent-subsidy").row("patents", 0, "official_fees", fees))
        };
        let half = Exact::new(i128::from(fen), 200);
        prop_assert!(paid(fen) <= paid(fen + more));
        prop_assert!(paid(fen) <= Exact::from_integer(2000));
        prop_assert!(paid(fen) + Exact::from_integer(500) <= half.max(Exact::from_integer(500)) + Exact::new(1, 100));
    }

    #[test]
    fn pledge_subsidies_stay_within_both_caps(principal in 0_i64..100_000, fee in 0_i64..1000) {
        let case = case("pledge-interest").row("loans", 0, "principal", principal).row("loans", 0, "guarantee_fee", fee);
        let (low, high) = case.interval();
        let (low, high) = (exact::read(&low).unwrap(), exact::read(&high).unwrap());
        prop_assert!(Exact::from_integer(0) <= low && low <= high && high <= Exact::from_integer(30));
    }

    #[test]
    fn a_total_is_the_sum_of_its_rows(fees in prop::collection::vec(0_i64..9_999_999, 0..6)) {
        let patents: Vec<Value> = fees.iter().enumerate().map(|(at, fen)| json!({
            "number": at.to_string(), "stage": "grant", "kind": "invention", "non_service": at % 2 == 0,
            "granted_on": "2020-01-01", "official_fees": format!("{}.{:02}", fen / 100, fen % 100), "other_subsidies": "0",
        })).collect();
        let answer = case("patent-subsidy").with("patents", patents).answer();
        let rows = answer.trace.iter().filter(|it| it.key == "patents.amount");
        let sum: Exact = rows.map(|it| it.min.as_ref().unwrap().parse::<Exact>().unwrap()).sum();
        let raw = answer.trace.iter().find(|it| it.key == "payable_raw").unwrap();
        prop_assert_eq!(raw.min.as_ref().unwrap().parse::<Exact>().unwrap(), sum);
    }

    #[test]
    fn an_interval_holds_the_score_whatever_the_experts_give(
        given in prop::collection::vec(0_i32..9, 2), people in 0_i32..5, institution in 0_i32..7,
    ) {
        let open = case("hightech").without("points_management_institution");
        let (low, high) = open.interval();
        let scored = open
            .with("points_ip_advancement", given[0].min(8)).with("points_ip_support", given[1].min(8))
            .with("points_management_people", people).with("points_management_institution", institution);
        let (inner_low, inner_high) = scored.interval();
        let number = |it: &String| exact::read(it).unwrap();
        prop_assert!(number(&low) <= number(&inner_low) && number(&inner_high) <= number(&high));
    }
}
