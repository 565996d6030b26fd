//! 等次: what points are called in the end, in lines an officer can read:
//! `优秀：90分以上，不超过30%`.
//!
//! A grade asks for points, for a place among so many, or for both; who has the points
//! and finds the places taken gets the next grade. While points are not settled a grade
//! is given only if it comes out the same whatever they turn out to be.

mod read;

use std::fmt;

use crate::exact::{self, Exact, whole};

/// Grades, the best first; the last takes whoever is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grades {
    all: Vec<Grade>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    pub name: String,
    /// The points it takes, themselves included; none where any will do.
    pub least: Option<Exact>,
    pub room: Room,
}

/// How many may get a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Any,
    /// No more than so many of them.
    Units(usize),
    /// No more than this part of all, in whole units.
    Share(Exact),
}

/// What became of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled<'a> {
    Given {
        grade: &'a Grade,
        /// A better one it has the points for, whose places others took.
        crowded: Option<&'a Grade>,
    },
    /// It has the points, and who gets the places is for people to decide: several have the
    /// same points, or the others are not known.
    Tied(&'a Grade),
    /// It hangs on points that are not known yet.
    Open,
}

impl Room {
    /// So many places of all; none where there is no limit.
    pub fn places(self, units: usize) -> Option<usize> {
        match self {
            Room::Any => None,
            Room::Units(it) => Some(it),
            Room::Share(it) => {
                let units = i64::try_from(units).unwrap_or(i64::MAX);
                usize::try_from((it * whole(units)).floor().to_integer()).ok()
            }
        }
    }
}

impl Grade {
    fn takes(&self, points: Exact) -> bool {
        self.least.is_none_or(|it| it <= points)
    }
}

impl Grades {
    pub fn all(&self) -> &[Grade] {
        &self.all
    }

    /// The grade of one alone: a better one whose places are limited is not for it to say,
    /// so nor is whether it gets one below.
    pub fn alone(&self, least: Exact, most: Exact) -> Settled<'_> {
        let Some(grade) = self.all.iter().find(|it| it.takes(most)) else { return Settled::Open };
        match (grade.takes(least), grade.room) {
            (false, _) => Settled::Open,
            (true, Room::Any) => Settled::Given { grade, crowded: None },
            (true, Room::Units(_) | Room::Share(_)) => Settled::Tied(grade),
        }
    }

    /// A grade for each, by the least and the most their points can come to.
    pub fn settled(&self, points: &[(Exact, Exact)]) -> Vec<Settled<'_>> {
        let mut res: Vec<Option<Settled<'_>>> = vec![None; points.len()];
        let mut crowded: Vec<Option<&Grade>> = vec![None; points.len()];
        for grade in &self.all {
            let fates: Vec<Option<Fate>> = (0..points.len())
                .map(|at| res[at].is_none().then(|| fate(grade, points, at, &res)))
                .collect();
            for (at, fate) in fates.into_iter().enumerate() {
                match fate {
                    Some(Fate::In) => res[at] = Some(Settled::Given { grade, crowded: crowded[at] }),
                    Some(Fate::Crowded) => crowded[at] = crowded[at].or(Some(grade)),
                    Some(Fate::Tied) => res[at] = Some(Settled::Tied(grade)),
                    Some(Fate::Open) => res[at] = Some(Settled::Open),
                    Some(Fate::Short) | None => {}
                }
            }
        }
        res.into_iter().map(|it| it.unwrap_or(Settled::Open)).collect()
    }
}

/// One of them at one grade.
enum Fate {
    In,
    /// It has the points, and others took the places.
    Crowded,
    Short,
    Tied,
    Open,
}

