//! One Word comment for every doubt: what is printed, what it may be, and why it is doubted.

use super::xml::{DECLARATION, NAMESPACE, run_content};
use crate::Doubt;

/// The comments part; a comment's number is its place in `doubts`.
pub(super) fn write(doubts: &[&Doubt]) -> String {
    let comments: String = doubts.iter().enumerate().map(|(id, doubt)| comment(id, doubt)).collect();
    format!("{DECLARATION}<w:comments {NAMESPACE}>{comments}</w:comments>")
}

/// A comment without a date, because the same paper must give the same bytes.
fn comment(id: usize, doubt: &Doubt) -> String {
    let paragraphs: String = lines(doubt)
        .iter()
        .map(|line| {
            let content = run_content(line);
            format!(r#"<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r>{content}</w:r></w:p>"#)
        })
        .collect();
    format!(r#"<w:comment w:id="{id}" w:author="科知" w:initials="科知">{paragraphs}</w:comment>"#)
}

fn lines(doubt: &Doubt) -> Vec<String> {
    let candidates =
        if doubt.candidates.is_empty() { "尚无".to_owned() } else { doubt.candidates.join("、") };
    vec![
        format!("存疑：{}", doubt.subject),
        format!("原文：{}", doubt.printed),
        format!("候选：{candidates}"),
        format!("原因：{}", doubt.reason),
    ]
}
