//! What a file must be beyond being readable: no circles, days compared with
//! days, money with money, documents that are listed.

use super::{Given, RuleSet, Slot, Source, Test};
use crate::{
    facts,
    text::{How, Kind},
};

/// What sort of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Number,
    Day,
    Flag,
    Word,
    Rows,
    Bands,
}

type Sorted = Result<Sort, String>;

impl RuleSet {
    pub(super) fn check(&self) -> Result<(), String> {
        let mut known = vec![None; self.things.len()];
        for slot in 0..self.things.len() {
            self.sort(slot, &mut Vec::new(), &mut known)
                .map_err(|wrong| format!("{}：{wrong}", self.things[slot].key))?;
        }
        let sorts: Vec<Sort> = known.into_iter().flatten().collect();
        for (clause, text) in self.clauses.iter().zip(&self.text.clauses) {
            let said = |wrong: String| format!("条款 {}：{wrong}", text.id);
            for test in clause.when.iter().chain(&clause.ask) {
                self.fits(test, &sorts).map_err(said)?;
            }
            if !self.text.documents.iter().any(|it| it.number == text.document) {
                return Err(said(format!("文件“{}”没有列出", text.document)));
            }
        }
        for input in &self.text.inputs {
            if let Some(table) = &input.table
                && facts::table(table).is_empty()
            {
                return Err(format!("没有叫“{table}”的目录"));
            }
            if let Some(by) = &input.by
                && !input.fields.iter().any(|it| it.key == *by)
            {
                return Err(format!("{} 没有叫“{by}”的栏目", input.key));
            }
        }
        Ok(())
    }

    /// The sort of a thing; finds circles on the way.
    fn sort(&self, slot: Slot, path: &mut Vec<Slot>, known: &mut Vec<Option<Sort>>) -> Sorted {
        if let Some(it) = known[slot] {
            return Ok(it);
        }
        if path.contains(&slot) {
            return Err(format!("“{}”绕了一圈又用到自己", self.things[slot].key));
        }
        path.push(slot);
        let sort = match &self.things[slot].source {
            Source::On => Ok(Sort::Day),
            Source::Constant(_) => Ok(Sort::Number),
            Source::Input(it) => Ok(of_kind(self.text.inputs[*it].kind)),
            Source::Field(list, field) => Ok(of_kind(self.text.inputs[*list].fields[*field].kind)),
            Source::Parameter(_, values) => match values.first().map(|it| &it.what) {
                Some(Given::Bands(_)) => Ok(Sort::Bands),
                Some(Given::Is(crate::Value::Day(_))) => Ok(Sort::Day),
                Some(Given::Is(crate::Value::Flag(_))) => Ok(Sort::Flag),
                Some(Given::Is(_) | Given::OneOf(_)) => Ok(Sort::Number),
                None => Err("没有值".to_owned()),
            },
            Source::Rows(rows) => {
                self.sort(rows.of, path, known)?;
                self.tests(&rows.tests, path, known).map(|()| Sort::Rows)
            }
            Source::Line(how) => self.line(slot, how, path, known),
        };
        path.pop();
        known[slot] = Some(sort.clone()?);
        sort
    }

    fn line(
        &self,
        slot: Slot,
        how: &How<Slot, Test>,
        path: &mut Vec<Slot>,
        known: &mut Vec<Option<Sort>>,
    ) -> Sorted {
        let uses = how.uses();
        let mut sorts = Vec::new();
        for it in &uses.same {
            sorts.push(self.sort(*it, path, known)?);
        }
        for it in &uses.of_rows {
            self.sort(*it, path, known)?;
        }
        for tests in &uses.tests {
            self.tests(tests, path, known)?;
        }
        let same_unit = |all: &[Slot]| self.same_unit(slot, all);
        match how {
            How::Sum(all) => same_unit(all).map(|()| Sort::Number),
            How::Least(all) | How::Greatest(all) | How::FirstKnown(all) => {
                same_unit(all).map(|()| sorts.first().copied().unwrap_or(Sort::Number))
            }
            How::Difference(a, b) => same_unit(&[*a, *b]).map(|()| Sort::Number),
            How::Round { of, .. } | How::Judged { points: of, .. } => {
                same_unit(&[*of]).map(|()| Sort::Number)
            }
            How::Capped { of, cap } => same_unit(&[*of, *cap]).map(|()| Sort::Number),
            How::Total { of, .. } | How::Last { of, .. } => {
                same_unit(&[*of])?;
                self.sort(*of, path, known)
            }
            How::Choose { .. } | How::Pick { .. } => {
                let taken = how.taken();
                same_unit(&taken)?;
                taken.first().map_or(Ok(Sort::Number), |it| self.sort(*it, path, known))
            }
            How::Product(_)
            | How::Ratio(..)
            | How::Count(_)
            | How::Growth { .. }
            | How::Band { .. }
            | How::Days { .. }
            | How::WholeYears { .. }
            | How::MonthsBegun { .. }
            | How::WorkingDays { .. }
            | How::YearOf(_) => Ok(Sort::Number),
            How::AddYears(..) | How::AddMonths(..) | How::AddDays(..) | How::AddWorkingDays(..) => {
                Ok(Sort::Day)
            }
        }
    }

    fn same_unit(&self, line: Slot, all: &[Slot]) -> Result<(), String> {
        let wanted = &self.things[line].unit;
        let stranger = all
            .iter()
            .map(|it| &self.things[*it])
            .find(|it| it.unit != *wanted && !matches!(it.source, Source::Constant(_) | Source::On));
        match stranger {
            Some(it) => Err(format!("单位是“{wanted}”，“{}”却是“{}”", it.key, it.unit)),
            None => Ok(()),
        }
    }

