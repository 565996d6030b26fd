//! 自评报告: the sheet in words, group by group, every number cited from its record or
//! bound to its figure; what nobody told is a visibly empty place.

use ledger::{prelude::*, store::Row};
use paper::{Block, Cited, Inline, Paper};

use super::{
    measured::called,
    score::{Extra, Item, Score},
    sheet::{Party, Sheet},
};
use crate::{
    ledgers::{
        criterion::{Criterion, Scoring},
        rating::Rating,
        target::{Bound, Target, light::Light},
    },
    papers::{chinese_day, cited, numeral, printed},
    promises::Promise,
};

/// With the grade the points come to, where that is settled.
pub(super) fn draft(sheet: &Sheet, party: &Party, score: &Score, grade: Option<&str>) -> Paper {
    let text = |it: &str| vec![Inline::text(it)];
    let day = chinese_day(sheet.day);
    let mut blocks = vec![opening(sheet, score, &day, grade)];
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
    blocks.extend(extras(sheet, party, groups.len() + 1));
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
fn opening(sheet: &Sheet, score: &Score, day: &str, grade: Option<&str>) -> Block {
    let open = score.items.iter().filter(|it| it.is_open).count();
    let sum = match &score.answer.interval {
        Some(it) if it.min == it.max => format!("自评得{}分", it.min),
        Some(it) => format!("自评得分在{}分至{}分之间，其中{open}项指标还没有数", it.min, it.max),
        None => "自评得分还算不出".to_owned(),
    };
    let computed = Inline::Cited(Cited {
        text: sum,
        link: format!("/assessments/{}", sheet.row.id),
        field: String::new(),
        told: String::new(),
        doubts: Vec::new(),
    });
    let grade = grade.map_or_else(String::new, |it| format!("，等次为{it}"));
    let before = Inline::text(format!(
        "按照《{}》的要求，对照各项指标进行了自评。截至{day}，",
        sheet.told.name.as_str()
    ));
    Block::Paragraph {
        text: vec![before, computed, Inline::text(format!("{grade}。各项情况如下。"))]
    }
}

fn item(sheet: &Sheet, party: &Party, item: &Item) -> Block {
    let (row, it) = &sheet.criteria[item.at];
    let named = called(it);
    let unit = it.unit.as_ref().map_or("", Name::as_str);
    let figure = it.figure.as_ref().and_then(|it| sheet.figures.get(it.as_str()));
    let promise = it.promise.filter(|_| party.id.is_none()).and_then(|it| sheet.promises.get(&it.id()));
    let rating = sheet.rating(party, row.id);
    let mut text = vec![
        Inline::text(format!("{named}（满分")),
        cite(Criterion::SPEC, row, Criterion::WEIGHT.name()),
        Inline::text("分）："),
    ];
    match (promise, figure, rating) {
        (Some(promise), ..) => text.extend(promised(sheet, promise)),
        (None, Some(figure), _) => {
            text.push(Inline::Figure(printed(figure, sheet.day)));
            text.push(Inline::text(unit));
        }
        (None, None, Some((told, rating))) => text.extend(said(it.how, told, rating, unit)),
        (None, None, None) => {
            let evidence =
                it.evidence.as_ref().map_or(String::new(), |it| format!("，填报时请附{}", it.as_str()));
            return Block::Slot { wanted: format!("{named}。还没有填报{evidence}") };
        }
    }
    if let Some(place) = sheet.measured(party, row, it).place {
        text.push(Inline::text(format!("，在{}家单位中居", sheet.parties.len())));
        text.push(worked(sheet, party, &place.words));
    }
    text.push(Inline::text("，得"));
    // A page writes a stretch with a dash, a paper with 至.
    text.push(worked(sheet, party, &item.score.replace('–', "至")));
    text.push(Inline::text("分"));
    if let Some((range, _)) = item.band.as_ref().and_then(|it| it.rsplit_once('：')) {
        text.push(Inline::text("（"));
        text.push(worked(sheet, party, range));
        text.push(Inline::text("一档）"));
    }
    text.push(Inline::text(rating.map_or("。".to_owned(), |it| format!("{}。", evidence(&it.1)))));
    Block::Paragraph { text }
}

/// A number that stands nowhere but on the unit's page, with how it came about.
fn worked(sheet: &Sheet, party: &Party, text: &str) -> Inline {
    Inline::Cited(Cited {
        text: text.to_owned(),
        link: format!("/assessments/{}/unit/{}", sheet.row.id, party.address()),
        field: String::new(),
        told: String::new(),
        doubts: Vec::new(),
    })
}

/// What was added and taken, each with its reason and what proves it.
fn extras(sheet: &Sheet, party: &Party, place: usize) -> Vec<Block> {
    let all = sheet.extras(party);
    if all.is_empty() {
        return Vec::new();
    }
    let mut res = vec![Block::Heading {
        level: 1,
        text: vec![Inline::text(format!("{}加分和扣分", numeral(1, place)))],
    }];
    for how in [Scoring::Bonus, Scoring::Deduction] {
        let own = all.iter().filter(|it| it.criterion.how == how);
        res.extend(own.map(extra));
    }
    res
}

fn extra(it: &Extra<'_>) -> Block {
    let mut text = vec![
        Inline::text(format!("{}：{}，", it.criterion.how.words(), it.rating.name.as_str())),
        cite(Rating::SPEC, it.row, Rating::POINTS.name()),
        Inline::text("分"),
    ];
    if !it.counts {
        text.push(Inline::text("（同一指标只算最高的一次，这一次不计）"));
    }
    if let Some(reason) = &it.rating.reason {
        text.push(Inline::text("。理由："));
        text.push(cite(Rating::SPEC, it.row, Rating::REASON.name()));
        if reason.as_str().ends_with('。') {
            return Block::Paragraph { text };
        }
    }
    text.push(Inline::text(format!("{}。", evidence(it.rating))));
    Block::Paragraph { text }
}

/// The target in the bureau's own ledger and what its indicator says.
fn promised(sheet: &Sheet, it: &Promise) -> Vec<Inline> {
    let unit = it.target.unit.as_ref().map_or("", Name::as_str);
    let mut res = Vec::new();
    if it.target.low.known().is_some() {
        res.extend([Inline::text("目标"), cite(Target::SPEC, &it.row, Target::LOW.name())]);
        if it.target.bound == Bound::Range {
            res.extend([Inline::text("至"), cite(Target::SPEC, &it.row, Target::HIGH.name())]);
        }
        res.push(Inline::text(format!("{unit}，")));
    }
    match &it.actual {
        Some(actual) => {
            let figure = Inline::Figure(printed(&actual.figure, sheet.day));
            res.extend([Inline::text("完成"), figure, Inline::text(unit)]);
        }
        None if matches!(it.light, Light::Dark(_)) => res.push(Inline::text("还没有数")),
        None => res.push(Inline::text(it.light.words())),
    }
    res
}

/// The target and what came of it, in the words of the way it is scored.
fn said(how: Scoring, row: &Row, rating: &Rating, unit: &str) -> Vec<Inline> {
    let cite = |column: &str| cite(Rating::SPEC, row, column);
    match how {
        Scoring::Higher | Scoring::Lower | Scoring::Growth | Scoring::Banded => {
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
        Scoring::Milestone => vec![day(cite(Rating::DONE_ON.name()), rating), Inline::text("完成")],
        Scoring::Judged | Scoring::Bonus | Scoring::Deduction => {
            let why = rating.reason.as_ref().map_or("", |it| it.as_str());
            vec![Inline::text(why)]
        }
    }
}

/// The day of a milestone as papers write days.
fn day(cited: Inline, rating: &Rating) -> Inline {
    match (cited, rating.done_on.as_ref().and_then(Told::known)) {
        (Inline::Cited(it), Some(day)) => Inline::Cited(Cited { text: chinese_day(*day), ..it }),
        (cited, _) => cited,
    }
}

/// What proves it, in the words of a paper.
fn evidence(it: &Rating) -> String {
    match (&it.named, it.evidence.is_some() || it.incoming.is_some()) {
        (Some(named), true) => format!("，佐证为{}及所附材料", named.as_str()),
        (Some(named), false) => format!("，佐证为{}", named.as_str()),
        (None, true) => "，佐证材料附后".to_owned(),
        (None, false) => String::new(),
    }
}

/// Nothing on a sheet refers to a record by name.
fn cite(spec: &'static Spec, row: &Row, column: &str) -> Inline {
    cited(spec, row, column, |_| None)
}
