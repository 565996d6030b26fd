//! A table as rows and columns: merged cells laid out, heads told from numbers.

use super::label;
use crate::{
    reading::Reading,
    report::Kind,
    text::{Cell, Span},
    unit::Unit,
};

/// Heads have no more rows.
const MOST_HEADS: usize = 4;
/// No more columns are looked at.
const WIDEST: usize = 120;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) span: Span,
    /// The quantity that is all there is in the cell.
    pub(crate) number: Option<usize>,
    /// Something stands there that is no number.
    pub(crate) words: bool,
    /// A merged cell goes on here.
    pub(crate) again: bool,
}

pub(crate) struct Grid {
    pub(crate) rows: Vec<Vec<Slot>>,
    pub(crate) width: usize,
    /// How many rows are head.
    pub(crate) head: usize,
    /// The words over a column, top row first.
    pub(crate) heads: Vec<Vec<String>>,
    pub(crate) units: Vec<Option<Unit>>,
    /// The words before the first number of a row.
    pub(crate) labels: Vec<String>,
}

impl Grid {
    pub(crate) fn new(rows: &[Vec<Cell>], reading: &Reading, line: &mut usize, next: &mut usize) -> Grid {
        let mut laid: Vec<Vec<Slot>> = Vec::new();
        let mut held: Vec<(usize, Slot)> = Vec::new();
        for row in rows {
            let mut slots: Vec<Slot> = Vec::new();
            for cell in row {
                while let Some((left, slot)) = held.get_mut(slots.len()).filter(|it| it.0 > 0) {
                    *left -= 1;
                    let again = Slot { again: true, number: None, ..*slot };
                    slots.push(again);
                }
                let slot = slot(reading, *line, next, *cell);
                *line += 1;
                for column in 0..cell.columns.clamp(1, WIDEST) {
                    if slots.len() >= WIDEST {
                        break;
                    }
                    let at = slots.len();
                    if held.len() <= at {
                        held.resize(at + 1, (0, Slot::default()));
                    }
                    held[at] = (cell.rows.clamp(1, rows.len()).saturating_sub(1), slot);
                    slots.push(if column == 0 { slot } else { Slot { again: true, number: None, ..slot } });
                }
            }
            while let Some((left, slot)) = held.get_mut(slots.len()).filter(|it| it.0 > 0) {
                *left -= 1;
                let again = Slot { again: true, number: None, ..*slot };
                slots.push(again);
            }
            laid.push(slots);
        }
        let width = laid.iter().map(Vec::len).max().unwrap_or(0);
        laid.iter_mut().for_each(|it| it.resize(width, Slot::default()));
        let mut grid =
            Grid { rows: laid, width, head: 0, heads: Vec::new(), units: Vec::new(), labels: Vec::new() };
        grid.name(reading);
        grid
    }

    fn name(&mut self, reading: &Reading) {
        let is_head = |row: &&Vec<Slot>| row.iter().all(|it| it.number.is_none_or(|it| is_year(reading, it)));
        self.head = self.rows.iter().take(MOST_HEADS).take_while(is_head).count();
        if self.head == self.rows.len() {
            self.head = self.head.min(1);
        }
        let words =
            |slot: &Slot| reading.page.string(slot.span).split_whitespace().collect::<Vec<_>>().join("");
        for column in 0..self.width {
            let mut names: Vec<String> = Vec::new();
            for row in 0..self.head {
                let name = words(&self.rows[row][self.over(row, column)]);
                if !name.is_empty() && names.last() != Some(&name) {
                    names.push(name);
                }
            }
            self.units.push(names.iter().rev().find_map(|it| label::unit(it)));
            self.heads.push(names);
        }
        let label = |row: &Vec<Slot>| {
            let named = row
                .iter()
                .take_while(|it| it.number.is_none() || it.span == row[0].span)
                .filter(|it| it.words);
            let mut names: Vec<String> = named.map(words).filter(|it| !it.is_empty()).collect();
            names.dedup();
            names.last().cloned().unwrap_or_default()
        };
        self.labels = self.rows.iter().map(label).collect();
    }

    /// Which column says what stands over this one: drawn as text, a merged head leaves the cells
    /// to its right empty, and those below it are named.
    fn over(&self, row: usize, column: usize) -> usize {
        let named = |row: usize, column: usize| !self.rows[row][column].span.is_empty();
        let below = row + 1 < self.head && named(row + 1, column);
        if named(row, column) || !below || column == 0 {
            return column;
        }
        (0..column).rev().find(|it| named(row, *it)).filter(|it| named(row + 1, *it)).unwrap_or(column)
    }

    pub(crate) fn body(&self) -> std::ops::Range<usize> {
        self.head..self.rows.len()
    }

    pub(crate) fn number(&self, row: usize, column: usize) -> Option<usize> {
        self.rows[row][column].number
    }

