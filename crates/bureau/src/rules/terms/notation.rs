//! Terms as lines, one thing a line: `条件：有效发明专利数 不低于 1`. Every wrong
//! line is told with its number and how to mend it.

use std::{fmt, str::FromStr};

use ledger::prelude::Money;
use rules::{
    policy::{Condition, Relation},
    text::{Input, Kind},
};

use super::{First, Subject, Terms, Way, inputs};

/// What may stand before the colon, and an example of what follows it.
const LINES: &[(&str, &str)] = &[
    ("给谁", "给谁：每件授权专利"),
    ("条件", "条件：有效发明专利数 不低于 1"),
    ("金额", "金额：比例 担保费用（或 定额、每项 有效专利数、分档 上年度销售收入 2000:5、20000:10）"),
    ("最低", "最低：1"),
    ("单位年度上限", "单位年度上限：20"),
    ("单位累计上限", "单位累计上限：50"),
    ("预算", "预算：100"),
    ("先后", "先后：金额从大到小（或 日期从早到晚）"),
    ("不与重复", "不与重复：专利授权资助、高企认定奖励"),
];

/// Comparisons in one word each, as a line has them.
const RELATIONS: &[(&str, Relation)] = &[
    ("不低于", Relation::AtLeast),
    ("不早于", Relation::AtLeast),
    ("大于", Relation::Above),
    ("晚于", Relation::Above),
    ("不超过", Relation::AtMost),
    ("不晚于", Relation::AtMost),
    ("低于", Relation::Below),
    ("早于", Relation::Below),
    ("是", Relation::Is),
    ("属于", Relation::StartsWith),
];

impl FromStr for Terms {
    type Err = String;

    fn from_str(text: &str) -> Result<Terms, String> {
        let lines: Vec<(usize, &str)> = text
            .lines()
            .enumerate()
            .map(|it| (it.0 + 1, it.1.trim()))
            .filter(|it| !it.1.is_empty())
            .collect();
        let mut reading = Reading { wrong: Vec::new(), facts: Vec::new() };
        let mut parts = Vec::new();
        for (number, line) in &lines {
            match line.split_once(['：', ':']) {
                Some((key, rest)) if LINES.iter().any(|it| it.0 == key.trim()) => {
                    parts.push((*number, key.trim(), rest.trim()));
                }
                _ => reading.say(
                    *number,
                    "开头要是其中一种",
                    &LINES.iter().map(|it| it.0).collect::<Vec<_>>().join("、"),
                ),
            }
        }
        let res = reading.terms(&parts);
        if reading.wrong.is_empty() { Ok(res) } else { Err(reading.wrong.join("；")) }
    }
}

struct Reading {
    wrong: Vec<String>,
    facts: Vec<Input>,
}

impl Reading {
    fn say(&mut self, number: usize, what: &str, way_out: &str) {
        self.wrong.push(format!("第 {number} 行：{what}，如“{way_out}”"));
    }

    fn terms(&mut self, parts: &[(usize, &str, &str)]) -> Terms {
        let of = parts.iter().find(|it| it.1 == "给谁").map(|it| (it.0, Subject::named(it.2)));
        let subject = of.and_then(|it| it.1).unwrap_or(Subject::Unit);
        self.facts = inputs(subject);
        let mut res = Terms {
            of: subject,
            conditions: Vec::new(),
            way: Way::Fixed,
            least: None,
            unit_year: None,
            lifetime: None,
            budget: None,
            first: First::Largest,
            not_beside: Vec::new(),
        };
        let mut seen: Vec<&str> = Vec::new();
        for (number, key, rest) in parts {
            if *key != "条件" && seen.contains(key) {
                self.say(*number, &format!("“{key}”写了两次"), "一条只写一行");
            }
            seen.push(key);
            if self.line(&mut res, *number, key, rest).is_none() {
                let example = LINES.iter().find(|it| it.0 == *key).map_or("", |it| it.1);
                self.say(*number, &format!("“{rest}”看不懂"), example);
            }
        }
        for needed in ["给谁", "金额"] {
            if !seen.contains(&needed) {
                self.wrong.push(format!("缺“{needed}”这一行"));
            }
        }
        res
    }

