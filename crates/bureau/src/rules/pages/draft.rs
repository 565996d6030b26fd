//! A drafted policy between its form and the rule engine.

use maud::{Markup, html};
use rules::{
    policy::{Amount, Condition, Draft, Relation},
    text::Input,
};

use super::{Pairs, said};

/// Conditions a form offers.
const CONDITIONS: usize = 5;

/// The kinds of amount: code, word.
const AMOUNTS: &[(&str, &str)] =
    &[("fixed", "每家定额"), ("per_item", "按件（项）"), ("percent", "按比例"), ("tiers", "分档")];

/// A draft as somebody filled it in; `prefix` tells the old from the new.
pub(super) fn read(pairs: &[(String, String)], prefix: &str, from: &str) -> Result<Draft, String> {
    let get = |name: &str| said(pairs, &format!("{prefix}{name}")).map(str::to_owned);
    let condition = |at: usize| {
        let fact = get(&format!("fact{at}"))?;
        let relation = get(&format!("relation{at}")).as_deref().and_then(Relation::named);
        Some(relation.zip(get(&format!("value{at}"))).map_or_else(
            || Err(format!("第 {} 个条件没有写全", at + 1)),
            |(relation, value)| Ok(Condition { fact, relation, value }),
        ))
    };
    let fact = || get("amount_of").ok_or_else(|| "要选按哪项资料算".to_owned());
    let number = || get("amount").ok_or_else(|| "要写金额、比例或分档".to_owned());
    let amount = match get("kind").as_deref() {
        Some("per_item") => Amount::PerItem { fact: fact()?, each: number()? },
        Some("percent") => Amount::Percent { fact: fact()?, rate: number()? },
        Some("tiers") => Amount::Tiers { fact: fact()?, tiers: tiers(&number()?)? },
        _ => Amount::Fixed(number()?),
    };
    Ok(Draft {
        title: get("title").unwrap_or_else(|| "拟定政策".to_owned()),
        from: from.to_owned(),
        conditions: (0..CONDITIONS).filter_map(condition).collect::<Result<_, _>>()?,
        amount,
        least: get("least"),
        most: get("most"),
        unit_year: get("unit_year"),
        lifetime: get("lifetime"),
    })
}

/// `2000:5、20000:10`: from 2000 on 5, from 20000 on 10.
fn tiers(text: &str) -> Result<Vec<(String, String)>, String> {
    let plain = text.replace('：', ":");
    let tier = |it: &str| {
        let (from, amount) = it.split_once(':').ok_or_else(|| format!("“{it}”不是一档，请写成 2000:5"))?;
        Ok((from.trim().to_owned(), amount.trim().to_owned()))
    };
    plain.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|it| !it.is_empty()).map(tier).collect()
}

/// The fields of a draft that a link must carry.
pub(super) fn fields(pairs: &[(String, String)], prefix: &str) -> Pairs {
    let own = |it: &&(String, String)| {
        if prefix.is_empty() { !it.0.starts_with("old.") && it.0 != "on" } else { it.0.starts_with(prefix) }
    };
    pairs.iter().filter(own).map(|it| (it.0.trim_start_matches(prefix).to_owned(), it.1.clone())).collect()
}

pub(super) fn form(pairs: &[(String, String)], facts: &[Input]) -> Markup {
    let text = |name: &str| said(pairs, name).unwrap_or("").to_owned();
    let field = |name: &str, label: &str, hint: &str| {
        html! {
            label .entry { span { (label) } input name=(name) value=(text(name)) size="12"; @if !hint.is_empty() { small { (hint) } } }
        }
    };
    let offer = |name: &str| {
        html! {
            select name=(name) aria-label="资料" {
                option value="" { "不限" }
                @for it in facts { option value=(it.key) selected[text(name) == it.key] { (it.label) } }
            }
        }
    };
    html! {
        fieldset .list-rows { legend { "条件（都要满足）" }
            @for at in 0..CONDITIONS {
                p .row {
                    (offer(&format!("fact{at}"))) " "
                    select name={ "relation" (at) } aria-label="关系" {
                        @for (_, code, word) in Relation::ALL { option value=(code) selected[text(&format!("relation{at}")) == *code] { (word) } }
                    } " "
                    input name={ "value" (at) } value=(text(&format!("value{at}"))) size="14" aria-label="值" placeholder="数、日期、是、区划";
                }
            }
        }
        fieldset .list-rows { legend { "给多少（万元）" }
            div .try-grid {
                label .entry { span { "办法" } select name="kind" {
                    @for (code, word) in AMOUNTS { option value=(code) selected[text("kind") == *code] { (word) } }
                } }
                label .entry { span { "按哪项资料" } (offer("amount_of")) small { "定额的不选" } }
                (field("amount", "金额、比例或分档", "如 5；3%；2000:5、20000:10（2000 起 5，20000 起 10）"))
                (field("least", "最低", "符合条件的至少给这么多"))
                (field("most", "最高", ""))
                (field("unit_year", "单位年度上限", "今年已得的算在内"))
                (field("lifetime", "单位累计上限", "历年已得的算在内"))
                (field("budget", "预算总额", "按金额从大到小付，付完为止"))
            }
        }
    }
}
