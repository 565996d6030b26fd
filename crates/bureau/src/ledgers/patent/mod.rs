//! 专利：从提交申请到授权、缴年费、失效，一件一条。
//!
//! 申请、授权、有效是三件事：申请按申请日数，授权按授权公告日数，有效按某一天数。

pub mod annuity;
mod choices;
pub mod figures;
mod number;
mod parts;
mod stages;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use choices::*;
pub use number::ApplicationNumber;
pub use parts::*;
pub use stages::Standing;

use super::{hightech::Hightech, portfolio::Portfolio, project::Project, unit::Unit};

/// 专利
///
/// 本县单位和个人申请的专利，一件一条。申请号授权前后不变；可导入专利检索下载的清单。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Patent {
    /// 专利名称
    ///
    /// 请求书或证书上的发明创造名称。
    #[field(title, called = "发明名称、名称、发明创造名称、标题")]
    pub name: Told<Name>,

    /// 申请号
    ///
    /// 12 位数字（2003年10月前为 8 位）、小数点和校验位；前面的 ZL 写不写都行。
    #[field(unique, alias, search, list, called = "专利号、专利申请号、申请（专利）号、申请号/专利号")]
    pub number: Told<ApplicationNumber>,

    /// 专利类型
    #[field(filter, list, called = "类型、专利种类、种类、专利类别")]
    pub kind: Told<PatentKind>,

    /// 申请人
    ///
    /// 第一申请人，授权后即专利权人；个人申请的填“不适用”，姓名写在“其他申请人”里。
    #[field(
        filter,
        list,
        search,
        called = "专利权人、第一申请人、权利人、申请（专利权）人、申请人（专利权人）"
    )]
    pub holder: Told<Ref<Unit>>,

    /// 其他申请人
    #[field(search, called = "共同申请人")]
    pub others: Option<Names>,

    /// 申请人类型
    #[field(filter)]
    pub nature: Option<Told<Nature>>,

    /// 发明人
    ///
    /// 外观设计填设计人；多人之间用顿号隔开。
    #[field(search, called = "设计人、发明人（设计人）、发明（设计）人")]
    pub inventors: Option<Names>,

    /// 申请日
    #[field(day, filter, list, called = "申请日期、申请时间")]
    pub filed: Told<Date>,

    /// 主分类号
    #[field(search, called = "IPC、IPC分类号、IPC主分类号、分类号")]
    pub class: Option<Name>,

    /// 代理机构
    #[field(search, called = "专利代理机构、代理公司")]
    pub agent: Option<Name>,

    /// 费用减缴
    #[field(filter, called = "费减、费减备案")]
    pub reduction: Option<Told<Reduction>>,

    /// 高价值发明
    ///
    /// 属于哪一种高价值发明专利；不是的不填。
    #[field(filter)]
    pub high_value: Option<HighValue>,

    /// 专利组合
    #[field(filter)]
    pub portfolio: Option<Ref<Portfolio>>,

    /// 对应项目
    ///
    /// 产生或实施这件专利的科技项目。
    pub project: Option<Ref<Project>>,

    /// 实施产品
    #[field(search)]
    pub product: Option<Name>,

    /// 核心支持
    ///
    /// 对企业的主要产品（服务）在技术上是否发挥核心支持作用，高企认定要看。
    #[field(filter)]
    pub core: Option<Core>,

    /// 获得方式
    #[field(filter)]
    pub obtained: Option<Obtained>,

    /// 权属
    pub ownership: Option<Ownership>,

    /// 用于认定
    ///
    /// 已经在哪几轮高企认定里用过，没有用过的填“无”；实用新型、外观设计只能用一次。
    pub used_in: Option<Told<Refs<Hightech>>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    ///
    /// 这条信息从哪里来，如文号、报表或报告的章节。
    pub source: Option<Name>,

    /// 阶段
    pub standing: Standing,
}

impl Rules for Patent {
    fn check(&self, problems: &mut Problems) {
        self.check_number(problems);
        self.check_stage(problems);
        self.check_days(problems);
        self.check_upkeep(problems);
    }

