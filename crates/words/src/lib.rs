//! Numbers and codes of the field that have a shape, one type each.
//! Reading is forgiving about how a value was typed, strict about what it is.

mod credit_code;
mod doc_number;
mod id_number;
#[cfg(test)]
mod laws;
mod patent_number;
mod project_number;
mod region_code;
pub mod written;

pub use credit_code::CreditCode;
pub use doc_number::DocNumber;
pub use id_number::IdNumber;
pub use patent_number::{Kind, PatentNumber};
pub use project_number::{ProjectNumber, Shape};
pub use region_code::{Level, RegionCode};
