//! 平均数: 补助12万元，惠及60户，户均2000元; 培训14场730人次，平均每场52人次.

use rust_decimal::Decimal;

use super::{
    Claim, Strength,
    heads::says_total,
    named::{label, touch},
    sum::holds,
};
use crate::{
    judge::Form,
    page::{has, has_any, starts},
    reading::Reading,
    report::RelationKind,
    role::Role,
};

/// Who an average is among: the word in it, the bases of the units counted.
const AMONG: &[(&str, &[&str])] = &[
    ("人均", &["人", "人次"]),
    ("户均", &["户"]),
    ("亩均", &["亩"]),
    ("件均", &["件"]),
    ("家均", &["家"]),
    ("村均", &["村", "个"]),
    ("场均", &["场次"]),
    ("笔均", &["笔"]),
    ("台均", &["台"]),
    ("每人", &["人", "人次"]),
    ("每户", &["户"]),
    ("每亩", &["亩"]),
    ("每家", &["家"]),
    ("项目平均", &["个"]),
    ("每场", &["场次"]),
    ("每期", &["期"]),
    ("每次", &["次"]),
    ("每项", &["个"]),
    ("每个", &["个"]),
    ("每件", &["件"]),
    ("每村", &["村", "个"]),
    ("每吨", &["吨"]),
    ("每台", &["台"]),
];

/// What is averaged over is not in the sentence.
const ELSEWHERE: &[&str] = &["生产总值", "GDP", "可支配", "收入", "寿命", "预期", "工资", "消费"];

/// Claims of the same sentence are among the last ones made.
const NEAR: usize = 60;

/// So many quantities back, within the paragraph, is looked for what an average names.
const BACK: usize = 30;

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    per_many(reading, sentence, found);
    for index in reading.sentences[sentence].mentions.clone() {
        let lead = reading.lead(index);
        let rule = |it: &Claim| matches!(it.form, Form::Product { each, .. } if each == index);
        if reading.place(index).role != Role::Average || has_any(lead, ELSEWHERE) || found.iter().any(rule) {
            continue;
        }
        let average = AMONG.iter().find(|it| has(lead, it.0)).map(|(word, bases)| {
            let thing = thing(lead, word);
            Average { index, word, bases, thing, of_each: word.ends_with('均') && !thing.is_empty() }
        });
        // 月人均补助: of one month, and of how many the sum is, is not said.
        let monthly = |it: &Average<'_>| it.word.ends_with('均') && has_any(lead, &["月", "日", "季"]);
        let claim = average.filter(|it| !monthly(it)).and_then(|it| it.claim(reading));
        found.extend(claim.map(|it| of_whole(reading, it, found)));
    }
}

/// A number that is so much for each.
struct Average<'a> {
    index: usize,
    /// 户均, 每家
    word: &'a str,
    /// Of the units of what it is over.
    bases: &'a [&'a str],
    /// What stands after the word.
    thing: &'a [char],
    /// 亩均投入: of the money that was 投入; 平均每家孵化器: over the 孵化器.
    of_each: bool,
}

impl Average<'_> {
    fn claim(&self, reading: &Reading) -> Option<Claim> {
        let average = self.index;
        let (lead, it) = (reading.lead(average), &reading.mentions[average]);
        let first = reading.sentences[reading.place(average).sentence].mentions.start;
        let before: Vec<usize> = (first..average).rev().filter(|it| is_plain(reading, *it)).take(8).collect();
        let among = self.among(reading, &before);
        let sum = before.iter().copied().find(|other| {
            let unit = reading.mentions[*other].unit.base;
            let persons = unit == "人次" && it.unit.base == "人";
            let fits = reading.mentions[*other].alike(it) || persons;
            !among.contains(other) && fits && (!self.of_each || touch(reading.lead(*other), self.thing))
        })?;
        let form = |among: usize| Form::Ratio { average, sum, among, per: Decimal::ONE };
        // Of several that it may be over: the one it comes out of, else the one its sum stands right
        // beside, 80户296人, else the largest, which holds the others.
        let fitting = among.iter().copied().find(|it| holds(reading, &form(*it)) == Some(true));
        let largest = || among.iter().copied().max_by_key(|it| reading.mentions[*it].amount());
        let beside = |it: &usize| *it + 1 == sum && reading.gap(sum).is_empty();
        let among = fitting.or_else(|| among.iter().copied().find(beside)).or_else(largest)?;
        let strength = if average - among.min(sum) == 2 { Strength::Sure } else { Strength::Likely };
        // 每户2000元 may be the rule by which it was paid, and not its average.
        let strength = if starts(lead, 0, "每") { Strength::Likely } else { strength };
        Some(Claim::new(RelationKind::Ratio, form(among), strength, "average"))
    }

    /// What it may be over, nearest first.
    fn among(&self, reading: &Reading, before: &[usize]) -> Vec<usize> {
        let called = |it: &usize| self.of_each || self.thing.is_empty() || is_of(reading, *it, self.thing);
        let near = before.iter().copied().filter(|it| self.counts(reading, *it));
        let found: Vec<usize> = near.filter(called).collect();
        if found.is_empty() { self.told_before(reading).into_iter().collect() } else { found }
    }

    fn counts(&self, reading: &Reading, index: usize) -> bool {
        let unit = reading.mentions[index].unit.base;
        // 村均: a number of 个 may be one of villages.
        let village = unit != "个" || self.word != "村均" || starts(reading.after(index, 1), 0, "村");
        self.bases.contains(&unit) && village
    }

    /// 其中投诉864件。…挽回损失63万元，投诉件均挽回730元: over what was counted under that name in an
    /// earlier sentence of the paragraph.
    fn told_before(&self, reading: &Reading) -> Option<usize> {
        let lead = reading.lead(self.index);
        let at = (0..lead.len()).find(|at| starts(lead, *at, self.word)).filter(|it| *it >= 2)?;
        let line = reading.mentions[self.index].line();
        let first = reading.sentences[reading.place(self.index).sentence].mentions.start;
        let earlier = (0..first).rev().take(BACK).take_while(|it| reading.mentions[*it].line() == line);
        earlier
            .filter(|it| is_plain(reading, *it) && self.counts(reading, *it))
            .find(|it| label(reading, *it) == &lead[..at])
    }
}

