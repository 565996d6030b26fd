//! Reads a paper as an auditor does: finds its quantities and proves or refutes what they say to each other.
//! Pure: a text goes in, a report comes out. A number that was lost is never guessed.

pub mod damage;
mod drawing;
mod engine;
mod finding;
mod judge;
mod numeral;
mod page;
mod place;
mod quantity;
mod reading;
mod relation;
pub mod report;
mod role;
mod table;
#[cfg(test)]
mod tests;
pub mod text;
mod unit;

pub use damage::strips_to;
pub use report::Report;
pub use text::Text;

/// Everything that can be said about the figures of a text.
pub fn check(text: &Text) -> Report {
    engine::run(text, &[])
}

/// The same of a text that is known to have lost these digits.
pub fn check_damaged(text: &Text, lost: &[char]) -> Report {
    engine::run(text, lost)
}
