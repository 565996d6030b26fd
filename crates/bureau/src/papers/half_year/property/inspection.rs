//! 人大、政协和上级的调研视察。

use ledger::{prelude::*, store::Row};

use super::{
    super::{Sentence, meetings, office},
    Writer,
};
use crate::ledgers::meeting::{Held, Meeting, MeetingKind};

/// The name under which the ledger of works must know it.
const WORK: &str = "国家知识产权强县工程试点县";

const KINDS: &[MeetingKind] =
    &[MeetingKind::Congress, MeetingKind::Consultative, MeetingKind::Research, MeetingKind::Inspection];

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    let all = meetings::of(writer, WORK, KINDS).await?;
    let title = if all.iter().any(|it| it.1.kind == MeetingKind::Congress) {
        "县人大常委会调研"
    } else {
        "调研和督查"
    };
    writer.item(title);
    if all.is_empty() {
        writer.slot(&format!("调研的时间、地点和意见。会议与调研台账中没有本期属于“{WORK}”的调研"));
    }
    for (row, it) in all {
        let sentence = inspection(writer, &row, &it).await?;
        writer.paragraph(sentence);
    }
    Ok(())
}

/// 哪天，谁组织哪些人调研什么；到了哪里，看了什么；听了什么；怎么说的。
async fn inspection(writer: &mut Writer<'_>, row: &Row, it: &Meeting) -> Result<Sentence, Error> {
    let mut res = meetings::when(writer, row, it);
    let told = |writer: &Writer<'_>, column: &'static str| {
        office::told(writer, Meeting::SPEC, row, Column::<Option<Names>>::new(column))
    };
    if let Some(by) = told(writer, Meeting::ORGANISERS.name()) {
        res = res.put(by).text("组织");
    }
    if let Some(groups) = told(writer, Meeting::GROUPS.name()) {
        res = res.put(groups);
    }
    res = res.text("调研");
    if let Some(work) = told(writer, Meeting::WORK.name()) {
        res = res.put(work).text("工作");
    }
    res = res.text("。");
    let sites = meetings::sites(writer, row, it).await?;
    let went = sites.is_some();
    if let Some(sites) = sites {
        res = res.text("调研组深入").join([sites], "");
    }
    if let Some(topics) = told(writer, Meeting::TOPICS.name()) {
        res = res.text(if went { "，察看了解" } else { "调研组了解" }).put(topics).text("等领域");
        if let Some(focus) = told(writer, Meeting::FOCUS.name()) {
            res = res.text("知识产权的").put(focus);
        }
    }
    if let Some(forum) = told(writer, Held::FORUM.name()) {
        res = res.text("，召开座谈会听取").put(forum);
    }
    Ok(res.text("。调研组").join([meetings::outcome(writer, row, it)], "").text("。"))
}
