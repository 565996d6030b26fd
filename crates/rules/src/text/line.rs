//! The calculation sheet: lines, rows, tests.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Some rows of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rows {
    pub key: String,
    pub label: String,
    /// A list, or rows named before.
    pub of: String,
    #[serde(default, rename = "where")]
    pub tests: Vec<Test>,
    /// Only the last so many years before the day, those since a date.
    pub last_years: Option<u8>,
    pub since: Option<String>,
}

/// A row of the calculation sheet. `years.net_assets` is computed for every row
/// of the list `years`, `net_assets` once.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub key: String,
    pub label: String,
    #[serde(default)]
    pub unit: String,
    pub how: How<String, Test>,
}

/// The things a line can do, with `N` for what it names and `T` for its tests:
/// words in the file, places and checked tests in a [`crate::RuleSet`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum How<N, T> {
    Sum(Vec<N>),
    Difference(N, N),
    Product(Vec<N>),
    Ratio(N, N),
    Least(Vec<N>),
    Greatest(Vec<N>),
    /// To a multiple of `to`, halves upward.
    Round {
        of: N,
        to: N,
    },
    /// Sum of one thing over rows.
    Total {
        rows: N,
        of: N,
    },
    Count(N),
    /// The value in the last of the years asked for.
    Last {
        rows: N,
        of: N,
    },
    /// ½·(second/first + third/second) − 1 over three years.
    Growth {
        rows: N,
        of: N,
    },
    /// The value of the band something falls into.
    Band {
        of: N,
        table: N,
    },
    /// One thing for each word of a choice.
    Pick {
        by: N,
        from: BTreeMap<String, N>,
    },
    /// The first case whose tests all hold.
    Choose {
        cases: Vec<Case<N, T>>,
        otherwise: N,
    },
    /// What experts gave, which must lie within what the document allows.
    Judged {
        points: N,
        within: N,
    },
    FirstKnown(Vec<N>),
    /// Never negative, never above the cap; unknown, it is somewhere between.
    Capped {
        of: N,
        cap: N,
    },
    Days {
        since: N,
        until: N,
    },
    WholeYears {
        since: N,
        until: N,
    },
    /// Months begun after a day: none on it, one from the day after.
    MonthsBegun {
        since: N,
        until: N,
    },
    AddYears(N, N),
    AddMonths(N, N),
    AddDays(N, N),
    /// Working days counted from the day itself: it is the first if it is one.
    AddWorkingDays(N, N),
    WorkingDays {
        since: N,
        until: N,
    },
    YearOf(N),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case<N, T> {
    pub when: Vec<T>,
    pub take: N,
}

/// One relation about one thing, or a group of tests.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Test {
    pub of: Option<String>,
    pub at_least: Option<String>,
    pub above: Option<String>,
    pub at_most: Option<String>,
    pub below: Option<String>,
    pub equals: Option<String>,
    /// A word of a choice, `yes` or `no` of a flag.
    pub is: Option<String>,
    pub one_of: Option<Vec<String>>,
    pub starts_with: Option<Vec<String>>,
    /// `yes`: there is no stretch left in it.
    pub known: Option<String>,
    /// `yes`: somebody filled in this optional input.
    pub given: Option<String>,
    /// A clause that does not fail.
    pub clause: Option<String>,
    pub all: Option<Vec<Test>>,
    pub any: Option<Vec<Test>>,
    pub not: Option<Box<Test>>,
}
