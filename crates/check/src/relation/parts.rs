//! Which quantities after the first may be parts of one list, and where it ends.

use super::heads::says_total;
use crate::{
    page::{ends, has, has_any, is_comma, starts},
    reading::Reading,
    role::Role,
    text::Span,
};

/// More parts than this in running text are no enumeration.
pub(super) const MOST_PARTS: usize = 40;
/// Nor are they looked for further than so many quantities away.
pub(super) const FARTHEST: usize = 120;

/// Words that begin a new statement: the list before them is over.
const VERBS: &[&str] = &[
    "授权", "完成", "举办", "开展", "获得", "培训", "发放", "组织", "实现", "新增", "推荐", "兑现", "争取",
    "认定", "登记", "备案", "通过", "申报", "受理", "办结", "带动", "累计", "全年", "目前", "截至", "截止",
    "今年", "人均", "平均", "引进", "建成",
];

pub(super) struct Parts {
    pub(super) all: Vec<usize>,
    /// Where the list most likely ends.
    pub(super) natural: usize,
    /// How many follow one another with 、 only.
    pub(super) run: usize,
    /// Where something else begins to be said.
    pub(super) told: usize,
    /// 等 follows, or other things are said to belong to it.
    pub(super) open: bool,
    /// The same with pieces that have a total of their own: 贴息8家，共27.2万元.
    pub(super) through: Vec<usize>,
}

/// The quantities that may be parts, from the first on.
pub(super) fn parts(reading: &Reading, first: usize) -> Parts {
    let sentence = &reading.sentences[reading.place(first).sentence];
    let (mut all, mut natural, mut told) = (vec![first], None, None);
    let (mut through, mut over) = (vec![first], false);
    let mut nested: Option<usize> = None;
    let mut by_comma: Option<bool> = None;
    let home = reading.place(first).depth;
    let whose = says_verb(reading, first);
    for index in first + 1..sentence.mentions.end.min(first + FARTHEST) {
        let (it, place) = (&reading.mentions[index], reading.place(index));
        if place.depth < home || all.len() >= MOST_PARTS {
            break;
        }
        if place.depth > home {
            continue;
        }
        let gap = reading.gap(index);
        if has(gap, "其中") {
            nested = Some(place.segment);
        }
        if nested.is_some_and(|it| it == place.segment) || !it.alike(&reading.mentions[first]) {
            continue;
        }
        // 县级财政预算 is a source, 年度目标 is no part.
        let source = place.role == Role::Target
            && !has_any(reading.lead(index), &["目标", "任务", "计划", "指标", "力争"]);
        if place.role != Role::Plain && !source {
            continue;
        }
        // 每台680万元: what each costs is no part of what all cost.
        if reading.lead(index).contains(&'每') {
            continue;
        }
        nested = None;
        let total = says_total(reading, index);
        let piece = total && has_own_total(reading, index, through.last().copied());
        if total && !piece || has_any(gap, &["同比", "比上年", "比去年", "较上年", "较去年"]) {
            break;
        }
        through.push(index);
        over |= total;
        if over {
            continue;
        }
        let comma = gap.iter().any(|it| is_comma(*it) || *it == ';');
        let turns = by_comma == Some(false) && comma && !attached(reading, index);
        let verb = comma && says_verb(reading, index).is_some_and(|it| Some(it) != whose);
        if (turns || verb) && natural.is_none() {
            natural = Some(all.len());
        }
        if verb && told.is_none() {
            told = Some(all.len());
        }
        by_comma = by_comma.or(Some(comma));
        all.push(index);
    }
    let natural = natural.unwrap_or(all.len());
    let told = told.unwrap_or(all.len());
    let goes_on = |it: &&usize| !reading.gap(**it).iter().any(|it| is_comma(*it) || *it == ';');
    let run = 1 + all[1..].iter().take_while(goes_on).count();
    let last = all[natural - 1];
    let after = reading.after(last, 6);
    let open = after.first() == Some(&'等')
        || has_any(after, &["等等", "以及其他"])
        || has_any(&after[..after.len().min(4)], &["等。", "等，"]);
    Parts { all, natural, run, told, open, through }
}

/// Whether a total is that of one piece of the list: 贴息8家，共27.2万元, and not of the
/// pieces before: 以上三项，合计27.2万元.
fn has_own_total(reading: &Reading, index: usize, last: Option<usize>) -> bool {
    let place = reading.place(index);
    let other = last.is_some_and(|it| reading.place(it).segment != place.segment);
    let own = reading.place(index - 1).segment == place.segment
        && reading.place(index - 1).sentence == place.sentence;
    let between = Span::new(reading.mentions[index - 1].span.to, reading.mentions[index].span.from);
    let led = reading.lead(index - 1);
    other
        && own
        && reading.page.of(between).iter().any(|it| is_comma(*it))
        && !has_any(led, &["以上", "上述", "各项", "以下"])
}

/// Whether something else was said since the part before: then a comma is no turn.
fn attached(reading: &Reading, index: usize) -> bool {
    reading.place(index).before.is_some_and(|it| !reading.mentions[it].alike(&reading.mentions[index]))
}

fn says_verb(reading: &Reading, index: usize) -> Option<&'static str> {
    let lead = reading.lead(index);
    VERBS.iter().find(|it| starts(lead, 0, it) || ends(lead, lead.len(), it)).copied()
}
