//! A draft written down as the lines, parameters and clauses of a rule set.

use super::{Amount, Condition, Draft, NOT_TOLD, OR, Origin, PAID_EVER, PAID_THIS_YEAR, Relation};
use crate::{
    exact::{self, whole},
    text::{Band, Case, Clause, Confidence, Dated, Document, How, Input, Kind, Line, Parameter, Test},
};

pub(super) const UNIT: &str = "万元";

pub(super) struct Writing {
    pub(super) from: String,
    pub(super) origin: Origin,
    /// Numbers the clause should tell and does not: nobody will, so they stay missing.
    pub(super) asked: Vec<Input>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) lines: Vec<Line>,
}

impl Writing {
    pub(super) fn clause(&mut self, at: usize, fact: &Input, it: &Condition) -> Result<Clause, String> {
        let of = Some(fact.key.clone());
        let word = it.value.trim().to_owned();
        let list = || Some(word.split(['、', '，', ',']).map(|it| it.trim().to_owned()).collect());
        let test = match (it.relation, fact.kind) {
            (Relation::StartsWith, Kind::Text) => Test { of, starts_with: list(), ..Test::default() },
            (Relation::Is, Kind::Choice) => Test { of, one_of: Some(codes(fact, &word)?), ..Test::default() },
            (Relation::Is, Kind::Flag) => {
                let is = if matches!(word.as_str(), "是" | "yes" | "true") { "yes" } else { "no" };
                Test { of, is: Some(is.to_owned()), ..Test::default() }
            }
            (_, Kind::Integer | Kind::Decimal | Kind::Date) if it.relation != Relation::StartsWith => {
                let bound = self.value(&format!("bound{at}"), &fact.label, &fact.unit, &word)?;
                let (mut test, bound) = (Test { of, ..Test::default() }, Some(bound));
                match it.relation {
                    Relation::AtLeast => test.at_least = bound,
                    Relation::Above => test.above = bound,
                    Relation::AtMost => test.at_most = bound,
                    Relation::Below => test.below = bound,
                    Relation::Is | Relation::StartsWith => test.equals = bound,
                }
                test
            }
            _ => return Err(format!("“{}”不能这样比较", fact.label)),
        };
        let words = Relation::ALL.iter().find(|known| known.0 == it.relation).map_or("", |it| it.2);
        let title = if it.relation == Relation::Is {
            format!("{}：{word}{}", fact.label, fact.unit)
        } else {
            format!("{}{words} {word}{}", fact.label, fact.unit)
        };
        Ok(self.stated(&format!("condition{at}"), &title, vec![test]))
    }

