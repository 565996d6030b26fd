//! A paper that was checked, as people see it: on a page, in a file, beside the
//! ledgers. What is right and wrong about it, the crate `check` says; here it is shown.
//!
//! Reading order: [`passage`] (a place in words), [`view`] (text, findings,
//! relations as markup), [`export`] (files to take away), then the pages: [`held`],
//! [`pages`], [`result`], [`compare`] (with the ledgers, by [`naming`] and [`when`]),
//! [`enter`] (into the ledgers).

mod compare;
mod enter;
pub mod export;
mod held;
mod naming;
pub mod pages;
pub mod passage;
mod result;
#[cfg(test)]
mod tests;
pub mod view;
mod when;

use check::report::{Finding, Grade, Quantity, QuantityId, Relation, RelationId, Report};
use intake::{Refusal, Source};

use self::passage::Passages;

/// How a file is read: in this process, or in one that can be ended.
pub type Read = fn(&[u8]) -> Result<Source, Refusal>;

/// A file, its text, and what was found in it.
pub struct Checked {
    pub source: Source,
    pub report: Report,
    pub passages: Passages,
}

/// The grades from the worst.
pub const GRADES: [Grade; 3] = [Grade::Must, Grade::Verify, Grade::Note];

impl Checked {
    /// Judges what was read under this name.
    pub fn new(name: &str, source: Source) -> Checked {
        let report = Report { file: name.to_owned(), ..check::check(&source.text) };
        Checked::told(source, report)
    }

    /// A report that is there already.
    pub fn told(source: Source, report: Report) -> Checked {
        let passages = Passages::of(&source.text);
        Checked { source, report, passages }
    }

    /// Findings of one grade, in the order of the text.
    pub fn findings(&self, grade: Grade) -> Vec<&Finding> {
        let mut res: Vec<&Finding> = self.report.findings.iter().filter(|it| it.grade == grade).collect();
        res.sort_by_key(|it| it.span);
        res
    }

    pub fn quantity(&self, id: QuantityId) -> Option<&Quantity> {
        self.report.quantities.get(id.place()).filter(|it| it.id == id)
    }

    pub fn relation(&self, id: RelationId) -> Option<&Relation> {
        self.report.relations.get(id.place()).filter(|it| it.id == id)
    }

    /// The digits the text has lost, in a sentence; none if it has lost none.
    pub fn lost(&self) -> Option<String> {
        let damage = &self.report.damage;
        let digits = damage.lost.join("”“");
        (!damage.lost.is_empty()).then(|| format!("这份文件丢了数字“{digits}”，把握 {}。", damage.confidence))
    }

    /// What has to be said first, in sentences: the numbers of everything.
    pub fn summary(&self) -> Vec<String> {
        let Report { quantities, relations, .. } = &self.report;
        let held = |wanted: Option<bool>| relations.iter().filter(|it| it.holds == wanted).count();
        let count = |grade| self.report.findings.iter().filter(|it| it.grade == grade).count();
        vec![
            format!(
                "全文 {} 字，认出数字 {} 处；数字之间的关系 {} 条：对得上 {}，对不上 {}，判断不了 {}。",
                self.report.characters,
                quantities.len(),
                relations.len(),
                held(Some(true)),
                held(Some(false)),
                held(None),
            ),
            format!(
                "必须改 {} 处，请核实 {} 处，提示 {} 处。",
                count(Grade::Must),
                count(Grade::Verify),
                count(Grade::Note)
            ),
        ]
    }
}
