//! 示范县创建：计划、自查、报送。

use ledger::prelude::*;

use super::{super::office, Sentence, Writer};

/// The name under which the ledger of works must know it.
const WORK: &str = "国家技术创新工程示范县";

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("国家技术创新工程示范县创建");
    let documents = office::documents(writer, WORK).await?;
    let events = office::progress(writer, WORK).await?;
    let mut parts: Vec<Sentence> =
        documents.iter().map(|(row, it)| office::document(writer, row, it).text("。")).collect();
    parts.extend(events.iter().map(|(row, it)| office::event(writer, row, it).text("。")));
    if parts.is_empty() {
        writer.slot(&format!("示范县创建的计划、总结和报送情况。公文和工作进展台账中没有本期属于“{WORK}”的"));
    } else {
        writer.paragraph(Sentence::new().join(parts, ""));
    }
    Ok(())
}
