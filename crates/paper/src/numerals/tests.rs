use proptest::prelude::*;

use super::{Kind, Setting, find, is_numeral};

fn told(text: &str) -> Vec<(String, Kind)> {
    let found = find(text, Setting { begins: true, own: &[] });
    found.into_iter().map(|it| (text[it.range].to_owned(), it.kind)).collect()
}

/// The numbers somebody has to answer for.
fn loose(text: &str) -> Vec<String> {
    told(text).into_iter().filter(|it| !it.1.is_fixed()).map(|it| it.0).collect()
}

#[test]
fn numbers_are_found_however_they_are_written() {
    for (text, wanted) in [
        ("新增三家企业", "三家"),
        ("落实帮扶两项", "两项"),
        ("开展第二十一届活动", "第二十一届"),
        ("增长百分之三", "百分之三"),
        ("国发〔2016〕5号文件", "〔2016〕5号"),
        ("国科发政 [2015]89号", "[2015]89号"),
        ("扶持1—2户", "1—2户"),
        ("培育1至2家", "1至2家"),
        ("于5月13日召开", "5月13日"),
        ("二〇一六年五月", "二〇一六年五月"),
        ("产值9.82亿元", "9.82亿元"),
        ("发放资料3,000余份", "3,000余份"),
        ("贴息３０％", "３０％"),
        ("提高2.5个百分点", "2.5个"),
        ("约占三分之一", "三分之一"),
        ("计人民币叁仟伍佰元", "叁仟伍佰元"),
        ("休息十分钟", "十分钟"),
        ("帮扶三农户", "三"),
        ("统一百家标准", "一百家"),
        ("完成第一批验收", "第一批"),
        ("培训1000人次", "1000人次"),
        ("一半企业", "一半"),
        ("见附件②", "②"),
        ("第Ⅳ类", "第Ⅳ类"),
        ("每年20万", "20万"),
        ("1-4月完成", "1-4月"),
    ] {
        assert_eq!(loose(text), [wanted], "{text}");
    }
}

#[test]
fn expressions_that_merely_contain_numerals_are_fixed() {
    for text in [
        "一是抓项目，二是抓落实",
        "在一定程度上进一步统一思想",
        "推进大众创业、万众创新",
        "十分重视三农工作",
        "担任第一书记",
        "建立一企一档",
        "落实“四个全面”",
        "四川省上半年",
        "队伍在大陆收拾",
        "千方百计服务千家万户",
        "（一）抓落实",
        "一、总体情况",
        "3.召开会议",
        "（12）其他",
        "第一，抓项目；第二，抓人才",
        "单位：万元",
    ] {
        assert_eq!(loose(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn numbering_is_only_where_a_paragraph_begins() {
    assert_eq!(told("1.召开会议")[0], ("1.".to_owned(), Kind::Numbering));
    assert_eq!(loose("1.5万元到位"), ["1.5万元"]);
    let inside = find("3.召开", Setting::default());
    assert!(!inside[0].kind.is_fixed());
}

#[test]
fn the_year_a_paper_speaks_of_is_its_own() {
    let own = ["2016年".to_owned()];
    let text = "2016年工作，2015年工作，12016年";
    let found = find(text, Setting { begins: false, own: &own });
    let told: Vec<_> = found.into_iter().map(|it| (&text[it.range], it.kind)).collect();
    assert_eq!(told, [("2016年", Kind::Fixed), ("2015年", Kind::Date), ("12016年", Kind::Date)]);
}

#[test]
fn each_kind_is_known() {
    for (text, kind) in [
        ("5月13日", Kind::Date),
        ("32件", Kind::Amount),
        ("百分之三", Kind::Share),
        ("第三", Kind::Ordinal),
        ("〔2016〕5号", Kind::DocNumber),
        ("三", Kind::Bare),
    ] {
        assert_eq!(told(text), [(text.to_owned(), kind)]);
    }
}

#[test]
fn every_line_of_the_table_is_recognised_by_itself() {
    for line in include_str!("../../data/fixed_expressions.tsv").lines().skip(1) {
        assert_eq!(line.split('\t').count(), 5, "{line}");
        let text = line.split('\t').next().unwrap();
        assert_eq!(loose(text), Vec::<String>::new(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_numeral_is_passed_over(text in r"[一二三十百万两第上半年月日家项件号〔〕.，是定进步0-9a-z ％\PC]{0,40}") {
        let found = find(&text, Setting { begins: true, own: &[] });
        for pair in found.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start, "{:?}", pair);
        }
        for (at, it) in text.char_indices().filter(|it| is_numeral(it.1)) {
            prop_assert!(found.iter().any(|found| found.range.contains(&at)), "{it} at {at} of {text}");
        }
    }

    #[test]
    fn a_typed_amount_is_found_whole(before in "[我县共有完成开展]{0,6}", number in 1u32..999_999, unit in "家|项|件|户|名") {
        let text = format!("{before}{number}{unit}企业");
        prop_assert_eq!(loose(&text), vec![format!("{number}{unit}")]);
    }
}
