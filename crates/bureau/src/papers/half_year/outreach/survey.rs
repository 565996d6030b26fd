//! 科普统计。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科普统计");
    writer.slot("科普统计工作情况");
    Ok(())
}
