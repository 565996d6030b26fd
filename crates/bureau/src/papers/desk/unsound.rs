//! What the checker refutes in a paper's own text. A doubtful value is known as
//! one by its chip; for the checker it is an unknown amount.

use check::{
    Text,
    report::{Finding, Grade},
};
use maud::{Markup, html};
use paper::{Inline, manuscript::Manuscript};

use crate::checking::passage::Passages;

/// Arithmetic that does not come out, and the sentence it stands in.
pub(super) struct Unsound {
    sentence: String,
    message: String,
}

/// Everything that must be changed before the paper may leave.
pub(super) fn unsound(text: &Manuscript) -> Vec<Unsound> {
    let said = |it: &Inline| if it.doubts().is_empty() { it.clone() } else { Inline::text("若干") };
    let chips = text.chips.iter().map(|(number, it)| (*number, said(it))).collect();
    let lines: Vec<String> =
        text.pieces.iter().flat_map(|it| it.body.texts()).map(|it| it.plain(&chips)).collect();
    let text = Text::plain(&lines.join("\n"));
    let (report, passages) = (check::check(&text), Passages::of(&text));
    let must = report.findings.iter().filter(|it| it.grade == Grade::Must);
    let told = |it: &Finding| {
        let passage = passages.around(it.span.0);
        let sentence = format!("{}{}{}", passage.before, passage.marked, passage.after);
        Unsound { sentence, message: it.message.clone() }
    };
    must.map(told).collect()
}

pub(super) fn contradicting_itself(all: &[Unsound]) -> Markup {
    html! {
        @if !all.is_empty() {
            h3 { "数字对不上（" (all.len()) "）" }
            ul .places {
                @for it in all { li { span .context { (it.sentence) } span .quiet { (it.message) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use paper::{Block, Paper};

    use super::*;

    fn manuscript(sentence: &str) -> Manuscript {
        let paper = Paper {
            title: vec!["报告".to_owned()],
            addressee: None,
            blocks: vec![Block::Paragraph { text: vec![Inline::text(sentence)] }],
            signer: "云溪县科技局".to_owned(),
            signed: vec![Inline::text("2016年6月30日")],
            draft_note: None,
        };
        Manuscript::of(&paper, "2016-01-01", "2016-06-30", Vec::new())
    }

    #[test]
    fn a_total_that_is_not_its_parts_keeps_the_paper_at_home() {
        let told = "全县专利申请33件，其中发明5件、实用新型22件、外观设计5件。";
        let found = unsound(&manuscript(told));
        assert_eq!(found.len(), 1);
        assert!(found[0].sentence.contains("专利申请33件") && found[0].message.contains("33"));
        assert!(unsound(&manuscript(&told.replace("33", "32"))).is_empty());
    }
}
