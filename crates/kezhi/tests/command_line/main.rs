//! The command line as README promises it: files, sentences, exit codes.

#![allow(clippy::unwrap_used, reason = "a test that stumbles says where")]

mod check;

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicU32, Ordering},
};

/// A folder of its own, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kezhi-line-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        Folder(std::env::temp_dir().join(name))
    }

    /// With the seed's county in it.
    fn demo() -> Folder {
        let folder = Folder::new();
        let done = kezhi(&["demo", "--no-serve", "--password", "mingling-2016", "--data", folder.text()]);
        assert_eq!(code(&done), 0, "{}", said(&done));
        folder
    }

    fn text(&self) -> &str {
        self.0.to_str().unwrap()
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn kezhi(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kezhi")).args(arguments).output().expect("the program runs")
}

fn code(done: &Output) -> i32 {
    done.status.code().unwrap_or(-1)
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr)
}

fn is_chinese(text: &str) -> bool {
    text.chars().filter(|it| ('\u{4e00}'..='\u{9fff}').contains(it)).count() > 4
}

#[test]
fn the_demonstration_writes_the_paper_and_says_how_many_figures_are_in_doubt() {
    let folder = Folder::new();
    let done = kezhi(&["demo", "--no-serve", "--data", folder.text()]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    for words in ["2016年上半年报告.docx", "存疑 7 处", "keyuan", "密码都是"] {
        assert!(said(&done).contains(words), "{words}: {}", said(&done));
    }
    assert!(Path::new(&folder.file("2016年上半年报告.docx")).exists());
    let again = kezhi(&["demo", "--no-serve", "--data", folder.text()]);
    assert_eq!(code(&again), 0, "a demonstration folder is made anew: {}", said(&again));
}

#[test]
fn a_folder_that_is_not_a_demonstration_is_never_emptied() {
    let folder = Folder::new();
    std::fs::create_dir_all(&folder.0).unwrap();
    std::fs::write(folder.0.join("重要.txt"), "留着").unwrap();
    let refused = kezhi(&["demo", "--no-serve", "--data", folder.text()]);
    assert_eq!(code(&refused), 1);
    assert!(said(&refused).contains("不是空的"), "{}", said(&refused));
    assert_eq!(std::fs::read_to_string(folder.0.join("重要.txt")).unwrap(), "留着");
}

#[test]
fn what_is_not_understood_is_a_sentence_and_two() {
    for arguments in [
        &["nonsense"][..],
        &[],
        &["paper", "half-year", "--period", "2016年", "--out", "x.docx"],
        &["paper", "half-year", "--out", "x.docx"],
        &["figures", "--period", "2016H1", "--nonsense"],
        &["serve", "--listen", "nowhere"],
        &["demo", "--scale", "0", "--fictitious"],
        &["user", "add", "x", "--name", "x", "--role", "国王"],
    ] {
        let refused = kezhi(arguments);
        assert_eq!(code(&refused), 2, "{arguments:?}: {}", said(&refused));
        assert!(is_chinese(&said(&refused)), "{arguments:?}: {}", said(&refused));
        assert!(!said(&refused).contains("error:"), "{arguments:?}: {}", said(&refused));
    }
}

#[test]
fn what_cannot_be_done_is_a_sentence_and_one() {
    let folder = Folder::demo();
    let data = ["--data", folder.text()];
    for arguments in [
        &["paper", "half-year", "--period", "2016H1", "--out", "x.doc"][..],
        &["paper", "half-year", "--period", "2016H1", "--as-of", "2015-01-01", "--out", "x.txt"],
        &["export", "nonsense", "--out", "x.xlsx"],
        &["export", "project", "--query", "nonsense=1", "--out", "x.xlsx"],
        &["export", "project", "--out", "x.pdf"],
        &["import", "project", "没有这个文件.xlsx"],
    ] {
        let refused = kezhi(&[arguments, &data[..]].concat());
        assert_eq!(code(&refused), 1, "{arguments:?}: {}", said(&refused));
        assert!(said(&refused).starts_with("没有办成："), "{arguments:?}: {}", said(&refused));
    }
    let nowhere = Folder::new();
    let refused = kezhi(&["figures", "--period", "2016H1", "--data", nowhere.text()]);
    assert_eq!(code(&refused), 1);
    assert!(!nowhere.0.exists(), "a mistyped folder is not made");
}

#[test]
fn the_paper_as_json_says_of_every_figure_where_it_comes_from() {
    let folder = Folder::demo();
    let out = folder.file("报告.json");
    let done = kezhi(&["paper", "half-year", "--period", "2016H1", "--out", &out, "--data", folder.text()]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let paper: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    let figures = paper["figures"].as_array().unwrap();
    assert!(!paper["blocks"].as_array().unwrap().is_empty() && 8 < figures.len());
    for figure in figures {
        for key in ["id", "text", "value", "unit", "definition", "cut_off", "link", "rows", "doubts"] {
            assert!(figure.get(key).is_some(), "{key} is missing in {figure}");
        }
    }
}

#[test]
fn what_is_exported_is_judged_good_when_it_comes_back() {
    let folder = Folder::demo();
    let out = folder.file("单位.xlsx");
    let query = "cols=name,aliases,kind,code,source";
    let done = kezhi(&["export", "unit", "--query", query, "--out", &out, "--data", folder.text()]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let done = kezhi(&["import", "unit", &out, "--dry-run", "--data", folder.text()]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    assert!(said(&done).contains("可导入 15 行"), "{}", said(&done));
}

#[test]
fn an_account_is_added_once_and_a_weak_password_is_refused() {
    let folder = Folder::new();
    let add = ["user", "add", "zhangsan", "--name", "张三", "--role", "head", "--data", folder.text()];
    let done = kezhi(&add);
    assert_eq!(code(&done), 0, "{}", said(&done));
    assert!(said(&done).contains("股室负责人") && said(&done).contains("密码："), "{}", said(&done));
    let again = kezhi(&add);
    assert_eq!(code(&again), 1);
    assert!(said(&again).contains("已有人使用"), "{}", said(&again));
    let weak = Command::new(env!("CARGO_BIN_EXE_kezhi"))
        .args(["user", "add", "lisi", "--name", "李四", "--data", folder.text()])
        .env("KEZHI_PASSWORD", "1234")
        .output()
        .unwrap();
    assert_eq!(code(&weak), 1);
    assert!(said(&weak).contains("至少 8 位"), "{}", said(&weak));
}

#[test]
fn a_rule_set_says_what_it_asks_and_answers_its_own_example() {
    let folder = Folder::new();
    std::fs::create_dir_all(&folder.0).unwrap();
    let json = |done: &Output| serde_json::from_slice::<serde_json::Value>(&done.stdout).unwrap();
    let list = json(&kezhi(&["rules", "list", "--on", "2016-06-30", "--json"]));
    for name in ["hightech", "patent-subsidy", "pledge-interest", "annuity"] {
        assert!(list.as_array().unwrap().iter().any(|it| it["name"] == name), "{name}: {list}");
    }
    let asked = json(&kezhi(&["rules", "facts", "annuity"]));
    let file = folder.file("年费.json");
    std::fs::write(&file, asked["example"].to_string()).unwrap();
    let done = kezhi(&["rules", "eval", "annuity", "--facts", &file, "--on", "2016-08-20", "--json"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let answer = json(&done);
    assert_eq!((answer["total"].as_str(), answer["ruleset"].as_str()), (Some("1035"), Some("annuity")));
    for key in ["version", "documents", "on", "clauses", "interval", "conclusion", "trace"] {
        assert!(answer.get(key).is_some(), "{key}");
    }
    let wrong = kezhi(&["rules", "eval", "annuity", "--facts", &file, "--on", "2010-08-20"]);
    assert_eq!(code(&wrong), 1, "{}", said(&wrong));
    assert!(said(&wrong).contains("filed_on（申请日）"), "{}", said(&wrong));
    let none = kezhi(&["rules", "eval", "hightech", "--facts", &file, "--on", "2015-12-31"]);
    assert!(code(&none) == 1 && said(&none).contains("没有现行的规定"), "{}", said(&none));
    assert_eq!(code(&kezhi(&["rules", "eval", "annuity", "--on", "2016-08-20"])), 2);
}
