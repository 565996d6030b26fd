//! What the program says on the terminal. The only place that prints.

use std::{
    io::{Error, ErrorKind, Write as _},
    process::ExitCode,
};

/// A line of what was asked for. A closed pipe is no failure.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// A line about what went wrong.
pub(crate) fn complaint(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// The end of a command that could not be carried out.
pub(crate) fn failed(sentence: &str) -> ExitCode {
    complaint(&format!("没有办成：{sentence}"));
    ExitCode::from(1)
}

/// Why the system refused, in words; what it said itself is for the log.
pub(crate) fn why(error: &Error) -> &'static str {
    tracing::info!("{error}");
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is for the log")]
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件或目录",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AddrInUse => "端口已被占用",
        ErrorKind::AddrNotAvailable => "本机没有这个地址",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::IsADirectory => "这是一个目录，不是文件",
        _ => "系统不允许，详情见日志（RUST_LOG=info）",
    }
}
