//! A paper as HTML: the sheet one reads on the screen, and a file for those who
//! inspect it, with the rows of every figure beside it.
//!
//! The file asks nothing of anybody: no server, no network, no script.

mod chart;
mod sheet;

use maud::{DOCTYPE, Markup, PreEscaped, html};

pub use chart::svg;
pub use sheet::{Answer, Links, article, block, closing, opening};

use crate::{Doubt, Figure, Inline, Paper};

/// The rows behind a figure, as far as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// The figure's id in the paper.
    pub figure: String,
    /// The conditions the rows meet, in words.
    pub conditions: Vec<String>,
    pub total: u64,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// What the file says of itself: who wrote it from which books and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colophon {
    pub lines: Vec<String>,
    /// So many rows of a figure are shown at the most.
    pub most: usize,
}

const STYLE: &str = include_str!("file.css");

/// Everything but the style of the file itself is forbidden to it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The whole file.
pub fn write(paper: &Paper, behind: &[Behind], colophon: &Colophon) -> String {
    let title = paper.title.concat();
    let links = Links { figure: &|it| format!("#src-{}", anchor(&it.id)), cited: &|_| None, loose: None };
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header .colophon {
                    p { b { "核查用稿" } "　点击文中带下划线的数，右边显示它由哪些记录得来；点“回到原文”返回。本文件不联网，可直接打印。" }
                    @for it in &colophon.lines { p { (it) } }
                }
                main {
                    (article(paper, &links))
                    (sources(paper, behind, colophon.most))
                }
            }
        }
    };
    page.into_string()
}

fn sources(paper: &Paper, behind: &[Behind], most: usize) -> Markup {
    html! {
        section .sources aria-label="数字的出处" {
            h2 { "数字的出处" }
            p .quiet { "共 " (paper.figures().count()) " 个数，按文中次序排列。每个数最多列出 " (most) " 条记录，更多的只写条数和口径。个人信息已遮盖。" }
            @for (at, it) in paper.figures().enumerate() {
                (source(at + 1, it, behind.iter().find(|found| found.figure == it.id)))
            }
        }
    }
}

fn source(number: usize, it: &Figure, behind: Option<&Behind>) -> Markup {
    html! {
        section .source id={ "src-" (anchor(&it.id)) } {
            h3 { span .no { (number) } (it.label) "　" b { (it.text) } (it.unit) }
            dl {
                dt { "口径" } dd { (it.definition) }
                @if let Some(day) = &it.cut_off { dt { "截至" } dd { (day) } }
                @if let Some(behind) = behind {
                    @if !behind.conditions.is_empty() { dt { "条件" } dd { (behind.conditions.join("；")) } }
                    dt { "记录" } dd { (behind.total) " 条" }
                } @else { dt { "记录" } dd { (it.rows) " 条" } }
            }
            (doubts(&it.doubts))
            @if let Some(behind) = behind { (rows(behind)) }
            p .back { a href={ "#" (anchor(&it.id)) } { "回到原文" } }
        }
    }
}

fn rows(it: &Behind) -> Markup {
    let shown = u64::try_from(it.rows.len()).unwrap_or(u64::MAX);
    html! {
        @if !it.rows.is_empty() {
            div .rows tabindex="0" role="region" aria-label="记录" {
                table {
                    thead { tr { @for it in &it.head { th scope="col" { (it) } } } }
                    tbody { @for row in &it.rows { tr { @for cell in row { td { (cell) } } } } }
                }
            }
            @if shown < it.total { p .quiet { "以上为前 " (shown) " 条，共 " (it.total) " 条；其余按上面的条件在台账中可查。" } }
        }
    }
}

fn doubts(all: &[Doubt]) -> Markup {
    html! {
        @if !all.is_empty() {
            ul .doubts {
                @for it in all {
                    li {
                        "存疑：" (it.subject) "，原文“" (it.printed) "”"
                        @if !it.candidates.is_empty() { "，可能是 " (it.candidates.join("、")) }
                        @if !it.reason.is_empty() { "（" (it.reason) "）" }
                    }
                }
            }
        }
    }
}

/// The id of a figure as the fragment of an address.
pub fn anchor(id: &str) -> String {
    id.chars().map(|it| if it.is_ascii_alphanumeric() || "-_.".contains(it) { it } else { '_' }).collect()
}

/// The plain text of inlines.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    inlines.iter().map(Inline::plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_figure_opens_its_rows_and_leads_back() {
        let paper = sample::report();
        let first = paper.figures().next().map_or(String::new(), |it| it.id.clone());
        let behind = Behind {
            figure: first.clone(),
            conditions: vec!["级别：县级".into()],
            total: 34,
            head: vec!["名称".into()],
            rows: vec![vec!["<甲>项目".into()]],
        };
        let told = write(&paper, &[behind], &Colophon { lines: vec!["定稿于 2016-07-01".into()], most: 1 });
        for figure in paper.figures() {
            let name = anchor(&figure.id);
            assert!(told.contains(&format!("href=\"#src-{name}\"")), "{name}");
            assert!(told.contains(&format!("id=\"src-{name}\"")), "{name}");
            assert!(told.contains(&format!("id=\"{name}\"")), "{name}");
        }
        assert!(told.contains("&lt;甲&gt;项目") && told.contains("以上为前 1 条，共 34 条"));
        assert!(told.contains("定稿于 2016-07-01"));
    }

    #[test]
    fn the_file_needs_nothing_from_outside() {
        let told = write(&sample::report(), &[], &Colophon::default());
        for word in ["http://", "https://", "<script", "url(", "@import", "src=\"", "<link"] {
            assert!(!told.contains(word), "{word}");
        }
    }
}
