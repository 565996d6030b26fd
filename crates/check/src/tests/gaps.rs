//! Cells of a table that are empty: lost, or never anything in them.

use crate::{Report, Text, check, check_damaged, report::Finding};

fn told(table: &str, lost: &[char]) -> Vec<Finding> {
    let report: Report = check_damaged(&Text::plain(table), lost);
    report.findings.into_iter().filter(|it| it.message.contains("空着，")).collect()
}

#[test]
fn a_cell_that_lost_all_its_digits_is_what_the_total_asks_for() {
    let table = "|类别|项目数|获得经费|\n|工业类|3|20|\n|农业类|4||\n|服务类|2|10|\n|合计|9|30|\n";
    assert!(told(table, &['5', '6']).is_empty(), "nothing is missing");
    let table = "|类别|项目数|获得经费|\n|工业类|3|20|\n|农业类|4||\n|服务类|2|12|\n|合计|9|37|\n";
    let found = told(table, &['5', '6']);
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(one.candidates, ["5"]);
    assert_eq!(one.rule, "lost-digit");
    assert!(one.message.starts_with("表1“农业类”行“获得经费”列空着，按合计"), "{}", one.message);
    let place = table.chars().take(one.span.0.from).collect::<String>();
    assert!(one.span.0.is_empty() && place.ends_with("|农业类|4|"), "{place}");
}

#[test]
fn a_row_that_lost_everything_is_a_part_all_the_same() {
    let table = "|项目|金额|\n|数控机床|10|\n|新型陶瓷||\n|石斛选育|7|\n|合计|22|\n";
    let found = told(table, &['5']);
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(one.candidates, ["5"]);
}

#[test]
fn an_empty_total_is_what_its_parts_come_to() {
    let table = "|项目|金额|\n|数控机床|40|\n|新型陶瓷|12|\n|石斛选育|3|\n|合计||\n";
    let found = told(table, &['5']);
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(one.candidates, ["55"]);
}

#[test]
fn columns_decide_too() {
    let table =
        "|乡镇|合计|发明|实用新型|\n|木城镇|12|3|9|\n|马村乡|20|13|7|\n|东河镇|9||4|\n|西河镇|8|1|7|\n";
    let found = told(table, &['5']);
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(one.candidates, ["5"]);
    assert!(one.message.contains("“东河镇”行“发明”列"), "{}", one.message);
}

#[test]
fn where_nothing_is_missing_nothing_is_said() {
    for table in [
        "|类别|获得经费|\n|工业类|20|\n|农业类||\n|服务类|12|\n|合计|32|\n",
        "|类别|获得经费|\n|工业类|20|\n|农业类|—|\n|服务类|12|\n|合计|37|\n",
        "|类别|获得经费|\n|工业类|20|\n|农业类|无|\n|服务类|12|\n|合计|37|\n",
        "|类别|获得经费|\n|工业类|20|\n|农业类|0|\n|服务类|12|\n|合计|37|\n",
        // What is missing are not lost digits.
        "|类别|获得经费|\n|工业类|20|\n|农业类||\n|服务类|12|\n|合计|44|\n",
    ] {
        assert!(told(table, &['5', '6']).is_empty(), "{table}: {:#?}", told(table, &['5', '6']));
    }
}

#[test]
fn a_sound_text_is_judged_as_ever() {
    let table = "|类别|项目数|获得经费|\n|工业类|3|20|\n|农业类|4||\n|服务类|2|16|\n|合计|9|36|\n";
    let report = check(&Text::plain(table));
    assert!(report.damage.lost.is_empty() && report.findings.is_empty(), "{:#?}", report.findings);
}
