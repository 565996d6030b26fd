//! 公示 at work: a list becomes a text that is kept word for word, shown to
//! everybody, objected to, compared with what the ledgers say now.
//!
//! Reading order: [`frozen`] (the text that is kept), [`draw`] (from the ledgers to
//! that text), [`publish`], [`guarding`] (what the gate asks), [`differ`], [`document`] (the Word file), [`pages`] (the
//! office's), [`public`] (everybody's, without a login).

pub mod differ;
pub mod document;
pub mod draw;
pub mod frozen;
pub mod guarding;
pub mod pages;
pub mod public;
pub mod publish;
#[cfg(test)]
mod tests;
