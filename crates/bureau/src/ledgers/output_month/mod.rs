//! 高新技术产值月报：一家企业一个月一条。全县合计由这里加出来，只知道合计的登记在统计数里。

pub mod figures;

use ledger::prelude::*;

use super::unit::Unit;

/// 高新产值月报
///
/// 规模以上高新技术企业每月的工业总产值，一家企业一个月一条。统计部门只给累计数的，本月数填“未报”。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct OutputMonth {
    /// 名称
    ///
    /// 企业简称加月份，如：铭帝铝业2016-05。
    #[field(title, unique)]
    pub name: Name,

    /// 企业
    #[field(filter, list, called = "企业名称、单位名称")]
    pub unit: Ref<Unit>,

    /// 月份
    #[field(filter, list, called = "月度、统计月份")]
    pub month: Month,

    /// 本月产值（万元）
    #[field(list, called = "当月产值、本月工业总产值、当月工业总产值")]
    pub output: Told<Money>,

    /// 累计产值（万元）
    ///
    /// 本年 1 月到本月。
    #[field(list, called = "1-本月累计、本年累计、累计工业总产值")]
    pub total: Told<Money>,

    /// 上年同期累计（万元）
    #[field(called = "上年同期、去年同期累计")]
    pub year_before: Option<Told<Money>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    ///
    /// 报表名称，如：规模以上工业高新技术产业月报。
    #[field(search)]
    pub source: Option<Name>,
}

impl Rules for OutputMonth {
    fn check(&self, problems: &mut Problems) {
        let (Some(month), Some(total)) = (self.output.known(), self.total.known()) else { return };
        if total < month {
            problems.at(Self::TOTAL, format!("累计产值少于本月产值 {month} 万元"));
        }
        if self.month.text().ends_with("-01") && total != month {
            problems.at(Self::TOTAL, format!("1月的累计产值应等于本月产值 {month} 万元"));
        }
    }
}
