//! What a value may have been as well, if it lost more digits than need be.

use crate::{Report, Text, check_damaged, report::Quantity};

fn read(text: &str, lost: &[char]) -> Report {
    check_damaged(&Text::plain(text), lost)
}

fn printed<'a>(report: &'a Report, text: &str) -> &'a Quantity {
    report.quantities.iter().find(|it| it.text == text).unwrap_or_else(|| panic!("{text}: {report:#?}"))
}

#[test]
fn more_digits_than_need_be_are_listed_apart() {
    let report = read("结对帮扶贫困户8户，其中已脱贫户，未脱贫6户。", &['2']);
    let it = printed(&report, "户");
    assert_eq!(*it.candidates, ["2户"]);
    assert!(it.further.contains(&"22户".to_owned()), "{it:?}");
    let told = report.findings.iter().find(|told| told.span == it.span).unwrap();
    assert_eq!(told.further, *it.further);
    assert!(told.message.contains("补得最少的写法只有“2户”"), "{}", told.message);
    assert!(told.message.contains("；若丢得更多，还可能是22户"), "{}", told.message);
}

#[test]
fn what_is_firm_has_nothing_further() {
    let report = read("共立项2项，其中省级14项、市级项、县级8项。一、甲\n三、乙", &['5']);
    for it in report.findings.iter().filter(|it| it.message.contains("只能是")) {
        assert!(it.further.is_empty(), "{it:?}");
    }
}

#[test]
fn the_list_is_cut_and_says_so() {
    let report = read("全年投入1.3万元，其中甲项2.1万元、乙项.2万元、丙项3.万元。", &['5', '6']);
    let longest = report.findings.iter().max_by_key(|it| it.further.len()).unwrap();
    assert_eq!(longest.further.len(), 120, "{report:#?}");
    assert!(longest.message.contains("等，列出120种）"), "{}", longest.message);
}

#[test]
fn full_width_marks_stay() {
    let report = read("全年申请８件，其中发明件，实用新型６件。", &['2']);
    let all = || report.quantities.iter().flat_map(|it| &it.further);
    assert!(all().all(|it| !it.contains('8') && !it.contains('6')), "{report:#?}");
}

/// The part that was lost whole is no reason to change the numbers beside it.
#[test]
fn a_sum_as_printed_outweighs_one_that_lacks_a_part() {
    let staff = "全局共有干部职工25人，其中公务员12人，事业人员10人，工勤人员人；男15人，女10人。";
    let report = read(staff, &['3']);
    assert!(report.quantities.iter().all(|it| it.candidates.is_empty()), "{report:#?}");
    assert!(report.relations.iter().all(|it| it.holds != Some(false)), "{report:#?}");
}
