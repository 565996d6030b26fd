//! 科技成果：鉴定、登记、报奖。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, Sentence, Writer};
use crate::ledgers::achievement::{Achievement, Appraisal, Nomination, Prize, figures};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技成果");
    let span = writer.span;
    let registered = writer.ask(figures::registered(span)).await?;
    let nominated = figures::nominated(span);
    let source = nominated.source.clone();
    let nominated = writer.ask(nominated).await?;
    let awarded = writer.ask(figures::awarded(span)).await?;
    if registered.is_nothing() && nominated.is_nothing() && awarded.is_nothing() {
        writer.slot("成果登记和报奖情况。科技成果台账中没有本期登记、提名或获奖的成果");
        return used(writer).await;
    }
    let mut sentence = Sentence::new();
    if registered.rows() == 0 && !registered.is_sure() {
        writer.slot(&format!("本期成果登记数。有 {} 项的登记日期未报", registered.doubts().len()));
    } else {
        sentence = sentence.text("本期登记科技成果").put(writer.bind(&registered)).text("项。");
    }
    if !nominated.is_nothing() {
        sentence = sentence.text("推荐参加科技奖励评审").put(writer.bind(&nominated)).text("项。");
    }
    for (row, it) in writer.records::<Achievement>(&source).await?.into_iter().take(MOST_NAMED) {
        sentence = sentence.join([one(writer, &row, &it)], "");
    }
    if 0 < awarded.rows() {
        sentence = sentence.text("获奖成果").put(writer.bind(&awarded)).text("项。");
        for (row, _) in writer.records::<Achievement>(awarded.source()).await?.into_iter().take(MOST_NAMED) {
            let name = writer.cite(Achievement::SPEC, &row, Achievement::NAME);
            let award = writer.cite(Achievement::SPEC, &row, Nomination::AWARD);
            let grade = writer.cite(Achievement::SPEC, &row, Prize::GRADE);
            sentence = sentence.text("“").put(name).text("”获").put(award).put(grade).text("。");
        }
    }
    writer.paragraph(sentence);
    used(writer).await
}

fn one(writer: &Writer<'_>, row: &Row, it: &Achievement) -> Sentence {
    let named =
        Sentence::new().text("“").put(writer.cite(Achievement::SPEC, row, Achievement::NAME)).text("”");
    let evaluated = if it.standing.appraisal().is_some_and(|it| it.evaluation.known().is_some()) {
        named.text("经").put(writer.cite(Achievement::SPEC, row, Appraisal::EVALUATION)).text("和成果登记")
    } else {
        named.text("经成果登记")
    };
    evaluated.text("，推荐参评").put(writer.cite(Achievement::SPEC, row, Nomination::AWARD)).text("。")
}

/// Results put to use: one used in several places counts once.
async fn used(writer: &mut Writer<'_>) -> Result<(), Error> {
    let results = writer.ask(figures::used(writer.span)).await?;
    if 0 < results.rows() {
        let places = writer.figure(figures::uses(writer.span)).await?;
        let sentence = Sentence::new().text("转化应用科技成果").put(writer.bind(&results)).text("项，应用");
        writer.paragraph(sentence.put(places).text("处。"));
    }
    Ok(())
}
