//! 一(一)4、5、6、8，一(二)2、6，一(三)3：计划、高企培育、平台、成果、专利、政策。

use ledger::prelude::*;

use super::{Entries, Record, chapter, draft, projects::IN_HALF};
use crate::ledgers::{
    achievement::Achievement, clause::Clause, hightech::Hightech, patent::Patent, platform::Platform,
    policy::Policy, portfolio::Portfolio, programme::Programme, reading::Reading,
};

const NURTURED: &str = chapter!("一(一)4");
const CENTRE: &str = chapter!("一(一)5");
const PLAN: &str = chapter!("一(一)6");
const PROJECTS: &str = chapter!("一(一)7");
const RESULTS: &str = chapter!("一(一)8");
const SUPPORT: &str = chapter!("一(二)2");
const PATENTS: &str = chapter!("一(二)6");
const INCUBATOR: &str = chapter!("一(三)3");

const NURTURING: &str = "高新技术企业培育工程";

const PROGRAMMES: &[Record] = &[
    &[
        ("name", "2016年度县级重点科学技术研究计划"),
        ("level", "县级"),
        ("year", "2016"),
        ("issued", IN_HALF),
        ("topics", "大型水电工程、新型碳纤维环、高清洁柴油生产"),
        ("fields", "新技术、新材料、新能源、知识产权运用"),
        ("categories", "科技支撑、成果转化、专利实施"),
        ("ways", "产学研合作"),
        ("source", PLAN),
    ],
    &[
        ("name", NURTURING),
        ("level", "县级"),
        ("year", "2016"),
        ("issued", "未报"),
        ("principle", "把科技创新作为我县产业结构调整和转型升级的主要抓手"),
        ("source", NURTURED),
    ],
];

/// Both firms went to the training of the end of May: the month is lost, but the
/// end of June lies after the day of the report.
const CANDIDATE: Record = &[
    ("stage", "拟推荐"),
    ("year", "2016"),
    ("field", "未报"),
    ("programme", NURTURING),
    ("trained", "2016年5月"),
    ("training", "2016年度国家高新技术企业认定培训会"),
    ("trained_by", "省科技厅"),
    ("trained_at", "乐山"),
    ("lessons", "最新的高新技术领域、认定申报流程、申报内容"),
    ("attended_by", "我局相关人员"),
    ("prepared", IN_HALF),
    ("awaiting", "新的高企申报指引发布"),
    ("remark", "培训在月底，月份只由缺失的数字组成；6月底在报告落款之后，所以是5月底。"),
    ("source", NURTURED),
];

const HIGHTECH: &[Record] = &[
    &[("name", "铭帝铝业（2016年）"), ("unit", "xx铭帝铝业有限公司")],
    &[("name", "汇丰纸业（2016年）"), ("unit", "xx汇丰纸业有限公司")],
];

const RECOGNISED: Record = &[
    ("stage", "高新技术企业"),
    ("name", "新万兴碳纤维"),
    ("unit", "新万兴碳纤维公司"),
    ("year", "未报"),
    ("field", "未报"),
    ("certificate", "未报"),
    ("issued", "未报"),
    ("expires", "未报"),
    ("remark", "报告说已成功申报国家高新技术企业，没有说证书编号和日期。"),
    ("source", CENTRE),
];

const PLATFORMS: &[Record] = &[
    &[
        ("stage", "准备申报"),
        ("name", "xx省航空用树脂基复合材料工程技术研究中心"),
        ("naming", "暂定名"),
        ("kind", "工程技术研究中心"),
        ("level", "省级"),
        ("host", "新万兴碳纤维公司"),
        ("leader", "总工程师"),
        ("department", "科研创新管理和实施部门"),
        ("laboratories", "4"),
        ("laboratory_names", "物理实验室、化学实验室、工艺实验室、力学实验室"),
        ("laboratory_use", "树脂、预浸料及复合材料研发和质量控制"),
        ("spending", "未报"),
        ("prepared", IN_HALF),
        ("papers", "可行性报告、相关材料"),
        ("readiness", "准备中"),
        ("services", "与市局和省厅联系对接、协调服务"),
        ("remark", "报告说企业每年投入大量资金，没有数额；负责人只写了职务。"),
        ("source", CENTRE),
    ],
    &[
        ("stage", "准备申报"),
        ("name", "仟佛科技公司科技孵化园"),
        ("naming", "未报"),
        ("kind", "科技孵化园"),
        ("level", "市级"),
        ("host", "仟佛科技公司"),
        ("guided", IN_HALF),
        ("guided_by", "市科技局"),
        ("guidance", "实地指导调研"),
        ("prepared", IN_HALF),
        ("papers", "申报资料"),
        ("readiness", "准备中"),
        ("source", INCUBATOR),
    ],
    &[
        ("stage", "运行中"),
        ("name", "县电商产业园"),
        ("naming", "未报"),
        ("kind", "电商产业园"),
        ("level", "未报"),
        ("host", "未报"),
        ("recognised", "未报"),
        ("recognised_by", "未报"),
        ("source", chapter!("一(三)2")),
    ],
];

