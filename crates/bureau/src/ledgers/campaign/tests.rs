use ledger::prelude::*;

use super::Campaign;

fn campaign(more: &[(&str, &str)]) -> Draft {
    let plain = [
        ("name", "2016年科技之春"),
        ("kind", "spring"),
        ("year", "2016"),
        ("theme", "创新驱动发展、科技富农惠民"),
        ("leads", "未报"),
        ("stage", "underway"),
        ("begins", "2016-03-01"),
        ("ends", "2016-03-31"),
    ];
    plain.iter().chain(more).copied().collect()
}

fn refused(more: &[(&str, &str)]) -> String {
    Campaign::read(&campaign(more)).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn an_edition_of_another_year_is_refused_with_its_ground() {
    assert_eq!(refused(&[("edition", "21")]), "");
    let said = refused(&[("edition", "20")]);
    assert!(said.contains("第 21 届") && said.contains("科普宣传月"), "{said}");
    assert_eq!(refused(&[("edition", "存疑「2」：20｜21；理由：缺一位")]), "");
}

#[test]
fn a_campaign_lies_in_its_year_and_ends_after_it_begins() {
    assert!(refused(&[("ends", "2016-02-29")]).contains("早于开始日期"));
    assert!(refused(&[("begins", "2015-03-01"), ("ends", "未报")]).contains("不在 2016 年度内"));
    assert_eq!(refused(&[("begins", "2016年3月"), ("ends", "2016年3月")]), "");
}

#[test]
fn the_summary_is_due_until_it_is_entered() {
    let due = |more: &[(&str, &str)]| {
        let it = Campaign::read(&campaign(&[&[("report_due", "2016-04-10")], more].concat())).unwrap();
        it.due(Date::constant(2016, 4, 1)).len()
    };
    assert_eq!(due(&[]), 1);
    assert_eq!(due(&[("stage", "summed"), ("summed", "2016-04-08"), ("evaluation", "受欢迎")]), 0);
}
