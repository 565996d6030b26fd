//! 试点县工作方案和要点。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("工作方案和工作要点");
    writer.slot("试点县工作方案、工作要点的拟定和印发情况");
    Ok(())
}
