//! Where the deadlines stand by the rules of the house: late, today, soon, gone up.
//! The rules are read anew for each page, so a changed rule holds at once.

use jiff::Span;

use super::{Agenda, Db, Error, Viewer};
use crate::{
    cell::{Date, Value},
    due::{Lead, Watch},
    selection::{Statement, escaped},
    spec::Role,
};

/// How many deadlines stand where on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    pub late: i64,
    pub today: i64,
    /// Within the days in which one is told of them.
    pub coming: i64,
    /// Gone up to the head of the section.
    pub to_head: i64,
    /// And on to whoever leads.
    pub to_leader: i64,
}

impl Db {
    /// How many deadlines stand where today, in one question.
    pub async fn count_standings(
        &self,
        viewer: &Viewer,
        agenda: &Agenda,
        watch: &Watch,
    ) -> Result<Standings, Error> {
        let mut asked = Statement::default();
        let today = asked.arg(self.today().to_string().as_str());
        let coming =
            self.last_days(&mut asked, watch, |it| self.today().checked_add(Span::new().days(it.ahead)).ok());
        let raised =
            |asked: &mut Statement, role| self.last_days(asked, watch, |it| it.raised_to(role, self.today()));
        let (head, leader) = (raised(&mut asked, Role::Head), raised(&mut asked, Role::Leader));
        let tests = [
            format!("d.day < {today}"),
            format!("d.day = {today}"),
            format!("d.day > {today} and d.day <= {coming}"),
            format!("d.day <= {head}"),
            format!("d.day <= {leader}"),
        ];
        let sums = tests.map(|it| format!("cast(sum(case when {it} then 1 else 0 end) as bigint)"));
        asked.push(&format!("select {} from duty d", sums.join(", ")));
        self.write_agenda(&mut asked, viewer, agenda);
        let rows = self.engine.fetch(&asked, &vec![Value::Int(None); sums.len()]).await?;
        let count = |at: usize| rows.first().and_then(|it| it.get(at)?.int()).unwrap_or(0);
        Ok(Standings {
            late: count(0),
            today: count(1),
            coming: count(2),
            to_head: count(3),
            to_leader: count(4),
        })
    }

    /// For each deadline the last day its rule speaks of; before all days where none does.
    pub(super) fn last_days(
        &self,
        asked: &mut Statement,
        watch: &Watch,
        day: impl Fn(&Lead) -> Option<Date>,
    ) -> String {
        let mut res = "(case".to_owned();
        for it in watch.leads() {
            let mut tests = vec!["1 = 1".to_owned()];
            if let Some(ledger) = it.ledger {
                tests.push(format!("d.ledger = {}", asked.arg(ledger)));
            }
            if let Some(word) = &it.word {
                let word = asked.arg(format!("%{}%", escaped(word)).as_str());
                tests.push(format!("d.what like {word} escape '!'"));
            }
            let day = asked.arg(day(it).map_or(String::new(), |it| it.to_string()).as_str());
            res += &format!(" when {} then {day}", tests.join(" and "));
        }
        res + " when 1 = 1 then '' end)"
    }
}
