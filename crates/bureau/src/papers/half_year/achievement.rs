//! （五）科技成果：鉴定、登记、报奖。

use ledger::{prelude::*, store::Row};

use super::{Sentence, Writer};
use crate::ledgers::project::{Nomination, Project, figures};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.heading(2, "（五）科技成果");
    let registered = writer.ask(figures::registered(writer.span)).await?;
    let nominated = figures::nominated(writer.span);
    let source = nominated.source.clone();
    let nominated = writer.ask(nominated).await?;
    if registered.rows() == 0 && nominated.rows() == 0 {
        writer.slot("成果登记和报奖情况。台账中没有本期登记或提名的成果");
        return Ok(());
    }
    let (registered, nominated) = (writer.bind(&registered), writer.bind(&nominated));
    let mut sentence = Sentence::new()
        .text("本期登记科技成果")
        .put(registered)
        .text("项，推荐参加科技奖励评审")
        .put(nominated)
        .text("项。");
    for (row, _) in writer.records::<Project>(&source).await? {
        sentence = sentence.join([one(writer, &row)], "");
    }
    writer.paragraph(sentence);
    Ok(())
}

fn one(writer: &Writer<'_>, row: &Row) -> Sentence {
    Sentence::new()
        .text("“")
        .put(writer.cite(Project::SPEC, row, Project::NAME))
        .text("”经鉴定、登记，推荐参评")
        .put(writer.cite(Project::SPEC, row, Nomination::AWARD))
        .text("。")
}
