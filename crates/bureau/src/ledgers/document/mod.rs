//! 公文（发文）：拟定 → 征求意见 → 审议 → 印发 → 报送，每一步哪天、经过谁。
//!
//! 本局起草的都在这里，不论以谁的名义印发。收到的文登记在“收文”。

pub mod figures;
pub mod pool;
mod stages;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use stages::{Adoption, Consultation, Dispatch, Drafting, InTime, Issue, Standing, Voiding};

use super::{matter::Publicity, reading::Stretch, unit::Unit, work::Work};

/// 公文
///
/// 本局起草和发出的方案、计划、通知、报告等，一件一条。发文字号在印发时登记，不跳号、不重号；作废的号不再使用。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Document {
    /// 标题
    #[field(title)]
    pub name: Told<Name>,

    /// 文种
    #[field(filter, list)]
    pub kind: DocumentKind,

    /// 发文机关
    ///
    /// 以谁的名义印发；代县政府起草的填县政府。
    #[field(filter, list)]
    pub issuer: Told<Ref<Unit>>,

    /// 起草单位
    ///
    /// 共同起草的都写上，用顿号隔开。
    #[field(search)]
    pub drafters: Option<Names>,

    /// 主送机关
    #[field(search)]
    pub addressee: Option<Told<Names>>,

    /// 抄送机关
    #[field(search)]
    pub copied_to: Option<Names>,

    /// 专项工作
    #[field(filter, list, search)]
    pub work: Option<Told<Ref<Work>>>,

    /// 所属时期
    ///
    /// 内容说的是哪一段，如 2016年、2015年、2016年上半年。
    #[field(filter, list)]
    pub period: Option<Told<Stretch>>,

    /// 主要内容
    #[field(search)]
    pub contents: Option<LongText>,

    /// 目标个数
    ///
    /// 方案、计划里明确的工作目标有几个。
    pub goals: Option<Told<Count>>,

    /// 参加方
    ///
    /// 备忘录和协议由哪几方达成。
    #[field(search)]
    pub parties: Option<Names>,

    /// 议定事项
    ///
    /// 备忘录和纪要定下了什么；要办的另登记为任务。
    #[field(search)]
    pub agreed: Option<LongText>,

    /// 公开属性
    #[field(filter)]
    pub publicity: Option<Publicity>,

    /// 保管期限
    pub kept_for: Option<Keeping>,

    /// 文稿
    pub file: Option<Attached>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 办理阶段
    pub standing: Standing,
}

/// 文种（党政机关公文处理工作条例，中办发〔2012〕14号）；其后是日常文稿。
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum DocumentKind {
    /// 决议
    Resolution,
    /// 决定
    Decision,
    /// 命令
    Order,
    /// 公报
    Communique,
    /// 公告
    Announcement,
    /// 通告
    PublicNotice,
    /// 意见
    Opinion,
    /// 通知
    Notice,
    /// 通报
    Circular,
    /// 报告
    Report,
    /// 请示
    Request,
    /// 批复
    Reply,
    /// 议案
    Motion,
    /// 函
    Letter,
    /// 纪要
    Minutes,
    /// 工作方案
    Scheme,
    /// 工作计划
    Plan,
    /// 工作要点
    KeyPoints,
    /// 总结
    Review,
    /// 简介和材料
    Material,
    /// 备忘录
    Memo,
    /// 规范性文件和办法
    Measure,
}

/// 保管期限
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Keeping {
    /// 永久
    Forever,
    /// 30年
    Thirty,
    /// 10年
    Ten,
}

/// What a report must not ask for (条例第九条：报告不得夹带请示事项).
const ASKING: &[&str] = &["请批示", "请予批准", "请批准", "妥否", "当否", "请审批"];

impl Rules for Document {
    fn check(&self, problems: &mut Problems) {
        let asking = |it: &LongText| ASKING.iter().find(|word| it.as_str().contains(**word)).copied();
        if self.kind == DocumentKind::Report
            && let Some(word) = self.contents.as_ref().and_then(asking)
        {
            problems.at(Self::CONTENTS, format!("报告不得夹带请示事项，内容里有“{word}”：请改用请示"));
        }
        if self.kind == DocumentKind::Request
            && let Some(to) = self.addressee.as_ref().and_then(Told::known)
            && 1 < to.iter().count()
        {
            problems.at(Self::ADDRESSEE, "请示只能主送一个机关，其他的抄送");
        }
        if self.kind == DocumentKind::Memo && (self.parties.is_none() || self.agreed.is_none()) {
            problems.at(Self::PARTIES, "备忘录要写明参加方和议定事项");
        }
        self.standing.check(problems);
    }
}
