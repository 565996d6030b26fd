//! Which record is meant: an identity, and a reference that knows its ledger.

use std::{fmt, marker::PhantomData, str::FromStr};

use super::{Cell, Kind, Value};
use crate::spec::Ledger;

/// The identity of a record in any ledger. Made by the program from the time of
/// entry and chance (no database sequence, so any number of writers agree).
/// Written in 13 letters and digits without look-alikes (Crockford base 32).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(i64);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Id {
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl From<i64> for Id {
    fn from(id: i64) -> Id {
        Id(id)
    }
}

/// As the segment of an address.
impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

impl FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Id, String> {
        let say = || format!("“{text}”不是记录编号");
        if text.len() != 13 {
            return Err(say());
        }
        let digit = |it: u8| ALPHABET.iter().position(|known| *known == it.to_ascii_lowercase());
        let fold = |sum: i64, it: u8| -> Option<i64> {
            sum.checked_mul(32)?.checked_add(i64::try_from(digit(it)?).ok()?)
        };
        text.bytes().try_fold(0, fold).map(Id).ok_or_else(say)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit =
            |place: u32| char::from(ALPHABET[usize::try_from((self.0 >> (place * 5)) & 31).unwrap_or(0)]);
        f.write_str(&(0..13).rev().map(digit).collect::<String>())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

/// A reference to a record of the ledger `L`.
pub struct Ref<L> {
    id: Id,
    of: PhantomData<fn() -> L>,
}

impl<L> Ref<L> {
    pub const fn new(id: Id) -> Ref<L> {
        Ref { id, of: PhantomData }
    }

    pub const fn id(&self) -> Id {
        self.id
    }
}

impl<L> Clone for Ref<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L> Copy for Ref<L> {}

impl<L> PartialEq for Ref<L> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<L> Eq for Ref<L> {}

impl<L> fmt::Debug for Ref<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ref({})", self.id)
    }
}

/// The text is the code of the record. People write names: the store puts the
/// code in their place before anything is read (`store::names`).
impl<L: Ledger> Cell for Ref<L> {
    type Plain = Self;
    const KIND: Kind = Kind::Ref(L::SLUG);

    fn parse(text: &str) -> Result<Self, String> {
        text.parse().map(Ref::new)
    }

    fn text(&self) -> String {
        self.id.to_string()
    }

    fn value(&self) -> Value {
        Value::Int(Some(self.id.0))
    }
}
