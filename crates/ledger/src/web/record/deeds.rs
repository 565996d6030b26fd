//! What can be done with a record from its own page, and the deeds themselves.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use maud::{Markup, html};

use super::{Objection, Told, record_id, respond};
use crate::{
    cell::Id,
    draft::Draft,
    spec::{Role, Spec, Step},
    store::{Change, Deed, Error},
    web::{
        App, Page, Sent, address,
        form::foresee::{self, foreseen},
        shell::csrf,
    },
};

impl Told<'_> {
    /// Each next step: a link for whoever may take it, otherwise who may.
    pub(super) fn next_steps(&self) -> Markup {
        let steps: Vec<&Step> = self.spec.steps_from(&self.row.stage).collect();
        if self.row.removed || steps.is_empty() {
            return html! {};
        }
        html! {
            section .card {
                h2 { "下一步" }
                ul .steps { @for it in steps { li { (self.step(it)) } } }
            }
        }
    }

    fn step(&self, step: &Step) -> Markup {
        html! {
            @if self.ctx.viewer.role.may(step.role) {
                a .button href=(self.address(&format!("steps/{}", step.name))) { (step.verb) }
                span .hint { " → " (self.spec.stage_words(step.to)) }
            } @else {
                span .button .off aria-disabled="true" { (step.verb) }
                span .hint { " 须由" (step.role.words()) "办理" }
            }
        }
    }

    /// Ways back: undo the last version, take the record out, put it back.
    pub(super) fn corrections(&self) -> Markup {
        if !self.may_write() {
            return html! {};
        }
        html! {
            section .card {
                h2 { "撤回与移除" }
                @if self.row.removed {
                    (self.small_form("restore", "恢复这条记录", "恢复的理由", false))
                } @else {
                    @if let Some(last) = self.history.last().filter(|_| 1 < self.history.len()) {
                        @if last.author == self.ctx.viewer.login || self.ctx.viewer.role.may(Role::Head) {
                            (self.small_form("undo", &format!("撤回上一步（{}）", last.verb), "撤回的理由", true))
                        } @else {
                            p .hint { "上一步“" (last.verb) "”只有办理人本人或股室负责人以上可以撤回" }
                        }
                    }
                    (self.small_form("remove", "移除这条记录", "移除的理由", true))
                }
            }
        }
    }

    fn small_form(&self, deed: &str, words: &str, reason: &str, required: bool) -> Markup {
        let typed = if self.typed.get("deed") == deed { self.typed.get("why") } else { "" };
        html! {
            details open[self.typed.get("deed") == deed] {
                summary { (words) }
                form method="post" action=(self.address(deed)) {
                    (csrf(self.ctx))
                    input type="hidden" name="rev" value=(self.row.rev);
                    input type="hidden" name="deed" value=(deed);
                    label { span { (reason) @if required { "（必填）" } } input name="why" required[required] value=(typed); }
                    button { (words) } " "
                    (foresee::button())
                }
            }
        }
    }
}

/// `POST /{ledger}/{id}/decide`: one field, the value a person settled on, and why.
pub(super) async fn decide(
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let Some(field) = spec.column(sent.get("field")) else {
        return Err(Error::Refused(format!("{}台账没有这一栏", spec.title)).into());
    };
    let told = [sent.get("value"), sent.get("other")].map(str::trim);
    let value = match told {
        ["", ""] => Err("请选一个候选，或填写认定的值"),
        ["", it] | [it, ""] => Ok(it),
        [chosen, typed] if chosen == typed => Ok(chosen),
        [_, _] => Err("选了一个候选，又填了别的值，请只留一个"),
    };
    let value = match value {
        Ok(it) => it,
        Err(wrong) => return object(&app, &sent, spec, &id, format!("{}：{wrong}", field.label)).await,
    };
    let draft = Draft::default().with(field.name, value);
    let deed = |id, rev| Deed::Correct { id, rev, verb: "认定" };
    act(&app, &sent, spec, &id, Act { deed: &deed, draft, verb: "认定", reason: "请写明认定的依据" }).await
}

