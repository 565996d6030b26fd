//! 省级高新区申报。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("省级高新技术产业开发区申报");
    writer.slot("高新区申报工作的进展");
    Ok(())
}
