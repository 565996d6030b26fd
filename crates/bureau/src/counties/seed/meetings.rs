//! 一(二)3、4，一(五)1：调研、动员会、座谈。

use super::{Entries, Record, chapter, draft};
use crate::ledgers::meeting::Meeting;
use ledger::prelude::*;

const PILOT: &str = "国家知识产权强县工程试点县";

const CONGRESS: &str = chapter!("一(二)3");
const MOBILISED: &str = chapter!("一(二)4");
const TALKS: &str = chapter!("一(五)1");

const MEETINGS: &[Record] = &[
    &[
        ("name", "县人大常委会调研国家知识产权强县工程试点县创建工作"),
        ("stage", "已举行"),
        ("kind", "人大调研视察"),
        ("work", PILOT),
        ("organisers", "县人大常委会"),
        ("groups", "部分常委会组成人员、有关办事工作机构负责人"),
        ("sites", "明珠陶瓷公司、中核高通公司、核动力院第一研究所"),
        ("topics", "高端陶瓷、新材料、新能源、民用核技术"),
        ("focus", "创造能力、运用能力、保护能力、管理服务能力"),
        ("held", "2016-04-08"),
        ("forum", "县政府分管副县长的情况报告、我局的相关情况介绍"),
        ("outcome", "予以肯定"),
        ("conclusion", "创建前期启动阶段的工作和措施"),
        ("advice", "高度重视、强化领导、完善政策、加强执法、营造环境"),
        ("demands", "知识产权管理体系、保护体系、创造体系、运用体系"),
        ("source", CONGRESS),
    ],
    &[
        ("name", "国家知识产权强县工程试点县创建工作动员会"),
        ("stage", "已举行"),
        ("kind", "动员会"),
        ("work", PILOT),
        ("organisers", "未报"),
        ("venue", "峨眉山月花园饭店"),
        ("guests", "省、市科技和知识产权部门领导"),
        ("leaders", "王道伟（省知识产权局副局长）、陈昆（市科技局局长）、税小红（市知识产权局局长）"),
        ("speakers", "张建红（县长）"),
        ("groups", "各乡（镇）人民政府、县级相关部门、全县规模以上及重点企业主要负责同志"),
        (
            "held",
            "存疑「□月13日」：2016-05-13｜2016-06-13；理由：月份只由缺失的数字组成，在4月8日调研之后、6月24日报告之前",
        ),
        ("outcome", "安排部署"),
        ("conclusion", "国家知识产权强县工程试点县创建工作"),
        ("ceremony", "授牌仪式"),
        ("remark", "报告写“我县”召开，没有写召开的机关。"),
        ("source", MOBILISED),
    ],
    &[
        ("name", "院地高层座谈会"),
        ("stage", "已举行"),
        ("kind", "座谈会"),
        ("work", "核动力院重点工程协调"),
        ("organisers", "未报"),
        ("groups", "市、县领导一行"),
        ("sites", "中国核动力研究设计院"),
        ("leaders", "罗琦（核动力院院长）、周定文（党委书记）"),
        ("topics", "院地合作、军民融合、核民用同位素产业园规划建设发展"),
        (
            "held",
            "存疑「□月3日」：2016-05-03｜2016-06-03；理由：月份只由缺失的数字组成，在6月24日报告之前；两天都是工作日",
        ),
        ("hour", "下午"),
        ("outcome", "达成一致"),
        ("memo", "备忘录"),
        ("parties", "乐山市、中国核动力研究设计院"),
        ("signed", "未报"),
        ("remark", "备忘录的各方没有县；报告没有写编号和日期。"),
        ("source", TALKS),
    ],
];

pub(super) fn records() -> Vec<Entries> {
    vec![(Meeting::SPEC, MEETINGS.iter().map(|it| draft(&[it])).collect())]
}
