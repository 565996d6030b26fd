//! 各档: points by bands as one versioned field, in lines an officer can read.

use std::{fmt, str::FromStr};

use rules::bands;

/// See [`bands`] for how a line reads and what is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands(bands::Bands);

impl Bands {
    pub fn told(&self) -> &bands::Bands {
        &self.0
    }
}

impl FromStr for Bands {
    type Err = String;

    fn from_str(text: &str) -> Result<Bands, String> {
        text.parse().map(Bands)
    }
}

impl fmt::Display for Bands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

ledger::text_cell!(Bands, ledger::cell::Kind::Text);
