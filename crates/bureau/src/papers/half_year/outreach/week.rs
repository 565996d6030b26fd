//! 科技活动周。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技活动周");
    writer.slot("科技活动周的活动和成效");
    Ok(())
}
