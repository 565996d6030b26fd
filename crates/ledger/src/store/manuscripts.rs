//! 文稿: papers under way. What one says is in its editions, which only are added
//! to; its head says which is the newest, and is what two writers race for.

use super::{
    Db, Error, Viewer, engine,
    names::{write_bound, write_bound_of},
    now,
    sendings::FrozenFigure,
};
use crate::{
    cell::{Id, Value},
    selection::Statement,
    spec::Role,
};

/// A paper under way, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manuscript {
    pub id: Id,
    /// Which paper it is, as `half-year`.
    pub kind: String,
    pub period: String,
    pub title: String,
    pub rev: i64,
    pub is_final: bool,
    /// Who wrote the newest edition, by name, and when.
    pub author: String,
    pub at: i64,
    /// How often it was sent.
    pub sent: i64,
}

/// An edition without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub rev: i64,
    pub at: i64,
    pub author: String,
    pub verb: String,
    pub why: String,
}

/// What a new edition says.
#[derive(Clone, Debug)]
pub struct NewEdition {
    pub title: String,
    /// The text, as its owner writes it.
    pub body: String,
    pub verb: &'static str,
    pub why: String,
    /// A final edition with the figures it says; others have none.
    pub frozen: Option<Vec<FrozenFigure>>,
}

/// A body may not grow beyond this; a paper of a year has some hundred kilobytes.
const LONGEST: usize = 8 * 1024 * 1024;

const HEAD: &str = "select m.id, m.kind, m.period, m.title, m.rev, m.final, coalesce(a.name, m.login), m.at, \
     (select count(*) from sending s where s.manuscript = m.id)";

const FROM: &str = " from manuscript m left join account a on a.login = m.login";

const HEADS: i64 = 200;

