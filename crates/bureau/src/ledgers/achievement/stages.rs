//! 成果的阶段：评价、登记、提名、获奖。

use ledger::prelude::*;

use super::parts::{Appraisal, Miss, Nomination, Prize, Registration};

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 待评价
    Awaiting,
    /// 已评价
    #[step("登记评价", from = Awaiting)]
    Evaluated(Appraisal),
    /// 已登记
    #[step("成果登记", from = Evaluated)]
    Registered(Appraisal, Registration),
    /// 已提名奖励
    #[step("提名奖励", from = Registered, by = Head)]
    #[step("再次提名", from = Missed, by = Head)]
    Nominated(Appraisal, Registration, Nomination),
    /// 已获奖
    #[step("登记获奖", from = Nominated, by = Head)]
    Awarded(Appraisal, Registration, Nomination, Prize),
    /// 未获奖
    #[step("登记未获奖", from = Nominated)]
    Missed(Appraisal, Registration, Nomination, Miss),
}

impl Standing {
    pub fn appraisal(&self) -> Option<&Appraisal> {
        match self {
            Standing::Awaiting => None,
            Standing::Evaluated(it)
            | Standing::Registered(it, _)
            | Standing::Nominated(it, ..)
            | Standing::Awarded(it, ..)
            | Standing::Missed(it, ..) => Some(it),
        }
    }

    pub fn registration(&self) -> Option<&Registration> {
        match self {
            Standing::Awaiting | Standing::Evaluated(_) => None,
            Standing::Registered(_, it)
            | Standing::Nominated(_, it, _)
            | Standing::Awarded(_, it, ..)
            | Standing::Missed(_, it, ..) => Some(it),
        }
    }

    pub fn prize(&self) -> Option<&Prize> {
        match self {
            Standing::Awarded(.., it) => Some(it),
            Standing::Awaiting
            | Standing::Evaluated(_)
            | Standing::Registered(..)
            | Standing::Nominated(..)
            | Standing::Missed(..) => None,
        }
    }

    pub fn nomination(&self) -> Option<&Nomination> {
        match self {
            Standing::Awaiting | Standing::Evaluated(_) | Standing::Registered(..) => None,
            Standing::Nominated(.., it) | Standing::Awarded(.., it, _) | Standing::Missed(.., it, _) => {
                Some(it)
            }
        }
    }
}
