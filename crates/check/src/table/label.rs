//! What the words of a head or of a row's first cell make of it.

use crate::unit::{Unit, named};

/// How a row or column adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Total {
    /// 合计, 总计
    All,
    /// 小计
    Part,
    None,
}

pub(crate) fn total(words: &str) -> Total {
    let words: String =
        words.chars().filter(|it| !it.is_whitespace() && !"：:（）()".contains(*it)).collect();
    let words =
        words.trim_start_matches(|it: char| it.is_ascii_digit() || "一二三四五六七八九十、.".contains(it));
    if words.ends_with("小计") {
        return Total::Part;
    }
    let all = matches!(
        words,
        "合计"
            | "总计"
            | "共计"
            | "总数"
            | "总额"
            | "全县"
            | "全县合计"
            | "全县总计"
            | "累计"
            | "总合计"
            | "合计数"
            | "全区"
            | "全市"
            | "计"
    );
    if all || words.ends_with("合计") || words.ends_with("总计") { Total::All } else { Total::None }
}

/// A column whose numbers are not added: rates, ranks, years.
pub(crate) fn is_rate(head: &str) -> bool {
    [
        "率",
        "%",
        "％",
        "占比",
        "比重",
        "比例",
        "增幅",
        "增速",
        "同比",
        "均",
        "排名",
        "名次",
        "单价",
        "年份",
        "进度",
        "比上年",
        "得分",
        "分值",
        "增长",
    ]
    .iter()
    .any(|it| head.contains(it))
        && !head.contains("增长额")
        && !head.contains("增长量")
}

pub(crate) fn is_order(head: &str) -> bool {
    matches!(head.trim(), "序号" | "编号" | "No." | "行次" | "序 号" | "序")
}

/// Columns that name and do not count.
pub(crate) fn is_name(head: &str) -> bool {
    is_order(head)
        || (names_quarters(head)
            || ["年份", "年度", "月份", "代码", "电话", "日期", "时间", "备注", "文号", "编码", "证号"]
                .iter()
                .any(|it| head.contains(it)))
            && !head.contains("目标")
            && !head.contains("本年")
            && !head.contains("上年")
            && !head.contains("金额")
}

/// 季度 over a column says which; 一季度 says how many there were in it.
fn names_quarters(head: &str) -> bool {
    head.match_indices("季度")
        .any(|(at, _)| !head[..at].ends_with(['一', '二', '三', '四', '1', '2', '3', '4']))
}

/// 拨付金额（万元）: the unit in the last brackets, or after a slash or comma.
pub(crate) fn unit(head: &str) -> Option<Unit> {
    let open = head.rfind(['(', '（', '/'])?;
    let inner: String = head[open..].chars().skip(1).take_while(|it| !matches!(it, ')' | '）')).collect();
    let inner = inner.trim().trim_start_matches("单位:").trim_start_matches("单位：").trim();
    named(inner)
}

/// How deep a row's number puts it: 一、 over （一） over 1.
pub(crate) fn level(words: &str) -> Option<u8> {
    let mut chars = words.trim().chars();
    let first = chars.next()?;
    let second = chars.next().unwrap_or(' ');
    let third = chars.next().unwrap_or(' ');
    let han = |it: char| "一二三四五六七八九十".contains(it);
    match (first, second, third) {
        (it, '、', _) if han(it) => Some(1),
        (it, second, '、') if han(it) && han(second) => Some(1),
        ('(' | '（', it, _) if han(it) => Some(2),
        (it, '.' | '、' | '．', _) if it.is_ascii_digit() => Some(3),
        (it, second, '.' | '、' | '．') if it.is_ascii_digit() && second.is_ascii_digit() => Some(3),
        ('(' | '（', it, _) if it.is_ascii_digit() => Some(4),
        _ => None,
    }
}

pub(crate) fn is_among(words: &str) -> bool {
    let words = words.trim();
    words.starts_with("其中") || words.starts_with("#") || words.starts_with("——")
}
