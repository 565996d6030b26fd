//! 高企的期限：证书有效期、年报、变更报告，都按当时的文件算。

use ledger::prelude::*;
use rules::BOOK;

use super::{Certificate, Standing};

/// A number the rule set `hightech-validity` lays down, and its document.
fn rule(key: &str, day: Date) -> Option<(i32, &'static str)> {
    let (number, document) = BOOK.latest("hightech-validity").ok()?.parameter(key, day)?;
    Some((i32::try_from(number.to_integer()).ok()?, document))
}

/// The last day of a certificate issued on a day.
pub(super) fn last_day(issued: Date) -> Option<Date> {
    let years = rule("valid_years", issued)?.0;
    let next = issued.saturating_add(jiff::Span::new().years(years));
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
        && let Some((months, document)) = rule("report_months", altered)
    {
        let day = altered.saturating_add(jiff::Span::new().months(months));
        res.push(Due::new(day, "向认定机构报告变更", document));
    }
    res
}

/// The certificate is applied for anew in the year it runs out.
fn expiry(certificate: &Certificate) -> Option<Due> {
    let Told::Exact(expires) = certificate.expires else { return None };
    let document = rule("valid_years", expires).map_or("", |it| it.1);
    Some(Due::new(expires, "证书到期，当年重新申报认定", document))
}

/// The report on a year is due in the next; the first is on the year of recognition.
fn annual_report(certificate: &Certificate, reported: Option<i16>, today: Date) -> Option<Due> {
    let (Told::Exact(issued), Told::Exact(expires)) = (&certificate.issued, &certificate.expires) else {
        return None;
    };
    let year = reported.map_or(issued.year(), |it| it + 1).max(today.year() - 2);
    let ((month, document), (day, _)) =
        (rule("annual_report_month", today)?, rule("annual_report_day", today)?);
    let due = Date::new(year + 1, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (due <= *expires).then(|| Due::new(due, format!("填报 {year} 年度发展情况报表（年报）"), document))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_lasts_three_years_less_a_day() {
        assert_eq!(last_day(Date::constant(2016, 11, 4)), Some(Date::constant(2019, 11, 3)));
        assert_eq!(last_day(Date::constant(2014, 10, 11)), Some(Date::constant(2017, 10, 10)));
    }
}
