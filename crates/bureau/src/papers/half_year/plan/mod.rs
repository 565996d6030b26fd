//! 二、下一步工作计划：由目标起草，一句一个目标。

use ledger::{prelude::*, store::Row};

use paper::{Cited, Inline};

use super::{Sentence, Writer};
use crate::{
    figures::Span,
    ledgers::{
        reading::Stretch,
        target::{Bound, Duty, Target},
    },
    promises,
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    let next = next(writer.span);
    writer.part(&format!("{next}工作计划"));
    let all = writer.records::<Target>(&promises::promised_in(writer.span.half)).await?;
    if all.is_empty() {
        writer.slot(&format!("{next}工作计划。目标台账中没有“提出时期”为{}的目标", writer.span.half.words()));
    }
    for duty in Duty::ALL {
        let these: Vec<&(Row, Target)> = all.iter().filter(|it| it.1.duty == *duty).collect();
        if !these.is_empty() {
            writer.chapter(title(*duty));
            section(writer, &these);
        }
    }
    Ok(())
}

/// What is to be done first, then what is to be reached, the year's apart from the half's.
fn section(writer: &mut Writer<'_>, these: &[&(Row, Target)]) {
    let (deeds, numbers): (Vec<&(Row, Target)>, Vec<_>) =
        these.iter().partition(|it| it.1.bound == Bound::Unquantified);
    let mut sentences = Vec::new();
    let mut say = |stretch: Option<Stretch>, some: Vec<&(Row, Target)>| {
        let each: Vec<Sentence> = some.iter().map(|(row, it)| phrase(writer, row, it)).collect();
        if !each.is_empty() {
            let before = stretch.zip(some.first()).map(|(it, first)| period(it, &first.0));
            let before = before.map_or_else(Sentence::new, |it| Sentence::from(it).text("，"));
            sentences.push(before.join(each, "；").text("。"));
        }
    };
    say(None, deeds);
    let mut stretches: Vec<Stretch> = Vec::new();
    for it in &numbers {
        if !stretches.contains(&it.1.period) {
            stretches.push(it.1.period);
        }
    }
    for stretch in stretches {
        let some: Vec<&(Row, Target)> = numbers.iter().copied().filter(|it| it.1.period == stretch).collect();
        say(Some(stretch), some);
    }
    writer.paragraph(Sentence::new().join(sentences, ""));
}

/// The stretch as the first of its targets has it.
fn period(stretch: Stretch, row: &Row) -> Inline {
    let link = format!("/{}/{}", Target::SLUG, row.id);
    let field = Target::PERIOD.name().to_owned();
    let told = row.draft().get(&field).to_owned();
    Inline::Cited(Cited { text: stretch.words(), link, field, told, doubts: Vec::new() })
}

/// `力争发明专利申请量33件以上`
pub(super) fn phrase(writer: &Writer<'_>, row: &Row, it: &Target) -> Sentence {
    let name = writer.cite(Target::SPEC, row, Target::NAME);
    let res = Sentence::new().text(it.firmness.word()).put(name);
    let unit = it.unit.as_ref().map_or("", Name::as_str);
    let low = || writer.cite(Target::SPEC, row, Target::LOW);
    match it.bound {
        Bound::Unquantified => res,
        Bound::AtLeast => res.put(low()).text(format!("{unit}以上")),
        Bound::Reach => res.text("达到").put(low()).text(unit),
        Bound::Range => {
            res.put(low()).text("至").put(writer.cite(Target::SPEC, row, Target::HIGH)).text(unit)
        }
    }
}

fn title(duty: Duty) -> &'static str {
    match duty {
        Duty::HighTech => "培育高新技术企业",
        Duty::Projects => "以科技项目引领创新发展",
        Duty::Property => "推动知识产权工作",
        Duty::Startup => "推进大众创业万众创新工作",
        Duty::Outreach => "加强科技服务与普及",
        Duty::Coordination => "协调推进重点工程建设",
        Duty::Office => "做好综合工作",
    }
}

/// The stretch the plan is for.
pub(super) fn next(span: Span) -> &'static str {
    if span.half.is_first() { "下半年" } else { "下一年" }
}
