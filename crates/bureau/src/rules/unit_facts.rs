//! What a county policy may ask of an enterprise, from the ledgers: the place,
//! the certificate, the patents, the yearly numbers, the money it had before.

use std::{collections::HashMap, sync::Arc};

use ledger::{prelude::*, store::Row};
use rules::{
    Facts, RuleSet, Value, exact,
    policy::{PAID_EVER, PAID_THIS_YEAR},
    text::{Input, Kind},
};

use crate::ledgers::{
    enterprise_year::EnterpriseYear,
    hightech::Hightech,
    patent::{Patent, PatentKind, Standing},
    subsidy::{self, Subsidy},
    unit::{Unit, UnitKind},
};

/// Units and records of each ledger read for a simulation at the most.
pub(super) const MOST: i64 = 20_000;

/// The facts a draft may speak of, in the order a form offers them.
pub(super) fn inputs() -> Vec<Input> {
    let count = |key, label| Input::plain(key, label, Kind::Integer, "件");
    let money = |key, label| Input::plain(key, label, Kind::Decimal, "万元");
    let people = |key, label| Input::plain(key, label, Kind::Integer, "人");
    vec![
        Input::plain("region", "所在区划代码", Kind::Text, ""),
        Input::plain("hightech", "持有有效的高企证书", Kind::Flag, ""),
        count("inventions", "有效发明专利数"),
        count("patents", "有效专利数"),
        count("granted_last_year", "上年度授权专利数"),
        people("staff", "上年度职工总数"),
        people("scientists", "上年度科技人员数"),
        money("sales", "上年度销售收入"),
        money("research", "上年度研发费用"),
        money("hightech_income", "上年度高新技术产品收入"),
    ]
}

/// An enterprise and what is known of it.
pub(super) struct Known {
    pub(super) id: Id,
    pub(super) name: String,
    values: HashMap<&'static str, Value>,
}

impl Known {
    pub(super) fn facts(&self, set: &RuleSet) -> Facts {
        Facts::of(set, |key| self.values.get(key).cloned())
    }
}

/// Every enterprise the viewer may see, in five queries.
pub(super) async fn all(db: &Db, viewer: &Viewer, on: Date) -> Result<Vec<Known>, Error> {
    let source = Selection::all::<Unit>().is(Unit::KIND, &UnitKind::Enterprise);
    let units = db.records::<Unit>(viewer, &source, MOST).await?;
    let mut known: HashMap<Id, Known> = units.into_iter().map(|it| (it.0.id, place(it))).collect();
    let last_year = Selection::all::<EnterpriseYear>().is(EnterpriseYear::YEAR, &Year(on.year() - 1));
    for (_, it) in db.records::<EnterpriseYear>(viewer, &last_year, MOST).await? {
        if let Some(known) = known.get_mut(&it.unit.id()) {
            known.yearly(&it);
        }
    }
    for (_, it) in db.records::<Hightech>(viewer, &Selection::all::<Hightech>(), MOST).await? {
        if let (Some(known), Some(certificate)) = (known.get_mut(&it.unit.id()), it.standing.certificate()) {
            known.certified(certificate.expires.known().copied(), on);
        }
    }
    for (_, it) in db.records::<Patent>(viewer, &Selection::all::<Patent>(), MOST).await? {
        if let Some(known) = it.holder.known().and_then(|it| known.get_mut(&it.id())) {
            known.patent(&it, on);
        }
    }
    for (_, it) in db.records::<Subsidy>(viewer, &Selection::all::<Subsidy>(), MOST).await? {
        if let Some(known) = it.applicant.known().and_then(|it| known.get_mut(&it.id())) {
            known.paid(&it, on);
        }
    }
    let mut res: Vec<Known> = known.into_values().collect();
    res.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(res)
}

/// Counts start from nothing: the ledgers of certificates, patents and payments
/// are kept whole by this house. Yearly numbers start from unknown.
fn place((row, unit): (Row, Unit)) -> Known {
    let zero = || Value::Number(exact::whole(0), exact::whole(0));
    let mut values = HashMap::from([("hightech", Value::Flag(false))]);
    for key in ["inventions", "patents", "granted_last_year", PAID_THIS_YEAR, PAID_EVER] {
        values.insert(key, zero());
    }
    if let Some(place) = unit.place.as_ref().and_then(Told::known) {
        values.insert("region", Value::Word(Arc::from(place.to_string())));
    }
    Known { id: row.id, name: unit.name.as_str().to_owned(), values }
}

impl Known {
    /// A certificate whose last day is not known leaves it open.
    fn certified(&mut self, expires: Option<Date>, on: Date) {
        let sure = self.values.get("hightech") == Some(&Value::Flag(true));
        match expires {
            Some(expires) if on <= expires => {
                self.values.insert("hightech", Value::Flag(true));
            }
            None if !sure => {
                self.values.remove("hightech");
            }
            Some(_) | None => {}
        }
    }

    fn yearly(&mut self, it: &EnterpriseYear) {
        let money =
            [("sales", &it.sales), ("research", &it.research), ("hightech_income", &it.hightech_income)];
        let counts = [("staff", &it.staff), ("scientists", &it.scientists)];
        let money = money.into_iter().filter_map(|(key, told)| Some((key, told.known()?.to_string())));
        let counts = counts.into_iter().filter_map(|(key, told)| Some((key, told.known()?.to_string())));
        for (key, text) in money.chain(counts) {
            if let Some(number) = exact::read(&text) {
                self.values.insert(key, Value::Number(number, number));
            }
        }
    }

    fn patent(&mut self, it: &Patent, on: Date) {
        if matches!(it.standing, Standing::Valid(..) | Standing::Late(..)) {
            self.add("patents", exact::whole(1));
            if it.kind.known() == Some(&PatentKind::Invention) {
                self.add("inventions", exact::whole(1));
            }
        }
        let granted = it.standing.grant().and_then(|it| it.granted.known());
        if granted.is_some_and(|it| it.year() == on.year() - 1) {
            self.add("granted_last_year", exact::whole(1));
        }
    }

    /// Money that was really paid and not taken back.
    fn paid(&mut self, it: &Subsidy, on: Date) {
        let subsidy::Standing::Paid(_, payout) = &it.standing else { return };
        let (Some(day), Some(amount)) = (payout.paid.known(), payout.amount.known()) else { return };
        let Some(wan) = exact::read(&amount.to_string()) else { return };
        if *day <= on {
            self.add(PAID_EVER, wan);
            if day.year() == on.year() {
                self.add(PAID_THIS_YEAR, wan);
            }
        }
    }

    fn add(&mut self, key: &'static str, more: rules::Exact) {
        if let Some(Value::Number(low, high)) = self.values.get_mut(key) {
            *low += more;
            *high += more;
        }
    }
}
