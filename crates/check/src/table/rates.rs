//! Rates between columns: 完成率, 占比, 增幅, 人均. Which columns are meant, most rows tell.

use rust_decimal::Decimal;

use super::{
    grid::Grid,
    label::{Total, total},
    rows::holds,
};
use crate::{
    judge::Form,
    reading::Reading,
    relation::{Claim, Strength},
    report::{Kind, RelationKind},
};

const TRIED: usize = 60;
/// Columns that are tried as what is compared.
const MOST: usize = 10;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rate {
    Completion,
    Share,
    Growth,
    Delta,
    Average,
}

pub(super) fn claims(grid: &Grid, reading: &Reading, found: &mut Vec<Claim>) {
    let adds: Vec<usize> = (0..grid.width).filter(|it| grid.adds(reading, *it)).take(MOST).collect();
    for column in 0..grid.width {
        let Some(rate) = rate(&grid.whole_head(column)) else { continue };
        let numbers = |it: usize| grid.body().any(|row| grid.number(row, it).is_some());
        if !numbers(column) || (rate != Rate::Delta && adds.contains(&column) && rate != Rate::Average) {
            continue;
        }
        of_column(grid, reading, column, rate, &adds, found);
    }
}

fn rate(head: &str) -> Option<Rate> {
    let has = |words: &[&str]| words.iter().any(|it| head.contains(it));
    if has(&[
        "完成率",
        "执行率",
        "完成比例",
        "支出进度",
        "完成进度",
        "拨付率",
        "使用率",
        "到位率",
        "预算执行",
        "完成目标",
        "支出率",
    ]) {
        return Some(Rate::Completion);
    }
    if has(&["占比", "比重", "所占比例", "占总"]) {
        return Some(Rate::Share);
    }
    if has(&["增减额", "增减数", "增加数", "增减量", "增加额", "净增"]) {
        return Some(Rate::Delta);
    }
    if has(&["增幅", "增速", "增长率", "同比", "增长", "增减"])
        && (has(&["%", "％", "率", "幅", "速", "同比"]))
    {
        return Some(Rate::Growth);
    }
    if has(&["结余", "剩余", "未支出", "差额", "未完成"]) {
        return Some(Rate::Delta);
    }
    has(&["人均", "户均", "亩均", "平均"]).then_some(Rate::Average)
}

fn of_column(
    grid: &Grid,
    reading: &Reading,
    column: usize,
    rate: Rate,
    adds: &[usize],
    found: &mut Vec<Claim>,
) {
    if rate == Rate::Share {
        return shares(grid, reading, column, adds, found);
    }
    let mut best: Option<(usize, usize, (usize, usize))> = None;
    for one in adds.iter().filter(|it| **it != column) {
        for other in adds.iter().filter(|it| *it != one && **it != column) {
            let forms = grid.body().take(TRIED).filter_map(|row| form(grid, row, column, rate, *one, *other));
            let (agree, all) =
                forms.fold((0, 0), |(agree, all), it| (agree + usize::from(holds(reading, &it.1)), all + 1));
            let told = told(grid, rate, *one, *other);
            let better = best.is_none_or(|it| (agree, usize::from(told)) > (it.0, it.1));
            if all > 0 && better && (agree * 2 > all && agree > 1 || told) {
                best = Some((agree, usize::from(told), (*one, *other)));
            }
        }
    }
    let Some((agree, told, (one, other))) = best else { return };
    let strength = if agree > 0 || told > 0 && adds.len() == 2 { Strength::Sure } else { Strength::Weak };
    let forms = grid.body().filter_map(|row| form(grid, row, column, rate, one, other));
    found.extend(forms.map(|(kind, form)| Claim::new(kind, form, strength, "table-rate")));
}

/// Whether the heads say that these two are compared.
fn told(grid: &Grid, rate: Rate, one: usize, other: usize) -> bool {
    let (one, other) = (grid.whole_head(one), grid.whole_head(other));
    let has = |head: &str, words: &[&str]| words.iter().any(|it| head.contains(it));
    match rate {
        Rate::Completion => {
            has(&one, &["完成", "实际", "支出", "执行", "拨付", "使用", "到位"])
                && has(&other, &["目标", "计划", "任务", "预算", "下达", "安排", "应", "批复"])
        }
        Rate::Delta if has(&one, &["预算", "安排", "下达", "到位", "计划"]) => {
            has(&other, &["支出", "使用", "拨付", "执行", "完成"])
        }
        Rate::Growth | Rate::Delta => {
            let past = ["上年", "去年", "同期", "上期", "基期"];
            if has(&other, &past) && !has(&one, &past) {
                return true;
            }
            year(&one).zip(year(&other)).is_some_and(|(one, other)| one == other + 1)
        }
        Rate::Average | Rate::Share => false,
    }
}

fn year(head: &str) -> Option<i64> {
    let digits: String =
        head.chars().skip_while(|it| !it.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|it| (1990..2060).contains(it))
}

fn form(
    grid: &Grid,
    row: usize,
    column: usize,
    rate: Rate,
    one: usize,
    other: usize,
) -> Option<(RelationKind, Form)> {
    let (stated, one, other) = (grid.number(row, column)?, grid.number(row, one)?, grid.number(row, other)?);
    Some(match rate {
        Rate::Completion => {
            (RelationKind::Completion, Form::Share { percent: stated, part: one, whole: other })
        }
        Rate::Share => (RelationKind::Share, Form::Share { percent: stated, part: one, whole: other }),
        Rate::Growth => {
            (RelationKind::Growth, Form::Growth { rate: stated, now: one, base: other, less: false })
        }
        Rate::Delta => {
            (RelationKind::Growth, Form::Delta { delta: stated, now: one, base: other, less: false })
        }
        Rate::Average => {
            (RelationKind::Ratio, Form::Ratio { average: stated, sum: one, among: other, per: Decimal::ONE })
        }
    })
}

/// 占比 is of the total row of a column: of the nearest on the left that most rows agree with.
fn shares(grid: &Grid, reading: &Reading, column: usize, adds: &[usize], found: &mut Vec<Claim>) {
    let Some(all) = grid.body().find(|row| total(&grid.labels[*row]) == Total::All) else { return };
    let forms = |part: usize| {
        let whole = grid.number(all, part);
        let rows = grid.body().filter(move |row| *row != all);
        rows.filter_map(move |row| {
            let (percent, part) = (grid.number(row, column)?, grid.number(row, part)?);
            (reading.mentions[percent].kind == Kind::Percent
                || reading.mentions[percent].kind == Kind::Number)
                .then_some(Form::Share { percent, part, whole: whole? })
        })
    };
    let score = |part: usize| {
        forms(part)
            .take(TRIED)
            .fold((0, 0), |(agree, all), it| (agree + usize::from(holds(reading, &it)), all + 1))
    };
    let sums = |it: &&usize| total(grid.leaf(**it)) != Total::None;
    let before = adds
        .iter()
        .filter(|it| **it < column)
        .filter(sums)
        .chain(adds.iter().rev().filter(|it| **it < column));
    let best =
        before.map(|it| (score(*it), *it)).reduce(|best, it| if it.0.0 > best.0.0 { it } else { best });
    let Some(((agree, rows), part)) = best else { return };
    if agree * 2 > rows || rows <= 2 && agree > 0 {
        found.extend(
            forms(part).map(|form| Claim::new(RelationKind::Share, form, Strength::Sure, "table-rate")),
        );
    }
}
