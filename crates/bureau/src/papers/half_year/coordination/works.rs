//! 重点工程协调事项。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("重点工程协调");
    writer.slot("协调的事项和进展");
    Ok(())
}
