//! 孵化载体：孵化园、众创空间、产业园的申报和认定。

use ledger::prelude::*;

use super::{Writer, platforms};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技孵化载体申报");
    let all = platforms::of_sort(writer, true).await?;
    if all.is_empty() {
        writer.slot("孵化园、众创空间等载体的申报情况。创新平台台账中没有本期准备、推荐或认定的载体");
    }
    for (row, it) in &all {
        platforms::write(writer, row, it).await?;
    }
    Ok(())
}
