//! The documents that are code: their examples are compiled and run as tests,
//! so that they stay true.

#[doc = include_str!("../../../docs/add-a-ledger.md")]
pub mod add_a_ledger {}
