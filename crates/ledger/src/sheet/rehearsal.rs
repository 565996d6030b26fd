//! An import before it is one: every row judged by every rule, with nothing
//! written. Only a rehearsal without a bad row can be committed.

use super::{
    matching::{Matching, SheetColumn, Target},
    table::{Line, Table, Written},
};
use crate::{
    cell::{Id, Kind, clean},
    draft::{Draft, Problems},
    selection::STAGE,
    spec::{Field, Spec},
    store::{Db, Error, Viewer, may_begin},
};

/// What would come of an import.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    pub spec: &'static Spec,
    pub rows: usize,
    pub good: usize,
    pub bad: usize,
    /// Money columns added up over the good rows, in fen.
    pub sums: Vec<(&'static Field, i64)>,
    /// In the order of the rows.
    pub problems: Vec<Trouble>,
    drafts: Vec<Draft>,
}

/// One sentence about one cell, or about a row as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// As the spreadsheet numbers it.
    pub row: u32,
    /// The field's name; empty for the row as a whole.
    pub field: &'static str,
    pub sentence: String,
}

/// Judges every row of the matched sheet. Names of references become codes on the way.
pub async fn rehearse(
    db: &Db,
    viewer: &Viewer,
    table: &Table,
    matching: &Matching,
) -> Result<Rehearsal, Error> {
    let spec = matching.spec;
    if matching.columns.iter().all(|it| it.target.is_none()) {
        let labels: Vec<&str> = spec.fields.iter().filter(|it| it.required).map(|it| it.label).collect();
        return Err(Error::Refused(format!(
            "没有一栏能与{}台账对上：请看表头是否写有“{}”等栏目名，或下载模板照着填写",
            spec.title,
            labels.join("”“")
        )));
    }
    let (mut rows, mut drafts, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for line in matching.records(table) {
        let (draft, broken) = read_line(matching, line);
        if draft.iter().any(|it| !it.1.is_empty()) {
            rows.push(line.number);
            drafts.push(draft);
            problems.push(broken);
        }
    }
    if drafts.is_empty() {
        return Err(Error::Refused(format!("表头（第 {} 行）下面没有可导入的数据行", matching.header)));
    }
    let judged = db.judge_all(viewer, spec, &mut drafts).await?;
    for ((all, draft), judged) in problems.iter_mut().zip(&drafts).zip(&judged) {
        for (name, sentence) in judged.iter() {
            if all.of(name).next().is_none() {
                all.add(name, sentence);
            }
        }
        judge_stage(viewer, spec, draft, all);
    }
    Ok(summed_up(spec, &rows, drafts, &problems))
}

/// Writes what was rehearsed: all of it, in one transaction, or nothing. The id
/// is that of the import, by which it can be undone.
pub async fn commit(db: &Db, viewer: &Viewer, rehearsal: Rehearsal, file_name: &str) -> Result<Id, Error> {
    if 0 < rehearsal.bad {
        return Err(Error::Refused(format!(
            "有 {} 行存在问题，一行也没有导入：请下载标注了问题的表格，改正后重新导入",
            rehearsal.bad
        )));
    }
    db.import(viewer, rehearsal.spec, rehearsal.drafts, file_name).await
}

fn read_line(matching: &Matching, line: &Line) -> (Draft, Problems) {
    let (mut draft, mut problems) = (Draft::default(), Problems::default());
    for column in &matching.columns {
        let Some(target) = column.target else { continue };
        let cell = line.cell(column.index);
        draft.set(target.name(), &text_of(cell, column, target));
        if let Written::Broken(_, fault) = cell {
            problems.add(target.name(), format!("{}：{}", column.label, fault.sentence()));
        }
    }
    (draft, problems)
}

/// The unit of a money column's header goes with every bare amount in it.
fn text_of(cell: &Written, column: &SheetColumn, target: Target) -> String {
    let text = match target {
        Target::Stage => cell.shown(),
        Target::Field(field) => cell.draft(field.kind),
    };
    let bare = clean(&text).ends_with(|it: char| it.is_ascii_digit() || matches!(it, '余' | '多'));
    if bare && !text.starts_with("存疑") { text + column.unit } else { text }
}

/// What a form would not even ask, and a sheet can say: a stage this person may
/// not begin with, and values of a stage the record has not come to.
fn judge_stage(viewer: &Viewer, spec: &'static Spec, draft: &Draft, problems: &mut Problems) {
    let Some(stage) = spec.stage(draft.get(STAGE)) else { return };
    if !may_begin(spec, stage, viewer.role) {
        problems.add(STAGE, format!("直接登记为“{}”须由能办理这一步的人来导入", stage.label));
    }
    for field in draft.iter().filter(|it| !it.1.is_empty()).filter_map(|it| spec.column(it.0)) {
        if !spec.fields_of(stage.name).any(|it| it.name == field.name) {
            problems.add(
                field.name,
                format!("“{}”阶段没有“{}”一栏：请清空这一格，或改填阶段", stage.label, field.label),
            );
        }
    }
}

fn summed_up(spec: &'static Spec, rows: &[u32], drafts: Vec<Draft>, problems: &[Problems]) -> Rehearsal {
    let money = spec.columns().into_iter().filter(|it| it.kind == Kind::Money);
    let good = || drafts.iter().zip(problems).filter(|it| it.1.is_empty()).map(|it| it.0);
    let sum = |field: &'static Field| {
        let amounts = good().filter_map(|it| field.entry(it.get(field.name)).int());
        (field, amounts.fold(0, i64::saturating_add))
    };
    let sums = money.map(sum).collect();
    let trouble = |(row, it): (&u32, &Problems)| {
        let told =
            it.iter().map(|(field, sentence)| Trouble { row: *row, field, sentence: sentence.to_owned() });
        told.collect::<Vec<_>>()
    };
    let good = good().count();
    Rehearsal {
        spec,
        rows: rows.len(),
        good,
        bad: rows.len() - good,
        sums,
        problems: rows.iter().zip(problems).flat_map(trouble).collect(),
        drafts,
    }
}
