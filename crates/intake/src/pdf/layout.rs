//! Pages become paragraphs and tables, across the edges of pages.

use check::text::Text;

use super::{
    drawn::{Drawn, Seen},
    grid::{Field, Grid, grids},
    lines::{Line, join, lines},
};
use crate::{Refusal, gathered::Gathered};

/// What was read so far, in reading order.
#[derive(Default)]
pub(super) struct Layout {
    items: Vec<(u32, Item)>,
}

enum Item {
    Line(Line),
    Table(Vec<Vec<(Field, String)>>, Vec<i32>),
}

/// Edges of columns may differ by so much from page to page, in hundredths of a point.
const NEAR: i32 = 400;

impl Layout {
    pub(super) fn page(&mut self, number: u32, seen: &Seen) {
        let mut tables: Vec<(Grid, Vec<Vec<Vec<Drawn>>>)> = Vec::new();
        for grid in grids(&seen.rulings) {
            let empty = grid.cells.iter().map(|row| vec![Vec::new(); row.len()]).collect();
            tables.push((grid, empty));
        }
        let mut free = Vec::new();
        for it in &seen.glyphs {
            let home = tables.iter_mut().find_map(|(grid, cells)| {
                let (row, at) = grid.cell_of(it)?;
                cells.get_mut(row)?.get_mut(at)
            });
            match home {
                Some(cell) => cell.push(*it),
                None => free.push(*it),
            }
        }
        let mut found: Vec<(i32, Item)> = Vec::new();
        for (grid, cells) in tables {
            let top = grid.rows.first().copied().unwrap_or(0);
            found.push((top, Item::Table(written(&grid, &cells), grid.columns)));
        }
        let mut free = lines(&free);
        without_page_number(&mut free);
        found.extend(free.into_iter().map(|it| (it.base, Item::Line(it))));
        found.sort_by_key(|it| it.0);
        for (at, (_, item)) in found.into_iter().enumerate() {
            match (item, self.items.last_mut()) {
                (Item::Table(rows, columns), Some((_, Item::Table(before, edges))))
                    if at == 0 && alike(&columns, edges) =>
                {
                    go_on(before, rows);
                }
                (item, _) => self.items.push((number, item)),
            }
        }
    }

    pub(super) fn text(self) -> Result<Text, Refusal> {
        let margins = Margins::of(&self.items);
        let mut res = Gathered::default();
        let mut open: Option<(u32, String, Line)> = None;
        for (page, item) in self.items {
            match item {
                Item::Line(line) => match &mut open {
                    Some((_, text, last)) if margins.goes_on(last, &line) => {
                        join(text, &line.text);
                        *last = line;
                    }
                    _ => {
                        close(&mut res, open.take())?;
                        open = Some((page, line.text.clone(), line));
                    }
                },
                Item::Table(rows, _) => {
                    close(&mut res, open.take())?;
                    res.page = Some(page);
                    for row in rows {
                        res.row();
                        for (field, text) in row {
                            res.cell(&text, field.columns, field.rows)?;
                        }
                    }
                    res.end_table();
                }
            }
        }
        close(&mut res, open)?;
        Ok(res.text())
    }
}

fn close(res: &mut Gathered, open: Option<(u32, String, Line)>) -> Result<(), Refusal> {
    if let Some((page, text, _)) = open {
        res.page = Some(page);
        res.paragraph(&text)?;
    }
    Ok(())
}

/// What the lines of the whole paper keep to.
struct Margins {
    right: i32,
    left: i32,
    pitch: i32,
}

impl Margins {
    fn of(items: &[(u32, Item)]) -> Margins {
        let all: Vec<(u32, &Line)> = items
            .iter()
            .filter_map(|it| if let Item::Line(line) = &it.1 { Some((it.0, line)) } else { None })
            .collect();
        let long = || all.iter().filter(|it| 12 < it.1.text.chars().count());
        let mut steps: Vec<i32> = all
            .windows(2)
            .filter(|it| it[0].0 == it[1].0)
            .map(|it| it[1].1.base - it[0].1.base)
            .filter(|it| 0 < *it)
            .collect();
        steps.sort_unstable();
        Margins {
            left: long().map(|it| it.1.left).min().unwrap_or(0),
            right: long().map(|it| it.1.right).max().unwrap_or(0),
            pitch: steps.get(steps.len() / 2).copied().unwrap_or(0),
        }
    }

    /// Whether a line is the next one of the same paragraph: the last one was full,
    /// this one is neither indented nor set apart.
    fn goes_on(&self, last: &Line, next: &Line) -> bool {
        let em = last.size.max(1);
        let full = self.right - last.right < em * 5 / 2;
        let indented = em < next.left - self.left;
        let same_size = (last.size - next.size).abs() * 6 < em;
        // A line above the last one stands on the next page.
        let step = next.base - last.base;
        let near = step <= 0 || step * 5 <= self.pitch * 8;
        full && !indented && same_size && near
    }
}

/// The number at the head or foot of a page is not part of what it says.
fn without_page_number(lines: &mut Vec<Line>) {
    let is_number = |it: &Line| {
        let bare: String =
            it.text.chars().filter(|it| !it.is_whitespace() && !"—–-－―·第页共/".contains(*it)).collect();
        !bare.is_empty() && bare.len() <= 8 && bare.bytes().all(|it| it.is_ascii_digit())
    };
    if lines.last().is_some_and(is_number) {
        lines.pop();
    }
    if lines.first().is_some_and(is_number) {
        lines.remove(0);
    }
}

fn written(grid: &Grid, cells: &[Vec<Vec<Drawn>>]) -> Vec<Vec<(Field, String)>> {
    let text = |glyphs: &[Drawn]| {
        let mut res = String::new();
        lines(glyphs).iter().for_each(|it| join(&mut res, &it.text));
        res
    };
    let row = |it: (&Vec<Field>, &Vec<Vec<Drawn>>)| {
        it.0.iter().zip(it.1).map(|(field, glyphs)| (*field, text(glyphs))).collect()
    };
    grid.cells.iter().zip(cells).map(row).collect()
}

fn alike(one: &[i32], other: &[i32]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|it| (it.0 - it.1).abs() <= NEAR)
}

/// A table goes on over the page; its head is printed again.
fn go_on(before: &mut Vec<Vec<(Field, String)>>, rows: Vec<Vec<(Field, String)>>) {
    let texts = |row: &[(Field, String)]| row.iter().map(|it| it.1.clone()).collect::<Vec<_>>();
    let head = before.iter().zip(&rows).take_while(|it| texts(it.0) == texts(it.1)).count();
    before.extend(rows.into_iter().skip(head));
}
