//! Counties to show and to test with: the one of the seed report, and a
//! clearly fictitious one of any size.

pub mod example;
pub mod fictitious;
pub mod seed;

use ledger::{
    prelude::*,
    store::{Change, Deed},
};

use crate::ledgers::{
    self,
    indicator::{Indicator, standard},
    lead::{Lead, standard::records as standard_leads},
};

/// The settings under which a house remembers what it is.
pub const BUREAU: &str = "bureau";
pub const REGION: &str = "region";
pub const HALF: &str = "half";
/// The day a demonstration takes it to be.
pub const DAY: &str = "day";

/// Texts by field name, as somebody would write them into a form.
pub type Record = &'static [(&'static str, &'static str)];

/// Enters records through the one gate, the ledgers others refer to first.
pub(crate) async fn enter(
    db: &Db,
    viewer: &Viewer,
    spec: &'static Spec,
    records: Vec<Draft>,
    why: &str,
) -> Result<(), Error> {
    let change = |draft| Change { spec, deed: Deed::Add, draft, why: why.to_owned() };
    db.submit_all(viewer, records.into_iter().map(change).collect(), None).await?;
    Ok(())
}

/// Gives a house what every house begins with: the catalogue of indicators the papers
/// speak of, and the rules of its deadlines. One that has its own keeps them.
pub async fn furnish(db: &Db, viewer: &Viewer) -> Result<usize, Error> {
    if has_none(db, viewer, Lead::SPEC).await? {
        enter(db, viewer, Lead::SPEC, standard_leads(), "程序自带的提醒规则").await?;
    }
    if !has_none(db, viewer, Indicator::SPEC).await? {
        return Ok(0);
    }
    let catalogue = standard::records();
    let count = catalogue.len();
    enter(db, viewer, Indicator::SPEC, catalogue, "程序自带的指标目录").await?;
    Ok(count)
}

async fn has_none(db: &Db, viewer: &Viewer, spec: &'static Spec) -> Result<bool, Error> {
    let view = ledger::store::View::new(spec);
    Ok(db.ids(viewer, &Selection::of(spec), &view, Some(1)).await?.ids.is_empty())
}

/// Whether nothing has been entered yet.
pub async fn is_empty(db: &Db, viewer: &Viewer) -> Result<bool, Error> {
    has_none(db, viewer, ledgers::unit::Unit::SPEC).await
}

#[cfg(test)]
mod tests {
    use ledger::testing::{empty_db, head};

    use super::*;

    #[tokio::test]
    async fn a_new_house_begins_with_the_catalogue_and_is_given_it_once() {
        let db = empty_db(ledgers::ALL).await;
        assert_eq!(furnish(&db, &head()).await.unwrap(), standard::ALL.len());
        assert_eq!(furnish(&db, &head()).await.unwrap(), 0);
        let rules = db.records::<Lead>(&head(), &Selection::all::<Lead>(), 100).await.unwrap();
        assert_eq!(rules.len(), standard_leads().len());
    }
}
