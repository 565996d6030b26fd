//! 截至日期: one control takes every figure of the paper anew, up to that day.

use axum::extract::{Path, State};
use ledger::{
    cell::read_date,
    prelude::*,
    web::{App, Page, Sent},
};

use super::{
    opened::{Opened, amend, back},
    sources, taken,
};
use crate::figures::Span;

/// `POST /papers/{id}/renew` with `asof`; without one the day stays.
pub(super) async fn renew(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let ctx = &sent.ctx;
    let opened = Opened::load(&app, ctx, id).await?.underway()?;
    let span = match sent.get("asof").trim() {
        "" => opened.span()?,
        text => within(opened.half()?, text)?,
    };
    let keys = taken::keys(&opened.text);
    let (_, mut figures) = taken::anew(&app.db, &ctx.viewer, span, &keys).await?;
    let day = span.last.to_string();
    // What the new draft has no use for is asked by itself.
    for chip in opened.text.renewed(&day, &figures).2 {
        if let Some(paper::Inline::Figure(it)) = opened.text.chips.get(&chip) {
            let old = &opened.text.cut_off;
            figures.extend(sources::up_to(&app.db, &ctx.viewer, it, old, span.last).await?);
        }
    }
    let (_, moved, lost) = opened.text.renewed(&day, &figures);
    let name = |chip: &u32| match opened.text.chips.get(chip) {
        Some(paper::Inline::Figure(it)) => it.label.clone(),
        _ => String::new(),
    };
    let mut why = format!("截至{day}；{} 个数有变", moved.len());
    if !lost.is_empty() {
        why += &format!("；保持原样：{}", lost.iter().map(name).collect::<Vec<_>>().join("、"));
    }
    amend(&app, ctx, id, "重新计算", &why, |text| {
        let (mut next, ..) = text.renewed(&day, &figures);
        next.own = taken::own(span);
        next.own.sort_by_key(|it| std::cmp::Reverse(it.chars().count()));
        Ok(next)
    })
    .await?;
    let done = if lost.is_empty() { "renewed" } else { "partly" };
    back(&format!("{}?moved={}", opened.link(), moved.len()), done)
}

/// The half-year up to the day somebody typed.
pub(super) fn within(half: Half, text: &str) -> Result<Span, Error> {
    let whole = Span::of(half);
    let day = read_date(text).map_err(|it| Error::Refused(format!("截至日期：{it}")))?;
    if day < whole.first || whole.last < day {
        return Err(Error::Refused(format!(
            "截至日期 {day} 不在{}（{} 至 {}）之内，请改成其中的一天",
            half.words(),
            whole.first,
            whole.last
        )));
    }
    Ok(whole.up_to(day))
}
