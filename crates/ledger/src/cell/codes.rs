//! The codes of the field as columns. What they are is said in the `words` crate.

use crate::text_cell;

text_cell!(words::CreditCode);
text_cell!(words::PatentNumber);
text_cell!(words::DocNumber);
text_cell!(words::IdNumber);
text_cell!(words::ProjectNumber);
text_cell!(words::RegionCode);
