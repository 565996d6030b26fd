//! Texts that lost certain digits: which ones, and what each value may have been.
//! Nothing is guessed: a value is unique, one of a few, or unknown, and what decided is said.

mod calendar;
mod candidates;
mod codes;
mod combine;
mod detect;
mod domain;
mod few;
mod gaps;
mod known;
mod placements;
mod settle;
mod solve;
mod speak;
mod sums;
mod told;

pub use candidates::{Candidates, FARTHEST, Fallen, Limit, Standing, candidates, strips_to};
pub(crate) use detect::{Loss, detect};
pub(crate) use speak::restore;
