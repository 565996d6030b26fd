//! The form of a drafted clause.

use maud::{Markup, html};
use rules::policy::Relation;

use super::{Pairs, said};
use crate::rules::terms::{CONDITIONS, First, Subject, inputs, unit_inputs};

/// The kinds of amount: code, word.
const AMOUNTS: &[(&str, &str)] =
    &[("fixed", "定额"), ("per_item", "每项多少"), ("percent", "按比例"), ("tiers", "分档")];

/// Fields of the address that are not part of the draft.
const BESIDE: &[&str] = &["on", "unit", "clause", "save"];

/// The fields of a draft that a link must carry.
pub(super) fn fields(pairs: &[(String, String)], prefix: &str) -> Pairs {
    let own = |it: &&(String, String)| {
        let plain = !it.0.contains('.') && !BESIDE.contains(&it.0.as_str());
        if prefix.is_empty() { plain } else { it.0.starts_with(prefix) }
    };
    pairs.iter().filter(own).map(|it| (it.0.trim_start_matches(prefix).to_owned(), it.1.clone())).collect()
}

pub(super) fn form(pairs: &[(String, String)]) -> Markup {
    let text = |name: &str| said(pairs, name).unwrap_or("").to_owned();
    let field = |name: &str, label: &str, hint: &str| {
        html! {
            label .entry { span { (label) } input name=(name) value=(text(name)) size="12"; @if !hint.is_empty() { small { (hint) } } }
        }
    };
    let choice = |name: &str, label: &str, all: &[(&str, &str)], hint: &str| {
        html! {
            label .entry { span { (label) } select name=(name) {
                @for (code, word) in all { option value=(code) selected[text(name) == *code] { (word) } }
            } @if !hint.is_empty() { small { (hint) } } }
        }
    };
    let subjects: Vec<(&str, &str)> = Subject::ALL.iter().map(|it| (it.1, it.2)).collect();
    let firsts: Vec<(&str, &str)> = First::ALL.iter().map(|it| (it.1, it.2)).collect();
    html! {
        fieldset .list-rows { legend { "给谁（条件都要满足）" }
            div .try-grid { (choice("of", "一份资助给", &subjects, "专利按授权公告日或申请日、贷款按放款日期算在哪个月")) }
            @for at in 0..CONDITIONS {
                p .row {
                    (offer(&format!("fact{at}"), &text(&format!("fact{at}")), "条件")) " "
                    select name={ "relation" (at) } aria-label="关系" {
                        @for (_, code, word) in Relation::ALL { option value=(code) selected[text(&format!("relation{at}")) == *code] { (word) } }
                    } " "
                    input name={ "value" (at) } value=(text(&format!("value{at}"))) size="14" aria-label="值" placeholder="数、日期、是、区划";
                }
            }
        }
        fieldset .list-rows { legend { "给多少（万元）" }
            div .try-grid {
                (choice("kind", "办法", AMOUNTS, ""))
                label .entry { span { "按哪项资料" } (offer("amount_of", &text("amount_of"), "按哪项资料")) small { "定额的不选" } }
                (field("amount", "金额、比例或分档", "如 5；3%；2000:5、20000:10（2000 起 5，20000 起 10）；存疑的写 50｜60"))
                (field("least", "最低", "符合条件的至少给这么多"))
                (field("most", "最高", "每一份的最高额"))
                (field("unit_year", "单位年度上限", "今年已得的算在内"))
                (field("lifetime", "单位累计上限", "历年已得的算在内"))
                (field("budget", "预算总额", "付完为止"))
                (choice("first", "预算先付谁", &firsts, ""))
                (field("months", "计息最长几个月", "只用于贷款"))
                (field("once", "不与哪些条款重复", "条款名称，用顿号隔开"))
            }
        }
    }
}

/// Every fact there is, by what it is known of.
fn offer(name: &str, chosen: &str, label: &str) -> Markup {
    let shared: Vec<String> = unit_inputs().into_iter().map(|it| it.key).collect();
    let group = |of: Subject| {
        let own = inputs(of);
        own.into_iter().filter(|it| of == Subject::Unit || !shared.contains(&it.key)).collect::<Vec<_>>()
    };
    // A patent's facts are the same before and after its grant but for the day of it.
    let groups = [
        ("企业", Subject::Unit),
        ("专利", Subject::Granted),
        ("贷款", Subject::Pledge),
        ("项目", Subject::Project),
    ];
    html! {
        select name=(name) aria-label=(label) {
            option value="" { "不限" }
            @for (word, of) in groups {
                optgroup label=(word) {
                    @for it in group(of) { option value=(it.key) selected[chosen == it.key] { (it.label) } }
                }
            }
        }
    }
}
