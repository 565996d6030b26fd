//! The program by itself: how soon it answers, how much memory it holds idle.

use std::{
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use ledger::store::Error;

use crate::{Bench, Line, browser::Client, shown};

pub(crate) async fn measure(bench: &Bench) -> Result<Vec<Line>, Error> {
    let failed = |it: std::io::Error| Error::File(it.to_string());
    let Some(program) = program() else {
        println!("SKIPPED start and memory: build the program first (cargo build --release)");
        return Ok(Vec::new());
    };
    let mut best = Duration::MAX;
    let mut memory = 0;
    for _ in 0..3 {
        let address = free_address().map_err(failed)?;
        let began = Instant::now();
        let mut child = start(&program, bench, address).map_err(failed)?;
        let answered = first_page(address, began).await;
        best = best.min(answered.unwrap_or(Duration::MAX));
        tokio::time::sleep(Duration::from_secs(1)).await;
        memory = resident_kib(&child);
        let _ = child.kill();
        let _ = child.wait();
    }
    Ok(vec![
        Line {
            what: "start to first page".to_owned(),
            measured: shown(best),
            budget: "≤ 200 ms",
            kept: best <= Duration::from_millis(200),
        },
        Line {
            what: "memory of the idle server".to_owned(),
            measured: format!("{} MiB", memory / 1024),
            budget: "≤ 60 MiB",
            kept: 0 < memory && memory <= 60 * 1024,
        },
    ])
}

/// The program as `cargo build --release` leaves it, beside this one.
fn program() -> Option<PathBuf> {
    let here = std::env::current_exe().ok()?;
    Some(here.parent()?.parent()?.join("kezhi")).filter(|it| it.exists())
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

fn start(program: &Path, bench: &Bench, address: SocketAddr) -> std::io::Result<Child> {
    Command::new(program)
        .args(["serve", "--listen", &address.to_string(), "--data"])
        .arg(&bench.folder)
        .stdout(Stdio::null())
        .spawn()
}

async fn first_page(address: SocketAddr, began: Instant) -> Option<Duration> {
    while began.elapsed() < Duration::from_secs(20) {
        if let Ok(mut client) = Client::open(address, "").await
            && let Ok((200, _)) = client.get("/login").await
        {
            return Some(began.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    None
}

/// Resident memory as the kernel counts it; 0 where it does not say.
fn resident_kib(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
