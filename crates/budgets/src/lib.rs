//! The budgets of the product and nothing else: `cargo bench -p budgets`.
//!
//! A crate of its own so that measuring needs no other features than running
//! does, and nothing is built twice.
