//! 创新平台：研究类的平台，申报、组建和认定。

use ledger::prelude::*;

use super::{Writer, platforms};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技平台建设");
    let all = platforms::of_sort(writer, false).await?;
    if all.is_empty() {
        writer.slot("创新平台申报和建设情况。创新平台台账中没有本期准备、推荐、组建或认定的平台");
    }
    for (row, it) in &all {
        platforms::write(writer, row, it).await?;
    }
    Ok(())
}