fn fate(grade: &Grade, points: &[(Exact, Exact)], at: usize, so_far: &[Option<Settled<'_>>]) -> Fate {
    let (least, most) = points[at];
    if !grade.takes(most) {
        return Fate::Short;
    }
    let sure = grade.takes(least);
    let Some(places) = grade.room.places(points.len()) else {
        return if sure { Fate::In } else { Fate::Open };
    };
    // Whoever is not settled at a better grade may still come down to this one.
    let rivals = || (0..points.len()).filter(|it| *it != at && is_free(&so_far[*it]));
    let may = rivals().filter(|it| grade.takes(points[*it].1) && least <= points[*it].1).count();
    let waiting = |it: usize| so_far[it].is_none();
    let ahead =
        rivals().filter(|it| waiting(*it) && grade.takes(points[*it].0) && most < points[*it].0).count();
    let settled = || rivals().all(|it| points[it].0 == points[it].1 && waiting(it));
    if sure && may < places {
        Fate::In
    } else if places <= ahead {
        if sure { Fate::Crowded } else { Fate::Short }
    } else if least == most && settled() {
        Fate::Tied
    } else {
        Fate::Open
    }
}

fn is_free(it: &Option<Settled<'_>>) -> bool {
    !matches!(it, Some(Settled::Given { .. }))
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let least = self.least.map(|it| format!("{}分以上", exact::show(it)));
        let room = match self.room {
            Room::Any => None,
            Room::Units(it) => Some(format!("不超过{it}家")),
            Room::Share(it) => Some(format!("不超过{}%", exact::show(it * whole(100)))),
        };
        let said: Vec<String> = least.into_iter().chain(room).collect();
        let said = if said.is_empty() { "其余".to_owned() } else { said.join("，") };
        write!(f, "{}：{said}", self.name)
    }
}