/// `POST /{ledger}/{id}/undo`
pub(super) async fn undo(
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Page {
    let deed = |id, rev| Deed::Undo { id, rev };
    let act_ =
        Act { deed: &deed, draft: Draft::default(), verb: "撤回", reason: "请写明撤回的理由" };
    act(&app, &sent, app.db.spec(&slug)?, &id, act_).await
}

/// `POST /{ledger}/{id}/remove`
pub(super) async fn remove(
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Page {
    let deed = |id, rev| Deed::Remove { id, rev };
    let act_ =
        Act { deed: &deed, draft: Draft::default(), verb: "移除", reason: "请写明移除的理由" };
    act(&app, &sent, app.db.spec(&slug)?, &id, act_).await
}

/// `POST /{ledger}/{id}/restore`
pub(super) async fn restore(
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Page {
    let deed = |id, rev| Deed::Restore { id, rev };
    let act_ = Act { deed: &deed, draft: Draft::default(), verb: "恢复", reason: "" };
    act(&app, &sent, app.db.spec(&slug)?, &id, act_).await
}

/// A deed of this page. Without a `reason` sentence none is asked for.
struct Act<'a> {
    deed: &'a (dyn Fn(Id, i64) -> Deed + Sync),
    draft: Draft,
    verb: &'a str,
    reason: &'a str,
}

async fn act(app: &App, sent: &Sent, spec: &'static Spec, id: &str, it: Act<'_>) -> Page {
    let at = record_id(spec, id)?;
    let why = sent.get("why").trim().to_owned();
    if why.is_empty() && !it.reason.is_empty() && !sent.supposes() {
        return object(app, sent, spec, id, it.reason.to_owned()).await;
    }
    let deed = (it.deed)(at, sent.get("rev").parse().unwrap_or(0));
    let change = Change { spec, deed, draft: it.draft, why };
    if sent.supposes() {
        return match foreseen(app, &sent.ctx, change).await {
            Ok(ahead) => {
                let looked = Objection { ahead, ..Objection::new(StatusCode::OK, Vec::new(), sent.draft()) };
                respond(app, &sent.ctx, spec, at, None, Some(looked)).await
            }
            Err(error) => objected(app, sent, spec, at, error).await,
        };
    }
    let done = app.db.submit(&sent.ctx.viewer, change).await;
    match done {
        Ok(_) => Ok(Redirect::to(&address::done(spec, at, it.verb)).into_response()),
        Err(error) => objected(app, sent, spec, at, error).await,
    }
}

async fn object(app: &App, sent: &Sent, spec: &'static Spec, id: &str, sentence: String) -> Page {
    let at = record_id(spec, id)?;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let objection = Objection::new(status, vec![sentence], sent.draft());
    respond(app, &sent.ctx, spec, at, None, Some(objection)).await
}

/// Problems and lost races come back on the record's page, as it now stands,
/// with what was typed; anything else is a refusal.
pub(super) async fn objected(app: &App, sent: &Sent, spec: &'static Spec, id: Id, error: Error) -> Page {
    let (status, sentences) = match error {
        Error::Problems(_, problems) => {
            (StatusCode::UNPROCESSABLE_ENTITY, problems.iter().map(|it| it.1.to_owned()).collect())
        }
        Error::Changed(_) => (
            StatusCode::CONFLICT,
            vec!["这条记录刚刚被他人修改。下面已是最新内容，请核对后再办；您写的理由还在。".to_owned()],
        ),
        error @ (Error::NotFound(_)
        | Error::Refused(_)
        | Error::Forbidden(_)
        | Error::Place(_)
        | Error::Database(_)
        | Error::File(_)) => return Err(error.into()),
    };
    respond(app, &sent.ctx, spec, id, None, Some(Objection::new(status, sentences, sent.draft()))).await
}
