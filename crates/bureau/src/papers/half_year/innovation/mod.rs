//! （一）创新驱动和国家技术创新工程示范县建设。

mod achievement;
mod approval;
mod collection;
mod county_plan;
mod hightech;
mod model_county;
mod platform;
mod rounds;
mod supervision;
mod zone;

use ledger::prelude::*;

use super::{MOST_NAMED, MOST_READ, Sentence, Writer, chinese_day, gather, platforms};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.chapter("推进创新驱动发展和国家技术创新工程示范县建设");
    model_county::write(writer).await?;
    collection::write(writer).await?;
    approval::write(writer).await?;
    zone::write(writer).await?;
    hightech::write(writer).await?;
    platform::write(writer).await?;
    county_plan::write(writer).await?;
    supervision::write(writer).await?;
    achievement::write(writer).await
}
