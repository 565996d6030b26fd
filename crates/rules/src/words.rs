//! Sentences about an evaluation, for the person who has the document beside him.

use std::sync::Arc;

use crate::{
    answer::{Answer, Outcome},
    exact::{self, Exact, whole},
    facts,
    run::{At, Run},
    set::{Relation, RuleSet, Slot, Source, Test},
    text::{self, How, Input},
    value::{Found, Reason, Told, Truth, Value},
};

/// A number as its unit counts: percents are kept as fractions.
pub(crate) fn in_unit(it: Exact, unit: &str) -> Exact {
    if unit == "%" { it * whole(100) } else { it }
}

pub(crate) fn number(it: Exact, unit: &str) -> String {
    let space = if unit.is_empty() || unit == "%" { "" } else { " " };
    format!("{}{space}{unit}", exact::show(in_unit(it, unit)))
}

/// The value without its unit; `None` where it is not known.
pub(crate) fn plain(set: &RuleSet, slot: Slot, found: &Found) -> Option<String> {
    let unit = &set.things[slot].unit;
    Some(match found.value.as_ref()? {
        Value::Number(low, high) if low == high => exact::show(in_unit(*low, unit)),
        Value::Number(low, high) => {
            format!("{}–{}", exact::show(in_unit(*low, unit)), exact::show(in_unit(*high, unit)))
        }
        Value::Day(it) => it.to_string(),
        Value::Flag(it) => if *it { "是" } else { "否" }.to_owned(),
        Value::Bands(it) => it.to_string().replace('\n', "；"),
        Value::Word(it) => input_of(set, slot).map_or_else(|| it.to_string(), |input| word(input, it)),
    })
}

/// A code as people say it.
fn word(input: &Input, code: &str) -> String {
    let entry = facts::table(input.table.as_deref().unwrap_or_default()).iter().find(|it| it.code == code);
    match (input.allowed.get(code), entry) {
        (Some(word), _) => word.clone(),
        (None, Some(entry)) => format!("{code} {}", entry.name),
        (None, None) => code.to_owned(),
    }
}

fn shown(set: &RuleSet, slot: Slot, found: &Found) -> String {
    let unit = &set.things[slot].unit;
    let space = if unit.is_empty() || unit == "%" { "" } else { " " };
    plain(set, slot, found).map_or("未知".to_owned(), |it| format!("{it}{space}{unit}"))
}

fn input_of(set: &RuleSet, slot: Slot) -> Option<&Input> {
    match set.things[slot].source {
        Source::Input(it) => set.text.inputs.get(it),
        Source::Field(list, field) => set.text.inputs.get(list)?.fields.get(field),
        Source::On | Source::Constant(_) | Source::Parameter(..) | Source::Rows(_) | Source::Line(_) => None,
    }
}

/// Why a clause came to its outcome.
pub(crate) fn explanation(
    run: &Run<'_>,
    tests: &[Test],
    at: At,
    outcome: Outcome,
    told: &Told,
    said: &text::Clause,
) -> String {
    let mut res: Vec<String> = tests.iter().filter_map(|it| sentence(run, it, at)).collect();
    if outcome == Outcome::NotApplicable {
        res.insert(0, "不在本条适用范围".to_owned());
    }
    let names = |wanted: fn(&Reason) -> bool| {
        told.open.iter().filter(|it| wanted(it)).map(crate::answer::reason).collect::<Vec<_>>().join("、")
    };
    let (missing, judged) =
        (names(|it| matches!(it, Reason::Missing(_))), names(|it| matches!(it, Reason::Judged(_))));
    if !matches!(outcome, Outcome::NotApplicable | Outcome::Met) && !missing.is_empty() {
        res.push(format!("缺少：{missing}"));
    }
    if outcome == Outcome::Judge && !judged.is_empty() {
        res.push(format!("有待人工判断：{judged}"));
    }
    if outcome == Outcome::Judge && !said.judge.is_empty() {
        res.push(said.judge.clone());
    }
    if res.is_empty() {
        res.push(outcome.words().to_owned());
    }
    format!("{}。", res.join("；"))
}

