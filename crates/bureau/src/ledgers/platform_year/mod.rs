//! 平台年度数据：每年上报的投入、人员和成效，一个平台一年一条。

use ledger::prelude::*;

use super::platform::Platform;

/// 平台年度数据
///
/// 创新平台每年的统计，一个平台一年一条。火炬统计以千元为单位的，请先换算成万元。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct PlatformYear {
    /// 名称
    ///
    /// 平台简称加年度。
    #[field(title, unique)]
    pub name: Name,

    /// 平台
    #[field(filter, list, called = "平台名称、载体名称")]
    pub platform: Ref<Platform>,

    /// 年度
    #[field(filter, list)]
    pub year: Year,

    /// 专职人员数
    #[field(list)]
    pub staff: Told<Count>,

    /// 研发投入（万元）
    #[field(list)]
    pub research: Told<Money>,

    /// 承担项目数
    pub projects: Option<Told<Count>>,

    /// 新增专利授权数
    pub patents: Option<Told<Count>>,

    /// 在孵企业数
    ///
    /// 孵化器、众创空间填写。
    #[field(list)]
    pub tenants: Option<Told<Count>>,

    /// 创业团队数
    pub teams: Option<Told<Count>>,

    /// 当年毕业企业数
    #[field(list)]
    pub graduates: Option<Told<Count>>,

    /// 获投融资企业数
    pub financed: Option<Told<Count>>,

    /// 创业导师数
    pub mentors: Option<Told<Count>>,

    /// 创业活动场次
    pub events: Option<Told<Count>>,

    /// 带动就业人数
    pub jobs: Option<Told<Count>>,

    /// 营业收入（万元）
    pub income: Option<Told<Money>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

impl Rules for PlatformYear {
    fn check(&self, problems: &mut Problems) {
        if let (Some(tenants), Some(financed)) = (&self.tenants, &self.financed)
            && let (Some(all), Some(part)) = (tenants.known(), financed.known())
            && all < part
        {
            problems.at(Self::FINANCED, format!("获投融资企业数多于在孵企业数 {}", all.0));
        }
        if !self.name.as_str().contains(&self.year.0.to_string()) {
            problems.at(Self::NAME, format!("名称里没有年度 {}：请写成平台简称加年度", self.year.0));
        }
    }
}
