//! A typed number is answered for: by a record, by the sentence of a document, or
//! by saying that it is no number but a way of speaking.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, Sent, csrf, page},
};
use maud::html;
use paper::{
    Cited, Explained, Ground, Inline,
    manuscript::{Loose, Settled, Stay},
};

use super::opened::{Opened, amend, back, today};

/// `GET /papers/{id}/explain?piece=12&nth=0`
pub(super) async fn form(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<Id>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Page {
    let opened = Opened::load(&app, &ctx, id).await?.underway()?;
    let number = |name: &str| asked.get(name).and_then(|it| it.parse::<u32>().ok()).unwrap_or(0);
    let loose = find(&opened, number("piece"), usize::try_from(number("nth")).unwrap_or(0))?;
    shown(&app, &ctx, StatusCode::OK, &opened, &loose, None, &BTreeMap::new())
}

fn find(opened: &Opened, piece: u32, nth: usize) -> Result<Loose, Error> {
    let found = opened.text.gate().loose.into_iter().find(|it| it.piece == piece && it.nth == nth);
    found.ok_or_else(|| Error::NotFound("这个数：它可能已经改过或说明过，请回到文稿查看".to_owned()))
}

fn shown(
    app: &App,
    ctx: &Ctx,
    status: StatusCode,
    opened: &Opened,
    it: &Loose,
    wrong: Option<&str>,
    sent: &BTreeMap<String, String>,
) -> Page {
    let alike = opened.text.gate().loose.iter().filter(|other| other.text == it.text).count();
    let typed = |name: &str| sent.get(name).map_or("", String::as_str);
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        @if let Some(wrong) = wrong { div .summary role="alert" tabindex="-1" { h2 { "还没有保存" } p { (wrong) } } }
        h1 { "“" (it.text) "”的出处" }
        p .context { "……" (it.before) mark { (it.text) } (it.after) "……" span .quiet { "　" (it.section) "，" (it.kind) } }
        p .hint { "台账里算得出的数，请回到编辑页删去它，从“插入一个数”里选，以后自动更新。下面三种办法选一种。" }
        form .explain method="post" action={ (opened.link()) "/explain" } {
            (csrf(ctx))
            input type="hidden" name="piece" value=(it.piece);
            input type="hidden" name="nth" value=(it.nth);
            input type="hidden" name="text" value=(it.text);
            fieldset {
                legend { "一、台账里的一条记录写着它" }
                label { span { "记录的网址" } input name="record" value=(typed("record")) placeholder="打开那条记录，复制地址栏，如 /project/1024" size="48"; }
                button name="by" value="record" { "引用这条记录" }
            }
            fieldset {
                legend { "二、一份文件里写着它" }
                label { span { "文件" } input name="document" value=(typed("document")) placeholder="如：乐科发〔2016〕7号，或会议记录的名称" size="48"; }
                label { span { "原句" } textarea name="sentence" rows="2" placeholder="照抄写着这个数的那一句" { (typed("sentence")) } }
                button name="by" value="source" { "以这句话为出处" }
            }
            fieldset {
                legend { "三、它不是统计数，是固定的说法、名称或要求" }
                label { span { "理由" } input name="reason" value=(typed("reason")) placeholder="如：活动的名称；上级规定的期限" size="48"; }
                button name="by" value="fixed" { "记为固定说法" }
            }
            @if 1 < alike { label .tick { input type="checkbox" name="all" value="1"; "文中另外 " (alike - 1) " 处“" (it.text) "”也这样处理（只对二、三）" } }
            p { a href={ (opened.link()) "#left" } { "返回文稿" } }
        }
    };
    Ok(page(app, ctx, status, "说明出处", &opened.crumbs(), body))
}

/// `POST /papers/{id}/explain`
pub(super) async fn explain(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let ctx = &sent.ctx;
    let opened = Opened::load(&app, ctx, id).await?.underway()?;
    let piece = sent.get("piece").parse().unwrap_or(0);
    let nth = sent.get("nth").parse().unwrap_or(0);
    let loose = find(&opened, piece, nth)?;
    let chip = match chip(&app, &sent, &loose).await {
        Ok(chip) => chip,
        Err(Error::Refused(sentence)) => {
            let typed: BTreeMap<String, String> = sent.fields.iter().cloned().collect();
            return shown(
                &app,
                ctx,
                StatusCode::UNPROCESSABLE_ENTITY,
                &opened,
                &loose,
                Some(&sentence),
                &typed,
            );
        }
        Err(other) => return Err(other.into()),
    };
    let everywhere = sent.get("all") == "1";
    amend(&app, ctx, id, "说明出处", &format!("“{}”", loose.text), |text| {
        if let (true, Inline::Explained(it)) = (everywhere, &chip) {
            return Ok(text.answered_everywhere(&loose, it).0);
        }
        let gone = || Error::Refused("这个数刚刚被他人改过，请回到文稿查看".to_owned());
        text.answered(piece, nth, sent.get("text"), chip.clone()).ok_or_else(gone)
    })
    .await?;
    back(&format!("{}#left", opened.link()), "explained")
}

