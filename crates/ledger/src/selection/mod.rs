//! Which records. The same value filters a list, makes a link, scopes an export,
//! bounds a permission and backs a figure.

mod link;
mod sql;
#[cfg(test)]
mod tests;
mod vague;
mod words;

use std::marker::PhantomData;

use jiff::{Timestamp, civil::Date};

pub use link::RESERVED;
use sql::quoted;
pub(crate) use sql::{Certainty, Statement, UNSURE_ANYWHERE, escaped, unsure};

use crate::{
    cell::{Cell, Id, Kind, Refs, Value},
    spec::{Field, Ledger, Spec},
};

/// The name of a column, and the type of what is in it.
pub struct Column<T> {
    name: &'static str,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Column<T> {}

impl<T> Column<T> {
    pub const fn new(name: &'static str) -> Column<T> {
        Column { name, of: PhantomData }
    }

    pub const fn name(self) -> &'static str {
        self.name
    }
}

/// What a condition asks of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    OneOf(Vec<Value>),
    AtLeast(Value),
    AtMost(Value),
    /// Absent, or later than the value: it had not happened yet.
    NotYet(Value),
    Has(String),
    /// Refers to a record of this name.
    Named(String),
    /// Nothing at all was written.
    Empty,
    /// Something was written, whatever it is.
    Present,
    /// There is a value to go by.
    Known,
    /// There is none, whatever the reason.
    Unknown,
    /// Absent, or not later than the value.
    NotAfter(Value),
    /// A doubt is open or the value is 未报.
    Unsure,
}

/// A condition on one field. `stage` and `id` are fields every ledger has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub field: &'static str,
    pub test: Test,
}

/// A set of records of one ledger, described by conditions that all hold.
#[derive(Clone, Debug)]
pub struct Selection {
    spec: &'static Spec,
    conditions: Vec<Condition>,
    query: Option<String>,
    scope: Option<String>,
    as_of: Option<Date>,
    as_known: Option<Timestamp>,
    removed: bool,
}

/// Fields every ledger has beside its own.
pub const STAGE: &str = "stage";
/// The identity of the record.
pub const ID: &str = "id";
/// Not a column: whether any field of the record is in doubt or 未报.
pub const UNSURE: &str = "unsure";

impl Selection {
    /// Every record of a ledger.
    pub fn all<L: Ledger>() -> Selection {
        Selection::of(L::SPEC)
    }

    pub fn of(spec: &'static Spec) -> Selection {
        Selection {
            spec,
            conditions: Vec::new(),
            query: None,
            scope: None,
            as_of: None,
            as_known: None,
            removed: false,
        }
    }

    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    pub fn as_of_day(&self) -> Option<Date> {
        self.as_of
    }

    /// One record.
    #[must_use]
    pub fn record(self, id: Id) -> Selection {
        self.with(ID, Test::OneOf(vec![Value::Int(Some(id.get()))]))
    }

    /// These records and no others.
    #[must_use]
    pub fn records(self, ids: &[Id]) -> Selection {
        self.with(ID, Test::OneOf(ids.iter().map(|it| Value::Int(Some(it.get()))).collect()))
    }

    /// Any of these stages. With [`Selection::as_of`] this asks where the record
    /// stood on that day, by the dates its stages carry.
    #[must_use]
    pub fn stage(self, names: &[&str]) -> Selection {
        self.with(STAGE, Test::OneOf(names.iter().map(|it| Value::from(*it)).collect()))
    }

    #[must_use]
    pub fn is<T: Cell>(self, column: Column<T>, cell: &T::Plain) -> Selection {
        self.with(column.name, Test::OneOf(vec![cell.value()]))
    }

    #[must_use]
    pub fn one_of<T: Cell>(self, column: Column<T>, cells: &[T::Plain]) -> Selection {
        self.with(column.name, Test::OneOf(cells.iter().map(Cell::value).collect()))
    }

    /// The records whose list names any of these.
    #[must_use]
    pub fn naming<L: Ledger, T: Cell<Plain = Refs<L>>>(self, column: Column<T>, any: &Refs<L>) -> Selection {
        self.with(column.name, Test::OneOf(vec![any.value()]))
    }

