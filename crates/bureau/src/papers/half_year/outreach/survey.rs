//! 科普统计：凭哪些文件做的，摸清了多少部门。

use ledger::{prelude::*, store::Row};

use super::{
    super::{Sentence, office},
    Writer,
};
use crate::ledgers::survey::{Fieldwork, Survey, figures};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科普统计");
    let span = writer.span;
    let mut all = writer.records::<Survey>(&figures::within(span)).await?;
    all.retain(|it| it.1.fieldwork().is_none_or(|it| office::touches(&it.begun, span)));
    if all.is_empty() {
        writer.slot("科普统计工作情况。科普统计台账中没有本期开展的统计");
    }
    for (row, it) in all {
        let sentence = survey(writer, &row, &it).await?;
        writer.paragraph(sentence);
    }
    Ok(())
}

async fn survey(writer: &mut Writer<'_>, row: &Row, it: &Survey) -> Result<Sentence, Error> {
    let text =
        |column: &'static str| office::told(writer, Survey::SPEC, row, Column::<Option<Name>>::new(column));
    let notices: Vec<Sentence> = [
        (Survey::NATION.name(), Survey::NATION_ISSUER.name()),
        (Survey::PROVINCE.name(), Survey::PROVINCE_ISSUER.name()),
        (Survey::CITY.name(), Survey::CITY_ISSUER.name()),
    ]
    .into_iter()
    .filter_map(|(number, issuer)| notice(text(number), text(issuer)))
    .collect();
    let mut res = Sentence::new();
    if !notices.is_empty() {
        res = res.text("根据").join(notices, "、").text("文件要求，");
    }
    res = res.text("开展").put(writer.cite(Survey::SPEC, row, Survey::YEAR)).text("年度全县科普统计");
    res = text(Survey::SUBJECT.name()).into_iter().fold(res, |res, it| res.text("和").put(it));
    if it.fieldwork().is_none() {
        return Ok(res.text("，调查正在布置。"));
    }
    let benefit = text(Fieldwork::BENEFIT.name());
    let finding = text(Fieldwork::FINDING.name());
    let departments = writer.figure(figures::departments(writer.span)).await?;
    res = res.text("，摸清").put(departments).text("个县级部门的");
    res = match finding {
        Some(it) => res.put(it),
        None => res.text("科普资源情况"),
    };
    Ok(benefit.into_iter().fold(res, |res, it| res.text("，").put(it)).text("。"))
}

/// `科技部（国科发政〔2016〕89号）`
fn notice(number: Option<paper::Inline>, issuer: Option<paper::Inline>) -> Option<Sentence> {
    let number = number?;
    Some(match issuer {
        Some(issuer) => Sentence::from(issuer).text("（").put(number).text("）"),
        None => Sentence::from(number),
    })
}
