//! 2016年6月24日, 1-4月, 一季度, 9时30分: when, as papers write it.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{Mention, day::Day, ordinals::numeral};
use crate::{
    numeral::Numeral,
    page::{Line, Page, is_break, starts},
    report::Kind,
    text::Span,
};

pub(crate) fn read(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let walk = Walk { chars: &page.chars, to: line.span.to, holed: page.holed };
    let first = numeral(walk.chars, at, walk.to)?;
    let (kind, day, to) = walk
        .iso(first)
        .or_else(|| walk.clock(first))
        .or_else(|| walk.years(first))
        .or_else(|| walk.months(first))
        .or_else(|| walk.quarters(first, at, line.span.from))
        .or_else(|| walk.days_only(first))?;
    let value = (kind == Kind::Year && !day.broken).then_some(first.value);
    let rest = Mention::named(kind, Span::new(at, to), index);
    Some(Mention { value, digits: first.span, day: Some(Box::new(day)), arabic: first.arabic, ..rest })
}

/// 月13日: the month is gone. 月底 and 月 alone are read so only in a text known to have holes.
pub(crate) fn without_month(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let walk = Walk { chars: &page.chars, to: line.span.to, holed: page.holed };
    let before = at.checked_sub(1).filter(|it| *it >= line.span.from).map_or('。', |it| walk.chars[it]);
    let open = is_break(before) || matches!(before, ' ' | '、' | '(' | '“' | '年');
    if !open {
        return None;
    }
    let (day, to) = match walk.day(at + 1) {
        Some((day, to)) => (Day { day: Some(day), broken: true, ..Day::default() }, to),
        None => {
            let suffix = walk.suffix(at + 1);
            let bare = walk.chars.get(at + 1).copied().is_none_or(is_break);
            if !page.holed || (suffix == 0 && !bare) {
                return None;
            }
            (Day { broken: true, ..Day::default() }, at + 1 + suffix)
        }
    };
    let rest = Mention::named(Kind::Date, Span::new(at, to), index);
    Some(Mention { digits: Span::new(at, at), day: Some(Box::new(day)), ..rest })
}

struct Walk<'a> {
    chars: &'a [char],
    to: usize,
    holed: bool,
}

type Found = Option<(Kind, Day, usize)>;

