//! 专项工作、进展和公文怎么写进报告，各节共用。

use ledger::{cell::How, prelude::*, store::Row};
use paper::{Cited, Inline};

use super::{Sentence, Writer, chinese_day};
use crate::{
    figures::Span,
    ledgers::{
        document::{Adoption, Consultation, Dispatch, Document, Drafting, InTime, Issue, Standing},
        progress::Progress,
        work::Work,
    },
};

/// The work known by this name, or by this other name of it.
pub(super) async fn work(writer: &mut Writer<'_>, name: &str) -> Result<Option<(Row, Work)>, Error> {
    let all = writer.records::<Work>(&Selection::all::<Work>()).await?;
    let called = |it: &Work| {
        it.name.as_str() == name || it.aliases.as_ref().is_some_and(|it| it.iter().any(|it| it == name))
    };
    Ok(all.into_iter().find(|it| called(&it.1)))
}

/// The documents of a work on which something was done in the half-year, oldest first.
pub(super) async fn documents(writer: &mut Writer<'_>, work: &str) -> Result<Vec<(Row, Document)>, Error> {
    let span = writer.span;
    let mut res =
        writer.records::<Document>(&Selection::all::<Document>().named(Document::WORK, work)).await?;
    res.retain(|it| !matches!(it.1.standing, Standing::Voided(..)));
    let (told, untold): (Vec<_>, Vec<_>) =
        res.into_iter().partition(|it| it.1.standing.days().any(|day| position(day).is_some()));
    if !untold.is_empty() {
        writer.slot(&format!("有 {} 件公文的日期未报，不能判断是否在本期", untold.len()));
    }
    let mut res: Vec<(Row, Document)> =
        told.into_iter().filter(|it| it.1.standing.days().any(|day| touches(day, span))).collect();
    res.sort_by_key(|it| it.1.standing.days().find_map(position));
    Ok(res)
}

/// What happened in a work in the half-year, in order.
pub(super) async fn progress(writer: &mut Writer<'_>, work: &str) -> Result<Vec<(Row, Progress)>, Error> {
    let span = writer.span;
    let mut res =
        writer.records::<Progress>(&Selection::all::<Progress>().named(Progress::WORK, work)).await?;
    res.retain(|it| touches(&it.1.happened, span));
    res.sort_by_key(|it| position(&it.1.happened));
    Ok(res)
}

/// Whether a day lies, or may lie, in the half-year up to the cut-off.
pub(super) fn touches(day: &Told<Date>, span: Span) -> bool {
    match day {
        Told::About(_, How::Within(it)) => it.first() <= span.last && span.first <= it.last(),
        Told::Exact(it) | Told::About(it, _) => (span.first..=span.last).contains(it),
        Told::Doubt(it) => {
            it.candidates.iter().any(|it| Told::<Date>::parse(it).is_ok_and(|it| touches(&it, span)))
        }
        Told::Nil | Told::NotApplicable | Told::NotReported => false,
    }
}

/// Where a day stands among others; none where nothing is told.
pub(super) fn position(day: &Told<Date>) -> Option<Date> {
    match day {
        Told::About(_, How::Within(it)) => Some(it.first()),
        Told::Exact(it) | Told::About(it, _) => Some(*it),
        Told::Doubt(it) => it.candidates.iter().find_map(|it| position(&Told::<Date>::parse(it).ok()?)),
        Told::Nil | Told::NotApplicable | Told::NotReported => None,
    }
}

