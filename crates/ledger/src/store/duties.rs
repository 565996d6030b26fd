//! Deadlines of all ledgers in one table: worked out of each version as it is
//! written, and of every record once a day, because a duty may depend on the day.

use super::{Db, Dialect, Error, Row, Viewer, pending::Written, row::read_row, row::row_columns};
use crate::{
    cell::{Date, Id, Value},
    due::{Due, Watch},
    selection::{Statement, escaped},
    spec::{Field, Role, Spec},
};

/// A deadline, and the record it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub ledger: &'static str,
    pub id: Id,
    pub name: String,
    pub due: Due,
    /// Whoever is responsible; blank where the record does not say.
    pub officer: String,
}

/// Which deadlines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Of this ledger only.
    pub ledger: Option<&'static str>,
    /// For which this person is responsible.
    pub officer: Option<String>,
    /// Of records that refer to this one, or of itself.
    pub about: Option<(&'static str, Id)>,
    /// Late ones that have gone up to this role by the rules of the house.
    pub raised: Option<(Role, Watch)>,
}

/// Records worked out in one transaction.
const AT_ONCE: usize = 500;

impl Db {
    /// Deadlines in the order of their days, at most so many.
    pub async fn duties(&self, viewer: &Viewer, agenda: &Agenda, most: i64) -> Result<Vec<Duty>, Error> {
        let mut asked = Statement::new(
            "select d.ledger, d.id, d.day, d.what, d.ground, d.officer, coalesce(n.name, '') from duty d \
             left join name n on n.id = d.id and n.main = 1",
        );
        self.write_agenda(&mut asked, viewer, agenda);
        let most = asked.arg(most);
        asked.push(&format!(" order by d.day, d.id, d.what limit {most}"));
        let text = || Value::Text(None);
        let shape = [text(), Value::Int(None), text(), text(), text(), text(), text()];
        let rows = self.engine.fetch(&asked, &shape).await?;
        let duty = |row: &Vec<Value>| {
            let text = |at: usize| row[at].as_text().unwrap_or("").to_owned();
            let ledger = self.spec(row[0].as_text()?).ok()?.slug;
            let due = Due { day: row[2].as_text()?.parse().ok()?, what: text(3), ground: text(4) };
            Some(Duty { ledger, id: Id::from(row[1].int()?), name: text(6), due, officer: text(5) })
        };
        Ok(rows.iter().filter_map(duty).collect())
    }

    /// How many deadlines, ledger by ledger in the order of the catalog.
    pub async fn count_duties(
        &self,
        viewer: &Viewer,
        agenda: &Agenda,
    ) -> Result<Vec<(&'static Spec, i64)>, Error> {
        let mut asked = Statement::new("select d.ledger, count(*) from duty d");
        self.write_agenda(&mut asked, viewer, agenda);
        asked.push(" group by d.ledger");
        let rows = self.engine.fetch(&asked, &[Value::Text(None), Value::Int(None)]).await?;
        let count = |spec: &&'static Spec| {
            let row = rows.iter().find(|it| it[0].as_text() == Some(spec.slug))?;
            Some((*spec, row[1].int()?))
        };
        Ok(self.catalog.iter().filter_map(count).collect())
    }

    pub(super) fn write_agenda(&self, asked: &mut Statement, viewer: &Viewer, agenda: &Agenda) {
        let (low, high) =
            (asked.arg(viewer.region.as_str()), asked.arg(format!("{}~", viewer.region).as_str()));
        asked.push(&format!(" where d.region >= {low} and d.region < {high}"));
        for (day, sign) in [(agenda.from, ">="), (agenda.to, "<=")] {
            if let Some(day) = day {
                let day = asked.arg(day.to_string().as_str());
                asked.push(&format!(" and d.day {sign} {day}"));
            }
        }
        if let Some(ledger) = agenda.ledger {
            let ledger = asked.arg(ledger);
            asked.push(&format!(" and d.ledger = {ledger}"));
        }
        if let Some(officer) = &agenda.officer {
            let name = asked.arg(format!("%{}%", escaped(officer)).as_str());
            asked.push(&format!(" and d.officer like {name} escape '!'"));
        }
        if let Some((role, watch)) = &agenda.raised {
            let last = self.last_days(asked, watch, |it| it.raised_to(*role, self.today()));
            asked.push(&format!(" and d.day <= {last}"));
        }
        if let Some((ledger, id)) = agenda.about {
            let own = asked.arg(id.get());
            asked.push(&format!(" and (d.id = {own}"));
            for spec in self.catalog {
                let referring = super::dossier::referring(asked, spec, ledger, id);
                if let Some(test) = referring {
                    asked.push(&format!(
                        " or d.id in (select id from ledger_{} where until is null and removed = 0 and {test})",
                        spec.slug
                    ));
                }
            }
            asked.push(")");
        }
    }

    /// Works out the duties of every record anew, as they are today, and says how
    /// many there are. Others may write meanwhile: each batch is a transaction.
    pub async fn renew_duties(&self) -> Result<usize, Error> {
        let mut found = 0;
        for spec in self.catalog {
            let mut last = Some(0);
            while let Some(after) = last {
                let (some, next) = self.renew_after(spec, after).await?;
                (found, last) = (found + some, next);
            }
        }
        Ok(found)
    }

    /// The next records after this one: how many duties they have, and the last of them.
    async fn renew_after(&self, spec: &'static Spec, after: i64) -> Result<(usize, Option<i64>), Error> {
        let mut tx = self.engine.begin().await?;
        if let Some(alone) = self.dialect().hold_duties() {
            tx.execute(&Statement::new(alone)).await?;
        }
        let columns = spec.columns();
        let (names, shape) = row_columns(&columns);
        let mut asked = Statement::new(format!("select {names} from ledger_{}", spec.slug));
        let (from, most) = (asked.arg(after), asked.arg(i64::try_from(AT_ONCE).unwrap_or(i64::MAX)));
        asked.push(&format!(" where until is null and id > {from} order by id limit {most}"));
        let rows: Vec<Row> =
            tx.fetch(&asked, &shape).await?.into_iter().map(|it| read_row(it, &columns)).collect();
        let Some(newest) = rows.last().map(|it| it.id.get()) else { return Ok((0, None)) };
        let mut gone = Statement::new("delete from duty where ledger = ");
        let (slug, from, to) = (gone.arg(spec.slug), gone.arg(after), gone.arg(newest));
        gone.push(&format!("{slug} and id > {from} and id <= {to}"));
        tx.execute(&gone).await?;
        let noted: Vec<Note> = rows.iter().flat_map(|it| notes(spec, it, self.today())).collect();
        for some in noted.chunks(AT_ONCE) {
            tx.execute(&insertion(some)).await?;
        }
        tx.commit().await?;
        Ok((noted.len(), (rows.len() == AT_ONCE).then_some(newest)))
    }

    /// The office's day; fixed where a demonstration or a test fixed it.
    pub fn today(&self) -> Date {
        self.day.unwrap_or_else(office_day)
    }

    /// Pretends that it is this day.
    #[must_use]
    pub fn on_day(mut self, day: Option<Date>) -> Db {
        self.day = day;
        self
    }
}

