//! What was found, as it is said on a terminal.

use std::io::IsTerminal as _;

use bureau::checking::{Checked, GRADES, view};
use check::report::{Finding, Grade, Relation};

use crate::output;

/// Relations that do not hold but have no finding of their own, listed at the most.
const MOST: usize = 50;
/// Signs of lost digits listed at the most.
const EVIDENCE: usize = 5;

/// Colours, where there is a terminal that shows them and nobody minds.
#[derive(Clone, Copy)]
struct Ink {
    coloured: bool,
}

/// Everything, the worst first, the counts last: that is where the eye rests.
pub(super) fn speak(checked: &Checked) {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
    let ink = Ink { coloured: !unwanted && std::io::stdout().is_terminal() };
    output::line(&written(checked, ink));
}

fn written(checked: &Checked, ink: Ink) -> String {
    let mut res = vec![ink.strong(&checked.report.file)];
    for grade in GRADES {
        let all = checked.findings(grade);
        if all.is_empty() {
            continue;
        }
        res.push(String::new());
        res.push(ink.graded(grade, &format!("【{}】{} 处", grade.label(), all.len())));
        res.extend((1..).zip(all).map(|(number, it)| finding(checked, number, it, ink)));
    }
    let open: Vec<&Relation> = checked.report.relations.iter().filter(|it| it.holds.is_none()).collect();
    if !open.is_empty() {
        res.push(String::new());
        res.push(ink.strong(&format!("【判断不了】{} 条", open.len())));
        res.extend(open.iter().take(MOST).map(|it| format!("  · {}：{}", it.kind.label(), it.explanation)));
        if MOST < open.len() {
            res.push(format!("  ……还有 {} 条，用 --json 或 --out 看全部", open.len() - MOST));
        }
    }
    res.push(String::new());
    res.extend(checked.summary());
    if let Some(lost) = checked.lost() {
        let evidence = &checked.report.damage.evidence;
        res.push(ink.graded(Grade::Must, &lost));
        res.extend(evidence.iter().take(EVIDENCE).map(|it| format!("  · {it}")));
        if EVIDENCE < evidence.len() {
            res.push(format!("  ……还有 {} 处这样的写法", evidence.len() - EVIDENCE));
        }
    }
    res.extend(checked.source.remarks.iter().map(|it| format!("注意：{it}")));
    res.join("\n")
}

fn finding(checked: &Checked, number: usize, it: &Finding, ink: Ink) -> String {
    let passage = checked.passages.around(it.span.0);
    // What a file says never moves the cursor.
    let line = |it: &str| it.replace(char::is_control, " ");
    let mut res = vec![
        format!(
            "{number:>3}. {}  {}{}{}",
            ink.faint(&passage.place),
            line(&passage.before),
            ink.marked(it.grade, &line(&passage.marked)),
            line(&passage.after)
        ),
        format!("     {} {}", it.message, ink.faint(&format!("（规则 {}）", it.rule))),
    ];
    match it.candidates.as_slice() {
        [] => {}
        [only] => res.push(format!("     {}{}", view::lead(it), ink.strong(only))),
        several => res.push(format!("     {}{}", view::lead(it), several.join("、"))),
    }
    res.extend(view::further(it).map(|it| format!("     {it}")));
    for relation in it.relations.iter().filter_map(|it| checked.relation(*it)) {
        res.push(format!("     依据：{}", relation.explanation));
    }
    res.join("\n")
}

impl Ink {
    fn painted(self, code: &str, text: &str) -> String {
        if self.coloured { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn strong(self, text: &str) -> String {
        self.painted("1", text)
    }

    fn faint(self, text: &str) -> String {
        self.painted("2", text)
    }

    fn graded(self, grade: Grade, text: &str) -> String {
        let code = match grade {
            Grade::Must => "1;31",
            Grade::Verify => "1;33",
            Grade::Note => "1;36",
        };
        self.painted(code, text)
    }

    /// The place in its sentence; in brackets where there is no colour.
    fn marked(self, grade: Grade, text: &str) -> String {
        if self.coloured { self.graded(grade, text) } else { format!("【{text}】") }
    }
}
