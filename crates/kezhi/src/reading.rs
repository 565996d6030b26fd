//! Files are read here, but for PDF: that can ask its reader to work for hours, so
//! it is read by a second `kezhi`, which is ended when it asks for too much.

use std::{
    io::{Read as _, Write as _},
    process::{Child, Command, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

use intake::{Kind, MOST_BYTES, Refusal, Source};

use crate::output;

/// The name of the hidden command.
const COMMAND: &str = "read-pdf";
const LONGEST: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// The memory the second process may ask for.
#[cfg(unix)]
const MOST_MEMORY: u64 = 2 << 30;
/// What it may answer: the longest text, with its places.
const MOST_ANSWER: u64 = 512 << 20;

/// Reads a file of any kind.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    if bytes.len() <= MOST_BYTES && Kind::of(bytes)? == Kind::Pdf {
        return read_apart(bytes);
    }
    intake::read(bytes)
}

fn read_apart(bytes: &[u8]) -> Result<Source, Refusal> {
    let unstarted = |it: std::io::Error| {
        tracing::error!("the reader of PDF does not start: {it}");
        Refusal::Told("读 PDF 的程序没有启动，请再试一次；若仍不行请联系管理员".to_owned())
    };
    let program = std::env::current_exe().map_err(unstarted)?;
    let mut child = Command::new(program)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(unstarted)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let bytes = bytes.to_vec();
    let writer = thread::spawn(move || input.map(|mut it| it.write_all(&bytes)));
    let reader = thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.map(|it| it.take(MOST_ANSWER).read_to_end(&mut answer));
        read.is_some_and(|it| it.is_ok()).then_some(answer)
    });
    let ended = ended_in_time(&mut child);
    let _ = writer.join();
    let answer = reader.join().ok().flatten().filter(|_| ended).ok_or(Refusal::TooSlow)?;
    let answer: Result<Source, String> = serde_json::from_slice(&answer).map_err(|_| Refusal::TooSlow)?;
    answer.map_err(Refusal::Told)
}

fn ended_in_time(child: &mut Child) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < LONGEST {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(LOOK_EVERY),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// The second process: what it was given, read; or the sentence that says why not.
pub(crate) fn serve_parent() -> ExitCode {
    bound_memory();
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    if std::io::stdin().lock().take(most + 1).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let answer = intake::read(&bytes).map_err(|it| it.to_string());
    match serde_json::to_string(&answer) {
        Ok(it) => output::line(&it),
        Err(_) => return ExitCode::FAILURE,
    }
    ExitCode::SUCCESS
}

/// Where the system can hold a process to it.
fn bound_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let bound = Rlimit { current: Some(MOST_MEMORY), maximum: Some(MOST_MEMORY) };
        if setrlimit(Resource::As, bound).is_err() {
            tracing::warn!("the memory of this process cannot be bounded");
        }
    }
}
