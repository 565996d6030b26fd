//! Rules of the world as dated data, and the small machine that applies them.
//!
//! A rule set is a file a person can read: documents, inputs, dated parameters,
//! a calculation sheet of named lines, and the clauses judged with it. Nothing
//! here knows a database, a page or the clock: facts and a day go in, an
//! [`Answer`] with its trace comes out.
//!
//! Reading order: [`text`] (what a file may say), [`set`] (the same, checked),
//! [`facts`] (what is known of a case), [`run`] (one evaluation), [`bands`]
//! (points by bands, as officers write them), [`grades`] (what points are called in the
//! end), [`answer`]
//! (what comes out), [`book`] (all sets there are), [`policy`] (sets people
//! draft), [`simulate`] (one set over all units).

pub mod answer;
pub mod bands;
pub mod book;
pub mod calendar;
pub mod describe;
pub mod exact;
pub mod facts;
pub mod grades;
mod how;
pub mod policy;
pub mod run;
pub mod set;
pub mod simulate;
mod test;
pub mod text;
pub mod value;
mod words;

pub use answer::{Answer, Outcome};
pub use book::{BOOK, Book};
pub use exact::Exact;
pub use facts::{Facts, Problem};
pub use set::RuleSet;
pub use value::{Found, Reason, Value};
