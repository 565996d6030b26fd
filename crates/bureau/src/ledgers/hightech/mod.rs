//! 高新技术企业培育：一家企业一轮认定一条，从走访入库到认定、年报、到期。
//!
//! 测算要用的年度数据和每月产值另有台账，一年一条、一月一条。

mod certificate;
mod duties;
mod field;
pub mod figures;
mod parts;
mod stages;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use certificate::CertificateNumber;
pub use field::{EDITION, TechField};
pub use parts::*;
pub use stages::Standing;

use super::{unit::Unit, work::Work};

/// 高企培育
///
/// 高新技术企业的培育、推荐、认定和管理。一家企业一轮认定登记一条，证书到期重新申报时另登一条。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Hightech {
    /// 培育对象
    ///
    /// 企业简称加申报年度，如：铭帝铝业（2016年）。
    #[field(title, called = "企业简称")]
    pub name: Name,

    /// 企业
    #[field(filter, list, search, called = "企业名称、单位名称")]
    pub unit: Ref<Unit>,

    /// 申报年度
    #[field(filter, list, called = "年度、认定年度")]
    pub year: Told<Year>,

    /// 技术领域
    ///
    /// 国家重点支持的高新技术领域。走访时可只填到大类，推荐时须填到三级。
    #[field(list, search, called = "高新技术领域、所属技术领域、所属领域")]
    pub field: Told<TechField>,

    /// 培育工程
    ///
    /// 在哪项专项工作里培育。
    #[field(filter)]
    pub work: Option<Ref<Work>>,

    /// 主要产品（服务）
    #[field(search)]
    pub products: Option<Name>,

    /// 短板
    ///
    /// 离认定条件还差什么。
    pub gaps: Option<LongText>,

    /// 最近一次重大事故或违法
    ///
    /// 重大安全、重大质量事故或严重环境违法行为发生的日期；向有关部门核实没有的填“无”，没有核实的不填。
    pub incident: Option<Told<Date>>,

    /// 事故或违法种类
    pub incident_kind: Option<IncidentKind>,

    /// 参与编制标准
    ///
    /// 国家标准、行业标准、检测方法、技术规范，加分用。
    pub standards: Option<TookPart>,

    /// 本局联系人
    #[field(search, officer)]
    pub officer: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 阶段
    pub standing: Standing,
}

impl Rules for Hightech {
    fn check(&self, problems: &mut Problems) {
        if let Some(field) = self.field.known()
            && self.standing.put_forward()
            && !field.is_technology()
        {
            problems.at(Self::FIELD, format!("推荐以后技术领域须填到三级，“{}”只到大类", field.words()));
        }
        if let Some(it) = self.standing.certificate() {
            it.check(problems);
        }
        let happened = self.incident.as_ref().is_some_and(|it| it.known().is_some());
        if happened && self.incident_kind.is_none() {
            problems.at(Self::INCIDENT_KIND, "发生过的，请选是哪一种");
        }
        if !happened && self.incident_kind.is_some() {
            problems.at(Self::INCIDENT, "选了事故或违法种类，请填发生日期");
        }
        if let Standing::Noticed(.., it) = &self.standing
            && let (Some(from), Some(to)) = (it.noticed.known(), it.notice_ends.known())
            && to < from
        {
            problems.at(Notice::NOTICE_ENDS, "公示截止日期早于公示起始日期");
        }
    }

    fn due(&self, today: Date) -> Vec<Due> {
        duties::of(&self.standing, today)
    }
}

impl Certificate {
    /// The number carries the year, the term runs from the day of issue.
    fn check(&self, problems: &mut Problems) {
        let Told::Exact(issued) = self.issued else { return };
        if let Some(number) = self.certificate.known()
            && number.year() != issued.year()
        {
            problems.at(Certificate::CERTIFICATE, format!("证书编号的年份与发证日期 {issued} 不符"));
        }
        if let (Some(ends), Told::Exact(expires)) = (duties::last_day(issued), &self.expires)
            && ends != *expires
        {
            problems.at(Certificate::EXPIRES, format!("自发证日期 {issued} 起三年，有效期应至 {ends}"));
        }
    }
}