impl Walk<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        starts(self.chars, at, word) && at + word.chars().count() <= self.to
    }

    fn number(&self, at: usize) -> Option<(i64, Numeral)> {
        let it = numeral(self.chars, at, self.to)?;
        Some((it.value.to_i64().filter(|_| it.step == Decimal::ONE)?, it))
    }

    /// A year of four digits; three that begin like one have lost a digit.
    fn year(&self, first: Numeral) -> Option<(Option<i64>, bool)> {
        let value = first.value.to_i64()?;
        match (first.span.to - first.span.from, first.arabic) {
            (4, _) if (1900..=2100).contains(&value) && first.step == Decimal::ONE => {
                Some((Some(value), false))
            }
            (3, true) if value / 10 == 20 || value / 10 == 19 => Some((None, true)),
            _ => None,
        }
    }

    fn iso(&self, first: Numeral) -> Found {
        // 2016.6 was read as one numeral with a point.
        let year: String = self.chars.get(first.span.from..first.span.from + 4)?.iter().collect();
        let year: i64 = year.parse().ok().filter(|it| (1900..=2100).contains(it))?;
        let mark = *self.chars.get(first.span.from + 4)?;
        if !matches!(mark, '-' | '.' | '/') {
            return None;
        }
        let part = |at: usize| {
            let digits =
                self.chars.get(at..self.to)?.iter().take(3).take_while(|it| it.is_ascii_digit()).count();
            let text: String = self.chars[at..at + digits].iter().collect();
            Some((text.parse::<i64>().ok().filter(|_| digits < 3)?, at + digits))
        };
        let (month, to) = part(first.span.from + 5)?;
        if self.chars.get(to) != Some(&mark) {
            return None;
        }
        let (day, to) = part(to + 1)?;
        Some((Kind::Date, Day { year: Some(year), month: Some(month), day: Some(day), ..Day::default() }, to))
    }

    fn clock(&self, first: Numeral) -> Found {
        let hour = first.value.to_i64().filter(|it| (0..=24).contains(it) && first.arabic)?;
        let at = first.span.to;
        if self.is(at, ":") {
            let minute = numeral(self.chars, at + 1, self.to).filter(|it| it.span.to - it.span.from == 2)?;
            let fits = minute.value < Decimal::from(60) && first.span.to - first.span.from <= 2 && hour < 25;
            // 20:45:35 is what something consists of.
            let bare =
                crate::unit::unit(self.chars, minute.span.to).is_none() && !self.is(minute.span.to, ":");
            return (fits && bare).then_some((Kind::Time, Day::default(), minute.span.to));
        }
        if !self.is(at, "时") || self.is(at, "时限") {
            return None;
        }
        let minute = self.number(at + 1).filter(|it| self.is(it.1.span.to, "分"));
        Some((Kind::Time, Day::default(), minute.map_or(at + 1, |it| it.1.span.to + 1)))
    }

    fn years(&self, first: Numeral) -> Found {
        let (year, broken) = self.year(first)?;
        let at = first.span.to;
        if let Some(next) = self.joint(at)
            && let Some((last, second)) = self.number(next)
            && (1900..=2100).contains(&last)
            && self.is(second.span.to, "年")
        {
            let day = Day { year, last: Some((Some(last), None, None)), ..Day::default() };
            return Some((Kind::Period, day, second.span.to + 1));
        }
        if !self.is(at, "年") || ["年来", "年内", "年前", "年期"].iter().any(|it| broken && self.is(at, it))
        {
            return None;
        }
        let at = at + 1;
        if self.is(at, "度") {
            return Some((Kind::Year, Day { year, broken, ..Day::default() }, at + 1));
        }
        if let Some(next) = self.joint(at)
            && let Some((last, second)) = self.number(next)
            && (1900..=2100).contains(&last)
            && self.is(second.span.to, "年")
        {
            if let Some((kind, end, to)) = self.number(second.span.to + 1).and_then(|it| self.months(it.1)) {
                let last = Some((Some(last), end.month, end.day));
                return Some((kind, Day { year, last, ..Day::default() }, to));
            }
            let day = Day { year, last: Some((Some(last), None, None)), ..Day::default() };
            return Some((Kind::Period, day, second.span.to + 1));
        }
        let space = usize::from(self.chars.get(at) == Some(&' '));
        if let Some((_, month)) = self.number(at + space)
            && let Some((kind, day, to)) = self.months(month)
        {
            return Some((kind, Day { year, broken: broken || day.broken, ..day }, to));
        }
        if self.is(at, "月")
            && let Some((day, to)) = self.day(at + 1)
        {
            return Some((Kind::Date, Day { year, day: Some(day), broken: true, ..Day::default() }, to));
        }
        if self.is(at, "代") {
            return Some((Kind::Period, Day::default(), at + 1));
        }
        Some((Kind::Year, Day { year, broken, ..Day::default() }, at))
    }

    fn months(&self, first: Numeral) -> Found {
        let month = first.value.to_i64().filter(|it| *it <= 99 && first.step == Decimal::ONE)?;
        let at = first.span.to;
        let marked = usize::from(self.is(at, "月"));
        if let Some(next) = self.joint(at + marked) {
            if let Some((last, second)) = self.number(next)
                && self.is(second.span.to, "月")
                && last <= 12
                && month <= 12
            {
                return self.span_of_months(month, last, second.span.to + 1);
            }
            if self.holed && self.is(next, "月") && month <= 12 {
                let day = Day { month: Some(month), broken: true, ..Day::default() };
                return Some((Kind::Period, day, next + 1 + self.suffix(next + 1)));
            }
        }
        if marked == 0 {
            return None;
        }
        let (day, to) = self.rest_of_month(month, at + 1);
        let kind = if day.day.is_some() || day.broken { Kind::Date } else { Kind::Month };
        Some((kind, day, to))
    }

    fn span_of_months(&self, month: i64, last: i64, at: usize) -> Found {
        if let Some((day, to)) = self.day(at) {
            // 3月10日 is read elsewhere: here the first month has no day of its own.
            let last = Some((None, Some(last), Some(day)));
            return Some((Kind::Period, Day { month: Some(month), last, ..Day::default() }, to));
        }
        let last = Some((None, Some(last), None));
        Some((Kind::Period, Day { month: Some(month), last, ..Day::default() }, at + self.suffix(at)))
    }

    /// What follows 6月: a day, the end of a span, 底, 中旬.
    fn rest_of_month(&self, month: i64, at: usize) -> (Day, usize) {
        let plain = Day { month: Some(month), ..Day::default() };
        let word = ["日均", "日产", "日常", "日历", "日用"].iter().any(|it| self.is(at, it));
        if self.is(at, "日") && !word {
            return (Day { broken: true, ..plain }, at + 1);
        }
        let Some((day, to)) = self.day(at) else { return (plain, at + self.suffix(at)) };
        let found = Day { day: Some(day), ..plain };
        let Some(next) = self.joint(to) else { return (found, to) };
        let Some((value, second)) = self.number(next) else { return (found, to) };
        if self.is(second.span.to, "月")
            && let Some((last, end)) = self.day(second.span.to + 1)
        {
            return (Day { last: Some((None, Some(value), Some(last))), ..found }, end);
        }
        if self.is(second.span.to, "日") {
            return (Day { last: Some((None, None, Some(value))), ..found }, second.span.to + 1);
        }
        (found, to)
    }

    fn day(&self, at: usize) -> Option<(i64, usize)> {
        let at = at + usize::from(self.chars.get(at) == Some(&' '));
        let (day, it) = self.number(at)?;
        let small = day <= 99 && self.is(it.span.to, "日");
        let dashed = day <= 31
            && self
                .joint(it.span.to)
                .and_then(|next| self.number(next))
                .is_some_and(|it| self.is(it.1.span.to, "日"));
        (small || dashed).then(|| (day, it.span.to + usize::from(small)))
    }

    fn days_only(&self, first: Numeral) -> Found {
        let day = first.value.to_i64().filter(|it| (1..=31).contains(it) && first.arabic)?;
        let lasts = ["日内", "日前", "日后", "日以", "日均", "日产", "日游"]
            .iter()
            .any(|it| self.is(first.span.to, it));
        let stands = self.is(first.span.to, "日") && !lasts;
        stands.then_some((Kind::Date, Day { day: Some(day), ..Day::default() }, first.span.to + 1))
    }

    fn quarters(&self, first: Numeral, at: usize, from: usize) -> Found {
        let number = first.value.to_i64().filter(|it| (1..=4).contains(it))?;
        let next = first.span.to;
        if self.is(next, "季度") {
            let day = Day::quarter(first.value)?;
            let so_far = at > from && self.chars[at - 1] == '前';
            let day = if so_far { Day { month: Some(1), ..day } } else { day };
            return Some((Kind::Period, day, next + 2));
        }
        let (last, second) = self.number(self.joint(next)?)?;
        let to = (self.is(second.span.to, "季度") && last <= 4).then_some(second.span.to + 2)?;
        let last = Some((None, Some(last * 3), None));
        Some((Kind::Period, Day { month: Some(number * 3 - 2), last, ..Day::default() }, to))
    }

    /// 至, —, -: the place after it.
    fn joint(&self, at: usize) -> Option<usize> {
        let marks = self.chars.get(at..self.to)?.iter().take(2);
        let marks = marks.take_while(|it| matches!(it, '至' | '到' | '—' | '~' | '-')).count();
        (marks > 0).then_some(at + marks)
    }

    fn suffix(&self, at: usize) -> usize {
        let words = ["份底", "上旬", "中旬", "下旬", "份", "底", "初", "末"];
        words.iter().find(|it| self.is(at, it)).map_or(0, |it| it.chars().count())
    }
}
