//! 一(一)2、7，一(二)6：报告点名的科技项目。

use ledger::prelude::*;

use super::{Entries, Record, chapter, draft};
use crate::ledgers::project::Project;

const CALLED: &str = chapter!("一(一)2");
const SUPERVISED: &str = chapter!("一(一)7");
const PATENTS: &str = chapter!("一(二)6");

/// What the report leaves unsaid about every project it calls approved.
const APPROVAL_UNSAID: Record =
    &[("number", "未报"), ("approved", "未报"), ("approved_by", "未报"), ("money", "未报")];
const CONTRACT_UNSAID: Record = &[("signed", "未报"), ("begins", "未报"), ("ends", "未报")];

pub(super) const IN_HALF: &str = "2016年上半年";

const POOL_REMARK: &str = "报告列了单位，没有列项目名称，也没有说哪家报哪一类。";

/// The five firms that may be recommended: names of projects are not told.
const POOLED: &[&str] = &["碳纤维", "天农农资", "铭帝铝业", "水工机械", "金辉卫浴"];

const FUNDED: &[Record] = &[
    &[
        ("name", "面向产业化多组元透明导电氧化物技术的研究"),
        ("undertaker", "乐山凯亚达光电科技有限公司"),
        (
            "number",
            "存疑「201GZ0272」：2016GZ0272｜2015GZ0272；理由：编号应为四位年份加GZ加四位序号，序号0272已足四位，只缺年份末位",
        ),
        (
            "money",
            "存疑「30」：30｜350｜360｜305｜306｜530｜630；理由：没有别的数可以核对，可能缺5或6；30最像整数额度",
        ),
    ],
    &[
        ("name", "大型升船机主提升系统制造关键技术研究及应用"),
        ("undertaker", "中国水电建设集团xx水工机械有限公司"),
        (
            "number",
            "存疑「201GZ019」：2016GZ0195｜2016GZ0196｜2016GZ0159｜2016GZ0169｜2016GZ0519｜2016GZ0619｜2016GZ5019｜2016GZ6019｜2015GZ0195｜2015GZ0196｜2015GZ0159｜2015GZ0169｜2015GZ0519｜2015GZ0619｜2015GZ5019｜2015GZ6019；理由：编号应为四位年份加GZ加四位序号，年份和序号各缺一位",
        ),
        (
            "money",
            "存疑「100」：100｜1050｜1060｜1500｜1600｜5100｜6100；理由：没有别的数可以核对，可能缺5或6；100最像整数额度",
        ),
    ],
];

const UNTIL: &str =
    "存疑「今年月」：2016年5月｜2016年6月；理由：月份只由缺失的数字组成，报告落款为24日，5月、6月都可能";

const TRANSFER_NAME: &str = "存疑「年产400万平方米高性能纤维织物预浸料项目」：年产400万平方米高性能纤维织物预浸料项目｜年产4500万平方米高性能纤维织物预浸料项目｜年产4600万平方米高性能纤维织物预浸料项目｜年产5400万平方米高性能纤维织物预浸料项目｜年产6400万平方米高性能纤维织物预浸料项目；理由：名称里的产能数可能缺5或6，400较合情理，没有别处可以核对";

const DELEGATED_REMARK: &str = "报告说由省知识产权局委托市知识产权局组织验收，据此登记为省级。";

const ACCEPTED: &[Record] = &[
    &[
        ("name", TRANSFER_NAME),
        ("undertaker", "新万兴碳纤维公司"),
        ("category", "成果转化"),
        ("host", "省科技厅"),
        ("on_behalf_of", "不适用"),
        ("fulfilment", "超额完成"),
        ("remark", "报告称为省级科技成果转化项目，实施完毕，超额完成任务书规定的指标要求。"),
    ],
    &[("name", "一种绝热陶瓷饰面砖专利实施项目"), ("undertaker", "新万兴瓷业公司")],
    &[("name", "起重机钢丝绳绕返回偏角调整装置专利组合实施项目"), ("undertaker", "水工机械公司")],
    &[("name", "波纹边凹凸面瓷砖制作模具专利组合实施项目"), ("undertaker", "明珠陶瓷公司")],
];

/// The acceptance of the three patent projects, which the report tells together.
const DELEGATED: Record = &[
    ("category", "专利实施"),
    ("host", "市知识产权局"),
    ("on_behalf_of", "省知识产权局"),
    ("fulfilment", "未报"),
    ("remark", DELEGATED_REMARK),
];

