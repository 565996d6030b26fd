//! 届次和年份的对应：哪一年是第几届，由第一届的年份推出，依据写在表里。

use std::sync::LazyLock;

use ledger::prelude::*;

use super::CampaignKind;

struct First {
    kind: CampaignKind,
    year: i64,
    ground: &'static str,
}

static FIRSTS: LazyLock<Vec<First>> = LazyLock::new(|| {
    let read = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, year, ground] = cells[..] else { return None };
        Some(First { kind: CampaignKind::parse(kind).ok()?, year: year.parse().ok()?, ground })
    };
    include_str!("../../../rules/campaign_editions.tsv").lines().skip(1).filter_map(read).collect()
});

/// Why this cannot be that edition; nothing where no table says so.
pub(super) fn objection(kind: CampaignKind, year: Year, edition: Count) -> Option<String> {
    let first = FIRSTS.iter().find(|it| it.kind == kind)?;
    let expected = i64::from(year.0) - first.year + 1;
    (edition.0 != expected).then(|| {
        format!("{}年的{}应是第 {expected} 届（{}），请核对年度和届次", year.0, kind.words(), first.ground)
    })
}

/// `第二十一届`: as an edition is named.
pub fn ordinal(edition: Count) -> String {
    format!("第{}届", chinese(edition.0))
}

fn chinese(number: i64) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |it: i64| usize::try_from(it).ok().and_then(|it| DIGITS.get(it)).copied().unwrap_or("");
    let ones = if number % 10 == 0 { "" } else { digit(number % 10) };
    match number {
        0..=9 => digit(number).to_owned(),
        10..=19 => format!("十{ones}"),
        20..=99 => format!("{}十{ones}", digit(number / 10)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_named_as_people_say_it() {
        let named = [1, 10, 16, 20, 21, 110].map(|it| ordinal(Count(it)));
        assert_eq!(named, ["第一届", "第十届", "第十六届", "第二十届", "第二十一届", "第110届"]);
    }

    #[test]
    fn an_edition_belongs_to_its_year() {
        let wrong = |kind, year, edition| objection(kind, Year(year), Count(edition));
        assert_eq!(wrong(CampaignKind::Spring, 2016, 21), None);
        assert!(wrong(CampaignKind::Spring, 2015, 21).unwrap().contains("第 20 届"));
        assert_eq!(wrong(CampaignKind::Other, 2016, 99), None);
        let table = include_str!("../../../rules/campaign_editions.tsv");
        assert_eq!(FIRSTS.len(), table.lines().count() - 1);
    }
}
