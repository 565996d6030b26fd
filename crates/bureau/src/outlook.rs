//! What of the bureau's a record may move beside figures and deadlines, told before it
//! is saved. Each room answers for its own.

use ledger::{
    outlook::{Looking, Moved, Outlook, Said},
    prelude::*,
};

use crate::{assess, figures::Span, promises, rules};

pub const OUTLOOK: &[Outlook] = &[rules::grants::outlook, rules::outlook, assess::outlook, targets];

/// Targets of this half-year: how far each has come, and its light.
fn targets<'a>(db: &'a Db, viewer: &'a Viewer, _: &'a Moved) -> Looking<'a> {
    Box::pin(async move {
        let Some(half) = Half::holding(db.today()) else { return Ok(Vec::new()) };
        let span = Span { last: db.today(), ..Span::of(half) };
        let said = |it: promises::Promise| {
            let unit = it.target.unit.as_ref().map_or("", Name::as_str);
            let now = it.actual.as_ref().map_or("未报".to_owned(), |it| format!("{} {unit}", it.value));
            let alarms: String = it.alarms.iter().map(|it| format!("；{it}")).collect();
            let link = format!("/target/{}", it.row.id);
            let key = format!("target/{}", it.row.id);
            Said::new(
                key,
                "目标",
                it.target.name.as_str(),
                link,
                format!("{now}，{}{alarms}", it.light.words()),
            )
        };
        Ok(promises::running(db, viewer, span).await?.into_iter().map(said).collect())
    })
}
