//! 程序自带的指标：报告要引的数，名称和口径在这里定一次。

use ledger::prelude::*;

use super::Reach;

/// An indicator the papers speak of. Its name is what readings and targets refer to.
#[derive(Clone, Copy, Debug)]
pub struct Standard {
    /// Stable, for the ids of figures.
    pub key: &'static str,
    pub name: &'static str,
    pub aliases: &'static str,
    pub unit: &'static str,
    pub reach: Reach,
    pub meaning: &'static str,
    pub computed_by: &'static str,
    /// The key of the half-year figure that computes it, if one does.
    pub figure: &'static str,
    pub report: &'static str,
}

macro_rules! standard {
    ($($id:ident = $key:literal, $name:literal ($aliases:literal), $unit:literal, $reach:ident, $by:literal,
        $figure:literal, $report:literal: $meaning:literal;)*) => {
        $(pub const $id: Standard = Standard {
            key: $key, name: $name, aliases: $aliases, unit: $unit, reach: Reach::$reach, meaning: $meaning,
            computed_by: $by, figure: $figure, report: $report,
        };)*

        /// All of them, in the order of the catalogue.
        pub const ALL: &[Standard] = &[$($id),*];
    };
}

standard! {
    COUNTY_PROJECTS = "county_projects", "县级重点项目总数" (""), "项", Within, "科技项目", "", "县级计划下达文件":
        "当年下达的县级重点科学技术研究计划项目，结转与新上之和";
    COUNTY_CARRIED = "county_carried", "县级重点项目结转数" (""), "项", Within, "科技项目", "", "县级计划下达文件":
        "上年以前立项、当年继续实施的县级重点项目";
    COUNTY_NEW = "county_new", "县级重点项目新上数" (""), "项", Within, "科技项目", "", "县级计划下达文件":
        "当年立项的县级重点项目";
    PROJECTS_APPLIED = "projects_applied", "各级科技项目申报数" ("科技项目申报"), "项", Cumulative, "科技项目", "project.applied", "无":
        "当年向国家、省、市、县各级科技计划申报的项目";
    PROJECTS_CARRIED_OUT = "projects_carried_out", "实施省市县级科技项目数" ("实施科技项目"), "项", Cumulative, "科技项目", "project.carried_out", "无":
        "当年在研的省、市、县级科技项目，含结转和新上";
    HITECH_OUTPUT = "hitech_output", "高新技术产业总产值" ("高新技术产值、高新技术总产值"), "亿元", Cumulative, "无", "", "统计局高新技术产业月报":
        "规模以上高新技术工业企业的工业总产值，从1月累计";
    HITECH_ENTERPRISES = "hitech_enterprises", "培育认定高新技术企业数" ("高新技术企业培育"), "家", Cumulative, "高新技术企业", "hightech.recognised", "认定公告":
        "当年新认定的高新技术企业";
    PATENTS_APPLIED = "patents_applied", "专利申请量" ("专利申报量、专利申请"), "件", Cumulative, "专利", "patent.applied", "知识产权局专利统计月报":
        "当年提交的专利申请，发明、实用新型、外观设计之和";
    INVENTIONS_APPLIED = "inventions_applied", "发明专利申请量" ("发明申请"), "件", Cumulative, "专利", "patent.applied.invention", "知识产权局专利统计月报":
        "当年提交的发明专利申请";
    MODELS_APPLIED = "models_applied", "实用新型专利申请量" ("实用新型申请"), "件", Cumulative, "专利", "patent.applied.utility_model", "知识产权局专利统计月报":
        "当年提交的实用新型专利申请";
    DESIGNS_APPLIED = "designs_applied", "外观设计专利申请量" ("外观设计申请"), "件", Cumulative, "专利", "patent.applied.design", "知识产权局专利统计月报":
        "当年提交的外观设计专利申请";
    PATENTS_GRANTED = "patents_granted", "专利授权量" ("专利授权"), "件", Cumulative, "专利", "patent.granted", "知识产权局专利统计月报":
        "当年授权公告的专利，不论何时申请";
    INVENTIONS_GRANTED = "inventions_granted", "发明专利授权量" ("发明授权"), "件", Cumulative, "专利", "patent.granted.invention", "知识产权局专利统计月报":
        "当年授权公告的发明专利";
    MODELS_GRANTED = "models_granted", "实用新型专利授权量" ("实用新型授权"), "件", Cumulative, "专利", "patent.granted.utility_model", "知识产权局专利统计月报":
        "当年授权公告的实用新型专利";
    DESIGNS_GRANTED = "designs_granted", "外观设计专利授权量" ("外观设计授权"), "件", Cumulative, "专利", "patent.granted.design", "知识产权局专利统计月报":
        "当年授权公告的外观设计专利";
    PATENTS_IN_FORCE = "patents_in_force", "有效发明专利拥有量" ("发明专利拥有量"), "件", AtEnd, "专利", "patent.valid.invention", "知识产权局专利统计年报":
        "期末仍然有效的发明专利";
    ADVANTAGE_ENTERPRISES = "advantage_enterprises", "扶持培育知识产权优势企业数" ("知识产权优势企业培育"), "户", Cumulative, "无", "", "认定文件":
        "当年新纳入扶持培育的知识产权优势企业";
    FARM_TECHNIQUES = "farm_techniques", "推广农业新技术新品种新模式数" ("农业技术推广"), "项", Cumulative, "无", "", "农业技术推广统计":
        "当年在全县推广的农业新技术、新品种、新模式";
}

/// The catalogue as records, to be entered into a new house.
pub fn records() -> Vec<Draft> {
    let record = |it: &Standard| {
        let draft: Draft = [
            ("name", it.name),
            ("aliases", it.aliases),
            ("unit", it.unit),
            ("reach", it.reach.text().as_str()),
            ("meaning", it.meaning),
            ("computed_by", it.computed_by),
            ("figure", it.figure),
            ("report", it.report),
        ]
        .into_iter()
        .collect();
        draft
    };
    ALL.iter().map(record).collect()
}
