//! 期限日历文件（iCalendar，RFC 5545）：可导入 Outlook、手机日历。每件事一个全天日程。

use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use ledger::web::{App, Ctx, Refusal};

use super::deadlines::{Gathered, Line, gather};

/// Bytes of a line; longer ones go on after a break and a blank (section 3.1).
const WIDTH: usize = 73;

/// `GET /deadlines.ics?asof=2016-06-24&days=90`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let gathered = gather(&app, &ctx, &pairs).await?;
    let name = format!("attachment; filename=\"deadlines-{}.ics\"", gathered.until);
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((head, write(&gathered)).into_response())
}

fn write(gathered: &Gathered) -> String {
    let mut res = String::new();
    let mut put = |line: &str| fold(line, &mut res);
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kezhi//deadlines//ZH", "CALSCALE:GREGORIAN"] {
        put(line);
    }
    let stamp = format!("DTSTAMP:{}T000000Z", basic(gathered.today));
    for it in &gathered.lines {
        put("BEGIN:VEVENT");
        put(&format!("UID:{}@kezhi", uid(it)));
        put(&stamp);
        put(&format!("DTSTART;VALUE=DATE:{}", basic(it.due.day)));
        put(&format!("SUMMARY:{}", escape(&format!("{}：{}（{}）", it.name, it.due.what, it.title))));
        put(&format!("DESCRIPTION:{}", escape(&format!("{} {}", it.due.ground, it.link))));
        put("END:VEVENT");
    }
    put("END:VCALENDAR");
    res
}

/// The same thing due on the same day is the same entry when the file is read again.
fn uid(it: &Line) -> String {
    let what: String = it.due.what.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{what}", it.link.trim_matches('/').replace('/', "-"), basic(it.due.day))
}

fn basic(day: ledger::prelude::Date) -> String {
    day.to_string().replace('-', "")
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Writes a line, broken where it is too long, never inside a character.
fn fold(line: &str, to: &mut String) {
    let mut width = 0;
    for it in line.chars() {
        if WIDTH < width + it.len_utf8() {
            to.push_str("\r\n ");
            width = 1;
        }
        to.push(it);
        width += it.len_utf8();
    }
    to.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use ledger::prelude::*;

    use super::*;

    fn gathered(what: &str) -> Gathered {
        let due = Due::new(Date::constant(2016, 11, 18), what, "专利法实施细则");
        let line =
            Line {
                due, title: "专利", link: "/patent/abc".to_owned(), name: "涂胶装置, 甲;乙".to_owned()
            };
        Gathered::on(Date::constant(2016, 6, 30), vec![line])
    }

    #[test]
    fn each_thing_due_is_a_whole_day_and_signs_of_the_format_are_escaped() {
        let text = write(&gathered("缴纳年费"));
        for line in ["BEGIN:VEVENT", "DTSTART;VALUE=DATE:20161118", "涂胶装置\\, 甲\\;乙", "END:VCALENDAR"]
        {
            assert!(text.replace("\r\n ", "").contains(line), "{line}: {text}");
        }
    }

    #[test]
    fn no_line_is_longer_than_the_format_allows_and_none_is_lost() {
        let long = "缴纳年费".repeat(40);
        let text = write(&gathered(&long));
        assert!(text.split("\r\n").all(|it| it.len() <= 75), "{text}");
        assert!(text.replace("\r\n ", "").contains(&long));
    }
}
