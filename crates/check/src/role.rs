//! The part a quantity plays in its sentence, by the words around it.

use crate::{
    page::{Page, ends, has, has_any, is_break, starts},
    quantity::Mention,
    report::Kind,
    text::Span,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// What is the case now.
    Plain,
    /// What was: 去年同期, 由…
    Prior,
    /// How much more (or less) than what was.
    Delta {
        less: bool,
    },
    /// How many per cent (or points) more or less.
    Rate {
        less: bool,
    },
    Share,
    Completion,
    /// Aimed at, planned, demanded.
    Target,
    /// 人均, 平均每场.
    Average,
}

const MORE: &[&str] = &[
    "增长", "增加", "上升", "提高", "增幅", "增速", "上涨", "提升", "净增", "增", "多", "增收", "扩大",
    "增产",
];
const LESS: &[&str] =
    &["下降", "减少", "降低", "减幅", "降幅", "回落", "下滑", "缩减", "压减", "降", "少", "减", "负增长"];
const FILL: &[&str] = &[
    "了",
    "约",
    "近",
    "超",
    "超过",
    "为",
    "达",
    "达到",
    "约为",
    "率",
    "率为",
    "率达",
    "率达到",
    "分别",
    "将近",
    "整整",
    "到",
];
const PRIOR: &[&str] = &[
    "去年同期",
    "上年同期",
    "去年",
    "上年",
    "同期",
    "上一年",
    "前一年",
    "年初",
    "上月",
    "上季度",
    "上半年同期",
    "基期",
];
const TARGET: &[&str] = &[
    "目标",
    "任务",
    "计划",
    "指标",
    "预算",
    "力争",
    "确保",
    "争取达到",
    "预期",
    "拟",
    "预计",
    "不少于",
    "不低于",
];
const PER: &[&str] =
    &["人均", "户均", "平均每", "平均", "均", "每家", "每人", "每户", "每场", "每件", "每项", "每个"];

pub(crate) fn role(page: &Page, it: &Mention, gap: Span, lead: Span, sentence: Span) -> Role {
    if !it.counts() {
        return Role::Plain;
    }
    let chars = &page.chars;
    let near = &chars[gap.to.saturating_sub(24).max(gap.from)..gap.to];
    let lead_words = &chars[lead.to.saturating_sub(24).max(lead.from)..lead.to];
    let percent = matches!(it.kind, Kind::Percent | Kind::Points | Kind::Permille);
    if moved_to(chars, lead) {
        return Role::Plain;
    }
    // 增长3倍 is a rate like 增长300%.
    if it.unit.text == "倍"
        && let Some(less) = direction(chars, lead)
    {
        return Role::Rate { less };
    }
    if percent {
        return of_percent(chars, it, near, lead, lead_words);
    }
    if has_any(lead_words, PER) && !has(lead_words, "年均") {
        return Role::Average;
    }
    if let Some(less) = direction(chars, lead) {
        let compared = compares(&chars[sentence.from.max(gap.to.saturating_sub(40))..gap.to]);
        let clear = ["增加", "净增", "减少", "增长", "下降"].iter().any(|it| has(lead_words, it));
        if compared || clear {
            return Role::Delta { less };
        }
    }
    let compared = has_any(lead_words, &["比", "较", "同期"]);
    if !compared && aims(lead_words) {
        return Role::Target;
    }
    if is_prior(chars, it, lead, lead_words) {
        return Role::Prior;
    }
    if aims(lead_words) { Role::Target } else { Role::Plain }
}

/// 目标5亿元 is set and exact; 预计 and 预算 are guessed and rounded.
pub(crate) fn sets_aim(lead: &[char]) -> bool {
    has_any(lead, &["目标", "任务", "计划", "指标", "力争", "确保"])
        && !has_any(lead, &["预算", "预计", "预期", "拟"])
}

/// 计划 aims, 科技计划 names.
fn aims(lead: &[char]) -> bool {
    let named = [
        "计划项目",
        "科技计划",
        "研发计划",
        "支持计划",
        "专项计划",
        "任务书",
        "指标体系",
        "计划类",
        "目标考核",
        "计划生育",
        "绩效目标",
        "目标编制",
        "公共预算",
        "预算收入",
        "预算支出",
    ];
    let reached = ["完成目标", "任务完成", "实际", "目标完成"];
    has_any(lead, TARGET) && !has_any(lead, &named) && !has_any(lead, &reached)
}

/// 增加到, 提高到, 增至: what follows is what is, not by how much it grew.
fn moved_to(chars: &[char], lead: Span) -> bool {
    let to = lead.to;
    ["到", "至", "到了", "为"].iter().any(|end| {
        ends(chars, to, end)
            && to.checked_sub(end.chars().count()).is_some_and(|at| {
                MORE.iter()
                    .chain(LESS)
                    .any(|it| it.chars().count() > usize::from(*end != "为") && ends(chars, at, it))
                    || ["增", "降", "升", "减", "扩"].iter().any(|it| *end != "为" && ends(chars, at, it))
            })
            && *end != "为"
    })
}

