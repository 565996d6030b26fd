//! 一(二)5，一(四)：培训、科普、帮扶。

use ledger::prelude::*;

use super::{Entries, Record, chapter, draft, projects::IN_HALF};
use crate::ledgers::{
    campaign::Campaign, event::Event, help_term::HelpTerm, posting::Posting, survey::Survey, village::Village,
};

const PILOT: &str = "国家知识产权强县工程试点县";
const SPRING: &str = "“科技之春”科普宣传月活动";
const WEEK: &str = "“科技活动周”活动";
const VILLAGE: &str = "迎江乡驻村帮扶";

const TRAINED: &str = chapter!("一(二)5");
const SPRING_AT: &str = chapter!("一(四)1");
const WEEK_AT: &str = chapter!("一(四)2");
const SURVEY_AT: &str = chapter!("一(四)3");
const VILLAGE_AT: &str = chapter!("一(四)4");

const CAMPAIGNS: &[Record] = &[
    &[
        ("name", SPRING),
        ("stage", "已总结"),
        ("kind", "科技之春科普宣传月"),
        ("year", "2016"),
        ("edition", "21"),
        ("theme", "创新驱动发展、科技富农惠民"),
        ("aims", "普及科学知识、推广农业实用技术、提高农民科学素质、助力扶贫攻坚和创新创业"),
        ("leads", "县委宣传部、县科技局、县科协"),
        ("begins", "2016年3月"),
        ("ends", "2016年3月"),
        ("summed", "未报"),
        ("evaluation", "受到农民群众欢迎"),
        (
            "staff",
            "存疑「」：55｜56｜65｜66｜555｜556｜565｜566｜655｜656｜665｜666；理由：人数只由缺失的数字组成，不少于集中活动那两天的人数",
        ),
        ("teams", "存疑「21」：21｜215｜216；理由：可能缺5或6；与参加集中活动的21个部门和单位一致，21最像"),
        ("townships", "9"),
        (
            "consultations",
            "存疑「1000」：1000｜10500｜10600｜15000｜16000；理由：没有别的数可以核对，可能缺5或6",
        ),
        (
            "sessions",
            "存疑「14」：14｜145｜146｜154｜164；理由：可能缺5或6；14场730人次，平均每场52人，合情理",
        ),
        (
            "trainees",
            "存疑「730」：730｜7305｜7306｜7350｜7360｜7530｜7630｜5730｜6730；理由：可能缺5或6；14场730人次，平均每场52人，合情理",
        ),
        ("projects", "存疑「2」：2｜25｜26｜52｜62；理由：没有别的数可以核对，可能缺5或6"),
        ("techniques", "存疑「2」：2｜25｜26｜52｜62；理由：没有别的数可以核对，可能缺5或6"),
        (
            "books_shown",
            "存疑「1100余」：1100余｜11500余｜11600余｜15100余｜16100余；理由：没有别的数可以核对，可能缺5或6",
        ),
        (
            "charts",
            "存疑「120」：120｜1205｜1206｜1250｜1260｜1520｜1620；理由：没有别的数可以核对，可能缺5或6",
        ),
        (
            "leaflets",
            "存疑「3000余」：3000余｜30500余｜30600余｜35000余｜36000余；理由：没有别的数可以核对，可能缺5或6",
        ),
        ("boards", "存疑「44」：44｜445｜446｜454｜464；理由：没有别的数可以核对，可能缺5或6"),
        (
            "books_given",
            "存疑「3100」：3100｜31500｜31600｜35100｜36100；理由：没有别的数可以核对，可能缺5或6",
        ),
        ("goods", "蔬菜种子"),
        ("goods_value", "存疑「3000余」：3000余｜35000余｜36000余；理由：没有别的数可以核对，可能缺5或6"),
        (
            "clinics",
            "存疑「800」：800｜8050｜8060｜8500｜8600｜5800｜6800；理由：没有别的数可以核对，可能缺5或6",
        ),
        ("checkups", "存疑「00」：500｜600｜5500｜5600｜6500｜6600；理由：首位数字缺失；与义诊800人次同列"),
        ("source", SPRING_AT),
    ],
    &[
        ("name", WEEK),
        ("stage", "已总结"),
        ("kind", "科技活动周"),
        ("year", "2016"),
        ("theme", "创新引领 共享发展"),
        ("emphasis", "创新驱动发展战略、全面创新改革、国家知识产权强县工程试点县建设"),
        ("leads", "未报"),
        ("begins", "2016年5月"),
        ("ends", "2016年5月"),
        ("stretch", "五月中旬"),
        ("summed", "未报"),
        ("evaluation", "使主题得到广泛宣传"),
        ("source", WEEK_AT),
    ],
];

