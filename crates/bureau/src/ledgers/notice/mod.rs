//! 公示公告：名单、依据、期限、异议办法；发布时全文定住，留 SHA-256 校验码。

pub mod listing;
#[cfg(test)]
mod tests;

use ledger::{cell::mask, prelude::*};

pub use listing::{INSIDE, Listing, publishable};

use crate::rules::notice::{Counted, Term, next_working_day, working_days};

/// 公示公告
///
/// 从台账列表生成的公示：拟稿、发布、期满结束、撤下重发。发布时的全文定住，以后更正台账不改动它。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Notice {
    /// 公示标题
    #[field(title)]
    pub name: Name,

    /// 公示事项
    ///
    /// 决定公示几个工作日。
    #[field(filter, list)]
    pub matter: NoticeMatter,

    /// 依据文件
    ///
    /// 文号，如：国科发火〔2016〕32号。
    #[field(search)]
    pub basis: Told<DocNumber>,

    /// 依据条款
    ///
    /// 如：第十二条。
    pub article: Option<Name>,

    /// 公示正文
    ///
    /// 名单前面的话。不要写个人的证件号和手机号。
    #[field(search)]
    pub text: LongText,

    /// 公示名单
    ///
    /// 台账列表的地址；在列表页点“生成公示”会填好。
    pub listing: Listing,

    /// 公示栏目
    ///
    /// 名单里公开哪几栏，用顿号隔开。个人信息只显示遮住的样子。
    pub columns: Names,

    /// 异议提出办法
    ///
    /// 如：以书面形式实名提出，单位加盖公章，个人签名并留联系方式；匿名和逾期的不予受理。
    pub objecting: LongText,

    /// 联系人
    pub contact: Name,

    /// 联系电话
    pub phone: Name,

    /// 监督电话
    pub supervision: Option<Name>,

    /// 署名
    pub signer: Name,

    /// 承办人
    #[field(search, list, officer)]
    pub officer: Told<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 阶段
    pub standing: Standing,
}

/// 公示事项
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum NoticeMatter {
    /// 高新技术企业认定
    Hightech,
    /// 科技计划拟立项
    SciencePlan,
    /// 专利实施与促进专项资金
    IpFund,
    /// 科技奖励提名
    Award,
    /// 资助、补贴
    Subsidy,
}

impl NoticeMatter {
    fn term(self) -> Term {
        Term::Shown(match self {
            NoticeMatter::Hightech => "days_hightech",
            NoticeMatter::SciencePlan => "days_plan",
            NoticeMatter::IpFund => "days_ip_fund",
            NoticeMatter::Award => "days_award",
            NoticeMatter::Subsidy => "days_subsidy",
        })
    }

    /// The earliest day on which a notice that begins on a day may end.
    pub fn last_day(self, begins: Date) -> Result<Counted, String> {
        self.term().last_day(begins)
    }
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Publication {
    /// 公示开始日
    #[field(day, filter, list, fixed)]
    pub begins: Date,
    /// 公示截止日
    #[field(filter, list, fixed)]
    pub ends: Date,
    /// 公示项数
    #[field(list, fixed)]
    pub rows: Count,
    /// 公示全文
    ///
    /// 发布时定住的文字；它的 SHA-256 校验码就是附件的编号。
    #[field(fixed)]
    pub kept: Attached,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Ending {
    /// 结束日期
    #[field(day, filter)]
    pub ended: Date,
    /// 公示结果
    #[field(search)]
    pub outcome: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Withdrawal {
    /// 撤下日期
    #[field(day, filter)]
    pub withdrawn: Date,
    /// 撤下原因
    #[field(search)]
    pub withdrawn_because: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 拟稿
    #[step("重新拟稿", from = Withdrawn)]
    Drafted,
    /// 公示中
    #[step("发布", from = Drafted, by = Head)]
    Published(Publication),
    /// 期满无异议
    #[step(
        "无异议结束",
        from = Published,
        by = Head,
        unless = "objection.notice: received, checked, answered"
    )]
    Ended(Publication, Ending),
    /// 异议办结
    #[step("异议办结结束", from = Published, by = Head, unless = "objection.notice: received, checked")]
    Settled(Publication, Ending),
    /// 已撤下
    #[step("撤下", from = Published | Ended | Settled, by = Head)]
    Withdrawn(Publication, Withdrawal),
}

impl Standing {
    /// What was published, as long as it stands.
    pub fn shown(&self) -> Option<&Publication> {
        match self {
            Standing::Published(it) | Standing::Ended(it, _) | Standing::Settled(it, _) => Some(it),
            Standing::Drafted | Standing::Withdrawn(..) => None,
        }
    }

