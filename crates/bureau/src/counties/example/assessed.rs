//! An assessment sheet to look at: a criterion of each kind, some told, some not yet.

use ledger::prelude::*;

use super::{SOURCE, enter, seed};
use crate::ledgers::{assessment::Assessment, criterion::Criterion, rating::Rating};

const SHEET: &str = "（示例）2016年本局工作目标考评";
const WHY: &str = "演示用的例子，不是真实的考评";
const BANDS: &str = "6以上：10分\n4以上不满6：8分\n其余：0分";

const GRADES: &str = "优秀：32分以上，不超过30%\n良好：28分以上\n合格：21分以上\n不合格：其余";

type Said = &'static [(&'static str, &'static str)];

/// Name, place, weight, how it is scored and what that takes.
const CRITERIA: &[(&str, &str, &str, &str, Said)] = &[
    (
        "（示例）开展活动场次",
        "1",
        "10",
        "分档",
        &[("measure", "完成值"), ("bands", BANDS), ("figure", "event.held"), ("unit", "场次")],
    ),
    (
        "（示例）高新技术企业培育",
        "2",
        "10",
        "越高越好",
        &[("promise", "培育认定高新技术企业"), ("unit", "家")],
    ),
    ("（示例）科普统计上报", "3", "5", "按期完成", &[("due", "2016-05-31")]),
    ("（示例）服务企业评议", "4", "10", "评分", &[]),
    ("（示例）经验推广", "5", "不适用", "加分", &[]),
];

const RATINGS: &[(&str, Said)] = &[
    ("（示例）科普统计上报", &[("done_on", "2016-06-02")]),
    (
        "（示例）服务企业评议",
        &[("points", "8"), ("reason", "虚构：企业评议平均得分"), ("named", "虚构的评议表，演示用")],
    ),
    (
        "（示例）经验推广",
        &[("points", "2"), ("reason", "虚构：经验在全市交流"), ("named", "虚构的会议通知，演示用")],
    ),
];

/// Enters the sheet into the seed's county, whose targets and events it is measured from.
pub(super) async fn enter_sheet(db: &Db, viewer: &Viewer) -> Result<(), Error> {
    enter(db, viewer, Assessment::SPEC, vec![sheet()], WHY).await?;
    enter(db, viewer, Criterion::SPEC, CRITERIA.iter().map(criterion).collect(), WHY).await?;
    enter(db, viewer, Rating::SPEC, RATINGS.iter().map(rating).collect(), WHY).await?;
    Ok(())
}

fn sheet() -> Draft {
    [
        ("stage", "in_force"),
        ("name", SHEET),
        ("year", "2016"),
        ("about", "本局"),
        ("document", "未报"),
        ("cap", "100"),
        ("floor", "0"),
        ("late", "0.5"),
        ("bonus_cap", "5"),
        ("grades", GRADES),
        ("began", "2016-02-01"),
        ("source", SOURCE),
    ]
    .into_iter()
    .collect()
}

fn criterion((name, place, weight, how, more): &(&str, &str, &str, &str, Said)) -> Draft {
    let plain = [
        ("name", *name),
        ("assessment", SHEET),
        ("group", "业务"),
        ("place", place),
        ("weight", weight),
        ("how", how),
        ("source", SOURCE),
    ];
    plain.iter().chain(more.iter()).copied().collect()
}

fn rating((name, more): &(&str, Said)) -> Draft {
    let plain = [
        ("name", *name),
        ("criterion", *name),
        ("unit", seed::BUREAU_NAME),
        ("reported", "2016-06-20"),
        ("source", SOURCE),
    ];
    plain.iter().chain(more.iter()).copied().collect()
}
