//! 院地座谈和协商：谁和谁谈，谈了什么，形成了什么。

use ledger::{prelude::*, store::Row};

use super::{
    super::{Sentence, meetings, office},
    Writer,
};
use crate::ledgers::meeting::{Meeting, MeetingKind};

/// The name under which the ledger of works must know it.
const WORK: &str = "核动力院重点工程协调";

const KINDS: &[MeetingKind] = &[
    MeetingKind::Talk,
    MeetingKind::Liaison,
    MeetingKind::Research,
    MeetingKind::Visit,
    MeetingKind::Briefing,
];

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("院地高层座谈");
    let all = meetings::of(writer, WORK, KINDS).await?;
    if all.is_empty() {
        writer.slot(&format!("座谈的时间、参加人员、议题和结果。会议与调研台账中没有本期属于“{WORK}”的座谈"));
    }
    for (row, it) in all {
        let sentence = talk(writer, &row, &it);
        writer.paragraph(sentence);
    }
    Ok(())
}

/// 哪天，谁到哪里调研，与谁召开座谈会；就什么达成一致，形成备忘录。
fn talk(writer: &Writer<'_>, row: &Row, it: &Meeting) -> Sentence {
    let told =
        |column: &'static str| office::told(writer, Meeting::SPEC, row, Column::<Option<Names>>::new(column));
    let mut res = meetings::when(writer, row, it);
    if let Some(groups) = told(Meeting::GROUPS.name()).or_else(|| told(Meeting::ORGANISERS.name())) {
        res = res.put(groups);
    }
    if let Some(sites) = told(Meeting::SITES.name()) {
        res = res.text("到").put(sites).text("调研，");
    }
    if let Some(people) = meetings::people(writer, row, Meeting::LEADERS, &it.leaders) {
        res = res.text("与").put(people).text("等领导");
    }
    res = res.text("召开座谈会。");
    if let Some(topics) = told(Meeting::TOPICS.name()).filter(|_| !meetings::agreed(it)) {
        res = res.text("围绕").put(topics).text("等座谈，");
    }
    res.text("会上").join([meetings::outcome(writer, row, it)], "").text("。")
}
