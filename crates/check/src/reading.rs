//! A page with its quantities, each in its sentence, with the words before it and the part it plays.

use crate::{
    page::{Line, Page, is_break, is_stop},
    place::{Place, Places},
    quantity::{Mention, scan},
    role::{Role, role, sets_aim},
    text::{Span, Text},
};

/// A sentence without an end is cut here: work per quantity stays bounded.
const LONGEST_SENTENCE: usize = 1_200;

pub(crate) struct Reading {
    pub(crate) page: Page,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) places: Places,
    pub(crate) sentences: Vec<Sentence>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) line: usize,
    /// Of `Reading::mentions`.
    pub(crate) mentions: std::ops::Range<usize>,
}

impl Reading {
    pub(crate) fn new(text: &Text, holed: bool) -> Reading {
        let page = Page { holed, ..Page::new(text) };
        let mut mentions = Vec::new();
        for (index, line) in page.lines.iter().enumerate() {
            scan(&page, *line, index, &mut mentions);
        }
        let mut reading = Reading { page, mentions, places: Places::default(), sentences: Vec::new() };
        reading.cut();
        reading
    }

    fn cut(&mut self) {
        let mut next = 0;
        for index in 0..self.page.lines.len() {
            let line = self.page.lines[index];
            for span in sentences(&self.page, line, &self.mentions[next..]) {
                let first = next;
                while self.mentions.get(next).is_some_and(|it| it.span.to <= span.to && it.line() == index) {
                    next += 1;
                }
                self.cut_at(span, first, next, index);
            }
        }
    }

    fn cut_at(&mut self, span: Span, first: usize, next: usize, line: usize) {
        let sentence = self.sentences.len();
        let (mut at, mut segment) = (span.from, 0);
        let mut open: Vec<Option<usize>> = Vec::new();
        let mut before = None;
        let mut seen = span.from;
        for index in first..next {
            let mention = &mut self.mentions[index];
            let gap = Span::new(at, mention.span.from);
            let mut lead = gap;
            for place in gap.range() {
                let it = self.page.chars[place];
                match it {
                    '(' if seen <= place => open.push(before),
                    ')' if seen <= place => drop(open.pop()),
                    ';' if seen <= place => segment += 1,
                    _ => {}
                }
                if is_break(it) || matches!(it, '、' | '(' | ')') {
                    lead.from = place + 1;
                }
            }
            let depth = u8::try_from(open.len()).unwrap_or(u8::MAX);
            let opened = open.last().copied().flatten();
            // 年度任务（80家）的65%: the words that name it stand before the bracket.
            if lead.is_empty() && lead.from > gap.from && self.page.chars[lead.from - 1] == '(' {
                let to = lead.from - 1;
                let from = (gap.from..to)
                    .rev()
                    .find(|at| is_break(self.page.chars[*at]) || self.page.chars[*at] == '、');
                lead = Span::new(from.map_or(gap.from, |it| it + 1), to);
            }
            let role = role(&self.page, mention, gap, lead, span);
            mention.aimed = role == Role::Target && sets_aim(self.page.of(lead));
            self.places.push(Place { sentence, gap, before, lead, depth, opened, segment, role });
            seen = mention.span.to;
            if mention.counts() {
                at = mention.span.to;
                before = Some(index);
            }
        }
        self.sentences.push(Sentence { span, line, mentions: first..next });
    }

    pub(crate) fn place(&self, index: usize) -> Place {
        self.places.of(index)
    }

    pub(crate) fn gap(&self, index: usize) -> &[char] {
        self.page.of(self.place(index).gap)
    }

    pub(crate) fn lead(&self, index: usize) -> &[char] {
        self.page.of(self.place(index).lead)
    }

    /// What follows a mention, as far as the sentence goes and not farther than a few words.
    pub(crate) fn after(&self, index: usize, most: usize) -> &[char] {
        let from = self.mentions[index].span.to;
        let to = self.sentences[self.place(index).sentence].span.to;
        self.page.of(Span::new(from, to.min(from + most)))
    }

    pub(crate) fn printed(&self, index: usize) -> String {
        self.page.string(self.mentions[index].span)
    }

    pub(crate) fn in_table(&self, index: usize) -> bool {
        self.page.lines[self.mentions[index].line()].table.is_some()
    }
}

/// The sentences of a line; a stop inside a mention ends none.
fn sentences(page: &Page, line: Line, mentions: &[Mention]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = line.span.from;
    let mut next = 0;
    for at in line.span.range() {
        while mentions.get(next).is_some_and(|it| it.span.to <= at) {
            next += 1;
        }
        let inside = mentions.get(next).is_some_and(|it| it.span.from < at && at < it.span.to);
        let ends = is_stop(page.chars[at]) || (at - from >= LONGEST_SENTENCE && is_break(page.chars[at]));
        if !inside && (ends || at - from >= 2 * LONGEST_SENTENCE) {
            found.push(Span::new(from, at + 1));
            from = at + 1;
        }
    }
    if from < line.span.to {
        found.push(Span::new(from, line.span.to));
    }
    found
}
