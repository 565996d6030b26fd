//! 目标完成情况：上一份报告许下的，这一期做到了多少。没有许下过就没有这一节。

use ledger::prelude::*;

use paper::{Cited, Inline};

use super::{Sentence, Writer, chinese_day, plan};
use crate::{
    ledgers::target::{Bound, Target, light::Light},
    promises::{self, Promise},
};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    let promises = promises::running(writer.db, writer.viewer, writer.span).await?;
    if promises.is_empty() {
        return Ok(());
    }
    writer.chapter("目标完成情况");
    let mut parts = Vec::new();
    for it in &promises {
        parts.push(one(writer, it));
    }
    writer.paragraph(Sentence::new().text("上期报告提出的目标：").join(parts, "；").text("。"));
    Ok(())
}

fn one(writer: &mut Writer<'_>, promise: &Promise) -> Sentence {
    let target = &promise.target;
    let mut res = plan::phrase(writer, &promise.row, target);
    if let Some(it) = &promise.actual {
        let unit = target.unit.as_ref().map_or("", Name::as_str);
        let value = writer.bind(&it.figure);
        let (text, link) = (chinese_day(it.until), it.figure.link());
        let until = Cited { text, link, field: String::new(), told: String::new(), doubts: Vec::new() };
        res = res.text("，截至").put(Inline::Cited(until)).text("已完成").put(value).text(unit);
    }
    let standing = match (&promise.light, target.bound) {
        (Light::Reached, Bound::Unquantified) => "，已完成".to_owned(),
        (Light::Reached, _) => "，达到目标".to_owned(),
        (Light::Green, _) => "，进度正常".to_owned(),
        (Light::Yellow | Light::Red, Bound::Unquantified) => "，未按期完成".to_owned(),
        (Light::Yellow, _) => "，进度偏慢".to_owned(),
        (Light::Red, _) => "，未达进度".to_owned(),
        (Light::Dark(_), Bound::Unquantified) => {
            format!("，{}", Target::SPEC.stage_words(&promise.row.stage))
        }
        (Light::Dark(_), _) if promise.actual.is_some() => "，数据存疑，尚不能判断".to_owned(),
        (Light::Dark(_), _) => "，尚不能判断".to_owned(),
    };
    res.text(standing)
}
