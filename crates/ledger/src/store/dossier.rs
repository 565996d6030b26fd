//! Everything that refers to one record, over all ledgers, in a fixed number of statements.

use super::{Db, Error, Viewer, names::write_bound};
use crate::{
    cell::{Id, Kind, Value},
    selection::{Selection, Statement},
    spec::{Field, Spec},
    store::{Measure, Measured},
};

/// A record that refers to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub ledger: &'static str,
    pub id: Id,
    pub name: String,
    pub stage: &'static str,
    /// Its business day, where it has one that is known.
    pub day: Option<String>,
    /// When it was last written, in microseconds since 1970.
    pub since: i64,
}

/// The records of one ledger that refer to another with one field.
#[derive(Clone, Debug)]
pub struct Referring {
    pub spec: &'static Spec,
    pub field: &'static Field,
    pub selection: Selection,
    pub records: i64,
    /// What its money columns add up to, where any is known.
    pub sums: Vec<(&'static Field, Measured)>,
}

impl Db {
    /// Field by field, how many records refer to this one and what money they speak of.
    pub async fn referring(
        &self,
        viewer: &Viewer,
        spec: &'static Spec,
        id: Id,
    ) -> Result<Vec<Referring>, Error> {
        let mut all = Vec::new();
        for other in self.catalog {
            for field in fields(other, spec.slug) {
                all.push((*other, field, Selection::of(other).referring(field, id)));
            }
        }
        let mut asked = Vec::new();
        for (other, _, selection) in &all {
            asked.push((selection, Measure::Count));
            asked.extend(money(other).map(|it| (selection, Measure::Sum(it))));
        }
        let mut measured = self.measure_all(viewer, &asked, None).await?.into_iter();
        let mut res = Vec::new();
        for (spec, field, selection) in all {
            let records = measured.next().map_or(0, |it| it.rows);
            let sums = money(spec).filter_map(|it| Some((it, measured.next()?))).collect();
            if 0 < records {
                res.push(Referring { spec, field, selection, records, sums });
            }
        }
        Ok(res)
    }

    /// The newest records of each ledger that refer to this one, at most so many of each.
    pub async fn mentions(
        &self,
        viewer: &Viewer,
        spec: &'static Spec,
        id: Id,
        most: i64,
    ) -> Result<Vec<Mention>, Error> {
        let mut asked =
            Statement::new("select t.ledger, t.id, t.stage, t.day, t.since, coalesce(n.name, '') from (");
        let mut first = true;
        for (place, other) in self.catalog.iter().enumerate() {
            let Some(test) = referring(&mut asked, other, spec.slug, id) else { continue };
            asked.push(if first { "" } else { " union all " });
            first = false;
            let day = other.day_field().or_else(|| other.stages.iter().find_map(|it| it.since()));
            let day = day.map_or("cast(null as text)".to_owned(), |it| format!("\"{}\"", it.name));
            asked.push(&format!(
                "select * from (select '{0}' as ledger, id, stage, {day} as day, since from ledger_{0} \
                 where until is null and removed = 0 and {test}",
                other.slug
            ));
            write_bound(&mut asked, viewer);
            let most = asked.arg(most);
            asked.push(&format!(" order by id desc limit {most}) as t{place}"));
        }
        if first {
            return Ok(Vec::new());
        }
        asked.push(") as t left join name n on n.id = t.id and n.main = 1 order by t.id desc");
        let (int, text) = (|| Value::Int(None), || Value::Text(None));
        let rows = self.engine.fetch(&asked, &[text(), int(), text(), text(), int(), text()]).await?;
        let mention = |row: &Vec<Value>| {
            let spec = self.spec(row[0].as_text()?).ok()?;
            Some(Mention {
                ledger: spec.slug,
                id: Id::from(row[1].int()?),
                stage: spec.stage_words(row[2].as_text()?),
                day: row[3].as_text().map(str::to_owned),
                since: row[4].int()?,
                name: row[5].as_text().unwrap_or("").to_owned(),
            })
        };
        Ok(rows.iter().filter_map(mention).collect())
    }
}

/// The fields with which records of a ledger can refer to those of another.
fn fields(spec: &'static Spec, target: &str) -> impl Iterator<Item = &'static Field> {
    spec.columns().into_iter().filter(move |it| it.kind.target() == Some(target))
}

fn money(spec: &'static Spec) -> impl Iterator<Item = &'static Field> {
    spec.columns().into_iter().filter(|it| it.kind == Kind::Money)
}

/// A test that a record of the ledger refers to this one with any of its fields;
/// none where it has no such field.
pub(super) fn referring(asked: &mut Statement, spec: &'static Spec, target: &str, id: Id) -> Option<String> {
    let mut tests = Vec::new();
    for field in fields(spec, target) {
        tests.push(if field.kind.is_list() {
            let code = asked.arg(format!("%{id}%").as_str());
            format!("\"{}\" like {code}", field.name)
        } else {
            let code = asked.arg(id.get());
            format!("\"{}\" = {code}", field.name)
        });
    }
    (!tests.is_empty()).then(|| format!("({})", tests.join(" or ")))
}
