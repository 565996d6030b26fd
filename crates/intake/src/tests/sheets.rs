//! Workbooks as offices make them.

use rust_xlsxwriter::{Format, Workbook};

use super::{shown, told};
use crate::{Kind, sheet::formatted};

#[test]
fn a_sheet_is_its_title_its_table_and_its_notes() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 2, "上半年项目统计表", &plain).unwrap();
    sheet.merge_range(1, 0, 2, 0, "类别", &plain).unwrap();
    sheet.merge_range(1, 1, 1, 2, "数量", &plain).unwrap();
    sheet.write(2, 1, "本期").unwrap();
    sheet.write(2, 2, "占比").unwrap();
    sheet.write(3, 0, "省级").unwrap();
    sheet.write(3, 1, 3).unwrap();
    sheet.write_with_format(3, 2, 0.2667, &Format::new().set_num_format("0.0%")).unwrap();
    sheet.write(5, 0, "注：截至6月底。").unwrap();
    let source = told(&book.save_to_buffer().unwrap());
    assert_eq!(source.kind, Kind::Workbook);
    assert_eq!(
        shown(&source.text),
        ["上半年项目统计表", "[类别×1,2|数量×2,1; 本期|占比; 省级|3|26.7%]", "注：截至6月底。"]
    );
}

#[test]
fn sheets_are_named_where_there_are_several_and_hidden_ones_are_told_of() {
    let mut book = Workbook::new();
    for (name, hidden) in [("汇总", false), ("明细", false), ("选项", true)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(hidden);
        sheet.write(0, 0, "合计").unwrap();
        sheet.write(0, 1, 5).unwrap();
    }
    let source = told(&book.save_to_buffer().unwrap());
    assert_eq!(shown(&source.text), ["汇总", "[合计|5]", "明细", "[合计|5]"]);
    assert!(source.remarks[0].contains("隐藏"), "{:?}", source.remarks);
}

#[test]
fn a_number_is_what_the_cell_shows() {
    for (decimal, format, shown) in [
        ("0.26666666666666666", Some("0.0%"), "26.7%"),
        ("0.30000000000000004", None, "0.3"),
        ("0.30000000000000004", Some("General"), "0.3"),
        ("1234.5", Some("#,##0.00"), "1234.50"),
        ("99.995", Some("0.00"), "100.00"),
        ("-0.004", Some("0.00"), "0.00"),
        ("34", Some("0"), "34"),
        ("0.5", Some("0%"), "50%"),
        ("1.05", Some("0%"), "105%"),
        ("98201234567", None, "98201234567"),
    ] {
        assert_eq!(formatted(decimal, format), shown, "{decimal} {format:?}");
    }
}
