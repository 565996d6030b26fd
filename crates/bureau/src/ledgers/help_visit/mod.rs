//! 帮扶走访：谁在哪天去了哪一户，发现什么问题，怎么办的。

pub mod figures;

use ledger::prelude::*;

use super::household::Household;

/// 帮扶走访
///
/// 到结对户家里走访，一次一条。不要在这里写户主姓名，填户编号即可。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct HelpVisit {
    /// 事由
    #[field(title)]
    pub name: Name,

    /// 走访户
    ///
    /// 填户编号。
    #[field(filter, list)]
    pub household: Ref<Household>,

    /// 走访日期
    #[field(day, filter, list, called = "日期")]
    pub visited: Told<Date>,

    /// 走访人
    #[field(search, list)]
    pub visitor: Told<Name>,

    /// 发现的问题
    #[field(search)]
    pub problem: Told<LongText>,

    /// 处理结果
    #[field(search)]
    pub result: Told<LongText>,

    /// 照片
    pub photo: Option<Attached>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,
}

impl Rules for HelpVisit {
    fn check(&self, problems: &mut Problems) {
        if matches!(self.problem, Told::Exact(_)) && self.result == Told::NotApplicable {
            problems.at(Self::RESULT, "发现了问题，请写处理结果；还没有处理的写“未报”");
        }
    }
}
