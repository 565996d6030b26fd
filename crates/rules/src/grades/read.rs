//! Lines to grades. Everything wrong is told at once, each with its line and a way out.

use std::str::FromStr;

use super::{Grade, Grades, Room};
use crate::exact::{self, whole};

/// What a line says of one grade before the others are known.
type Line = (usize, Grade);

impl FromStr for Grades {
    type Err = String;

    fn from_str(text: &str) -> Result<Grades, String> {
        let (mut wrong, mut all): (Vec<String>, Vec<Line>) = (Vec::new(), Vec::new());
        let lines = text.lines().enumerate().map(|it| (it.0 + 1, it.1.trim()));
        for (number, line) in lines.filter(|it| !it.1.is_empty()) {
            match grade(line) {
                Ok(it) => all.push((number, it)),
                Err(says) => wrong.push(format!("第 {number} 行：{says}")),
            }
        }
        if wrong.is_empty() {
            wrong = disorder(&all);
        }
        if wrong.is_empty() {
            Ok(Grades { all: all.into_iter().map(|it| it.1).collect() })
        } else {
            Err(wrong.join("；"))
        }
    }
}

fn grade(line: &str) -> Result<Grade, String> {
    let Some((name, said)) = line.split_once(['：', ':']) else {
        return Err("没有冒号，写成“优秀：90分以上，不超过30%”".to_owned());
    };
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err("冒号前面没有写等次的名称".to_owned());
    }
    let said: String = said.chars().filter(|it| !it.is_whitespace()).collect();
    let mut res = Grade { name, least: None, room: Room::Any };
    if matches!(said.as_str(), "其余" | "其他") {
        return Ok(res);
    }
    for part in said.split(['，', ',', '、', '；', '且']).filter(|it| !it.is_empty()) {
        if let Some(least) = mark(part) {
            if res.least.replace(least).is_some() {
                return Err(format!("写了两个分数线，只留一个：“{part}”"));
            }
        } else if let Some(room) = room(part) {
            if std::mem::replace(&mut res.room, room) != Room::Any {
                return Err(format!("写了两个名额，只留一个：“{part}”"));
            }
        } else {
            return Err(format!("看不懂“{part}”，写成“90分以上”“不超过30%”“不超过3家”或“其余”"));
        }
    }
    if res.least.is_none() && res.room == Room::Any {
        return Err("冒号后面没有写多少分、多少家，最后一等写“其余”".to_owned());
    }
    Ok(res)
}

/// `90分以上`, with the number itself.
fn mark(part: &str) -> Option<exact::Exact> {
    let after = ["分及以上", "分以上", "分（含）以上", "分(含)以上"];
    let inner = after.iter().find_map(|it| part.strip_suffix(it));
    let before = || ["不低于", "不少于", "≥"].iter().find_map(|it| part.strip_prefix(it)?.strip_suffix('分'));
    exact::read(inner.or_else(before)?)
}

fn room(part: &str) -> Option<Room> {
    let inner = ["不超过", "不多于", "至多", "最多", "≤"].iter().find_map(|it| part.strip_prefix(it))?;
    if inner.ends_with(['%', '％']) {
        let share = exact::read(&inner.replace('％', "%"))?;
        return (whole(0) <= share && share <= whole(1)).then_some(Room::Share(share));
    }
    inner.strip_suffix(['家', '个', '名'])?.parse().ok().map(Room::Units)
}

fn disorder(all: &[Line]) -> Vec<String> {
    let Some(((_, last), before)) = all.split_last() else {
        return vec!["一等也没有写".to_owned()];
    };
    let mut res = Vec::new();
    if last.least.is_some() || last.room != Room::Any {
        res.push(format!(
            "最后一等“{}”也限分数或名额，有人会没有等次；最后写一行“其余”，如“不合格：其余”",
            last.name
        ));
    }
    for (number, it) in before {
        if it.least.is_none() && it.room == Room::Any {
            res.push(format!("第 {number} 行“{}：其余”要写在最后一行", it.name));
        }
    }
    let mut lowest = None;
    for (number, it) in all {
        if all.iter().filter(|other| other.1.name == it.name).count() > 1 {
            res.push(format!("第 {number} 行的等次“{}”写了两次", it.name));
        }
        if let (Some(least), Some(lowest)) = (it.least, lowest)
            && lowest <= least
        {
            res.push(format!("第 {number} 行“{}”的分数不比前一等低；从最好的一等往下写", it.name));
        }
        lowest = it.least.or(lowest);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, sentence: &str) {
        let wrong = text.parse::<Grades>().expect_err(text);
        assert!(wrong.contains(sentence), "“{sentence}” is not in “{wrong}”");
    }

    #[test]
    fn a_line_that_cannot_be_read_says_which_and_how_to_mend_it() {
        refused("优秀 90分以上", "第 1 行：没有冒号");
        refused("：90分以上\n其他：其余", "没有写等次的名称");
        refused("优秀：90以上\n合格：其余", "看不懂“90以上”，写成“90分以上”");
        refused("优秀：不超过130%\n合格：其余", "看不懂“不超过130%”");
        refused("优秀：\n合格：其余", "没有写多少分、多少家");
        refused("优秀：90分以上，不超过30%，最多3家\n合格：其余", "写了两个名额");
        refused("优秀：90分以上，80分以上\n合格：其余", "写了两个分数线");
        refused("优秀：90分以上，不超过30\n合格：其余", "看不懂“不超过30”");
        refused("", "一等也没有写");
    }

    #[test]
    fn grades_run_from_the_best_down_and_the_last_takes_the_rest() {
        refused("优秀：90分以上\n合格：60分以上", "最后写一行“其余”");
        refused("优秀：其余\n合格：60分以上", "要写在最后一行");
        refused("良好：80分以上\n优秀：90分以上\n合格：其余", "第 2 行“优秀”的分数不比前一等低");
        refused("优秀：90分以上\n优秀：80分以上\n合格：其余", "写了两次");
    }

    #[test]
    fn the_ways_officers_write_a_mark_are_one() {
        for text in ["优秀：90分及以上，至多30%", "优秀: 不低于90分、最多 30％", "优秀：≥90分，≤30%"]
        {
            let it: Grades = format!("{text}\n其他：其余").parse().unwrap();
            assert_eq!(it.to_string(), "优秀：90分以上，不超过30%\n其他：其余");
        }
    }
}
