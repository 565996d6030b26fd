//! The command line: what may be asked for, and sentences for what may not.

mod rules;

use std::{ffi::OsString, net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand, ValueEnum, error::ErrorKind};
use ledger::{
    cell::{Date, Half, read_date},
    spec::Role,
    store::Place,
};

pub(crate) use self::rules::{Rules, RulesEval, RulesFacts, RulesList};
use crate::output;

/// clap's own template speaks English.
const HELP: &str = "{about}\n\n用法：{usage}\n\n{all-args}\n";

/// 科知：县科技和知识产权局的工作平台
#[derive(Debug, Parser)]
#[command(
    name = "kezhi",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "命令",
    next_help_heading = "选项",
    help_template = HELP
)]
pub(crate) struct Asked {
    /// 显示用法
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 用真实半年报告里的县建一份演示数据，起草报告，打开网站
    Demo(Demo),
    /// 打开网站
    Serve(Serve),
    /// 起草报告，按文件扩展名存为 docx、pdf、txt、json 或 html
    Paper(Paper),
    /// 列出一个半年的全部统计指标
    Figures(Figures),
    /// 把一个台账导出为 xlsx 或 csv
    Export(Export),
    /// 从 xlsx 或 csv 导入一个台账
    Import(Import),
    /// 查看规则集，用事实文件测算
    #[command(subcommand)]
    Rules(Rules),
    /// 核对一份报告：找出其中的数字，验算它们之间的关系，指出要改的地方
    Check(Check),
    /// 管理账号
    #[command(subcommand)]
    User(User),
    /// For `check` and the site: a PDF from the input, its text to the output.
    #[command(hide = true)]
    ReadPdf,
}

