//! 二：下半年工作计划里的目标，一句一条。

use ledger::prelude::*;

use super::{Entries, Record, chapter, draft};
use crate::ledgers::target::Target;

const SECOND_HALF: &str = "2016年下半年";
const YEAR: &str = "2016年";

const HITECH: Record = &[("duty", "高新技术企业"), ("period", SECOND_HALF), ("source", chapter!("二(一)"))];
const PROJECTS: Record = &[("duty", "科技项目"), ("period", YEAR), ("source", chapter!("二(二)"))];
const PROPERTY: Record = &[("duty", "知识产权"), ("period", YEAR), ("source", chapter!("二(三)"))];
const STARTUP: Record = &[
    ("duty", "大众创业万众创新"),
    ("period", SECOND_HALF),
    ("work", "双创"),
    ("source", chapter!("二(四)")),
];
const COORDINATION: Record = &[
    ("duty", "重点工程协调"),
    ("period", SECOND_HALF),
    ("work", "核动力院重点工程协调"),
    ("source", chapter!("二(五)")),
];

/// What is to be done without a number.
const PLAIN: Record =
    &[("bound", "没有数"), ("firmness", "一般"), ("low", "不适用"), ("indicator", "不适用")];
const AT_LEAST: Record = &[("bound", "多少以上"), ("firmness", "力争")];
const RANGE: Record = &[("bound", "几至几"), ("firmness", "一般"), ("low", "1"), ("high", "2")];

const TARGETS: &[(Record, Record, Record)] = &[
    (
        HITECH,
        RANGE,
        &[("name", "培育认定高新技术企业"), ("indicator", "培育认定高新技术企业数"), ("unit", "家")],
    ),
    (
        HITECH,
        &[("bound", "达到多少"), ("firmness", "力争")],
        &[
            ("name", "高新技术产值"),
            ("indicator", "高新技术产业总产值"),
            ("unit", "亿元"),
            (
                "low",
                "存疑「1」：15｜16｜51｜61｜155｜156｜165｜166；理由：已完成9.82亿元，1亿元不成目标，后面缺了数字；15、16较合情理",
            ),
            ("remark", "写在下半年计划里，没有说是下半年还是全年。"),
        ],
    ),
    (PROJECTS, PLAIN, &[("name", "重大科技项目获立项支持"), ("firmness", "力争"), ("period", SECOND_HALF)]),
    (PROJECTS, PLAIN, &[("name", "抓好省、市级科技项目申报"), ("period", SECOND_HALF)]),
    (
        PROJECTS,
        AT_LEAST,
        &[
            ("name", "完成各级科技项目申报"),
            ("indicator", "各级科技项目申报数"),
            ("unit", "项"),
            ("low", "存疑「1」：15｜16｜51｜61；理由：已有两项立项、五家备选，1项不成目标；15、16较合情理"),
        ],
    ),
    (
        PROJECTS,
        AT_LEAST,
        &[
            ("name", "实施省、市、县级科技项目"),
            ("indicator", "实施省市县级科技项目数"),
            ("unit", "项"),
            ("low", "存疑「2」：25｜26｜52｜62；理由：县级计划已下达34项，2项不成目标"),
        ],
    ),
    (
        PROJECTS,
        AT_LEAST,
        &[
            ("name", "推广农业新技术、新品种、新模式"),
            ("indicator", "推广农业新技术新品种新模式数"),
            ("unit", "项"),
            ("low", "存疑「10」：10｜105｜106｜150｜160；理由：没有别的数可以核对，可能缺5或6；10较合情理"),
        ],
    ),
    (PROPERTY, PLAIN, &[("name", "专利申请等指标纳入创新驱动发展目标，设立考评机制")]),
    (PROPERTY, PLAIN, &[("name", "建立和完善专利申请资助政策")]),
    (PROPERTY, PLAIN, &[("name", "加强知识产权优势企业培育")]),
    (
        PROPERTY,
        RANGE,
        &[
            ("name", "新扶持培育知识产权优势企业"),
            ("indicator", "扶持培育知识产权优势企业数"),
            ("unit", "户"),
            ("remark", "年份印作“201年”，缺一位数，为当年2016年。"),
        ],
    ),
    (
        PROPERTY,
        AT_LEAST,
        &[
            ("name", "专利申请量"),
            ("indicator", "专利申请量"),
            ("unit", "件"),
            (
                "low",
                "存疑「10」：150｜160｜105｜106｜510｜610；理由：要多于发明目标33件和1至4月已申报的32件，缺一位数字",
            ),
        ],
    ),
    (
        PROPERTY,
        AT_LEAST,
        &[
            ("name", "发明专利申请量"),
            ("indicator", "发明专利申请量"),
            ("unit", "件"),
            (
                "low",
                "存疑「33」：33｜335｜336｜353｜363；理由：应少于申请总量的目标，33与150、160相配，没有别处可以核对",
            ),
        ],
    ),
    (STARTUP, PLAIN, &[("name", "加快孵化器建设")]),
    (STARTUP, PLAIN, &[("name", "创建电子商务进农村示范县")]),
    (STARTUP, PLAIN, &[("name", "加强“互联网+”宣传")]),
    (COORDINATION, PLAIN, &[("name", "支持核动力院的国防事业建设")]),
    (
        COORDINATION,
        PLAIN,
        &[
            ("name", "协调推进核动力院493-2工程、龙威工程、应急道路等建设"),
            ("remark", "工程代号可能缺数字，不作推测；不对外公开。"),
        ],
    ),
];

pub(super) fn records() -> Vec<Entries> {
    let told: Record = &[
        ("promised", "2016年上半年"),
        ("due", "未报"),
        ("section", "未报"),
        ("owner", "未报"),
        ("stage", "执行中"),
    ];
    let drafts = TARGETS.iter().map(|(duty, bound, it)| draft(&[told, duty, bound, it])).collect();
    vec![(Target::SPEC, drafts)]
}
