use expect_test::{Expect, expect};
use ledger::{
    prelude::*,
    testing::{empty_db, head},
};
use paper::Paper;

use super::half_year;
use crate::{counties::seed, ledgers};

async fn seed_paper() -> Paper {
    let db = empty_db(ledgers::ALL).await;
    seed::enter_all(&db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    half_year::draft(&db, &head(), Half::new(2016, 1).unwrap(), None)
        .await
        .unwrap_or_else(|it| panic!("{it}"))
}

fn check(actual: &str, expected: Expect) {
    expected.assert_eq(actual);
}

#[tokio::test]
async fn the_seed_report_comes_out_of_the_ledgers() {
    check(
        &paper::text::write(&seed_paper().await),
        expect![[r#"
            草稿，数据截至2016年6月30日；标“存疑”的请核对后再报
            xx县科学技术和知识产权局
            2016年上半年科技工作总结及下半年工作计划报告

            县政府：
            　　现将2016年上半年科技工作总结及下半年工作计划报告如下：
            　　一、2016年上半年科技工作总结
            　　（一）推进创新驱动发展和国家技术创新工程示范县建设
            　　1．国家技术创新工程示范县创建
            　　【此处待补：示范县创建的计划、总结和报送情况】
            　　2．项目征集和对接
            　　上半年征集科技项目5项；现有备选项目5项。拟向上级科技计划推荐项目的单位有新万兴碳纤维复合材料有限公司、天农农资、xx铭帝铝业有限公司、中国水电建设集团xx水工机械有限公司、金辉卫浴。
            　　3．项目立项和经费
            　　截至今年月〔存疑：候选 2016年5月、2016年6月〕，我县获得上级财政经费支持的科技项目有2项：乐山凯亚达光电科技有限公司的“面向产业化多组元透明导电氧化物技术的研究”项目（立项编号201GZ0272〔存疑：候选 2016GZ0272、2015GZ0272〕），获得省级财政30〔存疑：候选 30、350、360、305、306、530、630〕万元经费支持；中国水电建设集团xx水工机械有限公司的“大型升船机主提升系统制造关键技术研究及应用”项目（立项编号201GZ019〔存疑：候选 16 个〕），获得省级财政100〔存疑：候选 100、1050、1060、1500、1600、5100、6100〕万元经费支持。以上项目共获得经费支持130〔存疑 2 处〕万元。
            　　【此处待补：经费实际拨付情况。经费拨付台账中没有本期的记录】
            　　4．省级高新技术产业开发区申报
            　　【此处待补：高新区申报工作的进展】
            　　5．高新技术企业培育
            　　【此处待补：高新技术企业培育情况和产值】
            　　6．科技平台建设
            　　【此处待补：创新平台申报和建设情况】
            　　7．县级重点科学技术研究计划
            　　下达2016年度县级重点科学技术研究计划项目34项，其中结转14项，新上项目20项。
            　　8．项目实施、监督和验收
            　　本期验收科技项目4项。新万兴碳纤维复合材料有限公司的“年产400万平方米高性能纤维织物预浸料项目〔存疑：候选 年产400万平方米高性能纤维织物预浸料项目、年产4500万平方米高性能纤维织物预浸料项目、年产4600万平方米高性能纤维织物预浸料项目、年产5400万平方米高性能纤维织物预浸料项目、年产6400万平方米高性能纤维织物预浸料项目〕”通过省科技厅组织的专家验收，各项指标超过任务书约定。新万兴瓷业公司的“一种绝热陶瓷饰面砖专利实施项目”、中国水电建设集团xx水工机械有限公司的“起重机钢丝绳绕返回偏角调整装置专利组合实施项目”、明珠陶瓷公司的“波纹边凹凸面瓷砖制作模具专利组合实施项目”等3项通过省知识产权局委托市知识产权局组织的专家验收。
            　　xx汇丰纸业有限公司的“一种对制浆造纸产生的白泥回收利用的工艺专利实施项目”通过中期检查；银河园通公司的“快淬纳米晶钕铁硼稀土永磁粉末产业化开发”已申请验收，验收资料已报送市科技局，等待省科技厅委托市科技局组织验收。
            　　【此处待补：到期未验收的项目。在研项目的任务书日期等 13 处未报，补齐后才能判断】
            　　9．科技成果
            　　【此处待补：本期成果登记数。有 1 项的登记日期未报】
            　　推荐参加科技奖励评审1项。“xx石斛选育及仿野生栽培技术研究”经鉴定和成果登记，推荐参评省级科技进步奖。
            　　（二）推进国家知识产权强县工程试点县工作
            　　1．工作方案和工作要点
            　　【此处待补：试点县工作方案、工作要点的拟定和印发情况】
            　　2．工作对接和政策支持
            　　【此处待补：与上级对接的情况和上级的支持政策】
            　　3．县人大常委会调研
            　　【此处待补：调研的时间、地点和意见】
            　　4．创建工作动员会
            　　【此处待补：动员会的时间、地点和内容】
            　　5．知识产权培训
            　　【此处待补：培训的企业、形式和内容】
            　　6．专利实施项目和专利申请授权
            　　【此处待补：专利实施项目和专利申请、授权情况】
            　　（三）推进大众创业万众创新工作
            　　1．自查总结和工作要点
            　　【此处待补：自查总结、工作要点和所依据的文件】
            　　2．接受督查
            　　【此处待补：督查的内容和地点】
            　　3．科技孵化园申报
            　　【此处待补：孵化园申报情况】
            　　（四）科技服务、示范与普及
            　　1．“科技之春”科普宣传月
            　　【此处待补：科普宣传月的活动和成效】
            　　2．科技活动周
            　　【此处待补：科技活动周的活动和成效】
            　　3．科普统计
            　　【此处待补：科普统计工作情况】
            　　4．驻村帮扶
            　　【此处待补：驻村帮扶工作情况】
            　　（五）重点工程协调服务
            　　1．院地座谈
            　　【此处待补：座谈的时间、参加人和成果】
            　　2．重点工程协调
            　　【此处待补：协调的事项和进展】
            　　二、下半年工作计划
            　　【此处待补：下半年工作计划。由目标台账起草】

            xx县科学技术和知识产权局
            2016年6月30日
        "#]],
    );
}

#[tokio::test]
async fn every_figure_of_the_paper_names_its_rows_and_its_definition() {
    let paper = seed_paper().await;
    for figure in paper.figures() {
        assert!(figure.link.starts_with('/') && !figure.definition.is_empty(), "{figure:?}");
        assert_eq!(figure.value.is_none(), !figure.doubts.is_empty(), "{figure:?}");
    }
    let told: Vec<(&str, &str, u64)> =
        paper.figures().map(|it| (it.id.as_str(), it.text.as_str(), it.rows)).collect();
    check(
        &format!("{told:#?}"),
        expect![[r#"
            [
                (
                    "project.called",
                    "5",
                    5,
                ),
                (
                    "project.pool",
                    "5",
                    5,
                ),
                (
                    "project.funded",
                    "2",
                    2,
                ),
                (
                    "project.funded.money",
                    "130",
                    2,
                ),
                (
                    "reading.county_projects",
                    "34",
                    1,
                ),
                (
                    "reading.county_carried",
                    "14",
                    1,
                ),
                (
                    "reading.county_new",
                    "20",
                    1,
                ),
                (
                    "project.accepted",
                    "4",
                    4,
                ),
                (
                    "project.accepted.by",
                    "3",
                    3,
                ),
                (
                    "project.nominated",
                    "1",
                    1,
                ),
            ]"#]],
    );
}

#[tokio::test]
async fn a_cut_off_inside_the_half_year_says_what_it_cannot_know() {
    let db = empty_db(ledgers::ALL).await;
    seed::enter_all(&db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    let day = Some(Date::constant(2016, 6, 24));
    let paper = half_year::draft(&db, &head(), Half::new(2016, 1).unwrap(), day).await.unwrap();
    let accepted = paper.figures().find(|it| it.id == "project.accepted").unwrap();
    assert_eq!((accepted.value.as_deref(), accepted.doubts.len()), (None, 4));
    assert_eq!(accepted.cut_off.as_deref(), Some("2016-06-24"));
    assert!(accepted.doubts[0].reason.contains("2016年上半年"), "{:?}", accepted.doubts[0]);
}
