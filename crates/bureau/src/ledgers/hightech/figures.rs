//! 高企培育的统计口径。

use ledger::prelude::*;

use super::{Certificate, Hightech, Recommendation, Revocation, Training};
use crate::figures::Span;

/// How long before a certificate runs out the bureau reminds.
const REMIND_MONTHS: i32 = 12;

pub fn all(span: Span) -> Vec<Question> {
    vec![
        nurtured(span),
        prepared(span),
        trained(span),
        recommended(span),
        recognised(span),
        valid(span),
        expiring(span),
        unreported(span),
    ]
}

fn within<T: Cell<Plain = Date>>(span: Span, column: Column<T>) -> Selection {
    Selection::all::<Hightech>().at_least(column, &span.first).at_most(column, &span.last)
}

/// In the pool, not yet put forward.
pub fn nurtured(span: Span) -> Question {
    let meaning = format!("到{}已入库培育或拟推荐、尚未推荐上报的企业", span.last);
    let source = Selection::all::<Hightech>().stage(&["nurtured", "prepared"]).as_of(span.last);
    Question::count(Definition::new("hightech.nurtured", "高企培育企业", "家", meaning), source)
}

/// To be put forward as soon as what is awaited is there.
pub fn prepared(span: Span) -> Question {
    let meaning = format!("到{}拟推荐参加高企认定、尚未推荐上报的企业", span.last);
    let source = Selection::all::<Hightech>().stage(&["prepared"]).as_of(span.last);
    Question::count(Definition::new("hightech.prepared", "拟推荐高企", "家", meaning), source)
}

pub fn trained(span: Span) -> Question {
    let meaning = format!("{}内参加高企认定培训的企业，一家只计一次", span.words());
    let source = within(span, Training::TRAINED);
    Question::distinct(Definition::new("hightech.trained", "参训企业", "家", meaning), Hightech::UNIT, source)
}

pub fn recommended(span: Span) -> Question {
    let meaning = format!("推荐日期在{}内的企业，不论后来是否认定", span.words());
    Question::count(
        Definition::new("hightech.recommended", "推荐高企", "家", meaning),
        within(span, Recommendation::RECOMMENDED),
    )
}

pub fn recognised(span: Span) -> Question {
    let meaning = format!("发证日期在{}内的高新技术企业，重新认定的计入", span.words());
    Question::count(
        Definition::new("hightech.recognised", "新认定高企", "家", meaning),
        within(span, Certificate::ISSUED),
    )
}

/// Holding a certificate on the last day.
pub fn valid(span: Span) -> Question {
    let meaning = format!("到{}证书在有效期内、未取消资格的高新技术企业，一家只计一次", span.last);
    let source = Selection::all::<Hightech>()
        .at_most(Certificate::ISSUED, &span.last)
        .at_least(Certificate::EXPIRES, &span.last)
        .not_yet(Revocation::REVOKED, &span.last);
    Question::distinct(Definition::new("hightech.valid", "有效高企", "家", meaning), Hightech::UNIT, source)
}

/// Certificates to be applied for anew.
pub fn expiring(span: Span) -> Question {
    let until = span.last.saturating_add(jiff::Span::new().months(REMIND_MONTHS));
    let meaning = format!("证书有效期至在{}至{until}之间的高新技术企业，应在到期当年重新申报", span.last);
    let source = Selection::all::<Hightech>()
        .stage(&["recognised"])
        .as_of(span.last)
        .at_least(Certificate::EXPIRES, &span.last)
        .at_most(Certificate::EXPIRES, &until);
    Question::count(Definition::new("hightech.expiring", "证书将到期", "家", meaning), source)
}

/// The report on the year before has not been filed.
pub fn unreported(span: Span) -> Question {
    let year = span.year() - 1;
    let meaning = format!(
        "{year}年及以前发证、证书在有效期内、最近年报年度不是{year}年及以后的高新技术企业，应在每年5月底前填报"
    );
    let source = Selection::all::<Hightech>()
        .stage(&["recognised"])
        .as_of(span.last)
        .at_most(Certificate::ISSUED, &span.old_year())
        .at_least(Certificate::EXPIRES, &span.last)
        .not_after(super::AnnualReport::REPORT_YEAR, &Year(year - 1));
    Question::count(Definition::new("hightech.unreported", "未报年报", "家", meaning), source)
}
