//! A half-year report of an invented county, for tests and for looking at: every kind of block, two doubts.

use crate::{Bar, Block, Cited, Doubt, Figure, Inline, Paper};

/// The report as a draft.
pub fn report() -> Paper {
    let mut blocks = vec![p(&[t(
        "上半年，我局在县委、县政府的坚强领导下，围绕“创新投资年”工作主题，结合国家知识产权强县工程试点县建设和\
         大众创业、万众创新重点工作，深入实施创新驱动发展战略，各项工作取得明显成效。现将上半年工作总结及下半年工作计划报告如下：",
    )])];
    blocks.extend(programme());
    blocks.extend(patents());
    blocks.extend(second_half());
    Paper {
        title: vec![
            "临江县科学技术和知识产权局".into(),
            "2016年上半年科技工作总结".into(),
            "及下半年工作计划报告".into(),
        ],
        addressee: Some("县政府".into()),
        blocks,
        signer: "临江县科学技术和知识产权局".into(),
        signed: vec![t("2016年6月30日")],
        draft_note: Some("草稿：数据截至2016年6月30日，有2处存疑、1处待补，定稿前请逐项核实。".into()),
    }
}

/// The same report `times` over, as long as the papers of a whole year.
pub fn long(times: usize) -> Paper {
    let mut paper = report();
    let once = paper.blocks.clone();
    paper.blocks.clear();
    for time in 0..times {
        let mut again = once.clone();
        for inline in again.iter_mut().flat_map(Block::inlines_mut) {
            if let Inline::Figure(figure) = inline {
                figure.id = format!("{}-{time}", figure.id);
            }
        }
        paper.blocks.extend(again);
    }
    paper
}

fn programme() -> Vec<Block> {
    vec![
        h(1, "一、2016年上半年科技工作总结"),
        h(2, "（一）强化项目实施，推动科技成果转化"),
        p(&[
            t("1.下达县级重点科学技术研究计划项目。上半年共下达县级重点项目"),
            figure("projects-county", "34", "项", "县级重点项目"),
            t("项，其中结转"),
            figure("projects-carried", "14", "项", "结转项目"),
            t("项，新上"),
            figure("projects-new", "20", "项", "新上项目"),
            t("项，重点投向新材料、新能源和知识产权运用领域，引导企业走产学研结合的路子，培育壮大新兴产业。"),
        ]),
        p(&[
            t("2.争取省级财政支持。红星机械有限公司的“大型升船机主提升系统制造关键技术研究”（立项编号"),
            doubtful_number(),
            t("）项目获得省级财政"),
            figure("funds-province", "130", "万元", "省级财政经费"),
            t("万元经费支持，我局落实专人负责资金划拨、技术对接和进度检查，确保项目严格按计划实施。"),
        ]),
        p(&[t(
            "3.抓好科技成果登记。绿源农业有限公司的“石斛选育及仿野生栽培技术研究”通过成果鉴定并完成登记，已推荐参加省级科技进步奖评审。",
        )]),
        h(3, "4.高新技术企业培育"),
        Block::Slot {
            wanted: "上半年高新技术企业培育情况（台账中尚无2016年记录）".into()
        },
    ]
}

fn patents() -> Vec<Block> {
    vec![
        h(2, "（二）强化知识产权工作，提升创造运用能力"),
        p(&[
            t("1—6月，全县申请专利"),
            doubtful_patents(),
            t("件，其中发明专利"),
            figure("patents-invention", "33", "件", "发明专利申请量"),
            t("件；授权专利"),
            figure("patents-granted", "96", "件", "专利授权量"),
            t("件。兑付专利资助资金"),
            figure("patent-subsidy", "12.6", "万元", "专利资助资金"),
            t("万元，各类专利申请和授权情况见下表。"),
        ]),
        patent_table(),
        patent_chart(),
        h(4, "（1）开展专利执法检查"),
        p(&[
            t("联合市场监管部门检查商场、药店"),
            figure("inspected", "47", "家", "执法检查单位"),
            t("家，检查商品3,200余件，未发现假冒专利行为；举办知识产权培训班，培训企业人员210人次。"),
        ]),
    ]
}

