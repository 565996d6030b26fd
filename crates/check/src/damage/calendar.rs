//! Years, months and days that lost digits: what the calendar, the date of the paper
//! and the order of what it tells leave of them.

use rust_decimal::prelude::ToPrimitive;

use super::{known, placements::Placements};
use crate::{
    page::{has_any, is_break},
    quantity::days,
    reading::Reading,
    report::Kind,
    text::Span,
};

/// What is left of one damaged date, as whole texts.
pub(crate) struct Left {
    pub(crate) index: usize,
    pub(crate) candidates: Vec<String>,
    pub(crate) because: String,
}

/// One way to read a date: its text and the days it may mean, first and last.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Way {
    text: String,
    year: Option<i64>,
    from: (i64, i64),
}

pub(crate) struct Calendar {
    /// The year of the paper; several where that is not certain.
    pub(crate) years: Vec<i64>,
    pub(crate) because: String,
    pub(crate) left: Vec<Left>,
}

const PLANS: &[&str] = &["下半年工作计划", "下一步", "工作计划", "工作打算", "工作安排", "工作思路"];
const DONE: &[&str] =
    &["了", "已", "参加", "召开", "举行", "举办", "完成", "获得", "截止", "截至", "率", "带领", "一行"];
const FINISHED: &[&str] = &["总结", "自查", "自评", "统计工作", "决算", "年报"];
const RUNNING: &[&str] = &[
    "要点",
    "计划",
    "上半年",
    "下半年",
    "方案",
    "工作重点",
    "培训会",
    "今年",
    "下达",
    "印发",
    "拟定",
    "举办",
    "力争",
];

pub(crate) fn calendar(reading: &Reading, lost: &[char]) -> Calendar {
    let (years, because) = years(reading, lost);
    let mut found = Calendar { years, because, left: Vec::new() };
    let broken = |it: &&usize| reading.mentions[**it].day().is_some_and(|it| it.broken);
    let all: Vec<usize> = (0..reading.mentions.len()).collect();
    let dates: Vec<usize> = all.iter().filter(broken).copied().collect();
    let signed = signed(reading);
    let mut plans = false;
    let mut line = usize::MAX;
    let mut events: Vec<(usize, Vec<Way>, bool)> = Vec::new();
    for index in dates {
        let it = &reading.mentions[index];
        if it.line() != line {
            // Headings between the last date and this one; once the plans begin, they go on.
            let from = if line == usize::MAX { 0 } else { line };
            line = it.line();
            plans |= reading.page.lines[from..=line]
                .iter()
                .any(|it| it.span.to - it.span.from < 20 && has_any(reading.page.of(it.span), PLANS));
        }
        if it.kind == Kind::Year {
            found.left.push(year(reading, index, &found.years, &found.because, lost));
        } else {
            let sentence = &reading.sentences[reading.place(index).sentence];
            let past = !plans && has_any(reading.page.of(sentence.span), DONE);
            events.push((index, ways(reading, index, &found.years, lost), past && Some(index) != signed));
        }
    }
    let last = found.years.iter().max().copied();
    let ends = |way: &Way| way.year.is_none_or(|it| Some(it) == last);
    let mut limit: Option<(i64, i64)> = None;
    if let Some(at) = signed {
        let known = reading.mentions[at].day().and_then(|it| Some((it.month?, it.day?)));
        let mut options: Vec<Way> =
            events.iter().find(|it| it.0 == at).map(|it| it.1.clone()).unwrap_or_default();
        options.retain(|sign| {
            events.iter().filter(|it| it.2).all(|(_, ways, _)| {
                ways.is_empty() || ways.iter().any(|way| !ends(way) || way.from <= sign.from)
            })
        });
        limit = options.iter().map(|it| it.from).max().or(known);
        if let Some(event) = events.iter_mut().find(|it| it.0 == at).filter(|_| !options.is_empty()) {
            event.1 = options;
        }
    }
    for (index, mut ways, past) in events {
        let before = ways.len();
        if let Some(limit) = limit.filter(|_| past) {
            ways.retain(|it| it.from <= limit);
        }
        let because = if ways.len() < before { "日历和落款日期" } else { "日历" };
        found.left.push(Left {
            index,
            candidates: ways.into_iter().map(|it| it.text).collect(),
            because: because.to_owned(),
        });
    }
    found
}

/// The date that stands alone near the end signs the paper.
fn signed(reading: &Reading) -> Option<usize> {
    let last = reading.page.lines.len().saturating_sub(3);
    (0..reading.mentions.len()).rev().take(4).find(|it| {
        let mention = &reading.mentions[*it];
        let line = reading.page.lines[mention.line()].span;
        let alone = line.to - line.from <= mention.span.to - mention.span.from + 4;
        mention.kind == Kind::Date
            && mention.day().is_some_and(|it| it.day.is_some())
            && alone
            && mention.line() >= last
    })
}

/// The year of the paper: an edition that names it, an intact date, or what its title may have been.
fn years(reading: &Reading, lost: &[char]) -> (Vec<i64>, String) {
    for (index, it) in reading.mentions.iter().enumerate() {
        let sentence = reading.sentences[reading.place(index).sentence].span;
        if it.kind != Kind::Ordinal || !has_any(reading.page.of(sentence), &["今年", "本年", "当年"]) {
            continue;
        }
        let beside = reading.page.string(sentence);
        let number = it.value.and_then(|it| it.to_i64());
        if let Some(year) = number.and_then(|it| known::edition(&beside, it)) {
            return (vec![year], format!("“{}”在{year}年", reading.printed(index)));
        }
    }
    let whole = signed(reading).and_then(|it| reading.mentions[it].day()?.year);
    if let Some(year) = whole {
        return (vec![year], "落款日期".to_owned());
    }
    let titled = reading.mentions.iter().find(|it| it.line == 0 && it.kind == Kind::Year);
    if let Some(year) = titled.and_then(|it| it.day()?.year) {
        return (vec![year], "标题".to_owned());
    }
    let broken =
        reading.mentions.iter().find(|it| it.kind == Kind::Year && it.day().is_some_and(|it| it.broken));
    let printed = broken.map(|it| reading.page.string(it.digits)).unwrap_or_default();
    (whole_years(&printed, lost), "四位年份".to_owned())
}