const ACHIEVEMENT: Record = &[
    ("stage", "已提名奖励"),
    ("name", "xx石斛选育及仿野生栽培技术研究"),
    ("class", "未报"),
    ("unit", "未报"),
    ("project", "未报"),
    ("evaluation", "鉴定"),
    ("appraised", "未报"),
    ("appraised_by", "未报"),
    ("standard", "未报"),
    ("registered", "未报"),
    ("registration", "未报"),
    ("registered_by", "未报"),
    ("nominated", IN_HALF),
    ("award", "省级科技进步奖"),
    ("nominated_by", "我局"),
    ("source", RESULTS),
];

/// Named by the projects that put them to use.
const PORTFOLIOS: &[Record] = &[
    &[
        ("name", "一种恒液面涂胶系统专利组合"),
        ("holder", "新万兴碳纤维公司"),
        ("project", "一种恒液面涂胶系统专利组合（ZL2012007338.3）实施项目〔存疑〕"),
        ("source", PATENTS),
    ],
    &[
        ("name", "起重机钢丝绳绕返回偏角调整装置专利组合"),
        ("holder", "水工机械公司"),
        ("project", "起重机钢丝绳绕返回偏角调整装置专利组合实施项目"),
        ("source", PROJECTS),
    ],
    &[
        ("name", "波纹边凹凸面瓷砖制作模具专利组合"),
        ("holder", "明珠陶瓷公司"),
        ("project", "波纹边凹凸面瓷砖制作模具专利组合实施项目"),
        ("source", PROJECTS),
    ],
];

const PATENT: Record = &[
    ("stage", "有效"),
    ("name", "一种恒液面涂胶系统"),
    (
        "number",
        "存疑「2012007338.3」：201520075338.3｜201520607338.3｜201620067338.3｜201620073386.3；理由：印作 ZL2012007338.3，缺两位；把5、6补回去，年份、种类位和校验位都合的只有这四个，款项在2016年3月已公示，前两个更像",
    ),
    ("kind", "实用新型"),
    ("holder", "新万兴碳纤维公司"),
    ("filed", "未报"),
    ("portfolio", "一种恒液面涂胶系统专利组合"),
    ("granted", "未报"),
    ("paid_to", "未报"),
    ("remark", "号码带 ZL，已授权；四个候选的种类位都是实用新型。"),
    ("source", PATENTS),
];

const POLICY: Record = &[
    ("name", "市知识产权局对国家知识产权强县工程试点县的支持政策"),
    ("issuer", "市知识产权局"),
    ("document", "未报"),
    ("starts", "未报"),
    ("ends", "未报"),
    ("heard", "2016年2月"),
    ("applies_to", "国家知识产权强县工程试点县"),
    ("source", SUPPORT),
];