/// What a test says of the case; nothing of what nobody can compute yet.
fn sentence(run: &Run<'_>, test: &Test, at: At) -> Option<String> {
    let label = |slot: &Slot| run.set.things[*slot].label.to_string();
    let known = |slot: &Slot| run.found(*slot, at).value.is_some();
    let is = |slot: &Slot| format!("{}为 {}", label(slot), shown(run.set, *slot, run.found(*slot, at)));
    let list = |slot: &Slot, all: &[Arc<str>]| {
        let said =
            |it: &Arc<str>| input_of(run.set, *slot).map_or_else(|| it.to_string(), |input| word(input, it));
        all.iter().map(said).collect::<Vec<_>>().join("或")
    };
    let group = |all: &[Test], between: &str| {
        let all: Vec<String> = all.iter().filter_map(|it| sentence(run, it, at)).collect();
        (!all.is_empty()).then(|| all.join(between))
    };
    match test {
        Test::Compare(of, ..) | Test::OneOf(of, _) | Test::StartsWith(of, _) | Test::Flag(of, _)
            if !known(of) =>
        {
            None
        }
        Test::Compare(of, relation, bound) => {
            let bound = shown(run.set, *bound, run.found(*bound, at));
            Some(format!("{}，要求{} {bound}", is(of), asks(*relation, run.found(*of, at).day().is_some())))
        }
        Test::OneOf(of, words) => Some(format!("{}，要求是{}", is(of), list(of, words))),
        Test::StartsWith(of, words) => Some(format!("{}，要求属于{}", is(of), list(of, words))),
        Test::Given(of) if !known(of) => Some(format!("{}没有填", label(of))),
        Test::Known(of) | Test::Given(of) => Some(is(of)),
        Test::Flag(of, wanted) => Some(format!("{}，要求为{}", is(of), if *wanted { "是" } else { "否" })),
        Test::Clause(clause) => {
            let (said, told) = (&run.set.text.clauses[*clause], run.test(test, at));
            let word = match told.truth {
                Truth::Yes => "符合",
                Truth::No => "不符合",
                Truth::Open => "未定",
            };
            Some(format!("“{}”{word}", said.title))
        }
        Test::All(all) => group(all, "，并且"),
        Test::Any(all) => group(all, "，或者"),
        Test::Not(it) => {
            if let Test::OneOf(of, words) = &**it
                && known(of)
            {
                return Some(format!("{}，要求不是{}", is(of), list(of, words)));
            }
            sentence(run, it, at).map(|it| format!("不得是这样：{it}"))
        }
    }
}

fn asks(relation: Relation, days: bool) -> &'static str {
    match (relation, days) {
        (Relation::AtLeast, false) => "不低于",
        (Relation::Above, false) => "大于",
        (Relation::AtMost, false) => "不超过",
        (Relation::Below, false) => "低于",
        (Relation::AtLeast, true) => "不早于",
        (Relation::Above, true) => "晚于",
        (Relation::AtMost, true) => "不晚于",
        (Relation::Below, true) => "早于",
        (Relation::Equals, _) => "等于",
    }
}

/// A clause over a list, in one sentence.
pub(crate) fn over_rows(
    input: &Input,
    rows: &[(usize, Outcome, Told)],
    run: &Run<'_>,
    list: usize,
) -> String {
    if run.facts.rows(list).is_none() {
        return format!("缺少：{}。", input.label);
    }
    if rows.is_empty() {
        return format!("没有{}。", input.item);
    }
    let all = [Outcome::Met, Outcome::NotMet, Outcome::Missing, Outcome::Judge, Outcome::NotApplicable];
    let parts: Vec<String> = all
        .iter()
        .map(|outcome| (outcome, rows.iter().filter(|it| it.1 == *outcome).count()))
        .filter(|it| 0 < it.1)
        .map(|(outcome, count)| format!("{outcome} {count} 项"))
        .collect();
    format!("{}共 {} 项：{}。", input.item, rows.len(), parts.join("，"))
}

/// How far each failing test is from holding, and what of an input would do it.
pub(crate) fn gaps(run: &Run<'_>, tests: &[Test]) -> Vec<String> {
    tests.iter().filter_map(|it| gap(run, it)).collect()
}

fn gap(run: &Run<'_>, test: &Test) -> Option<String> {
    let Test::Compare(of, relation, bound) = test else { return None };
    let told = run.test(test, None);
    let (value, bound) = (run.found(*of, None).exact()?, run.found(*bound, None).exact()?);
    if told.truth != Truth::No {
        return None;
    }
    let thing = &run.set.things[*of];
    let more = match relation {
        Relation::AtLeast | Relation::Above => true,
        Relation::AtMost | Relation::Below => false,
        Relation::Equals => return None,
    };
    let by = if more { bound - value } else { value - bound };
    let points = if thing.unit == "%" { " 个百分点" } else { "" };
    let amount = if points.is_empty() { number(by, &thing.unit) } else { exact::show(by * whole(100)) };
    let over = if *relation == Relation::Above || *relation == Relation::Below { "以上" } else { "" };
    let word = if more { "还差" } else { "超出" };
    let mut res = format!("{}{word} {amount}{points}{over}", thing.label);
    if let Source::Line(How::Ratio(top, bottom)) = &thing.source
        && let (Some(a), Some(b)) = (run.found(*top, None).exact(), run.found(*bottom, None).exact())
        && more
    {
        let top = &run.set.things[*top];
        res = format!("{res}，即{}还差 {}", top.label, number(bound * b - a, &top.unit));
    }
    Some(res)
}

