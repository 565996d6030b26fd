//! 报告提到的单位：全称、简称和性质。

use super::{Entries, NAME, Record, chapter, draft};
use crate::ledgers::unit::Unit;
use ledger::prelude::*;

const UNITS: &[Record] = &[
    &[
        ("name", "新万兴碳纤维复合材料有限公司"),
        ("aliases", "新万兴碳纤维公司、新万兴碳纤维、碳纤维"),
        ("kind", "企业"),
        ("source", chapter!("一(一)7")),
    ],
    &[("name", "天农农资"), ("kind", "企业"), ("source", chapter!("一(一)2"))],
    &[
        ("name", "xx铭帝铝业有限公司"),
        ("aliases", "铭帝铝业"),
        ("kind", "企业"),
        ("source", chapter!("一(一)2")),
    ],
    &[
        ("name", "中国水电建设集团xx水工机械有限公司"),
        ("aliases", "水工机械公司、水工机械"),
        ("kind", "企业"),
        ("source", chapter!("一(一)2")),
    ],
    &[("name", "金辉卫浴"), ("kind", "企业"), ("source", chapter!("一(一)2"))],
    &[
        ("name", "乐山凯亚达光电科技有限公司"),
        ("aliases", "凯亚达"),
        ("kind", "企业"),
        ("source", chapter!("一(一)2")),
    ],
    &[("name", "新万兴瓷业公司"), ("kind", "企业"), ("source", chapter!("一(一)7"))],
    &[("name", "明珠陶瓷公司"), ("kind", "企业"), ("source", chapter!("一(一)7"))],
    &[
        ("name", "xx汇丰纸业有限公司"),
        ("aliases", "汇丰纸业"),
        ("kind", "企业"),
        ("source", chapter!("一(一)7")),
    ],
    &[("name", "银河园通公司"), ("kind", "企业"), ("source", chapter!("一(一)7"))],
    &[("name", "省科技厅"), ("kind", "党政机关"), ("source", chapter!("一(一)7"))],
    &[("name", "市科技局"), ("kind", "党政机关"), ("source", chapter!("一(一)7"))],
    &[("name", "省知识产权局"), ("kind", "党政机关"), ("source", chapter!("一(一)7"))],
    &[("name", "市知识产权局"), ("kind", "党政机关"), ("source", chapter!("一(一)7"))],
    &[("name", NAME), ("aliases", "我局、县科技局"), ("kind", "党政机关"), ("source", chapter!("一(一)2"))],
];

pub(super) fn records() -> Vec<Entries> {
    vec![(Unit::SPEC, UNITS.iter().map(|it| draft(&[it])).collect())]
}
