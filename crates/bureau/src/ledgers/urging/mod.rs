//! 催办：谁、哪天、怎样提醒了谁，对方怎么说。

mod place;

use ledger::prelude::*;

pub use place::Place;

/// 催办记录
///
/// 提醒过责任人的，一次一条：事项、哪天、怎样提醒、对方的答复。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Urging {
    /// 催办事项
    #[field(title)]
    pub name: Name,

    /// 记录
    ///
    /// 催的是哪条记录；从期限日历点“催办”会填好。
    #[field(filter)]
    pub place: Place,

    /// 期限
    #[field(list)]
    pub due: Told<Date>,

    /// 催办对象
    #[field(list, search)]
    pub whom: Told<Name>,

    /// 催办日期
    #[field(day, filter, list)]
    pub day: Date,

    /// 催办方式
    #[field(filter, list)]
    pub how: How,

    /// 催办人
    #[field(list, search)]
    pub by: Name,

    /// 对方答复
    #[field(search)]
    pub reply: Option<LongText>,
}

/// 催办方式
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum How {
    /// 当面
    Face,
    /// 电话
    Phone,
    /// 工作群
    Group,
    /// 书面
    Letter,
    /// 会上
    Meeting,
}

impl Rules for Urging {}
