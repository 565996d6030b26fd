//! 驻村人员：工作组组长、第一书记、队员，从哪天到哪天在村里。

pub mod figures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::{unit::Unit, village::Village};

/// 驻村人员
///
/// 派到村里的人，一人一任一条。换人时先给前任登记离岗，再新登一条。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Posting {
    /// 岗位
    ///
    /// 村和职务，如：迎江乡驻村帮扶工作组组长。
    #[field(title)]
    pub name: Name,

    /// 帮扶村
    #[field(filter, list, search)]
    pub village: Ref<Village>,

    /// 职务
    #[field(filter, list)]
    pub post: Post,

    /// 姓名
    #[field(search, list)]
    pub person: Told<Name>,

    /// 派出单位
    #[field(filter, list)]
    pub unit: Told<Ref<Unit>>,

    /// 联系电话
    pub phone: Option<Sealed<Name>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

/// 职务
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Post {
    /// 工作组组长
    TeamLead,
    /// 第一书记
    FirstSecretary,
    /// 工作组队员
    Member,
    /// 驻村农技员
    Technician,
    /// 联系领导
    Contact,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Term {
    /// 到岗日期
    #[field(day, filter, list)]
    pub arrived: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Leave {
    /// 离岗日期
    #[field(day, filter)]
    pub departed: Told<Date>,
    /// 离岗原因
    #[field(search)]
    pub leave_reason: Told<Name>,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 在岗
    Serving(Term),
    /// 已离岗
    #[step("登记离岗", from = Serving, by = Head)]
    Left(Term, Leave),
}

impl Rules for Posting {
    fn check(&self, problems: &mut Problems) {
        if let Standing::Left(term, leave) = &self.standing
            && let (Told::Exact(arrived), Told::Exact(departed)) = (&term.arrived, &leave.departed)
            && departed < arrived
        {
            problems.at(Leave::DEPARTED, format!("离岗日期早于到岗日期 {arrived}"));
        }
    }
}
