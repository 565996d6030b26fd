//! What a quantity counts: the words before it, what they are part of, the noun after it.

use crate::{
    page::{is_break, is_han, starts},
    reading::Reading,
};

/// Words that lead to a number and name nothing.
const LEADING: &[&str] = &[
    "其中",
    "截至目前",
    "目前",
    "累计",
    "全年",
    "同比",
    "分别为",
    "分别是",
    "共有",
    "共",
    "已",
    "我县",
    "全县",
    "今年",
    "上半年",
    "是",
];
const ENDING: &[&str] = &[
    "达到",
    "达",
    "为",
    "共计",
    "合计",
    "共",
    "了",
    "约",
    "近",
    "超过",
    "不少于",
    "有",
    "的",
    "到",
    "至少",
    "分别",
    "完成",
    "突破",
    "力争",
    "经费",
    "约为",
];

/// A subject is not longer.
const LONGEST: usize = 24;

pub(crate) fn subject(reading: &Reading, index: usize) -> String {
    if !reading.mentions[index].counts() {
        return String::new();
    }
    let own = words(reading, index);
    let after = reading.after(index, 12);
    let bare = ["以上", "以下", "以内", "左右", "上下", "及以上", "增", "提", "降", "减", "回", "上升"]
        .iter()
        .any(|it| starts(after, 0, it));
    let after = if bare { &[] } else { after };
    let noun: String = after
        .iter()
        .take_while(|it| is_han(**it) && !is_break(**it) && !"的和、及与".contains(**it))
        .take(8)
        .collect();
    match (own.is_empty(), noun.is_empty()) {
        (true, true) => before(reading, index),
        (true, false) => noun,
        (false, true) => own,
        (false, false) => format!("{own}·{noun}"),
    }
}

fn words(reading: &Reading, index: usize) -> String {
    let lead = reading.lead(index);
    let text: String = lead[lead.len().saturating_sub(LONGEST)..].iter().collect();
    let mut text = text.trim();
    loop {
        let shorter = LEADING.iter().find_map(|it| text.strip_prefix(it));
        let shorter = shorter.or_else(|| ENDING.iter().find_map(|it| text.strip_suffix(it)));
        let Some(it) = shorter else { break };
        text = it.trim();
    }
    text.to_owned()
}

/// The nearest earlier quantity of the sentence whose words name something.
fn before(reading: &Reading, index: usize) -> String {
    let first = reading.sentences[reading.place(index).sentence].mentions.start;
    (first..index).rev().take(6).map(|it| words(reading, it)).find(|it| !it.is_empty()).unwrap_or_default()
}