/// After a list of parts it is most likely the whole that is averaged.
fn of_whole(reading: &Reading, claim: Claim, found: &[Claim]) -> Claim {
    let near = || found.iter().rev().take(NEAR);
    // 其中王村86户290人，户均3.4人: of the one part that is named.
    let listed = |of: &usize| {
        let parts = near().map(|it| {
            if let Form::Sum { total, parts } = &it.form {
                return if total == of { parts.len() } else { 0 };
            }
            usize::from(matches!(&it.form, Form::Bound { whole, .. } if whole == of))
        });
        parts.sum::<usize>() >= 2
    };
    let whole = |part: usize| near().find_map(|it| it.form.whole_of(part)).filter(listed);
    let Form::Ratio { average, sum, among, per } = claim.form else { return claim };
    let Some(all) = whole(sum) else { return claim };
    let of_all = whole(among).unwrap_or(among);
    let form = Form::Ratio { average, sum: all, among: of_all, per };
    // What a text that lost digits prints comes out by chance.
    let fits = |form: &Form| !reading.page.holed && holds(reading, form) == Some(true);
    if fits(&claim.form) && !fits(&form) {
        claim
    } else {
        Claim { form, strength: Strength::Likely, ..claim }
    }
}

fn is_plain(reading: &Reading, index: usize) -> bool {
    reading.place(index).role == Role::Plain && reading.mentions[index].adds()
}

/// 有效发明专利96件，常住人口32万人，每万人口发明专利拥有量3件
fn per_many(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let range = reading.sentences[sentence].mentions.clone();
    for average in range.clone() {
        let lead = reading.lead(average);
        if !lead.contains(&'每') {
            continue;
        }
        let many = [("每万人", 10_000), ("每千人", 1_000), ("每十万人", 100_000)];
        let Some((_, per)) = many.iter().find(|it| has(lead, it.0)) else { continue };
        let near = range.start.max(average.saturating_sub(3))..range.end.min(average + 3);
        let others = || near.clone().filter(|it| *it != average && reading.mentions[*it].adds());
        let people =
            others().find(|it| reading.mentions[*it].unit.base == "人" && has(reading.lead(*it), "人口"));
        let sum = others().find(|it| {
            let about = has(lead, "发明") == has(reading.lead(*it), "发明");
            about && reading.mentions[*it].alike(&reading.mentions[average]) && Some(*it) != people
        });
        if let Some((sum, among)) = sum.zip(people) {
            let form = Form::Ratio { average, sum, among, per: Decimal::from(*per) };
            found.push(Claim::new(RelationKind::Ratio, form, Strength::Likely, "average"));
        }
    }
}

/// What stands after 每家: 平均每家孵化器约26家 is over the 孵化器.
fn thing<'a>(lead: &'a [char], word: &str) -> &'a [char] {
    let Some(at) = (0..lead.len()).find(|at| starts(lead, *at, word)) else { return &[] };
    let from = at + word.chars().count();
    let to = lead[from..].iter().position(|it| matches!(it, '约' | '近' | '达' | '为' | '有' | '平'));
    let words = &lead[from..to.map_or(lead.len(), |it| from + it)];
    if words.len() < 2 || has_any(words, &["发放", "补助", "支付", "培训", "参加", "奖励"]) {
        &[]
    } else {
        words
    }
}

/// Whether a quantity counts that thing, or is the total of what does.
fn is_of(reading: &Reading, index: usize, thing: &[char]) -> bool {
    let thing: String = thing.iter().collect();
    has(reading.lead(index), &thing)
        || starts(reading.after(index, 12), 0, &thing)
        || says_total(reading, index)
            && reading.place(index).before.is_some_and(|it| has(reading.lead(it), &thing))
}
