//! The words the terms of a clause may use: what is known of an enterprise, and
//! beside that of the patent or the loan a payment is for.

use ledger::cell::Cell as _;
use rules::text::{Input, Kind};

use super::Subject;
use crate::ledgers::{
    achievement::{Award, Grade},
    project::Level,
};

/// The facts of one case of a subject, in the order a form offers them.
pub fn inputs(of: Subject) -> Vec<Input> {
    let mut res = own_inputs(of);
    res.extend(unit_inputs());
    res
}

/// What a fact is called; its key where nobody knows it.
pub fn label(of: Subject, key: &str) -> String {
    inputs(of).into_iter().find(|it| it.key == key).map_or_else(|| key.to_owned(), |it| it.label)
}

/// What is known of the enterprise, whatever the payment is for.
pub fn unit_inputs() -> Vec<Input> {
    let count = |key, label| Input::plain(key, label, Kind::Integer, "件");
    let people = |key, label| Input::plain(key, label, Kind::Integer, "人");
    vec![
        Input::plain("region", "所在区划代码", Kind::Text, ""),
        Input::plain("hightech", "持有有效的高企证书", Kind::Flag, ""),
        count("inventions", "有效发明专利数"),
        count("patents", "有效专利数"),
        count("granted_last_year", "上年度授权专利数"),
        people("staff", "上年度职工总数"),
        people("scientists", "上年度科技人员数"),
        money("sales", "上年度销售收入"),
        money("research", "上年度研发费用"),
        money("hightech_income", "上年度高新技术产品收入"),
    ]
}

fn own_inputs(of: Subject) -> Vec<Input> {
    let day = |key, label| Input::plain(key, label, Kind::Date, "");
    match of {
        Subject::Unit => Vec::new(),
        Subject::Granted => vec![kind(), day("filed", "申请日"), day("granted", "授权公告日")],
        Subject::Filed => vec![kind(), day("filed", "申请日")],
        Subject::Pledge => vec![
            day("lent", "放款日期"),
            money("loan", "贷款金额"),
            money("guarantee_fee", "担保费用"),
            money("benchmark_interest", "计算期限内的基准利息"),
            money("interest", "计算期限内的贷款利息"),
        ],
        Subject::Project => {
            vec![level(), day("approved", "立项日期"), money("project_money", "上级批准经费")]
        }
        Subject::Award => vec![
            choice("award", "奖项", Award::ALL.iter().map(|it| (it.text(), it.words()))),
            choice("award_grade", "获奖等级", Grade::ALL.iter().map(|it| (it.text(), it.words()))),
            day("awarded", "获奖日期"),
        ],
    }
}

fn level() -> Input {
    choice("project_level", "项目级别", Level::ALL.iter().map(|it| (it.text(), it.words())))
}

fn choice(key: &str, label: &str, all: impl Iterator<Item = (String, &'static str)>) -> Input {
    let mut res = Input::plain(key, label, Kind::Choice, "");
    res.allowed = all.map(|(code, words)| (code, words.to_owned())).collect();
    res
}

fn kind() -> Input {
    let kinds = [("invention", "发明"), ("utility_model", "实用新型"), ("design", "外观设计")];
    choice("patent_kind", "专利类型", kinds.into_iter().map(|it| (it.0.to_owned(), it.1)))
}

fn money(key: &str, label: &str) -> Input {
    Input::plain(key, label, Kind::Decimal, "万元")
}
