//! A notice as a paper in the layout of GB/T 9704, for the Word file and the sheet.

use paper::{Block, Inline, Paper};

use super::frozen::Frozen;
use crate::papers::chinese_day;

/// The paper; a draft says that it is one.
pub fn document(it: &Frozen, draft: bool) -> Paper {
    let paragraph = |text: String| Block::Paragraph { text: vec![Inline::text(text)] };
    let heading = |text: &str| Block::Heading { level: 1, text: vec![Inline::text(text)] };
    let mut blocks: Vec<Block> = it
        .text
        .lines()
        .filter(|it| !it.trim().is_empty())
        .map(|it| paragraph(it.trim().to_owned()))
        .collect();
    if !matches!(it.basis.as_str(), "无" | "不适用" | "未报" | "") {
        blocks.push(paragraph(format!("公示依据：{}。", it.basis)));
    }
    blocks.push(heading("一、公示期"));
    blocks.push(paragraph(format!(
        "{}至{}，共{}个工作日。",
        chinese_day(it.begins),
        chinese_day(it.ends),
        it.days
    )));
    blocks.push(heading("二、异议的提出"));
    blocks.extend(
        it.objecting.lines().filter(|it| !it.trim().is_empty()).map(|it| paragraph(it.trim().to_owned())),
    );
    blocks.push(paragraph(format!("联系人：{}；联系电话：{}。", it.contact, it.phone)));
    if !it.supervision.is_empty() {
        blocks.push(paragraph(format!("监督电话：{}。", it.supervision)));
    }
    blocks.push(heading("三、公示名单"));
    blocks.push(table(it));
    Paper {
        title: vec![it.title.clone()],
        addressee: None,
        blocks,
        signer: it.signer.clone(),
        signed: vec![Inline::text(chinese_day(it.begins))],
        draft_note: draft.then(|| "拟稿，还没有发布".to_owned()),
    }
}

fn table(it: &Frozen) -> Block {
    let cell = |text: &str| vec![Inline::text(text)];
    let row = |(at, it): (usize, &super::frozen::FrozenRow)| {
        let number = vec![Inline::text((at + 1).to_string())];
        [number].into_iter().chain(it.cells.iter().map(|it| cell(it))).collect()
    };
    Block::Table {
        title: format!("公示名单（共{}项）", it.rows.len()),
        head: ["序号".to_owned()].into_iter().chain(it.head.iter().cloned()).collect(),
        rows: it.rows.iter().enumerate().map(row).collect(),
    }
}