    fn due(&self, today: Date) -> Vec<Due> {
        let (Some(kind), Some(filed)) = (self.kind.known(), exact(&self.filed)) else { return Vec::new() };
        if let Standing::Allowed(.., it) = &self.standing
            && let Some(allowed) = exact(&it.allowed)
        {
            let by = annuity::register_by(allowed);
            return by.map(|(day, ground)| Due::new(day, "办理登记手续", ground)).into_iter().collect();
        }
        let Some(paid_to) = self.standing.upkeep().and_then(|it| exact(&it.paid_to)) else {
            return Vec::new();
        };
        let mut res = Vec::new();
        if let Some(it) = annuity::next(*kind, filed, paid_to) {
            let owed = it.owed(today).filter(|owed| *owed != it.fee);
            let owed = owed.map_or(String::new(), |it| format!("；今天补缴须连滞纳金共 {} 元", it.yuan()));
            let what = format!("缴纳第 {} 年度年费 {} 元（未计减缴）", it.year, it.fee.yuan());
            res.push(Due::new(it.due, what, format!("{}{owed}", it.ground)));
            let rest = format!("逾期按月加收滞纳金，过了这一天专利权自年费期满日终止：{}", it.grace_ground);
            res.push(Due::new(it.last_day(), "补缴年费的最后一天", rest));
        }
        res.extend(annuity::term(*kind, filed).map(|it| Due::new(it.ends, "专利权期限届满", it.ground)));
        res
    }
}

impl Patent {
    fn check_number(&self, problems: &mut Problems) {
        let Some(number) = self.number.known() else { return };
        if let Some(kind) = self.kind.known()
            && *kind != number.kind().into()
        {
            let told = PatentKind::from(number.kind()).words();
            problems.at(Self::KIND, format!("申请号 {number} 的种类位说是{told}，与所选类型不符"));
        }
        // A divisional application keeps the earlier day of filing, so the day may lie
        // before the year of the number, but never after it.
        if let Some(filed) = self.filed.known()
            && number.year() < filed.year()
        {
            problems.at(Self::FILED, format!("申请日晚于申请号 {number} 的年份"));
        }
    }

    fn check_stage(&self, problems: &mut Problems) {
        let examined = self.standing.publication().is_some() || self.standing.examination().is_some();
        if examined && self.kind.known().is_some_and(|it| *it != PatentKind::Invention) {
            problems.at(Self::KIND, "只有发明专利申请要公布和实质审查；实用新型和外观设计初审合格即授权");
        }
        if !matches!(self.standing, Standing::Submitted | Standing::Dropped(..)) && self.number == Told::Nil {
            problems.at(Self::NUMBER, "已受理的专利有申请号，不能填“无”；还不知道的填“未报”");
        }
    }

    /// Nothing happens to an application before it is filed.
    fn check_days(&self, problems: &mut Problems) {
        let Some(filed) = exact(&self.filed) else { return };
        let granted = self.standing.grant().and_then(|it| exact(&it.granted));
        if granted.is_some_and(|it| it < filed) {
            problems.at(Grant::GRANTED, format!("授权公告日早于申请日 {filed}"));
        }
        let published = self.standing.publication().and_then(|it| exact(&it.published));
        if published.is_some_and(|it| it < filed) {
            problems.at(Publication::PUBLISHED, format!("公布日早于申请日 {filed}"));
        }
        if let Standing::Ended(.., it) = &self.standing
            && let (Some(granted), Some(ended)) = (granted, exact(&it.ended))
            && ended < granted
            && it.end_reason.known() != Some(&EndReason::Unpaid)
        {
            problems.at(Ending::ENDED, format!("失效日期早于授权公告日 {granted}"));
        }
    }

    fn check_upkeep(&self, problems: &mut Problems) {
        let (Some(kind), Some(filed)) = (self.kind.known(), exact(&self.filed)) else { return };
        let Some(paid_to) = self.standing.upkeep().and_then(|it| exact(&it.paid_to)) else { return };
        match annuity::years_between(filed, paid_to) {
            None => {
                let nearest = filed.saturating_add(jiff::Span::new().years(paid_to.year() - filed.year()));
                problems.at(Upkeep::PAID_TO, format!("年费缴至应是申请日 {filed} 的周年日，如 {nearest}"));
            }
            Some(years) => {
                if let Some(it) = annuity::term(*kind, filed)
                    && it.years < years
                {
                    problems.at(Upkeep::PAID_TO, format!("超过了专利权期限，届满日是 {}", it.ends));
                }
            }
        }
    }
}

/// The day, where it is known to the day.
fn exact(told: &Told<Date>) -> Option<Date> {
    if let Told::Exact(day) = told { Some(*day) } else { None }
}
