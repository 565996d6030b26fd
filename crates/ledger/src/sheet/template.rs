//! An empty sheet to fill in, with everything the ledger knows about its
//! columns: hints, choices, what is required, and how to say what is not known.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, Note, Workbook, Worksheet,
    XlsxError,
};

use super::{
    book::{Looks, width},
    sheet_name, unwritten,
};
use crate::{
    cell::Kind,
    spec::{Field, Spec},
    store::Error,
};

/// Rows the drop-down lists reach down to.
const LAST_ROW: u32 = 5_000;
const GUIDE: &str = "填写说明";
const WORDS: &str = "选项";

/// A column of the sheet: the stage or a field.
struct Column {
    label: String,
    hint: String,
    how: String,
    required: bool,
    told: bool,
    words: Vec<&'static str>,
    format: Format,
}

/// An empty sheet for importing into a ledger, with a second sheet 填写说明.
pub fn template(spec: &'static Spec) -> Result<Vec<u8>, Error> {
    let columns: Vec<Column> = columns(spec);
    let mut workbook = Workbook::new();
    let looks = Looks::new();
    sheet(workbook.add_worksheet(), spec, &columns, &looks).map_err(unwritten)?;
    guide(workbook.add_worksheet(), spec, &columns, &looks).map_err(unwritten)?;
    words(workbook.add_worksheet(), &columns).map_err(unwritten)?;
    workbook.save_to_buffer().map_err(unwritten)
}

fn columns(spec: &'static Spec) -> Vec<Column> {
    let stage = Column {
        label: "阶段".to_owned(),
        hint: "记录现在所处的阶段".to_owned(),
        how: format!("从列表中选；不填就是“{}”", spec.stages[0].label),
        required: false,
        told: false,
        words: spec.stages.iter().map(|it| it.label).collect(),
        format: Format::new(),
    };
    let fields = spec.columns().into_iter().filter(|it| it.kind != Kind::File);
    fields.map(|it| column(spec, it)).chain(spec.staged().then_some(stage)).collect()
}

fn column(spec: &'static Spec, field: &'static Field) -> Column {
    let common = spec.fields.iter().any(|it| it.name == field.name);
    let stages = spec.stages.iter().filter(|it| it.fields().any(|it| it.name == field.name));
    let stages: Vec<&str> = stages.map(|it| it.label).collect();
    let only =
        if common { String::new() } else { format!("；只在“{}”阶段填写", stages.join("”“")) };
    let words =
        if let Kind::Choice(words) = field.kind { words.iter().map(|it| it.1).collect() } else { Vec::new() };
    Column {
        label: field.label.to_owned(),
        hint: field.hint.to_owned(),
        how: format!("{}{only}", how(field.kind)),
        required: field.required && common,
        told: field.told,
        words,
        format: format(field.kind),
    }
}

/// How a value of each kind is written.
fn how(kind: Kind) -> &'static str {
    match kind {
        Kind::Line => "一行文字",
        Kind::Text => "文字，可以换行",
        Kind::Count => "不带小数的数，如 34",
        Kind::Number => "最多四位小数的数，如 9.82",
        Kind::Money => "万元数，如 1234.56；也可带单位，如 300000元、0.5亿元",
        Kind::Date => "日期，如 2016-03-05 或 2016年3月5日",
        Kind::Month => "月份，如 2016-05",
        Kind::Half => "半年，如 2016年上半年",
        Kind::Choice(_) => "从列表中选",
        Kind::Ref(_) => "已登记的名称或别名；有同名的，填记录编号",
        Kind::Refs(_) => "已登记的名称或别名，几个之间用顿号隔开；有同名的，填记录编号",
        Kind::Sealed => "填写原文；入库后加密保存，页面和导出只显示首尾",
        Kind::File => "请在网页上传",
    }
}

/// Codes are text, or the spreadsheet would take them for numbers.
fn format(kind: Kind) -> Format {
    match kind {
        Kind::Line | Kind::Month | Kind::Half | Kind::Ref(_) | Kind::Refs(_) | Kind::Sealed => {
            Format::new().set_num_format("@")
        }
        Kind::Date => Format::new().set_num_format("yyyy-mm-dd"),
        Kind::Text | Kind::Count | Kind::Number | Kind::Money | Kind::Choice(_) | Kind::File => Format::new(),
    }
}

