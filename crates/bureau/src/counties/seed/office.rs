//! 标题、导语、一(一)1、3，一(二)1，一(三)1、2，一(五)2，二：公文、专项工作、目标。

use super::Entries;

pub(super) fn records() -> Vec<Entries> {
    Vec::new()
}
