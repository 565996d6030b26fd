//! 一(一)4、5、6、8，一(二)2、6，一(三)3：计划、高企培育、平台、成果、专利、政策。

mod enterprises;
mod patents;
mod support;

use ledger::prelude::*;

use super::{Entries, Record, chapter, draft, projects::IN_HALF};

fn each(common: Record, more: &[Record]) -> Vec<Draft> {
    more.iter().map(|it| draft(&[common, it])).collect()
}

pub(super) fn records() -> Vec<Entries> {
    [enterprises::records(), patents::records(), support::records()].into_iter().flatten().collect()
}
