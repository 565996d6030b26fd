//! 考评表：一年一张，考评谁、凭哪个办法、满分和加扣分的规定。指标另记，一项一条。

mod grades;

pub use grades::Grades;
use ledger::prelude::*;

/// 考评表
///
/// 目标考评和强县、示范县考核的打分表，一年一张。封顶、保底、迟扣、加分上限照考评办法填；指标登记在“考评指标”里。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Assessment {
    /// 考评表名称
    ///
    /// 如：2016年乡镇科技工作目标考评。
    #[field(title)]
    pub name: Name,

    /// 考评年度
    #[field(filter, list, called = "年度")]
    pub year: Year,

    /// 考评对象
    #[field(filter, list)]
    pub about: Assessed,

    /// 考评办法文号
    #[field(search, list)]
    pub document: Told<DocNumber>,

    /// 超额封顶（%）
    ///
    /// 超额完成最多按目标的百分之几计，不超额加分的填 100。
    pub cap: Told<Number>,

    /// 保底（%）
    ///
    /// 低于目标的百分之几不得分，没有这条规定的填 0。
    pub floor: Told<Number>,

    /// 迟一天扣（分）
    ///
    /// 按期完成的指标迟一天扣几分，没有这条规定的填 0。
    pub late: Told<Number>,

    /// 加分上限（分）
    ///
    /// 不加分的填 0。
    pub bonus_cap: Told<Number>,

    /// 等次
    ///
    /// 一行写一等，从好到差：第一行如“优秀：90分以上，不超过30%”，第二行“良好：80分以上”，最后一行“不合格：其余”。不分等次的不填。
    pub grades: Option<Grades>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

/// 考评对象
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Assessed {
    /// 部门
    Departments,
    /// 乡镇
    Townships,
    /// 本局
    Own,
    /// 专项（强县、示范县）
    Programme,
}

impl Assessed {
    /// Whether the sheet is about the county or the bureau as a whole.
    pub fn is_whole(self) -> bool {
        matches!(self, Assessed::Own | Assessed::Programme)
    }
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 拟定
    Drawn,
    /// 施行
    #[step("施行", from = Drawn, by = Head)]
    InForce {
        /// 施行日期
        #[field(day)]
        began: Told<Date>,
    },
    /// 已结账
    #[step("结账", from = InForce, by = Leader)]
    Closed {
        /// 结账日期
        ///
        /// 成绩按这一天以前填报的算；以后再改的记录不改变结账的成绩。
        #[field(day, filter)]
        closed: Date,
    },
}

impl Rules for Assessment {
    fn check(&self, problems: &mut Problems) {
        let hundred = Number::from_parts(1_000_000);
        if self.cap.known().is_some_and(|it| *it < hundred) {
            problems.at(Self::CAP, "封顶低于 100%，完成目标也得不到满分");
        }
        if self.floor.known().is_some_and(|it| hundred < *it) {
            problems.at(Self::FLOOR, "保底高于 100%，完成目标也不得分");
        }
    }
}