    /// Takes one line in, or nothing if it makes no sense.
    fn line(&mut self, res: &mut Terms, number: usize, key: &str, rest: &str) -> Option<()> {
        match key {
            "给谁" => res.of = Subject::named(rest)?,
            "条件" => res.conditions.push(self.condition(number, rest)?),
            "金额" => res.way = self.way(number, rest)?,
            "最低" => res.least = Some(rest.parse().ok()?),
            "单位年度上限" => res.unit_year = Some(rest.parse().ok()?),
            "单位累计上限" => res.lifetime = Some(rest.parse().ok()?),
            "预算" => res.budget = Some(rest.parse().ok()?),
            "先后" => res.first = First::named(rest)?,
            _ => {
                let names = rest.split(['、', '，', ',']).map(str::trim).filter(|it| !it.is_empty());
                res.not_beside = names.map(str::to_owned).collect();
            }
        }
        Some(())
    }

    fn condition(&mut self, number: usize, rest: &str) -> Option<Condition> {
        let words: Vec<&str> = rest.split_whitespace().collect();
        let (fact, relation, value) = match words.as_slice() {
            [fact, relation, value @ ..] if !value.is_empty() => (fact, relation, value.concat()),
            _ => return None,
        };
        let relation = RELATIONS.iter().find(|it| it.0 == *relation)?.1;
        Some(Condition { fact: self.fact(number, fact), relation, value })
    }

    fn way(&mut self, number: usize, rest: &str) -> Option<Way> {
        let words: Vec<&str> = rest.split_whitespace().collect();
        match words.as_slice() {
            ["定额"] => Some(Way::Fixed),
            ["每项", fact] => Some(Way::PerItem(self.fact(number, fact))),
            ["比例", fact] => Some(Way::Percent(self.fact(number, fact))),
            ["分档", fact, tiers] => Some(Way::Tiers(self.fact(number, fact), read_tiers(tiers).ok()?)),
            _ => None,
        }
    }

    /// The key of a fact by its label.
    fn fact(&mut self, number: usize, label: &str) -> String {
        if let Some(it) = self.facts.iter().find(|it| it.label == label) {
            return it.key.clone();
        }
        let all = self.facts.iter().map(|it| it.label.as_str()).collect::<Vec<_>>().join("、");
        self.wrong.push(format!("第 {number} 行：没有“{label}”这项资料，可用的有：{all}"));
        String::new()
    }
}

/// `2000:5、20000:10`: from 2000 on 5, from 20000 on 10.
pub(super) fn read_tiers(text: &str) -> Result<Vec<(Money, Money)>, String> {
    let plain = text.replace('：', ":");
    let tier = |it: &str| {
        let (from, amount) = it.split_once(':').ok_or_else(|| format!("“{it}”不是一档，请写成 2000:5"))?;
        Ok((from.parse::<Money>()?, amount.parse::<Money>()?))
    };
    let parts = plain.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|it| !it.is_empty());
    parts.map(tier).collect()
}

pub(super) fn write_tiers(tiers: &[(Money, Money)]) -> String {
    tiers.iter().map(|it| format!("{}:{}", it.0, it.1)).collect::<Vec<_>>().join("、")
}

/// Days are earlier and later, numbers lower and higher.
fn relation_words(of: Subject, it: &Condition) -> &'static str {
    let is_day = inputs(of).iter().any(|known| known.key == it.fact && known.kind == Kind::Date);
    let mut fitting = RELATIONS.iter().filter(|known| known.1 == it.relation);
    let found = if is_day { fitting.next_back() } else { fitting.next() };
    found.map_or("", |it| it.0)
}

impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = |key: &str| super::label(self.of, key);
        write!(f, "给谁：{}", self.of.words())?;
        for it in &self.conditions {
            let relation = relation_words(self.of, it);
            write!(f, "\n条件：{} {relation} {}", label(&it.fact), it.value)?;
        }
        match &self.way {
            Way::Fixed => write!(f, "\n金额：定额")?,
            Way::PerItem(fact) => write!(f, "\n金额：每项 {}", label(fact))?,
            Way::Percent(fact) => write!(f, "\n金额：比例 {}", label(fact))?,
            Way::Tiers(fact, tiers) => write!(f, "\n金额：分档 {} {}", label(fact), write_tiers(tiers))?,
        }
        let limits = [
            ("最低", self.least),
            ("单位年度上限", self.unit_year),
            ("单位累计上限", self.lifetime),
            ("预算", self.budget),
        ];
        for (key, amount) in limits.into_iter().filter_map(|it| Some((it.0, it.1?))) {
            write!(f, "\n{key}：{amount}")?;
        }
        if self.first != First::Largest {
            write!(f, "\n先后：{}", self.first.words())?;
        }
        if !self.not_beside.is_empty() {
            write!(f, "\n不与重复：{}", self.not_beside.join("、"))?;
        }
        Ok(())
    }
}
