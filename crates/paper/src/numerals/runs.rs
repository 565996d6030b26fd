//! Numerals that belong together: 2016年5月13日, 1—2户, 〔2016〕5号, 百分之三.

use std::ops::Range;

use super::{Found, Kind, is_account, is_numeral};

/// What may stand between two numerals of one number or one date.
const GLUE: &[&str] = &[
    "年", "月", "日", "时", "点", "分之", "至", "到", "—", "——", "-", "–", "－", "~", "～", "〕", "]", "］",
    "】", "〕第", "〕 ", "] ", "年第", "/", "×",
];

/// What may follow, the longest first.
const UNITS: &[&str] = &[
    "个百分点",
    "亿元",
    "万元",
    "平方米",
    "平方公里",
    "立方米",
    "公里",
    "公斤",
    "千克",
    "千瓦",
    "人次",
    "场次",
    "小时",
    "分钟",
    "年度",
    "元",
    "年",
    "月",
    "日",
    "号",
    "时",
    "旬",
    "%",
    "％",
    "‰",
    "个",
    "家",
    "项",
    "件",
    "户",
    "名",
    "人",
    "次",
    "位",
    "吨",
    "亩",
    "册",
    "份",
    "本",
    "块",
    "套",
    "场",
    "期",
    "批",
    "届",
    "条",
    "篇",
    "所",
    "座",
    "台",
    "部",
    "辆",
    "只",
    "头",
    "株",
    "米",
    "倍",
    "成",
    "天",
    "周",
    "岁",
    "例",
    "处",
    "组",
    "类",
    "级",
    "层",
    "轮",
    "张",
    "幅",
    "支",
    "队",
    "镇",
    "乡",
    "村",
    "县",
    "市",
    "种",
    "款",
    "枚",
    "门",
    "间",
    "栋",
    "箱",
    "袋",
    "桶",
    "节",
    "课",
];

const VAGUE: &[char] = &['余', '多', '几', '来'];

/// Every numeral outside of what is taken, with what belongs to it.
pub(super) fn all(text: &[char], taken: &[bool]) -> Vec<Found> {
    let mut res = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !counts(text, taken, at) {
            at += 1;
            continue;
        }
        let range = whole(text, taken, at);
        at = range.end;
        res.push(Found { kind: kind(&text[range.clone()]), range });
    }
    res
}

fn counts(text: &[char], taken: &[bool], at: usize) -> bool {
    let Some(&it) = text.get(at) else { return false };
    if taken[at] {
        return false;
    }
    let beside = |at: Option<usize>| {
        at.and_then(|at| text.get(at)).is_some_and(|&it| is_numeral(it) || is_account(it))
    };
    let money = text.get(at + 1).is_some_and(|it| "元圆整".contains(*it));
    is_numeral(it) || is_account(it) && (beside(at.checked_sub(1)) || beside(Some(at + 1)) || money)
}

/// From the first numeral to the last that belongs to it, and the unit.
fn whole(text: &[char], taken: &[bool], first: usize) -> Range<usize> {
    let free = |range: Range<usize>| range.end <= text.len() && !taken[range].contains(&true);
    let mut end = core(text, taken, first);
    // A glued date or range goes on as long as numerals follow.
    'more: loop {
        for glue in GLUE {
            let next = end + glue.chars().count();
            if free(end..next) && says(text, end, glue) && counts(text, taken, next) {
                end = core(text, taken, next);
                continue 'more;
            }
        }
        break;
    }
    if free(end..end + 1) && VAGUE.contains(&text[end]) {
        end += 1;
    }
    let unit = UNITS.iter().find(|it| says(text, end, it) && free(end..end + it.chars().count()));
    end += unit.map_or(0, |it| it.chars().count());
    let opened = first.checked_sub(1).filter(|at| !taken[*at] && "第〔[［【".contains(text[*at]));
    opened.unwrap_or(first)..end
}

/// Numerals side by side, with points and commas between digits.
fn core(text: &[char], taken: &[bool], first: usize) -> usize {
    let mut end = first + 1;
    loop {
        let digit = |at: usize| text.get(at).is_some_and(|it| it.is_numeric());
        if counts(text, taken, end) {
            end += 1;
        } else if text.get(end).is_some_and(|it| ".．,，:".contains(*it))
            && !taken[end]
            && digit(end - 1)
            && digit(end + 1)
            && counts(text, taken, end + 1)
        {
            end += 2;
        } else {
            return end;
        }
    }
}

fn says(text: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(step, it)| text.get(at + step) == Some(&it))
}

fn kind(it: &[char]) -> Kind {
    let has = |signs: &str| it.iter().any(|it| signs.contains(*it));
    let last = it.last().copied().unwrap_or(' ');
    if has("〔[［【〕]］】") && last == '号' {
        Kind::DocNumber
    } else if has("年月日旬") {
        Kind::Date
    } else if has("%％‰") || says_share(it) {
        Kind::Share
    } else if it.first() == Some(&'第') {
        Kind::Ordinal
    } else if is_numeral(last) || is_account(last) {
        Kind::Bare
    } else {
        Kind::Amount
    }
}

fn says_share(it: &[char]) -> bool {
    it.windows(2).any(|two| two == ['分', '之'])
}
