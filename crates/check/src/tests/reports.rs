//! Whole reports: sound ones are left in peace, a damaged one is recovered as far as it goes.

use crate::{
    Text, check,
    report::{Grade, Kind},
    strips_to,
};

pub(crate) const SOUND: &[(&str, &str)] = &[
    ("year-summary", include_str!("../../corpus/reports/year-summary.txt")),
    ("bulletin", include_str!("../../corpus/reports/bulletin.txt")),
    ("special-funds", include_str!("../../corpus/reports/special-funds.txt")),
    ("agriculture", include_str!("../../corpus/reports/agriculture.txt")),
    ("health", include_str!("../../corpus/reports/health.txt")),
    ("township", include_str!("../../corpus/reports/township.txt")),
    ("science-year", include_str!("../../corpus/reports/science-year.txt")),
    ("self-inspection", include_str!("../../corpus/reports/self-inspection.txt")),
    ("half-year", include_str!("../../corpus/reports/half-year.txt")),
    ("county-year", include_str!("../../corpus/reports/county-year.txt")),
    ("ip-half-year", include_str!("../../corpus/reports/ip-half-year.txt")),
    ("vouchers", VOUCHERS),
    ("science-plan", include_str!("../../corpus/reports/science-plan.txt")),
    ("market-half-year", include_str!("../../corpus/reports/market-half-year.txt")),
    ("three-quarters", include_str!("../../corpus/reports/three-quarters.txt")),
];

const VOUCHERS: &str = include_str!("../../corpus/reports/vouchers.txt");

const DAMAGED: &str = include_str!("../../corpus/reports/damaged.txt");

#[test]
fn a_sound_report_is_left_in_peace() {
    for (name, text) in SOUND {
        let report = check(&Text::plain(text));
        assert!(report.damage.lost.is_empty(), "{name}");
        let told: Vec<&str> = report
            .findings
            .iter()
            .filter(|it| it.grade != Grade::Note)
            .map(|it| it.message.as_str())
            .collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
        assert!(report.relations.iter().all(|it| it.holds != Some(false)), "{name}");
    }
}

#[test]
fn the_damaged_half_year_report_comes_back_as_far_as_it_goes() {
    let report = check(&Text::plain(DAMAGED));
    assert_eq!(report.damage.lost, ["5", "6"]);
    let lost = ['5', '6'];
    let damaged: Vec<_> = report.quantities.iter().filter(|it| it.damaged).collect();
    for it in &damaged {
        assert!(it.candidates.iter().all(|candidate| strips_to(candidate, &it.text, &lost)), "{it:?}");
    }
    let of = |text: &str, nth: usize| -> Vec<String> {
        let mut found = damaged.iter().filter(|it| it.text == text);
        let mut all = found.nth(nth).unwrap_or_else(|| panic!("{text} is damaged")).candidates.to_vec();
        all.sort();
        all
    };
    assert_eq!(of("201年", 0), ["2016年"]);
    assert_eq!(of("201年", 3), ["2015年"]);
    assert_eq!(of("4月日", 0), ["4月5日", "4月6日"]);
    assert_eq!(of("201GZ0272", 0), ["2015GZ0272", "2016GZ0272"]);
    assert_eq!(of("201GZ019", 0).len(), 16);
    assert_eq!(of("月底", 0), ["5月底"]);
    assert_eq!(of("1-月", 0), ["1-5月", "1-6月"]);
    assert_eq!(of("月13日", 0), ["5月13日", "6月13日"]);
    assert_eq!(of(".", 0), ["5."]);
    assert_eq!(of(".", 1), ["6."]);
    assert_eq!(
        of("ZL2012007338.3", 0),
        ["ZL201520075338.3", "ZL201520607338.3", "ZL201620067338.3", "ZL201620073386.3"]
    );
    assert_eq!(of("件", 0), ["5件"]);
    assert_eq!(of("件", 1), ["5件"]);
    assert_eq!(of("1件", 0), ["16件"]);
    assert_eq!(of("0%", 0), ["50%", "60%"]);
    let staff = of("名", 0);
    assert!(
        staff.contains(&"55名".to_owned()) && !staff.contains(&"5名".to_owned()),
        "more than 21 teams: {staff:?}"
    );
    assert_eq!(of("0多名", 0), ["50多名", "550多名", "560多名", "60多名", "650多名", "660多名"]);
    assert_eq!(of("国发〔201〕32号", 0), ["国发〔2015〕32号"]);
    assert_eq!(of("1亿元", 0), ["15亿元", "16亿元", "51亿元", "61亿元"]);
    assert_eq!(of("10件", 0), ["105件", "106件", "150件", "160件", "510件", "610件"]);
    assert_eq!(of("201年月24日", 0), ["2016年6月24日"]);
    let intact = ["34项", "14项", "20项", "22件", "2件", "3件", "11件", "20%"];
    for it in report.quantities.iter().filter(|it| intact.contains(&it.text.as_str())) {
        assert!(!it.damaged && it.candidates.is_empty(), "{it:?}");
    }
    assert!(report.quantities.iter().filter(|it| it.kind == Kind::Heading).all(|it| it.text != "10."));
    assert!(
        report.findings.iter().all(|it| it.grade != Grade::Must),
        "nothing is called wrong that lost digits explain"
    );
}

#[test]
fn cells_that_lost_digits_get_them_back_from_the_totals_of_their_columns() {
    let text = format!("{}\n{VOUCHERS}", SOUND[9].1).replace(['5', '6'], "");
    let report = check(&Text::plain(&text));
    assert_eq!(report.damage.lost, ["5", "6"]);
    let of = |text: &str| {
        let found = report.quantities.iter().rev().find(|it| it.damaged && it.text == text);
        found.unwrap_or_else(|| panic!("{text} is damaged")).candidates.to_vec()
    };
    for (printed, whole) in [("178.", "178.6"), (".9", "5.9"), ("1.", "1.5")] {
        assert_eq!(of(printed), [whole]);
    }
    // 164.2 and 102.8 stand beside it as if whole: too much is gone of this column.
    assert!(of("32.").contains(&"352.5".to_owned()) && 1 < of("32.").len());
}