impl Dialect {
    /// Lets nobody else note duties until this transaction ends. SQLite has one writer anyway.
    fn hold_duties(self) -> Option<&'static str> {
        match self {
            Dialect::Sqlite => None,
            Dialect::Postgres => Some("lock table duty in share row exclusive mode"),
        }
    }
}

/// A row of the table.
struct Note {
    ledger: &'static str,
    id: Id,
    region: String,
    due: Due,
    officer: String,
}

fn notes(spec: &'static Spec, row: &Row, today: Date) -> Vec<Note> {
    if row.removed {
        return Vec::new();
    }
    let dues = (spec.due)(&row.draft(), today);
    if dues.is_empty() {
        return Vec::new();
    }
    let officer = officer(row);
    let note = |due| Note {
        ledger: spec.slug,
        id: row.id,
        region: row.region.clone(),
        due,
        officer: officer.clone(),
    };
    dues.into_iter().map(note).collect()
}

fn officer(row: &Row) -> String {
    let named = |it: &&'static Field| it.officer;
    let all: Vec<String> = row
        .entries()
        .filter(|it| named(&it.0))
        .map(|it| it.0.kind.text(&it.1.value))
        .filter(|it| !it.is_empty())
        .collect();
    all.join("、")
}

/// The statements that renew the duties of these versions.
pub(super) fn renewal(written: &[Written], today: Date) -> Vec<Statement> {
    let mut res = Vec::new();
    let old: Vec<Value> =
        written.iter().filter(|it| !it.is_new).map(|it| Value::from(it.row.id.get())).collect();
    if !old.is_empty() {
        let mut gone = Statement::new("delete from duty where id in (");
        let ids = gone.list(old);
        gone.push(&ids).push(")");
        res.push(gone);
    }
    let noted: Vec<Note> = written.iter().flat_map(|it| notes(it.spec, &it.row, today)).collect();
    res.extend(noted.chunks(AT_ONCE).map(insertion));
    res
}

fn insertion(noted: &[Note]) -> Statement {
    let mut res = Statement::new("insert into duty (ledger, id, region, day, what, ground, officer) values ");
    for (place, it) in noted.iter().enumerate() {
        let values = res.list([
            Value::from(it.ledger),
            Value::from(it.id.get()),
            Value::from(it.region.as_str()),
            Value::from(it.due.day.to_string().as_str()),
            Value::from(it.due.what.as_str()),
            Value::from(it.due.ground.as_str()),
            Value::from(it.officer.as_str()),
        ]);
        res.push(if place == 0 { "(" } else { ", (" }).push(&values).push(")");
    }
    res
}

/// China has one clock, wherever the machine thinks it is.
fn office_day() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(8))).date()
}
