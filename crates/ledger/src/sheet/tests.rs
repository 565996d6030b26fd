use proptest::prelude::{Strategy as _, any, prop, proptest};

use super::*;
use crate::{
    cell::Date,
    prelude::*,
    store::{Change, Deed, View},
    testing::{clerk, empty_db, head},
};

/// 苗圃
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Nursery {
    /// 名称
    #[field(title)]
    name: Told<Name>,
    /// 编号
    ///
    /// 林业站给的编号。
    #[field(unique, list, called = "苗圃代码、站编号")]
    code: Option<Name>,
    /// 土壤
    #[field(list)]
    soil: Told<Soil>,
    /// 面积（亩）
    #[field(list)]
    area: Told<Count>,
    /// 投入（万元）
    #[field(list)]
    cost: Told<Money>,
    /// 产值（亿元）
    output: Option<Number>,
    /// 上级苗圃
    #[field(list)]
    parent: Option<Told<Ref<Nursery>>>,
    /// 建立月份
    founded: Option<Month>,
    /// 备注
    remark: Option<LongText>,
    /// 状况
    standing: Growth,
}

#[derive(Clone, Copy, Debug, PartialEq, Choice)]
enum Soil {
    /// 沙土
    Sand,
    /// 黏土
    Clay,
}

#[derive(Clone, Debug, PartialEq, Standing)]
enum Growth {
    /// 计划
    Planned,
    /// 已播种
    #[step("播种", from = Planned, by = Head)]
    Sown(Sowing),
}

#[derive(Clone, Debug, PartialEq, Part)]
struct Sowing {
    /// 播种日期
    #[field(day)]
    sown: Told<Date>,
}

impl Rules for Nursery {
    fn check(&self, problems: &mut Problems) {
        if self.area == Told::Exact(Count(0)) && self.cost != Told::Nil {
            problems.add("", "没有面积，却有投入");
        }
    }
}

const SPEC: &Spec = Nursery::SPEC;
const CATALOG: &[&Spec] = &[SPEC];
const DOUBT: &str = "存疑「3 万元」：30｜350；理由：可能缺字";

fn draft(fields: &[(&str, &str)]) -> Draft {
    let plain = [("name", "城东苗圃"), ("soil", "sand"), ("area", "30"), ("cost", "12.5")];
    plain.iter().chain(fields).copied().collect()
}

async fn add(db: &Db, fields: &[(&str, &str)]) {
    let change = Change { spec: SPEC, deed: Deed::Add, draft: draft(fields), why: String::new() };
    db.submit(&head(), change).await.unwrap();
}

/// Plain, doubtful, approximate, absent and dangerous values.
async fn small_world() -> Db {
    let db = empty_db(CATALOG).await;
    add(&db, &[("code", "0012"), ("remark", "=1+1\n两行"), ("founded", "2016-05")]).await;
    add(
        &db,
        &[("name", "小苗圃"), ("parent", "城东苗圃"), ("cost", DOUBT), ("soil", "未报"), ("output", "9.82")],
    )
    .await;
    let sown = [("stage", "sown"), ("sown", "2016-03-05"), ("cost", "1234567.123456"), ("name", "@苗圃")];
    add(&db, &sown).await;
    add(
        &db,
        &[("stage", "sown"), ("sown", "2016年5月"), ("area", "1000余"), ("cost", "无"), ("name", "'+苗圃")],
    )
    .await;
    db
}

fn heading() -> Heading {
    Heading { maker: "林晓".to_owned(), bureau: "夹江县林业局".to_owned(), ..Heading::default() }
}

fn whole() -> View {
    View { descending: false, ..View::whole(SPEC) }
}

async fn all_drafts(db: &Db, with_parent: bool) -> Vec<Draft> {
    let listing = db.list(&head(), &Selection::of(SPEC), &whole()).await.unwrap();
    let plain = |it: Draft| if with_parent { it } else { it.with("parent", "") };
    listing.rows.iter().map(|it| plain(it.draft())).collect()
}

fn csv(text: &str) -> Table {
    read(text.as_bytes(), "苗圃.csv").unwrap()
}

