//! The county of the seed: a real half-year report whose digits 5 and 6 were
//! lost. Every fact of it is a record here; `seed/facts.tsv` says which is where.
//!
//! Invariant: nothing is invented. What the report does not say is 未报; what it
//! prints damaged is in doubt, with the candidates and reasons of the fact list.

#[cfg(test)]
mod facts;
mod meetings;
mod office;
mod outreach;
mod projects;
mod property;
mod readings;
mod units;

use ledger::prelude::*;

use super::{BUREAU, DAY, HALF, REGION, Record, enter};

/// As the report prints it; `xx` stands for the county's name.
pub const BUREAU_NAME: &str = "xx县科学技术和知识产权局";

/// 夹江县 (GB/T 2260), by the companies, towns and institute the report names.
pub const COUNTY: &str = "511126";

const WHY: &str = "录自2016年上半年工作总结报告";

/// A chapter of the report, as a record names its source.
macro_rules! chapter {
    ($number:literal) => {
        concat!("2016年上半年工作总结报告 ", $number)
    };
}
use chapter;

/// Records of one ledger, ready to be entered.
type Entries = (&'static Spec, Vec<Draft>);

/// Enters the whole county into an empty place.
pub async fn enter_all(db: &Db, viewer: &Viewer) -> Result<(), Error> {
    for (name, value) in [(BUREAU, BUREAU_NAME), (REGION, COUNTY), (HALF, "2016H1"), (DAY, "2016-06-30")] {
        db.set_setting(name, value).await?;
    }
    for (spec, drafts) in all() {
        enter(db, viewer, spec, drafts, WHY).await?;
    }
    Ok(())
}

/// Everything the report tells, the ledgers others refer to first.
pub fn all() -> Vec<Entries> {
    let chapters = [
        units::records(),
        readings::records(),
        projects::records(),
        office::records(),
        property::records(),
        meetings::records(),
        outreach::records(),
    ];
    chapters.into_iter().flatten().collect()
}

/// Later lists overrule earlier ones.
fn draft(lists: &[Record]) -> Draft {
    lists.iter().flat_map(|it| it.iter()).copied().collect()
}

#[cfg(test)]
mod tests {
    use check::damage::strips_to;
    use ledger::cell::{Mark, Unsure};

    use super::*;

    /// The digits the seed lost.
    const LOST: &[char] = &['5', '6'];

    /// Candidates that are days or stretches are printed another way than a report prints them.
    fn is_day(field: &ledger::spec::Field) -> bool {
        field.kind == ledger::cell::Kind::Date || field.name == "period_as_told"
    }

    #[test]
    fn every_candidate_gives_what_is_printed_once_the_lost_digits_are_struck_out() {
        let mut doubts = 0;
        for (spec, drafts) in all() {
            for (draft, field) in
                drafts.iter().flat_map(|it| spec.columns().into_iter().map(move |field| (it, field)))
            {
                let Some(Mark::Unsure(Unsure::Doubt(it))) = field.entry(draft.get(field.name)).mark else {
                    continue;
                };
                doubts += 1;
                for candidate in it.candidates.iter().filter(|_| !is_day(field)) {
                    // Document numbers are printed in any brackets and read in one kind.
                    let printed = it.printed.replace('[', "〔").replace(']', "〕");
                    assert!(strips_to(candidate, &printed, LOST), "{}: {candidate}", it.printed);
                }
            }
        }
        assert!(7 <= doubts, "{doubts}");
    }
}