/// `3月10日`; what is known only to the half-year itself needs no saying.
pub(super) fn day(
    writer: &Writer<'_>,
    spec: &'static Spec,
    row: &Row,
    column: Column<Told<Date>>,
    told: &Told<Date>,
) -> Option<Inline> {
    let year = writer.span.year();
    let text = match told {
        Told::Exact(it) if it.year() == year => format!("{}月{}日", it.month(), it.day()),
        Told::Exact(it) => chinese_day(*it),
        Told::About(_, How::Within(it @ Period::Month(_))) => it.words(),
        Told::Doubt(it) => it.printed.clone(),
        Told::About(..) | Told::Nil | Told::NotApplicable | Told::NotReported => return None,
    };
    match writer.cite(spec, row, column) {
        Inline::Cited(it) => Some(Inline::Cited(Cited { text, ..it })),
        it @ (Inline::Text { .. } | Inline::Figure(_) | Inline::Explained(_)) => Some(it),
    }
}

/// A text column as it stands in a sentence, where anything is told in it.
pub(super) fn told<T>(
    writer: &Writer<'_>,
    spec: &'static Spec,
    row: &Row,
    column: Column<T>,
) -> Option<Inline> {
    let entry = row.entry(column.name());
    let doubtful = entry.mark.as_ref().is_some_and(|it| it.doubt().is_some());
    (!entry.value.is_absent() || doubtful).then(|| writer.cite(spec, row, column))
}

/// `，由县政府办印发县级相关部门`: each step a document has taken.
pub(super) fn document(writer: &Writer<'_>, row: &Row, it: &Document) -> Sentence {
    let told = |column: &'static str| told(writer, Document::SPEC, row, Column::<Told<Names>>::new(column));
    let drafting = it.standing.drafting();
    let mut res = Sentence::new();
    if let Some(day) = day(writer, Document::SPEC, row, Drafting::DRAFTED, &drafting.drafted) {
        res = res.put(day).text("，");
    }
    if let Some(drafters) = told(Document::DRAFTERS.name()) {
        res = res.put(drafters).text("共同");
    }
    res = res.text("拟定《").put(writer.cite(Document::SPEC, row, Document::NAME)).text("》");
    if let Some(number) = told(Issue::NUMBER.name()) {
        res = res.text("（").put(number).text("）");
    }
    if let Some(bodies) = told(Consultation::CONSULTED_BODIES.name()) {
        res = res.text("，征求").put(bodies).text("意见");
    }
    if let Some(meeting) = told(Adoption::ADOPTED_AT.name()) {
        res = res.text("，经").put(meeting).text("审议通过");
    }
    if let Some(issuer) = told(Issue::ISSUED_BY.name()) {
        res = res.text("，由").put(issuer).text("印发");
        res = told(Issue::ISSUED_TO.name()).into_iter().fold(res, Sentence::put);
    }
    if let (Some(dispatch), Some(to)) = (it.standing.dispatch(), told(Dispatch::SENT_TO.name())) {
        let in_time = if dispatch.in_time.known() == Some(&InTime::Yes) { "按时" } else { "" };
        res = res.text(format!("，{in_time}报送")).put(to);
    }
    res
}

/// `3月31日，某某带队，向省科技厅专题汇报，某组参加，结果`.
pub(super) fn event(writer: &Writer<'_>, row: &Row, it: &Progress) -> Sentence {
    let told = |column: &'static str| told(writer, Progress::SPEC, row, Column::<Option<Names>>::new(column));
    let when = told(Progress::SAID_WHEN.name())
        .or_else(|| day(writer, Progress::SPEC, row, Progress::HAPPENED, &it.happened));
    let mut res = when.map_or_else(Sentence::new, |it| Sentence::from(it).text("，"));
    if let Some(people) = told(Progress::PEOPLE.name()) {
        res = res.put(people).text("带队，");
    }
    if let Some(towards) = told(Progress::TOWARDS.name()) {
        res = res.text("向").put(towards);
    }
    if let Some(place) = told(Progress::PLACE.name()) {
        res = res.text("在").put(place);
    }
    res = res.put(writer.cite(Progress::SPEC, row, Progress::NAME));
    if let Some(bodies) = told(Progress::BODIES.name()) {
        res = res.text("，").put(bodies).text("参加");
    }
    told(Progress::OUTCOME.name()).into_iter().fold(res, |res, it| res.text("，").put(it))
}
