//! 人大常委会调研。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("县人大常委会调研");
    writer.slot("调研的时间、地点和意见");
    Ok(())
}
