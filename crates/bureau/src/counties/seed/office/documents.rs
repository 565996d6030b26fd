//! 报告提到的公文：本局拟办的，和引作依据的。

use ledger::prelude::*;

use super::{Entries, IN_HALF, Record, chapter, draft};
use crate::ledgers::{document::Document, incoming::Incoming};

const MODEL: &str = chapter!("一(一)1");
const SCHEME: &str = chapter!("一(二)1");
const STARTUP: &str = chapter!("一(三)1");

const THIS_YEAR: &str = "原文年份印作“201年”，缺一位数：上半年拟定的是当年的，即2016年。";
const LAST_YEAR: &str = "原文年份印作“201年”，缺一位数：能总结的是已经结束的整年，即2015年。";

const DOCUMENTS: &[Record] = &[
    &[
        ("name", "xx县2016年创建国家技术创新工程xx省试点示范县活动工作计划"),
        ("kind", "工作计划"),
        ("issuer", "县政府办"),
        ("work", "示范县创建"),
        ("period", "2016年"),
        ("stage", "已印发"),
        ("issued", IN_HALF),
        ("issued_by", "县政府办"),
        ("issued_to", "未报"),
        ("remark", THIS_YEAR),
        ("source", MODEL),
    ],
    &[
        ("name", "xx县人民政府关于2015年国家技术创新工程xx省试点示范县创建工作情况评估自查总结报告"),
        ("kind", "报告"),
        ("issuer", "县政府"),
        ("work", "示范县创建"),
        ("period", "2015年"),
        ("stage", "已报送"),
        ("sent", IN_HALF),
        ("sent_to", "省科技厅"),
        ("in_time", "未报"),
        ("remark", LAST_YEAR),
        ("source", MODEL),
    ],
    &[
        ("name", "xx县实施国家知识产权强县工程试点县工作方案"),
        ("kind", "工作方案"),
        ("issuer", "未报"),
        ("work", "强县试点"),
        ("contents", "指导思想、工作目标、工作措施、工作进度和保障措施"),
        ("goals", "5"),
        ("stage", "审议通过"),
        ("consulted", "未报"),
        ("consulted_bodies", "县级相关部门、各乡镇人民政府"),
        ("adopted", IN_HALF),
        ("adopted_at", "县政府常务会"),
        ("source", SCHEME),
    ],
    &[
        ("name", "xx县2016年国家知识产权强县工程试点县工作要点"),
        ("kind", "工作要点"),
        ("issuer", "县政府办"),
        ("work", "强县试点"),
        ("period", "2016年"),
        ("stage", "已印发"),
        ("adopted", IN_HALF),
        ("adopted_at", "县政府常务会"),
        ("issued", IN_HALF),
        ("issued_by", "县政府办"),
        ("issued_to", "县级相关部门、各乡镇人民政府"),
        ("remark", THIS_YEAR),
        ("source", SCHEME),
    ],
    &[
        ("name", "xxxx经济开发区关于申报省级高新技术产业园区的简介材料"),
        ("kind", "简介和材料"),
        ("issuer", "经开区管委会"),
        ("drafters", "经开区、我局"),
        ("work", "省级高新区创建"),
        ("stage", "已报送"),
        (
            "drafted",
            "存疑「4月□日」：2016-04-05｜2016-04-06；理由：日期只由缺失的数字组成，5日、6日都是工作日",
        ),
        ("sent", "未报"),
        ("sent_to", "省科技厅、市科技局"),
        ("in_time", "按时"),
        ("source", chapter!("一(一)3")),
    ],
    &[
        ("name", "2016年工作要点"),
        ("kind", "工作要点"),
        ("issuer", "未报"),
        ("work", "双创"),
        ("period", "2016年"),
        ("drafted", IN_HALF),
        ("remark", THIS_YEAR),
        ("source", STARTUP),
    ],
    &[
        ("name", "推进大众创业万众创新工作落实情况市第四督查组（xx）工作方案"),
        ("kind", "工作方案"),
        ("issuer", "未报"),
        ("work", "双创"),
        ("drafted", IN_HALF),
        ("source", chapter!("一(三)2")),
    ],
    &[
        ("name", "知识产权局2016年上半年科技工作总结及下半年工作计划报告"),
        ("kind", "报告"),
        ("issuer", "xx县科学技术和知识产权局"),
        ("addressee", "县政府"),
        ("period", IN_HALF),
        ("contents", "各项工作取得较为明显成效"),
        ("stage", "已印发"),
        ("issued", "2016-06-24"),
        ("issued_by", "xx县科学技术和知识产权局"),
        ("issued_to", "县政府"),
        (
            "remark",
            "落款印作“201年月24日”，缺年份末位和月份：年份由第二十一届科技之春、2016年科技活动周主题确定；5月24日早于文中的5月底培训，故为6月24日。",
        ),
        ("source", chapter!("落款")),
    ],
];

const BASIS: &[Record] = &[
    &[
        ("name", "国务院关于大力推进大众创业万众创新若干政策措施的意见"),
        ("number", "国发〔2015〕32号"),
        ("issuer", "国务院"),
        ("remark", "原文字号印作“国发〔201〕32 号”，年份缺一位；公开发布的文件是2015年的。"),
    ],
    &[
        ("name", "国务院办公厅关于发展众创空间推进大众创新创业的指导意见"),
        ("number", "国办发〔2015〕9号"),
        ("issuer", "国务院办公厅"),
        ("remark", "原文字号印作“国办发〔201〕9号”，年份缺一位；公开发布的文件是2015年的。"),
    ],
    &[
        ("name", "xx省人民政府关于全面推进大众创业、万众创新的意见"),
        ("number", "川府发〔2015〕27号"),
        ("issuer", "xx省人民政府"),
        ("remark", "原文字号印作“川府发〔201〕27 号”，年份缺一位；在国务院2015年的文件之后发出。"),
    ],
];

pub(super) fn records() -> Vec<Entries> {
    let told: Record = &[("stage", "拟定"), ("drafted", "未报")];
    let unnumbered: Record = &[("number", "未报")];
    let documents = DOCUMENTS.iter().map(|it| {
        let issued = it.iter().any(|(name, _)| *name == "issued");
        draft(&[told, if issued { unnumbered } else { &[] }, it])
    });
    let basis: Record = &[
        ("kind", "意见"),
        ("work", "双创"),
        ("purpose", "政策依据"),
        ("stage", "已登记"),
        ("received", "未报"),
        ("source", STARTUP),
    ];
    let incoming = BASIS.iter().map(|it| draft(&[basis, it])).collect();
    vec![(Document::SPEC, documents.collect()), (Incoming::SPEC, incoming)]
}
