//! A paper as plain text, for pasting into a message or comparing two drafts.

use crate::clean::clean;
use crate::{Block, Doubt, Inline, Paper};

/// Two full-width spaces: the indent of a Chinese paragraph.
const INDENT: &str = "　　";

/// Candidates written into the line; more of them would bury the sentence.
const FEW: usize = 7;

/// The paper as plain text, every doubtful value followed by its candidates.
pub fn write(paper: &Paper) -> String {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(paper.draft_note.clone());
    lines.extend(paper.title.iter().cloned());
    lines.push(String::new());
    lines.extend(paper.addressee.as_ref().map(|it| format!("{it}：")));
    for block in &paper.blocks {
        lines.extend(block_lines(block));
    }
    lines.push(String::new());
    lines.push(paper.signer.clone());
    lines.push(marked(&paper.signed));
    clean(&lines.join("\n")) + "\n"
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text } => vec![format!("{INDENT}{}", marked(text))],
        Block::Slot { wanted } => vec![format!("{INDENT}{}", slot(wanted))],
        Block::Table { title, head, rows } => {
            let body = rows.iter().map(|row| {
                let cells: Vec<String> = row.iter().map(|cell| marked(cell)).collect();
                cells.join("\t")
            });
            [title.clone(), head.join("\t")].into_iter().chain(body).collect()
        }
        Block::Chart { title, unit, bars } => {
            let bars = bars.iter().map(|it| format!("{}\t{}", it.label, marked(&it.value)));
            [format!("{title}（单位：{unit}）")].into_iter().chain(bars).collect()
        }
    }
}

/// What stands where no records exist yet, the same words in every document.
pub fn slot(wanted: &str) -> String {
    format!("【此处待补：{wanted}】")
}

fn marked(inlines: &[Inline]) -> String {
    inlines.iter().map(|it| format!("{}{}", it.plain(), mark(it.doubts()))).collect()
}

/// `〔存疑：候选 A、B〕`, or nothing where there is no doubt.
fn mark(doubts: &[Doubt]) -> String {
    if doubts.is_empty() {
        return String::new();
    }
    match doubts {
        [one] if FEW < one.candidates.len() => format!("〔存疑：候选 {} 个〕", one.candidates.len()),
        [one] if !one.candidates.is_empty() => format!("〔存疑：候选 {}〕", one.candidates.join("、")),
        [_] => "〔存疑〕".to_owned(),
        several => format!("〔存疑 {} 处〕", several.len()),
    }
}
