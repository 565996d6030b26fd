//! 申请号：同一件专利授权前后是同一串数字，只存一次。

use std::{fmt, str::FromStr};

use ledger::{prelude::*, words::Kind};

/// The number of the filing. `ZL`, which it bears after the grant, is read and
/// left out: whether it was granted is told by the stage, and two spellings of
/// one number would be two patents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ApplicationNumber(PatentNumber);

impl ApplicationNumber {
    /// What its type digit says is protected.
    pub fn kind(&self) -> Kind {
        self.0.kind()
    }

    /// The year the office numbered it in.
    pub fn year(&self) -> i16 {
        i16::try_from(self.0.filed()).unwrap_or(i16::MAX)
    }
}

impl FromStr for ApplicationNumber {
    type Err = String;

    fn from_str(text: &str) -> Result<ApplicationNumber, String> {
        text.parse::<PatentNumber>().map(|it| ApplicationNumber(it.application()))
    }
}

impl fmt::Display for ApplicationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

ledger::text_cell!(ApplicationNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_and_without_zl_is_one_number() {
        let read = |text: &str| text.parse::<ApplicationNumber>().unwrap();
        assert_eq!(read("ZL 201710601862.3"), read("2017106018623"));
        assert_eq!(read("ZL201710601862.3").to_string(), "201710601862.3");
        assert_eq!((read("95115608.X").kind(), read("95115608.X").year()), (Kind::Invention, 1995));
    }
}