    /// The records its conditions name.
    pub(crate) fn referred(&self) -> Vec<Id> {
        let named = |it: &Condition| {
            let kind = match it.field {
                ID => Some(Kind::Ref("")),
                name => self.spec.column(name).map(|it| it.kind),
            };
            match (kind, &it.test) {
                (Some(kind), Test::OneOf(values)) => values.iter().flat_map(|it| kind.ids(it)).collect(),
                _ => Vec::new(),
            }
        };
        self.conditions.iter().flat_map(named).collect()
    }

    /// The records that refer to this one with the field, alone or in a list.
    pub(crate) fn referring(self, field: &'static Field, id: Id) -> Selection {
        let value = if field.kind.is_list() { id.to_string().as_str().into() } else { id.get().into() };
        self.with(field.name, Test::OneOf(vec![value]))
    }

    #[must_use]
    pub fn at_least<T: Cell>(self, column: Column<T>, cell: &T::Plain) -> Selection {
        self.with(column.name, Test::AtLeast(cell.value()))
    }

    #[must_use]
    pub fn at_most<T: Cell>(self, column: Column<T>, cell: &T::Plain) -> Selection {
        self.with(column.name, Test::AtMost(cell.value()))
    }

    /// Leaves out what had already happened on the day. Figures for a past day are told
    /// by dates like this one, never by the stage, which is today's.
    #[must_use]
    pub fn not_yet<T: Cell>(self, column: Column<T>, cell: &T::Plain) -> Selection {
        self.with(column.name, Test::NotYet(cell.value()))
    }

    #[must_use]
    pub fn has<T>(self, column: Column<T>, text: &str) -> Selection {
        self.with(column.name, Test::Has(text.to_owned()))
    }

    /// Refers to the record of this name, or of this other name of it.
    #[must_use]
    pub fn named<T>(self, column: Column<T>, name: &str) -> Selection {
        self.with(column.name, Test::Named(name.to_owned()))
    }

    #[must_use]
    pub fn empty<T>(self, column: Column<T>) -> Selection {
        self.with(column.name, Test::Empty)
    }

    #[must_use]
    pub fn present<T>(self, column: Column<T>) -> Selection {
        self.with(column.name, Test::Present)
    }

    #[must_use]
    pub fn known<T>(self, column: Column<T>) -> Selection {
        self.with(column.name, Test::Known)
    }

    #[must_use]
    pub fn unknown<T>(self, column: Column<T>) -> Selection {
        self.with(column.name, Test::Unknown)
    }

    /// It never happened, or had happened by the day.
    #[must_use]
    pub fn not_after<T: Cell>(self, column: Column<T>, cell: &T::Plain) -> Selection {
        self.with(column.name, Test::NotAfter(cell.value()))
    }

    #[must_use]
    pub fn unsure<T>(self, column: Column<T>) -> Selection {
        self.with(column.name, Test::Unsure)
    }

    /// The records in which any field at all waits for a decision.
    #[must_use]
    pub fn unsure_anywhere(self) -> Selection {
        self.with(UNSURE, Test::Unsure)
    }

    /// The records whose text says this, wherever it says it.
    #[must_use]
    pub fn saying(mut self, query: &str) -> Selection {
        self.query = Some(query.trim().to_owned()).filter(|it| !it.is_empty());
        self
    }

    /// The records of a region and of everything in it: `5111` is the whole city.
    #[must_use]
    pub fn scope(mut self, region: &str) -> Selection {
        self.scope = Some(region.to_owned()).filter(|it| !it.is_empty());
        self
    }

    /// As things stood on the day: what has a later business day is left out.
    #[must_use]
    pub fn as_of(mut self, day: Date) -> Selection {
        self.as_of = Some(day);
        self
    }

    /// As the books stood at that moment, whatever has been corrected since.
    #[must_use]
    pub fn as_known(mut self, moment: Timestamp) -> Selection {
        self.as_known = Some(moment);
        self
    }

    /// The records that were taken out, instead of those that are in.
    #[must_use]
    pub fn removed(mut self) -> Selection {
        self.removed = true;
        self
    }

    /// The same selection without its condition on one field, for "take this filter off".
    #[must_use]
    pub fn without(mut self, index: usize) -> Selection {
        if index < self.conditions.len() {
            self.conditions.remove(index);
        }
        self
    }

    pub(crate) fn with(mut self, field: &'static str, test: Test) -> Selection {
        self.conditions.push(Condition { field, test });
        self
    }
}
