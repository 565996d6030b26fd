//! The sheet: title, text, signature, every number a link to where it comes from.

use maud::{Markup, html};

use super::{anchor, chart};
use crate::{
    Block, Cited, Doubt, Figure, Inline, Paper,
    numerals::{self, Setting},
};

/// Where figures and cited values lead.
pub struct Links<'a> {
    pub figure: &'a dyn Fn(&Figure) -> String,
    pub cited: &'a dyn Fn(&Cited) -> Option<String>,
    /// Where one answers for a typed number: the how manieth of its block. Nowhere
    /// on a paper that is only read.
    pub loose: Option<Answer<'a>>,
}

/// Which numbers need no answer, and where the others are answered for.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    pub own: &'a [String],
    pub link: &'a dyn Fn(usize) -> String,
}

/// The paper from its title to its date.
pub fn article(paper: &Paper, links: &Links<'_>) -> Markup {
    html! {
        article .paper {
            (opening(paper))
            @for it in &paper.blocks { (block(it, links)) }
            (closing(paper, links))
        }
    }
}

/// What stands above the text.
pub fn opening(paper: &Paper) -> Markup {
    html! {
        @if let Some(note) = &paper.draft_note { p .draft-note { (note) } }
        h2 .title { @for line in &paper.title { span { (line) } } }
        @if let Some(to) = &paper.addressee { p .addressee { (to) "：" } }
    }
}

/// The signature.
pub fn closing(paper: &Paper, links: &Links<'_>) -> Markup {
    let pen = Pen { links };
    html! {
        p .signer { (paper.signer) }
        p .signed { @for it in &paper.signed { (pen.inline(it)) } }
    }
}

/// One block of the text.
pub fn block(it: &Block, links: &Links<'_>) -> Markup {
    Pen { links }.block(it)
}

struct Pen<'a> {
    links: &'a Links<'a>,
}

impl Pen<'_> {
    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Heading { level, text } => html! {
                p class={ "heading level-" (level) } role="heading" aria-level=(level + 2) { (self.answerable(text)) }
            },
            Block::Paragraph { text } => html! { p .text { (self.answerable(text)) } },
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

    /// A line whose loose numbers can be answered for.
    fn answerable(&self, text: &[Inline]) -> Markup {
        let Some(answer) = self.links.loose else { return self.run(text) };
        let mut nth = 0;
        html! {
            @for (at, it) in text.iter().enumerate() {
                @if let Inline::Text { text } = it { (loose(text, at == 0, answer, &mut nth)) }
                @else { (self.inline(it)) }
            }
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

/// A text in which the numbers nobody answers for are marked.
fn loose(text: &str, begins: bool, answer: Answer<'_>, nth: &mut usize) -> Markup {
    let mut parts: Vec<(&str, Option<String>)> = Vec::new();
    let mut at = 0;
    for found in numerals::find(text, Setting { begins, own: answer.own }) {
        if found.kind.is_fixed() {
            continue;
        }
        parts.push((&text[at..found.range.start], None));
        parts.push((&text[found.range.clone()], Some((answer.link)(*nth))));
        at = found.range.end;
        *nth += 1;
    }
    parts.push((&text[at..], None));
    html! {
        @for (text, link) in parts {
            @match link {
                Some(link) => a .loose href=(link) title="手工写的数，还没有说明出处" { (text) },
                None => (text),
            }
        }
    }
}

fn mark(doubts: &[Doubt]) -> Markup {
    html! { @if !doubts.is_empty() { sup .doubt-mark { "存疑" } } }
}
