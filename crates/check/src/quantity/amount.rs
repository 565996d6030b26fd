//! Numbers with what they count: 34项, 2万余份, 1至2家, 三百二十人, 数百名.

use rust_decimal::Decimal;

use super::{
    Approx, Mention, approx,
    fraction::{fraction, pointed, proportion},
};
use crate::{
    numeral::{Numeral, arabic, chinese, is_numeral, step_of},
    page::{Line, Page, starts},
    report::Kind,
    text::Span,
    unit::{Unit, named, unit},
};

/// What follows a numeral: 万, 余, the unit.
struct Tail {
    /// Of ten.
    power: u8,
    unit: Unit,
    more: bool,
    to: usize,
    /// 3年, 两个月: it lasts and does not count.
    duration: bool,
}

impl Tail {
    fn times(&self) -> Decimal {
        Decimal::from(10_i64.pow(u32::from(self.power)))
    }
}

pub(crate) fn arabic_amount(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    let numeral = if page.holed { torn(chars, at, line)? } else { arabic(chars, at, line.span.to)? };
    if let Some(it) = proportion(chars, numeral, line, index) {
        return Some(it);
    }
    let tail = tail(chars, numeral.span.to, line.span.to, false)?;
    finish(page, numeral, tail, line, index)
}

/// A numeral whose digits before or after the point are gone: .2亿元, 9.亿元, a cell 32.
/// that is not the first of its row, where a point may number it.
fn torn(chars: &[char], at: usize, line: Line) -> Option<Numeral> {
    let to = line.span.to;
    if chars[at] == '.' {
        let rest = arabic(chars, at + 1, to).filter(|it| it.step == Decimal::ONE)?;
        let decimals = u32::try_from(rest.span.to - rest.span.from).ok()?;
        let value = rest.value.checked_mul(step_of(decimals))?;
        return Some(Numeral {
            span: Span::new(at, rest.span.to),
            value,
            step: step_of(decimals),
            arabic: true,
        });
    }
    let whole = arabic(chars, at, to)?;
    let point = whole.span.to;
    let ends = whole.step == Decimal::ONE
        && chars.get(point) == Some(&'.')
        && if point + 1 < to { unit(chars, point + 1).is_some() } else { line.is_inner_cell() };
    if ends {
        Some(Numeral { span: Span::new(at, point + 1), step: step_of(1), ..whole })
    } else {
        Some(whole)
    }
}

pub(crate) fn chinese_amount(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    let (mut numeral, to) = (chinese(chars, at, line.span.to)?, line.span.to);
    let length = numeral.span.to - at;
    let next = chars.get(numeral.span.to).copied().unwrap_or(' ');
    if starts(chars, numeral.span.to, "分之") {
        return fraction(page, numeral, line, index);
    }
    if next == '点' && chinese(chars, numeral.span.to + 1, to).is_some() {
        numeral = pointed(chars, numeral, to)?;
    }
    if length == 1 {
        let alone = matches!(chars[at], '百' | '千' | '万' | '亿' | '佰' | '仟' | '萬' | '億');
        if alone && !matches!(next, '余' | '多') {
            return None;
        }
        if chars[at] == '一' && !counts_one(chars, at + 1) {
            return None;
        }
    }
    let tail = tail(chars, numeral.span.to, to, true)?;
    if tail.unit == Unit::NONE && !tail.duration {
        return None;
    }
    if length == 1 && matches!(tail.unit.text, "台" | "面" | "口" | "眼" | "字" | "园" | "市" | "版" | "度")
    {
        return None;
    }
    finish(page, numeral, tail, line, index)
}

/// 几十名, 数百家, 几个: a number that says no number.
pub(crate) fn few(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    if !matches!(chars.get(at), Some('数' | '几')) {
        return None;
    }
    let places = chars[at + 1..line.span.to].iter().take(4).take_while(|it| is_numeral(**it)).count();
    let tail = tail(chars, at + 1 + places, line.span.to, true)?;
    if (tail.unit == Unit::NONE || (places == 0 && chars[at] == '数')) && !tail.duration {
        return None;
    }
    let kind = if tail.duration { Kind::Duration } else { tail.unit.kind };
    let span = Span::new(at, tail.to);
    let digits = Span::new(at, at + 1 + places);
    Some(Mention { digits, unit: tail.unit, approx: Approx::Few, ..Mention::named(kind, span, index) })
}

/// 一个, 一件 may count; 一定, 一批, 一体 do not.
fn counts_one(chars: &[char], at: usize) -> bool {
    match chars.get(at) {
        Some(
            '项' | '家' | '件' | '名' | '份' | '户' | '座' | '所' | '套' | '篇' | '位' | '辆' | '年' | '天',
        ) => true,
        Some('次') => !starts(chars, at, "次性"),
        Some('等') => starts(chars, at, "等奖"),
        _ => false,
    }
}

