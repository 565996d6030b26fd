//! A checked paper as a file: one page that needs nothing else, or a Word document
//! with a comment at every finding.

use check::report::Finding;
use intake::{Kind, Refusal, word};
use maud::{DOCTYPE, PreEscaped, html};

use super::{Checked, view};

/// One file without a script, opened anywhere.
pub fn page(checked: &Checked) -> String {
    let title = format!("报告核对：{}", checked.report.file);
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (title) }
                style { (PreEscaped(include_str!("../../assets/check-file.css"))) (PreEscaped(view::STYLE)) }
            }
            body {
                h1 { (title) }
                (view::whole(checked))
                footer { "由科知核对。点文中的数字看它与哪些数有关系，点关系里的数字回到文中。" }
            }
        }
    };
    page.into_string()
}

/// The document with comments. A Word document keeps everything it had; anything
/// else becomes a new one. `bytes` are those the paper was read from.
pub fn document(checked: &Checked, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let notes: Vec<word::Note> = checked.report.findings.iter().map(note).collect();
    if checked.source.kind == Kind::Word {
        return word::comment(bytes, &notes);
    }
    let (bytes, notes) = word::fresh(&checked.source.text, &notes)?;
    word::comment(&bytes, &notes)
}

fn note(it: &Finding) -> word::Note {
    let mut lines = vec![format!("{}：{}", it.grade.label(), it.message)];
    if !it.candidates.is_empty() {
        lines.push(format!("{}{}", view::lead(it), it.candidates.join("、")));
    }
    lines.extend(view::further(it));
    word::Note { span: it.span.0, lines }
}
