//! 科技成果：鉴定、登记、报奖，一项成果一条。
//!
//! 项目到验收、归档为止；成果登记和报奖只在这里。成果在几处应用的，逐处登记
//! 在“成果应用”里，按成果数时只计一次。

pub mod figures;
mod parts;
mod stages;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use parts::*;
pub use stages::Standing;

use super::{hightech::TechField, project::Project, unit::Unit};

/// 科技成果
///
/// 经鉴定、验收或评审的科技成果，从评价、登记到报奖。涉密成果不适用成果登记办法（国科发计字〔2000〕542号），不得在本系统登记。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Achievement {
    /// 成果名称
    ///
    /// 计划项目的成果与计划文件上的名称一致。
    #[field(title, called = "名称、项目名称")]
    pub name: Told<Name>,

    /// 成果类别
    #[field(filter, list)]
    pub class: Told<Class>,

    /// 第一完成单位
    #[field(filter, list, search, called = "完成单位")]
    pub unit: Told<Ref<Unit>>,

    /// 合作完成单位
    #[field(search)]
    pub partners: Option<Names>,

    /// 完成人
    ///
    /// 按名次，用顿号隔开。
    #[field(search, called = "主要完成人")]
    pub completers: Option<Names>,

    /// 来源项目
    ///
    /// 成果出自哪个科技项目；自选课题填“不适用”。
    #[field(list)]
    pub project: Told<Ref<Project>>,

    /// 研究起始月份
    #[field(called = "研究起始日期")]
    pub began: Option<Told<Month>>,

    /// 研究终止月份
    #[field(called = "研究终止日期")]
    pub finished: Option<Told<Month>>,

    /// 技术领域
    pub field: Option<Told<TechField>>,

    /// 应用行业
    ///
    /// 国民经济行业分类（GB/T 4754）的代码或名称。
    pub industry: Option<Name>,

    /// 所处阶段
    pub maturity: Option<Told<Maturity>>,

    /// 应用状态
    #[field(filter)]
    pub application: Option<Told<Application>>,

    /// 知识产权
    ///
    /// 支撑成果的专利号、品种权号等，用顿号隔开。
    #[field(search)]
    pub property: Option<Names>,

    /// 密级
    #[field(called = "保密级别")]
    pub secrecy: Option<Secrecy>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 阶段
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Class {
    /// 应用技术
    Applied,
    /// 基础理论
    Basic,
    /// 软科学
    Soft,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Maturity {
    /// 初期
    Early,
    /// 中期
    Middle,
    /// 成熟
    Mature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Application {
    /// 产业化应用
    Industrial,
    /// 小批量或小范围应用
    Small,
    /// 试用
    Trial,
    /// 应用后停用
    Stopped,
    /// 未应用
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Secrecy {
    /// 公开
    Open,
    /// 内部
    Internal,
    /// 涉密
    Secret,
}

impl Rules for Achievement {
    fn check(&self, problems: &mut Problems) {
        if self.secrecy == Some(Secrecy::Secret) {
            problems.at(Self::SECRECY, "涉密成果不得录入非涉密系统，请按保密规定另行管理");
        }
        let exact = |it: &Told<Date>| if let Told::Exact(day) = it { Some(*day) } else { None };
        let appraised = self.standing.appraisal().and_then(|it| exact(&it.appraised));
        let registered = self.standing.registration().and_then(|it| exact(&it.registered));
        let nominated = self.standing.nomination().and_then(|it| exact(&it.nominated));
        if let (Some(appraised), Some(registered)) = (appraised, registered)
            && registered < appraised
        {
            problems.at(Registration::REGISTERED, format!("登记日期早于评价日期 {appraised}"));
        }
        if let (Some(registered), Some(nominated)) = (registered, nominated)
            && nominated < registered
        {
            problems.at(Nomination::NOMINATED, format!("提名日期早于成果登记日期 {registered}"));
        }
        if let (Some(Told::Exact(began)), Some(Told::Exact(finished))) = (&self.began, &self.finished)
            && finished < began
        {
            problems.at(Self::FINISHED, format!("研究终止月份早于起始月份 {began}"));
        }
    }
}