/// The years that leave these digits; none beyond what a paper could speak of.
pub(crate) fn whole_years(printed: &str, lost: &[char]) -> Vec<i64> {
    let missing = 4_usize.saturating_sub(printed.chars().count());
    let texts = Placements::new(printed, lost, missing..=missing).take(500);
    texts.filter_map(|it| it.parse().ok()).filter(|it| (1990..=2039).contains(it)).collect()
}

fn year(reading: &Reading, index: usize, years: &[i64], because: &str, lost: &[char]) -> Left {
    let it = &reading.mentions[index];
    let printed = reading.page.string(it.digits);
    let mut all = whole_years(&printed, lost);
    let latest = years.iter().max().copied().unwrap_or(2039) + i64::from(years.len() != 1) * 10;
    all.retain(|it| *it <= latest);
    let mut reason = "四位年份".to_owned();
    if let [this] = years {
        let (finished, running) = context(reading, index);
        if finished && all.contains(&(this - 1)) {
            all = vec![this - 1];
            reason = format!("{because}，而所总结或统计的一年在{this}年已经结束");
        } else if running && all.contains(this) {
            all = vec![*this];
            reason = format!("{because}，是本年的事");
        } else {
            reason = format!("不晚于{this}年（{because}）");
        }
    }
    let after: String = reading.page.string(Span::new(it.digits.to, it.span.to));
    let candidates = all.iter().map(|it| format!("{it}{after}")).collect();
    Left { index, candidates, because: reason }
}

/// Whether the words around say that the year was over, or that it was running.
fn context(reading: &Reading, index: usize) -> (bool, bool) {
    let it = &reading.mentions[index];
    let sentence = reading.sentences[reading.place(index).sentence].span;
    let chars = &reading.page.chars;
    let from = (sentence.from..it.span.from)
        .rev()
        .find(|at| is_break(chars[*at]))
        .map_or(sentence.from, |it| it + 1);
    let quoted = (it.span.to..sentence.to)
        .find(|at| matches!(chars[*at], '》' | '”'))
        .filter(|to| to - it.span.to < 40);
    let end = (it.span.to..sentence.to).find(|at| is_break(chars[*at])).unwrap_or(sentence.to);
    let clause = reading.page.of(Span::new(from, quoted.unwrap_or(end).max(end.min(it.span.to + 40))));
    let wide = reading.page.of(Span::new(from, sentence.to.min(it.span.to + 40)));
    let titled = it.line == 0;
    let running = titled || has_any(clause, RUNNING) || has_any(wide, &["今年", "上半年", "力争"]);
    let finished =
        !titled && has_any(clause, FINISHED) && !has_any(clause, &["要点", "计划", "上半年", "方案"]);
    (finished, running && !finished)
}

/// Every reading of a date whose digits were put back.
fn ways(reading: &Reading, index: usize, years: &[i64], lost: &[char]) -> Vec<Way> {
    let it = &reading.mentions[index];
    let text = reading.page.string(it.span);
    let mut ways = vec![Way { text: String::new(), year: None, from: (0, 0) }];
    let mut digits = String::new();
    for mark in text.chars() {
        if mark.is_ascii_digit() {
            digits.push(mark);
            continue;
        }
        if !matches!(mark, '年' | '月' | '日') {
            for way in &mut ways {
                way.text.push_str(&digits);
                way.text.push(mark);
            }
            digits.clear();
            continue;
        }
        let printed = std::mem::take(&mut digits);
        let mut next = Vec::new();
        for way in &ways {
            next.extend(
                values(mark, &printed, years, lost).into_iter().filter_map(|it| with(way, mark, &it)),
            );
        }
        ways = next;
        if ways.len() > 200 {
            return Vec::new();
        }
    }
    // 月底 is its last day, 月 alone and 月初 begin with the first.
    for way in &mut ways {
        if text.ends_with('底') {
            way.from.1 = days(way.year, Some(way.from.0));
        }
    }
    ways.retain(|it| (1..=12).contains(&it.from.0) && it.from.1 <= days(it.year, Some(it.from.0)));
    ways
}

fn values(mark: char, printed: &str, years: &[i64], lost: &[char]) -> Vec<String> {
    if mark == '年' {
        let whole = whole_years(printed, lost).into_iter().filter(|it| years.contains(it));
        return whole.map(|it| it.to_string()).collect();
    }
    let most = if mark == '月' { 12 } else { 31 };
    let texts = Placements::new(printed, lost, usize::from(printed.is_empty())..=2);
    let fits =
        |it: &String| !it.starts_with('0') && it.parse::<i64>().is_ok_and(|it| (1..=most).contains(&it));
    let mut all: Vec<String> = texts.filter(fits).collect();
    // A printed value that can be true stands; only what is missing is filled in.
    if !printed.is_empty() && all.first().is_some_and(|it| it == printed) {
        all.truncate(1);
    }
    all
}

fn with(way: &Way, mark: char, value: &str) -> Option<Way> {
    let number: i64 = value.parse().ok()?;
    let mut way = Way { text: format!("{}{value}{mark}", way.text), ..way.clone() };
    match mark {
        '年' => way.year = Some(number),
        '月' => way.from = (number, 1),
        _ => way.from.1 = number,
    }
    Some(way)
}
