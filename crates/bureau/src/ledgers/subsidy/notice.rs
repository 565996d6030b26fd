//! 公示：从哪天到哪天，够不够工作日，满了没有（规则集 `public-notice`）。

use ledger::prelude::*;

use super::Approval;
use crate::rules::notice_of_subsidy;

#[derive(Clone, Debug, PartialEq, Part)]
pub struct PublicNotice {
    /// 公示开始日期
    #[field(day, filter)]
    pub shown_from: Told<Date>,
    /// 公示截止日期
    ///
    /// 公示上写的最后一天；工作日数不够的不能保存。
    #[field(filter)]
    pub shown_to: Told<Date>,
    /// 公示异议
    ///
    /// 收到的异议和核查结果；没有的不填。
    pub objection: Option<LongText>,
}

impl PublicNotice {
    pub(super) fn check(&self, approval: &Approval, problems: &mut Problems) {
        let Some((from, to)) = self.days() else { return };
        if to < from {
            problems.at(Self::SHOWN_TO, format!("公示截止日期早于开始日期 {from}"));
            return;
        }
        if let Told::Exact(approved) = approval.approved
            && from < approved
        {
            problems.at(Self::SHOWN_FROM, format!("公示开始日期早于核定日期 {approved}"));
        }
        let asked = notice_of_subsidy(from, Some(to), from);
        if let Some((sentence, ground)) = asked.too_short {
            problems.at(Self::SHOWN_TO, format!("{ground}：{sentence}"));
        }
    }

    /// Why money cannot be paid yet on a day. A year whose holidays nobody
    /// registered cannot be judged and refuses nothing.
    pub(super) fn not_over(&self, day: Date) -> Option<String> {
        let (from, to) = self.days()?;
        let (sentence, ground) = notice_of_subsidy(from, Some(to), day).running?;
        Some(format!("公示期未满，不能拨付（{ground}）：{sentence}"))
    }

    /// Money may be paid on the day after the last.
    pub(super) fn due(&self) -> Vec<Due> {
        let Some((from, to)) = self.days() else { return Vec::new() };
        let days = notice_of_subsidy(from, Some(to), from).days;
        let counted = days.map_or("放假安排没有登记，工作日数无法核对".to_owned(), |it| {
            format!("{from} 起 {it} 个工作日")
        });
        vec![Due::new(to, "公示期满，之后可以拨付", format!("公示截止日期（{counted}）"))]
    }

    fn days(&self) -> Option<(Date, Date)> {
        match (&self.shown_from, &self.shown_to) {
            (Told::Exact(from), Told::Exact(to)) => Some((*from, *to)),
            _ => None,
        }
    }
}
