//! Every figure the bureau reports on a half-year. A figure is one function in
//! the ledger it counts; this is the list of them.

use ledger::prelude::*;

use crate::ledgers::{
    achievement, campaign, document, event, help_project, help_term, help_visit, hightech, household, matter,
    meeting, output_month, patent, payment, platform, pledge, posting, project, reading, subsidy, survey,
    task, work,
};

/// Keys of those that stand on the home page.
pub const HEADLINE: &[&str] = &[
    "project.underway",
    "project.accepted",
    "hightech.output",
    "patent.applied",
    "patent.granted",
    "event.held",
    "task.done",
];

/// All questions of a half-year, up to its last day.
pub fn of_half(half: Half) -> Vec<Question> {
    of_span(Span::of(half))
}

/// All questions of a stretch, up to its last day.
pub fn of_span(span: Span) -> Vec<Question> {
    let mut res = project::figures::all(span);
    res.extend(payment::figures::all(span));
    res.extend(achievement::figures::all(span));
    res.extend(hightech::figures::all(span));
    res.extend(output_month::figures::all(span));
    res.extend(platform::figures::all(span));
    res.extend(patent::figures::all(span));
    res.extend(pledge::figures::all(span));
    res.extend(subsidy::figures::all(span));
    res.extend(reading::figures::all(span));
    res.extend(campaign::figures::all(span));
    res.extend(event::figures::all(span));
    res.extend(survey::figures::all(span));
    res.extend(meeting::figures::all(span));
    res.extend(posting::figures::all(span));
    res.extend(help_project::figures::all(span));
    res.extend(help_term::figures::all(span));
    res.extend(household::figures::all(span));
    res.extend(help_visit::figures::all(span));
    res.extend(work::figures::all(span));
    res.extend(task::figures::all(span));
    res.extend(matter::figures::all(span));
    res.extend(document::figures::all(span));
    res.into_iter().map(|it| it.up_to(span.last)).collect()
}

/// The stretch a report covers and the day up to which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub half: Half,
    pub first: Date,
    pub last: Date,
}

impl Span {
    /// The whole half-year.
    pub fn of(half: Half) -> Span {
        let period = Period::Half(half);
        Span { half, first: period.first(), last: period.last() }
    }

    /// The half-year up to an earlier day.
    #[must_use]
    pub fn up_to(self, day: Date) -> Span {
        Span { last: self.last.min(day), ..self }
    }

    pub fn year(self) -> i16 {
        self.half.year()
    }

    pub fn new_year(self) -> Date {
        Period::Year(self.year()).first()
    }

    /// The last day of the year before.
    pub fn old_year(self) -> Date {
        Period::Year(self.year() - 1).last()
    }

    /// `2016年上半年（截至2016-06-24）` where it stops early; a span that begins
    /// elsewhere than its half-year says both its days.
    pub fn words(self) -> String {
        let whole = Span::of(self.half);
        if self.first != whole.first {
            return format!("{}至{}", self.first, self.last);
        }
        if self.last == whole.last {
            self.half.words()
        } else {
            format!("{}（截至{}）", self.half.words(), self.last)
        }
    }
}
