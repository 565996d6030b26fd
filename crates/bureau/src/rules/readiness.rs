//! What the ledgers know of an enterprise, as facts for 高企认定. What they do
//! not know is left out, and so comes back as 资料缺失.

use std::collections::HashMap;

use ledger::{prelude::*, store::Row};
use rules::{Answer, BOOK};
use serde_json::{Map, Value as Json, json};

use crate::ledgers::{
    enterprise_year::EnterpriseYear,
    hightech::{Hightech, IncidentKind, TookPart},
    patent::{Core, Obtained, Ownership, Patent, PatentKind, Standing},
    unit::Unit,
};

/// One round of recognition with what belongs to it.
#[derive(Debug)]
pub(super) struct Firm {
    pub(super) row: Row,
    pub(super) round: Hightech,
    /// None where the viewer may not see the enterprise's own record.
    pub(super) unit: Option<Unit>,
    pub(super) years: Vec<(Row, EnterpriseYear)>,
    pub(super) patents: Vec<(Row, Patent)>,
}

/// Rounds one page shows at the most; a county cultivates some dozens.
pub(super) const MOST: i64 = 300;
/// Yearly records and patents read for them at the most.
const MOST_PARTS: i64 = 50_000;

/// All rounds of a selection, each with its enterprise, years and patents: four
/// queries, however many there are.
pub(super) async fn firms(db: &Db, viewer: &Viewer, source: &Selection) -> Result<Vec<Firm>, Error> {
    let rounds = db.records::<Hightech>(viewer, source, MOST).await?;
    let units: Vec<Ref<Unit>> = rounds.iter().map(|it| it.1.unit).collect();
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id> = units.iter().map(Ref::id).collect();
    let of_units = Selection::all::<Unit>().records(&ids);
    let mut known: HashMap<Id, Unit> = HashMap::new();
    for (row, it) in db.records::<Unit>(viewer, &of_units, MOST).await? {
        known.insert(row.id, it);
    }
    let of_years = Selection::all::<EnterpriseYear>().one_of(EnterpriseYear::UNIT, &units);
    let of_patents = Selection::all::<Patent>().one_of(Patent::HOLDER, &units);
    let mut years: HashMap<Id, Vec<(Row, EnterpriseYear)>> = HashMap::new();
    for it in db.every::<EnterpriseYear>(viewer, &of_years, MOST_PARTS).await? {
        years.entry(it.1.unit.id()).or_default().push(it);
    }
    let mut patents: HashMap<Id, Vec<(Row, Patent)>> = HashMap::new();
    for it in db.every::<Patent>(viewer, &of_patents, MOST_PARTS).await? {
        if let Some(holder) = it.1.holder.known() {
            patents.entry(holder.id()).or_default().push(it);
        }
    }
    let firm = |(row, round): (Row, Hightech)| {
        let unit = round.unit.id();
        let years = years.get(&unit).cloned().unwrap_or_default();
        let patents = patents.get(&unit).cloned().unwrap_or_default();
        Firm { unit: known.get(&unit).cloned(), row, round, years, patents }
    };
    Ok(rounds.into_iter().map(firm).collect())
}

impl Firm {
    /// Judged as if the application were handed in on the day.
    pub(super) fn answer(&self, on: Date) -> Result<Answer, Error> {
        let set = BOOK.on("hightech", on).map_err(Error::Refused)?;
        Answer::told(set, &self.facts(on), on).map_err(|wrong| {
            Error::Refused(format!("“{}”的台账数据不能测算：{wrong}", self.round.name.as_str()))
        })
    }