    /// Where nothing at all stands, no dash and no nought; none if something does or there is no cell.
    pub(crate) fn empty(&self, row: usize, column: usize) -> Option<Span> {
        let slot = self.rows[row][column];
        (slot.span.is_empty() && slot.span.to > 0 && !slot.again).then_some(slot.span)
    }

    /// The words nearest over the column.
    pub(crate) fn leaf(&self, column: usize) -> &str {
        self.heads[column].last().map_or("", String::as_str)
    }

    pub(crate) fn whole_head(&self, column: usize) -> String {
        self.heads[column].join("")
    }

    /// The words over several columns, where there are two rows of heads.
    pub(crate) fn group(&self, column: usize) -> Option<&str> {
        (self.heads[column].len() > 1).then(|| self.heads[column][0].as_str())
    }

    pub(crate) fn is_total(&self, row: usize) -> bool {
        label::total(&self.labels[row]) == label::Total::All
    }

    /// Whether a column is the sum of the others.
    pub(crate) fn is_sum(&self, column: usize) -> bool {
        label::total(self.leaf(column)) == label::Total::All
    }

    /// The words over the table: the line before its first cell.
    pub(crate) fn caption<'a>(&self, reading: &'a Reading) -> &'a [char] {
        let Some(first) = self.rows.first().and_then(|it| it.first()) else { return &[] };
        let lines = &reading.page.lines;
        let at = lines.partition_point(|it| it.span.to <= first.span.from);
        let before = at.checked_sub(1).map(|it| lines[it]).filter(|it| it.table.is_none());
        before.map_or(&[], |it| reading.page.of(it.span))
    }

    /// What a cell counts, in words, and in which unit; none where that is not said.
    pub(crate) fn named(
        &self,
        reading: &Reading,
        row: usize,
        column: usize,
        alone: bool,
    ) -> Option<(String, &'static str)> {
        let bare = |it: &str| it.split(['(', '（']).next().unwrap_or("").to_owned();
        let label = &self.labels[row];
        let plain = label.trim_start_matches(|it: char| {
            it.is_ascii_digit() || "、.（）()一二三四五六七八九十".contains(it)
        });
        let words = match label::total(label) {
            label::Total::All => bare(&self.whole_head(column)),
            label::Total::Part => return None,
            label::Total::None if alone => bare(plain),
            label::Total::None => bare(plain) + &bare(&self.whole_head(column)),
        };
        let own = reading.mentions[self.number(row, column)?].unit;
        let unit = if own == Unit::NONE { label::unit(label).filter(|it| it.power == 0)? } else { own };
        Some((words, unit.base))
    }

    /// Whether the numbers of a column can be added: no rates, no ranks, no names.
    pub(crate) fn adds(&self, reading: &Reading, column: usize) -> bool {
        let head = self.whole_head(column);
        let numbers = || self.body().filter_map(|row| self.number(row, column)).take(20);
        let rate =
            label::is_rate(&head) && !numbers().any(|it| matches!(reading.mentions[it].kind, Kind::Money));
        !rate
            && !label::is_name(&head)
            && numbers().next().is_some()
            && numbers().all(|it| reading.mentions[it].adds())
    }

    /// A cell with words where numbers are expected: the column cannot be added up.
    /// In a text that lost digits an empty cell may have held a number.
    pub(crate) fn blank_or_number(&self, row: usize, column: usize, holed: bool) -> bool {
        let slot = self.rows[row][column];
        let open = slot.words || holed && slot.span.is_empty();
        slot.number.is_some() || !open
    }
}

fn is_year(reading: &Reading, index: usize) -> bool {
    let it = &reading.mentions[index];
    let year = it.value.is_some_and(|it| (1990.into()..=2060.into()).contains(&it));
    it.unit == Unit::NONE && it.kind == Kind::Number && year
}

fn slot(reading: &Reading, line: usize, next: &mut usize, cell: Cell) -> Slot {
    while reading.mentions.get(*next).is_some_and(|it| it.line() < line) {
        *next += 1;
    }
    let mut first = None;
    let mut count = 0;
    while reading.mentions.get(*next).is_some_and(|it| it.line() == line) {
        first = first.or(Some(*next));
        count += 1;
        *next += 1;
    }
    let text = reading.page.of(cell.span);
    let blank = text.iter().all(|it| it.is_whitespace() || matches!(it, '-' | '—' | '/' | '\\'));
    let number = first.filter(|it| {
        let mention = &reading.mentions[*it];
        let around = text.len() - (mention.span.to - mention.span.from).min(text.len());
        let rest = reading
            .page
            .of(Span::new(cell.span.from, mention.span.from))
            .iter()
            .chain(reading.page.of(Span::new(mention.span.to, cell.span.to)));
        count == 1
            && mention.counts()
            && (around == 0
                || rest.into_iter().all(|it| it.is_whitespace() || matches!(it, '+' | '-' | '↑' | '↓')))
    });
    Slot { span: cell.span, number, words: !blank && number.is_none(), again: false }
}
