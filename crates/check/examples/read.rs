//! Reads a text from standard input and prints what the engine makes of it.
//! Digits known to be lost may be given: `read 56 < paper.txt`.

#![allow(clippy::print_stdout, reason = "a report to a person at a terminal")]

use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let digits: Vec<char> = std::env::args().nth(1).unwrap_or_default().chars().collect();
    let read = check::Text::plain(&text);
    let report = if digits.is_empty() { check::check(&read) } else { check::check_damaged(&read, &digits) };
    println!("damage {:?}", report.damage);
    for it in &report.quantities {
        let value = it.value.map_or("-".to_owned(), |it| it.to_string());
        let upper = it.upper.as_ref().map(|it| format!("..{it}")).unwrap_or_default();
        let marks = format!("{}{}", if it.approximate { "~" } else { "" }, if it.damaged { "!" } else { "" });
        println!(
            "{} {:?} “{}” {value}{upper}{marks} [{}] <{}> {:?}{}",
            it.id,
            it.kind,
            it.text,
            it.unit,
            it.subject,
            it.candidates,
            further(&it.further)
        );
    }
    for it in &report.relations {
        println!(
            "{} {:?} {:?} {:?} {} | {}",
            it.id, it.kind, it.holds, it.quantities, it.stated, it.explanation
        );
    }
    for it in &report.findings {
        println!(
            "{} {} {} {:?} {:?}{}",
            it.id,
            it.grade.label(),
            it.rule,
            it.message,
            it.candidates,
            further(&it.further)
        );
    }
    Ok(())
}

fn further(all: &[String]) -> String {
    if all.is_empty() { String::new() } else { format!(" further {all:?}") }
}
