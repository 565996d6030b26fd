//! 结对帮扶户。户主姓名、证件号、电话加密保存，页面和导出只显示遮住的样子。

pub mod figures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::village::Village;

/// 结对帮扶户
///
/// 建档立卡、结对帮扶的户，一户一条。个人信息加密保存；查看原文要写理由，记入日志。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Household {
    /// 户编号
    ///
    /// 建档立卡的户编号，或本局自编的号；不要用姓名和证件号作编号。
    #[field(title, unique, called = "编号、建档编号")]
    pub code: Name,

    /// 帮扶村
    #[field(filter, list, search)]
    pub village: Ref<Village>,

    /// 户主姓名
    #[field(list, called = "户主、姓名")]
    pub head: Told<Sealed<Name>>,

    /// 公民身份号码
    #[field(called = "身份证号、证件号、身份证号码")]
    pub identity: Option<Told<Sealed<IdNumber>>>,

    /// 联系电话
    #[field(called = "电话、手机")]
    pub phone: Option<Told<Sealed<Name>>>,

    /// 家庭人口（人）
    #[field(list, called = "人口、家庭人口数")]
    pub members: Told<Count>,

    /// 致贫原因
    #[field(filter, list)]
    pub cause: Told<Cause>,

    /// 结对干部
    #[field(search, list, called = "帮扶责任人、帮扶干部")]
    pub helper: Told<Name>,

    /// 帮扶措施
    #[field(search)]
    pub measures: Option<LongText>,

    /// 帮扶前人均年收入（元）
    #[field(called = "帮扶前收入")]
    pub income_before: Told<Count>,

    /// 备注
    ///
    /// 不要写姓名、证件号等个人信息。
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

/// 致贫原因
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Cause {
    /// 因病
    Illness,
    /// 因残
    Disability,
    /// 因学
    Schooling,
    /// 因灾
    Disaster,
    /// 缺劳力
    Labour,
    /// 缺技术
    Skill,
    /// 缺资金
    Capital,
    /// 其他
    Other,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Pair {
    /// 结对日期
    #[field(day, filter, list)]
    pub paired: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Lift {
    /// 脱贫日期
    #[field(day, filter)]
    pub lifted: Told<Date>,
    /// 脱贫时人均年收入（元）
    pub income_after: Told<Count>,
    /// 认定依据
    #[field(search)]
    pub lifted_by: Told<Name>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Watch {
    /// 纳入监测日期
    #[field(day, filter)]
    pub watched: Told<Date>,
    /// 返贫风险
    #[field(search)]
    pub risk: Told<Name>,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 在册
    Registered(Pair),
    /// 已脱贫
    #[step("登记脱贫", from = Registered, by = Head)]
    #[step("消除风险", from = Watched, by = Head)]
    Lifted(Pair, Lift, Option<Watch>),
    /// 监测
    #[step("纳入监测", from = Lifted, by = Head)]
    Watched(Pair, Lift, Watch),
}

impl Rules for Household {
    fn check(&self, problems: &mut Problems) {
        if self.members == Told::Exact(Count(0)) {
            problems.at(Self::MEMBERS, "一户至少有 1 人；人口不清楚的写“未报”");
        }
        let digits = self.code.as_str().chars().filter(char::is_ascii_digit).count();
        if self.code.as_str().parse::<IdNumber>().is_ok() || (digits == 11 && self.code.as_str().len() == 11)
        {
            problems.at(Self::CODE, "户编号不能用证件号或电话号码，它会出现在列表和日志里");
        }
        if let Standing::Lifted(pair, lift, _) | Standing::Watched(pair, lift, _) = &self.standing
            && let (Told::Exact(paired), Told::Exact(lifted)) = (&pair.paired, &lift.lifted)
            && lifted < paired
        {
            problems.at(Lift::LIFTED, format!("脱贫日期早于结对日期 {paired}"));
        }
    }
}
