//! 重点工程协调：协调了哪些事项，到了哪一步。

use ledger::{prelude::*, store::Row};

use super::{
    super::{Sentence, office},
    Writer,
};
use crate::ledgers::matter::{Matter, Shelving, Solution, Standing};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("重点工程协调");
    let span = writer.span;
    let all = writer.records::<Matter>(&Selection::all::<Matter>()).await?;
    let begun = |it: &Matter| office::position(&it.raised).is_none_or(|day| day <= span.last);
    let all: Vec<(Row, Matter)> = all.into_iter().filter(|it| begun(&it.1)).collect();
    let mut parts = Vec::new();
    for (state, verb) in
        [("moving", "推进"), ("waiting", "提出待协调的"), ("solved", "解决"), ("shelved", "搁置")]
    {
        let these: Vec<&(Row, Matter)> = all.iter().filter(|it| is_told(writer, it, state)).collect();
        if !these.is_empty() {
            parts.push(group(writer, verb, &these));
        }
    }
    if parts.is_empty() {
        writer.slot("协调的事项和进展。协调事项台账中没有本期的记录");
    } else {
        writer.paragraph(Sentence::new().join(parts, "；").text("。"));
    }
    Ok(())
}

/// Open ones are told as they are; closed ones in the half-year they were closed in.
fn is_told(writer: &Writer<'_>, (row, it): &(Row, Matter), state: &str) -> bool {
    row.stage == state
        && match &it.standing {
            Standing::Solved(_, it) => office::touches(&it.solved, writer.span),
            Standing::Shelved(_, it) => office::touches(&it.shelved, writer.span),
            Standing::Waiting | Standing::Moving(_) => true,
        }
}

/// `协调县级相关部门推进龙威工程取水房、……`
fn group(writer: &Writer<'_>, verb: &str, these: &[&(Row, Matter)]) -> Sentence {
    let mut bodies: Vec<&str> = Vec::new();
    for name in these.iter().filter_map(|it| it.1.departments.known()).flat_map(Names::iter) {
        if !bodies.contains(&name) {
            bodies.push(name);
        }
    }
    let by = match these {
        _ if bodies.is_empty() => Sentence::new().text("协调有关部门"),
        [(row, _), ..] if bodies.len() == 1 => {
            Sentence::new().text("协调").put(writer.cite(Matter::SPEC, row, Matter::DEPARTMENTS))
        }
        _ => Sentence::new().text(format!("协调{}", bodies.join("、"))),
    };
    let each: Vec<Sentence> = these.iter().map(|(row, _)| one(writer, row)).collect();
    by.text(verb).join(each, "、").text("等工作")
}

fn one(writer: &Writer<'_>, row: &Row) -> Sentence {
    let told =
        |column: &'static str| office::told(writer, Matter::SPEC, row, Column::<Option<Name>>::new(column));
    let mut res = Sentence::new();
    res = told(Matter::PROJECT.name()).into_iter().fold(res, Sentence::put);
    res = told(Matter::PLACE.name()).into_iter().fold(res, Sentence::put);
    res = res.put(writer.cite(Matter::SPEC, row, Matter::NAME));
    for column in [Solution::SOLUTION.name(), Shelving::SHELVED_BECAUSE.name()] {
        if let Some(it) = told(column) {
            res = res.text("（").put(it).text("）");
        }
    }
    res
}