const EVENTS: &[Record] = &[
    &[
        ("name", "集中科技赶场送科技下乡活动"),
        ("kind", "科技赶场和送科技下乡"),
        ("campaign", SPRING),
        ("units", "县科技局、农口部门、卫生部门"),
        ("places", "马村乡、木城镇"),
        ("held", "2016-03-02"),
        ("ended", "2016-03-04"),
        ("days", "2016-03-02、2016-03-04"),
        ("departments", "21"),
        (
            "staff",
            "存疑「0多」：50多｜60多｜550多｜560多｜650多｜660多；理由：十位数字缺失；人数是两天合计，没有分开写",
        ),
        (
            "remark",
            "3月2日、4日两天，分别到马村乡、木城镇；报告没有写哪一天到哪里，部门数和人数也没有分开，因此合为一条。点名的部门写作“科技、农口、卫生”，其余没有列出。",
        ),
        ("source", SPRING_AT),
    ],
    &[
        ("name", "大众创业、万众创新宣传活动"),
        ("kind", "走访宣传"),
        ("campaign", WEEK),
        ("hosts", "我局"),
        ("places", "新万兴碳纤维、川农化工、汇丰纸业、金宏源、新场镇"),
        ("held", "2016年5月"),
        ("leaflets", "存疑「100」：100｜1050｜1060｜1500｜1600；理由：没有别的数可以核对，可能缺5或6"),
        ("remark", "报告列举到访单位后写“等企业和乡镇”；原文“汇丰纸业金宏源”之间缺顿号，作两家登记。"),
        ("source", WEEK_AT),
    ],
    &[
        ("name", "创建省级工程技术中心和市级科技孵化园工作指导"),
        ("kind", "上级指导"),
        ("campaign", WEEK),
        ("hosts", "市科技局"),
        ("audience", "相关科室领导"),
        ("places", "新万兴碳纤维、仟佛科技"),
        ("topics", "创建省级工程技术中心、市级科技孵化园工作"),
        ("held", "2016年5月"),
        ("source", WEEK_AT),
    ],
    &[
        ("name", "中小学生科技创新大赛"),
        ("kind", "竞赛"),
        ("campaign", WEEK),
        ("hosts", "县教育部门、县科协"),
        ("scope_words", "全县中小学校"),
        ("aim", "培养未成年人的创新精神和实践能力"),
        ("held", "2016年5月"),
        ("pupils", "存疑「2000」：2000｜20500｜20600｜25000｜26000；理由：没有别的数可以核对，可能缺5或6"),
        ("source", WEEK_AT),
    ],
    &[
        ("name", "知识产权上门培训"),
        ("kind", "培训"),
        ("work", PILOT),
        ("hosts", "我局"),
        ("units", "金辉卫浴、铭帝铝业、凯亚达、天农农资"),
        ("audience", "经梳理、分类，有一定专利工作基础、有专利申请潜力的企业的技术骨干"),
        ("forms", "点对点的上门培训、一对一的精细培训"),
        ("topics", "省市专利优惠政策、专利基础知识、专利申报流程、企业如何挖掘专利"),
        ("aim", "帮助企业形成相对完善的知识产权体系"),
        ("held", IN_HALF),
        ("remark", "报告把全县企业作了梳理、分类；列举企业后写“等”，没有写场次和人次。"),
        ("source", TRAINED),
    ],
];

