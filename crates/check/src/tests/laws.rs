//! What holds of every text, sensible or not.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::corpus::{FILES, cases};
use crate::{Report, Text, check, check_damaged, text::Block};

fn is_lawful(text: &Text, report: &Report) {
    let length = text.characters.chars().count();
    assert_eq!(report.characters, length);
    let ids: Vec<&str> = report.quantities.iter().map(|it| it.id.as_str()).collect();
    let mut last = 0;
    for it in &report.quantities {
        let span = it.span.0;
        assert!(last <= span.from && span.to <= length, "{it:?}");
        let printed: String = text.characters.chars().skip(span.from).take(span.to - span.from).collect();
        assert_eq!(printed, it.text);
        last = span.to;
    }
    let known: std::collections::HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len());
    assert!(report.relations.iter().flat_map(|it| &it.quantities).all(|it| known.contains(it.as_str())));
    for it in &report.findings {
        assert!(it.span.0.from <= it.span.0.to && it.span.0.to <= length);
        assert!(!it.message.is_empty() && !it.rule.is_empty());
    }
}

/// A paper of about this many bytes, from everything the corpus says.
fn paper(bytes: usize) -> String {
    let all: Vec<String> = FILES.iter().flat_map(|(_, source)| cases(source)).map(|it| it.text).collect();
    let once = all.join("\n\n");
    once.repeat(bytes / once.len() + 1)
}

fn time(text: &str) -> Duration {
    let text = Text::plain(text);
    let started = Instant::now();
    let report = check(&text);
    assert!(report.characters > 0);
    started.elapsed()
}

#[test]
fn four_times_the_text_is_not_sixteen_times_the_work() {
    let shapes: Vec<(&str, String)> = vec![
        ("a paper", paper(8_000)),
        ("one sentence without end", "其中发明5件、".repeat(300)),
        ("numbers without words", "1,234.5%、".repeat(250)),
        ("one digit", "7".repeat(8_000)),
        ("open brackets", "(34项".repeat(250)),
        ("open quotations", "“34项".repeat(250)),
        ("totals of totals", "共34项，其中14项，".repeat(100)),
        ("Chinese numerals", "一百二十三万四千".repeat(300)),
        ("rates", "增长5%，比去年同期的".repeat(150)),
        ("headings", "一、总体情况\n".repeat(300)),
        ("a wide table", ("1\t2\t3\t合计\t".repeat(20) + "\n").repeat(12)),
        ("a long table", "甲\t1\t2\t3\n".repeat(120)),
        ("holes", "201年月13日，其中发明件、实用新型22件。".repeat(15)),
    ];
    for (name, once) in shapes {
        let more = once.repeat(4);
        time(&once);
        let least = |text: &str| (0..2).map(|_| time(text)).min().unwrap();
        let (one, four) = (least(&once), least(&more));
        eprintln!("{name}: {one:?} for {} bytes, {four:?} for four times", once.len());
        assert!(four < one * 9 + Duration::from_millis(100), "{name}: {one:?}, four times {four:?}");
    }
}

#[test]
fn a_block_beyond_the_text_does_no_harm() {
    let mut text = Text::plain("共34项，其中结转14项。");
    text.blocks.push(Block::Paragraph { span: crate::text::Span::new(5, 900), page: None });
    check(&text);
}

#[test]
fn every_text_of_the_corpus_is_lawful() {
    for (_, source) in FILES {
        for case in cases(source) {
            let text = Text::plain(&case.text);
            is_lawful(&text, &check(&text));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}") {
        let text = Text::plain(&text);
        is_lawful(&text, &check(&text));
    }

    #[test]
    fn anything_like_a_paper_is_read_without_harm(
        text in "([0-9]{0,6}|[一二三十百千万亿两第]{1,3}|[件项家万元亿%年月日个人次]{1,3}|其中|分别|占|增长|比上年|同比|目标|完成|合计|共|、|，|。|：|；|\n|\t|\\||（|）|\\.|-|至|“|”|余|以上){0,60}"
    ) {
        let text = Text::plain(&text);
        is_lawful(&text, &check(&text));
        is_lawful(&text, &check_damaged(&text, &['5', '6']));
    }

    #[test]
    fn a_report_says_the_same_twice(text in "[0-9件项，。其中共、]{0,60}") {
        let text = Text::plain(&text);
        prop_assert_eq!(check(&text), check(&text));
    }
}
