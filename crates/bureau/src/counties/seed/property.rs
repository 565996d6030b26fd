//! 一(一)4、5，一(二)2、6，一(三)3：高企培育、平台、政策、专利。

use super::Entries;

pub(super) fn records() -> Vec<Entries> {
    Vec::new()
}
