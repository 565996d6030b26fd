//! 等次: what a unit's points are called, beside those of all others on the sheet.

use ledger::prelude::{Error, Number};
use rules::{Exact, exact, grades::Settled};

use super::{
    score::Score,
    sheet::{Party, Sheet},
};

/// What a unit is called, and why not better, or why not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Called {
    /// None while it is not settled.
    pub(super) grade: Option<String>,
    pub(super) why: String,
}

impl Sheet {
    /// A grade for each of the scores of all units; nothing where the sheet has no grades.
    pub(super) fn called<'a>(
        &self,
        scores: impl IntoIterator<Item = &'a Result<Score, Error>>,
    ) -> Vec<Called> {
        let Some(grades) = &self.told.grades else { return Vec::new() };
        let points: Vec<(Exact, Exact)> = scores.into_iter().map(|it| span(it.as_ref().ok())).collect();
        // How many of the bureaus or counties get a grade is not known in one of them.
        if self.told.about.is_whole() {
            let alone = |(least, most): &(Exact, Exact)| match grades.told().alone(*least, *most) {
                Settled::Given { grade, .. } => given(grade.name.clone(), String::new()),
                Settled::Tied(grade) => open(&format!("够{}的分数；名额由上级考评单位定", grade.name)),
                Settled::Open => open("得分还没有定"),
            };
            return points.iter().map(alone).collect();
        }
        let units = points.len();
        let called = |it: Settled<'_>| match it {
            Settled::Given { grade, crowded: None } => given(grade.name.clone(), String::new()),
            Settled::Given { grade, crowded: Some(better) } => {
                let places = better.room.places(units).unwrap_or_default();
                given(
                    grade.name.clone(),
                    format!("够{}的分数，{}的{places}家名额已满", better.name, better.name),
                )
            }
            Settled::Tied(grade) => open(&format!("与别家同分，{}的名额不够，由考评办定", grade.name)),
            Settled::Open => open("有单位的得分还没有定"),
        };
        grades.told().settled(&points).into_iter().map(called).collect()
    }

    /// A grade nobody can reach, and all the points there are: one of the two is mistaken.
    pub(super) fn out_of_reach(&self) -> Option<(&str, Exact)> {
        let number = |it: Option<&Number>| exact::read(&it?.to_string());
        let weights = self.criteria.iter().filter(|it| !it.1.how.is_extra()).map(|it| it.1.weight.known());
        let weights: Option<Vec<Exact>> = weights.map(number).collect();
        let all = weights?.into_iter().fold(exact::whole(0), |sum, it| sum + it);
        // More than the target may count for more than the points of an item.
        let cap = number(self.told.cap.known())?.max(exact::whole(100)) / exact::whole(100);
        let most = all * cap + number(self.told.bonus_cap.known())?;
        let grades = self.told.grades.as_ref()?.told().all();
        let beyond = grades.iter().find(|it| it.least.is_some_and(|least| most < least))?;
        Some((&beyond.name, most))
    }

    /// The grade of one unit: it hangs on the points of all.
    pub(super) fn called_of(&self, party: &Party) -> Option<Called> {
        self.told.grades.as_ref()?;
        let scores: Vec<Result<Score, Error>> = self.parties.iter().map(|it| self.score(it)).collect();
        let called = self.called(&scores);
        self.parties.iter().zip(called).find(|it| it.0.id == party.id).map(|it| it.1)
    }
}

/// From where to where the points may come; who has none yet may come anywhere.
fn span(score: Option<&Score>) -> (Exact, Exact) {
    let far = exact::whole(i64::from(i32::MAX));
    score.and_then(Score::ends).unwrap_or((-far, far))
}

fn given(grade: String, why: String) -> Called {
    Called { grade: Some(grade), why }
}

fn open(why: &str) -> Called {
    Called { grade: None, why: why.to_owned() }
}
