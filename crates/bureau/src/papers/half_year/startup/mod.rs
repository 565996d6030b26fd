//! 推进大众创业万众创新工作。

mod incubator;
mod inspection;
mod review;

use ledger::prelude::*;

use super::{Writer, platforms};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.chapter("推进大众创业万众创新工作");
    review::write(writer).await?;
    inspection::write(writer).await?;
    incubator::write(writer).await
}
