//! One value in one column: how people write it, how the table keeps it.
//!
//! A type that implements [`Cell`] can stand in any ledger. [`Told`] wraps one
//! that may be approximate, in doubt, or explicitly absent.

mod codes;
mod date;
mod file;
mod fixed;
mod money;
mod number;
mod period;
mod reference;
mod sealed;
#[cfg(test)]
mod tests;
mod text;
mod told;

pub use date::read_date;
pub use file::Attached;
pub use jiff::civil::Date;
pub use money::Money;
pub use number::{Count, Number, Year};
pub use period::{Half, Month, Period};
pub(crate) use reference::parts;
pub use reference::{Id, Ref, Refs};
pub use sealed::{Sealed, Shut, mask};
pub use text::{LongText, Name, Names};
pub use told::{Doubt, How, Mark, Told, Unsure, clean};

/// A value as the table keeps it. Two storage classes suit both databases, and
/// an absent value still knows which of the two it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    Int(Option<i64>),
    Text(Option<String>),
}

impl Value {
    /// Whether the column is null.
    pub fn is_absent(&self) -> bool {
        matches!(self, Value::Int(None) | Value::Text(None))
    }

    /// The integer, if this is a present one.
    pub fn int(&self) -> Option<i64> {
        if let Value::Int(it) = self { *it } else { None }
    }

    /// The text, if this is a present one.
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(it) = self { it.as_deref() } else { None }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(Some(text.to_owned()))
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Value {
        Value::Int(Some(int))
    }
}

/// A value together with what is known about its certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub value: Value,
    pub mark: Option<Mark>,
}

/// One of the words a [`Kind::Choice`] offers: as stored, as shown.
pub type Word = (&'static str, &'static str);

