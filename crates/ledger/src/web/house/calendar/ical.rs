//! Deadlines as iCalendar (RFC 5545): whole-day events, lines folded at 75 bytes.

use std::fmt::Write as _;

use crate::{cell::Date, store::Duty, web::App};

/// RFC 5545 §3.1: no line is longer, the line end not counted.
const LONGEST: usize = 75;

pub(super) fn write(app: &App, due: &[Duty], host: &str) -> String {
    let mut res = String::new();
    let bureau = escaped(&app.house.bureau);
    for it in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kezhi//Deadlines//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        &format!("X-WR-CALNAME:{bureau}期限"),
        "X-PUBLISHED-TTL:PT6H",
    ] {
        line(&mut res, it);
    }
    let stamp = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    for (at, it) in due.iter().enumerate() {
        // Two duties of one record on one day are two events.
        let twin = due[..at].iter().filter(|other| other.id == it.id && other.due.day == it.due.day).count();
        event(&mut res, app, it, twin, host, &stamp);
    }
    line(&mut res, "END:VCALENDAR");
    res
}

fn event(to: &mut String, app: &App, it: &Duty, twin: usize, host: &str, stamp: &str) {
    let title = app.db.spec(it.ledger).map_or("", |it| it.title);
    let officer = if it.officer.is_empty() { String::new() } else { format!("\n责任人：{}", it.officer) };
    let next = it.due.day.tomorrow().unwrap_or(it.due.day);
    let described = format!("{title}：{}\n{}{officer}", it.name, it.due.ground);
    for it in [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{}-{twin}@{}", it.id, day(it.due.day), escaped(host)),
        format!("DTSTAMP:{stamp}"),
        format!("DTSTART;VALUE=DATE:{}", day(it.due.day)),
        format!("DTEND;VALUE=DATE:{}", day(next)),
        format!("SUMMARY:{}", escaped(&format!("{} · {}", it.due.what, it.name))),
        format!("DESCRIPTION:{}", escaped(&described)),
        format!("URL:http://{host}/{}/{}", it.ledger, it.id),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ] {
        line(to, &it);
    }
}

fn day(it: Date) -> String {
    it.strftime("%Y%m%d").to_string()
}

/// RFC 5545 §3.3.11.
fn escaped(text: &str) -> String {
    let mut res = String::new();
    for it in text.chars() {
        match it {
            '\\' | ';' | ',' => {
                res.push('\\');
                res.push(it);
            }
            '\n' => res.push_str("\\n"),
            it if it.is_control() => {}
            it => res.push(it),
        }
    }
    res
}

/// One content line, folded where it is too long and never inside a sign.
fn line(to: &mut String, text: &str) {
    let mut room = LONGEST;
    for it in text.chars() {
        if room < it.len_utf8() {
            to.push_str("\r\n ");
            room = LONGEST - 1;
        }
        let _ = to.write_char(it);
        room -= it.len_utf8();
    }
    to.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> String {
        let mut res = String::new();
        line(&mut res, text);
        res
    }

    #[test]
    fn a_long_line_is_folded_by_bytes_and_goes_on_after_a_space() {
        let plain = "a".repeat(75);
        assert_eq!(folded(&plain), format!("{plain}\r\n"));
        assert_eq!(folded(&"a".repeat(76)), format!("{plain}\r\n a\r\n"));
        let text = folded(&format!("SUMMARY:{}", "期".repeat(40)));
        assert!(text.split("\r\n").all(|it| it.len() <= 75), "{text}");
        assert!(text.starts_with(&format!("SUMMARY:{}\r\n 期", "期".repeat(22))));
    }

    #[test]
    fn what_parts_values_is_escaped() {
        assert_eq!(escaped("甲,乙;丙\\丁\n戊\r"), "甲\\,乙\\;丙\\\\丁\\n戊");
    }

    proptest! {
        #[test]
        fn unfolding_gives_the_line_back(text in "[ -~期限年费，。]{0,300}") {
            let all = folded(&text);
            prop_assert!(all.split("\r\n").all(|it| it.len() <= LONGEST));
            let unfolded = all.replace("\r\n ", "");
            prop_assert_eq!(unfolded.trim_end_matches("\r\n"), text);
        }
    }
}
