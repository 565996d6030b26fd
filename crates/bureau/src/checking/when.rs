//! Of which stretch a paper tells a number: 1-4月 and 上半年 are never compared.

use check::{
    report::{Kind, Quantity},
    text::Span,
};
use ledger::prelude::*;

use super::Checked;
use crate::ledgers::reading::Stretch;

/// Words before a number that make it a plan or a bound, not something that happened.
const PLANNED: &[&str] =
    &["力争", "争取", "确保", "预计", "计划", "目标", "任务", "拟", "不少于", "不低于", "超过"];
/// Words after a number that make it a bound.
const BOUNDED: &[&str] = &["以上", "以下", "以内"];
const HALVES: &[&str] = &["上半年", "下半年"];
/// Up to the end of a month, from January.
const UP_TO: &[&str] = &["截至", "截止", "截止到", "截至到", "到"];

/// Whether the paper says this number of something that happened: no plan, no range, no bound.
pub(super) fn happened(checked: &Checked, it: &Quantity) -> bool {
    let passage = checked.passages.around(it.span.0);
    let clause = passage.before.rsplit(['，', ',', '；', '。']).next().unwrap_or("");
    it.upper.is_none()
        && !BOUNDED.iter().any(|word| passage.after.starts_with(word) || it.text.contains(word))
        && !PLANNED.iter().any(|word| clause.contains(word) || it.text.contains(word))
}

/// The stretch named nearest before a number in its paragraph; none if none is.
pub(super) fn stretch_of(checked: &Checked, it: &Quantity, year: i16) -> Option<Stretch> {
    let home = checked.passages.home(it.span.0)?;
    let ahead = checked.passages.text(Span::new(home.from, it.span.0.from));
    let before = checked.report.quantities.iter().filter(|other| {
        matches!(other.kind, Kind::Period | Kind::Month)
            && home.from <= other.span.0.from
            && other.span < it.span
    });
    let named = before.max_by_key(|it| it.span);
    // A half-year is no numeral, but it is named all the same.
    let half = HALVES.iter().filter_map(|word| Some((ahead.rfind(word)?, *word))).max();
    let half = half.map(|(at, word)| (home.from + ahead.get(..at).unwrap_or("").chars().count(), word));
    let named = match (named, half) {
        (named, Some((at, word))) if named.is_none_or(|it| it.span.0.from < at) => {
            return format!("{year}年{word}").parse().ok();
        }
        (named, _) => named?,
    };
    let text = named.text.trim_end_matches(['底', '末', '份']);
    let whole = if text.contains('年') && text.starts_with(|it: char| it.is_ascii_digit()) {
        text.to_owned()
    } else {
        format!("{year}年{text}")
    };
    let stretch: Stretch = whole.parse().ok()?;
    let ahead =
        checked.passages.text(check::text::Span::new(named.span.0.from.saturating_sub(3), named.span.0.from));
    let up_to = UP_TO.iter().any(|it| ahead.ends_with(it) || text.starts_with(it));
    if up_to && matches!(stretch, Stretch::Period(Period::Month(_))) {
        return Stretch::through(stretch.year(), stretch.last().month());
    }
    Some(stretch)
}

/// Whether two stretches are the same days: 上半年 is 1-6月.
pub(super) fn same_days(one: Stretch, other: Stretch) -> bool {
    (one.first(), one.last()) == (other.first(), other.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number that counts, and nothing else, of a sentence in a paper of 2016.
    fn told(text: &str) -> (bool, Option<String>) {
        let checked = Checked::new("x", intake::pasted(text).unwrap());
        let it = checked.report.quantities.iter().rfind(|it| it.kind.counts()).unwrap();
        (happened(&checked, it), stretch_of(&checked, it, 2016).map(|it| it.words()))
    }

    #[test]
    fn a_number_is_of_the_stretch_named_before_it() {
        for (text, words) in [
            ("1-4月，全县专利申请32件。", Some("2016年1—4月")),
            ("截至4月底，全县专利申请32件。", Some("2016年1—4月")),
            ("4月份专利申请8件。", Some("2016年4月")),
            ("上半年征集项目5项。", Some("2016年上半年")),
            ("征集项目5项。", None),
        ] {
            assert_eq!(told(text), (true, words.map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn a_plan_a_bound_and_a_range_have_not_happened() {
        for text in
            ["力争专利申请达到240件。", "发明专利申请33件以上。", "培育企业1至2家。", "确保完成验收8项。"]
        {
            assert!(!told(text).0, "{text}");
        }
    }
}
