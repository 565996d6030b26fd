//! Sheets to begin from: what is asked in most counties, with its source. The points
//! are to be confirmed (C), so that adopting one makes records the county then changes.

use std::sync::LazyLock;

use ledger::{
    prelude::*,
    store::{Change, Deed},
};

use crate::ledgers::{assessment::Assessment, criterion::Criterion};

/// A sheet as the table has it.
pub(super) struct Template {
    pub(super) name: &'static str,
    about: &'static str,
    lines: Vec<Vec<&'static str>>,
}

pub(super) static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let mut res: Vec<Template> = Vec::new();
    for line in include_str!("../../rules/assessment_templates.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, about, ..] = cells[..] else { continue };
        match res.iter_mut().find(|it| it.name == name) {
            Some(it) => it.lines.push(cells),
            None => res.push(Template { name, about, lines: vec![cells] }),
        }
    }
    res
});

/// Grades to begin from, to be confirmed like the points (C).
static GRADES: LazyLock<String> = LazyLock::new(|| {
    let lines = include_str!("../../rules/assessment_grades.txt").lines();
    lines.filter(|it| !it.starts_with('#')).collect::<Vec<_>>().join("\n")
});

impl Template {
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Puts the sheet and its criteria into the books. The limits of the county's
    /// own 办法 nobody knows here: they are 未报 until somebody fills them in.
    pub(super) async fn adopt(&self, db: &Db, viewer: &Viewer, year: Year) -> Result<Id, Error> {
        let why = format!("照模板“{}”建立", self.name);
        let name = format!("{year}年{}", self.name);
        let sheet = [
            ("name", name.as_str()),
            ("year", &year.to_string()),
            ("about", self.about),
            ("document", "未报"),
            ("cap", "100"),
            ("floor", "未报"),
            ("late", "未报"),
            ("bonus_cap", "未报"),
            ("grades", &GRADES),
            ("source", "系统模板，分值和规定待核实"),
        ]
        .into_iter()
        .collect();
        let add = |spec, draft| Change { spec, deed: Deed::Add, draft, why: why.clone() };
        let id = db.submit(viewer, add(Assessment::SPEC, sheet)).await?;
        let criteria = self.lines.iter().filter_map(|it| criterion(it, id, year));
        db.submit_all(viewer, criteria.map(|it| add(Criterion::SPEC, it)).collect(), None).await?;
        Ok(id)
    }
}

fn criterion(cells: &[&str], sheet: Id, year: Year) -> Option<Draft> {
    let [_, _, group, place, name, weight, how, unit, due, evidence, source] = cells else { return None };
    let due = if due.is_empty() { String::new() } else { format!("{year}-{due}") };
    let sheet = sheet.to_string();
    let pairs = [
        ("assessment", sheet.as_str()),
        ("group", group),
        ("place", place),
        ("name", name),
        ("weight", weight),
        ("how", how),
        ("unit", unit),
        ("due", &due),
        ("evidence", evidence),
        ("source", source),
    ];
    Some(pairs.into_iter().filter(|it| !it.1.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grades_to_begin_from_can_be_read() {
        let it: crate::ledgers::assessment::Grades = GRADES.parse().unwrap();
        assert_eq!(it.to_string(), *GRADES);
    }

    #[test]
    fn every_line_of_the_table_is_a_criterion_and_each_sheet_has_a_hundred_points() {
        let lines = include_str!("../../rules/assessment_templates.tsv").lines().count() - 1;
        assert_eq!(TEMPLATES.iter().map(Template::len).sum::<usize>(), lines);
        for it in TEMPLATES.iter() {
            let sum: i64 = it.lines.iter().filter_map(|it| it[5].parse::<i64>().ok()).sum();
            assert_eq!(sum, 100, "{}", it.name);
            for line in &it.lines {
                let draft = criterion(line, Id::from(1), Year(2016)).unwrap();
                Criterion::read(&draft).unwrap_or_else(|wrong| panic!("{}: {}", line[4], wrong.sentence()));
            }
        }
    }
}