/// What the number becomes, or a sentence about what is missing.
async fn chip(app: &App, sent: &Sent, loose: &Loose) -> Result<Inline, Error> {
    let told = |name: &str, what: &str| match sent.get(name).trim() {
        "" => Err(Error::Refused(format!("请填写{what}"))),
        text if 500 < text.chars().count() => Err(Error::Refused(format!("{what}请不超过 500 字"))),
        text => Ok(text.to_owned()),
    };
    let ground = match sent.get("by") {
        "record" => return cited(app, sent, loose).await,
        "source" => {
            let (document, sentence) = (told("document", "文件")?, told("sentence", "原句")?);
            if !spoken(&sentence).contains(&spoken(&loose.text)) {
                return Err(Error::Refused(format!(
                    "这句话里没有“{}”：请照抄写着它的原句；若文件写的是另一个数，请先改正文稿",
                    loose.text
                )));
            }
            Ground::Source { document, sentence }
        }
        "fixed" => Ground::Fixed { reason: told("reason", "理由")? },
        _ => return Err(Error::Refused("请选一种说明的办法".to_owned())),
    };
    let (by, at) = (sent.ctx.viewer.name.clone(), today());
    Ok(Inline::Explained(Explained { text: loose.text.clone(), ground, by, at }))
}

/// The record somebody points at, if one of its fields really says the number.
async fn cited(app: &App, sent: &Sent, loose: &Loose) -> Result<Inline, Error> {
    let sentence = "请粘贴那条记录的网址，如 /project/1024";
    let address = sent.get("record").trim();
    let path = address.split_once("://").map_or(address, |it| it.1.split_once('/').map_or("", |it| it.1));
    let mut parts = path.trim_start_matches('/').split(['/', '?', '#']);
    let (Some(slug), Some(Ok(id))) = (parts.next(), parts.next().map(str::parse::<Id>)) else {
        return Err(Error::Refused(sentence.to_owned()));
    };
    let spec = app.db.spec(slug).map_err(|_| Error::Refused(sentence.to_owned()))?;
    let row = app.db.find(&sent.ctx.viewer, spec, id).await?;
    let says = |words: &str| !words.is_empty() && spoken(words).contains(&digits(&loose.text));
    let found = spec.columns().into_iter().find(|it| says(&row.words(it.name)));
    let Some(field) = found else {
        return Err(Error::Refused(format!(
            "“{}”这条记录里没有“{}”：请先在台账中填写或更正，或换一条记录",
            row.name(spec),
            loose.text
        )));
    };
    let link = format!("/{slug}/{id}");
    Ok(Inline::Cited(Cited {
        text: loose.text.clone(),
        link,
        field: field.name.to_owned(),
        told: row.draft().get(field.name).to_owned(),
        doubts: Vec::new(),
    }))
}

/// Without spaces and in half-width, so that one number is one text.
fn spoken(text: &str) -> String {
    ledger::cell::clean(text).replace(',', "")
}

/// The number without its unit: a record keeps 32, the paper says 32件.
fn digits(text: &str) -> String {
    let plain = spoken(text);
    let first = plain.find(paper::numerals::is_numeral).unwrap_or(0);
    let rest = &plain[first..];
    let end = rest.find(|it: char| !paper::numerals::is_numeral(it) && it != '.').unwrap_or(rest.len());
    rest[..end].to_owned()
}

/// `POST /papers/{id}/doubts`: a doubt may stay in the paper, marked as one.
pub(super) async fn let_stay(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let chips: Vec<u32> =
        sent.fields.iter().filter(|it| it.0 == "chip").filter_map(|it| it.1.parse().ok()).collect();
    if chips.is_empty() {
        return Err(Error::Refused("请先勾选要保留存疑的地方".to_owned()).into());
    }
    let why = reason(&sent)?;
    amend(&app, &sent.ctx, id, "保留存疑", &why, |text| {
        let mut next = text.clone();
        for chip in chips.iter().copied() {
            let doubts = text.chips.get(&chip).map_or_else(Vec::new, |it| it.doubts().to_vec());
            if doubts.is_empty() {
                return Err(Error::NotFound("这处存疑：它可能已经认定，请回到文稿查看".to_owned()));
            }
            next.stays.retain(|it| it.chip != chip);
            let (by, at) = (sent.ctx.viewer.name.clone(), today());
            next.stays.push(Stay { chip, doubts, why: why.clone(), by, at });
        }
        Ok(next)
    })
    .await?;
    back(&format!("/papers/{id}#left"), "explained")
}

/// `POST /papers/{id}/settle`: why a figure differs from the one that was sent.
pub(super) async fn settle(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let why = reason(&sent)?;
    let of = |name: &str| sent.get(name).to_owned();
    amend(&app, &sent.ctx, id, "说明差别", &why, |text| {
        let mut next = text.clone();
        let (key, sent_text, now) = (of("key"), of("sent"), of("now"));
        next.settled.retain(|it| it.key != key || it.sent != sent_text || it.now != now);
        let (by, at) = (sent.ctx.viewer.name.clone(), today());
        next.settled.push(Settled { key, sent: sent_text, now, why: why.clone(), by, at });
        Ok(next)
    })
    .await?;
    back(&format!("/papers/{id}#left"), "explained")
}

fn reason(sent: &Sent) -> Result<String, Error> {
    let why: String = sent.get("why").trim().chars().take(500).collect();
    if why.is_empty() { Err(Error::Refused("请写明原因".to_owned())) } else { Ok(why) }
}
