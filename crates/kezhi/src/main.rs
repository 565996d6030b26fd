//! `kezhi`: one program for a county science bureau. This crate only reads the
//! command line and wires the rooms together.

mod arguments;
mod check;
mod demo;
mod figures;
mod house;
mod output;
mod papers;
mod reading;
mod rules;
mod serve;
mod sheets;
mod users;

use std::process::ExitCode;

use arguments::{Asked, Command};
use ledger::store::Error;

/// 0: done. 1: could not be done, and why. 2: the command was not understood.
/// `check` says by the first two whether something must be changed.
fn main() -> ExitCode {
    let asked = match Asked::read(std::env::args_os()) {
        Ok(asked) => asked,
        Err(refused) => return refused.print(),
    };
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    // Neither opens any data, and both have exit codes of their own.
    if let Command::Check(it) = &asked.command {
        return check::run(it);
    }
    if matches!(asked.command, Command::ReadPdf) {
        return reading::serve_parent();
    }
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(it) => it,
        Err(error) => return output::failed(&format!("程序不能启动：{error}")),
    };
    match runtime.block_on(run(asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => output::failed(&error.to_string()),
    }
}

async fn run(asked: Asked) -> Result<(), Error> {
    match asked.command {
        Command::Demo(it) => demo::run(it).await,
        Command::Serve(it) => serve::run(it).await,
        Command::Paper(it) => papers::run(it).await,
        Command::Figures(it) => figures::run(it).await,
        Command::Export(it) => sheets::export(it).await,
        Command::Import(it) => sheets::import(it).await,
        Command::Rules(it) => rules::run(it),
        Command::User(it) => users::run(it).await,
        Command::Check(_) | Command::ReadPdf => Ok(()),
    }
}