async fn judged(db: &Db, table: &Table) -> Rehearsal {
    rehearse(db, &head(), table, &Matching::find(SPEC, table)).await.unwrap()
}

fn told(it: &Rehearsal) -> Vec<String> {
    it.problems.iter().map(|it| format!("{} {} {}", it.row, it.field, it.sentence)).collect()
}

fn sentence(bytes: &[u8], name: &str) -> String {
    read(bytes, name).unwrap_err().to_string()
}

#[tokio::test]
async fn what_is_exported_is_imported_again_unchanged() {
    let db = small_world().await;
    let before = all_drafts(&db, false).await;
    for name in ["苗圃.xlsx", "苗圃.csv"] {
        let bytes = export(&db, &head(), &Selection::of(SPEC), &whole(), &heading(), Form::named(name))
            .await
            .unwrap();
        let table = read(&bytes, name).unwrap();
        let other = empty_db(CATALOG).await;
        add(&other, &[]).await;
        let mut matching = Matching::find(SPEC, &table);
        assert_eq!((matching.unmatched().count(), matching.missing().count()), (0, 0), "{matching:?}");
        matching.set(matching.column_of("parent").unwrap(), "").unwrap();
        let rehearsal = rehearse(&other, &head(), &table, &matching).await.unwrap();
        assert_eq!((told(&rehearsal), rehearsal.rows), (vec![], 4));
        let sum = rehearsal.sums.iter().find(|it| it.0.name == "cost").unwrap().1;
        assert_eq!(sum, 1_234_567_123_456 + 12_500_000);
        commit(&other, &head(), rehearsal, name).await.unwrap();
        assert_eq!(all_drafts(&other, false).await[1..], before, "{name}");
    }
}

#[test]
fn a_sheet_may_call_a_column_by_another_offices_word() {
    let matching = Matching::find(SPEC, &csv("名称,站编号,法律状态,面积\n城东苗圃,7,计划,30\n"));
    let found: Vec<&str> = matching.columns.iter().filter_map(|it| Some(it.target?.name())).collect();
    assert_eq!(found, ["name", "code", "stage", "area"]);
}

#[tokio::test]
async fn names_of_references_come_back_as_the_same_records() {
    let db = small_world().await;
    let only = Selection::of(SPEC).has(Nursery::NAME, "小苗圃");
    let bytes = export(&db, &head(), &only, &whole(), &heading(), Form::Xlsx).await.unwrap();
    let rehearsal = judged(&db, &read(&bytes, "苗圃.xlsx").unwrap()).await;
    commit(&db, &head(), rehearsal, "苗圃.xlsx").await.unwrap();
    let drafts = all_drafts(&db, true).await;
    assert_eq!(drafts[1], drafts[4]);
}

#[tokio::test]
async fn an_export_says_what_it_is_and_adds_up_what_it_shows() {
    let db = small_world().await;
    let view = View { descending: false, ..View::new(SPEC) };
    let sown = Selection::of(SPEC).at_least(Nursery::COST, &Money::from_wan(1));
    let bytes = export(&db, &head(), &sown, &view, &heading(), Form::Xlsx).await.unwrap();
    let table = read(&bytes, "x").unwrap();
    let shown: Vec<String> = table.sheets[0].lines.iter().map(|it| it.cell(0).shown()).collect();
    assert_eq!(shown[..2], ["夹江县林业局苗圃", "条件：投入（万元） ≥ 1　共 2 条"]);
    assert!(shown[2].starts_with("导出时间：") && shown[2].ends_with("制表人：林晓"), "{}", shown[2]);
    assert_eq!(shown[3..], ["名称", "城东苗圃", "@苗圃", "合计"]);
    let last = table.sheets[0].lines.last().unwrap();
    assert_eq!(last.cell(4), &Written::Number("1234579.623456".to_owned()));
    let all = export(&db, &head(), &Selection::of(SPEC), &view, &heading(), Form::Xlsx).await.unwrap();
    let table = read(&all, "x").unwrap();
    let total = table.sheets[0].lines.last().unwrap().cell(0).shown();
    assert_eq!(total, "合计（另有 1 处存疑或未报，未计入）");
    assert_eq!(Matching::find(SPEC, &table).totals, Some(9));
}

