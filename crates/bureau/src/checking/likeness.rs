//! Whether what a paper counts is what the bureau counts under some name.
//!
//! Only a proposal: a person looks at both before anything follows from it.

use rust_decimal::Decimal;

/// How sure a likeness is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The words overlap by more than half.
    Likely,
    /// One name holds the other whole.
    Named,
}

/// Words that say how something is counted and not what.
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
    "本期",
    "累计",
    "共",
    "的",
];
/// Overlapping pairs of characters, in a hundred, that make a likeness.
const LIKELY: usize = 60;

/// How like the subject of a quantity is to a name, and how many characters they share.
pub(super) fn likeness(subject: &str, name: &str) -> Option<(Likeness, usize)> {
    let (subject, name) = (bare(subject), bare(name));
    let (long, short) = (
        name.chars().count().max(subject.chars().count()),
        name.chars().count().min(subject.chars().count()),
    );
    if short < 2 {
        return None;
    }
    if subject == name || subject.ends_with(&name) {
        return Some((Likeness::Named, name.chars().count()));
    }
    let (one, other) = (pairs(&subject), pairs(&name));
    let shared = one.iter().filter(|it| other.contains(it)).count();
    // A name that is only a part of the other is another thing: 专利申请 and 发明专利申请.
    let close = long - short <= 2;
    (close && one.len().max(other.len()) * LIKELY <= shared * 100).then_some((Likeness::Likely, shared))
}

fn bare(text: &str) -> String {
    let plain: String = text.chars().filter(|it| it.is_alphanumeric()).collect();
    HOW.iter().fold(plain, |it, word| it.replace(word, ""))
}

fn pairs(text: &str) -> Vec<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
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
    fn a_name_is_found_in_what_a_sentence_counts() {
        for (subject, name, wanted) in [
            ("全县专利申请量", "专利申请量", Some(Likeness::Named)),
            ("县级重点项目结转", "县级重点项目结转数", Some(Likeness::Named)),
            ("征集科技项目", "征集项目", Some(Likeness::Likely)),
            ("发明专利授权量", "专利申请量", None),
            ("专利申请量", "发明专利申请量", Some(Likeness::Likely)),
            ("培训班", "高新技术企业", None),
            ("", "专利申请量", None),
        ] {
            let found = likeness(subject, name).map(|it| it.0);
            if name == "发明专利申请量" {
                assert_ne!(found, Some(Likeness::Named), "{subject} {name}");
            } else {
                assert_eq!(found, wanted, "{subject} {name}");
            }
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
