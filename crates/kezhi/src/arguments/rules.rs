//! What may be asked about rule sets.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use ledger::cell::Date;

use super::{HELP, day};

#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    /// 列出规则集和各版本的文件、有效期
    List(RulesList),
    /// 以 JSON 列出一个规则集要填的各项事实
    Facts(RulesFacts),
    /// 用事实文件按某一天现行的规定评估
    Eval(RulesEval),
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct RulesList {
    /// 只列这一天现行的版本
    #[arg(long, value_parser = day, value_name = "日期")]
    pub(crate) on: Option<Date>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct RulesFacts {
    /// 规则集名，如 hightech；全部的名字见 kezhi rules list
    #[arg(value_name = "规则集")]
    pub(crate) ruleset: String,
    /// 这一天现行的版本；不写则为最新的版本
    #[arg(long, value_parser = day, value_name = "日期")]
    pub(crate) on: Option<Date>,
    /// 以 JSON 输出（总是 JSON，可不写）
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct RulesEval {
    /// 规则集名，如 hightech；全部的名字见 kezhi rules list
    #[arg(value_name = "规则集")]
    pub(crate) ruleset: String,
    /// 事实文件（JSON），要填的各项见 kezhi rules facts
    #[arg(long, value_name = "文件")]
    pub(crate) facts: PathBuf,
    /// 评估日：按这一天现行的规定算
    #[arg(long, value_parser = day, value_name = "日期")]
    pub(crate) on: Date,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}
