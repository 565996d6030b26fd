//! Texts that lost certain digits: which ones, and what each value may have been.

mod candidates;
mod placements;

pub use candidates::{Candidates, FARTHEST, Fallen, Limit, Standing, candidates, strips_to};
