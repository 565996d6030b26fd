//! 双创自查和工作要点。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("自查总结和工作要点");
    writer.slot("自查总结、工作要点和所依据的文件");
    Ok(())
}
