//! 知识产权培训：面向哪些企业，什么形式，讲什么。

use ledger::prelude::*;

use super::{
    super::{MOST_NAMED, Sentence, office, outreach::events},
    Writer,
};
use crate::ledgers::event::{Event, EventKind, figures};

/// The name under which the ledger of works must know it.
const WORK: &str = "国家知识产权强县工程试点县";

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("知识产权培训");
    let span = writer.span;
    let source = figures::of_kind(span, EventKind::Training).source.named(Event::WORK, WORK);
    let mut all = writer.records::<Event>(&source).await?;
    all.sort_by_key(|it| it.1.happening().and_then(|it| office::position(&it.0.held)));
    let mut parts = Vec::new();
    for (row, it) in all.iter().take(MOST_NAMED) {
        parts.push(events::sentence(writer, row, it).await?.text("。"));
    }
    if MOST_NAMED < all.len() {
        let define =
            Definition::new("event.training.work", "培训", "场次", format!("本期属于“{WORK}”的培训"));
        let count = writer.figure(Question::count(define, source)).await?;
        parts.push(Sentence::new().text("本期共培训").put(count).text("场次。"));
    }
    if parts.is_empty() {
        writer.slot(&format!("培训的企业、形式和内容。活动台账中没有本期属于“{WORK}”的培训"));
    } else {
        writer.paragraph(Sentence::new().join(parts, ""));
    }
    Ok(())
}