    pub(super) fn amount<'a>(
        &mut self,
        amount: &Amount,
        known: impl Fn(&str) -> Result<&'a Input, String>,
    ) -> Result<String, String> {
        let how = match amount {
            Amount::Nothing => return Err("要写明给多少".to_owned()),
            Amount::Fixed(it) => How::Sum(vec![self.value("fixed", "每家", UNIT, it)?]),
            Amount::PerItem { fact, each } => {
                known(fact)?;
                How::Product(vec![fact.clone(), self.value("each", "每项", UNIT, each)?])
            }
            Amount::Percent { fact, rate } => {
                if known(fact)?.unit != UNIT {
                    return Err("比例只能按以万元计的资料算".to_owned());
                }
                How::Product(vec![fact.clone(), self.value("rate", "比例", "%", &in_percent(rate))?])
            }
            Amount::Tiers { fact, tiers } => {
                known(fact)?;
                How::Band { of: fact.clone(), table: self.tiers(tiers)? }
            }
        };
        self.line("by_rule", "按标准的金额", UNIT, how);
        Ok("by_rule".to_owned())
    }

    /// Highest tier first; below the lowest there is nothing.
    fn tiers(&mut self, tiers: &[(String, String)]) -> Result<String, String> {
        let read = |it: &String| exact::read(it).ok_or_else(|| format!("“{it}”不是数"));
        let mut all =
            tiers.iter().map(|it| Ok((read(&it.0)?, read(&it.1)?))).collect::<Result<Vec<_>, String>>()?;
        all.sort_by_key(|it| std::cmp::Reverse(it.0));
        if all.is_empty() {
            return Err("分档至少写一档，如 5:10".to_owned());
        }
        let band = |at_least: Option<String>, take: String| Band { up_to: None, at_least, above: None, take };
        let mut bands: Vec<Band> =
            all.iter().map(|it| band(Some(exact::show(it.0)), exact::show(it.1))).collect();
        bands.push(band(None, "0".to_owned()));
        let dated = Dated { bands: Some(bands), ..self.dated() };
        self.parameters.push(parameter("tiers", "分档", UNIT, dated));
        Ok("tiers".to_owned())
    }

    pub(super) fn limits(&mut self, draft: &Draft, amount: String) -> Result<String, String> {
        let mut last = amount;
        if let Some(least) = &draft.least {
            let least = self.value("least", "最低", UNIT, least)?;
            let raised =
                self.line("raised", "不低于最低的金额", UNIT, How::Greatest(vec![last.clone(), least]));
            let above = Test { of: Some(last), above: Some("0".to_owned()), ..Test::default() };
            let cases = vec![Case { when: vec![above], take: raised }];
            last =
                self.line("at_least", "保底后的金额", UNIT, How::Choose { cases, otherwise: "0".to_owned() });
        }
        if let Some(most) = &draft.most {
            let cap = self.value("most", "最高", UNIT, most)?;
            last = self.line("at_most", "封顶后的金额", UNIT, How::Capped { of: last, cap });
        }
        for (key, label, cap, paid) in [
            ("unit_year", "单位年度上限", &draft.unit_year, PAID_THIS_YEAR),
            ("lifetime", "单位累计上限", &draft.lifetime, PAID_EVER),
        ] {
            if let Some(cap) = cap {
                let cap = self.value(key, label, UNIT, cap)?;
                let difference = How::Difference(cap, paid.to_owned());
                let room = self.line(&format!("{key}_room"), &format!("{label}的余额"), UNIT, difference);
                let within = How::Capped { of: last, cap: room };
                last = self.line(&format!("{key}_within"), &format!("{label}以内"), UNIT, within);
            }
        }
        Ok(last)
    }

    fn value(&mut self, key: &str, label: &str, unit: &str, value: &str) -> Result<String, String> {
        let plain = value.trim();
        if plain == NOT_TOLD {
            let label = format!("{label}（条款里未报）");
            self.asked.push(Input::plain(key, &label, Kind::Decimal, unit));
            return Ok(key.to_owned());
        }
        let readings: Vec<String> = plain.split(OR).map(|it| it.trim().to_owned()).collect();
        let is_day = |it: &str| it.len() == 10 && it.parse::<jiff::civil::Date>().is_ok();
        let is_number = |it: &str| exact::read(it).is_some_and(|it| whole(0) <= it);
        let alone = readings.len() == 1;
        if let Some(wrong) = readings.iter().find(|it| !(is_number(it) || (alone && is_day(it)))) {
            return Err(format!("{label}“{wrong}”不是数"));
        }
        let dated = if alone {
            Dated { is: Some(plain.to_owned()), ..self.dated() }
        } else {
            Dated { candidates: Some(readings), ..self.dated() }
        };
        self.parameters.push(parameter(key, label, unit, dated));
        Ok(key.to_owned())
    }

    pub(super) fn stated(&self, id: &str, title: &str, ask: Vec<Test>) -> Clause {
        Clause {
            id: id.to_owned(),
            title: title.to_owned(),
            article: self.origin.article.clone(),
            document: self.origin.number.clone(),
            each: None,
            when: Vec::new(),
            ask,
            shows: Vec::new(),
            note: false,
            judge: String::new(),
            advice: String::new(),
        }
    }

    fn dated(&self) -> Dated {
        Dated {
            from: self.from.clone(),
            to: None,
            is: None,
            candidates: None,
            bands: None,
            document: self.origin.number.clone(),
            article: self.origin.article.clone(),
            confidence: self.origin.confidence(),
            note: String::new(),
        }
    }

    pub(super) fn line(&mut self, key: &str, label: &str, unit: &str, how: How<String, Test>) -> String {
        self.lines.push(Line { key: key.to_owned(), label: label.to_owned(), unit: unit.to_owned(), how });
        key.to_owned()
    }
}

fn codes(fact: &Input, words: &str) -> Result<Vec<String>, String> {
    let code = |word: &str| {
        let known = fact.allowed.iter().find(|it| it.0 == word || it.1 == word);
        known.map(|it| it.0.clone()).ok_or_else(|| format!("{}没有“{word}”这一种", fact.label))
    };
    words.split(['、', '，', ',']).map(|it| code(it.trim())).collect()
}

/// `20`, `50｜60` as `20%`, `50%｜60%`.
fn in_percent(rate: &str) -> String {
    let one = |it: &str| match it.trim() {
        it if it.contains(['%', '％']) || it == NOT_TOLD => it.to_owned(),
        it => format!("{it}%"),
    };
    rate.split(OR).map(one).collect::<Vec<_>>().join(&OR.to_string())
}

pub(super) fn known_test(key: &str) -> Test {
    Test { of: Some(key.to_owned()), known: Some("yes".to_owned()), ..Test::default() }
}

fn parameter(key: &str, label: &str, unit: &str, value: Dated) -> Parameter {
    Parameter { key: key.to_owned(), label: label.to_owned(), unit: unit.to_owned(), values: vec![value] }
}

pub(super) fn document(origin: &Origin) -> Document {
    Document {
        number: origin.number.clone(),
        title: origin.title.clone(),
        date: String::new(),
        confidence: origin.confidence(),
        note: String::new(),
    }
}

impl Origin {
    /// What the bureau keeps in its books is registered; what is in somebody's head is not.
    fn confidence(&self) -> Confidence {
        if self.number == super::DRAFT { Confidence::C } else { Confidence::B }
    }
}
