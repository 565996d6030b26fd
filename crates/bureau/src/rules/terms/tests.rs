use super::{Subject, Terms, Way};

const WHOLE: &str = "给谁：每件授权专利\n条件：专利类型 是 发明\n条件：授权公告日 不早于 2016-01-01\n金额：定额\n单位年度上限：20\n预算：100\n先后：日期从早到晚\n不与重复：专利年费资助";

fn problem(text: &str) -> String {
    text.parse::<Terms>().unwrap_err()
}

#[test]
fn terms_are_read_and_written_back_the_same() {
    for text in [
        WHOLE,
        "给谁：每笔质押贷款\n金额：比例 担保费用",
        "给谁：每家企业\n条件：持有有效的高企证书 是 是\n金额：分档 上年度销售收入 2000:5、20000:10\n最低：1\n单位累计上限：50",
    ] {
        assert_eq!(text.parse::<Terms>().unwrap().to_string(), text);
    }
    let terms: Terms = WHOLE.parse().unwrap();
    assert_eq!((terms.of, terms.way, terms.conditions.len()), (Subject::Granted, Way::Fixed, 2));
}

#[test]
fn a_wrong_line_is_told_with_its_number_and_how_to_mend_it() {
    let told = problem("给谁：每件授权专利\n条件：担保费用 不低于 1\n金额：定额\n最高：3");
    assert!(told.contains("第 2 行：没有“担保费用”这项资料，可用的有：专利类型"), "{told}");
    assert!(told.contains("第 4 行：开头要是其中一种"), "{told}");
    assert!(problem("给谁：每个人\n金额：定额").contains("第 1 行：“每个人”看不懂，如“给谁：每件授权专利”"));
    assert!(problem("条件：有效专利数 1").contains("第 1 行"));
    assert!(problem("给谁：每家企业").contains("缺“金额”这一行"));
    assert!(problem("给谁：每家企业\n金额：定额\n金额：定额").contains("写了两次"));
}
