//! 接受督查：谁来督查、怎么准备的、看了哪里。

use ledger::{prelude::*, store::Row};

use super::{
    super::{Sentence, office},
    Writer, review,
};
use crate::ledgers::progress::{Progress, ProgressKind};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("接受督查");
    let mut parts: Vec<Sentence> = Vec::new();
    for (row, it) in office::documents(writer, review::WORK).await? {
        if review::is_scheme(&it) {
            parts.push(office::document(writer, &row, &it));
        }
    }
    let mut inspections = office::progress(writer, review::WORK).await?;
    inspections.retain(|it| it.1.kind == ProgressKind::Inspection);
    parts.extend(grouped(writer, &inspections));
    if inspections.is_empty() {
        writer.slot("督查的内容和地点。工作进展台账中没有本期的督查检查");
    }
    if !parts.is_empty() {
        writer.paragraph(Sentence::new().join(parts, "；").text("。"));
    }
    Ok(())
}

/// `接受某督查组督查：……、……`, the bodies that inspected one by one.
fn grouped(writer: &Writer<'_>, inspections: &[(Row, Progress)]) -> Vec<Sentence> {
    let mut bodies: Vec<Option<&Names>> = Vec::new();
    for it in inspections {
        if !bodies.contains(&it.1.asked_by.as_ref()) {
            bodies.push(it.1.asked_by.as_ref());
        }
    }
    let of = |body: Option<&Names>| {
        let these = inspections.iter().filter(move |it| it.1.asked_by.as_ref() == body);
        let cited = these.clone().next();
        let cited = cited.and_then(|it| office::told(writer, Progress::SPEC, &it.0, Progress::ASKED_BY));
        let by = cited.map_or_else(
            || Sentence::new().text("接受督查："),
            |it| Sentence::new().text("接受").put(it).text("督查："),
        );
        by.join(these.map(|(row, it)| office::event(writer, row, it)), "，")
    };
    bodies.into_iter().map(of).collect()
}