    pub(super) fn facts(&self, on: Date) -> Json {
        let mut res = Map::new();
        let mut put = |key: &str, value: Option<Json>| {
            if let Some(value) = value {
                res.insert(key.to_owned(), value);
            }
        };
        let registered = self.unit.as_ref().and_then(|it| Some((it.registered.as_ref()?.known()?, &it.name)));
        put("registered_on", registered.map(|(day, name)| sourced(&day.to_string(), name)));
        put("incidents", self.incidents());
        put("took_part_in_standards", self.round.standards.map(|it| json!(it == TookPart::Yes)));
        let field = self.round.field.known().filter(|it| it.is_technology());
        put("tech_field", field.map(|it| sourced(it.code(), &self.round.name)));
        let recent: Vec<&EnterpriseYear> = self.recent(on);
        let last = recent.iter().find(|it| it.year.0 == on.year() - 1);
        if let Some(last) = last {
            let count = |told: &Told<Count>| told.known().map(|it| sourced(&it.to_string(), &last.name));
            let money = |told: &Told<Money>| told.known().map(|it| sourced(&it.to_string(), &last.name));
            put("staff_total", count(&last.staff));
            put("science_staff", count(&last.scientists));
            put("hightech_income", money(&last.hightech_income));
            put("total_income", money(&last.income));
            put("class_one_given", count(&last.first_class));
            put("class_two_given", count(&last.second_class));
        }
        if !recent.is_empty() {
            put("years", Some(recent.iter().map(|it| year(it)).collect()));
        }
        let conversions: Option<Vec<i64>> =
            recent.iter().map(|it| it.conversions.known().map(|count| count.0)).collect();
        if let (Some(all), 3) = (conversions, recent.len()) {
            put(
                "conversions",
                Some(json!({"value": all.iter().sum::<i64>(), "source": "近三年企业年度数据之和"})),
            );
        }
        let counted =
            last.is_some_and(|it| it.first_class.known().is_some() && it.second_class.known().is_some());
        // Without a granted patent there may still be software and the like, of
        // which no ledger speaks: that is unknown, not nothing.
        let rights: Vec<Json> = self.patents.iter().filter_map(|it| right(&it.1, self.row.id)).collect();
        if !counted && !rights.is_empty() {
            put("ip_rights", Some(Json::Array(rights)));
        }
        Json::Object(res)
    }

    /// None where nobody has found out; an empty list where there was nothing.
    fn incidents(&self) -> Option<Json> {
        match (self.round.incident.as_ref()?, self.round.incident_kind) {
            (Told::Nil, _) => Some(json!([])),
            (told, Some(kind)) => {
                let kind = match kind {
                    IncidentKind::Safety => "safety",
                    IncidentKind::Quality => "quality",
                    IncidentKind::Environment => "environment",
                };
                Some(json!([{"kind": kind, "happened_on": told.known()?.to_string()}]))
            }
            _ => None,
        }
    }

    /// The last three years before the day.
    fn recent(&self, on: Date) -> Vec<&EnterpriseYear> {
        let within = |it: &&EnterpriseYear| (on.year() - 3..on.year()).contains(&it.year.0);
        let mut res: Vec<&EnterpriseYear> = self.years.iter().map(|it| &it.1).filter(within).collect();
        res.sort_by_key(|it| it.year);
        res.dedup_by_key(|it| it.year);
        res
    }
}

fn sourced(value: &str, source: &Name) -> Json {
    json!({"value": value, "source": source.as_str()})
}

fn year(it: &EnterpriseYear) -> Json {
    let mut res = Map::new();
    res.insert("year".to_owned(), json!(it.year.0));
    let mut put = |key: &str, told: &Told<Money>| {
        if let Some(money) = told.known() {
            res.insert(key.to_owned(), sourced(&money.to_string(), &it.name));
        }
    };
    put("sales", &it.sales);
    put("rd_total", &it.research);
    put("total_assets", &it.assets);
    put("total_liabilities", &it.debts);
    if let (Some(all), Some(home)) = (it.research.known(), it.research_at_home.known()) {
        put("rd_abroad", &Told::Exact(Money::from_fen(all.fen() - home.fen())));
    }
    Json::Object(res)
}

/// A granted patent, in an application of the round; what the ledger does not say
/// of it is left out.
fn right(it: &Patent, round: Id) -> Option<Json> {
    let granted = it.standing.grant()?.granted.known()?;
    let kind = match it.kind.known()? {
        PatentKind::Invention => "invention",
        PatentKind::UtilityModel => "utility_model",
        PatentKind::Design => "design",
    };
    let name = it.name.known().map_or("", |it| it.as_str());
    let valid = matches!(it.standing, Standing::Valid(..) | Standing::Late(..));
    let mut res = json!({"name": name, "kind": kind, "granted_on": granted.to_string(), "valid": valid});
    if let Some(core) = it.core {
        res["core"] = json!(core == Core::Yes);
    }
    let obtained = it.obtained.map(|it| match it {
        Obtained::SelfDeveloped => "self_developed",
        Obtained::Transferred => "transferred",
        Obtained::Gifted => "gifted",
        Obtained::Acquired => "acquired",
    });
    let ownership = it.ownership.map(|it| match it {
        Ownership::Sole => "sole",
        Ownership::Agreed => "agreed",
        Ownership::NotAgreed => "not_agreed",
    });
    for (key, word) in [("obtained", obtained), ("ownership", ownership)] {
        if let Some(word) = word {
            res[key] = json!(word);
        }
    }
    match &it.used_in {
        Some(Told::Nil) => res["used_before"] = json!(false),
        Some(told) => {
            if let Some(rounds) = told.known() {
                res["used_before"] = json!(rounds.iter().any(|it| it.id() != round));
            }
        }
        None => {}
    }
    Some(res)
}
