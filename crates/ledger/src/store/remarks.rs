//! 批注: what people say to each other about a section of a paper.

use super::{
    Db, Error, Viewer,
    manuscripts::{int_of, text},
    names::{write_bound, write_bound_of},
    now,
};
use crate::{
    cell::{Id, Value},
    selection::Statement,
};

/// Something said about a section, and whether it is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub id: Id,
    pub section: String,
    pub body: String,
    /// By name.
    pub author: String,
    pub at: i64,
    /// Who settled it, by name, and when.
    pub resolved: Option<(String, i64)>,
}

const LONGEST: usize = 2_000;

impl Db {
    /// Everybody who sees a paper may say something about it.
    pub async fn remark(&self, viewer: &Viewer, id: Id, section: &str, body: &str) -> Result<(), Error> {
        let body = body.trim();
        if body.is_empty() {
            return Err(Error::Refused("请写下批注的内容".to_owned()));
        }
        if LONGEST < body.chars().count() {
            return Err(Error::Refused(format!("批注不超过 {LONGEST} 字，请分成几条")));
        }
        let mut asked =
            Statement::new("insert into remark (id, manuscript, section, body, login, at) select ");
        let remark = asked.arg(self.fresh_id().get());
        let (section, body, login) = (asked.arg(section), asked.arg(body), asked.arg(viewer.login.as_str()));
        let (at, wanted) = (asked.arg(now()), asked.arg(id.get()));
        asked.push(&format!(
            "cast({remark} as bigint), id, cast({section} as text), cast({body} as text), cast({login} as text), \
             cast({at} as bigint) from manuscript where id = {wanted}"
        ));
        write_bound(&mut asked, viewer);
        match self.engine.execute(&asked).await? {
            0 => Err(Error::NotFound("这份文稿".to_owned())),
            _ => Ok(()),
        }
    }

    /// The remarks of a paper in the order they were made.
    pub async fn remarks(&self, viewer: &Viewer, id: Id) -> Result<Vec<Remark>, Error> {
        let mut asked = Statement::new(
            "select r.id, r.section, r.body, coalesce(a.name, r.login), r.at, coalesce(b.name, r.resolver, ''), \
             coalesce(r.resolved, 0) from remark r join manuscript m on m.id = r.manuscript \
             left join account a on a.login = r.login left join account b on b.login = r.resolver \
             where r.manuscript = ",
        );
        let wanted = asked.arg(id.get());
        asked.push(&wanted);
        write_bound_of(&mut asked, viewer, "m.region");
        asked.push(" order by r.id limit 500");
        let (int, words) = (|| Value::Int(None), || Value::Text(None));
        let shape = [int(), words(), words(), words(), int(), words(), int()];
        let remark = |row: &Vec<Value>| Remark {
            id: Id::from(int_of(row, 0)),
            section: text(row, 1),
            body: text(row, 2),
            author: text(row, 3),
            at: int_of(row, 4),
            resolved: (0 < int_of(row, 6)).then(|| (text(row, 5), int_of(row, 6))),
        };
        Ok(self.engine.fetch(&asked, &shape).await?.iter().map(remark).collect())
    }

    /// Settles a remark, or opens it again.
    pub async fn resolve_remark(
        &self,
        viewer: &Viewer,
        id: Id,
        remark: Id,
        settled: bool,
    ) -> Result<(), Error> {
        if !viewer.may_write() {
            return Err(Error::Forbidden(format!("{}的账号不能处理批注", viewer.role.words())));
        }
        let mut asked = Statement::new("update remark set resolver = ");
        let resolver = asked.arg(Value::Text(settled.then(|| viewer.login.clone())));
        let at = asked.arg(Value::Int(settled.then(now)));
        let (remark, wanted) = (asked.arg(remark.get()), asked.arg(id.get()));
        asked.push(&format!(
            "{resolver}, resolved = {at} where id = {remark} and manuscript = {wanted} and manuscript in \
             (select id from manuscript where 1 = 1"
        ));
        write_bound(&mut asked, viewer);
        match self.engine.execute(asked.push(")")).await? {
            0 => Err(Error::NotFound("这条批注".to_owned())),
            _ => Ok(()),
        }
    }
}
