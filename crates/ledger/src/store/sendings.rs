//! 已报数: which papers went to whom, and the figures they said there.

use super::{
    Db, Error, Viewer,
    manuscripts::{int_of, text},
    names::{write_bound, write_bound_of},
    now,
};
use crate::{
    cell::{Date, Id, Value},
    selection::Statement,
};

/// A figure as a final paper says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenFigure {
    /// The definition's stable name, and what it counts.
    pub name: String,
    pub meaning: String,
    pub period: String,
    pub label: String,
    pub unit: String,
    pub printed: String,
    pub cut_off: String,
}

/// A figure some paper was sent with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentFigure {
    pub manuscript: Id,
    pub title: String,
    pub figure: FrozenFigure,
}

/// A paper went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    pub rev: i64,
    pub recipient: String,
    pub channel: String,
    pub day: String,
    pub note: String,
    /// Who wrote it down, by name, and when.
    pub author: String,
    pub at: i64,
}

/// What is written down of a sending.
#[derive(Clone, Debug)]
pub struct NewSending {
    pub recipient: String,
    pub channel: String,
    pub day: Date,
    pub note: String,
}

/// Figures of sent papers compared at once, at the most.
const MOST: i64 = 2_000;

impl FrozenFigure {
    pub(super) fn insert(&self, viewer: &Viewer, manuscript: Id, rev: i64) -> Statement {
        let mut asked = Statement::new(
            "insert into frozen (manuscript, rev, name, meaning, period, region, label, unit, printed, cut_off) \
             values (",
        );
        let values = asked.list([
            Value::from(manuscript.get()),
            Value::from(rev),
            Value::from(self.name.as_str()),
            Value::from(self.meaning.as_str()),
            Value::from(self.period.as_str()),
            Value::from(viewer.region.as_str()),
            Value::from(self.label.as_str()),
            Value::from(self.unit.as_str()),
            Value::from(self.printed.as_str()),
            Value::from(self.cut_off.as_str()),
        ]);
        // A figure that stands twice in a paper is said once.
        asked.push(&values).push(") on conflict (manuscript, rev, name, meaning) do nothing");
        asked
    }
}

impl Db {
    /// Writes down that a final paper went out. Only what is final can.
    pub async fn note_sending(&self, viewer: &Viewer, id: Id, new: NewSending) -> Result<(), Error> {
        if !viewer.may_write() {
            return Err(Error::Forbidden(format!("{}的账号不能登记报送", viewer.role.words())));
        }
        for (what, said) in [("报送单位", &new.recipient), ("报送方式", &new.channel)] {
            if said.trim().is_empty() || 200 < said.chars().count() {
                return Err(Error::Refused(format!("请填写{what}，不超过 200 字")));
            }
        }
        let mut asked = Statement::new(
            "insert into sending (id, manuscript, rev, recipient, channel, day, note, login, at) select ",
        );
        let id_arg = asked.arg(self.fresh_id().get());
        let rest = asked.list([
            Value::from(new.recipient.trim()),
            Value::from(new.channel.trim()),
            Value::from(new.day.to_string().as_str()),
            Value::from(new.note.trim()),
            Value::from(viewer.login.as_str()),
        ]);
        let (at, wanted) = (asked.arg(now()), asked.arg(id.get()));
        // PostgreSQL has to be told what a bare parameter of a select is.
        asked.push(&format!(
            "cast({id_arg} as bigint), id, rev, {}, cast({at} as bigint) from manuscript where final = 1 and id = {wanted}",
            rest.split(", ").map(|it| format!("cast({it} as text)")).collect::<Vec<_>>().join(", ")
        ));
        write_bound(&mut asked, viewer);
        match self.engine.execute(&asked).await? {
            0 => Err(Error::Refused("还没有定稿的文稿不能登记报送：请先定稿".to_owned())),
            _ => Ok(()),
        }
    }

    /// To whom a paper went, the first first.
    pub async fn sendings(&self, viewer: &Viewer, id: Id) -> Result<Vec<Sending>, Error> {
        let mut asked = Statement::new(
            "select s.rev, s.recipient, s.channel, s.day, s.note, coalesce(a.name, s.login), s.at from sending s \
             join manuscript m on m.id = s.manuscript left join account a on a.login = s.login where s.manuscript = ",
        );
        let wanted = asked.arg(id.get());
        asked.push(&wanted);
        write_bound_of(&mut asked, viewer, "m.region");
        asked.push(" order by s.id limit 200");
        let (int, words) = (|| Value::Int(None), || Value::Text(None));
        let shape = [int(), words(), words(), words(), words(), words(), int()];
        let sending = |row: &Vec<Value>| Sending {
            rev: int_of(row, 0),
            recipient: text(row, 1),
            channel: text(row, 2),
            day: text(row, 3),
            note: text(row, 4),
            author: text(row, 5),
            at: int_of(row, 6),
        };
        Ok(self.engine.fetch(&asked, &shape).await?.iter().map(sending).collect())
    }

    /// What other papers of the same period have said in figures to the outside, the
    /// latest sent first.
    pub async fn sent_figures(
        &self,
        viewer: &Viewer,
        period: &str,
        but: Id,
    ) -> Result<Vec<SentFigure>, Error> {
        let mut asked = Statement::new(
            "select m.id, m.title, f.name, f.meaning, f.period, f.label, f.unit, f.printed, f.cut_off from frozen f \
             join manuscript m on m.id = f.manuscript where f.period = ",
        );
        let (period, but) = (asked.arg(period), asked.arg(but.get()));
        asked.push(&format!(
            "{period} and m.id <> {but} and exists (select 1 from sending s where s.manuscript = f.manuscript and s.rev = f.rev)"
        ));
        write_bound_of(&mut asked, viewer, "m.region");
        let most = asked.arg(MOST);
        asked.push(&format!(" order by m.id desc, f.name limit {most}"));
        let words = || Value::Text(None);
        let shape =
            [Value::Int(None), words(), words(), words(), words(), words(), words(), words(), words()];
        let sent = |row: &Vec<Value>| SentFigure {
            manuscript: Id::from(int_of(row, 0)),
            title: text(row, 1),
            figure: FrozenFigure {
                name: text(row, 2),
                meaning: text(row, 3),
                period: text(row, 4),
                label: text(row, 5),
                unit: text(row, 6),
                printed: text(row, 7),
                cut_off: text(row, 8),
            },
        };
        Ok(self.engine.fetch(&asked, &shape).await?.iter().map(sent).collect())
    }
}
