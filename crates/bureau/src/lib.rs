//! The county bureau: its ledgers, its figures, its papers.
//!
//! Reading order: [`ledgers`], [`figures`], [`papers`], [`counties`].

pub mod boards;
pub mod charts;
pub mod counties;
pub mod figures;
pub mod ledgers;
pub mod papers;
pub mod promises;
pub mod rules;
#[cfg(test)]
mod tidy;
