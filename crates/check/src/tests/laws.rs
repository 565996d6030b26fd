//! What holds of every text, sensible or not.

use proptest::prelude::*;

use super::corpus::{FILES, cases};
use crate::{
    Report, Text, check, check_damaged,
    report::{QuantityId, RelationId},
    strips_to,
    text::Block,
};

fn is_lawful(text: &Text, report: &Report) {
    let length = text.characters.chars().count();
    assert_eq!(report.characters, length);
    let mut last = 0;
    for (place, it) in report.quantities.iter().enumerate() {
        assert_eq!(it.id, QuantityId::at(place));
        let span = it.span.0;
        assert!(last <= span.from && span.to <= length, "{it:?}");
        let printed: String = text.characters.chars().skip(span.from).take(span.to - span.from).collect();
        assert_eq!(printed, it.text);
        last = span.to;
    }
    let known = report.quantities.len();
    assert!(report.relations.iter().flat_map(|it| &it.quantities).all(|it| it.place() < known));
    assert!(report.relations.iter().enumerate().all(|(place, it)| it.id == RelationId::at(place)));
    for it in &report.findings {
        assert!(it.span.0.from <= it.span.0.to && it.span.0.to <= length);
        assert!(!it.message.is_empty() && !it.rule.is_empty());
    }
}

#[test]
fn a_block_beyond_the_text_does_no_harm() {
    let mut text = Text::plain("共34项，其中结转14项。");
    text.blocks.push(Block::Paragraph { span: crate::text::Span::new(5, 900), page: None });
    check(&text);
}

/// Also for a text that was said to have lost digits and has them.
fn is_recovered_lawfully(text: &str) {
    let (text, lost) = (Text::plain(text), ['5', '6']);
    let report = check_damaged(&text, &lost);
    is_lawful(&text, &report);
    for it in &report.quantities {
        let all = || it.candidates.iter().chain(&it.further);
        assert!(all().all(|one| strips_to(one, &it.text, &lost)), "{it:?}");
        assert!(it.further.iter().all(|one| !it.candidates.contains(one)), "{it:?}");
        assert!(it.damaged || it.further.is_empty(), "{it:?}");
    }
}

#[test]
fn a_number_that_still_has_a_digit_said_to_be_lost_gets_no_candidates() {
    is_recovered_lawfully("授权专利120件，比去年同期的050件增加20件，增长20%。");
    is_recovered_lawfully("项目编号2016GZ027，合同编号201GZ027。");
    is_recovered_lawfully("5月日升客流下降，每月5日报送，月底前完成整改。当月15日开会。");
    is_recovered_lawfully(
        "类别\t金额（万元）\n合计\t150\n一、工业小计\t100\n数控机床\t60\n新型陶瓷\t41\n二、农业小计\t50\n石斛育\t30\n稻种\t20",
    );
}

#[test]
fn a_candidate_keeps_the_full_width_marks_that_were_printed() {
    is_recovered_lawfully("补助比例为利428件．107件，占25；实用新型214件，占50；外观设");
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
        let plain = Text::plain(&text);
        is_lawful(&plain, &check(&plain));
        is_recovered_lawfully(&text);
    }

    #[test]
    fn a_report_says_the_same_twice(text in "[0-9件项，。其中共、]{0,60}") {
        let text = Text::plain(&text);
        prop_assert_eq!(check(&text), check(&text));
    }
}