/// The two provincial patent projects of the year.
const PATENT_PROJECTS: &[Record] = &[
    &[("name", "xx县国家知识产权强县工程试点县推进项目"), ("undertaker", "未报"), ("category", "专利促进")],
    &[
        (
            "name",
            "存疑「一种恒液面涂胶系统专利组合（ZL2012007338.3）实施项目」：一种恒液面涂胶系统专利组合（ZL201520075338.3）实施项目｜一种恒液面涂胶系统专利组合（ZL201520607338.3）实施项目｜一种恒液面涂胶系统专利组合（ZL201620067338.3）实施项目｜一种恒液面涂胶系统专利组合（ZL201620073386.3）实施项目；理由：名称里的专利号缺两位，年份、种类位和校验位都合的只有四个，名称其余部分无缺",
        ),
        ("undertaker", "新万兴碳纤维复合材料有限公司"),
        ("category", "专利实施"),
        ("results", "项目进展顺利"),
    ],
];

const TEN: &str =
    "存疑「10」：10｜150｜160｜105｜106｜510｜610；理由：没有别的数可以核对，可能缺5或6；10最像整数额度";

/// Every project the report names or counts one by one.
fn projects() -> Vec<Draft> {
    let mut res: Vec<Draft> = POOLED.iter().map(|it| pooled(it)).collect();
    res.extend(FUNDED.iter().map(|it| {
        let told: Record = &[
            ("level", "省级"),
            ("category", "未报"),
            ("approved", "未报"),
            ("approved_by", "未报"),
            ("source", CALLED),
            ("told_until", UNTIL),
            ("followed", "资金划拨、技术对接、专人负责"),
        ];
        draft(&[told, CONTRACT_UNSAID, &[("stage", "在研")], it])
    }));
    res.extend(ACCEPTED.iter().map(|it| {
        let told: Record = &[
            ("stage", "已验收"),
            ("level", "省级"),
            ("accepted", IN_HALF),
            ("manner", "专家验收"),
            ("conclusion", "通过验收"),
            ("source", SUPERVISED),
        ];
        draft(&[APPROVAL_UNSAID, CONTRACT_UNSAID, told, DELEGATED, it])
    }));
    res.extend([checked(), awaiting()]);
    res.extend(PATENT_PROJECTS.iter().map(|it| {
        let told: Record = &[
            ("stage", "在研"),
            ("level", "省级"),
            ("approved", IN_HALF),
            ("money", TEN),
            ("source", PATENTS),
        ];
        draft(&[APPROVAL_UNSAID, CONTRACT_UNSAID, told, it])
    }));
    res
}

fn pooled(unit: &str) -> Draft {
    let told: Record = &[
        ("stage", "备选"),
        ("name", "未报"),
        ("level", "省级"),
        ("category", "未报"),
        ("called", IN_HALF),
        ("call_manner", "走访调查"),
        ("call_basis", "国家重点支持的高新技术领域（2016年版）"),
        ("intended", "科技支撑、专利实施"),
        ("source", CALLED),
        ("remark", POOL_REMARK),
    ];
    draft(&[told]).with("undertaker", unit)
}

fn checked() -> Draft {
    let told: Record = &[
        ("stage", "在研"),
        ("name", "一种对制浆造纸产生的白泥回收利用的工艺专利实施项目"),
        ("undertaker", "汇丰纸业"),
        ("level", "未报"),
        ("category", "专利实施"),
        ("checked", IN_HALF),
        ("midterm", "通过"),
        ("source", SUPERVISED),
    ];
    draft(&[APPROVAL_UNSAID, CONTRACT_UNSAID, told])
}

fn awaiting() -> Draft {
    let told: Record = &[
        ("stage", "申请验收"),
        ("name", "快淬纳米晶钕铁硼稀土永磁粉末产业化开发"),
        ("undertaker", "银河园通公司"),
        ("level", "省级"),
        ("category", "未报"),
        ("requested", "未报"),
        ("submitted_to", "市科技局"),
        ("awaited", "市科技局"),
        ("awaited_for", "省科技厅"),
        (
            "remark",
            "项目已经完成，相关验收资料已报送市科技局。报告说等待省科技厅委托市科技局组织专家验收，据此登记为省级。",
        ),
        ("source", SUPERVISED),
    ];
    draft(&[APPROVAL_UNSAID, CONTRACT_UNSAID, told])
}

pub(super) fn records() -> Vec<Entries> {
    vec![(Project::SPEC, projects())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_names_fifteen_projects_and_no_more() {
        assert_eq!(projects().len(), 15);
    }
}
