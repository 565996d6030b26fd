use expect_test::expect;

use crate::{Bar, Chart, Layout, Series, fitted, length};

fn bar(size: i64, link: &str) -> Option<Bar> {
    Some(Bar { size, text: size.to_string(), link: link.to_owned(), unsure: size == 3 })
}

fn chart(layout: Layout, years: &[&str]) -> Chart {
    let series = |(at, label): (usize, &&str)| Series {
        label: (*label).to_owned(),
        bars: vec![bar(12 + i64::try_from(at).unwrap(), "/patent?a=1&b=2"), bar(3, "/patent"), None],
    };
    Chart {
        key: "patents".to_owned(),
        title: "专利申请".to_owned(),
        description: "按月，今年与上年同期".to_owned(),
        unit: "件".to_owned(),
        layout,
        categories: ["1月", "<2月>", "3月"].map(str::to_owned).to_vec(),
        series: years.iter().enumerate().map(series).collect(),
    }
}

#[test]
fn a_picture_has_a_name_a_description_and_a_link_on_every_bar() {
    for layout in [Layout::Rows, Layout::Columns] {
        let text = chart(layout, &["2016年", "2015年"]).svg().into_string();
        assert!(
            text.contains("role=\"group\"") && text.contains("<title id=\"patents-title\">专利申请</title>")
        );
        assert!(text.contains("<desc id=\"patents-words\">"));
        assert_eq!(text.matches("<a href=").count(), 4);
        assert!(
            text.contains("aria-label=\"1月2016年 12件，看记录\"") && text.contains("3件，有存疑，看记录")
        );
    }
}

#[test]
fn a_picture_is_xml_carries_no_style_and_escapes_what_people_wrote() {
    let text = chart(Layout::Rows, &["2016年", "2015年", "2014年"]).svg().into_string();
    assert!(!text.contains("style=") && !text.contains("<2月>") && text.contains("&lt;2月&gt;"));
    assert!(text.contains("b=2") && text.contains("&amp;b"));
    let mut open: Vec<&str> = Vec::new();
    for tag in text.split('<').skip(1).map(|it| it.split('>').next().unwrap()) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.starts_with('/') { assert_eq!(open.pop(), Some(name)) } else { open.push(name) }
    }
    assert!(open.is_empty());
}

#[test]
fn series_differ_by_pattern_and_not_by_colour_alone() {
    let text = chart(Layout::Columns, &["2016年", "2015年"]).svg().into_string();
    assert!(text.contains("url(#patents-ink1)") && text.contains("<pattern id=\"patents-ink1\""));
}

#[test]
fn the_longest_bar_fills_the_room_and_the_smallest_can_still_be_seen() {
    assert_eq!([0, 1, 500, 1000].map(|it| length(it, 1000, 400)), [0, 2, 200, 400]);
    assert_eq!(length(i64::MAX, i64::MAX, 400), 400);
}

#[test]
fn a_name_too_long_for_its_room_is_cut_where_a_sign_ends() {
    assert_eq!(fitted("四川夹江规矩特性水泥有限公司", 80), "四川夹江规…");
    assert_eq!(fitted("省级", 80), "省级");
}

#[test]
fn the_table_behind_says_what_is_missing_and_what_is_in_doubt() {
    let text = chart(Layout::Rows, &["2016年"]).table().into_string();
    expect![[r##"<details class="behind"><summary>看数据表</summary><table class="plain"><caption>专利申请（件）</caption><thead><tr><td></td><th class="num" scope="col">2016年</th></tr></thead><tbody><tr><th scope="row">1月</th><td class="num"><a href="/patent?a=1&amp;b=2">12</a></td></tr><tr><th scope="row">&lt;2月&gt;</th><td class="num"><a href="/patent">3</a><small>（有存疑）</small></td></tr><tr><th scope="row">3月</th><td class="num"><span class="absent">没有数</span></td></tr></tbody></table></details>"##]]
    .assert_eq(&text);
}

#[test]
fn a_chart_of_nothing_says_so() {
    let mut nothing = chart(Layout::Rows, &["2016年"]);
    nothing.series[0].bars = vec![None, None, None];
    assert!(nothing.figure().into_string().contains("还没有可画的数"));
}

#[test]
fn among_several_series_an_empty_bar_is_left_to_the_table() {
    let mut two = chart(Layout::Rows, &["2016年", "2015年"]);
    two.series[1].bars[0] = bar(0, "/none");
    assert!(!two.svg().into_string().contains("/none") && two.table().into_string().contains("/none"));
    two.series.remove(0);
    assert!(two.svg().into_string().contains("/none"), "alone it says 0");
}
