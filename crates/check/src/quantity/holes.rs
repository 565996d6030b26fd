//! Numbers a text has lost altogether: 其中发明件, 外观设计件, 动员名科技人员; and those
//! of which only the point is left: 科研院所.亿元.
//! Read only where a text is known to have lost digits.

use super::{Mention, approx};
use crate::{
    page::{Line, Page, has_any, is_break, is_han},
    report::Kind,
    text::Span,
    unit::{Unit, unit},
};

/// Measures that are hardly ever part of a word.
const CLEAR: &[&str] = &[
    "件",
    "项",
    "家",
    "户",
    "人次",
    "份",
    "场次",
    "场",
    "期",
    "万元",
    "亿元",
    "册",
    "篇",
    "台",
    "批",
    "次",
    "名",
    "个",
    "人",
    "亩",
    "元",
    "%",
    "个百分点",
    "套",
    "块",
    "辆",
];

/// Words that end just before such a number.
const VERBS: &[&str] = &[
    "动员", "组织", "选派", "抽调", "派出", "聘请", "引进", "培养", "吸纳", "带动", "共有", "现有", "共计",
    "合计", "达到", "新增", "完成", "实现", "争取", "安排", "投入", "发放", "举办", "开展", "培训", "获得",
    "累计", "增长", "下降", "提高", "达", "为", "共", "授权", "占", "的",
];

/// Signs that make a word with the measure after them: 专家, 文件, 市场.
const WORDS: &[(&str, &str)] = &[
    ("家", "专国大作业学农商酒玩住赢管店厂"),
    ("件", "条文软事零部案硬邮组构元配附要信证备稿"),
    ("项", "事专奖强各款选逐单义立"),
    ("户", "农用困大客门账落入开储商散过"),
    ("份", "身月省股年备部成缘"),
    ("场", "市立现农牧林广机商赛考会操磁在工到当专上下退入"),
    ("期", "学日近周长中短定同前后初早末本上下工限时预如假任分延到"),
    ("台", "平电舞柜站讲阳灶后前出"),
    ("册", "手名注画图"),
    ("批", "审报分首获大呈"),
    ("次", "层档名首再多依其本此人逐班车批场版项户件"),
    ("套", "配成外手圈"),
    ("块", "板地版模区"),
    ("名", "知报署姓点排命书域著题冠提"),
    ("元", "单多二一公美欧日状纪百"),
    ("篇", "开长"),
    ("辆", "车"),
];

/// How far around an item the others of its list stand.
const NEAR: usize = 45;

pub(crate) fn read(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    if chars[at] == '.' {
        return pointed(page, at, line, index);
    }
    let (unit, length) = unit(chars, at)?;
    let to = at + length;
    if at == line.span.from || to > line.span.to || !CLEAR.contains(&unit.text) {
        return None;
    }
    let before = chars[at - 1];
    let closed =
        chars.get(to).is_none_or(|it| is_break(*it) || matches!(it, '、' | ')' | '和' | '以' | '左'))
            || to == line.span.to
            || paired(chars, to, line, unit.text);
    let lead = &chars[line.span.from.max(at.saturating_sub(6))..at];
    let verb = VERBS.iter().any(|it| crate::page::ends(chars, at, it));
    let compound = WORDS.iter().any(|it| it.0 == unit.text && it.1.contains(before));
    let word = compound
        || has_any(lead, &["单位", "多少", "若干", "每", "各", "其他", "几"])
        || matches!(
            before,
            '这' | '那' | '某' | '首' | '同' | '本' | '该' | '全' | '整' | '半' | '逐' | '多' | '余'
        )
        || matches!(unit.text, "个" | "人" | "次" | "名" | "家" | "项" | "场" | "期" | "份" | "元" | "台")
            && !verb
            && (unit.text == "人" || !sibling(chars, at, line, unit.text));
    let stands = is_han(before) || before == ')' || before == '”';
    let wanted = stands && !word && if unit.kind == Kind::Percent { verb } else { closed || verb };
    wanted.then(|| mention(chars, Span::new(at, at), Span::new(at, to), unit, index))
}

/// Everything but the point is gone: 科研院所.亿元, 占41.7%、.%.
fn pointed(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    let (unit, length) = unit(chars, at + 1)?;
    let to = at + 1 + length;
    let stands = at > line.span.from && (is_han(chars[at - 1]) || chars[at - 1] == '、');
    let clear = CLEAR.contains(&unit.text) && to <= line.span.to;
    (stands && clear).then(|| mention(chars, Span::new(at, at + 1), Span::new(at, to), unit, index))
}

fn mention(chars: &[char], digits: Span, span: Span, unit: Unit, index: usize) -> Mention {
    let approx = approx::after(chars, span.to).map(|it| it.0).unwrap_or_default();
    Mention { digits, unit, approx, ..Mention::named(unit.kind, span, index) }
}

/// Whether the next item counts in the same unit: 发明件、实用新型22件.
fn sibling(chars: &[char], at: usize, line: Line, unit: &str) -> bool {
    beside(chars, at, line, unit, |_| true)
}

/// 产业类个772万元、基础设施类4个424万元: a second number follows, as it does in the items beside;
/// in another unit, since 脱贫户320户 has lost nothing.
fn paired(chars: &[char], to: usize, line: Line, unit: &str) -> bool {
    let digit = |it: &char| it.is_ascii_digit();
    let number = chars[to..line.span.to].iter().take_while(|it| digit(it) || **it == '.').count();
    number > 0
        && !crate::page::starts(chars, to + number, unit)
        && beside(chars, to, line, unit, |after| after.starts_with(|it: char| digit(&it)))
}

/// Whether a number in this unit is near, with what may follow it.
fn beside(chars: &[char], at: usize, line: Line, unit: &str, follows: impl Fn(&str) -> bool) -> bool {
    let near = |part: &[char]| {
        let text: String = part.iter().collect();
        let digits = text.char_indices().filter(|it| it.1.is_ascii_digit());
        digits.filter_map(|it| text[it.0 + 1..].strip_prefix(unit)).any(&follows)
    };
    near(&chars[at..line.span.to.min(at + NEAR)])
        || near(&chars[line.span.from.max(at.saturating_sub(NEAR))..at])
}
