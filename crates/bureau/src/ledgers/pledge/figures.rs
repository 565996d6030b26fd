//! 质押融资的统计口径：按放款日期。

use ledger::prelude::*;

use super::{Loan, Pledge};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![loans(span), amount(span)]
}

fn lent(span: Span) -> Selection {
    Selection::all::<Pledge>().at_least(Loan::LENT, &span.first).at_most(Loan::LENT, &span.last)
}

pub fn loans(span: Span) -> Question {
    let meaning = format!("放款日期在{}内的专利质押贷款", span.words());
    Question::count(Definition::new("pledge.loans", "专利质押贷款", "笔", meaning), lent(span))
}

pub fn amount(span: Span) -> Question {
    let meaning = format!("放款日期在{}内的专利质押贷款金额合计", span.words());
    let define = Definition::new("pledge.amount", "质押贷款金额", "万元", meaning);
    Question::sum(define, Loan::AMOUNT, lent(span))
}
