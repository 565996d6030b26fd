//! Numbers that name and lost digits: length, check digit, year and known papers decide.

use words::{CreditCode, PatentNumber};

use super::{
    calendar::{Left, whole_years},
    known,
    placements::Placements,
};
use crate::{
    page::{Page, has_any},
    reading::Reading,
    report::Kind,
    text::Span,
};

pub(crate) fn codes(reading: &Reading, years: &[i64], lost: &[char]) -> Vec<Left> {
    let latest = years.iter().max().copied().unwrap_or(2039);
    let mut found: Vec<Left> = Vec::new();
    let mut cited: Option<(usize, i64)> = None;
    for (index, it) in reading.mentions.iter().enumerate() {
        let text = reading.page.string(it.span);
        let left = if it.kind == Kind::DocNumber {
            let before = cited.filter(|it| it.0 == reading.place(index).sentence).map(|it| it.1);
            let left = paper(reading, index, &text, latest, before, lost);
            let year = |text: &str| whole(text).and_then(|it| it.parse().ok());
            let years: Vec<i64> = match &left {
                Some(left) => left.candidates.iter().filter_map(|it| year(it)).collect(),
                None => year(&text).into_iter().collect(),
            };
            cited = years.iter().min().map(|it| (reading.place(index).sentence, *it));
            left
        } else if it.kind == Kind::ProjectNumber {
            project(index, &text, latest, lost)
        } else if it.kind == Kind::PatentNumber {
            patent(index, &text, latest, lost)
        } else if it.kind == Kind::Code {
            credit(&reading.page, index, it.span, &text, lost)
        } else {
            None
        };
        found.extend(left);
    }
    found
}

/// The four digits in the brackets.
fn whole(text: &str) -> Option<String> {
    let at = text.find(['〔', '[', '('])?;
    let digits: String = text[at..].chars().skip(1).take_while(char::is_ascii_digit).collect();
    (digits.len() == 4).then_some(digits)
}

fn paper(
    reading: &Reading,
    index: usize,
    text: &str,
    latest: i64,
    before: Option<i64>,
    lost: &[char],
) -> Option<Left> {
    let (agency, rest) = text.split_at(text.find(['〔', '[', '('])?);
    let bracket = rest.chars().next()?;
    let digits: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
    let tail = &rest[bracket.len_utf8() + digits.len()..];
    if digits.len() != 3 {
        return None;
    }
    let mut years: Vec<i64> = whole_years(&digits, lost).into_iter().filter(|it| *it <= latest).collect();
    let mut because = format!("不晚于{latest}年，序号至多补一位");
    let mut open = true;
    let serial: String = tail.chars().filter(char::is_ascii_digit).collect();
    let line = reading.page.lines[reading.mentions[index].line()].span;
    let at = reading.mentions[index].span;
    let beside =
        reading.page.string(Span::new(line.from.max(at.from.saturating_sub(200)), line.to.min(at.to + 200)));
    if let Some(year) = known::paper(agency.trim(), &serial, &beside, &years) {
        years = vec![year];
        because = "已知的文件".to_owned();
        open = false;
    } else if let Some(before) = before.filter(|_| passed_on(reading, index)) {
        years.retain(|it| *it >= before);
        because = format!("转发上级来文，不早于{before}年，{because}");
    }
    let start = tail.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
    let (before, after) = (&tail[..start], &tail[start + serial.len().min(tail.len() - start)..]);
    let serials: Vec<String> =
        Placements::new(&serial, lost, 0..=usize::from(open)).filter(|it| !it.starts_with('0')).collect();
    let all = years.iter().flat_map(|year| serials.iter().map(move |it| (year, it)));
    let candidates =
        all.map(|(year, serial)| format!("{agency}{bracket}{year}{before}{serial}{after}")).collect();
    Some(Left { index, candidates, because })
}

/// 科技部(…)、省科技厅(…)和市科技局(…): the lower office passes on what the higher one sent.
fn passed_on(reading: &Reading, index: usize) -> bool {
    has_any(reading.gap(index), &["厅(", "局(", "厅（", "局（"]) || has_any(reading.gap(index), &["厅", "局"])
}

/// 2016GZ0272: a year of four, letters, a serial of four.
fn project(index: usize, text: &str, latest: i64, lost: &[char]) -> Option<Left> {
    let year: String = text.chars().take_while(char::is_ascii_digit).collect();
    let letters: String = text[year.len()..].chars().take_while(char::is_ascii_alphabetic).collect();
    let rest = &text[year.len() + letters.len()..];
    let serial: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let tail = &rest[serial.len()..];
    if year.len() == 4 && serial.len() >= 4 {
        return None;
    }
    let years = whole_years(&year, lost).into_iter().filter(|it| *it <= latest);
    let missing = 4_usize.saturating_sub(serial.len());
    let serials: Vec<String> = Placements::new(&serial, lost, missing..=missing).take(400).collect();
    let all = years.flat_map(|year| serials.iter().map(move |it| (year, it)));
    let candidates = all.map(|(year, serial)| format!("{year}{letters}{serial}{tail}")).collect();
    Some(Left {
        index, candidates, because: format!("四位年份加字母加四位序号，不晚于{latest}年")
    })
}

fn patent(index: usize, text: &str, latest: i64, lost: &[char]) -> Option<Left> {
    let (head, check) = text.rsplit_once('.')?;
    let prefix: String = head.chars().take_while(|it| !it.is_ascii_digit()).collect();
    let digits = &head[prefix.len()..];
    let missing = 12_usize.checked_sub(digits.len()).filter(|it| (1..=4).contains(it))?;
    let texts = Placements::new(digits, lost, missing..=missing).take(4_000);
    let whole = texts.map(|it| format!("{prefix}{it}.{check}"));
    let fits = |it: &String| it.parse::<PatentNumber>().is_ok_and(|it| i64::from(it.filed()) <= latest);
    Some(Left {
        index,
        candidates: whole.filter(fits).collect(),
        because: "校验位、种类位和申请年".to_owned(),
    })
}

/// 统一社会信用代码 has eighteen places and two check digits.
fn credit(page: &Page, index: usize, span: Span, text: &str, lost: &[char]) -> Option<Left> {
    let before = page.of(Span::new(span.from.saturating_sub(12), span.from));
    let missing = 18_usize.checked_sub(text.len()).filter(|it| (1..=3).contains(it))?;
    if !has_any(before, &["信用代码"]) {
        return None;
    }
    let texts = Placements::new(text, lost, missing..=missing).take(6_000);
    let candidates = texts.filter(|it| it.parse::<CreditCode>().is_ok()).collect();
    Some(Left { index, candidates, because: "十八位和两个校验位".to_owned() })
}
