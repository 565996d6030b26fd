//! Tables: 合计 rows and columns, rates between columns.

use crate::{reading::Reading, relation::Claim, text::Text};

pub(crate) fn claims(_text: &Text, _reading: &Reading) -> Vec<Claim> {
    Vec::new()
}