/// The whole answer in a sentence or two.
pub(crate) fn summary(answer: &Answer) -> String {
    let of = |outcome: Outcome| -> Vec<&str> {
        let wanted = answer.clauses.iter().filter(|it| !it.note && it.outcome == outcome);
        wanted.map(|it| it.title.as_str()).collect()
    };
    let total = match (&answer.total, &answer.interval) {
        _ if answer.total_label.is_empty() => String::new(),
        (Some(total), _) => format!("{} {total} {}。", answer.total_label, answer.unit),
        (None, Some(it)) => {
            format!("{}在 {} 至 {} {}之间。", answer.total_label, it.min, it.max, answer.unit)
        }
        (None, None) => format!("{}还算不出。", answer.total_label),
    };
    let head = match answer.conclusion {
        Outcome::Met => "各项条件都满足".to_owned(),
        Outcome::NotMet => format!("不满足：{}", of(Outcome::NotMet).join("、")),
        Outcome::Missing => format!("资料不全，暂不能判断：{}", of(Outcome::Missing).join("、")),
        Outcome::Judge => format!("需要人工判断：{}", of(Outcome::Judge).join("、")),
        Outcome::NotApplicable => "没有适用的条款".to_owned(),
    };
    format!("{head}。{total}")
}

/// What a parameter says, for the trace and the page of the set.
pub(crate) fn dated(it: &text::Dated) -> String {
    if let Some(is) = &it.is {
        return match is.as_str() {
            "yes" => "是".to_owned(),
            "no" => "否".to_owned(),
            is => is.to_owned(),
        };
    }
    if let Some(all) = &it.candidates {
        return format!("存疑：{}", all.join(" 或 "));
    }
    it.bands.iter().flatten().map(band).collect::<Vec<_>>().join("；")
}

/// One band of a parameter.
pub(crate) fn band(it: &text::Band) -> String {
    let take = it.take.replace("..", "–");
    match (&it.up_to, &it.at_least, &it.above) {
        (Some(to), ..) => format!("不超过 {to}：{take}"),
        (_, Some(from), _) => format!("{from} 及以上：{take}"),
        (_, _, Some(from)) => format!("大于 {from}：{take}"),
        _ => format!("其余：{take}"),
    }
}

impl<N, T> How<N, T> {
    /// The operation's name in the file and the trace.
    pub fn name(&self) -> &'static str {
        self.both().0
    }

    /// The same in words.
    pub fn words(&self) -> &'static str {
        self.both().1
    }

    fn both(&self) -> (&'static str, &'static str) {
        match self {
            How::Sum(_) => ("sum", "相加"),
            How::Difference(..) => ("difference", "相减"),
            How::Product(_) => ("product", "相乘"),
            How::Ratio(..) => ("ratio", "相除"),
            How::Least(_) => ("least", "取最小"),
            How::Greatest(_) => ("greatest", "取最大"),
            How::Capped { .. } => ("capped", "不超过上限，不为负"),
            How::Round { .. } => ("round", "四舍五入"),
            How::Total { .. } => ("total", "逐项合计"),
            How::Count(_) => ("count", "计数"),
            How::Last { .. } => ("last", "取最近一年"),
            How::Growth { .. } => ("growth", "½×(第二年÷第一年＋第三年÷第二年)－1"),
            How::Band { .. } => ("band", "查档"),
            How::Pick { .. } => ("pick", "按类别取"),
            How::Choose { .. } => ("choose", "按条件取"),
            How::Judged { .. } => ("judged", "评分，限于规定的档次"),
            How::FirstKnown(_) => ("first_known", "取先有的"),
            How::Days { .. } => ("days", "相隔天数"),
            How::WholeYears { .. } => ("whole_years", "满几年"),
            How::MonthsBegun { .. } => ("months_begun", "第几个月"),
            How::WorkingDays { .. } => ("working_days", "工作日数，含首尾"),
            How::AddYears(..) => ("add_years", "加年"),
            How::AddMonths(..) => ("add_months", "加月"),
            How::AddDays(..) => ("add_days", "加日"),
            How::AddWorkingDays(..) => ("add_working_days", "第几个工作日"),
            How::YearOf(_) => ("year_of", "取年份"),
        }
    }
}
