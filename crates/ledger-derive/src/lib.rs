//! ledger-derive
