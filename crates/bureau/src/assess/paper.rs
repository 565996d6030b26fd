//! 自评报告: the sheet in words, group by group, every number cited from its record or
//! bound to its figure; what nobody told is a visibly empty place.

use ledger::{prelude::*, store::Row};
use paper::{Block, Cited, Inline, Paper};

use super::{
    score::{Item, Score, called},
    sheet::{Party, Sheet},
};
use crate::{
    ledgers::{
        criterion::{Criterion, Scoring},
        rating::Rating,
    },
    papers::{chinese_day, cited, numeral, printed},
};

pub(super) fn draft(sheet: &Sheet, party: &Party, score: &Score) -> Paper {
    let text = |it: &str| vec![Inline::text(it)];
    let day = chinese_day(sheet.day);
    let mut blocks = vec![opening(sheet, score, &day)];
    let mut groups: Vec<&str> = Vec::new();
    for item in &score.items {
        let group = sheet.criteria[item.at].1.group.as_str();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    for (at, group) in groups.iter().enumerate() {
        blocks.push(Block::Heading { level: 1, text: text(&format!("{}{group}", numeral(1, at + 1))) });
        let own = |it: &&Item| sheet.criteria[it.at].1.group.as_str() == *group;
        blocks.extend(score.items.iter().filter(own).map(|it| item(sheet, party, it)));
    }
    Paper {
        title: vec![sheet.told.name.as_str().to_owned(), "自评报告".to_owned()],
        addressee: None,
        blocks,
        signer: party.name.clone(),
        signed: vec![Inline::text(day)],
        draft_note: (!sheet.is_closed()).then(|| "草稿，得分是模拟的；没有数的指标请补报".to_owned()),
    }
}

/// Totals are worked out of what stands below, item by item.
fn opening(sheet: &Sheet, score: &Score, day: &str) -> Block {
    let open = score.items.iter().filter(|it| it.is_open).count();
    let sum = match (&score.answer.total, &score.answer.interval) {
        (Some(total), _) => format!("自评得{total}分"),
        (None, Some(it)) => format!("自评得分在{}分至{}分之间，其中{open}项指标还没有数", it.min, it.max),
        (None, None) => "自评得分还算不出".to_owned(),
    };
    let computed = Inline::Cited(Cited {
        text: sum,
        link: format!("/assessments/{}", sheet.row.id),
        field: String::new(),
        told: String::new(),
        doubts: Vec::new(),
    });
    let before = Inline::text(format!(
        "按照《{}》的要求，对照各项指标进行了自评。截至{day}，",
        sheet.told.name.as_str()
    ));
    Block::Paragraph { text: vec![before, computed, Inline::text("。各项情况如下。")] }
}

fn item(sheet: &Sheet, party: &Party, item: &Item) -> Block {
    let (row, it) = &sheet.criteria[item.at];
    let named = called(it);
    let unit = it.unit.as_ref().map_or("", Name::as_str);
    let figure = it.figure.as_ref().and_then(|it| sheet.figures.get(it.as_str()));
    let rating = sheet.rating(party, row.id);
    let mut text = vec![
        Inline::text(format!("{named}（满分")),
        cite(Criterion::SPEC, row, Criterion::WEIGHT.name()),
        Inline::text("分）："),
    ];
    match (figure, rating) {
        (Some(figure), _) => {
            text.push(Inline::Figure(printed(figure, sheet.day)));
            text.push(Inline::text(unit));
        }
        (None, Some((told, rating))) => text.extend(said(it.how, told, rating, unit)),
        (None, None) => {
            let evidence =
                it.evidence.as_ref().map_or(String::new(), |it| format!("，填报时请附{}", it.as_str()));
            return Block::Slot { wanted: format!("{named}。还没有填报{evidence}") };
        }
    }
    text.push(Inline::text("，得"));
    text.push(Inline::Cited(Cited {
        text: item.score.clone(),
        link: format!("/assessments/{}/unit/{}", sheet.row.id, party.address()),
        field: String::new(),
        told: String::new(),
        doubts: Vec::new(),
    }));
    text.push(Inline::text(evidence(rating)));
    Block::Paragraph { text }
}

/// The target and what came of it, in the words of the way it is scored.
fn said(how: Scoring, row: &Row, rating: &Rating, unit: &str) -> Vec<Inline> {
    let cite = |column: &str| cite(Rating::SPEC, row, column);
    match how {
        Scoring::Higher | Scoring::Lower | Scoring::Growth => {
            let mut res = Vec::new();
            if rating.target.is_some() {
                res.extend([
                    Inline::text("目标"),
                    cite(Rating::TARGET.name()),
                    Inline::text(format!("{unit}，")),
                ]);
            }
            res.extend([Inline::text("完成"), cite(Rating::ACTUAL.name()), Inline::text(unit)]);
            res
        }
        Scoring::YesNo => vec![cite(Rating::DONE.name())],
        Scoring::Milestone => vec![cite(Rating::DONE_ON.name()), Inline::text("完成")],
        Scoring::Judged | Scoring::Bonus | Scoring::Deduction => {
            let why = rating.reason.as_ref().map_or("", |it| it.as_str());
            vec![Inline::text(why)]
        }
    }
}

fn evidence(rating: Option<&(Row, Rating)>) -> &'static str {
    match rating {
        Some((_, it)) if it.evidence.is_some() => "分，佐证材料附后。",
        _ => "分。",
    }
}

/// Nothing on a sheet refers to a record by name.
fn cite(spec: &'static Spec, row: &Row, column: &str) -> Inline {
    cited(spec, row, column, |_| None)
}
