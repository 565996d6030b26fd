//! 一场活动写成一句话；成效数逐项写，每个数都连到它的记录。

use ledger::{prelude::*, store::Row};

use super::super::{Sentence, Writer, office};
use crate::ledgers::event::{Event, EventKind, Happening, MEASURED, Measured, Measures, figures};

/// One event: when, who, where, what, and what came of it.
pub(in crate::papers::half_year) async fn sentence(
    writer: &mut Writer<'_>,
    row: &Row,
    event: &Event,
) -> Result<Sentence, Error> {
    let Some((happening, measures)) = event.happening() else { return Ok(Sentence::new()) };
    let mut res = match when(writer, row, happening) {
        Some(it) => it.text("，"),
        None => Sentence::new(),
    };
    res = match event.kind {
        EventKind::Market => gathered(writer, row, event, measures, res).await?,
        EventKind::Guidance => guided(writer, row, res),
        EventKind::Training => trained(writer, row, res),
        EventKind::Lecture
        | EventKind::Exhibition
        | EventKind::Contest
        | EventKind::Visit
        | EventKind::OpenDay
        | EventKind::Clinic
        | EventKind::Other => held(writer, row, res),
    };
    let told: &[Column<Option<Told<Count>>>] =
        if event.kind == EventKind::Market { &[Measures::DEPARTMENTS, Measures::STAFF] } else { &[] };
    let name = event.name.as_str();
    let question = |it: &Measured| figures::of_event(it, row.id, name);
    let rest = measured(writer, measures, told, question).await?;
    if !rest.is_empty() {
        res = res.text("，").join(rest, "，");
    }
    if let Some(it) = office::told(writer, Event::SPEC, row, Happening::RESULT) {
        res = res.text("，").put(it);
    }
    Ok(res)
}

/// `3月2日、4日`: days apart, or the one day where it is told more closely than the half-year.
fn when(writer: &Writer<'_>, row: &Row, happening: &Happening) -> Option<Sentence> {
    if let Some(days) = &happening.days {
        return Some(writer.cite_as(Event::SPEC, row, Happening::DAYS, &days.words()).into());
    }
    let exact = matches!(happening.held, Told::Exact(_) | Told::Doubt(_));
    let day = office::day(writer, Event::SPEC, row, Happening::HELD, &happening.held)?;
    exact.then(|| day.into())
}

/// `甲、乙等21个部门和单位的50多名科技人员到马村乡开展某活动`
async fn gathered(
    writer: &mut Writer<'_>,
    row: &Row,
    event: &Event,
    measures: &Measures,
    mut res: Sentence,
) -> Result<Sentence, Error> {
    let told = |column| office::told(writer, Event::SPEC, row, column);
    let (units, places) = (told(Event::UNITS), told(Event::PLACES));
    let several = units.is_some();
    res = units.into_iter().fold(res, Sentence::put);
    for (it, before, after) in
        [(Measures::DEPARTMENTS, "等", "个部门和单位"), (Measures::STAFF, "的", "名科技人员")]
    {
        let Some(it) = MEASURED.iter().find(|known| known.column.name() == it.name()) else { continue };
        if (it.value)(measures).is_some() {
            let figure = writer.figure(figures::of_event(it, row.id, event.name.as_str())).await?;
            res = res.text(if several { before } else { "" }).put(figure).text(after);
        }
    }
    res = places.into_iter().fold(res, |res, it| res.text("到").put(it));
    Ok(res.text("开展").put(writer.cite(Event::SPEC, row, Event::NAME)))
}

/// `邀请甲到乙，指导丙`
fn guided(writer: &Writer<'_>, row: &Row, mut res: Sentence) -> Sentence {
    let told = |column| office::told(writer, Event::SPEC, row, column);
    res = told(Event::HOSTS).into_iter().fold(res, |res, it| res.text("邀请").put(it));
    let audience = office::told(writer, Event::SPEC, row, Event::AUDIENCE);
    res = audience.into_iter().fold(res, Sentence::put);
    res = told(Event::PLACES).into_iter().fold(res, |res, it| res.text("到").put(it));
    match office::told(writer, Event::SPEC, row, Event::TOPICS) {
        Some(it) => res.text("，宣传和指导").put(it),
        None => res.text("指导工作"),
    }
}

/// `对有专利工作基础的企业（甲、乙）开展点对点上门培训，讲解丙，丁`
fn trained(writer: &Writer<'_>, row: &Row, mut res: Sentence) -> Sentence {
    let text =
        |column: &'static str| office::told(writer, Event::SPEC, row, Column::<Option<Names>>::new(column));
    if let Some(audience) = text(Event::AUDIENCE.name()) {
        res = res.text("面向").put(audience);
        if let Some(units) = text(Event::UNITS.name()) {
            res = res.text("（").put(units).text("等）");
        }
        res = res.text("，");
    } else if let Some(units) = text(Event::UNITS.name()) {
        res = res.text("对").put(units);
    }
    res = res.text("开展").put(writer.cite(Event::SPEC, row, Event::NAME));
    res =
        text(Event::FORMS.name()).into_iter().fold(res, |res, it| res.text("，采取").put(it).text("的形式"));
    res = text(Event::TOPICS.name()).into_iter().fold(res, |res, it| res.text("，讲解").put(it));
    text(Event::AIM.name()).into_iter().fold(res, |res, it| res.text("，").put(it))
}

/// `甲、乙在全县中小学校组织某大赛`
fn held(writer: &Writer<'_>, row: &Row, mut res: Sentence) -> Sentence {
    let text =
        |column: &'static str| office::told(writer, Event::SPEC, row, Column::<Option<Names>>::new(column));
    res = text(Event::HOSTS.name()).into_iter().fold(res, Sentence::put);
    res = match (text(Event::PLACES.name()), text(Event::SCOPE_WORDS.name())) {
        (Some(it), _) => res.text("到").put(it),
        (None, Some(it)) => res.text("在").put(it),
        (None, None) => res,
    };
    res = res.text("开展").put(writer.cite(Event::SPEC, row, Event::NAME));
    text(Event::TOPICS.name()).into_iter().fold(res, |res, it| res.text("，内容为").put(it))
}

/// Every measure anything is told of: its phrase, its figure, its unit.
pub(super) async fn measured(
    writer: &mut Writer<'_>,
    measures: &Measures,
    told: &[Column<Option<Told<Count>>>],
    question: impl Fn(&Measured) -> Question,
) -> Result<Vec<Sentence>, Error> {
    let mut res = Vec::new();
    for it in MEASURED {
        let left_out = told.iter().any(|told| told.name() == it.column.name());
        if left_out || !matters((it.value)(measures).as_ref()) {
            continue;
        }
        let figure = writer.figure(question(it)).await?;
        res.push(match &measures.goods {
            Some(goods) if it.column.name() == Measures::GOODS_VALUE.name() => {
                Sentence::new().text("赠送价值").put(figure).text(format!("元的{}", goods.as_str()))
            }
            _ => Sentence::new().text(it.phrase).put(figure).text(it.unit),
        });
    }
    Ok(res)
}

/// 无 and 不适用 are no news.
pub(super) fn matters(told: Option<&Told<Count>>) -> bool {
    !matches!(told, None | Some(Told::Nil | Told::NotApplicable))
}
