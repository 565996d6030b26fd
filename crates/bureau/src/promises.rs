//! How far each promise has come: targets, measured by what their indicators say.
//!
//! A number comes from the ledgers where a figure computes it, else from the
//! readings; a cumulative number never answers for a part of its year.

mod known;

use jiff::Timestamp;
use ledger::{prelude::*, store::Row};

use self::known::{Known, set_on};
use crate::{
    figures::Span,
    ledgers::target::{
        Target,
        light::{Light, alarms},
    },
};

/// A target on a day.
#[derive(Debug)]
pub struct Promise {
    pub row: Row,
    pub target: Target,
    /// What its indicator says, where anything does.
    pub actual: Option<Actual>,
    pub light: Light,
    pub alarms: Vec<String>,
}

/// A measured number and the day up to which it counts.
#[derive(Debug)]
pub struct Actual {
    pub figure: Figure,
    pub value: Number,
    pub until: Date,
}

/// Targets read at the most; a county has some dozens a year. More are refused, not left out.
pub const MOST: i64 = 2_000;

/// What a paper promised for the time after it.
pub fn promised_in(half: Half) -> Selection {
    Selection::all::<Target>().is(Target::PROMISED, &half)
}

/// What earlier papers promised for a time that the half-year has a part of.
pub async fn running(db: &Db, viewer: &Viewer, span: Span) -> Result<Vec<Promise>, Error> {
    let source = Selection::all::<Target>().at_most(Target::PROMISED, &before(span.half));
    let all = db.every::<Target>(viewer, &source, MOST).await?;
    let runs = |it: &Target| it.period.first() <= span.last && span.first <= it.period.last();
    measured(db, viewer, all.into_iter().filter(|it| runs(&it.1)).collect(), span.last).await
}

/// The half-year before.
pub fn before(half: Half) -> Half {
    let (year, number) = if half.is_first() { (half.year() - 1, 2) } else { (half.year(), 1) };
    Half::new(year, number).unwrap_or(half)
}

/// Every target with its light on the day.
pub async fn measured(
    db: &Db,
    viewer: &Viewer,
    targets: Vec<(Row, Target)>,
    day: Date,
) -> Result<Vec<Promise>, Error> {
    measured_in(db, viewer, targets, day, None).await
}

/// The same from the books as they stood at a moment.
pub async fn measured_in(
    db: &Db,
    viewer: &Viewer,
    targets: Vec<(Row, Target)>,
    day: Date,
    books: Option<Timestamp>,
) -> Result<Vec<Promise>, Error> {
    let known = Known::read(db, viewer, &targets, day, books).await?;
    let mut res = Vec::new();
    for (row, target) in targets {
        let actual = known.actual(&target, day);
        let set = set_on(&target);
        let start = if set < day { known.actual(&target, set) } else { None };
        let at_start = if set < day { start.map(|it| it.value) } else { actual.as_ref().map(|it| it.value) };
        let light = light(&target, actual.as_ref(), day);
        let alarms = alarms(&target, at_start);
        res.push(Promise { row, target, actual, light, alarms });
    }
    Ok(res)
}

/// What is surely counted may already reach the target; short of it, a doubt may decide.
fn light(target: &Target, actual: Option<&Actual>, day: Date) -> Light {
    let light = Light::of(target, actual.map(|it| it.value), day);
    match (actual.map_or(0, |it| it.figure.doubts().len()), &light) {
        (open @ 1.., Light::Green | Light::Yellow | Light::Red) => {
            Light::Dark(format!("现在的数有 {open} 处存疑或未报，认定后才能判断"))
        }
        _ => light,
    }
}

#[cfg(test)]
mod tests {
    use ledger::testing::{empty_db, head};

    use super::*;
    use crate::{
        counties::enter,
        ledgers::{
            self,
            indicator::{Indicator, Reach, standard},
            reading::Reading,
        },
    };

    fn half(year: i16, half: u8) -> Half {
        Half::new(year, half).unwrap()
    }

    async fn house(readings: &[(&str, &str, &str)], targets: &[(&str, &str)]) -> Db {
        let db = empty_db(ledgers::ALL).await;
        enter(&db, &head(), Indicator::SPEC, standard::records(), "").await.unwrap();
        let readings = readings.iter().map(|(period, reach, value)| {
            let told = [
                ("name", *period),
                ("indicator", "专利申请量"),
                ("period", *period),
                ("reach", *reach),
                ("value", *value),
                ("unit", "件"),
                ("source", "市知识产权局月报"),
            ];
            told.into_iter().collect()
        });
        enter(&db, &head(), Reading::SPEC, readings.collect(), "").await.unwrap();
        let targets = targets.iter().map(|(period, low)| {
            let told = [
                ("name", "专利申请量"),
                ("duty", "知识产权"),
                ("indicator", "专利申请量"),
                ("bound", "多少以上"),
                ("firmness", "力争"),
                ("low", *low),
                ("unit", "件"),
                ("promised", "2016年上半年"),
                ("period", *period),
                ("due", "2016-12-31"),
                ("section", "未报"),
                ("owner", "未报"),
                ("source", "半年报告"),
            ];
            told.into_iter().collect()
        });
        enter(&db, &head(), Target::SPEC, targets.collect(), "").await.unwrap_or_else(|it| panic!("{it}"));
        db
    }

