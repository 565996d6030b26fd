//! 高新技术企业培育和产值。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("高新技术企业培育");
    writer.slot("高新技术企业培育情况和产值");
    Ok(())
}
