//! What a report calls its quantities, relations and findings: q1, r1, f1.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A letter and a number; the first is 1. Also the place in the list it is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<const LETTER: char>(u32);

pub type QuantityId = Id<'q'>;
pub type RelationId = Id<'r'>;
pub type FindingId = Id<'f'>;

impl<const LETTER: char> Id<LETTER> {
    /// Of what stands at this place in its list.
    pub fn at(place: usize) -> Id<LETTER> {
        Id(u32::try_from(place).unwrap_or(u32::MAX))
    }

    pub fn place(self) -> usize {
        self.0 as usize
    }
}

impl<const LETTER: char> fmt::Display for Id<LETTER> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{LETTER}{}", u64::from(self.0) + 1)
    }
}

/// Not the name of anything in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoId;

impl fmt::Display for NoId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a letter and a number from 1")
    }
}

impl<const LETTER: char> FromStr for Id<LETTER> {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Id<LETTER>, NoId> {
        let digits = text.strip_prefix(LETTER).filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        let number: u32 = digits.and_then(|it| it.parse().ok()).ok_or(NoId)?;
        number.checked_sub(1).map(Id).ok_or(NoId)
    }
}

impl<const LETTER: char> Serialize for Id<LETTER> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de, const LETTER: char> Deserialize<'de> for Id<LETTER> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Id<LETTER>, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_is_written() {
        for place in [0, 8, 337_310] {
            let id = QuantityId::at(place);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.place(), place);
        }
        assert_eq!(RelationId::at(0).to_string(), "r1");
        for wrong in ["", "q", "q0", "r1", "q-1", "q+1", "1"] {
            assert_eq!(wrong.parse::<QuantityId>(), Err(NoId), "{wrong}");
        }
    }
}
