//! What a number is of, in words alike wherever they stand: whose, when, what, in which unit.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    page::{has, has_any, is_han},
    reading::Reading,
    report::Kind,
    text::Span,
};

/// Whose number it is; each line is one place under several names.
const PLACES: &[&[&str]] = &[
    &["全县", "我县", "本县", "县域"],
    &["全市", "我市"],
    &["全区", "我区"],
    &["全镇", "我镇"],
    &["全乡", "我乡"],
    &["全局", "我局", "局机关", "全系统"],
    &["全省", "我省"],
    &["全国"],
];

/// Words that say a number is of the whole stretch the paper is about.
const WHOLES: &[&str] = &["全年", "本年度", "上半年", "全县", "累计", "总数", "总量", "总额", "共"];

/// Words that add nothing to what is counted; the longest first.
const FILL: &[&str] = &[
    "截至目前",
    "本年度",
    "目前",
    "累计",
    "共有",
    "共计",
    "达到",
    "完成",
    "实现",
    "拥有",
    "现有",
    "已有",
    "总数",
    "总量",
    "总额",
    "实际",
    "今年",
    "当年",
    "全年",
    "上半年",
    "年底",
    "年末",
    "各类",
    "已",
    "共",
    "有",
    "为",
    "达",
    "了",
    "数",
    "量",
    "的",
];

/// Times that are not the one the paper is about.
const TIMES: &[&str] = &[
    "上半年",
    "下半年",
    "去年",
    "上年",
    "年初",
    "季度",
    "明年",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "月底",
    "月末",
];

/// Chapters about what is to be.
const PLANS: &[&str] =
    &["打算", "下一步", "明年", "工作安排", "工作计划", "思路", "规划", "展望", "下半年工作"];

/// Names of one place among many.
const SMALLER: &[&str] = &["镇", "乡", "村", "街道", "园区", "公司", "社区", "县", "市"];

/// What the paper says of itself.
pub(super) struct Frame {
    /// The year it is about, where it is about one.
    year: Option<i64>,
    half: bool,
    /// By line of the page.
    plans: Vec<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) index: usize,
    pub(super) key: String,
    pub(super) place: Option<&'static str>,
    pub(super) times: Vec<String>,
    /// One place among many is named in the sentence.
    smaller: bool,
}

impl Fact {
    /// Whether two numbers under one key are of the same place and time.
    pub(super) fn same(&self, other: &Fact) -> bool {
        let clear = |it: &Fact| !it.smaller;
        let place = self.place == other.place || (self.place.is_none() || other.place.is_none());
        let alike = self.place == other.place && self.place.is_some();
        place && self.times == other.times && (alike || clear(self) && clear(other))
    }
}

impl Frame {
    pub(super) fn of(reading: &Reading) -> Frame {
        let mut years: Vec<i64> =
            reading.mentions.iter().filter(|it| it.kind == Kind::Year).filter_map(year).collect();
        let title = reading.page.lines.first().map(|it| it.span).unwrap_or_default();
        let titled = reading.mentions.iter().take_while(|it| it.span.to <= title.to).find_map(year);
        years.sort_unstable();
        years.dedup();
        let only = if let [one] = years[..] { Some(one) } else { None };
        let short = title.to - title.from <= 50;
        let half = has(reading.page.of(Span::new(title.from, title.to.min(title.from + 60))), "上半年");
        Frame { year: titled.filter(|_| short).or(only), half, plans: plans(reading) }
    }

    /// The year the paper is about.
    pub(super) fn year(&self) -> Option<i64> {
        self.year
    }

    /// Whether a line is of a chapter about what is to be.
    pub(super) fn plans(&self, line: usize) -> bool {
        self.plans.get(line).copied().unwrap_or(false)
    }

    /// What a number in running text is of; none if the words do not say enough.
    pub(super) fn fact(&self, reading: &Reading, index: usize) -> Option<Fact> {
        let (gap, lead) = (reading.gap(index), reading.lead(index));
        if reading.place(index).depth > 0
            || !has_any(gap, WHOLES) && place(gap).is_none()
            || has_any(gap, &["其中", "分别", "每"])
            || lead.iter().any(|it| matches!(it, '比' | '较'))
            || self.plans[reading.mentions[index].line()]
        {
            return None;
        }
        let sentence = reading.sentences[reading.place(index).sentence].span;
        let to = reading.place(index).gap.to;
        let before = reading.page.of(Span::new(sentence.from.max(to.saturating_sub(60)), to));
        let after = reading.after(index, 8);
        let after = &after[..after.iter().take_while(|it| is_han(**it)).count()];
        let words = bare(lead) + &bare(after);
        let key = key(&words, reading.mentions[index].unit.base)?;
        let apart = MISLEADING.of(before);
        let smaller = SMALLER.iter().any(|it| has(&apart, it));
        let times = self.times(reading, before, reading.place(index).sentence, index);
        Some(Fact { index, key, place: place(before), times, smaller })
    }

