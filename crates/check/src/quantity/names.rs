//! Numbers inside names: “十三五”, 五位一体, “12555”工程, 年产400万平方米…项目.

use std::{collections::HashMap, sync::LazyLock};

use super::Mention;
use crate::{
    page::{Line, Page, has_any, is_break, starts},
    report::Kind,
    text::Span,
};

/// Set phrases: a numeral in them counts nothing.
const PHRASES: &[&str] = &[
    "一带一路",
    "一府两院",
    "一体两翼",
    "一岗双责",
    "一事一议",
    "一村一品",
    "一县一业",
    "一对一",
    "一把手",
    "一揽子",
    "一站式",
    "一窗受理",
    "一网通办",
    "一次性",
    "一系列",
    "一部分",
    "一条龙",
    "一票否决",
    "两学一做",
    "两个维护",
    "两个确立",
    "两个一百年",
    "两不愁三保障",
    "两不愁",
    "两山",
    "两会",
    "两法衔接",
    "三农",
    "三会一课",
    "三严三实",
    "三个代表",
    "三公经费",
    "三重一大",
    "三新",
    "三品一标",
    "三权分置",
    "三区三线",
    "三次产业",
    "三产融合",
    "三支一扶",
    "三位一体",
    "四个全面",
    "四个意识",
    "四个自信",
    "四个伟大",
    "四不两直",
    "四好",
    "四上",
    "四新",
    "四川",
    "五位一体",
    "五个一",
    "五险一金",
    "五四",
    "五一",
    "五保",
    "五通桥",
    "六稳",
    "六保",
    "六一",
    "七一",
    "八一",
    "八项规定",
    "九三",
    "九寨沟",
    "十八大",
    "十九大",
    "二十大",
    "十一五",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "十八届",
    "十九届",
    "二十届",
    "百日攻坚",
    "百千万",
    "千方百计",
    "万众创新",
    "万企兴万村",
    "百强县",
    "千佛",
    "一二三产业",
    "三江",
    "三台县",
    "十大",
    "一流",
    "二维码",
    "三维",
    "三包",
    "三小",
    "一户一策",
    "一企一策",
    "一园多区",
    "双一流",
    "两癌",
    "三线",
    "三甲",
];

static BY_FIRST: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut found: HashMap<char, Vec<&'static str>> = HashMap::new();
    for phrase in PHRASES {
        found.entry(phrase.chars().next().unwrap_or(' ')).or_default().push(phrase);
    }
    found
});

pub(crate) fn phrase(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let likely = BY_FIRST.get(page.chars.get(at)?)?;
    let found = likely.iter().find(|it| starts(&page.chars, at, it))?;
    let to = at + found.chars().count();
    (to <= line.span.to).then(|| Mention {
        arabic: false,
        digits: Span::new(at, at),
        ..Mention::named(Kind::Name, Span::new(at, to), index)
    })
}

/// What stands in quotation marks or before 工程 names something and is not counted with.
pub(crate) fn mark(page: &Page, line: Line, found: &mut [Mention]) {
    let quotes = quotes(&page.chars[line.span.range()], line.span.from);
    let mut quotes = quotes.iter().copied().peekable();
    for it in found.iter_mut().filter(|it| it.kind.counts() || it.kind == Kind::Duration) {
        while quotes.peek().is_some_and(|quote| quote.to <= it.span.from) {
            quotes.next();
        }
        let quoted = quotes.peek().is_some_and(|quote| quote.contains(it.span));
        if quoted || names(page, it, line) {
            it.kind = Kind::Name;
        }
    }
}

/// A quotation longer than this is speech, not a name.
const LONGEST: usize = 60;

fn quotes(chars: &[char], from: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (index, it) in chars.iter().enumerate() {
        let closes = match open {
            Some((_, '“')) => *it == '”',
            Some((_, '《')) => *it == '》',
            Some((_, '‘')) => *it == '’',
            Some((_, '「')) => *it == '」',
            Some(_) => *it == '"',
            None => false,
        };
        if closes {
            if let Some((start, _)) = open.take()
                && index - start <= LONGEST
            {
                found.push(Span::new(from + start, from + index + 1));
            }
        } else if open.is_none() && matches!(it, '“' | '《' | '‘' | '"' | '「') {
            open = Some((index, *it));
        } else if open.is_some_and(|(start, _)| index - start > LONGEST) {
            open = None;
        }
    }
    found
}

fn names(page: &Page, it: &Mention, line: Line) -> bool {
    let chars = &page.chars;
    let after = &chars[it.span.to..line.span.to.min(it.span.to + 30)];
    let before = &chars[it.span.from.saturating_sub(6).max(line.span.from)..it.span.from];
    let plain = it.unit.text.is_empty();
    let long = it.span.to - it.span.from >= 2;
    let named = ["工程", "计划", "行动", "战略", "模式", "热线", "高校", "院校", "专项行动", "平台"];
    if plain && long && named.iter().any(|word| starts(chars, it.span.to, word)) {
        return true;
    }
    let clause = after.iter().take_while(|it| !is_break(**it) && **it != '、').count();
    has_any(before, &["年产", "日产", "日处理", "年处理", "年出栏", "年加工", "月产"])
        && has_any(&after[..clause], &["项目", "生产线", "工程", "基地", "技改", "建设"])
}