fn tail(chars: &[char], from: usize, to: usize, han: bool) -> Option<Tail> {
    let mut at = from;
    if chars.get(at) == Some(&' ') && at + 1 < to && unit(chars, at + 1).is_some() {
        at += 1;
    }
    let mut more = false;
    let mut power = 0;
    let mut multiplier = "";
    if at < to && matches!(chars[at], '余' | '多' | '来' | '几') && begins(chars, at + 1) {
        more = true;
        at += 1;
    }
    if let Some(it) = duration(chars, at) {
        return Some(Tail { power, unit: Unit::NONE, more, to: at + it, duration: true });
    }
    if let Some((unit, length)) = unit(chars, at).filter(|it| at + it.1 <= to) {
        return Some(Tail { power, unit, more, to: at + length, duration: false });
    }
    if !han || more {
        for (word, worth) in
            [("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3), ("百", 2)]
        {
            if starts(chars, at, word) && at + word.chars().count() <= to {
                power = worth;
                multiplier = word;
                at += word.chars().count();
                break;
            }
        }
    }
    if !multiplier.is_empty() && at < to && matches!(chars[at], '余' | '多') {
        more = true;
        at += 1;
    }
    if chars.get(at) == Some(&'元')
        && let Some(unit) = named(&format!("{multiplier}元"))
    {
        return Some(Tail { power: 0, unit, more, to: at + 1, duration: false });
    }
    let (unit, length) = unit(chars, at).filter(|it| at + it.1 <= to).unwrap_or((Unit::NONE, 0));
    Some(Tail { power, unit, more, to: at + length, duration: false })
}

/// Whether 余 or 多 has something to be more of.
fn begins(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(|it| matches!(it, '万' | '亿' | '千' | '百'))
        || unit(chars, at).is_some()
        || duration(chars, at).is_some()
}

fn duration(chars: &[char], at: usize) -> Option<usize> {
    let words = [
        "个多月",
        "个月",
        "个工作日",
        "个季度",
        "个小时",
        "小时",
        "分钟",
        "周年",
        "个年度",
        "年",
        "天",
        "周",
        "秒",
        "星期",
    ];
    words.iter().find(|it| starts(chars, at, it)).map(|it| it.chars().count())
}

fn finish(page: &Page, numeral: Numeral, tail: Tail, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    let mut kind = if tail.duration { Kind::Duration } else { tail.unit.kind };
    let next = chars.get(tail.to).copied().unwrap_or(' ');
    if tail.unit == Unit::NONE && tail.power == 0 && matches!(next, '号' | '楼' | '室' | '级' | '型' | '路')
    {
        kind = Kind::Code;
    }
    let value = numeral.value.checked_mul(tail.times())?;
    let negative = is_negative(chars, numeral.span.from, kind, line);
    let value = if negative { -value } else { value };
    let from = numeral.span.from - usize::from(negative);
    let mut mention = Mention {
        digits: numeral.span,
        value: Some(value),
        decimals: u8::try_from(numeral.step.scale()).ok()?,
        power: tail.power,
        unit: tail.unit,
        arabic: numeral.arabic,
        ..Mention::named(kind, Span::new(from, tail.to), index)
    };
    range(chars, &mut mention, line);
    let after = approx::after(chars, mention.span.to);
    let before = approx::before(chars, mention.span.from);
    mention.approx = match (tail.more, after, before) {
        (true, _, _) => Approx::More,
        (_, Some((it, _)), _) if it != Approx::Exact => it,
        (_, _, Some(it)) => it,
        _ => Approx::Exact,
    };
    Some(mention)
}

/// 1至2家, 5%—8%, 10万元至20万元: the second number ends the range if it has the same unit.
fn range(chars: &[char], mention: &mut Mention, line: Line) {
    let at = mention.span.to;
    let mut next = at;
    while next < line.span.to && next - at < 2 && matches!(chars[next], '至' | '到' | '—' | '~' | '-') {
        next += 1;
    }
    if next == at {
        return;
    }
    let second =
        if mention.arabic { arabic(chars, next, line.span.to) } else { chinese(chars, next, line.span.to) };
    let Some(second) = second else { return };
    let Some(tail) = tail(chars, second.span.to, line.span.to, !mention.arabic) else { return };
    let bare = mention.unit == Unit::NONE && mention.kind == Kind::Number;
    let same = tail.unit != Unit::NONE && (bare || tail.unit.base == mention.unit.base);
    if !same || tail.duration || second.value.is_zero() {
        return;
    }
    let in_first = |it: Decimal| it.checked_mul(tail.unit.scale())?.checked_div(mention.unit.scale());
    if bare {
        mention.value = mention.value.and_then(|it| it.checked_mul(tail.times()));
        mention.power = tail.power;
        mention.unit = tail.unit;
        mention.kind = tail.unit.kind;
        mention.upper = second.value.checked_mul(tail.times()).map(Box::new);
    } else {
        mention.upper = second.value.checked_mul(tail.times()).and_then(in_first).map(Box::new);
    }
    mention.span = Span::new(mention.span.from, tail.to);
}

/// 增长-5.2%, or -12 alone in a cell.
fn is_negative(chars: &[char], at: usize, kind: Kind, line: Line) -> bool {
    let minus = at > line.span.from && chars[at - 1] == '-';
    let opens = at == line.span.from + 1 && line.table.is_some();
    let percent = kind == Kind::Percent
        && at >= line.span.from + 2
        && !chars[at - 2].is_ascii_alphanumeric()
        && chars[at - 2] != '%';
    minus && (opens || percent)
}
