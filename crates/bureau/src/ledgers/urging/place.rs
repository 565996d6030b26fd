//! A record of any ledger, by its address.

use std::{fmt, str::FromStr};

use ledger::prelude::*;

use crate::ledgers;

/// `/patent/01j2…`: the address of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub ledger: &'static str,
    pub id: Id,
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Place, String> {
        let say = || format!("“{}”不是记录的地址：请从期限日历点“催办”", text.trim());
        let (slug, id) = text.trim().trim_matches('/').split_once('/').ok_or_else(say)?;
        let spec = ledgers::ALL.iter().find(|it| it.slug == slug).ok_or_else(say)?;
        Ok(Place { ledger: spec.slug, id: id.parse().map_err(|_| say())? })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}/{}", self.ledger, self.id)
    }
}

ledger::text_cell!(Place);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_record_is_read_and_written_and_nothing_else_is() {
        let it: Place = "/patent/0000000000001".parse().unwrap();
        assert_eq!(it.to_string(), "/patent/0000000000001");
        for wrong in ["patent", "/patent/7", "/pond/0000000000001", "https://example.org/"] {
            assert!(wrong.parse::<Place>().unwrap_err().contains("不是记录的地址"), "{wrong}");
        }
    }
}