const SURVEYS: &[Record] = &[&[
    ("name", "2015年度全县科普统计"),
    ("stage", "已调查"),
    ("year", "2015"),
    ("nation", "国科发政〔2016〕89号"),
    ("nation_issuer", "科技部"),
    (
        "province",
        "存疑「川科发普[201]3号」：川科发普〔2016〕3号｜川科发普〔2016〕35号｜川科发普〔2016〕36号｜川科发普〔2016〕53号｜川科发普〔2016〕63号；理由：年份应与国家通知相同；序号可能缺5或6",
    ),
    ("province_issuer", "省科技厅"),
    (
        "city",
        "存疑「乐科发[201]7号」：乐科发〔2016〕7号｜乐科发〔2016〕57号｜乐科发〔2016〕67号｜乐科发〔2016〕75号｜乐科发〔2016〕76号；理由：年份应与国家通知相同；序号可能缺5或6",
    ),
    ("city_issuer", "市科技局"),
    ("subject", "科普资源情况调查"),
    ("begun", IN_HALF),
    (
        "departments",
        "存疑「2」：25｜26｜52｜62；理由：仅参加科普宣传月集中活动的就有21个部门，不会只有2个，缺5或6",
    ),
    ("finding", "科普资源建设情况"),
    ("benefit", "为我县科普建设提供决策依据"),
    (
        "remark",
        "报告印作“国科发政 [201]89号”“201年度”，年份都缺末位：2013年度的通知是2014年的，2016年度的是2017年的，本次应为2016年通知、统计2015年度。",
    ),
    ("source", SURVEY_AT),
]];

const VILLAGES: &[Record] = &[&[
    ("name", VILLAGE),
    ("township", "迎江乡"),
    ("village", "未报"),
    ("kind", "未报"),
    ("ordered_by", "县委"),
    ("helpers", "我局"),
    ("begun", IN_HALF),
    ("remark", "报告只写到乡，没有写村名。"),
    ("source", VILLAGE_AT),
]];

const POSTINGS: &[Record] = &[
    &[("name", "迎江乡驻村帮扶工作组组长"), ("post", "工作组组长")],
    &[("name", "迎江乡驻村帮扶工作组第一书记"), ("post", "第一书记")],
];

const TERMS: &[Record] = &[&[
    ("name", "迎江乡驻村帮扶2016年上半年进展"),
    ("village", VILLAGE),
    ("half", "2016年上半年"),
    ("measures", "明确"),
    ("projects", "存疑「2」：2｜25｜26；理由：没有别的数可以核对，可能缺5或6；2最像"),
    ("archives", "完备"),
    ("duties", "按时完成"),
    ("pairing", "积极开展"),
    ("households", "未报"),
    ("inspected_by", "县纪委"),
    ("inspected", "未报"),
    ("inspection", "通过"),
    ("remark", "项目名称、结对户数、督查日期报告都没有写。"),
    ("source", VILLAGE_AT),
]];

fn entries(spec: &'static Spec, told: Record, records: &[Record]) -> Entries {
    (spec, records.iter().map(|it| draft(&[told, it])).collect())
}

pub(super) fn records() -> Vec<Entries> {
    let posted: Record = &[
        ("village", VILLAGE),
        ("person", "未报"),
        ("unit", "我局"),
        ("arrived", IN_HALF),
        ("source", VILLAGE_AT),
    ];
    vec![
        entries(Campaign::SPEC, &[], CAMPAIGNS),
        entries(Event::SPEC, &[("stage", "已开展")], EVENTS),
        entries(Survey::SPEC, &[], SURVEYS),
        entries(Village::SPEC, &[], VILLAGES),
        entries(Posting::SPEC, posted, POSTINGS),
        entries(HelpTerm::SPEC, &[], TERMS),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_report_says_once_of_two_days_is_one_record() {
        assert_eq!((EVENTS.len(), POSTINGS.len()), (5, 2));
        let market = draft(&[EVENTS[0]]);
        let days = crate::ledgers::event::Days::parse(market.get("days")).unwrap();
        assert_eq!(days.iter().count(), 2);
    }
}
