//! 工作进展：专项工作的大事记，哪天、谁、做了什么、结果如何。

use ledger::prelude::*;

use super::{document::Document, work::Work};

/// 工作进展
///
/// 专项工作的大事记：会商、汇报、报送、决策等，一件一条。报告里的进展由这里按日期写出。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Progress {
    /// 事项
    ///
    /// 做了什么，一句话，不写日期和人名。
    #[field(title)]
    pub name: Name,

    /// 专项工作
    #[field(filter, list, search)]
    pub work: Told<Ref<Work>>,

    /// 性质
    #[field(filter, list)]
    pub kind: ProgressKind,

    /// 日期
    #[field(day, filter, list)]
    pub happened: Told<Date>,

    /// 日期的说法
    ///
    /// 只知道大概的照原话写，如：年初、月底。
    pub said_when: Option<Name>,

    /// 带队或参加人员
    ///
    /// 姓名连同职务，多人之间用顿号隔开。
    #[field(search)]
    pub people: Option<Names>,

    /// 参加或承办单位
    #[field(search, list)]
    pub bodies: Option<Names>,

    /// 部署单位
    ///
    /// 按谁的要求做的。
    #[field(search)]
    pub asked_by: Option<Names>,

    /// 对象
    ///
    /// 向谁汇报、报送给谁、到哪里调研。
    #[field(search)]
    pub towards: Option<Names>,

    /// 地点
    #[field(search)]
    pub place: Option<Name>,

    /// 结果
    #[field(search, list)]
    pub outcome: Option<LongText>,

    /// 有关公文
    pub document: Option<Ref<Document>>,

    /// 佐证材料
    ///
    /// 照片、签到册、纪要的扫描件。
    pub evidence: Option<Attached>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

/// 性质
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum ProgressKind {
    /// 启动
    Start,
    /// 调研会商
    Consultation,
    /// 汇报
    Report,
    /// 工作对接
    Liaison,
    /// 督查检查
    Inspection,
    /// 材料报送
    Submission,
    /// 自查总结
    Review,
    /// 研究决定
    Decision,
    /// 其他
    Other,
}

impl Rules for Progress {
    fn check(&self, problems: &mut Problems) {
        if matches!(self.happened, Told::Nil | Told::NotApplicable) {
            problems.at(Self::HAPPENED, "已经发生的事总有日期：不知道的写“未报”，只知道月份的写如 2016年5月");
        }
    }
}
