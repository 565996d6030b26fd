//! The sheet: title, text, signature, every number a link to where it comes from.

use maud::{Markup, html};

use super::{anchor, chart};
use crate::{Block, Cited, Doubt, Figure, Inline, Paper};

/// Where figures and cited values lead.
pub struct Links<'a> {
    pub figure: &'a dyn Fn(&Figure) -> String,
    pub cited: &'a dyn Fn(&Cited) -> Option<String>,
}

/// The paper from its title to its date.
pub fn article(paper: &Paper, links: &Links<'_>) -> Markup {
    let pen = Pen { links };
    html! {
        article .paper {
            @if let Some(note) = &paper.draft_note { p .draft-note { (note) } }
            h2 .title { @for line in &paper.title { span { (line) } } }
            @if let Some(to) = &paper.addressee { p .addressee { (to) "：" } }
            @for block in &paper.blocks { (pen.block(block)) }
            p .signer { (paper.signer) }
            p .signed { (pen.run(&paper.signed)) }
        }
    }
}

struct Pen<'a> {
    links: &'a Links<'a>,
}

impl Pen<'_> {
    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Heading { level, text } => {
                html! { p class={ "heading level-" (level) } role="heading" aria-level=(level + 2) { (self.run(text)) } }
            }
            Block::Paragraph { text } => html! { p .text { (self.run(text)) } },
            Block::Slot { wanted } => html! { p .slot { (crate::text::slot(wanted)) } },
            Block::Table { title, head, rows } => html! {
                table {
                    caption { (title) }
                    thead { tr { @for it in head { th scope="col" { (it) } } } }
                    tbody { @for row in rows { tr { @for cell in row { td { (self.run(cell)) } } } } }
                }
            },
            Block::Chart { title, unit, bars } => html! {
                figure .chart {
                    figcaption { (title) "（单位：" (unit) "）" }
                    (chart::svg(title, unit, bars))
                    table .behind {
                        tbody { @for it in bars { tr { th scope="row" { (it.label) } td { (self.run(&it.value)) (unit) } } } }
                    }
                }
            },
        }
    }

    fn run(&self, text: &[Inline]) -> Markup {
        html! { @for it in text { (self.inline(it)) } }
    }

    fn inline(&self, it: &Inline) -> Markup {
        match it {
            Inline::Text { text } => html! { (text) },
            Inline::Figure(it) => html! {
                a .figure .doubt[!it.doubts.is_empty()] id=(anchor(&it.id)) href=((self.links.figure)(it))
                    title={ (it.label) "：" (it.definition) "（" (it.rows) " 条记录）" } { (it.text) }
                (mark(&it.doubts))
            },
            Inline::Cited(it) => html! {
                @match (self.links.cited)(it) {
                    Some(link) => a .cited .doubt[!it.doubts.is_empty()] href=(link) { (it.text) },
                    None => span .cited .doubt[!it.doubts.is_empty()] { (it.text) },
                }
                (mark(&it.doubts))
            },
            Inline::Explained(it) => html! {
                span .explained title={ (it.ground.words()) "（" (it.by) "，" (it.at) "）" } { (it.text) }
            },
        }
    }
}

fn mark(doubts: &[Doubt]) -> Markup {
    html! { @if !doubts.is_empty() { sup .doubt-mark { "存疑" } } }
}
