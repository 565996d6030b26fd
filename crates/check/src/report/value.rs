//! How much, and of what: a decimal and a unit, each a string once it is serialised.

use std::{fmt, ops::Deref, str::FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::unit::{Unit, named};

/// An exact decimal, with the places it is printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value(pub Decimal);

/// A unit the engine knows; empty for a bare number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitName(pub(crate) Unit);

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Value, D::Error> {
        String::deserialize(from)?.parse().map(Value).map_err(D::Error::custom)
    }
}

/// Not a unit the engine knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoUnit;

impl fmt::Display for NoUnit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a unit the checker knows")
    }
}

impl FromStr for UnitName {
    type Err = NoUnit;

    fn from_str(text: &str) -> Result<UnitName, NoUnit> {
        if text.is_empty() {
            return Ok(UnitName(Unit::NONE));
        }
        named(text).map(UnitName).ok_or(NoUnit)
    }
}

impl Deref for UnitName {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.text
    }
}

impl fmt::Display for UnitName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self)
    }
}

impl Serialize for UnitName {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for UnitName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<UnitName, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
