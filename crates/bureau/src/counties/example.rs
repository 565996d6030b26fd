//! What a demonstration shows beyond a county's facts: the rules of deadlines, a
//! notice of some of its projects, an objection to it, an assessment sheet. Every record says that it is
//! an example; no figure counts any of them.

mod assessed;

use ledger::{prelude::*, store::View};

use super::{enter, seed};
use crate::{
    ledgers::{
        lead::{Lead, standard},
        notice::Notice,
        objection::Objection,
        project::Project,
    },
    notices::publish::publish,
};

const WHY: &str = "演示用的例子，不是真实的公示";
const SOURCE: &str = "示例：演示用，不是报告里的事实";

const OBJECTING: &str = "对名单有异议的，请在公示期内以书面形式实名提出：单位的加盖公章，个人的签名并留联系方式。匿名和逾期的异议不予受理。";

/// The projects of the seed that may be recommended: the report names the firms.
pub const SEED_LIST: &str = "/project?stage=pooled";
const SEED_COLUMNS: &str = "承担单位、级别、拟申报计划";
/// Five working days: Monday to Friday, the fourth of them the demonstration's day.
const BEGINS: Date = Date::constant(2016, 6, 27);

/// Projects of the made-up county on its notice.
const SOME: i64 = 12;

/// Enters the examples into the seed's county.
pub async fn of_seed(db: &Db, viewer: &Viewer) -> Result<(), Error> {
    all(db, viewer, SEED_LIST, SEED_COLUMNS, seed::BUREAU_NAME).await?;
    assessed::enter_sheet(db, viewer).await
}

/// Enters the examples into the made-up county.
pub async fn of_fictitious(db: &Db, viewer: &Viewer) -> Result<(), Error> {
    let view = View { descending: false, ..View::new(Project::SPEC) };
    let some = db.ids(viewer, &Selection::all::<Project>(), &view, Some(SOME)).await?.ids;
    let list = Selection::all::<Project>().records(&some).to_string();
    all(db, viewer, &list, "项目名称、承担单位、级别", "云溪县科学技术和知识产权局（虚构）").await
}

async fn all(db: &Db, viewer: &Viewer, list: &str, columns: &str, signer: &str) -> Result<(), Error> {
    enter(db, viewer, Lead::SPEC, standard::records(), "程序自带的提醒规则").await?;
    enter(db, viewer, Notice::SPEC, vec![notice(list, columns, signer)], WHY).await?;
    let view = View::new(Notice::SPEC);
    for id in db.ids(viewer, &Selection::all::<Notice>(), &view, Some(1)).await?.ids {
        publish(db, viewer, id, 1, BEGINS, None).await?;
        enter(db, viewer, Objection::SPEC, vec![objection(id)], WHY).await?;
    }
    Ok(())
}

fn notice(list: &str, columns: &str, signer: &str) -> Draft {
    [
        ("name", "（示例）拟推荐科技项目名单的公示"),
        ("matter", "科技计划拟立项"),
        ("basis", "无"),
        ("text", "本公示是演示系统用的例子，不是真实的公示。\n经审查，现将拟推荐的科技项目名单予以公示，接受社会监督。"),
        ("listing", list),
        ("columns", columns),
        ("objecting", OBJECTING),
        ("contact", "示例联系人（虚构）"),
        ("phone", "0000-0000000（虚构）"),
        ("signer", signer),
        ("officer", "林晓"),
        ("source", SOURCE),
    ]
    .into_iter()
    .collect()
}

fn objection(notice: Id) -> Draft {
    [
        ("name", "（示例）对名单第 2 项的异议"),
        ("objector", "示例单位（虚构）"),
        ("reach", "示例地址（虚构）"),
        ("manner", "书面"),
        ("received", "2016-06-28"),
        ("item", "第 2 项"),
        ("said", "演示用的例子：认为该单位的申报材料与实际不符，请核查。"),
        ("officer", "林晓"),
        ("source", SOURCE),
    ]
    .into_iter()
    .collect::<Draft>()
    .with("notice", &notice.to_string())
}

#[cfg(test)]
mod tests {
    use ledger::testing::empty_db;

    use super::*;
    use crate::{
        counties::fictitious,
        ledgers::{self, notice::Standing},
    };

    async fn published(db: &Db, viewer: &Viewer) -> Vec<Notice> {
        let all = db.records::<Notice>(viewer, &Selection::all::<Notice>(), 10).await.unwrap();
        all.into_iter().map(|it| it.1).collect()
    }

    #[tokio::test]
    async fn both_counties_get_a_published_notice_that_says_it_is_an_example() {
        let (seed_db, seed_viewer) = (empty_db(ledgers::ALL).await, Viewer::program(seed::COUNTY));
        seed::enter_all(&seed_db, &seed_viewer).await.unwrap();
        of_seed(&seed_db, &seed_viewer).await.unwrap_or_else(|it| panic!("{it}"));
        let (made_db, made_viewer) = (empty_db(ledgers::ALL).await, Viewer::program(fictitious::COUNTY));
        fictitious::enter_all(&made_db, &made_viewer, 40, |_| {}).await.unwrap();
        of_fictitious(&made_db, &made_viewer).await.unwrap_or_else(|it| panic!("{it}"));
        for (db, viewer, rows) in [(seed_db, seed_viewer, 5), (made_db, made_viewer, SOME)] {
            let all = published(&db, &viewer).await;
            let [it] = &all[..] else { panic!("{} notices", all.len()) };
            assert!(it.name.as_str().contains("示例") && it.text.as_str().contains("不是真实的公示"));
            let Standing::Published(it) = &it.standing else { panic!("{:?}", it.standing) };
            assert_eq!((it.rows.0, it.ends), (rows, Date::constant(2016, 7, 1)));
        }
    }
}
