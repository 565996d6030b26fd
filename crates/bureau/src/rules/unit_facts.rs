//! What a county policy may ask of an enterprise, from the ledgers: the place,
//! the certificate, the patents, the yearly numbers.

use std::{collections::HashMap, sync::Arc};

use ledger::{prelude::*, store::Row};
use rules::{Value, exact};

use super::books::Books;
use crate::ledgers::{
    enterprise_year::EnterpriseYear,
    patent::{Patent, PatentKind, Standing},
    unit::{Unit, UnitKind},
};

/// An enterprise and what is known of it.
pub(super) struct Known {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) values: HashMap<&'static str, Value>,
}

/// Every enterprise in the books, by name.
pub(super) fn all(books: &Books, on: Date) -> Vec<Known> {
    let enterprises = books.units.iter().filter(|it| it.1.kind == UnitKind::Enterprise);
    let mut known: HashMap<Id, Known> = enterprises.map(|it| (it.0.id, place(&it.0, &it.1))).collect();
    for (_, it) in books.years.iter().filter(|it| it.1.year == Year(on.year() - 1)) {
        if let Some(known) = known.get_mut(&it.unit.id()) {
            known.yearly(it);
        }
    }
    for (_, it) in &books.certificates {
        if let (Some(known), Some(certificate)) = (known.get_mut(&it.unit.id()), it.standing.certificate()) {
            known.certified(certificate.expires.known().copied(), on);
        }
    }
    for (_, it) in &books.patents {
        if let Some(known) = it.holder.known().and_then(|it| known.get_mut(&it.id())) {
            known.patent(it, on);
        }
    }
    let mut res: Vec<Known> = known.into_values().collect();
    res.sort_by(|a, b| a.name.cmp(&b.name));
    res
}

/// Counts start from nothing: the ledgers of certificates, patents and payments
/// are kept whole by this house. Yearly numbers start from unknown.
fn place(row: &Row, unit: &Unit) -> Known {
    let zero = || Value::Number(exact::whole(0), exact::whole(0));
    let mut values = HashMap::from([("hightech", Value::Flag(false))]);
    for key in ["inventions", "patents", "granted_last_year"] {
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

    fn add(&mut self, key: &'static str, more: rules::Exact) {
        if let Some(Value::Number(low, high)) = self.values.get_mut(key) {
            *low += more;
            *high += more;
        }
    }
}
