//! kezhi
fn main() {}
