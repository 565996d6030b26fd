//! `kezhi check`: a paper read as an auditor reads it, and what came of it.

mod spoken;

use std::{io::Read as _, path::Path, process::ExitCode};

use bureau::checking::{Checked, export};
use check::report::Grade;
use intake::MOST_BYTES;
use ledger::store::Error;

use crate::{arguments::Check, house, output, reading};

/// What the input is called.
const INPUT: &str = "标准输入";

/// 0: nothing must be changed. 1: something must. 2: not read, or not written.
pub(crate) fn run(asked: &Check) -> ExitCode {
    match checked(asked) {
        Ok(checked) if checked.report.findings.iter().any(|it| it.grade == Grade::Must) => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(sentence) => {
            output::complaint(&format!("没有办成：{sentence}"));
            ExitCode::from(2)
        }
    }
}

fn checked(asked: &Check) -> Result<Checked, String> {
    let form = asked.out.as_deref().map(form).transpose()?;
    let (name, bytes) = bytes(&asked.file)?;
    let source = reading::read(&bytes).map_err(|it| format!("“{name}”：{it}"))?;
    let checked = Checked::new(&name, source);
    if asked.json {
        output::line(&serde_json::to_string_pretty(&checked.report).map_err(|it| it.to_string())?);
    } else {
        spoken::speak(&checked);
    }
    if let (Some(out), Some(form)) = (&asked.out, form) {
        let bytes = match form {
            Form::Document => export::document(&checked, &bytes).map_err(|it| it.to_string())?,
            Form::Page => export::page(&checked).into_bytes(),
        };
        house::write_file(out, &bytes).map_err(|it: Error| it.to_string())?;
        output::complaint(&format!("已存到 {}", out.display()));
    }
    Ok(checked)
}

/// What is written beside what is said.
enum Form {
    Document,
    Page,
}

fn form(out: &Path) -> Result<Form, String> {
    match out.extension().and_then(|it| it.to_str()).unwrap_or("").to_lowercase().as_str() {
        "docx" => Ok(Form::Document),
        "html" | "htm" => Ok(Form::Page),
        _ => Err(format!("文件 {} 的扩展名应为 docx 或 html", out.display())),
    }
}

/// A little more than is permitted, so that what is too large is known to be.
fn bytes(file: &Path) -> Result<(String, Vec<u8>), String> {
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX) + 1;
    let unread = |it: std::io::Error| format!("文件 {} 读不了：{}", file.display(), output::why(&it));
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(unread)?;
        return Ok((INPUT.to_owned(), bytes));
    }
    std::fs::File::open(file).map_err(unread)?.take(most).read_to_end(&mut bytes).map_err(unread)?;
    let name = file.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    Ok((name, bytes))
}
