//! A drafted clause goes into the books: as a new clause of a policy, as a
//! correction of the clause it was opened from, or as the next clause in its
//! stead from a day on. All through the gate, with a reason.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use ledger::{
    cell::{Cell as _, Kind},
    prelude::*,
    store::{Change, Deed, Row},
    web::{App, Ctx, Page, Sent, csrf},
};
use maud::{Markup, html};

use super::{Pairs, said, simulate};
use crate::{
    ledgers::clause::Clause,
    rules::{
        grants::{Books, Given},
        terms::{Scheme, label},
    },
};

/// Fields of the form that are the clause's, not the draft's.
const OWN: &[&str] = &["into", "policy", "clause_kind", "article", "starts", "ends", "why", "rev", "save"];

/// How a changed clause goes into the books: code, words.
const WAYS: &[(&str, &str)] = &[
    ("next", "改标准：从施行日期起另立一条，旧条款到前一天止（以前的资助仍按旧条款）"),
    ("correct", "更正：原来录错了，从头就该是这样（已付的钱会列出差额）"),
];

pub(super) fn form(
    ctx: &Ctx,
    books: &Books,
    now: &Given,
    opened: Option<&(Row, Clause)>,
    pairs: &Pairs,
    on: Date,
) -> Markup {
    let text = |name: &str| said(pairs, name).unwrap_or("").to_owned();
    html! {
        form .try method="post" action="/simulate/save" {
            (csrf(ctx))
            @for (name, value) in pairs.iter().filter(|it| !OWN.contains(&it.0.as_str())) { input type="hidden" name=(name) value=(value); }
            fieldset .list-rows {
                legend { @if opened.is_some() { "存回条款" } @else { "存为政策条款" } }
                @if let Some((row, _)) = opened {
                    input type="hidden" name="rev" value=(row.rev);
                    @for (at, (code, words)) in WAYS.iter().enumerate() {
                        p { label { input type="radio" name="into" value=(code) checked[text("into") == *code || (text("into").is_empty() && at == 0)]; " " (words) } }
                    }
                } @else {
                    div .try-grid {
                        label .entry { span { "所属政策" } select name="policy" required {
                            option value="" { "请选择" }
                            @for (row, it) in &books.policies { option value=(row.id) selected[text("policy") == row.id.to_string()] { (it.name.as_str()) } }
                        } small { "没有的先到" a href="/policy/new" { "资助政策" } "登记" } }
                        label .entry { span { "条款类别" } select name="clause_kind" required {
                            option value="" { "请选择" }
                            @for (code, words) in kinds() { option value=(code) selected[text("clause_kind") == *code] { (words) } }
                        } }
                        label .entry { span { "条文" } input name="article" value=(text("article")) size="16" placeholder="第三条第（二）项"; }
                    }
                }
                div .try-grid {
                    label .entry { span { "施行日期" } input name="starts" value=(said(pairs, "starts").map_or_else(|| on.to_string(), str::to_owned)) size="12"; small { "更正时不看这一栏" } }
                    @if opened.is_none() { label .entry { span { "废止日期" } input name="ends" value=(said(pairs, "ends").unwrap_or("无")) size="12"; small { "一直有效的填“无”" } } }
                    label .entry { span { "理由" } input name="why" value=(text("why")) size="30" required placeholder="如：县政府常务会议通过"; }
                }
                details { summary { "存进“测算办法”一栏的文字" } pre { (now.scheme.terms) } }
                p { button .main { "存入台账" } }
            }
        }
    }
}

fn kinds() -> &'static [(&'static str, &'static str)] {
    match Clause::SPEC.column("kind").map(|it| it.kind) {
        Some(Kind::Choice(all)) => all,
        _ => &[],
    }
}

/// `POST /simulate/save`
pub(super) async fn save(State(app): State<App>, sent: Sent) -> Page {
    let why = sent.get("why").trim().to_owned();
    let made = match Scheme::read(&sent.fields, "") {
        Ok(_) if why.is_empty() => Err(Error::Refused("请写明理由".to_owned())),
        Ok(scheme) => changes(&app, &sent, &scheme, &why).await,
        Err(sentence) => Err(Error::Refused(sentence)),
    };
    let done = match made {
        Ok(changes) => app.db.submit_all(&sent.ctx.viewer, changes, None).await,
        Err(error) => Err(error),
    };
    let told = match done {
        Ok(ids) => {
            let id = ids.last().map_or_else(String::new, ToString::to_string);
            return Ok(Redirect::to(&format!("/clause/{id}")).into_response());
        }
        Err(Error::Problems(_, problems)) => problems.iter().map(|it| it.1.to_owned()).collect(),
        Err(Error::Refused(sentence)) => vec![sentence],
        Err(Error::Changed(_)) => {
            vec!["条款刚被别人改过：请重新打开条款再改，这一页填的内容都还在".to_owned()]
        }
        Err(error) => return Err(error.into()),
    };
    simulate::respond(&app, &sent.ctx, &sent.fields, &told).await
}

async fn changes(app: &App, sent: &Sent, scheme: &Scheme, why: &str) -> Result<Vec<Change>, Error> {
    let add = |draft: Draft| Change { spec: Clause::SPEC, deed: Deed::Add, draft, why: why.to_owned() };
    let Some(id) = said(&sent.fields, "clause").and_then(|it| it.parse::<Id>().ok()) else {
        let own = ["policy", "article", "starts", "ends"].map(|it| (it, sent.get(it).to_owned()));
        let mut draft: Draft = computable(scheme).into_iter().chain(own).collect();
        draft.set("kind", sent.get("clause_kind"));
        draft.set("who", scheme.terms.of.words());
        return Ok(vec![add(draft)]);
    };
    let row = app.db.find(&sent.ctx.viewer, Clause::SPEC, id).await?;
    let rev = sent.get("rev").parse().unwrap_or(row.rev);
    let correct = |draft: Draft| Change {
        spec: Clause::SPEC,
        deed: Deed::Correct { id, rev, verb: "更正" },
        draft,
        why: why.to_owned(),
    };
    if sent.get("into") == "correct" {
        let mut draft = row.draft();
        for (name, text) in computable(scheme).into_iter().filter(|it| it.0 != "basis") {
            draft.set(name, &text);
        }
        return Ok(vec![correct(draft)]);
    }
    let starts = ledger::cell::read_date(sent.get("starts")).map_err(Error::Refused)?;
    let eve = starts.yesterday().map_err(|_| Error::Refused("施行日期太早".to_owned()))?;
    let mut next = row.draft().with("starts", &starts.to_string());
    for (name, text) in computable(scheme).into_iter().filter(|it| it.0 != "basis") {
        next.set(name, &text);
    }
    let ended = row.draft().with("ends", &eve.to_string());
    Ok(vec![correct(ended), add(next)])
}

/// The fields of a clause that a draft fills in.
fn computable(scheme: &Scheme) -> Vec<(&'static str, String)> {
    let basis = scheme.terms.basis().map_or("定额".to_owned(), |it| label(scheme.terms.of, it));
    vec![
        ("name", scheme.title.clone()),
        ("terms", scheme.terms.to_string()),
        ("basis", basis),
        ("rate", scheme.rate.text()),
        ("fixed", scheme.fixed.text()),
        ("cap", scheme.cap.text()),
        ("months", scheme.months.map_or_else(String::new, |it| it.to_string())),
    ]
}
