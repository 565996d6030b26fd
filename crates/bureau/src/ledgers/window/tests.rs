use ledger::prelude::*;

use super::Window;

fn batch() -> Draft {
    [
        ("name", "2016年第二批高新技术企业认定申报"),
        ("kind", "高企认定"),
        ("year", "2016"),
        ("county_by", "2016-08-15"),
        ("recommend_by", "2016-08-22"),
        ("document", "川科高〔2016〕9号"),
    ]
    .into_iter()
    .collect()
}

#[test]
fn the_last_days_of_a_batch_stand_in_the_calendar_with_its_notice() {
    let due = (Window::SPEC.due)(&batch().with("closes", "2016-08-31"), Date::constant(2016, 7, 1));
    let told: Vec<String> = due.iter().map(|it| format!("{} {} {}", it.day, it.what, it.ground)).collect();
    assert_eq!(
        told,
        [
            "2016-08-15 县级受理截止 川科高〔2016〕9号",
            "2016-08-22 推荐上报截止 川科高〔2016〕9号",
            "2016-08-31 申报系统关闭 川科高〔2016〕9号"
        ]
    );
}

#[test]
fn what_is_due_above_is_not_due_before_it_is_due_here() {
    let problems = Window::read(&batch().with("recommend_by", "2016-08-14")).unwrap_err();
    assert!(problems.sentence().contains("早于县级截止日期 2016-08-15"), "{}", problems.sentence());
}
