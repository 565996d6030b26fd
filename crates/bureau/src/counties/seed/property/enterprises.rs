//! 计划、高企培育、平台和成果。

use ledger::prelude::*;

use super::{Entries, IN_HALF, Record, chapter, draft, each};
use crate::ledgers::{
    achievement::Achievement, document::Document, hightech::Hightech, platform::Platform,
    programme::Programme, reading::Reading, work::Work,
};

const NURTURED: &str = chapter!("一(一)4");
const CENTRE: &str = chapter!("一(一)5");
const PLAN: &str = chapter!("一(一)6");
const RESULTS: &str = chapter!("一(一)8");
const INCUBATOR: &str = chapter!("一(三)3");

const NURTURING: &str = "高新技术企业培育工程";

const WORK: Record = &[
    ("stage", "推进中"),
    ("name", NURTURING),
    ("kind", "其他"),
    ("goal", "把科技创新作为我县产业结构调整和转型升级的主要抓手"),
    ("started", "未报"),
    ("source", NURTURED),
];

const PAPER: Record = &[
    ("stage", "拟定"),
    ("name", "xx县科技局关于建设乐山高新技术产业集聚区的报告"),
    ("kind", "报告"),
    ("issuer", "我局"),
    ("work", NURTURING),
    ("drafted", IN_HALF),
    ("remark", "报告说已经完成，没有说文号、日期和报给谁。"),
    ("source", NURTURED),
];

const PROGRAMMES: &[Record] = &[&[
    ("name", "2016年度县级重点科学技术研究计划"),
    ("level", "县级"),
    ("year", "2016"),
    ("issued", IN_HALF),
    ("topics", "大型水电工程、新型碳纤维环、高清洁柴油生产"),
    ("fields", "新技术、新材料、新能源、知识产权运用"),
    ("categories", "科技支撑、成果转化、专利实施"),
    ("ways", "产学研合作"),
    ("source", PLAN),
]];

/// Both firms went to the training of the end of May: the month is lost, but the
/// end of June lies after the day of the report.
const CANDIDATE: Record = &[
    ("stage", "拟推荐"),
    ("year", "2016"),
    ("field", "未报"),
    ("work", NURTURING),
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

pub(super) fn records() -> Vec<Entries> {
    let mut hightech = each(CANDIDATE, HIGHTECH);
    hightech.push(draft(&[RECOGNISED]));
    vec![
        (Work::SPEC, vec![draft(&[WORK])]),
        (Document::SPEC, vec![draft(&[PAPER])]),
        (Programme::SPEC, each(&[("issued_by", "未报")], PROGRAMMES)),
        (Hightech::SPEC, hightech),
        (Reading::SPEC, vec![draft(&[OUTPUT])]),
        (Platform::SPEC, each(&[], PLATFORMS)),
        (Achievement::SPEC, vec![draft(&[ACHIEVEMENT])]),
    ]
}
