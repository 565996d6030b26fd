//! 科技之春科普宣传月。

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("“科技之春”科普宣传月");
    writer.slot("科普宣传月的活动和成效");
    Ok(())
}
