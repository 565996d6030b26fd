//! 企业年度数据：高企认定测算要用的人员、研发、收入、资产，一家企业一年一条。
//!
//! 三种口径（高企认定、研发统计、加计扣除）的研发费用各不相同，这里只填高企认定口径。

#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::unit::Unit;

/// 企业年度数据
///
/// 高企认定测算用的年度数，一家企业一年一条；金额按审计报告和纳税申报表填。没有的填 0，不知道的填“未报”。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct EnterpriseYear {
    /// 名称
    ///
    /// 企业简称加年度，如：铭帝铝业2015年。
    #[field(title, unique)]
    pub name: Name,

    /// 企业
    #[field(filter, list, called = "企业名称、单位名称")]
    pub unit: Ref<Unit>,

    /// 年度
    #[field(filter, list, called = "会计年度")]
    pub year: Year,

    /// 职工总数
    ///
    /// 在职人员，加上当年工作满 183 天的兼职和临时聘用人员。
    #[field(list)]
    pub staff: Told<Count>,

    /// 科技人员数
    ///
    /// 当年从事研发和相关活动满 183 天的人员。
    #[field(list)]
    pub scientists: Told<Count>,

    /// 研发费用（万元）
    ///
    /// 高企认定口径，委托外部研发按 80% 计入，其他费用不超过 20%。
    #[field(list, called = "研究开发费用、R&D费用")]
    pub research: Told<Money>,

    /// 境内研发费用（万元）
    #[field(called = "中国境内研发费用")]
    pub research_at_home: Told<Money>,

    /// 销售收入（万元）
    ///
    /// 主营业务收入加其他业务收入。
    #[field(list)]
    pub sales: Told<Money>,

    /// 总收入（万元）
    ///
    /// 收入总额减不征税收入。
    #[field(called = "企业总收入")]
    pub income: Told<Money>,

    /// 高新技术产品收入（万元）
    ///
    /// 高新技术产品（服务）收入加技术性收入。
    #[field(list, called = "高新技术产品（服务）收入、高新收入")]
    pub hightech_income: Told<Money>,

    /// 资产总额（万元）
    #[field(called = "资产总计")]
    pub assets: Told<Money>,

    /// 负债总额（万元）
    ///
    /// 净资产等于资产总额减负债总额，由程序算。
    #[field(called = "负债合计")]
    pub debts: Told<Money>,

    /// Ⅰ类知识产权数
    ///
    /// 发明专利、植物新品种、国家新药、集成电路布图设计等，年末有效数。
    #[field(called = "I类知识产权数、一类知识产权数")]
    pub first_class: Told<Count>,

    /// Ⅱ类知识产权数
    ///
    /// 实用新型、外观设计、软件著作权，年末有效数；用过一次的不能再用。
    #[field(called = "II类知识产权数、二类知识产权数")]
    pub second_class: Told<Count>,

    /// 成果转化数
    ///
    /// 当年转化的科技成果数，同一成果转化成几种产品只计一次。
    pub conversions: Told<Count>,

    /// 审计机构
    #[field(search)]
    pub auditor: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    #[field(search)]
    pub source: Option<Name>,
}

impl Rules for EnterpriseYear {
    fn check(&self, problems: &mut Problems) {
        if let (Some(all), Some(part)) = (self.staff.known(), self.scientists.known())
            && all < part
        {
            problems.at(Self::SCIENTISTS, format!("科技人员数多于职工总数 {}", all.0));
        }
        let mut within = |part: &Told<Money>, whole: &Told<Money>, column, sentence: &str| {
            if let (Some(part), Some(whole)) = (part.known(), whole.known())
                && whole < part
            {
                problems.at(column, format!("{sentence} {whole} 万元"));
            }
        };
        within(&self.research_at_home, &self.research, Self::RESEARCH_AT_HOME, "境内研发费用多于研发费用");
        within(&self.hightech_income, &self.income, Self::HIGHTECH_INCOME, "高新技术产品收入多于总收入");
        if !self.name.as_str().contains(&self.year.0.to_string()) {
            problems.at(Self::NAME, format!("名称里没有年度 {}：请写成企业简称加年度", self.year.0));
        }
    }
}