    pub fn publication(&self) -> Option<&Publication> {
        if let Standing::Withdrawn(it, _) = self { Some(it) } else { self.shown() }
    }

    pub fn ending(&self) -> Option<&Ending> {
        if let Standing::Ended(_, it) | Standing::Settled(_, it) = self { Some(it) } else { None }
    }
}

/// A text without the identity and mobile numbers of people: such a number is shown
/// by its ends only.
pub fn masked(text: &str) -> String {
    let mut res = String::new();
    let mut number = String::new();
    for it in text.chars().chain(['\n']) {
        if it.is_ascii_digit() || (matches!(it, 'X' | 'x') && number.len() == 17) {
            number.push(it);
            continue;
        }
        res += &if is_personal(&number) { mask(&number) } else { number.clone() };
        number.clear();
        res.push(it);
    }
    res.pop();
    res
}

fn is_personal(number: &str) -> bool {
    let mobile = number.len() == 11 && number.starts_with('1') && !number.starts_with("10");
    mobile || number.parse::<IdNumber>().is_ok()
}

impl Rules for Notice {
    fn due(&self, today: Date) -> Vec<Due> {
        let Standing::Published(it) = &self.standing else { return Vec::new() };
        let ground = format!("公示 {} 至 {}；期满的次日起登记结果", it.begins, it.ends);
        match next_working_day(it.ends) {
            Ok(day) => vec![Due::new(day, "登记公示结果", ground)],
            Err(missing) => vec![Due::new(today, missing, ground)],
        }
    }

    fn check(&self, problems: &mut Problems) {
        if let Err(sentence) = self.listing.columns(&self.columns) {
            problems.at(Self::COLUMNS, sentence);
        }
        for (column, text) in [(Self::TEXT.name(), &self.text), (Self::OBJECTING.name(), &self.objecting)] {
            if masked(text.as_str()) != text.as_str() {
                problems.add(column, "里面有个人的证件号或手机号，公示里不能写");
            }
        }
        let Some(it) = self.standing.publication() else { return };
        if self.basis == Told::NotReported {
            problems.at(Self::BASIS, "依据文件还没有填，不能发布；确实没有依据文件的填“无”");
        }
        match self.matter.last_day(it.begins) {
            Err(missing) => problems.at(Publication::BEGINS, missing),
            Ok(least) if it.ends < least.day => {
                let have = working_days(it.begins, it.ends).unwrap_or(0);
                let say = format!("公示期只有 {have} 个工作日，{}，最早到 {} 截止", least.ground, least.day);
                problems.at(Publication::ENDS, say);
            }
            Ok(_) => {}
        }
        if let Some(ending) = self.standing.ending()
            && ending.ended <= it.ends
        {
            problems.at(Ending::ENDED, format!("公示到 {} 才满，期满以后才能结束", it.ends));
        }
        if let Standing::Withdrawn(_, withdrawal) = &self.standing
            && withdrawal.withdrawn < it.begins
        {
            problems.at(Withdrawal::WITHDRAWN, format!("撤下日期早于公示开始日 {}", it.begins));
        }
    }
}
