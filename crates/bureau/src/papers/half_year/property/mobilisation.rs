//! 动员会和工作会。

use ledger::{prelude::*, store::Row};

use super::{
    super::{Sentence, meetings, office},
    Writer,
};
use crate::ledgers::meeting::{Meeting, MeetingKind};

/// The name under which the ledger of works must know it.
const WORK: &str = "国家知识产权强县工程试点县";

const KINDS: &[MeetingKind] = &[MeetingKind::Mobilisation, MeetingKind::Working];

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("创建工作动员会");
    let all = meetings::of(writer, WORK, KINDS).await?;
    if all.is_empty() {
        writer.slot(&format!("动员会的时间、地点和内容。会议与调研台账中没有本期属于“{WORK}”的会议"));
    }
    for (row, it) in all {
        let sentence = meeting(writer, &row, &it);
        writer.paragraph(sentence);
    }
    Ok(())
}

/// 哪天在哪里开什么会；谁出席；谁参加；谁讲话，定了什么。
fn meeting(writer: &Writer<'_>, row: &Row, it: &Meeting) -> Sentence {
    let told =
        |column: &'static str| office::told(writer, Meeting::SPEC, row, Column::<Option<Names>>::new(column));
    let mut res = meetings::when(writer, row, it);
    if let Some(by) = told(Meeting::ORGANISERS.name()) {
        res = res.put(by);
    }
    if let Some(venue) = told(Meeting::VENUE.name()) {
        res = res.text("在").put(venue);
    }
    res = res.text("召开").put(writer.cite(Meeting::SPEC, row, Meeting::NAME)).text("。");
    let leaders = meetings::people(writer, row, Meeting::LEADERS, &it.leaders);
    res = match (told(Meeting::GUESTS.name()), leaders) {
        (Some(guests), Some(leaders)) => {
            res.text("会议邀请").put(guests).text("，").put(leaders).text("出席。")
        }
        (Some(guests), None) => res.text("会议邀请").put(guests).text("出席。"),
        (None, Some(leaders)) => res.put(leaders).text("出席会议。"),
        (None, None) => res,
    };
    if let Some(groups) = told(Meeting::GROUPS.name()) {
        res = res.put(groups).text("参加会议。");
    }
    if let Some(speakers) = meetings::people(writer, row, Meeting::SPEAKERS, &it.speakers) {
        res = res.put(speakers).text("讲话，");
    }
    res.text("会议").join([meetings::outcome(writer, row, it)], "").text("。")
}
