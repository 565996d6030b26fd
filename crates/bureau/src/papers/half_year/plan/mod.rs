//! 二、下一步工作计划：由目标起草。

use ledger::prelude::*;

use super::Writer;
use crate::figures::Span;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    let next = next(writer.span);
    writer.part(&format!("{next}工作计划"));
    writer.slot(&format!("{next}工作计划。由目标台账起草"));
    Ok(())
}

/// The stretch the plan is for.
pub(super) fn next(span: Span) -> &'static str {
    if span.half.is_first() { "下半年" } else { "下一年" }
}
