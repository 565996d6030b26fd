//! 重点工程协调服务。

mod talks;
mod works;

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.chapter("重点工程协调服务");
    talks::write(writer).await?;
    works::write(writer).await
}
