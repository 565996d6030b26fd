//! Rule sets on the terminal: which there are, what they ask, what they answer.
//! Nothing here opens the tables.

use std::{fs, path::Path};

use ::rules::{Answer, BOOK, Facts, Outcome, RuleSet, answer::Judged, describe};
use ledger::store::Error;
use serde_json::Value;

use crate::{arguments, output};

pub(crate) fn run(asked: arguments::Rules) -> Result<(), Error> {
    match asked {
        arguments::Rules::List(it) => list(&it),
        arguments::Rules::Facts(it) => facts(&it)?,
        arguments::Rules::Eval(it) => eval(&it)?,
    }
    Ok(())
}

fn list(asked: &arguments::RulesList) {
    let holds = |set: &&RuleSet| asked.on.is_none_or(|day| set.holds_on(day));
    let sets: Vec<&RuleSet> = BOOK.all().iter().filter(holds).collect();
    if asked.json {
        let all: Vec<Value> = sets.iter().map(|it| describe::entry(it)).collect();
        output::line(&format!("{:#}", Value::Array(all)));
        return;
    }
    for set in sets {
        let to = set.to.map_or("今".to_owned(), |it| it.to_string());
        output::line(&format!("{}\t{}\t{} 至 {to}", set.text.name, set.text.title, set.from));
        for it in &set.text.documents {
            output::line(&format!("\t{}\t{}\t{}", it.number, it.title, it.date));
        }
    }
}

fn facts(asked: &arguments::RulesFacts) -> Result<(), Error> {
    let set = match asked.on {
        Some(day) => BOOK.on(&asked.ruleset, day),
        None => BOOK.latest(&asked.ruleset),
    };
    output::line(&format!("{:#}", describe::facts(set.map_err(Error::Refused)?)));
    Ok(())
}

fn eval(asked: &arguments::RulesEval) -> Result<(), Error> {
    let set = BOOK.on(&asked.ruleset, asked.on).map_err(Error::Refused)?;
    let json = read(&asked.facts)?;
    let facts = Facts::read(set, &json, asked.on).map_err(|problems| {
        let all: Vec<String> = problems.iter().map(|it| format!("  {it}")).collect();
        let hint = format!("各项怎么填，见 kezhi rules facts {}", asked.ruleset);
        Error::Refused(format!(
            "{} 有 {} 处不对：\n{}\n{hint}",
            asked.facts.display(),
            all.len(),
            all.join("\n")
        ))
    })?;
    let answer = Answer::of(set, &facts, asked.on);
    if asked.json {
        let json = serde_json::to_value(&answer).map_err(|it| Error::Refused(it.to_string()))?;
        output::line(&format!("{json:#}"));
    } else {
        say(&answer);
    }
    Ok(())
}

fn read(path: &Path) -> Result<Value, Error> {
    let bytes = fs::read(path)
        .map_err(|it| Error::Refused(format!("“{}”不能读：{}", path.display(), output::why(&it))))?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    serde_json::from_slice(bytes).map_err(|it| {
        Error::Refused(format!(
            "“{}”不是 JSON：第 {} 行第 {} 个字符附近写错了（括号、引号、逗号是否成对）",
            path.display(),
            it.line(),
            it.column()
        ))
    })
}

fn say(answer: &Answer) {
    output::line(&format!("{}（{}，评估日 {}）", answer.title, answer.version, answer.on));
    for it in &answer.documents {
        output::line(&format!("依据：{}{}（可信程度 {}）", it.number, it.title, it.confidence));
    }
    output::line(&format!("结论：[{}] {}", answer.conclusion, answer.summary));
    for it in &answer.clauses {
        clause(it);
    }
    for it in &answer.decided_by {
        let ends =
            it.min.as_deref().zip(it.max.as_deref()).map_or("未知".to_owned(), |(a, b)| format!("{a}–{b}"));
        output::line(&format!("未定：{} {ends} {}", it.label, answer.unit));
    }
    for it in &answer.candidates {
        let total = it.total.as_deref().unwrap_or("未知");
        output::line(&format!("若{}：{} {total} {}", it.assuming, answer.total_label, answer.unit));
    }
    output::line("加 --json 可看每一步怎样由事实算来。");
}

fn clause(it: &Judged) {
    output::line(&format!("[{}] {}（{}{}）", it.outcome, it.title, it.document, it.article));
    output::line(&format!("    {}", it.explanation));
    for row in it.rows.iter().filter(|it| it.outcome != Outcome::NotApplicable) {
        output::line(&format!("    {} [{}] {}", row.row, row.outcome, row.explanation));
    }
    for gap in &it.gaps {
        output::line(&format!("    {gap}"));
    }
    for shown in &it.shows {
        let row = shown.row.as_deref().map_or(String::new(), |it| format!("{it} "));
        let value = shown.value.as_deref().unwrap_or("未知");
        output::line(&format!("    {row}{} {value} {}", shown.label, shown.unit));
    }
}