    #[tokio::test]
    async fn the_next_half_year_is_measured_by_what_was_told_since() {
        let readings = [("2016年1-4月", "累计数", "32"), ("2016年1-10月", "累计数", "101")];
        let db = house(&readings, &[("2016年", "150")]).await;
        let span = Span::of(half(2016, 2));
        let all = running(&db, &head(), span).await.unwrap();
        let actual = all[0].actual.as_ref().unwrap();
        assert_eq!(
            (actual.value.to_string().as_str(), actual.until.to_string().as_str()),
            ("101", "2016-10-31")
        );
        assert_eq!((&all[0].light, all[0].alarms.len()), (&Light::Red, 0));
        let early = running(&db, &head(), span.up_to(Date::constant(2016, 9, 1))).await.unwrap();
        assert_eq!(early[0].actual.as_ref().unwrap().value.to_string(), "32");
    }

    #[tokio::test]
    async fn a_cumulative_number_does_not_answer_for_the_second_half() {
        let readings = [("2016年1-10月", "累计数", "101")];
        let db = house(&readings, &[("2016年下半年", "100")]).await;
        let all = running(&db, &head(), Span::of(half(2016, 2))).await.unwrap();
        assert!(all[0].actual.is_none());
        assert!(matches!(&all[0].light, Light::Dark(why) if why.contains("没有可用的数")));
    }

    #[tokio::test]
    async fn a_target_reached_on_the_day_it_was_set_is_pointed_out() {
        let db = house(&[("2016年1-4月", "累计数", "32")], &[("2016年", "30")]).await;
        let all = running(&db, &head(), Span::of(half(2016, 2))).await.unwrap();
        assert!(all[0].alarms[0].contains("提出时已有 32件"), "{:?}", all[0].alarms);
        assert_eq!(all[0].light, Light::Reached);
        assert!(running(&db, &head(), Span::of(half(2016, 1))).await.unwrap().is_empty());
    }

    /// A reading and a target of each of these indicators.
    async fn told_of(db: &Db, some: &[&standard::Standard]) {
        let readings = some.iter().map(|it| {
            let told = [
                ("name", it.name),
                ("indicator", it.name),
                ("period", "2016年1-4月"),
                ("reach", "累计数"),
                ("value", "32"),
                ("unit", it.unit),
                ("source", "月报"),
            ];
            told.into_iter().collect()
        });
        enter(db, &head(), Reading::SPEC, readings.collect(), "").await.unwrap_or_else(|it| panic!("{it}"));
        let targets = some.iter().map(|it| {
            let told = [
                ("name", it.name),
                ("duty", "知识产权"),
                ("indicator", it.name),
                ("bound", "多少以上"),
                ("firmness", "力争"),
                ("low", "150"),
                ("unit", it.unit),
                ("promised", "2015年下半年"),
                ("period", "2016年"),
                ("due", "2016-12-31"),
                ("section", "未报"),
                ("owner", "未报"),
                ("source", "半年报告"),
            ];
            told.into_iter().collect()
        });
        enter(db, &head(), Target::SPEC, targets.collect(), "").await.unwrap_or_else(|it| panic!("{it}"));
    }

    #[tokio::test]
    async fn more_targets_ask_no_more_of_the_database() {
        let db = house(&[], &[]).await;
        let by_hand: Vec<&standard::Standard> =
            standard::ALL.iter().filter(|it| it.reach == Reach::Cumulative && it.figure.is_empty()).collect();
        assert!(2 < by_hand.len());
        let mut asked = Vec::new();
        for some in [&by_hand[..1], &by_hand[1..]] {
            told_of(&db, some).await;
            let before = db.statements();
            let all = running(&db, &head(), Span::of(half(2016, 1))).await.unwrap();
            asked.push(db.statements() - before);
            assert!(all.iter().all(|it| it.actual.as_ref().is_some_and(|it| it.value.to_string() == "32")));
        }
        assert_eq!(asked[0], asked[1]);
    }

    #[test]
    fn the_half_year_before_is_known_across_new_year() {
        assert_eq!(before(half(2016, 1)).to_string(), "2015H2");
        assert_eq!(before(half(2016, 2)).to_string(), "2016H1");
    }
}
