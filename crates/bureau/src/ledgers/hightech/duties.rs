//! 高企的期限：证书有效期、年报、变更报告，都按当时的文件算。

use std::sync::LazyLock;

use ledger::prelude::*;

use super::{Certificate, Standing};

/// A rule from a day on: a number of months, or a month and a day.
struct Rule {
    from: Date,
    name: &'static str,
    number: i32,
    document: &'static str,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let read = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [from, name, number, document, _] = cells[..] else { return None };
        Some(Rule { from: from.parse().ok()?, name, number: number.parse().ok()?, document })
    };
    include_str!("../../../rules/hightech_duties.tsv").lines().skip(1).filter_map(read).collect()
});

fn rule(name: &str, day: Date) -> Option<&'static Rule> {
    RULES.iter().rfind(|it| it.name == name && it.from <= day)
}

/// The last day of a certificate issued on a day.
pub(super) fn last_day(issued: Date) -> Option<Date> {
    let months = rule("validity_months", issued)?.number;
    let next = issued.saturating_add(jiff::Span::new().months(months));
    next.yesterday().ok()
}

pub(super) fn of(standing: &Standing, today: Date) -> Vec<Due> {
    let Standing::Recognised(.., certificate, report, alteration) = standing else { return Vec::new() };
    let mut res: Vec<Due> = expiry(certificate).into_iter().collect();
    let reported = report.as_ref().and_then(|it| it.report_year.known()).map(|it| it.0);
    res.extend(annual_report(certificate, reported, today));
    if let Some(it) = alteration
        && it.alteration_reported == Told::Nil
        && let Told::Exact(altered) = it.altered
        && let Some(rule) = rule("alteration_months", altered)
    {
        let day = altered.saturating_add(jiff::Span::new().months(rule.number));
        res.push(Due::new(day, "向认定机构报告变更", rule.document));
    }
    res
}

/// The certificate is applied for anew in the year it runs out.
fn expiry(certificate: &Certificate) -> Option<Due> {
    let Told::Exact(expires) = certificate.expires else { return None };
    let document = rule("validity_months", expires).map_or("", |it| it.document);
    Some(Due::new(expires, "证书到期，当年重新申报认定", document))
}

/// The report on a year is due in the next; the first is on the year of recognition.
fn annual_report(certificate: &Certificate, reported: Option<i16>, today: Date) -> Option<Due> {
    let (Told::Exact(issued), Told::Exact(expires)) = (&certificate.issued, &certificate.expires) else {
        return None;
    };
    let year = reported.map_or(issued.year(), |it| it + 1).max(today.year() - 2);
    let rule = rule("annual_report", today)?;
    let (month, day) = (i8::try_from(rule.number / 100).ok()?, i8::try_from(rule.number % 100).ok()?);
    let due = Date::new(year + 1, month, day).ok()?;
    (due <= *expires).then(|| Due::new(due, format!("填报 {year} 年度发展情况报表（年报）"), rule.document))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_lasts_three_years_less_a_day() {
        assert_eq!(last_day(Date::constant(2016, 11, 4)), Some(Date::constant(2019, 11, 3)));
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../../../rules/hightech_duties.tsv").lines().count();
        assert_eq!(RULES.len(), lines - 1);
    }
}
