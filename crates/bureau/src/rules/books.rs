//! What policies are computed from, read once: a fixed number of statements,
//! whatever is asked of it afterwards.

use ledger::{prelude::*, store::Row};

use crate::ledgers::{
    achievement::Achievement,
    clause::Clause,
    enterprise_year::EnterpriseYear,
    hightech::Hightech,
    patent::Patent,
    pledge::Pledge,
    policy::Policy,
    project::{Approval, Level, Project},
    subsidy::Subsidy,
    unit::Unit,
};

/// Records of each ledger read at the most; beyond that nothing is computed, rather than
/// something that leaves records out.
const MOST: i64 = 100_000;

type Records<L> = Vec<(Row, L)>;

/// The ledgers a policy speaks of, as one viewer may see them.
pub struct Books {
    pub units: Records<Unit>,
    pub years: Records<EnterpriseYear>,
    pub certificates: Records<Hightech>,
    pub patents: Records<Patent>,
    pub pledges: Records<Pledge>,
    /// Those of the levels above the county's own that were approved: what the county matches.
    pub projects: Records<Project>,
    /// Those that won a prize.
    pub awarded: Records<Achievement>,
    pub policies: Records<Policy>,
    pub clauses: Records<Clause>,
    pub subsidies: Records<Subsidy>,
}

impl Books {
    pub async fn open(db: &Db, viewer: &Viewer) -> Result<Books, Error> {
        Ok(Books {
            units: read(db, viewer).await?,
            years: read(db, viewer).await?,
            certificates: read(db, viewer).await?,
            patents: read(db, viewer).await?,
            pledges: read(db, viewer).await?,
            projects: db.every(viewer, &matched(), MOST).await?,
            awarded: db.every(viewer, &awarded(), MOST).await?,
            policies: read(db, viewer).await?,
            clauses: read(db, viewer).await?,
            subsidies: read(db, viewer).await?,
        })
    }

    pub fn clause(&self, id: Id) -> Option<&(Row, Clause)> {
        self.clauses.iter().find(|it| it.0.id == id)
    }

    /// The first of the clauses a clause took the place of, one after another: limits run
    /// on through all of them.
    pub fn origin(&self, id: Id) -> Id {
        let mut res = id;
        // No more steps than clauses: a ring somebody made by mistake ends somewhere.
        for _ in &self.clauses {
            match self.clause(res).and_then(|it| it.1.replaces) {
                Some(before) => res = before.id(),
                None => break,
            }
        }
        res
    }

    pub fn policy(&self, id: Id) -> Option<&(Row, Policy)> {
        self.policies.iter().find(|it| it.0.id == id)
    }

    pub fn clauses_of(&self, policy: Id) -> impl Iterator<Item = &(Row, Clause)> {
        self.clauses.iter().filter(move |it| it.1.policy.id() == policy)
    }

    /// What a unit is called; its number where the viewer may not see it.
    pub fn unit_name(&self, id: Id) -> String {
        let found = self.units.iter().find(|it| it.0.id == id);
        found.map_or_else(|| id.to_string(), |it| it.1.name.as_str().to_owned())
    }
}

fn awarded() -> Selection {
    Selection::all::<Achievement>().stage(&["awarded"])
}

fn matched() -> Selection {
    let upper = [Level::Nation, Level::Province, Level::City];
    Selection::all::<Project>().one_of(Project::LEVEL, &upper).known(Approval::APPROVED)
}

async fn read<L: Ledger>(db: &Db, viewer: &Viewer) -> Result<Records<L>, Error> {
    db.every(viewer, &Selection::all::<L>(), MOST).await
}