fn sheet(page: &mut Worksheet, spec: &Spec, columns: &[Column], looks: &Looks) -> Result<(), XlsxError> {
    page.set_name(sheet_name(spec.title))?;
    for (at, it) in (0_u16..).zip(columns) {
        let label = if it.required { format!("{}*", it.label) } else { it.label.clone() };
        page.set_column_width(at, u32::try_from(width(&label).clamp(10, 40) + 4).unwrap_or(14))?;
        page.set_column_format(at, &it.format)?;
        page.write_string_with_format(0, at, label, &looks.header)?;
        let hint: Vec<&str> = [&it.hint[..], &it.how[..]].into_iter().filter(|it| !it.is_empty()).collect();
        let note = Note::new(hint.join("\n")).add_author_prefix(false).set_width(240);
        page.insert_note(0, at, &note)?;
        if !it.words.is_empty() {
            let name = rust_xlsxwriter::utility::column_number_to_name(at);
            let list = Formula::new(format!("={WORDS}!${name}$1:${name}${}", it.words.len()));
            let asked = DataValidation::new().allow_list_formula(list).show_error_message(!it.told);
            let asked = asked
                .set_error_title("没有这个选项")?
                .set_error_message("请从列表中选一个")?
                .set_error_style(DataValidationErrorStyle::Stop);
            page.add_data_validation(1, at, LAST_ROW, at, &asked)?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

fn guide(page: &mut Worksheet, spec: &Spec, columns: &[Column], looks: &Looks) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    page.set_name(GUIDE)?;
    page.write_string_with_format(0, 0, format!("{}导入表填写说明", spec.title), &looks.title)?;
    page.write_string_with_format(
        1,
        0,
        "第一张工作表从第 2 行起每行填一条记录；带 * 的栏目必须填写。",
        &looks.note,
    )?;
    let mut row = 3;
    for (at, (label, wide)) in
        (0..).zip([("栏目", 24), ("必填", 8), ("说明", 48), ("怎样填写", 48), ("可选的词", 40)])
    {
        page.write_string_with_format(row, at, label, &looks.header)?;
        page.set_column_width(at, wide)?;
    }
    for it in columns {
        row += 1;
        let told = if it.told { "；也可写无、不适用、未报，或存疑（见下）" } else { "" };
        let cells = [
            it.label.clone(),
            if it.required { "必填" } else { "" }.to_owned(),
            it.hint.clone(),
            format!("{}{told}", it.how),
            it.words.join("、"),
        ];
        for (at, text) in (0..).zip(cells) {
            page.write_string_with_format(row, at, text, &wrapped)?;
        }
    }
    row += 1;
    for (word, meaning) in TOLD {
        row += 1;
        page.write_string_with_format(row, 0, *word, &wrapped)?;
        page.write_string_with_format(row, 2, *meaning, &wrapped)?;
    }
    Ok(())
}

/// What may be written where a value is not plainly known.
const TOLD: &[(&str, &str)] = &[
    ("0", "确实是零"),
    ("无", "没有这一项"),
    ("不适用", "这一项与这条记录无关"),
    ("未报", "可能有，但还没有人报来；报来后再更正"),
    ("1000余、近1000、约1000", "只知道大概的数，照原文写"),
    ("2016年5月、2016年上半年、2016年", "只知道月份、半年或年份的日期，照原文写"),
    (
        "存疑「纸上印的」：候选一｜候选二；理由：为什么",
        "原件缺字、看不清或前后矛盾时这样写，例如：存疑「3 万元」：30｜350；理由：数字后面缺字。有人核定前不计入合计",
    ),
];

fn words(page: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    page.set_name(WORDS)?.set_hidden(true);
    for (at, it) in (0_u16..).zip(columns) {
        for (row, word) in (0..).zip(&it.words) {
            page.write_string(row, at, *word)?;
        }
    }
    Ok(())
}