    /// What a cell is of: the words that name it, and those over its table.
    pub(super) fn cell(&self, index: usize, words: &str, unit: &str, caption: &[char]) -> Option<Fact> {
        let words = bare(&words.chars().collect::<Vec<char>>());
        let key = key(&words, unit)?;
        let times = self.plain_times(caption);
        let place = place(caption);
        Some(Fact { index, key, place, times, smaller: false })
    }

    fn plain_times(&self, words: &[char]) -> Vec<String> {
        let own = |it: &&&str| !(self.half && **it == "上半年");
        TIMES.iter().filter(own).filter(|it| has(words, it)).map(|it| (*it).to_owned()).collect()
    }

    fn times(&self, reading: &Reading, before: &[char], sentence: usize, index: usize) -> Vec<String> {
        let mut times = self.plain_times(before);
        for it in reading.sentences[sentence].mentions.start..index {
            let mention = &reading.mentions[it];
            let Some(day) = mention.day() else { continue };
            let own = day.year.is_none() || day.year == self.year;
            // The whole year, or its end.
            let whole = mention.kind == Kind::Year
                || day.month == Some(12) && day.day.is_none_or(|it| it == 31)
                || mention.kind == Kind::Period
                    && day.month == Some(1)
                    && day.last.is_some_and(|it| it.1 == Some(12));
            if !(own && whole) {
                times.push(reading.printed(it));
            }
        }
        times.sort();
        times.dedup();
        times
    }
}

fn year(it: &crate::quantity::Mention) -> Option<i64> {
    it.day().and_then(|it| it.year)
}

/// Lines of chapters that speak of what is to be done.
fn plans(reading: &Reading) -> Vec<bool> {
    let mut chapter = false;
    let one = |line: &crate::page::Line| {
        let chars = reading.page.of(line.span);
        let opening = &chars[..chars.len().min(40)];
        let top =
            chars.iter().take(4).position(|it| *it == '、').is_some_and(|at| {
                at > 0 && chars[..at].iter().all(|it| "一二三四五六七八九十".contains(*it))
            });
        let says = has_any(opening, PLANS);
        if top {
            chapter = says;
        }
        chapter || says && line.table.is_none() && reading.page.lines[0].span != line.span
    };
    reading.page.lines.iter().map(one).collect()
}

fn place(words: &[char]) -> Option<&'static str> {
    PLACES.iter().find(|names| has_any(words, names)).map(|it| it[0])
}

/// Words that only look like the name of a place.
const COMMON: &[&str] =
    &["乡村", "村镇", "农村", "城镇", "乡镇", "市场", "上市", "城市", "县级", "市级", "门市", "超市"];

/// Sets of words by their first character, the longest first: a text is gone through once.
struct Without(HashMap<char, Vec<Vec<char>>>);

impl Without {
    fn new<'a>(words: impl Iterator<Item = &'a &'a str>) -> Without {
        let mut found: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for word in words {
            let word: Vec<char> = word.chars().collect();
            if let Some(first) = word.first() {
                found.entry(*first).or_default().push(word);
            }
        }
        found.values_mut().for_each(|it| it.sort_by_key(|it| std::cmp::Reverse(it.len())));
        Without(found)
    }

    /// What is left without them.
    fn of(&self, chars: &[char]) -> Vec<char> {
        let mut left = Vec::with_capacity(chars.len());
        let mut at = 0;
        while let Some(it) = chars.get(at) {
            let word = self.0.get(it).and_then(|it| it.iter().find(|it| chars[at..].starts_with(it)));
            match word {
                Some(word) => at += word.len(),
                None => {
                    left.push(*it);
                    at += 1;
                }
            }
        }
        left
    }
}

static FILLING: LazyLock<Without> =
    LazyLock::new(|| Without::new(PLACES.iter().copied().flatten().chain(FILL).chain(TIMES)));
static MISLEADING: LazyLock<Without> =
    LazyLock::new(|| Without::new(PLACES.iter().copied().flatten().chain(COMMON)));

/// The words that name what is counted.
fn bare(words: &[char]) -> String {
    let words: Vec<char> =
        words.iter().copied().filter(|it| is_han(*it) || it.is_ascii_alphanumeric()).collect();
    FILLING.of(&words).into_iter().collect()
}

fn key(words: &str, unit: &str) -> Option<String> {
    (words.chars().count() >= 4).then(|| format!("{words}|{unit}"))
}
