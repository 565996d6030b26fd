//! 专项工作、它们的进展和要协调的事项。

use ledger::prelude::*;

use super::{Entries, IN_HALF, Record, chapter, draft};
use crate::ledgers::{matter::Matter, progress::Progress, work::Work};

const OPENING: &str = chapter!("导语");
const ZONE: &str = chapter!("一(一)3");
const STARTUP: &str = chapter!("一(三)1");
const INSPECTION: &str = chapter!("一(三)2");
const MATTERS: &str = chapter!("一(五)2");

const WORKS: &[Record] = &[
    &[
        ("name", "国家技术创新工程xx省试点示范县"),
        ("aliases", "国家技术创新工程示范县、示范县创建"),
        ("kind", "试点示范"),
        ("source", OPENING),
    ],
    &[
        ("name", "国家知识产权强县工程试点县"),
        ("aliases", "知识产权强县工程、强县试点"),
        ("kind", "试点示范"),
        ("goal", "创新有活力、转化应用渠道顺畅、管理措施完善、保护手段有力的知识产权强县"),
        ("source", chapter!("一(二)1")),
    ],
    &[
        ("name", "大众创业万众创新"),
        ("aliases", "双创"),
        ("kind", "大众创业万众创新"),
        ("groups", "市双创工作领导小组"),
        ("source", STARTUP),
    ],
    &[
        ("name", "省级高新技术产业开发区创建"),
        ("aliases", "省级高新区创建"),
        ("kind", "园区创建"),
        ("stage", "暂停"),
        ("started", IN_HALF),
        ("groups", "申报创建工作组"),
        (
            "decided",
            "存疑「□月」：2016年5月｜2016年6月；理由：月份只由缺失的数字组成，在4月初之后、6月24日之前",
        ),
        ("proposed_by", "xxxx经济开发区管理委员会"),
        ("agreed_by", "县委、县政府"),
        ("decision", "全力保住“xxxx经济开发区”牌子，暂停创建省级高新技术产业园区"),
        ("reason", "国家政策变化"),
        ("remark", "报告说年初启动，没有写哪一天。"),
        ("source", ZONE),
    ],
    &[
        ("name", "核动力院重点工程协调"),
        ("aliases", "核动力院重点工程"),
        ("kind", "重点工程协调"),
        ("source", MATTERS),
    ],
    &[("name", "创新投资年"), ("kind", "年度工作主题"), ("year", "2016"), ("source", OPENING)],
    &[("name", "创新驱动发展战略"), ("kind", "发展战略"), ("source", OPENING)],
    &[("name", "转型升级、美丽发展"), ("kind", "发展目标口号"), ("source", STARTUP)],
];

const PROGRESS: &[Record] = &[
    &[
        ("name", "启动申报建设"),
        ("work", "省级高新区创建"),
        ("kind", "启动"),
        ("happened", IN_HALF),
        ("said_when", "年初"),
        ("source", ZONE),
    ],
    &[
        ("name", "实地调研，会商申报创建"),
        ("work", "省级高新区创建"),
        ("kind", "调研会商"),
        ("happened", "2016-03-10"),
        ("people", "市科技局局长陈昆"),
        ("bodies", "市科技局工作组、县委、县政府"),
        ("outcome", "对申报创建初步达成共识"),
        ("source", ZONE),
    ],
    &[
        ("name", "专题汇报申报创建"),
        ("work", "省级高新区创建"),
        ("kind", "汇报"),
        ("happened", "2016-03-31"),
        ("people", "市科技局局长陈昆"),
        ("bodies", "申报创建工作组"),
        ("towards", "省科技厅"),
        ("outcome", "省科技厅支持乐山市两县（区）启动申报创建"),
        ("source", ZONE),
    ],
    &[
        ("name", "2015年度大众创业万众创新工作自查总结"),
        ("work", "双创"),
        ("kind", "自查总结"),
        ("happened", IN_HALF),
        ("asked_by", "市双创工作领导小组"),
        ("remark", "原文印作“201年度”，缺一位数：已经结束、可以总结的整年是2015年。"),
        ("source", STARTUP),
    ],
    &[
        ("name", "召开督查汇报会"),
        ("work", "双创"),
        ("kind", "督查检查"),
        ("happened", IN_HALF),
        ("asked_by", "市双创工作领导小组第四督查组"),
        ("bodies", "县级相关部门"),
        ("source", INSPECTION),
    ],
    &[
        ("name", "实地督查调研"),
        ("work", "双创"),
        ("kind", "督查检查"),
        ("happened", IN_HALF),
        ("asked_by", "市双创工作领导小组第四督查组"),
        ("place", "县电商产业园"),
        ("source", INSPECTION),
    ],
];

/// What the county coordinates for the institute. The report says nothing of days.
const ITEMS: &[Record] = &[
    &[("name", "取水房"), ("project", "龙威工程"), ("kind", "未报")],
    &[("name", "弃土场"), ("project", "龙威工程"), ("kind", "未报")],
    &[("name", "应急道路建设"), ("kind", "道路")],
    &[("name", "土地开垦耕作遗留问题"), ("kind", "遗留问题"), ("place", "兰坝村")],
];

pub(super) fn works() -> Vec<Entries> {
    let told: Record = &[("stage", "推进中"), ("started", "未报")];
    vec![(Work::SPEC, WORKS.iter().map(|it| draft(&[told, it])).collect())]
}

pub(super) fn progress() -> Vec<Entries> {
    let told: Record = &[
        ("work", "核动力院重点工程协调"),
        ("departments", "县级相关部门"),
        ("raised", "未报"),
        ("publicity", "不对外公开"),
        ("stage", "推进中"),
        ("moved", "未报"),
        ("source", MATTERS),
    ];
    let items = ITEMS.iter().map(|it| draft(&[told, it])).collect();
    vec![(Progress::SPEC, PROGRESS.iter().map(|it| draft(&[it])).collect()), (Matter::SPEC, items)]
}