fn second_half() -> Vec<Block> {
    vec![
        h(1, "二、2016年下半年工作计划"),
        p(&[t(
            "（一）继续实施高新技术企业培育工程，争取新认定高新技术企业1至2家，完善“企业为主体、市场为导向、产学研相结合”的技术创新体系，加强与中国科学院、四川大学等院所高校的合作。",
        )]),
        p(&[t(
            "（二）做好国家知识产权强县工程试点县考核验收准备，对照任务书逐项查漏补缺，确保一次通过；全年专利申请量力争达到180件以上，其中发明专利33件以上。",
        )]),
    ]
}

fn patent_chart() -> Block {
    let bar = |id: &str, label: &str, count: &str| Bar {
        label: label.into(),
        value: vec![figure(id, count, "件", label)],
    };
    Block::Chart {
        title: "授权专利按类型".into(),
        unit: "件".into(),
        bars: vec![
            bar("granted-invention", "发明", "9"),
            bar("granted-model", "实用新型", "61"),
            bar("granted-design", "外观设计", "26"),
        ],
    }
}

/// Enough towns for the table to run over a page.
fn patent_table() -> Block {
    let towns = "漹城 黄土 甘江 界牌 中兴 三洞 吴场 木城 华头 甘霖 新场 顺河 马村 青州 梧凤 永青 迎江 龙沱 南安 歇马 麻柳 土门";
    let rows = towns.split(' ').enumerate().map(|(at, town)| {
        let count = |kind: &str, number: usize| {
            vec![figure(&format!("{kind}-{at}"), &number.to_string(), "件", "分镇专利件数")]
        };
        let note = if at % 5 == 0 { "含企业与高校共同申请的发明专利" } else { "" };
        vec![
            vec![t(&format!("{town}镇"))],
            count("applied", at * 3 + 2),
            count("granted", at + 1),
            vec![t(note)],
        ]
    });
    Block::Table {
        title: "2016年上半年各乡镇专利申请和授权情况表".into(),
        head: ["乡镇", "申请量（件）", "授权量（件）", "备注"].map(String::from).to_vec(),
        rows: rows.collect(),
    }
}

fn doubtful_patents() -> Inline {
    let doubt = Doubt {
        subject: "专利台账“申请量”".into(),
        printed: "1□8".into(),
        candidates: vec!["118".into(), "148".into()],
        reason: "原件中间一位数字缺失".into(),
    };
    Inline::Figure(Figure {
        value: None,
        doubts: vec![doubt],
        ..bare_figure("patents-applied", "1□8", "件", "专利申请量")
    })
}

fn doubtful_number() -> Inline {
    Inline::Cited(Cited {
        text: "201GZ0272".into(),
        link: "/project/12".into(),
        field: "number".into(),
        told: "201GZ0272".into(),
        doubts: vec![Doubt {
            subject: "项目台账“立项编号”".into(),
            printed: "201GZ0272".into(),
            candidates: vec!["2015GZ0272".into(), "2016GZ0272".into()],
            reason: "年份只有三位".into(),
        }],
    })
}

fn figure(id: &str, text: &str, unit: &str, label: &str) -> Inline {
    Inline::Figure(bare_figure(id, text, unit, label))
}

fn bare_figure(id: &str, text: &str, unit: &str, label: &str) -> Figure {
    Figure {
        id: id.into(),
        key: id.into(),
        measure: "count".into(),
        text: text.into(),
        value: Some(text.into()),
        unit: unit.into(),
        label: label.into(),
        definition: format!("{label}，按登记日期统计"),
        cut_off: Some("2016-06-30".into()),
        link: format!("/list?figure={id}"),
        rows: 1,
        doubts: Vec::new(),
    }
}

fn h(level: u8, text: &str) -> Block {
    Block::Heading { level, text: vec![t(text)] }
}

fn p(text: &[Inline]) -> Block {
    Block::Paragraph { text: text.to_vec() }
}

fn t(text: &str) -> Inline {
    Inline::text(text)
}
