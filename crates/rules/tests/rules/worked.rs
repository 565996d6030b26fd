//! The cases of docs/rules.md come out as it says.

use rules::{Answer, BOOK, Facts};
use serde_json::Value;

const PAGE: &str = include_str!("../../../../docs/rules.md");

/// Fenced blocks: what stands behind the fence, and what stands inside.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let fenced = PAGE.split("\n```").skip(1).step_by(2);
    fenced.filter_map(|it| it.split_once('\n')).collect()
}

#[test]
fn the_cases_of_the_page_come_out_as_it_says() {
    let blocks = blocks();
    let mut done = 0;
    for pair in blocks.windows(2) {
        let (Some(case), "json answer") = (pair[0].0.strip_prefix("json case "), pair[1].0) else { continue };
        let (name, on) = case.split_once(' ').unwrap();
        let on = on.parse().unwrap();
        let set = BOOK.on(name, on).unwrap();
        let facts = Facts::read(set, &serde_json::from_str(pair[0].1).unwrap(), on).unwrap();
        let answer = serde_json::to_value(Answer::of(set, &facts, on)).unwrap();
        let due: Value = serde_json::from_str(pair[1].1).unwrap();
        for (key, value) in due.as_object().unwrap().iter().filter(|it| it.0 != "clauses") {
            assert_eq!(&answer[key], value, "{name}: {key}");
        }
        for (id, outcome) in due["clauses"].as_object().unwrap() {
            let clause = answer["clauses"].as_array().unwrap().iter().find(|it| it["id"] == **id).unwrap();
            assert_eq!(&clause["outcome"], outcome, "{name}: {id}");
        }
        done += 1;
    }
    assert_eq!(done, 5);
}
