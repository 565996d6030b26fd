//! What a text says against what the ledgers know; so far its first stone.
//! A number that was lost is never guessed: its candidates are listed with reasons.

pub mod damage;
mod placements;
pub mod relation;
#[cfg(test)]
mod seed;

pub use damage::{Candidates, FARTHEST, Fallen, Limit, Standing, candidates, strips_to};
pub use relation::{Scale, Sum, Sums, sums};
