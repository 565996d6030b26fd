//! 会议和调研怎么写进报告，各节共用：哪天、谁、到哪里、看了什么、定了什么。

use ledger::{prelude::*, store::Row};
use paper::Inline;

use super::{Sentence, Writer, office};
use crate::ledgers::meeting::{Held, Meeting, MeetingKind, Memo, Outcome, People, Person, figures};

/// Those of a work that were held in the half-year, of these kinds, oldest first.
pub(super) async fn of(
    writer: &mut Writer<'_>,
    work: &str,
    kinds: &[MeetingKind],
) -> Result<Vec<(Row, Meeting)>, Error> {
    let source = Selection::all::<Meeting>().named(Meeting::WORK, work).one_of(Meeting::KIND, kinds);
    let mut res = writer.records::<Meeting>(&source).await?;
    let span = writer.span;
    res.retain(|it| it.1.standing.held().is_some_and(|it| office::touches(&it.held, span)));
    res.sort_by_key(|it| it.1.standing.held().and_then(|it| office::position(&it.held)));
    Ok(res)
}

fn text(writer: &Writer<'_>, row: &Row, column: &'static str) -> Option<Inline> {
    office::told(writer, Meeting::SPEC, row, Column::<Option<Names>>::new(column))
}

/// `4月8日，`, `月3日下午，`
pub(super) fn when(writer: &Writer<'_>, row: &Row, it: &Meeting) -> Sentence {
    let day = it.standing.held().and_then(|it| office::day(writer, Meeting::SPEC, row, Held::HELD, &it.held));
    let Some(day) = day else { return Sentence::new() };
    let res = Sentence::from(day);
    text(writer, row, Held::HOUR.name()).into_iter().fold(res, Sentence::put).text("，")
}

/// People as a report names them: post, then name.
pub(super) fn people(
    writer: &Writer<'_>,
    row: &Row,
    column: Column<Option<Told<People>>>,
    it: &Option<Told<People>>,
) -> Option<Inline> {
    let people = it.as_ref()?.known()?;
    let words = people.iter().map(Person::words).collect::<Vec<_>>().join("、");
    Some(writer.cite_as(Meeting::SPEC, row, column, &words))
}

/// `深入甲、乙等3个点`: where it went, counted.
pub(super) async fn sites(
    writer: &mut Writer<'_>,
    row: &Row,
    it: &Meeting,
) -> Result<Option<Sentence>, Error> {
    let Some(names) = text(writer, row, Meeting::SITES.name()) else { return Ok(None) };
    let several = it.sites.as_ref().and_then(Told::known).is_some_and(|it| 1 < it.len());
    let res = Sentence::from(names);
    if !several {
        return Ok(Some(res));
    }
    let count = writer.figure(figures::sites_of(row.id, it.name.as_str())).await?;
    Ok(Some(res.text("等").put(count).text("个点")))
}

/// What came of it: 予以肯定, 达成一致, the memorandum, the advice.
pub(super) fn outcome(writer: &Writer<'_>, row: &Row, it: &Meeting) -> Sentence {
    let Some(held) = it.standing.held() else { return Sentence::new() };
    let mut clauses: Vec<Sentence> = Vec::new();
    let mut about = text(writer, row, Held::CONCLUSION.name());
    if about.is_none() && agreed(it) {
        about = text(writer, row, Meeting::TOPICS.name());
    }
    if let (Some(outcome), Some(cited)) = (held.outcome.known(), text(writer, row, Held::OUTCOME.name())) {
        clauses.push(match (outcome, about) {
            (Outcome::Approved, Some(about)) => Sentence::new().text("对").put(about).put(cited),
            (Outcome::Agreed | Outcome::Understanding, Some(about)) => {
                Sentence::new().text("就").put(about).put(cited)
            }
            (Outcome::Assigned, Some(about)) => Sentence::new().put(cited).text("了").put(about),
            (_, Some(about)) => Sentence::new().put(cited).text("：").put(about),
            (_, None) => Sentence::from(cited),
        });
    }
    if let Some(memo) = it.standing.memo() {
        clauses.push(memorandum(writer, row, memo));
    }
    if let Some(it) = text(writer, row, Held::ADVICE.name()) {
        clauses.push(Sentence::new().text("建议").put(it));
    }
    if let Some(it) = text(writer, row, Held::DEMANDS.name()) {
        clauses.push(Sentence::new().text("建立健全").put(it));
    }
    if let Some(it) = text(writer, row, Held::CEREMONY.name()) {
        clauses.push(Sentence::new().text("举行了").put(it));
    }
    Sentence::new().join(clauses, "，")
}

/// Agreed on its very topics: they are told once, with the agreement.
pub(super) fn agreed(it: &Meeting) -> bool {
    let held = it.standing.held();
    held.is_some_and(|it| {
        it.conclusion.is_none()
            && matches!(it.outcome.known(), Some(Outcome::Agreed | Outcome::Understanding))
    })
}

/// `甲与乙形成了备忘录`
fn memorandum(writer: &Writer<'_>, row: &Row, _memo: &Memo) -> Sentence {
    let mut res = Sentence::new();
    if let Some(parties) = text(writer, row, Memo::PARTIES.name()) {
        res = res.put(parties).text("之间");
    }
    match text(writer, row, Memo::MEMO.name()) {
        Some(it) => res.text("形成了").put(it),
        None => res.text("形成了备忘录"),
    }
}
