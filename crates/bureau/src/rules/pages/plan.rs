//! 倒排：按申报批次的截止日期，每一步最晚哪天做完。

use ledger::{prelude::*, store::Row};
use maud::{Markup, html};
use rules::{Answer, BOOK, Outcome};
use serde_json::json;

use super::result;
use crate::ledgers::window::{Window, WindowKind};

/// Batches a page offers; a year has two or three.
const MOST: i64 = 6;

/// The batches of 高企认定 that are still open here on a day, the next one first.
pub(super) async fn open(db: &Db, viewer: &Viewer, on: Date) -> Result<Vec<(Row, Window)>, Error> {
    let source =
        Selection::all::<Window>().is(Window::KIND, &WindowKind::Hightech).at_least(Window::COUNTY_BY, &on);
    let mut res = db.records::<Window>(viewer, &source, MOST).await?;
    res.sort_by_key(|it| it.1.county_by.known().copied());
    Ok(res)
}

/// The next batch in a line, for the page of all firms.
pub(super) fn next(open: &[(Row, Window)], on: Date) -> Markup {
    html! {
        p .hint {
            @match open.first().and_then(|it| Some((it, *it.1.county_by.known()?))) {
                Some((it, by)) => {
                    "下一批：" a href={ "/window/" (it.0.id) } { (it.1.name.as_str()) }
                    "，县级截止 " b { (by) } "（" (left(by, on)) "）。"
                },
                None => {
                    "“申报批次”里没有这一天以后截止的高企认定批次，不能倒排日期。 "
                    a href="/window/new" { "登记一批" }
                },
            }
        }
    }
}

/// The steps of one batch, with their last days.
pub(super) fn steps(open: &[(Row, Window)], on: Date) -> Markup {
    let dated = open.iter().find_map(|it| Some((it, *it.1.county_by.known()?)));
    html! {
        section {
            h2 { "日期倒排" }
            (next(open, on))
            @if let Some((it, by)) = dated {
                @match answer(by, on) {
                    Ok(answer) => (table(&answer, &it.1, on)),
                    Err(wrong) => p .notice.warn { (wrong) },
                }
            }
        }
    }
}

fn answer(by: Date, on: Date) -> Result<Answer, String> {
    let set = BOOK.on("hightech-plan", on)?;
    Answer::told(set, &json!({"county_by": by.to_string()}), on)
}

fn table(answer: &Answer, batch: &Window, on: Date) -> Markup {
    html! {
        div .sheet tabindex="0" role="region" aria-label="日期倒排" {
            table .clauses {
                thead { tr { th { "来得及吗" } th { "做什么" } th { "最晚" } th { "还有" } th { "提醒" } } }
                tbody {
                    @for it in &answer.clauses {
                        @let by = it.shows.first().and_then(|it| it.value.as_deref()?.parse::<Date>().ok());
                        tr {
                            td { (result::in_time(it.outcome)) }
                            th scope="row" { (it.title) p .cited { (it.document) (it.article) } }
                            td .nowrap { @if let Some(by) = by { (by) } }
                            td .nowrap { @if let Some(by) = by { (left(by, on)) } }
                            td { @if it.outcome == Outcome::NotMet { "已过这一天，抓紧补上或改报下一批。" } (it.advice) }
                        }
                    }
                    @if let Some(by) = batch.recommend_by.known() {
                        tr {
                            td { (result::in_time(if *by < on { Outcome::NotMet } else { Outcome::Met })) }
                            th scope="row" { "本局推荐上报" p .cited { (batch.document.known().map_or_else(|| "申报通知".to_owned(), ToString::to_string)) } }
                            td .nowrap { (by) } td .nowrap { (left(*by, on)) } td {}
                        }
                    }
                }
            }
        }
        p .hint { "提前多少天是本局的安排，不是文件规定的；见规则集 " a href="/rules/hightech-plan" { "高企申报倒排" } "。" }
    }
}

fn left(by: Date, on: Date) -> String {
    Due::new(by, "", "").left(on)
}
