//! 重点工程协调事项：征地、道路、水电、手续、群众诉求，直到解决或搁置。
//!
//! 国防工程的代号和地点按保密要求处理：这里不录涉密内容，登记的事项可标为不对外公开。

pub mod figures;

use ledger::prelude::*;

use super::{document::Document, unit::Unit, work::Work};

/// 协调事项
///
/// 重点工程要县里协调的问题，一个一条。系统不是涉密系统，涉密内容不得录入（保密法）。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Matter {
    /// 事项
    #[field(title)]
    pub name: Name,

    /// 专项工作
    #[field(filter, list, search)]
    pub work: Told<Ref<Work>>,

    /// 所属工程
    #[field(search, list)]
    pub project: Option<Told<Name>>,

    /// 工程业主
    #[field(filter)]
    pub owner: Option<Told<Ref<Unit>>>,

    /// 问题类型
    #[field(filter, list)]
    pub kind: Told<MatterKind>,

    /// 涉及部门
    #[field(search)]
    pub departments: Told<Names>,

    /// 地点
    #[field(search)]
    pub place: Option<Name>,

    /// 本局责任人
    #[field(search, list, officer)]
    pub officer: Option<Name>,

    /// 提出日期
    #[field(day, filter, list)]
    pub raised: Told<Date>,

    /// 公开属性
    ///
    /// 国防工程和拿不准的选“不对外公开”。
    #[field(filter)]
    pub publicity: Publicity,

    /// 备忘录或纪要
    ///
    /// 定下这件事的备忘录、会议纪要。
    pub memo: Option<Ref<Document>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

/// 问题类型
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum MatterKind {
    /// 征地拆迁
    Land,
    /// 工程建设用地和弃土
    Site,
    /// 道路
    Road,
    /// 水电气
    Utility,
    /// 手续办理
    Permit,
    /// 群众诉求
    Petition,
    /// 遗留问题
    Legacy,
    /// 其他
    Other,
}

/// 公开属性
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Publicity {
    /// 主动公开
    Open,
    /// 依申请公开
    OnRequest,
    /// 不对外公开
    Closed,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Move {
    /// 开始协调日期
    #[field(day)]
    pub moved: Told<Date>,
    /// 进展
    #[field(search)]
    pub progress: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Solution {
    /// 解决日期
    #[field(day, filter)]
    pub solved: Told<Date>,
    /// 解决结果
    #[field(search)]
    pub solution: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Shelving {
    /// 搁置日期
    #[field(day, filter)]
    pub shelved: Told<Date>,
    /// 搁置原因
    #[field(search)]
    pub shelved_because: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 待协调
    Waiting,
    /// 推进中
    #[step("开始协调", from = Waiting)]
    #[step("重新协调", from = Shelved, by = Head)]
    Moving(Move),
    /// 已解决
    #[step("登记解决", from = Waiting | Moving, by = Head)]
    Solved(Option<Move>, Solution),
    /// 搁置
    #[step("搁置", from = Waiting | Moving, by = Head)]
    Shelved(Option<Move>, Shelving),
}

impl Matter {
    /// How long it has been open by the day, where the days are known.
    pub fn open_days(&self, day: Date) -> Option<i64> {
        let end = match &self.standing {
            Standing::Solved(_, it) => *it.solved.known()?,
            Standing::Waiting | Standing::Moving(_) | Standing::Shelved(..) => day,
        };
        let Told::Exact(raised) = &self.raised else { return None };
        raised.until(end).ok().map(|it| i64::from(it.get_days()))
    }
}

impl Rules for Matter {
    fn check(&self, problems: &mut Problems) {
        let over = match &self.standing {
            Standing::Solved(_, it) => Some((Solution::SOLVED, &it.solved)),
            Standing::Shelved(_, it) => Some((Shelving::SHELVED, &it.shelved)),
            Standing::Waiting | Standing::Moving(_) => None,
        };
        if let (Told::Exact(raised), Some((column, Told::Exact(day)))) = (&self.raised, over)
            && day < raised
        {
            problems.at(column, format!("日期早于提出日期 {raised}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matter(more: &[(&str, &str)]) -> Result<Matter, Problems> {
        let told = [
            ("name", "取水房用地"),
            ("work", "未报"),
            ("kind", "征地拆迁"),
            ("departments", "县国土局"),
            ("raised", "2016-03-01"),
            ("publicity", "closed"),
            ("stage", "waiting"),
        ];
        Matter::read(&told.iter().chain(more).copied().collect())
    }

    #[test]
    fn a_matter_is_open_until_it_is_solved() {
        let day = Date::constant(2016, 6, 30);
        assert_eq!(matter(&[]).unwrap().open_days(day), Some(121));
        let solved = [("stage", "solved"), ("solved", "2016-03-11"), ("solution", "已交地")];
        assert_eq!(matter(&solved).unwrap().open_days(day), Some(10));
        assert_eq!(matter(&[("raised", "未报")]).unwrap().open_days(day), None);
    }

    #[test]
    fn a_matter_is_not_shelved_without_a_reason_nor_before_it_was_raised() {
        let said = |more: &[(&str, &str)]| matter(more).unwrap_err().sentence();
        assert!(said(&[("stage", "shelved"), ("shelved", "2016-04-01")]).contains("请填写搁置原因"));
        let early = [("stage", "shelved"), ("shelved", "2016-02-01"), ("shelved_because", "等规划")];
        assert!(said(&early).contains("早于提出日期 2016-03-01"));
    }
}
