//! 动员会。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("创建工作动员会");
    writer.slot("动员会的时间、地点和内容");
    Ok(())
}
