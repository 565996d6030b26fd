//! A paper as a tree of blocks with figures, and the documents it becomes.

pub mod tree;

pub use tree::{Block, Cited, Doubt, Figure, Inline, Paper};
