//! 定稿 and 报送: the paper as it leaves, with the moment of the books it is true of.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use jiff::Timestamp;
use ledger::{
    cell::read_date,
    prelude::*,
    spec::Role,
    store::{FrozenFigure, NewEdition, NewSending, Sending},
    web::{App, Ctx, Page, Sent, csrf},
};
use maud::{Markup, html};
use paper::{Inline, manuscript::Manuscript};

use super::{
    gate,
    opened::{Opened, back, edition},
    show,
    sources::{Compared, compared},
};

/// `POST /papers/{id}/final`: by a leader, when the gate is open and the paper says
/// what the books say.
pub(super) async fn make_final(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let ctx = &sent.ctx;
    if !ctx.viewer.role.may(Role::Leader) {
        return Err(Error::Forbidden("定稿由局领导办理".to_owned()).into());
    }
    let opened = Opened::load(&app, ctx, id).await?.underway()?;
    let seen: i64 = sent.get("rev").parse().unwrap_or(opened.head.rev);
    if seen != opened.head.rev {
        return Err(Error::Refused("您打开这份文稿以后又有人改过，请核对最新的内容再定稿".to_owned()).into());
    }
    let verdict = gate::verdict(&app, ctx, &opened).await?;
    if !verdict.is_open() {
        let notice = html! { div .summary role="alert" tabindex="-1" { h2 { "还不能定稿" } p { "下面逐处列出要处理的地方。" } } };
        return show::sheet(&app, ctx, StatusCode::UNPROCESSABLE_ENTITY, &opened, &verdict, notice).await;
    }
    // The moment comes first, and the books are asked as they were known then: so
    // what is frozen is what a replay will give, whatever is entered meanwhile.
    let known = Timestamp::now();
    let books = compared(&app.db, &ctx.viewer, &opened.text, Some(known)).await?;
    let stale: Vec<&Compared> = books.iter().filter(|it| it.differs()).collect();
    if !stale.is_empty() {
        let notice = stale_notice(ctx, &opened, &stale);
        return show::sheet(&app, ctx, StatusCode::UNPROCESSABLE_ENTITY, &opened, &verdict, notice).await;
    }
    let text = Manuscript { known: Some(known.to_string()), ..opened.text.clone() };
    let frozen = Some(frozen(&opened, &text));
    let last = NewEdition { frozen, ..edition(&text, "定稿", "")? };
    match app.db.write_edition(&ctx.viewer, id, opened.head.rev, last).await? {
        Some(_) => back(&opened.link(), "final"),
        None => Err(Error::Refused("刚刚有他人保存了这份文稿，请核对后再定稿".to_owned()).into()),
    }
}

fn frozen(opened: &Opened, text: &Manuscript) -> Vec<FrozenFigure> {
    let mut res = Vec::new();
    for (_, it) in text.standing() {
        if let Inline::Figure(it) = it {
            res.push(FrozenFigure {
                name: it.key.clone(),
                meaning: it.definition.clone(),
                period: opened.head.period.clone(),
                label: it.label.clone(),
                unit: it.unit.clone(),
                printed: it.text.clone(),
                cut_off: it.cut_off.clone().unwrap_or_default(),
            });
        }
    }
    res
}

fn stale_notice(ctx: &Ctx, opened: &Opened, stale: &[&Compared]) -> Markup {
    html! {
        div .summary role="alert" tabindex="-1" {
            h2 { "还不能定稿：文中有 " (stale.len()) " 处与现在的台账不一致" }
            ul {
                @for it in stale {
                    li {
                        a href=(it.link) { (it.label) } "：文中 " b { (it.printed) } (it.unit) "，台账 "
                        @match &it.books { Some(books) => { b { (books) } (it.unit) } None => "已没有这条记录" }
                    }
                }
            }
            form .inline method="post" action={ (opened.link()) "/renew" } { (csrf(ctx)) button .main { "重新计算所有的数" } }
            p { "引用的名称、编号等有变的，请“由台账重新起草”那一节。" }
        }
    }
}

/// `POST /papers/{id}/reopen`: back into work, as long as nothing has gone out.
pub(super) async fn reopen(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let ctx = &sent.ctx;
    let opened = Opened::load(&app, ctx, id).await?;
    let why: String = sent.get("why").trim().chars().take(200).collect();
    if why.is_empty() {
        return Err(Error::Refused("请写明撤回定稿的原因".to_owned()).into());
    }
    let text = Manuscript { known: None, ..opened.text.clone() };
    let next = edition(&text, "撤回定稿", &why)?;
    match app.db.reopen_manuscript(&ctx.viewer, id, opened.head.rev, next).await? {
        Some(_) => back(&opened.link(), "reopened"),
        None => Err(Error::Refused("这份文稿没有定稿，或刚刚有了变动，请刷新后再试".to_owned()).into()),
    }
}

/// `POST /papers/{id}/send`: to whom, how, on which day.
pub(super) async fn send(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let day = read_date(sent.get("day")).map_err(|it| Error::Refused(format!("报送日期：{it}")))?;
    let told = |name: &str| sent.get(name).to_owned();
    let new = NewSending { recipient: told("recipient"), channel: told("channel"), day, note: told("note") };
    app.db.note_sending(&sent.ctx.viewer, id, new).await?;
    let subject = format!("文稿 {id} 报 {}", sent.get("recipient").trim());
    app.db.note(&sent.ctx.viewer.login, "报送文稿", &subject).await?;
    back(&format!("/papers/{id}"), "sent")
}

/// What can be done once a paper is final.
pub(super) fn after(ctx: &Ctx, opened: &Opened, sent: &[Sending]) -> Markup {
    let link = opened.link();
    let leader = ctx.viewer.role.may(Role::Leader);
    html! {
        div .controls .frozen {
            p {
                "已定稿。文中的数按 " b { (opened.text.known.as_deref().map_or(String::new(), at)) } " 的台账，以后台账更正也不会变。"
                a .button href={ (link) "/since" } { "现在会怎么说" }
            }
            @if ctx.viewer.may_write() {
                form .inline method="post" action={ (link) "/send" } {
                    (csrf(ctx))
                    label { span { "报给" } input name="recipient" size="14" list="recipients" required; }
                    datalist #recipients { option value="县政府" {} option value="县政府办公室" {} option value="市科技局" {} option value="市知识产权局" {} option value="县委办公室" {} }
                    label { span { "方式" } input name="channel" size="8" list="channels" required; }
                    datalist #channels { option value="党政网" {} option value="纸质" {} option value="电子邮件" {} }
                    label { span { "日期" } input name="day" size="11" placeholder="2016-07-01" required; }
                    label { span { "备注" } input name="note" size="12"; }
                    button .main { "登记报送" }
                }
            }
            @if leader && sent.is_empty() {
                form .inline method="post" action={ (link) "/reopen" } {
                    (csrf(ctx))
                    label { span { "撤回定稿的原因" } input name="why" size="18" required; }
                    button { "撤回定稿" }
                }
            }
        }
    }
}

/// The moment of the books by the office clock.
pub(super) fn at(known: &str) -> String {
    known.parse::<Timestamp>().map_or(String::new(), |it| ledger::web::moment(it.as_microsecond()))
}
