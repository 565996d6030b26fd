//! Seeing what is sealed: one field, once, with a reason that stands in the log.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use maud::{Markup, html};

use super::{Objection, Told, record_id, tell};
use crate::{
    cell::Entry,
    spec::Field,
    store::Error,
    web::{App, Page, Sent, shell::csrf},
};

impl Told<'_> {
    /// What was asked to be seen; otherwise how to ask.
    pub(super) fn seal(&self, field: &'static Field, entry: &Entry) -> Markup {
        if let Some((name, text)) = &self.opened
            && *name == field.name
        {
            return html! {
                p .opened role="status" { "原文：" b { (text) } }
                p .hint { "已记入日志；离开本页后仍只显示遮住的样子。" }
            };
        }
        if entry.value.is_absent() || !self.may_write() {
            return html! {};
        }
        let mine = self.typed.get("unseal") == field.name;
        let (why, id) = (if mine { self.typed.get("why") } else { "" }, format!("{}-unseal", field.name));
        html! {
            details .unseal open[mine] {
                summary { "查看原文" }
                form method="post" action=(self.address("unseal")) {
                    (csrf(self.ctx))
                    input type="hidden" name="unseal" value=(field.name);
                    label for=(id) { "查看的理由（必填，记入日志）" }
                    input id=(id) name="why" required value=(why) maxlength="200" placeholder="如：核对建档立卡名册";
                    button { "查看原文" }
                }
            }
        }
    }
}

/// `POST /{ledger}/{id}/unseal`: answers with the page itself, never by an address
/// that could be opened again.
pub(super) async fn unseal(
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let id = record_id(spec, &id)?;
    let asked = sent.get("unseal").to_owned();
    let (objection, opened) = match app.db.unseal(&sent.ctx.viewer, spec, id, &asked, sent.get("why")).await {
        Ok(text) => (None, spec.column(&asked).map(|it| (it.name, text))),
        Err(Error::Refused(sentence)) => {
            let (status, sentences) = (StatusCode::UNPROCESSABLE_ENTITY, vec![sentence]);
            (Some(Objection::new(status, sentences, sent.draft())), None)
        }
        Err(error) => return Err(error.into()),
    };
    tell(&app, &sent.ctx, spec, id, None, objection, opened).await
}
