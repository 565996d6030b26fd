//! 与上级的对接和争取到的政策。

use ledger::prelude::*;

use super::{Entries, Record, chapter, draft, each};
use crate::ledgers::{clause::Clause, policy::Policy, progress::Progress};

const SUPPORT: &str = chapter!("一(二)2");

const LIAISON: Record = &[
    ("name", "到市知识产权局对接试点县工作"),
    ("work", "国家知识产权强县工程试点县"),
    ("kind", "工作对接"),
    ("happened", "2016年2月"),
    ("people", "县政府副县长许拉弟"),
    ("bodies", "我局"),
    ("towards", "市知识产权局"),
    ("outcome", "明确了两年试点时限内的总体目标和近期重点工作，争取了市局相关政策支持"),
    ("source", SUPPORT),
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
        ("terms", "给谁：每笔质押贷款\n金额：比例 担保费用"),
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
        ("terms", "给谁：每笔质押贷款\n金额：比例 计算期限内的基准利息"),
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

pub(super) fn records() -> Vec<Entries> {
    vec![
        (Progress::SPEC, vec![draft(&[LIAISON])]),
        (Policy::SPEC, vec![draft(&[POLICY])]),
        (Clause::SPEC, each(CLAUSE, CLAUSES)),
    ]
}
