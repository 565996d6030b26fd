//! A paper as it is taken from the store, and the ways to put it back.

use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::civil::Date;
use ledger::{
    prelude::*,
    store::{self, NewEdition},
    web::{App, Crumb, Ctx, Refusal, moment},
};
use paper::manuscript::Manuscript;

use crate::figures::Span;

/// A paper and what its newest edition says.
pub(super) struct Opened {
    pub(super) head: store::Manuscript,
    pub(super) text: Manuscript,
}

/// How often a small change is tried when others write at the same time.
const TRIES: usize = 5;

impl Opened {
    pub(super) async fn load(app: &App, ctx: &Ctx, id: Id) -> Result<Opened, Error> {
        let (head, body) = app.db.manuscript(&ctx.viewer, id).await?;
        Ok(Opened { head, text: read(&body)? })
    }

    /// One of its editions, the newest or an earlier one.
    pub(super) async fn edition(app: &App, ctx: &Ctx, id: Id, rev: i64) -> Result<Opened, Error> {
        let (head, body) = app.db.edition(&ctx.viewer, id, rev).await?;
        Ok(Opened { head, text: read(&body)? })
    }

    /// Only a paper that is not final is worked on.
    pub(super) fn underway(self) -> Result<Opened, Error> {
        if self.head.is_final {
            return Err(Error::Refused(
                "这份文稿已经定稿，不能再改。没有报送的可由局领导撤回定稿；已报送的请另起一稿".to_owned(),
            ));
        }
        Ok(self)
    }

    pub(super) fn half(&self) -> Result<Half, Error> {
        self.head.period.parse().map_err(Error::Refused)
    }

    /// The half-year up to the paper's own cut-off.
    pub(super) fn span(&self) -> Result<Span, Error> {
        let day: Date = self.text.cut_off.parse().map_err(|_| spoiled())?;
        Ok(Span::of(self.half()?).up_to(day))
    }

    pub(super) fn link(&self) -> String {
        format!("/papers/{}", self.head.id)
    }

    pub(super) fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::new("文稿", "/papers"), Crumb::new(self.head.title.as_str(), self.link())]
    }
}

/// Changes the newest edition, whatever it is by then. For small things that find
/// their place again by themselves.
pub(super) async fn amend(
    app: &App,
    ctx: &Ctx,
    id: Id,
    verb: &'static str,
    why: &str,
    change: impl Fn(&Manuscript) -> Result<Manuscript, Error>,
) -> Result<(), Error> {
    for _ in 0..TRIES {
        let opened = Opened::load(app, ctx, id).await?.underway()?;
        let next = change(&opened.text)?;
        if next == opened.text {
            return Ok(());
        }
        let edition = edition(&next, verb, why)?;
        if app.db.write_edition(&ctx.viewer, id, opened.head.rev, edition).await?.is_some() {
            return Ok(());
        }
    }
    Err(Error::Refused("这份文稿正有多人在改，没有保存：请再试一次".to_owned()))
}

/// An edition that says this.
pub(super) fn edition(text: &Manuscript, verb: &'static str, why: &str) -> Result<NewEdition, Error> {
    Ok(NewEdition {
        title: text.title.concat(),
        body: text.write().map_err(|it| Error::Refused(it.to_string()))?,
        verb,
        why: why.to_owned(),
        frozen: None,
    })
}

fn read(body: &str) -> Result<Manuscript, Error> {
    Manuscript::kept(body).map_err(|_| spoiled())
}

fn spoiled() -> Error {
    Error::Refused("这份文稿存下的内容读不出来，请联系管理员；数据没有被改动".to_owned())
}

/// Now, as people write it beside their names.
pub(super) fn today() -> String {
    moment(jiff::Timestamp::now().as_microsecond())
}

/// Back to a page, saying there what was done.
pub(super) fn back(link: &str, done: &str) -> Result<Response, Refusal> {
    let mark = if link.contains('?') { '&' } else { '?' };
    let (path, place) = link.split_once('#').unwrap_or((link, ""));
    let place = if place.is_empty() { String::new() } else { format!("#{place}") };
    Ok(Redirect::to(&format!("{path}{mark}done={done}{place}")).into_response())
}
