//! 科普统计：一年一次，统计上一年度；从布置、调查到上报。

pub mod figures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::unit::Unit;

/// 科普统计
///
/// 每年一次的全国科普统计调查，统计的是上一年度。一个统计年度一条。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Survey {
    /// 名称
    ///
    /// 统计年度加名称，如：2015年度科普统计。
    #[field(title)]
    pub name: Name,

    /// 统计年度
    #[field(unique, filter, list, called = "年度")]
    pub year: Year,

    /// 国家通知
    ///
    /// 科技部布置这次统计的文号。
    #[field(search, list, called = "科技部文号、国家文号")]
    pub nation: Told<DocNumber>,

    /// 国家通知发文单位
    pub nation_issuer: Option<Ref<Unit>>,

    /// 省通知
    #[field(search, called = "省厅文号、省文号")]
    pub province: Told<DocNumber>,

    /// 省通知发文单位
    pub province_issuer: Option<Ref<Unit>>,

    /// 市通知
    #[field(search, called = "市局文号、市文号")]
    pub city: Told<DocNumber>,

    /// 市通知发文单位
    pub city_issuer: Option<Ref<Unit>>,

    /// 调查内容
    #[field(search)]
    pub subject: Option<Name>,

    /// 报送期限
    pub report_due: Option<Told<Date>>,

    /// 本局责任人
    #[field(search, officer)]
    pub officer: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Fieldwork {
    /// 开展日期
    #[field(day, filter, list)]
    pub begun: Told<Date>,

    /// 调查部门数（个）
    ///
    /// 摸清了多少个县级部门的情况。
    #[field(list, called = "部门数、调查单位数")]
    pub departments: Told<Count>,

    /// 调查部门
    ///
    /// 点得出名字的部门。
    #[field(search, filter)]
    pub units: Option<Told<Refs<Unit>>>,

    /// 未报部门
    ///
    /// 到期还没有交表的部门；没有的写“无”。
    #[field(search)]
    pub missing: Option<Told<Refs<Unit>>>,

    /// 调查结论
    #[field(search)]
    pub finding: Option<Name>,

    /// 作用
    #[field(search)]
    pub benefit: Option<Name>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Submission {
    /// 上报日期
    #[field(day, filter)]
    pub submitted: Told<Date>,
    /// 报送单位
    pub submitted_to: Told<Ref<Unit>>,
    /// 上报表
    pub forms: Option<Attached>,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 已布置
    Arranged,
    /// 已调查
    #[step("登记调查情况", from = Arranged)]
    Surveyed(Fieldwork),
    /// 已上报
    #[step("上报", from = Surveyed, by = Head)]
    Submitted(Fieldwork, Submission),
}

impl Rules for Survey {
    fn check(&self, problems: &mut Problems) {
        let begun = self.fieldwork().and_then(|it| it.begun.known());
        if let Some(begun) = begun.filter(|it| it.year() <= self.year.0) {
            problems
                .at(Fieldwork::BEGUN, format!("{} 年度的统计应在下一年开展，不会是 {begun}", self.year.0));
        }
        if let Some(it) = self.fieldwork()
            && let (Told::Exact(count), Some(units)) =
                (&it.departments, it.units.as_ref().and_then(Told::known))
            && usize::try_from(count.0).is_ok_and(|it| it < units.len())
        {
            let named = units.len();
            problems.at(Fieldwork::DEPARTMENTS, format!("列出了 {named} 个部门，部门数不会少于它"));
        }
        if let Standing::Submitted(fieldwork, it) = &self.standing
            && let (Told::Exact(begun), Told::Exact(submitted)) = (&fieldwork.begun, &it.submitted)
            && submitted < begun
        {
            problems.at(Submission::SUBMITTED, format!("上报日期早于开展日期 {begun}"));
        }
    }

    fn due(&self, _today: Date) -> Vec<Due> {
        match (&self.standing, &self.report_due) {
            (Standing::Arranged | Standing::Surveyed(_), Some(Told::Exact(day))) => {
                vec![Due::new(*day, "上报科普统计", "本记录的报送期限")]
            }
            _ => Vec::new(),
        }
    }
}

impl Survey {
    pub fn fieldwork(&self) -> Option<&Fieldwork> {
        match &self.standing {
            Standing::Arranged => None,
            Standing::Surveyed(it) | Standing::Submitted(it, _) => Some(it),
        }
    }
}
