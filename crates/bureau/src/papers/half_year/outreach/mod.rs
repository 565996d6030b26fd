//! 科技服务、示范与普及。

mod campaigns;
pub(super) mod events;
mod spring;
mod survey;
mod village;
mod week;

use ledger::prelude::*;

use super::Writer;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.chapter("科技服务、示范与普及");
    spring::write(writer).await?;
    week::write(writer).await?;
    survey::write(writer).await?;
    village::write(writer).await
}
