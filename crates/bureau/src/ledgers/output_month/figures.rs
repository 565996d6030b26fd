//! 高新技术产值的口径：月报的本月产值相加。

use ledger::prelude::*;

use super::OutputMonth;
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![output(span), enterprises(span)]
}

fn months(span: Span) -> Selection {
    let [first, last] = [span.new_year(), span.last].map(|it| Month::new(it.year(), it.month()));
    let source = Selection::all::<OutputMonth>();
    let source = first.iter().fold(source, |it, month| it.at_least(OutputMonth::MONTH, month));
    last.iter().fold(source, |it, month| it.at_most(OutputMonth::MONTH, month))
}

/// From January to the month of the cut-off.
pub fn output(span: Span) -> Question {
    let meaning =
        format!("月报中{}年1月至{}月各企业本月产值合计；没有报来的月份不计", span.year(), span.last.month());
    let define = Definition::new("hightech.output", "高新技术产值", "亿元", meaning);
    Question::sum(define, OutputMonth::OUTPUT, months(span))
}

pub fn enterprises(span: Span) -> Question {
    let meaning = format!("{}年1月至{}月有产值月报的企业，一家只计一次", span.year(), span.last.month());
    let define = Definition::new("hightech.output.units", "高新产值统计企业", "家", meaning);
    Question::distinct(define, OutputMonth::UNIT, months(span))
}
