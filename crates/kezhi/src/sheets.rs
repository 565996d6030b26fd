//! Ledgers to and from sheets.
