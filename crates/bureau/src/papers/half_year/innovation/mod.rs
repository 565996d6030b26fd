//! （一）创新驱动和国家技术创新工程示范县建设。

mod achievement;
mod approval;
mod collection;
mod county_plan;
mod hightech;
mod model_county;
mod platform;
mod rounds;
mod supervision;
mod zone;

use ledger::prelude::*;

use super::{MOST_NAMED, MOST_READ, Sentence, Writer, chinese_day, gather, platforms};
use crate::{figures::Span, ledgers::project::figures};

/// The figures over all projects that every paper asks: broad ones, that no index
/// narrows and one pass over the table answers together.
pub(super) fn foreseen(span: Span) -> Vec<Question> {
    let mut res = vec![
        figures::called(span),
        figures::pool(span),
        figures::accepted(span),
        figures::overdue(span),
        figures::patent_projects(span),
    ];
    res.extend(county_plan::counted(span));
    res.into_iter().map(|it| it.up_to(span.last)).collect()
}

/// The lists of projects every paper reads.
pub(super) fn lists(span: Span) -> Vec<Selection> {
    let told = [figures::called(span), figures::accepted(span), figures::checked(span)];
    let mut res: Vec<Selection> = told.into_iter().map(|it| it.source).collect();
    res.extend([collection::pooled(span), approval::dated(span), supervision::waiting(span)]);
    res
}

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.chapter("推进创新驱动发展和国家技术创新工程示范县建设");
    model_county::write(writer).await?;
    collection::write(writer).await?;
    approval::write(writer).await?;
    zone::write(writer).await?;
    hightech::write(writer).await?;
    platform::write(writer).await?;
    county_plan::write(writer).await?;
    supervision::write(writer).await?;
    achievement::write(writer).await
}
