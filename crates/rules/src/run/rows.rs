//! Which rows of a list count, and what they add up to.

use jiff::civil::Date;

use super::Run;
use crate::{
    exact::whole,
    how,
    set::{Rows, Slot, Source},
    value::{Found, Reason, Truth, Value, joined},
};

/// Rows that belong to a selection, those that may, and what keeps it open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Picked {
    pub(crate) sure: Vec<usize>,
    pub(crate) maybe: Vec<usize>,
    pub(crate) open: Vec<Reason>,
    /// Rows that must exist are not there, so nothing can be summed.
    pub(crate) lacking: bool,
}

impl Picked {
    pub(super) fn count(&self) -> Found {
        if self.lacking {
            return Found { value: None, open: self.open.clone() };
        }
        let size = |rows: &[usize]| whole(i64::try_from(rows.len()).unwrap_or(i64::MAX));
        let sure = size(&self.sure);
        Found { value: Some(Value::Number(sure, sure + size(&self.maybe))), open: self.open.clone() }
    }
}

impl Run<'_> {
    pub(super) fn sum(&self, picked: &Picked, of: Slot) -> Found {
        if picked.lacking {
            return Found { value: None, open: picked.open.clone() };
        }
        let add = |sum: Found, it: &Found| how::combine(&sum, it, how::ADD);
        let sum =
            picked.sure.iter().fold(Found::number(whole(0)), |sum, row| add(sum, self.found(of, Some(*row))));
        let none = Found::number(whole(0));
        let sum = picked.maybe.iter().fold(sum, |sum, row| {
            let it = self.found(of, Some(*row));
            let (least, most) = (how::extreme(&[it, &none], false), how::extreme(&[it, &none], true));
            let value = least.ends().zip(most.ends()).map(|(a, b)| Value::Number(a.0, b.1));
            add(sum, &Found { value, open: it.open.clone() })
        });
        sum.also(&picked.open)
    }

    pub(super) fn last(&self, picked: &Picked, of: Slot) -> Found {
        match picked.sure.last() {
            Some(row) if !picked.lacking => self.found(of, Some(*row)).clone(),
            _ if picked.open.is_empty() => Found::judged("成立不满一个会计年度"),
            _ => Found { value: None, open: picked.open.clone() },
        }
    }

    /// The rows of a list or of a selection of it.
    pub(crate) fn picked(&self, slot: Slot) -> Picked {
        match &self.set.things[slot].source {
            Source::Rows(rows) => self.narrowed(rows),
            Source::Input(list) => match self.facts.rows(*list) {
                Some(rows) => Picked { sure: (0..rows.len()).collect(), ..Picked::default() },
                None => {
                    let open = vec![Reason::Missing(self.set.things[slot].label.clone())];
                    Picked { open, lacking: true, ..Picked::default() }
                }
            },
            Source::On
            | Source::Constant(_)
            | Source::Field(..)
            | Source::Parameter(..)
            | Source::Line(_) => Picked::default(),
        }
    }

    fn narrowed(&self, rows: &Rows) -> Picked {
        let base = self.picked(rows.of);
        let base = match rows.last_years {
            Some(years) if !base.lacking => self.years(rows, years),
            _ => base,
        };
        let (sure, maybe) = (Vec::new(), base.maybe);
        let mut res = Picked { sure, maybe, ..base };
        for row in base.sure {
            let told = self.all(&rows.tests, Some(row));
            match told.truth {
                Truth::Yes => res.sure.push(row),
                Truth::No => {}
                Truth::Open => {
                    res.maybe.push(row);
                    res.open = joined(res.open, &told.open);
                }
            }
        }
        res
    }

    /// The rows of the last years before the day, none before the firm was there.
    fn years(&self, rows: &Rows, count: u8) -> Picked {
        let list = &self.set.text.inputs[rows.list];
        let field = list.by.as_ref().and_then(|by| list.fields.iter().position(|it| it.key == *by));
        let since = rows.since.and_then(|it| self.found(it, None).day()).map(Date::year);
        let mut res = Picked::default();
        for year in self.on.year() - i16::from(count)..self.on.year() {
            if since.is_some_and(|it| year < it) {
                continue;
            }
            let wanted = Some(i64::from(year));
            let all = self.facts.rows(rows.list).unwrap_or_default().len();
            let is_it = |row: &usize| {
                field.is_some_and(|it| how::integer(&self.facts.field(rows.list, *row, it)) == wanted)
            };
            match (0..all).find(is_it) {
                Some(row) => res.sure.push(row),
                None => {
                    res.lacking = true;
                    res.open.push(Reason::Missing(format!("{year}{}数据", list.item).into()));
                }
            }
        }
        res
    }
}
