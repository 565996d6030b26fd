//! What leads to the candidates of a finding, and what else a value may have been: the same
//! words on the page and on a terminal.

use check::report::Finding;

/// Of what a value may have been as well, so many are named.
const MOST_FURTHER: usize = 6;

/// The words before the candidates of a finding.
pub fn lead(it: &Finding) -> &'static str {
    match it.candidates.as_slice() {
        [_] if is_least(it) => "补得最少的写法：",
        [_] => "应为：",
        _ => "可能是：",
    }
}

/// A value that may have lost more digits than need be is not settled by its only candidate;
/// only where nothing else can have stood there does the message say so.
fn is_least(it: &Finding) -> bool {
    let settled = ["只能是", "应为"].iter().any(|words| it.message.contains(words));
    it.rule == "lost-digit" && !(settled && it.further.is_empty())
}

/// What it may have been as well, unless the message has named some of it.
pub fn further(it: &Finding) -> Option<String> {
    let named = ["还可能是", "不能排除（如"].iter().any(|words| it.message.contains(words));
    if it.further.is_empty() || named {
        return None;
    }
    let shown = it.further.iter().take(MOST_FURTHER).cloned().collect::<Vec<_>>().join("、");
    let more = if MOST_FURTHER < it.further.len() { "等" } else { "" };
    Some(format!("若丢得更多，还可能是：{shown}{more}"))
}

#[cfg(test)]
mod tests {
    use check::{
        report::{FindingId, Grade, Place},
        text::Span,
    };

    use super::*;

    fn lost(message: &str, further: &[&str]) -> Finding {
        Finding {
            id: FindingId::at(0),
            grade: Grade::Verify,
            rule: "lost-digit".to_owned(),
            span: Place(Span::new(0, 0)),
            message: message.to_owned(),
            candidates: vec!["2户".to_owned()],
            further: further.iter().map(|it| (*it).to_owned()).collect(),
            relations: Vec::new(),
        }
    }

    #[test]
    fn one_candidate_is_what_it_must_be_only_where_nothing_else_can_be() {
        assert_eq!(lead(&lost("只能是“2户”", &[])), "应为：");
        assert_eq!(lead(&lost("补得最少的写法只有“2户”", &["22户"])), "补得最少的写法：");
        assert_eq!(lead(&lost("补得最少的写法只有“2户”", &[])), "补得最少的写法：");
        assert_eq!(lead(&Finding { rule: "sum".to_owned(), ..lost("不等", &[]) }), "应为：");
    }

    #[test]
    fn what_else_it_may_have_been_is_said_once() {
        assert_eq!(further(&lost("若丢得更多，还可能是22户", &["22户"])), None);
        assert_eq!(further(&lost("只能是“2户”", &[])), None);
        let many = further(&lost("", &["1", "2", "3", "4", "5", "6", "7"])).unwrap();
        assert_eq!(many, "若丢得更多，还可能是：1、2、3、4、5、6等");
    }
}
