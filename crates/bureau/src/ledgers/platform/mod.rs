//! 创新平台与载体：工程技术研究中心、孵化器、众创空间、电商产业园等，一个一条。

pub mod figures;
mod parts;
mod stages;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use parts::*;
pub use stages::Standing;

use super::{hightech::TechField, project::Level, unit::Unit};

/// 创新平台
///
/// 各级工程技术研究中心、重点实验室、孵化器、众创空间和产业园，从拟申报到运行、评估。每年的数登记在“平台年度数据”里。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Platform {
    /// 平台名称
    ///
    /// 批复文件上的名称；还没有批复的写拟用的名称，并在下面选“暂定名”。
    #[field(title, called = "名称、载体名称")]
    pub name: Name,

    /// 名称性质
    #[field(filter)]
    pub naming: Told<Naming>,

    /// 平台类别
    #[field(filter, list, called = "类别、平台类型、类型")]
    pub kind: Told<PlatformKind>,

    /// 级别
    #[field(filter, list)]
    pub level: Told<Level>,

    /// 依托单位
    #[field(filter, list, search, called = "承担单位、建设单位、运营单位")]
    pub host: Told<Ref<Unit>>,

    /// 技术领域
    #[field(search, called = "所属技术领域")]
    pub field: Option<Told<TechField>>,

    /// 负责人
    #[field(search)]
    pub leader: Option<Told<Name>>,

    /// 研发管理机构
    ///
    /// 依托单位里管科研的机构名称。
    pub department: Option<Name>,

    /// 实验室（个）
    pub laboratories: Option<Told<Count>>,

    /// 实验室名称
    ///
    /// 多个之间用顿号隔开。
    #[field(search)]
    pub laboratory_names: Option<Names>,

    /// 实验室用途
    pub laboratory_use: Option<Name>,

    /// 场地面积（平方米）
    pub area: Option<Told<Number>>,

    /// 仪器设备原值（万元）
    pub equipment: Option<Told<Money>>,

    /// 年研发投入（万元）
    ///
    /// 最近一年；逐年的数登记在“平台年度数据”里。
    pub spending: Option<Told<Money>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 阶段
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Naming {
    /// 正式名称
    Settled,
    /// 暂定名
    Provisional,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum PlatformKind {
    /// 工程技术研究中心
    EngineeringCentre,
    /// 重点实验室
    KeyLaboratory,
    /// 企业技术中心
    TechnologyCentre,
    /// 产业技术研究院
    IndustryInstitute,
    /// 院士（专家）工作站
    ExpertStation,
    /// 科技孵化园
    Incubator,
    /// 众创空间
    MakerSpace,
    /// 星创天地
    RuralMakerSpace,
    /// 电商产业园
    CommercePark,
    /// 高新技术产业园区
    HightechZone,
    /// 农业科技园区
    FarmPark,
    /// 其他
    Other,
}

impl PlatformKind {
    /// Whether it houses young firms, in distinction to one that does research.
    pub fn is_carrier(self) -> bool {
        matches!(
            self,
            PlatformKind::Incubator
                | PlatformKind::MakerSpace
                | PlatformKind::RuralMakerSpace
                | PlatformKind::CommercePark
                | PlatformKind::HightechZone
                | PlatformKind::FarmPark
        )
    }
}

impl Rules for Platform {
    fn check(&self, problems: &mut Problems) {
        let settled = matches!(self.standing, Standing::Running(..) | Standing::Building(..));
        if settled && self.naming == Told::Exact(Naming::Provisional) {
            problems.at(Self::NAMING, "已批准的平台有正式名称，请按批复文件改名");
        }
        if let (Some(Told::Exact(count)), Some(names)) = (&self.laboratories, &self.laboratory_names)
            && count.0 != i64::try_from(names.iter().count()).unwrap_or(0)
        {
            let named = names.iter().count();
            problems.at(Self::LABORATORIES, format!("实验室名称写了 {named} 个，与个数不符"));
        }
        if let Standing::Building(.., it) = &self.standing
            && let (Some(approved), Some(until)) = (it.approved.known(), it.build_until.known())
            && until < approved
        {
            problems.at(Building::BUILD_UNTIL, format!("组建期至早于批准组建日期 {approved}"));
        }
    }

    fn due(&self, _today: Date) -> Vec<Due> {
        let exact = |it: &Told<Date>| if let Told::Exact(day) = it { Some(*day) } else { None };
        match &self.standing {
            Standing::Building(.., it) => exact(&it.build_until)
                .map(|day| Due::new(day, "组建期满，申请验收", "批准组建的文件"))
                .into_iter()
                .collect(),
            Standing::Running(.., Some(it)) => it
                .next_evaluation
                .as_ref()
                .and_then(exact)
                .map(|day| Due::new(day, "参加评估", "平台管理办法"))
                .into_iter()
                .collect(),
            Standing::Planned(_)
            | Standing::Preparing(..)
            | Standing::Recommended(..)
            | Standing::UnderReview(..)
            | Standing::Running(..)
            | Standing::Declined(..)
            | Standing::Withdrawn(..) => Vec::new(),
        }
    }
}
