//! Whether what a paper counts is what the bureau counts under some name.
//!
//! Names must be the same but for words that do not change what is counted: 专利申请
//! and 发明专利申请 are two things, and a wrong 不一致 is worse than silence. What a
//! paper calls otherwise is added to the catalogue as an alias.

use rust_decimal::Decimal;

/// Words that say how, where or that something is counted, and not what.
const HOW: &[&str] = &[
    "总数",
    "数量",
    "个数",
    "件数",
    "总量",
    "数",
    "量",
    "全县",
    "我县",
    "全市",
    "我市",
    "上半年",
    "下半年",
    "本期",
    "累计",
    "共计",
    "总计",
    "共",
    "的",
    "下达",
    "完成",
    "实现",
    "达到",
    "科技",
];

/// Whether the subject of a quantity and a name mean the same.
pub(super) fn same_thing(subject: &str, name: &str) -> bool {
    let (subject, name) = (bare(subject), bare(name));
    1 < name.chars().count() && subject == name
}

fn bare(text: &str) -> String {
    let plain: String = text.chars().filter(|it| it.is_alphanumeric()).collect();
    HOW.iter().fold(plain, |it, word| it.replace(word, ""))
}

/// A value in the unit of another, where both measure the same; money is converted.
pub(super) fn in_unit(value: Decimal, unit: &str, wanted: &str) -> Option<Decimal> {
    let yuan = |it: &str| match it {
        "元" => Some(Decimal::ONE),
        "千元" => Some(Decimal::from(1_000)),
        "万元" => Some(Decimal::from(10_000)),
        "亿元" => Some(Decimal::from(100_000_000)),
        _ => None,
    };
    if unit == wanted {
        return Some(value);
    }
    match (yuan(unit), yuan(wanted)) {
        (Some(from), Some(to)) => value.checked_mul(from)?.checked_div(to),
        _ => same_count(unit, wanted).then_some(value),
    }
}

/// Counting words the same things are counted with.
fn same_count(one: &str, other: &str) -> bool {
    const ALIKE: &[&[&str]] =
        &[&["家", "户", "个"], &["项", "个"], &["人", "名", "位"], &["件", "项"], &["人次", "人"]];
    ALIKE.iter().any(|it| it.contains(&one) && it.contains(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_known_under_its_name_and_not_under_a_wider_one() {
        for (subject, name, wanted) in [
            ("全县专利申请量", "专利申请量", true),
            ("专利申请", "专利申请量", true),
            ("下达县级重点项目", "县级重点项目总数", true),
            ("征集科技项目", "征集项目", true),
            ("发明专利申请量", "专利申请量", false),
            ("专利申请量", "发明专利申请量", false),
            ("专利授权量", "专利申请量", false),
            ("", "专利申请量", false),
            ("共", "总数", false),
        ] {
            assert_eq!(same_thing(subject, name), wanted, "{subject} {name}");
        }
    }

    #[test]
    fn money_is_compared_in_one_unit_and_things_only_with_things() {
        let d = |it: &str| it.parse::<Decimal>().unwrap();
        assert_eq!(in_unit(d("1.3"), "亿元", "万元"), Some(d("13000")));
        assert_eq!(in_unit(d("5"), "项", "项"), Some(d("5")));
        assert_eq!(in_unit(d("5"), "户", "家"), Some(d("5")));
        assert_eq!(in_unit(d("5"), "万元", "项"), None);
        assert_eq!(in_unit(d("5"), "家", "项"), None);
    }
}