impl fmt::Display for Grades {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.all.iter().map(Grade::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const USUAL: &str = "优秀：90分以上，不超过30%\n良好：80分以上\n合格：60分以上\n不合格：其余";

    fn grades(text: &str) -> Grades {
        text.parse().unwrap_or_else(|it| panic!("{text}: {it}"))
    }

    fn exactly(points: &[&str]) -> Vec<(Exact, Exact)> {
        points.iter().map(|it| exact::read(it).unwrap()).map(|it| (it, it)).collect()
    }

    fn told(settled: &[Settled<'_>]) -> Vec<String> {
        let one = |it: &Settled<'_>| match it {
            Settled::Given { grade, crowded: None } => grade.name.clone(),
            Settled::Given { grade, crowded: Some(better) } => format!("{}（非{}）", grade.name, better.name),
            Settled::Tied(grade) => format!("并列{}", grade.name),
            Settled::Open => "未定".to_owned(),
        };
        settled.iter().map(one).collect()
    }

    #[test]
    fn a_mark_belongs_to_the_better_grade() {
        let it = grades("优秀：90分以上\n良好：80分以上\n不合格：其余");
        let all =
            it.settled(&exactly(&["90", "89.999999", "80", "79.999999"])).into_iter().collect::<Vec<_>>();
        assert_eq!(told(&all), ["优秀", "良好", "良好", "不合格"]);
    }

    #[test]
    fn who_finds_the_places_taken_gets_the_next_grade() {
        let it = grades(USUAL);
        // 30 % of seven is two places.
        let all = it.settled(&exactly(&["95", "91", "94", "88", "70", "59", "60"]));
        assert_eq!(told(&all), ["优秀", "良好（非优秀）", "优秀", "良好", "合格", "不合格", "合格"]);
        assert_eq!(Room::Share(Exact::new(3, 10)).places(3), Some(0));
        assert_eq!(Room::Share(Exact::new(3, 10)).places(10), Some(3));
    }

    #[test]
    fn equal_points_at_the_last_place_are_for_people_to_decide() {
        let it = grades("一等奖：不超过1家\n二等奖：不超过2家\n鼓励奖：其余");
        let all = it.settled(&exactly(&["90", "90", "80"]));
        assert_eq!(told(&all), ["并列一等奖", "并列一等奖", "未定"]);
        let all = it.settled(&exactly(&["91", "90", "90", "80"]));
        assert_eq!(told(&all), ["一等奖", "二等奖（非一等奖）", "二等奖（非一等奖）", "鼓励奖（非一等奖）"]);
    }

    #[test]
    fn while_points_are_open_only_what_cannot_change_is_given() {
        let it = grades("优秀：90分以上，不超过1家\n良好：其余");
        let open = |low: i64, high: i64| (whole(low), whole(high));
        let all = it.settled(&[open(95, 97), open(80, 94), open(70, 89), open(91, 92)]);
        assert_eq!(told(&all), ["优秀", "良好", "良好", "良好（非优秀）"]);
        let all = it.settled(&[open(95, 97), open(80, 96)]);
        assert_eq!(told(&all), ["未定", "未定"]);
    }

    #[test]
    fn one_alone_is_not_told_a_grade_whose_places_are_limited() {
        let it = grades(USUAL);
        assert_eq!(told(&[it.alone(whole(95), whole(95))]), ["并列优秀"]);
        assert_eq!(told(&[it.alone(whole(81), whole(89))]), ["良好"]);
        assert_eq!(told(&[it.alone(whole(81), whole(95))]), ["未定"]);
        let it = grades("一等奖：不超过3家\n二等奖：不超过5家\n鼓励奖：其余");
        assert_eq!(told(&[it.alone(whole(40), whole(40))]), ["并列一等奖"]);
    }

    proptest! {
        #[test]
        fn places_are_never_exceeded_and_more_points_never_mean_less(
            points in prop::collection::vec(0_i64..=1000, 1..25),
            share in 0_i64..=100,
            mark in 51_i64..=100,
        ) {
            let it = grades(&format!("甲：{mark}分以上，不超过{share}%\n乙：50分以上，不超过3家\n丙：其余"));
            let all: Vec<(Exact, Exact)> =
                points.iter().map(|it| Exact::new(i128::from(*it), 10)).map(|it| (it, it)).collect();
            let settled = it.settled(&all);
            let place = |at: usize| match &settled[at] {
                Settled::Given { grade, .. } => it.all().iter().position(|other| other == *grade),
                Settled::Tied(_) | Settled::Open => None,
            };
            for (rank, grade) in it.all().iter().enumerate() {
                let given = (0..all.len()).filter(|at| place(*at) == Some(rank)).count();
                prop_assert!(grade.room.places(all.len()).is_none_or(|most| given <= most));
            }
            for (a, b) in (0..all.len()).flat_map(|a| (0..all.len()).map(move |b| (a, b))) {
                if let (Some(mine), Some(other)) = (place(a), place(b)) && all[b].0 < all[a].0 {
                    prop_assert!(mine <= other, "{:?} {:?}", all[a].0, all[b].0);
                }
            }
        }

        #[test]
        fn what_is_given_while_points_are_open_is_given_whatever_they_become(
            ends in prop::collection::vec((0_i64..100, 0_i64..20, 0_i64..=4), 1..8),
            room in 0_usize..4,
        ) {
            let it = grades(&format!("甲：60分以上，不超过{room}家\n乙：30分以上，不超过2家\n丙：其余"));
            let open: Vec<(Exact, Exact)> =
                ends.iter().map(|(low, more, _)| (whole(*low), whole(low + more))).collect();
            let become_: Vec<(Exact, Exact)> = ends
                .iter()
                .map(|(low, more, part)| whole(*low) + Exact::new(i128::from(more * part), 4))
                .map(|it| (it, it))
                .collect();
            let then = it.settled(&become_);
            for (now, then) in it.settled(&open).iter().zip(&then) {
                if let Settled::Given { grade, .. } = now {
                    let same = matches!(then, Settled::Given { grade: other, .. } if other.name == grade.name);
                    prop_assert!(same, "{:?} {:?}", now, then);
                }
            }
        }

        #[test]
        fn what_is_shown_reads_back_as_itself(share in 1_i64..100, mark in 1_i64..100, units in 1_usize..9) {
            let text = format!("优秀：{mark}分以上，不超过{share}%\n良好：不超过{units}家\n合格：其余");
            prop_assert_eq!(grades(&text).to_string(), text);
        }
    }
}
