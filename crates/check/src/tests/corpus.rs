//! The corpus: what is found in texts written for it, and what in their unsound versions.

use std::fmt::Write;

use crate::{
    Report, Text, check,
    report::{Grade, RelationKind},
};

pub(crate) const FILES: &[(&str, &str)] = &[
    ("sum", include_str!("../../corpus/sum.txt")),
    ("share", include_str!("../../corpus/share.txt")),
    ("growth", include_str!("../../corpus/growth.txt")),
    ("completion", include_str!("../../corpus/completion.txt")),
    ("ratio", include_str!("../../corpus/ratio.txt")),
    ("bound", include_str!("../../corpus/bound.txt")),
    ("order", include_str!("../../corpus/order.txt")),
    ("repeat", include_str!("../../corpus/repeat.txt")),
    ("count", include_str!("../../corpus/count.txt")),
    ("numbering", include_str!("../../corpus/numbering.txt")),
    ("series", include_str!("../../corpus/series.txt")),
    ("unrelated", include_str!("../../corpus/unrelated.txt")),
    ("tables", include_str!("../../corpus/tables.txt")),
];

#[derive(Clone, Debug, Default)]
pub(crate) struct Case {
    pub(crate) title: String,
    pub(crate) text: String,
    relations: Vec<String>,
    findings: Vec<String>,
    changes: Vec<(String, Vec<String>)>,
}

pub(crate) fn cases(source: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    for line in source.lines() {
        if let Some(title) = line.strip_prefix("== ") {
            found.push(Case { title: title.to_owned(), ..Case::default() });
            continue;
        }
        let Some(case) = found.last_mut() else { continue };
        match line.split_once(' ').map(|it| it.0) {
            Some("√" | "?" | "×") => case.relations.push(line.to_owned()),
            Some("!") => case.findings.push(line[2..].to_owned()),
            Some("~") => {
                let (change, findings) = line[2..].split_once(" | ").expect("what is found");
                let findings = findings.split("; ").map(str::to_owned).collect();
                case.changes.push((change.to_owned(), findings));
            }
            _ => writeln!(case.text, "{line}").expect("written"),
        }
    }
    found.iter_mut().for_each(|it| it.text = it.text.trim_end().to_owned());
    found
}

/// The relations a case may list, as it lists them.
fn relations(report: &Report) -> Vec<String> {
    let listed = report
        .relations
        .iter()
        .filter(|it| !matches!(it.kind, RelationKind::Order | RelationKind::Numbering));
    let line = |it: &crate::report::Relation| {
        let mark = match it.holds {
            Some(true) => "√",
            Some(false) => "×",
            None => "?",
        };
        let members: Vec<&str> =
            it.quantities.iter().map(|it| report.quantities[it.place()].text.as_str()).collect();
        format!("{mark} {} {}", format!("{:?}", it.kind).to_lowercase(), members.join(" "))
    };
    listed.map(line).collect()
}

fn findings(report: &Report, notes: bool) -> Vec<String> {
    let told = report.findings.iter().filter(|it| notes || it.grade != Grade::Note);
    let mut found: Vec<String> =
        told.map(|it| format!("{} {}", format!("{:?}", it.grade).to_lowercase(), it.rule)).collect();
    found.sort();
    found
}

/// `old → new`, at the place that `#2` names.
pub(crate) fn changed(text: &str, change: &str) -> String {
    let (old, new) = change.split_once(" → ").expect("an arrow");
    let (old, nth) = old.split_once('#').map_or((old, 1), |it| (it.0, it.1.parse().expect("a place")));
    let at = text.match_indices(old).nth(nth - 1).unwrap_or_else(|| panic!("“{old}” stands in {text}")).0;
    format!("{}{new}{}", &text[..at], &text[at + old.len()..])
}

fn missing(wanted: &[String], found: &[String]) -> Vec<String> {
    let mut found = found.to_vec();
    let left = |it: &&String| match found.iter().position(|other| other == *it) {
        Some(at) => {
            found.remove(at);
            false
        }
        None => true,
    };
    wanted.iter().filter(left).cloned().collect()
}

#[test]
fn relations_and_findings_of_the_corpus_are_those_it_lists() {
    let (mut wanted, mut found, mut both) = (0, 0, 0);
    let (mut changes, mut caught) = (0, 0);
    let (mut paragraphs, mut tables) = (0, 0);
    let mut wrong = String::new();
    for (file, source) in FILES {
        for case in cases(source) {
            if *file == "tables" {
                tables += 1;
            } else {
                paragraphs += 1;
            }
            let report = check(&Text::plain(&case.text));
            let relations = relations(&report);
            let (lost, extra) = (missing(&case.relations, &relations), missing(&relations, &case.relations));
            wanted += case.relations.len();
            found += relations.len();
            both += relations.len() - extra.len();
            let told = findings(&report, false);
            if !lost.is_empty()
                || !extra.is_empty()
                || !missing(&told, &case.findings).is_empty()
                || told.len() != case.findings.len()
            {
                writeln!(
                    wrong,
                    "{file}/{}: not found {lost:?}, not listed {extra:?}, findings {told:?}",
                    case.title
                )
                .expect("written");
            }
            for (change, wanted) in &case.changes {
                let report = check(&Text::plain(&changed(&case.text, change)));
                let mut wanted = wanted.clone();
                wanted.sort();
                let told = findings(&report, wanted.iter().any(|it| it.starts_with("note")));
                changes += 1;
                if told == wanted {
                    caught += 1;
                } else {
                    writeln!(wrong, "{file}/{} ~ {change}: {told:?} instead of {wanted:?}", case.title)
                        .expect("written");
                }
            }
        }
    }
    println!(
        "corpus: {paragraphs} paragraphs, {tables} tables; relations: {wanted} listed, {found} found, {both} both"
    );
    println!(
        "recall {both}/{wanted}, precision {both}/{found}; unsound versions judged as listed {caught}/{changes}"
    );
    assert!(wrong.is_empty(), "\n{wrong}");
}
