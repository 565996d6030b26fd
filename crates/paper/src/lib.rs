//! A paper as a tree of blocks with figures, and the documents it becomes.
//!
//! Absent on purpose: no typesetting here (that is the `press` crate), no
//! database and no web. Everything in this crate is a pure function of a
//! [`Paper`], so the same paper always gives the same bytes.

mod bookmark;
mod chart;
mod clean;
mod column;
pub mod cut_off;
mod error;
mod sign;
mod tally;
mod tree;

pub mod docx;
pub mod html;
pub mod json;
pub mod manuscript;
pub mod numerals;
pub mod text;

pub use chart::lengths;
pub use clean::clean;
pub use column::{Column, columns};
pub use error::PaperError;
pub use sign::{Placement, half_characters};
pub use tally::Counts;
pub use tree::{Bar, Block, Cited, Doubt, Explained, Figure, Ground, Inline, Paper};

#[cfg(any(test, feature = "sample"))]
pub mod sample;
#[cfg(test)]
mod tests;
