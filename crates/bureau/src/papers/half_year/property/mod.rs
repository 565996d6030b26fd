//! 推进国家知识产权强县工程试点县工作。

mod inspection;
mod mobilisation;
mod patents;
mod scheme;
mod support;
mod training;

use ledger::prelude::*;

use super::{MOST_NAMED, Sentence, Writer};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.chapter("推进国家知识产权强县工程试点县工作");
    scheme::write(writer).await?;
    support::write(writer).await?;
    inspection::write(writer).await?;
    mobilisation::write(writer).await?;
    training::write(writer).await?;
    patents::write(writer).await
}
