//! 院地座谈。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("院地座谈");
    writer.slot("座谈的时间、参加人和成果");
    Ok(())
}
