//! 报告提到的单位：全称、简称和性质。

use super::{BUREAU_NAME, Entries, Record, chapter, draft};
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
    &[("name", "省科技厅"), ("aliases", "xx省科技厅"), ("kind", "党政机关"), ("source", chapter!("一(一)7"))],
    &[
        ("name", "市科技局"),
        ("aliases", "乐山市科技局"),
        ("kind", "党政机关"),
        ("source", chapter!("一(一)7")),
    ],
    &[("name", "省知识产权局"), ("kind", "党政机关"), ("source", chapter!("一(一)7"))],
    &[("name", "市知识产权局"), ("kind", "党政机关"), ("source", chapter!("一(一)7"))],
    &[("name", "仟佛科技公司"), ("aliases", "仟佛科技"), ("kind", "企业"), ("source", chapter!("一(三)3"))],
    &[("name", "县政府"), ("aliases", "县人民政府"), ("kind", "党政机关"), ("source", chapter!("称谓"))],
    &[
        ("name", "县政府办公室"),
        ("aliases", "县政府办"),
        ("kind", "党政机关"),
        ("source", chapter!("一(一)1")),
    ],
    &[
        ("name", "xxxx经济开发区管理委员会"),
        ("aliases", "经开区管委会、经开区"),
        ("kind", "党政机关"),
        ("source", chapter!("一(一)3")),
    ],
    &[("name", "国务院"), ("kind", "党政机关"), ("source", chapter!("一(三)1"))],
    &[("name", "国务院办公厅"), ("kind", "党政机关"), ("source", chapter!("一(三)1"))],
    &[("name", "xx省人民政府"), ("kind", "党政机关"), ("source", chapter!("一(三)1"))],
    &[
        ("name", BUREAU_NAME),
        ("aliases", "我局、县科技局"),
        ("kind", "党政机关"),
        ("source", chapter!("一(一)2")),
    ],
    &[("name", "县人大常委会"), ("kind", "党政机关"), ("source", chapter!("一(二)3"))],
    &[("name", "中核高通公司"), ("kind", "企业"), ("source", chapter!("一(二)3"))],
    &[
        ("name", "中国核动力研究设计院第一研究所"),
        ("aliases", "核动力院第一研究所"),
        ("kind", "科研院所和学校"),
        ("source", chapter!("一(二)3")),
    ],
    &[
        ("name", "中国核动力研究设计院"),
        ("aliases", "核动力院"),
        ("kind", "科研院所和学校"),
        ("source", chapter!("一(五)1")),
    ],
    &[("name", "县委宣传部"), ("kind", "党政机关"), ("source", chapter!("一(四)1"))],
    &[("name", "县科协"), ("kind", "合作社和协会"), ("source", chapter!("一(四)1"))],
    &[("name", "农口部门"), ("kind", "党政机关"), ("source", chapter!("一(四)1"))],
    &[("name", "卫生部门"), ("kind", "党政机关"), ("source", chapter!("一(四)1"))],
    &[("name", "马村乡"), ("kind", "乡镇（街道）"), ("source", chapter!("一(四)1"))],
    &[("name", "木城镇"), ("kind", "乡镇（街道）"), ("source", chapter!("一(四)1"))],
    &[("name", "川农化工"), ("kind", "企业"), ("source", chapter!("一(四)2"))],
    &[("name", "金宏源"), ("kind", "企业"), ("source", chapter!("一(四)2"))],
    &[("name", "新场镇"), ("kind", "乡镇（街道）"), ("source", chapter!("一(四)2"))],
    &[("name", "县教育部门"), ("kind", "党政机关"), ("source", chapter!("一(四)2"))],
    &[("name", "科技部"), ("kind", "党政机关"), ("source", chapter!("一(四)3"))],
    &[("name", "迎江乡"), ("kind", "乡镇（街道）"), ("source", chapter!("一(四)4"))],
    &[("name", "县委"), ("kind", "党政机关"), ("source", chapter!("一(四)4"))],
    &[("name", "县纪委"), ("kind", "党政机关"), ("source", chapter!("一(四)4"))],
    &[("name", "乐山市"), ("kind", "党政机关"), ("source", chapter!("一(五)1"))],
];

pub(super) fn records() -> Vec<Entries> {
    vec![(Unit::SPEC, UNITS.iter().map(|it| draft(&[it])).collect())]
}