const CLAUSES: &[Record] = &[
    &[
        ("name", "优先倾斜资助"),
        ("kind", "专利申请资助"),
        ("who", "专利申请"),
        ("basis", "未报"),
        ("rate", "未报"),
        ("cap", "未报"),
    ],
    &[
        ("name", "质押融资担保费用补助"),
        ("kind", "质押担保费补助"),
        ("who", "采取知识产权质押方式融资贷款的企业"),
        ("basis", "担保费用"),
        ("rate", "存疑「0」：50｜60；理由：百分数只剩末位0，十位只由缺失的数字组成，50更常见"),
        (
            "cap",
            "存疑「10」：10｜105｜106｜150｜160｜510｜610；理由：没有别的数可以核对，可能缺5或6；10最像整数额度",
        ),
    ],
    &[
        ("name", "质押融资贷款利息补助"),
        ("kind", "质押贷款利息补助"),
        ("who", "采取知识产权质押方式融资贷款的企业"),
        ("basis", "人民银行同期贷款利息"),
        ("rate", "20"),
        ("cap", "存疑「20」：20｜205｜206｜250｜260；理由：没有别的数可以核对，可能缺5或6；20最像整数额度"),
        ("months", "12"),
    ],
    &[
        ("name", "优先推荐参评奖项"),
        ("kind", "优先推荐奖项"),
        ("who", "专利项目、产品"),
        ("condition", "实施效益显著"),
        ("leads_to", "中国专利奖、xx省专利实施与产业化奖"),
    ],
    &[
        ("name", "优先推荐上报专项资金计划项目"),
        ("kind", "优先推荐项目"),
        ("who", "专利项目"),
        ("condition", "技术含量高、市场前景好"),
        ("leads_to", "省专利实施与促进专项资金计划项目"),
    ],
];

const CLAUSE: Record = &[
    ("policy", "市知识产权局对国家知识产权强县工程试点县的支持政策"),
    ("basis", "不适用"),
    ("rate", "不适用"),
    ("cap", "不适用"),
    ("starts", "未报"),
    ("ends", "未报"),
    ("source", SUPPORT),
];

/// Indicator, value, and why it is in doubt where it is.
const COUNTED: &[(&str, &str)] = &[
    ("专利申请量", "32"),
    ("发明专利申请量", "存疑「」：5；理由：只由缺失的数字组成；三类之和为32、实用新型22，两个缺数都只能是5"),
    ("实用新型专利申请量", "22"),
    (
        "外观设计专利申请量",
        "存疑「」：5；理由：只由缺失的数字组成；三类之和为32、实用新型22，两个缺数都只能是5",
    ),
    ("专利授权量", "存疑「1」：16；理由：三类之和为16；印的1缺一位，县里的数量级上只有16合"),
    ("发明专利授权量", "2"),
    ("实用新型专利授权量", "3"),
    ("外观设计专利授权量", "11"),
];

fn counted((indicator, value): &(&str, &str)) -> Draft {
    let told: Record = &[("reach", "累计数"), ("period", "2016年1-4月"), ("unit", "件"), ("source", PATENTS)];
    let name = format!("2016年1-4月{indicator}");
    draft(&[told]).with("name", &name).with("indicator", indicator).with("value", value)
}

const OUTPUT: Record = &[
    ("name", "2016年1-5月高新技术产业总产值"),
    ("indicator", "高新技术产业总产值"),
    ("reach", "累计数"),
    ("period", "2016年1-5月"),
    (
        "period_as_told",
        "存疑「1-月」：2016年1-5月｜2016年1-6月；理由：月份只由缺失的数字组成；落款为6月24日，那时6月的数还没有出来，暂按1-5月",
    ),
    (
        "value",
        "存疑「9.82」：9.82｜59.82｜69.82｜95.82｜96.82；理由：没有别的数可以核对，可能缺5或6；9.82与一个县的规模相称",
    ),
    ("unit", "亿元"),
    ("source", NURTURED),
];

fn each(common: Record, more: &[Record]) -> Vec<Draft> {
    more.iter().map(|it| draft(&[common, it])).collect()
}

pub(super) fn records() -> Vec<Entries> {
    let mut hightech = each(CANDIDATE, HIGHTECH);
    hightech.push(draft(&[RECOGNISED]));
    let mut readings: Vec<Draft> = COUNTED.iter().map(counted).collect();
    readings.push(draft(&[OUTPUT]));
    vec![
        (Programme::SPEC, each(&[("issued_by", "未报")], PROGRAMMES)),
        (Hightech::SPEC, hightech),
        (Platform::SPEC, each(&[], PLATFORMS)),
        (Achievement::SPEC, vec![draft(&[ACHIEVEMENT])]),
        (Portfolio::SPEC, each(&[], PORTFOLIOS)),
        (Patent::SPEC, vec![draft(&[PATENT])]),
        (Policy::SPEC, vec![draft(&[POLICY])]),
        (Clause::SPEC, each(CLAUSE, CLAUSES)),
        (Reading::SPEC, readings),
    ]
}
