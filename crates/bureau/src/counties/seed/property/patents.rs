//! 专利、专利组合和专利的统计数。

use ledger::prelude::*;

use super::{Entries, Record, chapter, draft, each};
use crate::ledgers::{patent::Patent, portfolio::Portfolio, reading::Reading};

const PROJECTS: &str = chapter!("一(一)7");
const PATENTS: &str = chapter!("一(二)6");

/// Named by the projects that put them to use.
const PORTFOLIOS: &[Record] = &[
    &[
        ("name", "一种恒液面涂胶系统专利组合"),
        ("holder", "新万兴碳纤维公司"),
        ("project", "一种恒液面涂胶系统专利组合（ZL2012007338.3）实施项目〔存疑〕"),
        ("source", PATENTS),
    ],
    &[
        ("name", "起重机钢丝绳绕返回偏角调整装置专利组合"),
        ("holder", "水工机械公司"),
        ("project", "起重机钢丝绳绕返回偏角调整装置专利组合实施项目"),
        ("source", PROJECTS),
    ],
    &[
        ("name", "波纹边凹凸面瓷砖制作模具专利组合"),
        ("holder", "明珠陶瓷公司"),
        ("project", "波纹边凹凸面瓷砖制作模具专利组合实施项目"),
        ("source", PROJECTS),
    ],
];

const PATENT: Record = &[
    ("stage", "有效"),
    ("name", "一种恒液面涂胶系统"),
    (
        "number",
        "存疑「2012007338.3」：201520075338.3｜201520607338.3｜201620067338.3｜201620073386.3；理由：印作 ZL2012007338.3，缺两位；把5、6补回去，年份、种类位和校验位都合的只有这四个，款项在2016年3月已公示，前两个更像",
    ),
    ("kind", "实用新型"),
    ("holder", "新万兴碳纤维公司"),
    ("filed", "未报"),
    ("portfolio", "一种恒液面涂胶系统专利组合"),
    ("granted", "未报"),
    ("paid_to", "未报"),
    ("remark", "号码带 ZL，已授权；四个候选的种类位都是实用新型。"),
    ("source", PATENTS),
];

/// Indicator, value, and why it is in doubt where it is.
const COUNTED: &[(&str, &str)] = &[
    ("专利申请量", "32"),
    ("发明专利申请量", "存疑「」：5；理由：只由缺失的数字组成；三类之和为32、实用新型22，两个缺数都只能是5"),
    ("实用新型专利申请量", "22"),
    (
        "外观设计专利申请量",
        "存疑「」：5；理由：只由缺失的数字组成；三类之和为32、实用新型22，两个缺数都只能是5",
    ),
    ("专利授权量", "存疑「1」：16；理由：三类之和为16；印的1缺一位，县里的数量级上只有16合"),
    ("发明专利授权量", "2"),
    ("实用新型专利授权量", "3"),
    ("外观设计专利授权量", "11"),
];

fn counted((indicator, value): &(&str, &str)) -> Draft {
    let told: Record = &[("reach", "累计数"), ("period", "2016年1-4月"), ("unit", "件"), ("source", PATENTS)];
    let name = format!("2016年1-4月{indicator}");
    draft(&[told]).with("name", &name).with("indicator", indicator).with("value", value)
}

pub(super) fn records() -> Vec<Entries> {
    vec![
        (Portfolio::SPEC, each(&[], PORTFOLIOS)),
        (Patent::SPEC, vec![draft(&[PATENT])]),
        (Reading::SPEC, COUNTED.iter().map(counted).collect()),
    ]
}

#[cfg(test)]
mod tests {
    use ledger::cell::{Mark, Unsure};

    use super::*;

    /// Two of the lost digits put back anywhere, so that year, kind and check place agree.
    fn legal(printed: &str, check: char) -> Vec<String> {
        let mut res = Vec::new();
        for first in 0..=printed.len() {
            for second in first..=printed.len() {
                for (one, other) in [('5', '5'), ('5', '6'), ('6', '5'), ('6', '6')] {
                    let mut digits = printed.to_owned();
                    digits.insert(second, other);
                    digits.insert(first, one);
                    let number = format!("{digits}.{check}");
                    let known = number.parse::<PatentNumber>().is_ok_and(|it| it.filed() <= 2016);
                    if known && !res.contains(&number) {
                        res.push(number);
                    }
                }
            }
        }
        res.sort();
        res
    }

    #[test]
    fn the_candidates_of_the_holed_number_are_all_that_year_kind_and_check_place_leave() {
        let text = draft(&[PATENT]).get("number").to_owned();
        let field = Patent::SPEC.column("number").unwrap();
        let Some(Mark::Unsure(Unsure::Doubt(doubt))) = field.entry(&text).mark else { panic!("{text}") };
        let (printed, check) = doubt.printed.split_once('.').unwrap();
        assert_eq!(legal(printed, check.chars().next().unwrap()), doubt.candidates);
    }
}