#[tokio::test]
async fn numbers_are_numbers_dates_are_dates_and_nothing_is_a_formula() {
    let db = small_world().await;
    let bytes = export(&db, &head(), &Selection::of(SPEC), &whole(), &heading(), Form::Xlsx).await.unwrap();
    let table = read(&bytes, "x").unwrap();
    let matching = Matching::find(SPEC, &table);
    let cell = |row: usize, name| table.sheets[0].lines[row].cell(matching.column_of(name).unwrap()).clone();
    assert_eq!(cell(4, "area"), Written::Number("30".to_owned()));
    assert_eq!(cell(4, "code"), Written::Text("0012".to_owned()));
    assert_eq!(cell(4, "remark"), Written::Text("=1+1\n两行".to_owned()));
    assert_eq!(cell(4, "soil"), Written::Text("沙土".to_owned()));
    assert_eq!(cell(5, "cost"), Written::Text(DOUBT.to_owned()));
    assert_eq!(cell(6, "sown"), Written::Day(Date::constant(2016, 3, 5)));
    assert_eq!(cell(7, "sown"), Written::Text("2016年5月".to_owned()));
    let bytes = export(&db, &head(), &Selection::of(SPEC), &whole(), &heading(), Form::Csv).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.starts_with('\u{FEFF}') && text.contains("\"'=1+1") && text.contains("\"'@苗圃\""),
        "{text}"
    );
}

#[tokio::test]
async fn a_bad_cell_is_told_by_row_and_field_and_stops_the_whole_import() {
    let db = empty_db(CATALOG).await;
    let table = csv(
        "苗圃一览,,,\n\n名称*,土 壤,面积（亩）,投入(万元),附注\n甲,沙土,30,12.5,\n乙,石头,很多,1,x\n,沙土,1,2,\n丙,沙土,0,3,\n",
    );
    let rehearsal = judged(&db, &table).await;
    assert_eq!((rehearsal.rows, rehearsal.good, rehearsal.bad), (4, 1, 3));
    assert_eq!(rehearsal.sums[0].1, 12_500_000);
    expect_test::expect![[r#"
        5 soil 土壤：没有“石头”这个选项，可选：沙土、黏土
        5 area 面积（亩）：“很多”不是数目：请填不带小数的数，如 34 或 1,200
        6 name 请填写名称；还不知道的写“未报”
        7  没有面积，却有投入"#]]
    .assert_eq(&told(&rehearsal).join("\n"));
    let refused = commit(&db, &head(), rehearsal, "苗圃.csv").await.unwrap_err().to_string();
    assert_eq!(refused, "有 3 行存在问题，一行也没有导入：请下载标注了问题的表格，改正后重新导入");
    assert!(all_drafts(&db, true).await.is_empty());
}

#[tokio::test]
async fn the_annotated_copy_has_notes_and_reads_as_the_same_sheet() {
    let db = empty_db(CATALOG).await;
    let table = csv("名称,土壤,面积（亩）,投入（万元）\n甲,石头,30,12.5\n丙,沙土,0,3\n");
    let matching = Matching::find(SPEC, &table);
    let rehearsal = rehearse(&db, &head(), &table, &matching).await.unwrap();
    let bytes = annotated(&table, &matching, &rehearsal).unwrap();
    let again = read(&bytes, "x").unwrap();
    let shown = |row: usize| again.sheets[0].lines[row].cells.iter().map(Written::shown).collect::<Vec<_>>();
    assert_eq!(shown(0), ["名称", "土壤", "面积（亩）", "投入（万元）", "问题"]);
    assert_eq!(shown(1)[4], "土壤：没有“石头”这个选项，可选：沙土、黏土");
    assert_eq!(shown(2), ["丙", "沙土", "0", "3", "没有面积，却有投入"]);
    let part = |name: &str| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes[..])).unwrap();
        std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
    };
    assert!(part("xl/comments1.xml").contains("没有“石头”这个选项"));
    assert!(part("xl/styles.xml").contains("FFFFC7CE"));
    let matching = Matching::find(SPEC, &again);
    let rehearsal = rehearse(&db, &head(), &again, &matching).await.unwrap();
    let third = read(&annotated(&again, &matching, &rehearsal).unwrap(), "x").unwrap();
    assert_eq!(third.sheets[0].lines[0].cells.len(), 5, "问题 stands once");
}

