//! `kezhi check`: what it says, what it writes, and its exit codes.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use super::{Folder, code, kezhi, said};

const SOUND: &str = "上半年共征集科技项目5项，其中省级3项、市级2项。\n";
const WRONG: &str = "上半年共征集科技项目5项，其中省级3项、市级3项。\n";

fn file(folder: &Folder, name: &str, content: &[u8]) -> String {
    std::fs::create_dir_all(&folder.0).unwrap();
    let path = folder.file(name);
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn the_exit_code_says_whether_something_must_be_changed() {
    let folder = Folder::new();
    let (sound, wrong) =
        (file(&folder, "好.txt", SOUND.as_bytes()), file(&folder, "错.txt", WRONG.as_bytes()));
    let done = kezhi(&["check", &sound]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let done = kezhi(&["check", &wrong]);
    assert_eq!(code(&done), 1, "{}", said(&done));
    for words in ["错.txt", "必须改", "【5项】", "第1段"] {
        assert!(said(&done).contains(words), "{words}: {}", said(&done));
    }
    assert!(!said(&done).contains('\u{1b}'), "no colours where there is no terminal");
}

#[test]
fn what_cannot_be_read_is_a_sentence_and_two() {
    let folder = Folder::new();
    for (name, content) in [
        ("空.txt", &b""[..]),
        ("坏.docx", b"PK\x03\x04"),
        ("坏.pdf", b"%PDF-1.7 and no more"),
        ("旧.rtf", b"{\\rtf1}"),
    ] {
        let path = file(&folder, name, content);
        let refused = kezhi(&["check", &path]);
        assert_eq!(code(&refused), 2, "{name}: {}", said(&refused));
        assert!(
            said(&refused).starts_with("没有办成：“") && said(&refused).contains(name),
            "{}",
            said(&refused)
        );
    }
    let sound = file(&folder, "好.txt", SOUND.as_bytes());
    for arguments in [&["check", "没有这个文件.docx"][..], &["check", &sound, "--out", "x.pdf"], &["check"]]
    {
        let refused = kezhi(arguments);
        assert_eq!(code(&refused), 2, "{arguments:?}: {}", said(&refused));
        assert!(super::is_chinese(&said(&refused)), "{arguments:?}: {}", said(&refused));
    }
}

#[test]
fn as_json_it_is_what_programs_were_promised() {
    let folder = Folder::new();
    let wrong = file(&folder, "错.txt", WRONG.as_bytes());
    let done = kezhi(&["check", &wrong, "--json"]);
    assert_eq!(code(&done), 1);
    let told: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let keys: Vec<&String> = told.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["file", "characters", "damage", "quantities", "relations", "findings"]);
    assert_eq!(told["file"], "错.txt");
    let text: Vec<char> = WRONG.chars().collect();
    for it in told["quantities"].as_array().unwrap() {
        for key in [
            "id",
            "span",
            "text",
            "value",
            "upper",
            "unit",
            "kind",
            "approximate",
            "damaged",
            "subject",
            "candidates",
            "further",
        ] {
            assert!(it.get(key).is_some(), "{key} is missing in {it}");
        }
        let place = |at: usize| usize::try_from(it["span"][at].as_u64().unwrap()).unwrap();
        let there: String = text[place(0)..place(1)].iter().collect();
        assert_eq!(it["text"], there.as_str(), "a span is of the characters of the text");
    }
    for it in told["findings"].as_array().unwrap() {
        assert!(["must", "verify", "note"].contains(&it["grade"].as_str().unwrap()), "{it}");
    }
}

#[test]
fn the_result_is_written_as_a_page_and_as_a_commented_document() {
    let folder = Folder::new();
    let wrong = file(&folder, "错.txt", WRONG.as_bytes());
    let (page, document, again) =
        (folder.file("结果.html"), folder.file("结果.docx"), folder.file("再.docx"));
    let done = kezhi(&["check", &wrong, "--out", &page]);
    assert_eq!(code(&done), 1);
    let written = std::fs::read_to_string(&page).unwrap();
    assert!(written.contains("<mark>5项</mark>") && !written.contains("<script"), "{written}");
    assert_eq!(code(&kezhi(&["check", &wrong, "--out", &document])), 1);
    // The document is itself a paper, and a wrong one.
    let done = kezhi(&["check", &document, "--out", &again]);
    assert_eq!(code(&done), 1, "{}", said(&done));
    assert!(std::fs::metadata(&document).unwrap().len() < std::fs::metadata(&again).unwrap().len());
}

#[test]
fn a_text_comes_from_the_input_too() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kezhi"))
        .args(["check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(WRONG.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(code(&done), 1);
    assert!(said(&done).contains("标准输入"), "{}", said(&done));
}

#[test]
fn our_own_paper_is_read_as_document_and_as_pdf_alike() {
    let folder = Folder::demo();
    let document = folder.file("2016年上半年报告.docx");
    let pdf = folder.file("2016年上半年报告.pdf");
    let texts = |path: &str| -> Vec<String> {
        let done = kezhi(&["check", path, "--json"]);
        let told: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        // One number came to us damaged and stands in the draft as it was printed.
        let must = told["findings"].as_array().unwrap().iter().filter(|it| it["grade"] == "must");
        let rules: Vec<&str> = must.filter_map(|it| it["rule"].as_str()).collect();
        assert_eq!((code(&done), &rules[..]), (1, &["patent-number"][..]), "{}", said(&done));
        let all = told["quantities"].as_array().unwrap();
        all.iter().map(|it| it["text"].as_str().unwrap().to_owned()).collect()
    };
    // Where no Chinese font is installed there is no PDF.
    if std::path::Path::new(&pdf).exists() {
        let (one, other) = (texts(&document), texts(&pdf));
        assert!(20 < one.len());
        // The PDF has a list of doubts after the text, which in the document are comments.
        assert_eq!(one, other[..one.len()], "the same numbers in the same order");
    }
}
