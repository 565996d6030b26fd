//! 知识产权培训。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("知识产权培训");
    writer.slot("培训的企业、形式和内容");
    Ok(())
}
