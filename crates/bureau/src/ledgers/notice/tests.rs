//! What a notice may be, and when it is over.

use super::*;

fn notice(more: &[(&str, &str)]) -> Result<Notice, Problems> {
    let told = [
        ("name", "拟推荐项目的公示"),
        ("matter", "科技计划拟立项"),
        ("basis", "无"),
        ("text", "现予公示。"),
        ("listing", "/project?stage=pooled"),
        ("columns", "承担单位"),
        ("objecting", "书面实名提出。"),
        ("contact", "林晓"),
        ("phone", "0833-5662011"),
        ("signer", "县科技局"),
        ("officer", "林晓"),
        ("stage", "drafted"),
    ];
    Notice::read(&told.iter().chain(more).copied().collect())
}

fn published<'a>(begins: &'a str, ends: &'a str) -> Vec<(&'a str, &'a str)> {
    const KEPT: &str = "0000000000000000000000000000000000000000000000000000000000000000/公示全文.txt";
    vec![("stage", "published"), ("begins", begins), ("ends", ends), ("rows", "5"), ("kept", KEPT)]
}

#[test]
fn a_notice_is_shown_for_as_many_working_days_as_its_matter_asks() {
    // 国庆 2016: 1 to 7 October off, 8 and 9 October worked: five from the 29th end on the 10th.
    let said = notice(&published("2016-09-29", "2016-10-09")).unwrap_err().sentence();
    assert!(said.contains("公示期只有 4 个工作日") && said.contains("最早到 2016-10-10"), "{said}");
    assert!(notice(&published("2016-09-29", "2016-10-10")).is_ok());
    // 29 February is a day like any other.
    assert!(notice(&published("2016-02-25", "2016-03-01")).is_err());
    assert!(notice(&published("2016-02-25", "2016-03-02")).is_ok());
}

#[test]
fn over_a_year_without_its_holidays_nothing_is_published() {
    let said = notice(&published("2026-12-29", "2027-01-08")).unwrap_err().sentence();
    assert!(said.contains("资料缺失") && said.contains("2027"), "{said}");
}

#[test]
fn the_result_is_due_on_the_working_day_after_the_last() {
    let due = |begins, ends| notice(&published(begins, ends)).unwrap().due(Date::constant(2016, 6, 30));
    // 2016-07-01 is a Friday.
    assert_eq!(due("2016-06-27", "2016-07-01")[0].day, Date::constant(2016, 7, 4));
    // 2016-10-10 is a Monday after weekend days that were worked.
    assert_eq!(due("2016-09-29", "2016-10-10")[0].day, Date::constant(2016, 10, 11));
    assert!(notice(&[]).unwrap().due(Date::constant(2016, 6, 30)).is_empty(), "a draft is not due");
    let last = due("2026-12-25", "2026-12-31");
    assert!(last[0].what.contains("资料缺失") && last[0].day == Date::constant(2016, 6, 30), "{last:?}");
}

#[test]
fn nothing_is_published_without_saying_on_what_ground() {
    let mut told = published("2016-06-27", "2016-07-01");
    told.push(("basis", "未报"));
    assert!(notice(&told).unwrap_err().sentence().contains("依据文件还没有填"));
    told.push(("basis", "国科发火〔2016〕32号"));
    assert!(notice(&told).is_ok());
}

#[test]
fn it_does_not_end_before_its_last_day_is_over() {
    let ended = |day| {
        let mut told = published("2016-06-27", "2016-07-01");
        told[0].1 = "ended";
        told.extend([("ended", day), ("outcome", "没有收到异议。")]);
        notice(&told)
    };
    assert!(ended("2016-07-01").unwrap_err().sentence().contains("公示到 2016-07-01 才满"));
    assert!(ended("2016-07-02").is_ok());
}

#[test]
fn numbers_of_people_are_not_written_into_a_notice() {
    for text in ["请找张三，手机 13800138000。", "身份证 11010519491231002X。"] {
        let said = notice(&[("text", text)]).unwrap_err().sentence();
        assert!(said.contains("证件号或手机号"), "{said}");
    }
    assert!(notice(&[("columns", "身高")]).unwrap_err().sentence().contains("没有“身高”这一栏"));
    assert!(notice(&[("listing", "/household")]).unwrap_err().sentence().contains("不对外公示"));
}

#[test]
fn such_a_number_is_shown_by_its_ends() {
    assert_eq!(masked("电话13800138000，"), "电话1＊＊＊＊＊＊＊＊＊0，");
    assert_eq!(masked("11010519491231002X"), "1＊＊＊＊＊＊＊＊＊＊＊＊＊＊X");
    // A document number, a patent number and an amount are nobody's.
    let plain = "国科发火〔2016〕32号 ZL201620067338.3 12345678901234 0833-5662011";
    assert_eq!(masked(plain), plain);
}

#[test]
fn every_matter_is_one_of_the_rule_set() {
    for it in NoticeMatter::ALL {
        assert!(it.last_day(Date::constant(2016, 3, 1)).is_ok(), "{}", it.words());
    }
}
