//! 科技孵化园申报。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技孵化园申报");
    writer.slot("孵化园申报情况");
    Ok(())
}
