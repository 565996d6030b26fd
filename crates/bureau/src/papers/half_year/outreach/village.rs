//! 驻村帮扶。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("驻村帮扶");
    writer.slot("驻村帮扶工作情况");
    Ok(())
}
