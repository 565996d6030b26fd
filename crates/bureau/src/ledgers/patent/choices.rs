//! 专利记录里的选项：类型、申请人、减缴、高价值，和高企认定要看的。

use ledger::{prelude::*, words::Kind};

/// 专利类型
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum PatentKind {
    /// 发明
    Invention,
    /// 实用新型
    UtilityModel,
    /// 外观设计
    Design,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Nature {
    /// 企业
    Enterprise,
    /// 高校
    University,
    /// 科研院所
    Institute,
    /// 机关团体
    Body,
    /// 个人
    Person,
}

/// 财税〔2016〕78号。
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Reduction {
    /// 减缴85%
    EightyFive,
    /// 减缴70%
    Seventy,
    /// 不减缴
    No,
}

/// The five kinds that count as 高价值发明专利.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum HighValue {
    /// 战略性新兴产业
    Emerging,
    /// 在海外有同族专利权
    Abroad,
    /// 维持年限超过10年
    Long,
    /// 质押融资金额较高
    Pledged,
    /// 获国家科学技术奖或中国专利奖
    Awarded,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Core {
    /// 是
    Yes,
    /// 否
    No,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Obtained {
    /// 自主研发
    SelfDeveloped,
    /// 受让
    Transferred,
    /// 受赠
    Gifted,
    /// 并购
    Acquired,
}

/// With several owners one may use it for recognition, and only if the others consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Ownership {
    /// 单独所有
    Sole,
    /// 共有，其他人已同意
    Agreed,
    /// 共有，其他人未同意
    NotAgreed,
}

impl From<Kind> for PatentKind {
    fn from(kind: Kind) -> PatentKind {
        match kind {
            Kind::Invention => PatentKind::Invention,
            Kind::UtilityModel => PatentKind::UtilityModel,
            Kind::Design => PatentKind::Design,
        }
    }
}
