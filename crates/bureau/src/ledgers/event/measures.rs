//! 一次活动或一个活动月的成效数：组织了多少人，送了什么，惠及多少人。
//!
//! 每个数都可以是确数、约数（1000余）或存疑；没有的不填，有而不知道的写未报。

use ledger::prelude::*;

/// Shared by an event and by the sum a campaign reports of the whole county.
#[derive(Clone, Debug, PartialEq, Part)]
pub struct Measures {
    /// 参加部门数（个）
    ///
    /// 参加的部门和单位有多少个；点得出名字的另填在“参加单位”里。
    #[field(called = "参加部门、部门数、参加单位数")]
    pub departments: Option<Told<Count>>,

    /// 参加科技人员（人）
    #[field(called = "科技人员、参加人员、组织人员、动员人数")]
    pub staff: Option<Told<Count>>,

    /// 科普宣传队（个）
    #[field(called = "宣传队、服务队")]
    pub teams: Option<Told<Count>>,

    /// 送到乡镇（个）
    #[field(called = "乡镇数、覆盖乡镇")]
    pub townships: Option<Told<Count>>,

    /// 科普和科技咨询（人次）
    #[field(called = "咨询、咨询人次、科技咨询")]
    pub consultations: Option<Told<Count>>,

    /// 讲座和培训（场次）
    #[field(called = "讲座、培训场次、讲座场次、实用技术培训")]
    pub sessions: Option<Told<Count>>,

    /// 培训（人次）
    #[field(called = "培训人次、受训人次、听讲人次")]
    pub trainees: Option<Told<Count>>,

    /// 送科技项目下乡（项）
    #[field(called = "送项目、科技项目")]
    pub projects: Option<Told<Count>>,

    /// 推广实用技术（项）
    #[field(called = "实用技术、推广技术")]
    pub techniques: Option<Told<Count>>,

    /// 展出科技图书（册）
    #[field(called = "展出图书")]
    pub books_shown: Option<Told<Count>>,

    /// 科普挂图（套）
    #[field(called = "挂图")]
    pub charts: Option<Told<Count>>,

    /// 发放资料（份）
    #[field(called = "资料、科技资料、宣传资料、发放科技资料")]
    pub leaflets: Option<Told<Count>>,

    /// 科技展板（块）
    #[field(called = "展板")]
    pub boards: Option<Told<Count>>,

    /// 免费发放图书（本）
    #[field(called = "赠书、发放图书、发放科普图书")]
    pub books_given: Option<Told<Count>>,

    /// 赠送物资
    ///
    /// 送了什么，如：蔬菜种子。
    #[field(called = "物资名称")]
    pub goods: Option<Name>,

    /// 赠送物资价值（元）
    #[field(called = "物资价值、物资折款")]
    pub goods_value: Option<Told<Count>>,

    /// 义诊（人次）
    #[field(called = "义诊人次")]
    pub clinics: Option<Told<Count>>,

    /// 义检（人次）
    #[field(called = "义检人次、免费体检")]
    pub checkups: Option<Told<Count>>,

    /// 参加学校（所）
    #[field(called = "学校数")]
    pub schools: Option<Told<Count>>,

    /// 参加学生（人）
    #[field(called = "学生、学生人数")]
    pub pupils: Option<Told<Count>>,

    /// 媒体报道（篇）
    #[field(called = "报道、新闻报道")]
    pub reports: Option<Told<Count>>,

    /// 活动经费（万元）
    #[field(called = "经费、支出")]
    pub spending: Option<Told<Money>>,
}

/// One measure that is counted: its column, its name in code, its words, its unit.
pub struct Measured {
    pub column: Column<Option<Told<Count>>>,
    pub label: &'static str,
    /// What stands before the number in a sentence.
    pub phrase: &'static str,
    pub unit: &'static str,
    pub value: fn(&Measures) -> &Option<Told<Count>>,
}

macro_rules! measured {
    ($($column:ident $field:ident $label:literal $phrase:literal $unit:literal)*) => {
        &[$(Measured {
            column: Measures::$column,
            label: $label,
            phrase: $phrase,
            unit: $unit,
            value: |it| &it.$field,
        }),*]
    };
}

/// In the order in which a report tells them.
pub const MEASURED: &[Measured] = measured! {
    DEPARTMENTS departments "参加部门" "参加部门和单位" "个"
    STAFF staff "参加科技人员" "组织动员科技人员" "名"
    TEAMS teams "科普宣传队" "组成科普宣传队" "个"
    TOWNSHIPS townships "送科技下乡的乡镇" "送科技下乡到乡镇" "个"
    CONSULTATIONS consultations "科普和科技咨询" "开展科普和科技咨询" "人次"
    SESSIONS sessions "讲座和培训" "举办科技讲座、实用技术培训" "场次"
    TRAINEES trainees "培训人次" "培训" "人次"
    PROJECTS projects "送科技项目下乡" "送科技项目下乡" "项"
    TECHNIQUES techniques "推广实用技术" "推广实用技术" "项"
    BOOKS_SHOWN books_shown "展出科技图书" "展出科技图书" "册"
    CHARTS charts "科普挂图" "科普挂图" "套"
    LEAFLETS leaflets "发放资料" "发放资料" "份"
    BOARDS boards "科技展板" "展出科技展板" "块"
    BOOKS_GIVEN books_given "免费发放图书" "免费发放科普图书" "本"
    GOODS_VALUE goods_value "赠送物资价值" "赠送物资价值" "元"
    CLINICS clinics "义诊" "开展义诊" "人次"
    CHECKUPS checkups "义检" "义检" "人次"
    SCHOOLS schools "参加学校" "参加学校" "所"
    PUPILS pupils "参加学生" "参加学生" "名"
    REPORTS reports "媒体报道" "媒体报道" "篇"
};

/// The measure of a column.
pub fn measured(column: Column<Option<Told<Count>>>) -> Option<&'static Measured> {
    MEASURED.iter().find(|it| it.column.name() == column.name())
}

impl Measures {
    /// What numbers of one event must agree on.
    pub fn check(&self, problems: &mut Problems) {
        let known = |it: &Option<Told<Count>>| match it {
            Some(Told::Exact(it)) => Some(it.0),
            _ => None,
        };
        let nothing = |it: &Option<Told<Count>>| matches!(it, Some(Told::Nil | Told::Exact(Count(0))));
        if let Some(trainees @ 1..) = known(&self.trainees) {
            if nothing(&self.sessions) {
                problems.at(Measures::SESSIONS, format!("填了培训 {trainees} 人次，就不会一场也没有"));
            }
            if let Some(sessions) = known(&self.sessions).filter(|it| trainees < *it) {
                let sentence = format!("{sessions} 场次的培训不会只有 {trainees} 人次，请核对是否填反了");
                problems.at(Measures::TRAINEES, sentence);
            }
        }
        if let (Some(teams), Some(staff)) = (known(&self.teams), known(&self.staff))
            && staff < teams
        {
            problems.at(Measures::TEAMS, format!("{staff} 名科技人员组不成 {teams} 个宣传队"));
        }
        if let (Some(schools), Some(pupils @ 1..)) = (known(&self.schools), known(&self.pupils))
            && pupils < schools
        {
            problems.at(Measures::PUPILS, format!("{schools} 所学校不会只有 {pupils} 名学生参加"));
        }
        if matches!(self.goods_value, Some(Told::Exact(_) | Told::About(..))) && self.goods.is_none() {
            problems.at(Measures::GOODS, "填了赠送物资的价值，请写明是什么物资");
        }
    }
}
