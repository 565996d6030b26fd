//! 科技成果：鉴定、登记、报奖。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, Sentence, Writer};
use crate::ledgers::project::{Nomination, Project, Registration, Standing, figures};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技成果");
    let registered = writer.ask(figures::registered(writer.span)).await?;
    let nominated = figures::nominated(writer.span);
    let source = nominated.source.clone();
    let nominated = writer.ask(nominated).await?;
    if registered.is_nothing() && nominated.is_nothing() {
        writer.slot("成果登记和报奖情况。台账中没有本期登记或提名的成果");
        return Ok(());
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
    for (row, project) in writer.records::<Project>(&source).await?.into_iter().take(MOST_NAMED) {
        sentence = sentence.join([one(writer, &row, &project)], "");
    }
    writer.paragraph(sentence);
    Ok(())
}

fn one(writer: &Writer<'_>, row: &Row, project: &Project) -> Sentence {
    let named = Sentence::new().text("“").put(writer.cite(Project::SPEC, row, Project::NAME)).text("”");
    let evaluated = if let Standing::Nominated(.., it, _) = &project.standing
        && it.evaluation.known().is_some()
    {
        named.text("经").put(writer.cite(Project::SPEC, row, Registration::EVALUATION)).text("和成果登记")
    } else {
        named.text("经成果登记")
    };
    evaluated.text("，推荐参评").put(writer.cite(Project::SPEC, row, Nomination::AWARD)).text("。")
}
