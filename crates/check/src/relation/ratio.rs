//! 平均数: 补助12万元，惠及60户，户均2000元; 培训14场730人次，平均每场52人次.

use super::{Claim, Strength};
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

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    for average in reading.sentences[sentence].mentions.clone() {
        let lead = reading.lead(average);
        if reading.places[average].role != Role::Average || has_any(lead, ELSEWHERE) {
            continue;
        }
        let Some((_, bases)) = AMONG.iter().find(|it| has(lead, it.0)) else { continue };
        let first = reading.sentences[sentence].mentions.start;
        let before = |fits: &dyn Fn(usize) -> bool| {
            let plain = |it: &usize| reading.places[*it].role == Role::Plain && reading.mentions[*it].adds();
            (first..average).rev().filter(plain).take(4).find(|it| fits(*it))
        };
        let it = &reading.mentions[average];
        let Some(among) = before(&|other| bases.contains(&reading.mentions[other].unit.base)) else {
            continue;
        };
        let sums = |other: usize| {
            let base = reading.mentions[other].unit.base;
            let persons = base == "人次" && it.unit.base == "人";
            other != among && (reading.mentions[other].alike(it) || persons)
        };
        let Some(sum) = before(&sums) else { continue };
        let strength = if average - among.min(sum) == 2 { Strength::Sure } else { Strength::Likely };
        // 每户2000元 may be the rule by which it was paid, and not its average.
        let strength = if starts(lead, 0, "每") { Strength::Likely } else { strength };
        let form = Form::Ratio { average, sum, among };
        found.push(Claim::new(RelationKind::Ratio, form, strength, "average"));
    }
}
