//! 专利实施项目，专利申请和授权。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("专利实施项目和专利申请授权");
    writer.slot("专利实施项目和专利申请、授权情况");
    Ok(())
}
