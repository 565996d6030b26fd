//! 与上级的对接和政策支持。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("工作对接和政策支持");
    writer.slot("与上级对接的情况和上级的支持政策");
    Ok(())
}
