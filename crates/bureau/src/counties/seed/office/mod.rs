//! 标题、导语、一(一)1、3，一(二)1，一(三)1、2，一(五)2，二：公文、专项工作、目标。

mod documents;
mod targets;
mod works;

use super::{Entries, Record, chapter, draft};

const IN_HALF: &str = "2016年上半年";

pub(super) fn records() -> Vec<Entries> {
    let mut res = works::works();
    res.extend(documents::records());
    res.extend(works::progress());
    res.extend(targets::records());
    res
}
