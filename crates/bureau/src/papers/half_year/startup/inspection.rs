//! 双创督查。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("接受督查");
    writer.slot("督查的内容和地点");
    Ok(())
}
