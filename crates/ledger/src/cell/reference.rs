//! Which record is meant: an identity, and a reference that knows its ledger;
//! and several of them in one column, as an office writes a list of names.

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

/// References to several records of the ledger `L`, each once, in the order they
/// were written: 科技、农口、卫生 in one column.
pub struct Refs<L>(Vec<Ref<L>>);

/// A list longer than this is a ledger of its own.
const MOST: usize = 200;

impl<L> Refs<L> {
    pub fn iter(&self) -> impl Iterator<Item = Ref<L>> {
        self.0.iter().copied()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Never: a list of nothing is a blank, or 无.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn has(&self, it: Ref<L>) -> bool {
        self.0.contains(&it)
    }
}

impl<L> From<Ref<L>> for Refs<L> {
    fn from(it: Ref<L>) -> Refs<L> {
        Refs(vec![it])
    }
}

impl<L> Clone for Refs<L> {
    fn clone(&self) -> Self {
        Refs(self.0.clone())
    }
}

impl<L> PartialEq for Refs<L> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<L> Eq for Refs<L> {}

impl<L> fmt::Debug for Refs<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

/// The names or codes of a list, whichever sign parts them.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '，', ',', ';', '；', '\n']).map(str::trim).filter(|it| !it.is_empty())
}

/// The text is the codes with commas between, which is also how the table keeps
/// it: a code never stands inside another, so a part of the text finds one.
impl<L: Ledger> Cell for Refs<L> {
    type Plain = Self;
    const KIND: Kind = Kind::Refs(L::SLUG);

    fn parse(text: &str) -> Result<Self, String> {
        let mut res: Vec<Ref<L>> = Vec::new();
        for it in parts(text) {
            let it = Ref::parse(it)?;
            if !res.contains(&it) {
                res.push(it);
            }
        }
        match res.len() {
            0 => Err("不能为空；几个名称之间用顿号“、”隔开".to_owned()),
            1..=MOST => Ok(Refs(res)),
            many => Err(format!("最多填 {MOST} 个，现有 {many} 个")),
        }
    }

    fn text(&self) -> String {
        self.0.iter().map(Cell::text).collect::<Vec<_>>().join(",")
    }

    fn value(&self) -> Value {
        Value::Text(Some(self.text()))
    }
}
