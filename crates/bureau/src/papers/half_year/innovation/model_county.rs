//! 示范县创建：计划、自查、报送。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("国家技术创新工程示范县创建");
    writer.slot("示范县创建的计划、总结和报送情况");
    Ok(())
}
