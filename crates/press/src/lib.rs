//! press
pub use {typst, typst_kit, typst_layout, typst_pdf};