    fn tests(&self, all: &[Test], path: &mut Vec<Slot>, known: &mut Vec<Option<Sort>>) -> Result<(), String> {
        for slot in all.iter().flat_map(|it| self.named(it)) {
            self.sort(slot, path, known)?;
        }
        Ok(())
    }

    /// Whether what a test compares can be compared.
    fn fits(&self, test: &Test, sorts: &[Sort]) -> Result<(), String> {
        let key = |slot: &Slot| &self.things[*slot].key;
        let must_be = |slot: &Slot, sort: Sort| {
            (sorts[*slot] == sort).then_some(()).ok_or_else(|| format!("“{}”不是这样比较的", key(slot)))
        };
        match test {
            Test::Compare(of, _, bound) => {
                let (a, b) = (&self.things[*of], &self.things[*bound]);
                if sorts[*of] != sorts[*bound] || !matches!(sorts[*of], Sort::Number | Sort::Day) {
                    return Err(format!("“{}”不能和“{}”比较", a.key, b.key));
                }
                let constant = matches!(b.source, Source::Constant(_));
                if a.unit != b.unit && !constant {
                    return Err(format!("“{}”和“{}”单位不同", a.key, b.key));
                }
                Ok(())
            }
            Test::OneOf(of, _) | Test::StartsWith(of, _) => must_be(of, Sort::Word),
            Test::Flag(of, _) => must_be(of, Sort::Flag),
            Test::Clause(_) | Test::Known(_) => Ok(()),
            Test::Given(of) if self.is_optional(*of) => Ok(()),
            Test::Given(of) => Err(format!("“{}”不是可以不填的，缺了就是资料缺失", key(of))),
            Test::All(all) | Test::Any(all) => all.iter().try_for_each(|it| self.fits(it, sorts)),
            Test::Not(it) => self.fits(it, sorts),
        }
    }

    /// Everything a test speaks of, through the clauses it names.
    pub(crate) fn named(&self, test: &Test) -> Vec<Slot> {
        let each = |all: &[Test]| all.iter().flat_map(|it| self.named(it)).collect::<Vec<_>>();
        match test {
            Test::Compare(of, _, bound) => vec![*of, *bound],
            Test::OneOf(of, _)
            | Test::StartsWith(of, _)
            | Test::Flag(of, _)
            | Test::Known(of)
            | Test::Given(of) => {
                vec![*of]
            }
            Test::Clause(clause) => {
                let clause = &self.clauses[*clause];
                [each(&clause.when), each(&clause.ask)].concat()
            }
            Test::All(all) | Test::Any(all) => each(all),
            Test::Not(it) => self.named(it),
        }
    }
}

fn of_kind(kind: Kind) -> Sort {
    match kind {
        Kind::Date => Sort::Day,
        Kind::Integer | Kind::Decimal => Sort::Number,
        Kind::Flag => Sort::Flag,
        Kind::Choice | Kind::Code | Kind::Text => Sort::Word,
        Kind::Bands => Sort::Bands,
        Kind::List => Sort::Rows,
    }
}

/// What a line is computed from.
pub(crate) struct Uses<'a> {
    /// Things of its own row, or of no row.
    pub(crate) same: Vec<Slot>,
    /// Things of each row it goes over.
    pub(crate) of_rows: Vec<Slot>,
    pub(crate) tests: Vec<&'a [Test]>,
}

impl How<Slot, Test> {
    pub(crate) fn uses(&self) -> Uses<'_> {
        let mut tests: Vec<&[Test]> = Vec::new();
        let (same, of_rows) = match self {
            How::Sum(all)
            | How::Product(all)
            | How::Least(all)
            | How::Greatest(all)
            | How::FirstKnown(all) => (all.clone(), vec![]),
            How::Total { rows, of } | How::Last { rows, of } | How::Growth { rows, of } => {
                (vec![*rows], vec![*of])
            }
            How::Count(rows) => (vec![*rows], vec![]),
            How::Choose { cases, otherwise } => {
                tests = cases.iter().map(|it| it.when.as_slice()).collect();
                (cases.iter().map(|it| it.take).chain([*otherwise]).collect(), vec![])
            }
            How::Pick { by, from } => (from.values().copied().chain([*by]).collect(), vec![]),
            How::Difference(a, b)
            | How::Ratio(a, b)
            | How::Round { of: a, to: b }
            | How::Band { of: a, table: b }
            | How::Judged { points: a, within: b }
            | How::Capped { of: a, cap: b }
            | How::Days { since: a, until: b }
            | How::WholeYears { since: a, until: b }
            | How::MonthsBegun { since: a, until: b }
            | How::WorkingDays { since: a, until: b }
            | How::AddYears(a, b)
            | How::AddMonths(a, b)
            | How::AddDays(a, b)
            | How::AddWorkingDays(a, b) => (vec![*a, *b], vec![]),
            How::YearOf(it) => (vec![*it], vec![]),
        };
        Uses { same, of_rows, tests }
    }

    /// The things a line may turn out to be.
    pub(crate) fn taken(&self) -> Vec<Slot> {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only two kinds choose")]
        match self {
            How::Choose { cases, otherwise } => cases.iter().map(|it| it.take).chain([*otherwise]).collect(),
            How::Pick { from, .. } => from.values().copied().collect(),
            _ => Vec::new(),
        }
    }
}
