//! A selection in the words of the office, for chips, titles and definitions.

use super::{Condition, ID, STAGE, Selection, Test, UNSURE};
use crate::cell::Value;

impl Selection {
    /// Each condition as a phrase: `级别：省级、市级`. References stand as their
    /// codes; `name` puts names in their place.
    pub fn phrases(&self, name: impl Fn(&Value) -> Option<String>) -> Vec<String> {
        self.conditions.iter().map(|it| self.phrase(it, &name)).collect()
    }

    /// What the view cannot take off one by one: day, moment, region, words.
    pub fn bounds(&self) -> Vec<String> {
        let mut res = Vec::new();
        if let Some(text) = &self.query {
            res.push(format!("含“{text}”"));
        }
        if let Some(region) = &self.scope {
            res.push(format!("区划 {region}"));
        }
        if let Some(day) = self.as_of {
            res.push(format!("截至 {day}"));
        }
        if let Some(moment) = self.as_known {
            res.push(format!("按 {moment} 时的录入"));
        }
        if self.removed {
            res.push("已移除的记录".to_owned());
        }
        res
    }

    fn phrase(&self, it: &Condition, name: &impl Fn(&Value) -> Option<String>) -> String {
        let field = self.spec.column(it.field);
        let label = match it.field {
            STAGE => "阶段",
            ID => "记录",
            UNSURE => "任一栏",
            _ => field.map_or("", |it| it.label),
        };
        let words = |value: &Value| match (it.field, field) {
            (STAGE, _) => self.spec.stage_words(value.as_text().unwrap_or("")).to_owned(),
            (_, Some(field)) if field.kind.target().is_some() => {
                field.kind.naming(&field.kind.text(value), |it| name(&Value::from(it.get())))
            }
            (_, Some(field)) => field.kind.words(value),
            (_, None) => name(value).unwrap_or_default(),
        };
        match &it.test {
            Test::OneOf(values) => {
                format!("{label}：{}", values.iter().map(words).collect::<Vec<_>>().join("、"))
            }
            Test::AtLeast(value) => format!("{label} ≥ {}", words(value)),
            Test::AtMost(value) => format!("{label} ≤ {}", words(value)),
            Test::NotYet(value) => format!("{label} 到 {} 尚未发生", words(value)),
            Test::Has(text) => format!("{label} 含“{text}”"),
            Test::Named(text) => format!("{label}：{text}"),
            Test::Empty => format!("{label} 未填"),
            Test::Present => format!("{label} 已填"),
            Test::Unknown => format!("{label} 没有确定的值"),
            Test::NotAfter(value) => format!("{label} 没有或不晚于 {}", words(value)),
            Test::Known => format!("{label} 有确定的值"),
            Test::Unsure => format!("{label} 存疑或未报"),
        }
    }
}
