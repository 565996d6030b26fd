//! 资助政策：哪个机关、凭哪个文、从哪天到哪天。条款另记，一条一条。

use ledger::prelude::*;

use super::unit::Unit;

/// 资助政策
///
/// 各级对专利、质押融资、科技项目的扶持政策。每一条款的对象、比例和上限登记在“政策条款”里。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Policy {
    /// 政策名称
    #[field(title)]
    pub name: Name,

    /// 制定机关
    #[field(filter, list, search)]
    pub issuer: Told<Ref<Unit>>,

    /// 政策文号
    #[field(search, list)]
    pub document: Told<DocNumber>,

    /// 施行日期
    #[field(day, filter, list)]
    pub starts: Told<Date>,

    /// 废止日期
    ///
    /// 一直有效的填“无”。
    #[field(filter, list)]
    pub ends: Told<Date>,

    /// 获知日期
    ///
    /// 上级明确对本县适用的日期，如工作对接的那天。
    #[field(filter)]
    pub heard: Option<Told<Date>>,

    /// 适用范围
    #[field(search)]
    pub applies_to: Told<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

impl Rules for Policy {
    fn check(&self, problems: &mut Problems) {
        if let (Some(starts), Some(ends)) = (self.starts.known(), self.ends.known())
            && ends < starts
        {
            problems.at(Self::ENDS, format!("废止日期早于施行日期 {starts}"));
        }
    }
}
