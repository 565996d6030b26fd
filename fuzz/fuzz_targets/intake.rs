//! Any bytes, read as whatever they seem to be: a text or a sentence, never a panic;
//! and what was read of a Word document takes comments.
#![no_main]

use check::text::{Block, Span};
use intake::{Kind, word};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = intake::read(bytes) else { return };
    let characters = source.text.characters.chars().count();
    for block in &source.text.blocks {
        let spans: Vec<Span> = match block {
            Block::Paragraph { span, .. } => vec![*span],
            Block::Table { rows, .. } => rows.iter().flatten().map(|it| it.span).collect(),
        };
        assert!(spans.iter().all(|it| it.from <= it.to && it.to <= characters));
    }
    if source.kind == Kind::Word {
        let note = word::Note { span: Span::new(characters / 3, characters / 2), lines: vec!["看".to_owned()] };
        if let Ok(done) = word::comment(bytes, &[note]) {
            assert_eq!(intake::read(&done).map(|it| it.text), Ok(source.text));
        }
    }
});