#[tokio::test]
async fn an_import_is_undone_in_one_act() {
    let db = empty_db(CATALOG).await;
    let table = csv("名称\t土壤\t面积\t投入\n甲\t沙土\t30\t12.5\n乙\t黏土\t1,200\t未报\n");
    let batch = commit(&db, &head(), judged(&db, &table).await, "苗圃.txt").await.unwrap();
    assert_eq!(all_drafts(&db, true).await.len(), 2);
    assert_eq!(db.batches(&head(), SPEC).await.unwrap()[0].file, "苗圃.txt");
    assert_eq!(db.undo_import(&head(), SPEC, batch).await.unwrap(), 2);
    assert!(all_drafts(&db, true).await.is_empty());
}

#[tokio::test]
async fn a_stage_is_only_imported_by_those_who_could_lead_a_record_to_it() {
    let db = empty_db(CATALOG).await;
    let table = csv(
        "名称,土壤,面积,投入,阶段,播种日期\n甲,沙土,1,2,已播种,20160305\n乙,沙土,1,2,,2016/3/5\n丙,沙土,1,2,收了,\n",
    );
    let by = async |viewer: &Viewer| {
        told(&rehearse(&db, viewer, &table, &Matching::find(SPEC, &table)).await.unwrap())
    };
    let own = ["3 sown “计划”阶段没有“播种日期”一栏：请清空这一格，或改填阶段", "4 stage 没有“收了”这个阶段"];
    assert_eq!(by(&head()).await, own);
    assert_eq!(by(&clerk()).await[1..], own);
    assert_eq!(by(&clerk()).await[0], "2 stage 直接登记为“已播种”须由能办理这一步的人来导入");
}

#[tokio::test]
async fn amounts_are_read_in_the_unit_of_their_header() {
    let db = empty_db(CATALOG).await;
    let table = csv(
        "名称,土壤,面积,投入（元）,产值（万元）\n甲,沙土,1,\"300,000\",5\n乙,沙土,1,无,5\n丙,沙土,1,1万元,5\n",
    );
    let matching = Matching::find(SPEC, &table);
    assert_eq!(matching.unmatched().map(|it| it.label.as_str()).collect::<Vec<_>>(), ["产值（万元）"]);
    let rehearsal = rehearse(&db, &head(), &table, &matching).await.unwrap();
    assert_eq!((told(&rehearsal), rehearsal.sums[0].1), (vec![], 31_000_000));
}

#[tokio::test]
async fn a_sheet_without_any_known_column_is_refused_in_words() {
    let db = empty_db(CATALOG).await;
    let table = csv("a,b\n1,2\n");
    let mut matching = Matching::find(SPEC, &table);
    let refused = rehearse(&db, &head(), &table, &matching).await.unwrap_err().to_string();
    assert!(refused.starts_with("没有一栏能与苗圃台账对上：请看表头是否写有“名称”"), "{refused}");
    matching.set(1, "name").unwrap();
    assert_eq!(matching.column_of("name"), Some(1));
    assert_eq!(matching.missing().map(|it| it.name).collect::<Vec<_>>(), ["soil", "area", "cost"]);
    assert!(matching.set(0, "none").is_err());
}

#[test]
fn a_csv_is_read_in_any_usual_encoding_and_with_any_usual_separator() {
    let text = "名称;面积（亩）\r\n\r\n城东苗圃;30\r\n\"合江\r\n苗圃\";31\r\n末;1";
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    let bom = format!("\u{FEFF}{text}").into_bytes();
    let wide: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [gb, bom, wide, text.replace(';', ",").into_bytes(), text.replace(';', "\t").into_bytes()] {
        let lines = read(&bytes, "x.csv").unwrap().sheets.remove(0).lines;
        let shown: Vec<String> = lines.iter().map(|it| it.cell(0).shown()).collect();
        assert_eq!(shown, ["名称", "城东苗圃", "合江\r\n苗圃", "末"]);
        assert_eq!(lines.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 3, 4, 5]);
        assert_eq!(lines[0].cell(1).shown(), "面积（亩）");
    }
}

