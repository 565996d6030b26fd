//! What a thing is worth, how sure that is, and what would make it surer.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{bands::Bands, exact::Exact};

/// A value. A number is the stretch in which it must lie: two equal ends when
/// it is known, more when it hangs on a judgement or on a rule in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Number(Exact, Exact),
    Day(Date),
    Flag(bool),
    Word(Arc<str>),
    /// Points by bands, told with the case.
    Bands(Arc<Bands>),
}

/// Why something is not known for sure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Somebody can supply it: this is its label.
    Missing(Arc<str>),
    /// A person has to judge it: a mark, a rule in doubt, a case the document
    /// does not speak of.
    Judged(Arc<str>),
}

/// A value if there is one, and what keeps it open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub value: Option<Value>,
    pub open: Vec<Reason>,
}

impl Found {
    pub(crate) fn sure(value: Value) -> Found {
        Found { value: Some(value), open: Vec::new() }
    }

    pub(crate) fn number(it: Exact) -> Found {
        Found::sure(Value::Number(it, it))
    }

    pub(crate) fn missing(label: impl Into<Arc<str>>) -> Found {
        Found { value: None, open: vec![Reason::Missing(label.into())] }
    }

    pub(crate) fn judged(why: impl Into<Arc<str>>) -> Found {
        Found { value: None, open: vec![Reason::Judged(why.into())] }
    }

    /// The two ends of a number.
    pub fn ends(&self) -> Option<(Exact, Exact)> {
        if let Some(Value::Number(low, high)) = self.value { Some((low, high)) } else { None }
    }

    /// The number, when there is no stretch left in it.
    pub fn exact(&self) -> Option<Exact> {
        self.ends().filter(|it| it.0 == it.1).map(|it| it.0)
    }

    pub fn day(&self) -> Option<Date> {
        if let Some(Value::Day(it)) = self.value { Some(it) } else { None }
    }

    pub(crate) fn word(&self) -> Option<&str> {
        if let Some(Value::Word(it)) = &self.value { Some(it) } else { None }
    }

    pub(crate) fn also(mut self, open: &[Reason]) -> Found {
        self.open = joined(self.open, open);
        self
    }
}

/// Both lists, each reason once, in the order of their coming.
pub(crate) fn joined(mut into: Vec<Reason>, more: &[Reason]) -> Vec<Reason> {
    for it in more {
        if !into.contains(it) {
            into.push(it.clone());
        }
    }
    into
}

/// Whether something holds, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    Yes,
    No,
    Open,
}

/// The truth and everything unknown that was met on the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub truth: Truth,
    pub open: Vec<Reason>,
}

impl Told {
    pub(crate) fn of(truth: Truth) -> Told {
        Told { truth, open: Vec::new() }
    }

    /// One that fails settles it, whatever else is unknown; else one that is
    /// open leaves it open.
    pub(crate) fn all(each: impl IntoIterator<Item = Told>) -> Told {
        Told::fold(each, Truth::No, Truth::Yes)
    }

    /// One that holds settles it.
    pub(crate) fn any(each: impl IntoIterator<Item = Told>) -> Told {
        Told::fold(each, Truth::Yes, Truth::No)
    }

    fn fold(each: impl IntoIterator<Item = Told>, settles: Truth, none: Truth) -> Told {
        let mut res = Told::of(none);
        for it in each {
            if it.truth == settles || (it.truth == Truth::Open && res.truth != settles) {
                res.truth = it.truth;
            }
            res.open = joined(res.open, &it.open);
        }
        res
    }

    pub(crate) fn not(self) -> Told {
        let truth = match self.truth {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Open => Truth::Open,
        };
        Told { truth, open: self.open }
    }
}
