//! Totals known only as totals, as a section of a paper asks for them.

use ledger::prelude::*;

use super::Writer;
use crate::ledgers::{
    indicator::Standard,
    reading::{Reading, Stretch, figures},
};

/// The newest reading of an indicator in the paper's year that was over by the
/// cut-off, with the stretch it is for; none if nothing was told.
pub async fn newest(
    writer: &mut Writer<'_>,
    indicator: &Standard,
) -> Result<Option<(Stretch, Figure)>, Error> {
    let span = writer.span;
    let told = writer.records::<Reading>(&figures::in_year(indicator, span.year())).await?;
    match figures::newest(told.iter().map(|it| &it.1), indicator.reach, span) {
        Some(stretch) => Ok(Some((stretch, writer.ask(figures::told(indicator, stretch)).await?))),
        None => Ok(None),
    }
}
