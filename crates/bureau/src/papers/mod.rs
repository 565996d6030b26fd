//! Papers that write themselves: sentences with bound figures, drafted from the ledgers.

pub mod desk;
pub mod half_year;
pub mod pages;
pub mod readings;
#[cfg(test)]
mod tests;
mod writer;

pub use half_year::chinese_day;
pub use writer::{MOST_NAMED, MOST_READ, Sentence, Writer, cited, numeral, printed};