fn of_percent(chars: &[char], it: &Mention, near: &[char], lead: Span, lead_words: &[char]) -> Role {
    let budgets = has_any(lead_words, &["公共预算", "预算收入", "预算支出"]);
    if !budgets
        && has_any(
            lead_words,
            &[
                "目标",
                "任务",
                "计划",
                "预算",
                "指标",
                "完成率",
                "完成比例",
                "执行率",
                "支出率",
                "使用率",
                "支出进度",
                "完成进度",
            ],
        )
        && !has_any(lead_words, &["增长目标", "目标增长", "高于", "低于"])
    {
        return if ends_with_any(
            chars,
            lead.to,
            &["的", "率", "率为", "率达", "率达到", "进度为", "进度达", "比例为", "度为", "的比例为"],
        ) {
            Role::Completion
        } else if let Some(less) = direction(chars, lead) {
            Role::Rate { less }
        } else {
            Role::Target
        };
    }
    if is_prior(chars, it, lead, lead_words) {
        return Role::Prior;
    }
    if let Some(less) = direction(chars, lead) {
        return Role::Rate { less };
    }
    if it.kind == Kind::Points {
        return Role::Plain;
    }
    let told = has_any(lead_words, &["占", "比重", "比例", "份额"]);
    let listed = lead_words.is_empty() || lead_words.iter().all(|it| *it == '和' || *it == '及');
    if told || (listed && has(near, "分别占")) {
        return Role::Share;
    }
    if it.approx == crate::quantity::Approx::Exact && is_prior(chars, it, lead, lead_words) {
        return Role::Prior;
    }
    Role::Plain
}

/// Whether the lead ends with a word of growth or of decline; what may stand between is little.
pub(crate) fn direction(chars: &[char], lead: Span) -> Option<bool> {
    let mut to = lead.to;
    for _ in 0..2 {
        if let Some(it) = FILL.iter().filter(|it| ends(chars, to, it)).max_by_key(|it| it.len()) {
            to -= it.chars().count();
        }
    }
    if to < lead.from {
        return None;
    }
    let word =
        |words: &[&str]| words.iter().any(|it| ends(chars, to, it) && lead.from + it.chars().count() <= to);
    let whole = |words: &[&str]| words.iter().any(|it| ends(chars, lead.to, it));
    if ends(chars, to, "不少")
        || ends(chars, to, "至少")
        || ends(chars, to, "至多")
        || ends(chars, to, "最多")
        || ends(chars, to, "新增")
    {
        return None;
    }
    if word(LESS) || whole(LESS) {
        return Some(true);
    }
    (word(MORE) || whole(MORE)).then_some(false)
}

pub(crate) fn compares(chars: &[char]) -> bool {
    has_any(chars, &["同比", "比上", "比去", "比年初", "较", "环比", "相比", "与上年", "与去年"])
        || has_any(chars, PRIOR)
}

fn is_prior(chars: &[char], it: &Mention, lead: Span, lead_words: &[char]) -> bool {
    let opens = |word: &str| starts(chars, lead.from, word) || ends(chars, lead.to, word);
    let named = lead_words.iter().any(|it| matches!(it, '由' | '从')) && lead_words.last() == Some(&'的');
    let from_to = (opens("由") || opens("从") || named)
        && has_any(
            &chars[it.span.to..chars.len().min(it.span.to + 8)],
            &["增", "提", "升", "降", "减", "扩", "上", "回", "下"],
        );
    let tail = &lead_words[lead_words.len().saturating_sub(10)..];
    // 年初结转和结余, 上年结转项目 are parts of this year.
    let carried = has_any(tail, &["结转", "结余", "结存"]);
    let told = has_any(tail, PRIOR) && !carried && !has_any(tail, &["同比", "比上年", "比去年"]);
    let compared = has_any(tail, &["比上年", "比去年", "较上年", "较去年"])
        && (has(tail, "的")
            || has(tail, "同期")
            || starts(chars, it.span.to, "增")
            || starts(chars, it.span.to, "减")
            || starts(chars, it.span.to, "多")
            || starts(chars, it.span.to, "净增"));
    from_to || told || compared || against(chars, it, lead_words)
}

/// 较2022年的1550万元增加…: what is compared with, whatever year it is of.
fn against(chars: &[char], it: &Mention, lead: &[char]) -> bool {
    let words = [
        "同比", "环比", "占比", "比重", "比例", "相比", "比率", "对比", "评比", "比赛", "较大", "较好",
        "比较", "较为",
    ];
    let sets = |at: usize| {
        matches!(lead[at], '比' | '较')
            && !words.iter().any(|word| starts(lead, at, word) || at > 0 && starts(lead, at - 1, word))
    };
    let moves = ["增", "减", "多", "少", "下降", "提", "上升", "净", "翻", "降"];
    let moved = moves.iter().any(|word| starts(chars, it.span.to, word));
    (0..lead.len()).any(sets) && (moved || lead.last() == Some(&'的'))
}

fn ends_with_any(chars: &[char], to: usize, words: &[&str]) -> bool {
    words.iter().any(|it| ends(chars, to, it))
}

/// Whether a break lies in these characters.
pub(crate) fn broken(chars: &[char]) -> bool {
    chars.iter().any(|it| is_break(*it))
}