/// How a form asks for a value, how a list narrows by it, how a sheet shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Line,
    Text,
    Count,
    Number,
    Money,
    Date,
    Month,
    Half,
    Choice(&'static [Word]),
    /// A record of the ledger with this slug.
    Ref(&'static str),
    /// Several records of the ledger with this slug.
    Refs(&'static str),
    /// Personal data: kept sealed, shown masked.
    Sealed,
    File,
}

impl Kind {
    /// The null of this kind's storage class.
    pub fn absent(self) -> Value {
        match self {
            Kind::Count | Kind::Number | Kind::Money | Kind::Ref(_) => Value::Int(None),
            Kind::Line
            | Kind::Text
            | Kind::Date
            | Kind::Month
            | Kind::Half
            | Kind::Choice(_)
            | Kind::Refs(_)
            | Kind::Sealed
            | Kind::File => Value::Text(None),
        }
    }

    /// A stored value as the canonical text that forms, links and imports use.
    pub fn text(self, value: &Value) -> String {
        match (self, value) {
            (Kind::Money, Value::Int(Some(fen))) => Money::from_fen(*fen).to_string(),
            (Kind::Number, Value::Int(Some(parts))) => Number::from_parts(*parts).to_string(),
            (Kind::Ref(_), Value::Int(Some(id))) => Id::from(*id).to_string(),
            (_, Value::Int(Some(count))) => count.to_string(),
            (_, Value::Text(Some(text))) => text.clone(),
            (_, Value::Int(None) | Value::Text(None)) => String::new(),
        }
    }

    /// A stored value as a person reads it. References are left as their code:
    /// whoever shows them asks the store for names, once for a whole page.
    pub fn words(self, value: &Value) -> String {
        let text = self.text(value);
        match self {
            Kind::Choice(words) => words.iter().find(|it| it.0 == text).map_or(text, |it| it.1.to_owned()),
            Kind::Half => text.parse::<Half>().map_or(text, |it| it.words()),
            Kind::File => Attached::shown(&text).to_owned(),
            Kind::Sealed if text.is_empty() => text,
            Kind::Sealed => sealed::shown(&text),
            Kind::Line
            | Kind::Text
            | Kind::Count
            | Kind::Number
            | Kind::Money
            | Kind::Date
            | Kind::Month
            | Kind::Ref(_)
            | Kind::Refs(_) => text,
        }
    }

    /// The records a stored value refers to, in their order.
    pub fn ids(self, value: &Value) -> Vec<Id> {
        match self {
            Kind::Ref(_) => value.int().map(Id::from).into_iter().collect(),
            Kind::Refs(_) => {
                let listed = value.as_text().unwrap_or("");
                reference::parts(listed).filter_map(|it| it.parse().ok()).collect()
            }
            Kind::Line
            | Kind::Text
            | Kind::Count
            | Kind::Number
            | Kind::Money
            | Kind::Date
            | Kind::Month
            | Kind::Half
            | Kind::Choice(_)
            | Kind::Sealed
            | Kind::File => Vec::new(),
        }
    }

    /// The text of a reference, or of several, with names in the place of codes.
    pub fn naming(self, text: &str, name: impl Fn(Id) -> Option<String>) -> String {
        let named = |it: &str| it.parse().ok().and_then(&name).unwrap_or_else(|| it.to_owned());
        match self.target() {
            None => text.to_owned(),
            Some(_) if text.starts_with("存疑") => text.to_owned(),
            Some(_) if self.is_list() => parts(text).map(named).collect::<Vec<_>>().join("、"),
            Some(_) => named(text),
        }
    }

    /// The ledger a reference, or several, point into.
    pub fn target(self) -> Option<&'static str> {
        if let Kind::Ref(slug) | Kind::Refs(slug) = self { Some(slug) } else { None }
    }

    /// Whether several values stand in one column.
    pub fn is_list(self) -> bool {
        matches!(self, Kind::Refs(_))
    }

    /// Whether values of this kind can be added up.
    pub fn adds(self) -> bool {
        matches!(self, Kind::Count | Kind::Number | Kind::Money)
    }

    /// Whether one value can lie before another.
    pub fn ranges(self) -> bool {
        self.adds() || matches!(self, Kind::Date | Kind::Month | Kind::Half)
    }
}

/// A type that can be a column.
pub trait Cell: Sized {
    /// The type itself, without what [`Told`] and `Option` say about it: what a
    /// column is compared with.
    type Plain: Cell;
    const KIND: Kind;
    /// May be left blank.
    const OPTIONAL: bool = false;
    /// May be approximate, in doubt, or one of the explicit absences.
    const TOLD: bool = false;

    /// Reads what a person wrote. The error is a sentence for that person.
    fn parse(text: &str) -> Result<Self, String>;

    /// The canonical text; [`Cell::parse`] reads it back to the same value.
    fn text(&self) -> String;

    fn value(&self) -> Value;

    fn mark(&self) -> Option<Mark> {
        None
    }

    /// Reads an approximate value such as `1000余` or `2016年5月`, where the type has such.
    fn nearby(_text: &str) -> Option<(Self, How)> {
        None
    }
}

impl<T: Cell> Cell for Option<T> {
    type Plain = T::Plain;
    const KIND: Kind = T::KIND;
    const OPTIONAL: bool = true;
    const TOLD: bool = T::TOLD;

    fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() { Ok(None) } else { T::parse(text).map(Some) }
    }

    fn text(&self) -> String {
        self.as_ref().map_or_else(String::new, T::text)
    }

    fn value(&self) -> Value {
        self.as_ref().map_or_else(|| T::KIND.absent(), T::value)
    }

    fn mark(&self) -> Option<Mark> {
        self.as_ref().and_then(T::mark)
    }
}

/// Makes a [`Cell`] of a type that already knows how to be read and shown.
#[macro_export]
macro_rules! text_cell {
    ($ty:ty) => {
        $crate::text_cell!($ty, $crate::cell::Kind::Line);
    };
    ($ty:ty, $kind:expr) => {
        impl $crate::cell::Cell for $ty {
            type Plain = Self;
            const KIND: $crate::cell::Kind = $kind;

            fn parse(text: &str) -> Result<Self, String> {
                text.parse()
            }

            fn text(&self) -> String {
                self.to_string()
            }

            fn value(&self) -> $crate::cell::Value {
                $crate::cell::Value::Text(Some(self.to_string()))
            }
        }
    };
}
