//! The county bureau: its ledgers, its figures, its papers.
//!
//! Reading order: [`ledgers`], [`figures`], [`papers`],
//! [`notices`], [`checking`], [`counties`].

pub mod assess;
pub mod boards;
pub mod charts;
pub mod checking;
pub mod counties;
pub mod figures;
pub mod guarding;
pub mod ledgers;
pub mod notices;
pub mod outlook;
pub mod papers;
pub mod promises;
pub mod rules;
#[cfg(test)]
mod statement_tests;
#[cfg(test)]
mod tidy;
pub mod vigil;
#[cfg(test)]
mod vigil_tests;