#[test]
fn files_that_are_no_tables_are_refused_in_words() {
    assert_eq!(sentence(b"", "空.csv"), "“空.csv”里没有内容；请确认选对了文件，并且数据不在隐藏的工作表里");
    assert!(sentence(b"%PDF-1.7", "a").contains("是 PDF 文件"));
    assert!(sentence(b"PK\x03\x04 broken", "a.xlsx").contains("打不开，可能已损坏"));
    assert!(sentence(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.xls").contains("打不开，可能已损坏"));
    assert!(sentence(b"<html><table>", "a.xls").contains("其实是网页"));
    assert!(sentence(b"a\0b", "a.csv").contains("不是表格文件"));
    let mut locked = b"\xD0\xCF\x11\xE0".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(sentence(&locked, "a.xlsx").contains("有打开密码"));
    assert!(sentence(&vec![b' '; MOST_BYTES + 1], "a.csv").contains("超过 20 MB"));
    assert!(sentence("1\n".repeat(MOST_ROWS + 51).as_bytes(), "a.csv").contains("超过 100000 行"));
    assert!(
        sentence("1,".repeat(MOST_COLUMNS + 1).replace(",", ",1").as_bytes(), "a.csv")
            .contains("超过 300 栏")
    );
}

#[test]
fn decimals_pass_through_floats_unharmed_or_not_at_all() {
    let sum = exact::number("0.1").unwrap() + exact::number("0.2").unwrap();
    assert_eq!(exact::decimal(sum).unwrap(), "0.3");
    for it in ["0", "1", "100", "0.000001", "30", "1234567.123456", "999999999999999", "0.1", "120"] {
        assert_eq!(exact::decimal(exact::number(it).unwrap()).as_deref(), Some(it));
    }
    assert_eq!(exact::number("9223372036854.775807"), None);
    assert_eq!(
        exact::decimal(exact::number("1000000").unwrap() * exact::number("1000000000").unwrap()),
        None
    );
}

#[test]
fn a_template_is_a_sheet_its_own_import_understands() {
    let bytes = template(SPEC).unwrap();
    let table = read(&bytes, "模板.xlsx").unwrap();
    let names: Vec<&str> = table.sheets.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["苗圃", "填写说明"]);
    let matching = Matching::find(SPEC, &table);
    assert_eq!((matching.sheet, matching.unmatched().count(), matching.columns.len()), (0, 0, 11));
    assert_eq!(table.sheets[0].lines[0].cell(0).shown(), "名称*");
    let guide = format!("{:?}", table.sheets[1]);
    assert!(
        guide.contains("林业站给的编号")
            && guide.contains("只在“已播种”阶段填写")
            && guide.contains("存疑「")
    );
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), kind in 0..4_usize) {
        let begin: &[u8] = [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "名称,".as_bytes()][kind];
        let _ = read(&[begin, &bytes].concat(), "x");
    }

    #[test]
    fn no_damage_to_a_workbook_makes_the_reader_panic(at in any::<prop::sample::Index>(), with in any::<u8>()) {
        let mut bytes = template(SPEC).unwrap();
        let at = at.index(bytes.len());
        bytes[at] = with;
        let _ = read(&bytes, "x.xlsx");
        bytes.truncate(at);
        let _ = read(&bytes, "x.xlsx");
    }

    #[test]
    fn every_amount_comes_back_from_a_float_to_the_fen(fen in (0..=10_i64.pow(15)).prop_map(|it| it - 1).prop_filter("not below zero", |it| 0 <= *it)) {
        let text = Money::from_fen(fen).to_string();
        let float = exact::number(&text).unwrap();
        assert_eq!(exact::decimal(float), Some(text));
    }
}
