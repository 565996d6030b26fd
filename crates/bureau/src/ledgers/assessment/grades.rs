//! 等次: grades as one versioned field, in lines an officer can read.

use std::{fmt, str::FromStr};

use rules::grades;

/// See [`grades`] for how a line reads and what is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grades(grades::Grades);

impl Grades {
    pub fn told(&self) -> &grades::Grades {
        &self.0
    }
}

impl FromStr for Grades {
    type Err = String;

    fn from_str(text: &str) -> Result<Grades, String> {
        text.parse().map(Grades)
    }
}

impl fmt::Display for Grades {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

ledger::text_cell!(Grades, ledger::cell::Kind::Text);
