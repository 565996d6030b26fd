//! Where each fact of the report is held, and where the paper says it.
//!
//! `seed/facts.tsv` has a line per fact. `held` is `ledger/record/field/text`:
//! part of a record's name, a field's name (or `stage`) and part of what it says;
//! `outline` means that the paper itself holds it, as it holds its headings.
//! `said` is part of the paper's text, or `不写：` and why a paper would not say it.

use std::collections::HashMap;

use ledger::{
    prelude::*,
    store::View,
    testing::{empty_db, head},
};

use super::enter_all;
use crate::{ledgers, papers::half_year};

struct Fact {
    id: &'static str,
    subject: &'static str,
    held: &'static str,
    said: &'static str,
}

fn facts() -> Vec<Fact> {
    let read = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, _, subject, _, _, _, held, said] = cells[..] else { panic!("{line}") };
        Fact { id, subject, held, said }
    };
    include_str!("../../../seed/facts.tsv").lines().skip(1).map(read).collect()
}

/// What every record says: ledger, name, field, text.
async fn sayings(db: &Db) -> Vec<(&'static str, String, &'static str, String)> {
    let mut res = Vec::new();
    for spec in ledgers::ALL {
        let rows = db
            .list(&head(), &Selection::of(spec), &View { size: 10_000, ..View::whole(spec) })
            .await
            .unwrap_or_else(|it| panic!("{it}"))
            .rows;
        let labels: HashMap<Id, String> = db.labels_of(rows.iter()).await.unwrap_or_else(|it| panic!("{it}"));
        for row in &rows {
            let name = row.name(spec);
            let stage = spec.stages.iter().find(|it| it.name == row.stage).map_or("", |it| it.label);
            res.push((spec.slug, name.clone(), "stage", stage.to_owned()));
            for (field, entry) in row.entries() {
                let named = field.kind.naming(&field.words(entry), |it| labels.get(&it).cloned());
                res.push((spec.slug, name.clone(), field.name, format!("{} {named}", field.text(entry))));
            }
        }
    }
    res
}

/// The headings and the frame: the paper itself holds them.
const OUTLINE: &str = "outline";

/// Facts held and said at the least; the number only ever grows.
const FLOOR: usize = 335;

/// What is wrong with where a fact is said to be held and said; nothing if all is well.
fn objections(
    fact: &Fact,
    sayings: &[(&'static str, String, &'static str, String)],
    paper: &str,
) -> Vec<String> {
    let mut res = Vec::new();
    let outline = fact.held == OUTLINE;
    if !outline {
        let place: Vec<&str> = fact.held.splitn(4, '/').collect();
        let [ledger, name, field, text] = place[..] else { panic!("{}: {}", fact.id, fact.held) };
        let held = sayings
            .iter()
            .any(|it| it.0 == ledger && it.1.contains(name) && it.2 == field && it.3.contains(text));
        if !held {
            res.push(format!("{} 没有登记在 {}", fact.id, fact.held));
        }
    }
    let unsaid = !outline && fact.said.strip_prefix("不写：").is_some_and(|it| !it.is_empty());
    if !unsaid && (fact.said.is_empty() || !paper.contains(fact.said)) {
        res.push(format!("{} 报告没有写 {}", fact.id, fact.said));
    }
    res
}

#[tokio::test]
async fn every_fact_of_the_report_is_held_and_said() {
    let db = empty_db(ledgers::ALL).await;
    enter_all(&db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    let paper = half_year::draft(&db, &head(), Half::new(2016, 1).unwrap(), None)
        .await
        .unwrap_or_else(|it| panic!("{it}"));
    let (paper, sayings) = (paper::text::write(&paper), sayings(&db).await);
    let (mut held, mut said, mut wrong) = (0, 0, Vec::new());
    for fact in facts() {
        if fact.held.is_empty() {
            println!("未入账 {} {}", fact.id, fact.subject);
            continue;
        }
        wrong.extend(objections(&fact, &sayings, &paper));
        held += 1;
        match fact.said.strip_prefix("不写：") {
            Some(why) => println!("不写 {} {}：{why}", fact.id, fact.subject),
            None => said += 1,
        }
    }
    println!("已入账 {held} / {}，报告写出 {said}", facts().len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(FLOOR <= held, "已入账 {held}，少于 {FLOOR}");
}

#[test]
fn the_list_has_every_fact_once() {
    let ids: Vec<String> = facts().iter().map(|it| it.id.to_owned()).collect();
    let wanted: Vec<String> = (1..=335).map(|it| format!("F{it:03}")).collect();
    assert_eq!(ids, wanted);
}
