//! 省级高新区申报：按日期写经过，停下来的写明怎么停的。

use ledger::prelude::*;

use super::{super::office, Sentence, Writer};
use crate::ledgers::work::{Decision, Standing, Work};

/// The name under which the ledger of works must know it.
const WORK: &str = "省级高新区创建";

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("省级高新技术产业开发区申报");
    let mut parts: Vec<(Option<Date>, Sentence)> = Vec::new();
    for (row, it) in office::progress(writer, WORK).await? {
        parts.push((office::position(&it.happened), office::event(writer, &row, &it)));
    }
    for (row, it) in office::documents(writer, WORK).await? {
        let day = it.standing.days().find_map(office::position);
        parts.push((day, office::document(writer, &row, &it)));
    }
    let stopped = stopped(writer).await?;
    if parts.is_empty() && stopped.is_none() && still(writer).await? {
        return Ok(());
    }
    if parts.is_empty() && stopped.is_none() {
        writer.slot(&format!("高新区申报工作的进展。工作进展台账中没有本期属于“{WORK}”的"));
        return Ok(());
    }
    parts.sort_by_key(|it| it.0);
    let all = parts.into_iter().map(|it| it.1).chain(stopped).map(|it| it.text("。"));
    writer.paragraph(Sentence::new().join(all, ""));
    Ok(())
}

/// Says that the work still stands still, where it was stopped before.
async fn still(writer: &mut Writer<'_>) -> Result<bool, Error> {
    let Some((row, work)) = office::work(writer, WORK).await? else { return Ok(false) };
    let before = work.standing.decision().and_then(|it| office::position(&it.decided));
    if !matches!(work.standing, Standing::Suspended(..)) || before.is_none_or(|it| writer.span.first <= it) {
        return Ok(false);
    }
    let name = Sentence::from(writer.cite(Work::SPEC, &row, Work::NAME));
    let state = writer.cite_stage(Work::SPEC, &row);
    writer.paragraph(name.text("工作仍为“").put(state).text("”。"));
    Ok(true)
}

/// `因国家政策变化，经甲研究并报乙同意，决定……`
async fn stopped(writer: &mut Writer<'_>) -> Result<Option<Sentence>, Error> {
    let Some((row, work)) = office::work(writer, WORK).await? else { return Ok(None) };
    let Some(it) = work.standing.decision().filter(|it| office::touches(&it.decided, writer.span)) else {
        return Ok(None);
    };
    let cite = |column: &'static str| writer.cite(Work::SPEC, &row, Column::<LongText>::new(column));
    let day = office::day(writer, Work::SPEC, &row, Decision::DECIDED, &it.decided);
    let mut res = day.map_or_else(Sentence::new, |it| Sentence::from(it).text("，"));
    res = res.text("因").put(cite(Decision::REASON.name()));
    if let Some(body) = office::told(writer, Work::SPEC, &row, Decision::PROPOSED_BY) {
        res = res.text("，经").put(body).text("研究");
    }
    if let Some(bodies) = office::told(writer, Work::SPEC, &row, Decision::AGREED_BY) {
        res = res.text("并报").put(bodies).text("同意");
    }
    let res = res.text("，决定").put(cite(Decision::DECISION.name()));
    Ok(Some(res.text("；该项工作现为“").put(writer.cite_stage(Work::SPEC, &row)).text("”")))
}
