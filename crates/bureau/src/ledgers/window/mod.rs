//! 申报批次：某一项申报哪天截止，凭哪个通知。高企测算按它倒排各步的日期。

#[cfg(test)]
mod tests;

use ledger::prelude::*;

/// 申报批次
///
/// 上级每一批申报的截止日期，按通知登记；通知没有到的，可先按去年的登记并在备注里写明。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Window {
    /// 批次名称
    ///
    /// 如：2016年第一批高新技术企业认定申报。
    #[field(title)]
    pub name: Name,

    /// 申报事项
    #[field(filter, list)]
    pub kind: WindowKind,

    /// 申报年度
    #[field(filter, list, called = "年度")]
    pub year: Year,

    /// 县级截止日期
    ///
    /// 申报单位把材料交到本局的最后一天。
    #[field(day, filter, list)]
    pub county_by: Told<Date>,

    /// 推荐截止日期
    ///
    /// 本局向上级推荐的最后一天。
    #[field(filter, list)]
    pub recommend_by: Told<Date>,

    /// 系统关闭日期
    pub closes: Option<Told<Date>>,

    /// 通知文号
    #[field(search, list)]
    pub document: Told<DocNumber>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum WindowKind {
    /// 高企认定
    Hightech,
    /// 科技型中小企业评价
    TechSme,
    /// 科技计划项目
    Project,
    /// 科技奖励
    Prize,
    /// 知识产权项目
    Property,
    /// 其他
    Other,
}

impl Rules for Window {
    fn check(&self, problems: &mut Problems) {
        if let (Told::Exact(county), Told::Exact(recommend)) = (&self.county_by, &self.recommend_by)
            && recommend < county
        {
            problems.at(Self::RECOMMEND_BY, format!("推荐截止日期早于县级截止日期 {county}"));
        }
    }

    fn due(&self, _today: Date) -> Vec<Due> {
        let ground = self.document.known().map_or_else(|| "申报通知".to_owned(), ToString::to_string);
        let days = [
            (Some(&self.county_by), "县级受理截止"),
            (Some(&self.recommend_by), "推荐上报截止"),
            (self.closes.as_ref(), "申报系统关闭"),
        ];
        let due = |(told, what): (Option<&Told<Date>>, &str)| match told {
            Some(Told::Exact(day)) => Some(Due::new(*day, what, ground.clone())),
            _ => None,
        };
        days.into_iter().filter_map(due).collect()
    }
}