impl Db {
    /// Begins a paper of a kind and a period.
    pub async fn begin_manuscript(
        &self,
        viewer: &Viewer,
        kind: &str,
        period: &str,
        first: NewEdition,
    ) -> Result<Id, Error> {
        check(viewer, &first)?;
        let id = self.fresh_id();
        let mut asked = Statement::new(
            "insert into manuscript (id, kind, period, region, title, rev, final, login, at) values (",
        );
        let at = now();
        let values = asked.list([
            Value::from(id.get()),
            Value::from(kind),
            Value::from(period),
            Value::from(viewer.region.as_str()),
            Value::from(first.title.as_str()),
            Value::from(1),
            Value::from(0),
            Value::from(viewer.login.as_str()),
            Value::from(at),
        ]);
        asked.push(&values).push(")");
        let mut tx = self.engine.begin().await?;
        tx.execute(&asked).await?;
        tx.execute(&edition(viewer, id, 1, at, &first)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The papers of the viewer's region, the latest begun first.
    pub async fn manuscripts(&self, viewer: &Viewer) -> Result<Vec<Manuscript>, Error> {
        let mut asked = Statement::new(format!("{HEAD}{FROM} where 1 = 1"));
        write_bound_of(&mut asked, viewer, "m.region");
        let most = asked.arg(HEADS);
        asked.push(&format!(" order by m.id desc limit {most}"));
        let rows = self.engine.fetch(&asked, &head_shape()).await?;
        Ok(rows.iter().map(|it| head(it)).collect())
    }

    /// A paper and the text of its newest edition.
    pub async fn manuscript(&self, viewer: &Viewer, id: Id) -> Result<(Manuscript, String), Error> {
        self.edition_of(viewer, id, None).await
    }

    /// A paper and the text of one of its editions.
    pub async fn edition(&self, viewer: &Viewer, id: Id, rev: i64) -> Result<(Manuscript, String), Error> {
        self.edition_of(viewer, id, Some(rev)).await
    }

    async fn edition_of(
        &self,
        viewer: &Viewer,
        id: Id,
        rev: Option<i64>,
    ) -> Result<(Manuscript, String), Error> {
        let mut asked = Statement::new(format!(
            "{HEAD}, e.body{FROM} join edition e on e.manuscript = m.id and e.rev = "
        ));
        let rev = rev.map_or("m.rev".to_owned(), |it| asked.arg(it));
        let wanted = asked.arg(id.get());
        asked.push(&format!("{rev} where m.id = {wanted}"));
        write_bound_of(&mut asked, viewer, "m.region");
        let mut shape = head_shape();
        shape.push(Value::Text(None));
        let rows = self.engine.fetch(&asked, &shape).await?;
        let row = rows.first().ok_or_else(|| Error::NotFound("这份文稿或它的这一版".to_owned()))?;
        Ok((head(row), text(row, shape.len() - 1)))
    }

    /// Who wrote what when, the latest first, so many at the most.
    pub async fn editions(&self, viewer: &Viewer, id: Id, most: i64) -> Result<Vec<Edition>, Error> {
        let mut asked = Statement::new(
            "select e.rev, e.at, coalesce(a.name, e.author), e.verb, e.why from edition e \
             join manuscript m on m.id = e.manuscript left join account a on a.login = e.author \
             where e.manuscript = ",
        );
        let wanted = asked.arg(id.get());
        asked.push(&wanted);
        write_bound_of(&mut asked, viewer, "m.region");
        let most = asked.arg(most);
        asked.push(&format!(" order by e.rev desc limit {most}"));
        let (int, words) = (|| Value::Int(None), || Value::Text(None));
        let rows = self.engine.fetch(&asked, &[int(), int(), words(), words(), words()]).await?;
        let edition = |row: &Vec<Value>| Edition {
            rev: int_of(row, 0),
            at: int_of(row, 1),
            author: text(row, 2),
            verb: text(row, 3),
            why: text(row, 4),
        };
        Ok(rows.iter().map(edition).collect())
    }

    /// Writes the edition after `seen`; none if somebody else already wrote one.
    pub async fn write_edition(
        &self,
        viewer: &Viewer,
        id: Id,
        seen: i64,
        new: NewEdition,
    ) -> Result<Option<i64>, Error> {
        check(viewer, &new)?;
        self.next_edition(viewer, id, seen, &new, "final = 0").await
    }

    /// Takes a final paper back into work, as long as it has not gone out.
    pub async fn reopen_manuscript(
        &self,
        viewer: &Viewer,
        id: Id,
        seen: i64,
        new: NewEdition,
    ) -> Result<Option<i64>, Error> {
        check(viewer, &new)?;
        if !viewer.role.may(Role::Leader) {
            return Err(Error::Forbidden("撤回定稿由局领导办理".to_owned()));
        }
        if !self.sendings(viewer, id).await?.is_empty() {
            return Err(Error::Refused(
                "这份文稿已经报送，不能撤回；要更正请另起一稿，系统会列出与已报数的差别".to_owned(),
            ));
        }
        let unsent = "final = 1 and not exists (select 1 from sending s where s.manuscript = manuscript.id)";
        self.next_edition(viewer, id, seen, &new, unsent).await
    }

    /// The edition after `seen`, if the head still is as `state` says.
    async fn next_edition(
        &self,
        viewer: &Viewer,
        id: Id,
        seen: i64,
        new: &NewEdition,
        state: &str,
    ) -> Result<Option<i64>, Error> {
        let mut tries = 0;
        loop {
            match self.try_edition(viewer, id, seen, new, state).await {
                Err(Error::Database(error)) if engine::again(&error) && tries < 8 => tries += 1,
                done => return done,
            }
        }
    }

    async fn try_edition(
        &self,
        viewer: &Viewer,
        id: Id,
        seen: i64,
        new: &NewEdition,
        state: &str,
    ) -> Result<Option<i64>, Error> {
        let (rev, at) = (seen + 1, now());
        let mut asked = Statement::new("update manuscript set rev = ");
        let sets = [
            asked.arg(rev),
            asked.arg(i64::from(new.frozen.is_some())),
            asked.arg(new.title.as_str()),
            asked.arg(viewer.login.as_str()),
            asked.arg(at),
        ];
        let [next, is_final, title, login, at_arg] = sets;
        let (wanted, seen) = (asked.arg(id.get()), asked.arg(seen));
        asked.push(&format!(
            "{next}, final = {is_final}, title = {title}, login = {login}, at = {at_arg} \
             where id = {wanted} and rev = {seen} and {state}"
        ));
        write_bound(&mut asked, viewer);
        let mut tx = self.engine.begin().await?;
        if tx.execute(&asked).await? == 0 {
            return Ok(None);
        }
        tx.execute(&edition(viewer, id, rev, at, new)).await?;
        for it in new.frozen.iter().flatten() {
            tx.execute(&it.insert(viewer, id, rev)).await?;
        }
        tx.commit().await?;
        Ok(Some(rev))
    }
}

fn check(viewer: &Viewer, new: &NewEdition) -> Result<(), Error> {
    if !viewer.may_write() {
        return Err(Error::Forbidden(format!("{}的账号只能查看，不能修改文稿", viewer.role.words())));
    }
    if new.frozen.is_some() && !viewer.role.may(Role::Leader) {
        return Err(Error::Forbidden("定稿由局领导办理".to_owned()));
    }
    if LONGEST < new.body.len() {
        return Err(Error::Refused("文稿太长，没有保存：请删减，或分成几份".to_owned()));
    }
    Ok(())
}

fn edition(viewer: &Viewer, id: Id, rev: i64, at: i64, new: &NewEdition) -> Statement {
    let mut asked =
        Statement::new("insert into edition (manuscript, rev, body, at, author, verb, why) values (");
    let values = asked.list([
        Value::from(id.get()),
        Value::from(rev),
        Value::from(new.body.as_str()),
        Value::from(at),
        Value::from(viewer.login.as_str()),
        Value::from(new.verb),
        Value::from(new.why.as_str()),
    ]);
    asked.push(&values).push(")");
    asked
}

fn head_shape() -> Vec<Value> {
    let (int, text) = (|| Value::Int(None), || Value::Text(None));
    vec![int(), text(), text(), text(), int(), int(), text(), int(), int()]
}

fn head(row: &[Value]) -> Manuscript {
    Manuscript {
        id: Id::from(int_of(row, 0)),
        kind: text(row, 1),
        period: text(row, 2),
        title: text(row, 3),
        rev: int_of(row, 4),
        is_final: int_of(row, 5) == 1,
        author: text(row, 6),
        at: int_of(row, 7),
        sent: int_of(row, 8),
    }
}

pub(super) fn text(row: &[Value], at: usize) -> String {
    row.get(at).and_then(Value::as_text).unwrap_or("").to_owned()
}

pub(super) fn int_of(row: &[Value], at: usize) -> i64 {
    row.get(at).and_then(Value::int).unwrap_or(0)
}
