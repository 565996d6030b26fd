//! 创新平台与载体。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技平台建设");
    writer.slot("创新平台申报和建设情况");
    Ok(())
}
