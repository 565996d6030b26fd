//! Papers that write themselves: sentences with bound figures, drafted from the ledgers.

pub mod desk;
mod foreseen;
pub mod half_year;
pub mod pages;
pub mod readings;
mod sentence;
#[cfg(test)]
mod tests;
mod writer;

pub use half_year::chinese_day;
pub use sentence::Sentence;
pub use writer::{MOST_NAMED, MOST_READ, Writer, cited, numeral, printed};
