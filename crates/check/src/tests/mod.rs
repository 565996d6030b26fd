//! The engine on texts: the corpus, its mutations, whole reports, and what holds of any text.

mod corpus;
mod further;
mod gaps;
mod json;
mod laws;
mod mutation;
mod reports;