/// Where the data lives.
#[derive(Clone, Debug, Args)]
pub(crate) struct Where {
    /// 数据目录
    #[arg(long, default_value = "data", value_name = "目录")]
    pub(crate) data: PathBuf,
    /// 用 PostgreSQL 保存数据，如 postgres://用户:密码@服务器/库；附件仍存在数据目录
    #[arg(long, value_name = "地址")]
    pub(crate) database: Option<String>,
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct Demo {
    /// 演示数据目录，每次重新建立
    #[arg(long, default_value = "data/demo", value_name = "目录")]
    pub(crate) data: PathBuf,
    /// 网站监听的地址
    #[arg(long, default_value = "127.0.0.1:8016", value_name = "地址:端口")]
    pub(crate) listen: SocketAddr,
    /// 只建数据、起草报告，不打开网站
    #[arg(long)]
    pub(crate) no_serve: bool,
    /// 改用一个虚构的县
    #[arg(long)]
    pub(crate) fictitious: bool,
    /// 虚构县的项目数
    #[arg(long, default_value_t = 500, requires = "fictitious", value_name = "条数", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) scale: u32,
    /// 演示账号的密码；不写则随机产生并显示
    #[arg(long, value_name = "密码")]
    pub(crate) password: Option<String>,
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) place: Where,
    /// 网站监听的地址
    #[arg(long, default_value = "127.0.0.1:8016", value_name = "地址:端口")]
    pub(crate) listen: SocketAddr,
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct Paper {
    /// 报告的种类
    #[arg(value_name = "报告种类：half-year")]
    pub(crate) kind: PaperKind,
    /// 半年，如 2016H1
    #[arg(long, value_parser = half, value_name = "半年")]
    pub(crate) period: Half,
    /// 截至日期；不写则到该半年的最后一天
    #[arg(long, value_parser = day, value_name = "日期")]
    pub(crate) as_of: Option<Date>,
    /// 存到哪个文件，扩展名为 docx、pdf、txt、json 或 html（带每个数的记录，供核查）
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum PaperKind {
    /// 半年工作报告
    HalfYear,
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct Figures {
    /// 半年，如 2016H1
    #[arg(long, value_parser = half, value_name = "半年")]
    pub(crate) period: Half,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct Export {
    /// 台账的英文名：project、payment、reading、unit
    #[arg(value_name = "台账")]
    pub(crate) ledger: String,
    /// 网页列表地址里“?”之后的部分，如 "level=province&sort=-money"
    #[arg(long, default_value = "", value_name = "条件")]
    pub(crate) query: String,
    /// 存到哪个文件，扩展名为 xlsx 或 csv
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct Import {
    /// 台账的英文名：project、payment、reading、unit
    #[arg(value_name = "台账")]
    pub(crate) ledger: String,
    /// 要导入的 xlsx 或 csv 文件
    #[arg(value_name = "文件")]
    pub(crate) file: PathBuf,
    /// 只检查，不写入
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) place: Where,
}

/// 退出码：0 没有必须改的地方，1 有必须改的地方，2 文件读不了
#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct Check {
    /// 要核对的文件：docx、pdf、txt、html 或 xlsx；写 - 则从标准输入读
    #[arg(value_name = "文件")]
    pub(crate) file: PathBuf,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
    /// 把结果另存为文件：docx 在原文上加批注，html 是一个可以单独打开的网页
    #[arg(long, value_name = "文件")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// 新增账号；密码从环境变量 KEZHI_PASSWORD 读取，没有则随机产生并显示
    Add(UserAdd),
}

#[derive(Debug, Args)]
#[command(help_template = HELP, next_help_heading = "选项")]
pub(crate) struct UserAdd {
    /// 登录名
    #[arg(value_name = "登录名")]
    pub(crate) login: String,
    /// 姓名
    #[arg(long, value_name = "姓名")]
    pub(crate) name: String,
    /// 角色：clerk 科员、head 股室负责人、leader 局领导、auditor 审计监督、admin 系统管理员
    #[arg(long, value_parser = role, default_value = "clerk", value_name = "角色")]
    pub(crate) role: Role,
    /// 所管区划代码；不写则与本局相同
    #[arg(long, value_name = "代码")]
    pub(crate) region: Option<String>,
    #[command(flatten)]
    pub(crate) place: Where,
}

/// A command that was not understood, or a question about commands.
pub(crate) struct Refused(clap::Error);

impl Asked {
    pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Asked, Refused> {
        // People type `kezhi help` and `kezhi help paper`.
        let mut words: Vec<OsString> = arguments.collect();
        if words.get(1).is_some_and(|it| it == "help") {
            words.remove(1);
            words.push("--help".into());
        }
        Asked::try_parse_from(words).map_err(Refused)
    }
}

impl Refused {
    /// Help goes to the output and is no failure; the rest is a sentence and 2.
    pub(crate) fn print(self) -> ExitCode {
        if matches!(self.0.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            output::line(&self.0.to_string());
            return ExitCode::SUCCESS;
        }
        output::complaint(&self.sentence());
        output::complaint("用 kezhi --help 或 kezhi <命令> --help 查看用法。");
        ExitCode::from(2)
    }

    fn sentence(&self) -> String {
        use clap::error::ContextKind;
        let said = |kind| self.0.get(kind).map(ToString::to_string).unwrap_or_default();
        let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the remaining kinds all speak of one wrong value"
        )]
        match self.0.kind() {
            ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
            ErrorKind::UnknownArgument => format!("没有“{argument}”这个参数"),
            ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", said(ContextKind::InvalidSubcommand)),
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                "请写明要做什么：demo、serve、paper、figures、export、import、rules、check、user add"
                    .to_owned()
            }
            ErrorKind::ArgumentConflict => format!("“{argument}”不能与其他参数同时使用"),
            _ => {
                let why = std::error::Error::source(&self.0).map(ToString::to_string).unwrap_or_default();
                let why = if why.is_ascii() { String::new() } else { format!("：{why}") };
                format!("参数“{argument}”不能是“{value}”{why}")
            }
        }
    }
}

impl Where {
    pub(crate) fn place(&self) -> Place {
        match &self.database {
            Some(url) => Place::Postgres(url.clone(), self.data.clone()),
            None => Place::Folder(self.data.clone()),
        }
    }
}

fn half(text: &str) -> Result<Half, String> {
    text.parse()
}

fn day(text: &str) -> Result<Date, String> {
    read_date(text)
}

fn role(text: &str) -> Result<Role, String> {
    Role::named(text).ok_or_else(|| format!("没有“{text}”这个角色，可用 clerk、head、leader、auditor、admin"))
}
