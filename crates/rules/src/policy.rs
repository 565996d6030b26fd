//! A policy the county drafts itself: conditions, an amount, limits, from a fixed
//! vocabulary a form can offer. It becomes a rule set like any other, so that it
//! is judged, traced and simulated by the same machine.

use crate::{
    exact,
    set::RuleSet,
    text::{
        Band, Case, Clause, Confidence, Dated, Document, How, Input, Kind, Line, Parameter, RuleText, Test,
    },
};

/// What somebody drafts. Values are as written; reading them is the set's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub title: String,
    pub from: String,
    pub conditions: Vec<Condition>,
    pub amount: Amount,
    /// Whoever gets anything gets at least this much.
    pub least: Option<String>,
    pub most: Option<String>,
    /// For a unit in a year, what it has already got counted.
    pub unit_year: Option<String>,
    pub lifetime: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The key of a fact.
    pub fact: String,
    pub relation: Relation,
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    AtLeast,
    Above,
    AtMost,
    Below,
    Is,
    StartsWith,
}

impl Relation {
    pub const ALL: &[(Relation, &'static str, &'static str)] = &[
        (Relation::AtLeast, "at_least", "不低于（不早于）"),
        (Relation::Above, "above", "大于（晚于）"),
        (Relation::AtMost, "at_most", "不超过（不晚于）"),
        (Relation::Below, "below", "低于（早于）"),
        (Relation::Is, "is", "是"),
        (Relation::StartsWith, "starts_with", "属于区划"),
    ];

    pub fn named(code: &str) -> Option<Relation> {
        Relation::ALL.iter().find(|it| it.1 == code).map(|it| it.0)
    }
}

/// How much, in 万元.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Amount {
    /// The same for everybody.
    Fixed(String),
    /// So much for each of a counted fact.
    PerItem { fact: String, each: String },
    /// A share of a fact in 万元.
    Percent { fact: String, rate: String },
    /// By how large a fact is: from a bound on, so much.
    Tiers { fact: String, tiers: Vec<(String, String)> },
    #[default]
    Nothing,
}

/// The document a draft cites: itself.
const DRAFT: &str = "草案";
const UNIT: &str = "万元";

/// What a unit got before, asked of every draft.
pub const PAID_THIS_YEAR: &str = "paid_this_year";
pub const PAID_EVER: &str = "paid_ever";

impl Draft {
    /// The draft as a rule set over the facts there are.
    pub fn compile(&self, facts: &[Input]) -> Result<RuleSet, String> {
        if self.title.trim().is_empty() {
            return Err("政策要有名称".to_owned());
        }
        let known =
            |key: &str| facts.iter().find(|it| it.key == key).ok_or_else(|| format!("没有“{key}”这项资料"));
        let mut writing = Writing { from: self.from.clone(), parameters: Vec::new(), lines: Vec::new() };
        let mut clauses = Vec::new();
        for (at, it) in self.conditions.iter().enumerate() {
            clauses.push(writing.clause(at, known(&it.fact)?, it)?);
        }
        let amount = writing.amount(&self.amount, known)?;
        let limited = writing.limits(self, amount)?;
        let when = clauses.iter().map(|it| Test { clause: Some(it.id.clone()), ..Test::default() }).collect();
        let cases = vec![Case { when, take: limited }];
        writing.line("payable", "应得金额", UNIT, How::Choose { cases, otherwise: "0".to_owned() });
        clauses.push(Clause { note: true, ..clause("amount", "应得金额", vec![known_test("payable")]) });
        let inputs = facts.iter().cloned().chain([
            Input::plain(PAID_THIS_YEAR, "今年已得", Kind::Decimal, UNIT),
            Input::plain(PAID_EVER, "历年已得", Kind::Decimal, UNIT),
        ]);
        RuleSet::of(RuleText {
            name: "draft".to_owned(),
            title: self.title.clone(),
            scope: "本县".to_owned(),
            from: self.from.clone(),
            to: None,
            note: String::new(),
            documents: vec![document()],
            inputs: inputs.collect(),
            checks: Vec::new(),
            parameters: writing.parameters,
            rows: Vec::new(),
            lines: writing.lines,
            clauses,
            total: Some("payable".to_owned()),
            example: toml::Table::new(),
            example_on: self.from.clone(),
        })
    }
}

struct Writing {
    from: String,
    parameters: Vec<Parameter>,
    lines: Vec<Line>,
}

impl Writing {
    fn clause(&mut self, at: usize, fact: &Input, it: &Condition) -> Result<Clause, String> {
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
        let words = if it.relation == Relation::Is { "：" } else { words };
        Ok(clause(
            &format!("condition{at}"),
            &format!("{}{words} {word}{}", fact.label, fact.unit),
            vec![test],
        ))
    }

    fn amount<'a>(
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
                let rate = if rate.contains(['%', '％']) { rate.clone() } else { format!("{rate}%") };
                How::Product(vec![fact.clone(), self.value("rate", "比例", "%", &rate)?])
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
        let dated = Dated { bands: Some(bands), ..dated(&self.from) };
        self.parameters.push(parameter("tiers", "分档", UNIT, dated));
        Ok("tiers".to_owned())
    }

    fn limits(&mut self, draft: &Draft, amount: String) -> Result<String, String> {
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
        let is_day = plain.len() == 10 && plain.parse::<jiff::civil::Date>().is_ok();
        if !is_day && exact::read(plain).is_none_or(|it| it < exact::whole(0)) {
            return Err(format!("{label}“{plain}”不是数"));
        }
        let dated = Dated { is: Some(plain.to_owned()), ..dated(&self.from) };
        self.parameters.push(parameter(key, label, unit, dated));
        Ok(key.to_owned())
    }

    fn line(&mut self, key: &str, label: &str, unit: &str, how: How<String, Test>) -> String {
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

fn clause(id: &str, title: &str, ask: Vec<Test>) -> Clause {
    Clause {
        id: id.to_owned(),
        title: title.to_owned(),
        article: String::new(),
        document: DRAFT.to_owned(),
        each: None,
        when: Vec::new(),
        ask,
        shows: Vec::new(),
        note: false,
        judge: String::new(),
        advice: String::new(),
    }
}

fn known_test(key: &str) -> Test {
    Test { of: Some(key.to_owned()), known: Some("yes".to_owned()), ..Test::default() }
}

fn parameter(key: &str, label: &str, unit: &str, value: Dated) -> Parameter {
    Parameter { key: key.to_owned(), label: label.to_owned(), unit: unit.to_owned(), values: vec![value] }
}

fn dated(from: &str) -> Dated {
    Dated {
        from: from.to_owned(),
        to: None,
        is: None,
        candidates: None,
        bands: None,
        document: DRAFT.to_owned(),
        article: String::new(),
        confidence: Confidence::C,
        note: String::new(),
    }
}

fn document() -> Document {
    Document {
        number: DRAFT.to_owned(),
        title: "正在起草，尚未印发".to_owned(),
        date: String::new(),
        confidence: Confidence::C,
        note: String::new(),
    }
}
