//! Characters become lines, and lines text.

use super::drawn::Drawn;

/// A printed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) base: i32,
    pub(super) size: i32,
}

/// Lines from the top, their characters from the left.
pub(super) fn lines(glyphs: &[Drawn]) -> Vec<Line> {
    let mut all: Vec<Drawn> = glyphs.to_vec();
    all.sort_by_key(|it| it.base);
    let mut res: Vec<Vec<Drawn>> = Vec::new();
    for it in all {
        match res.last_mut() {
            Some(line) if same_line(line, &it) => line.push(it),
            _ => res.push(vec![it]),
        }
    }
    res.into_iter().filter_map(line).collect()
}

/// Characters of one line stand on one base, but for what is raised or lowered.
fn same_line(line: &[Drawn], it: &Drawn) -> bool {
    let Some(first) = line.first() else { return false };
    it.base - first.base < first.size.max(it.size) / 2
}

fn line(mut glyphs: Vec<Drawn>) -> Option<Line> {
    glyphs.sort_by_key(|it| it.left);
    let mut text = String::new();
    let mut before: Option<Drawn> = None;
    for it in &glyphs {
        let apart = before.is_some_and(|before| {
            let gap = it.left - before.right;
            let word = before.what.is_ascii_alphanumeric() && it.what.is_ascii_alphanumeric();
            it.size < gap || word && it.size / 4 < gap
        });
        if (apart || it.what.is_whitespace()) && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        if !it.what.is_whitespace() {
            text.push(it.what);
        }
        before = Some(*it);
    }
    let inked = || glyphs.iter().filter(|it| !it.what.is_whitespace());
    let text = text.trim_end().to_owned();
    Some(Line {
        left: inked().map(|it| it.left).min()?,
        right: inked().map(|it| it.right).max()?,
        base: inked().map(|it| it.base).max()?,
        size: inked().map(|it| it.size).max()?,
        text,
    })
}

/// A line goes on in the next one: words keep apart, everything else does not.
pub(super) fn join(text: &mut String, next: &str) {
    let letter = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphabetic());
    if letter(text.chars().next_back()) && letter(next.chars().next()) {
        text.push(' ');
    }
    text.push_str(next);
}
