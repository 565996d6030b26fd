//! 试点县工作方案和工作要点：怎么拟的、谁审议的、印发给谁。

use ledger::{prelude::*, store::Row};

use super::{
    super::{Sentence, office},
    Writer,
};
use crate::ledgers::{
    document::{Document, DocumentKind},
    work::Work,
};

/// The name under which the ledger of works must know it.
const WORK: &str = "国家知识产权强县工程试点县";

const KINDS: &[DocumentKind] =
    &[DocumentKind::Scheme, DocumentKind::KeyPoints, DocumentKind::Plan, DocumentKind::Measure];

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("工作方案和工作要点");
    let mut documents = office::documents(writer, WORK).await?;
    documents.retain(|it| KINDS.contains(&it.1.kind));
    if documents.is_empty() {
        writer.slot(&format!("试点县工作方案、工作要点的拟定和印发情况。公文台账中没有本期属于“{WORK}”的"));
        return Ok(());
    }
    let parts: Vec<Sentence> = documents.iter().map(|(row, it)| one(writer, row, it)).collect();
    let mut sentence = Sentence::new().join(parts, "");
    if let Some((row, _)) = office::work(writer, WORK).await?
        && let Some(goal) = office::told(writer, Work::SPEC, &row, Work::GOAL)
    {
        sentence = sentence.text("通过试点，把我县建成").put(goal).text("。");
    }
    writer.paragraph(sentence);
    Ok(())
}

fn one(writer: &Writer<'_>, row: &Row, it: &Document) -> Sentence {
    let told = |column: &'static str| {
        office::told(writer, Document::SPEC, row, Column::<Option<Names>>::new(column))
    };
    let mut res = office::document(writer, row, it).text("。");
    let (contents, goals) = (told(Document::CONTENTS.name()), told(Document::GOALS.name()));
    if contents.is_none() && goals.is_none() {
        return res;
    }
    res = res.text("文中");
    if let Some(it) = goals {
        res = res.text("明确工作目标").put(it).text("个，");
    }
    if let Some(it) = contents {
        return res.text("写明").put(it).text("。");
    }
    res.text("并作了部署。")
}
