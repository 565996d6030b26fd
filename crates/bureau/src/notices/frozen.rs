//! The text of a notice as it was published: plain, so that anybody can read it and
//! compute its SHA-256, and exact, so that it is read back as it was written.

use ledger::prelude::{Date, Id};

/// Every line of a longer text begins so; nothing else does.
const INDENT: &str = "　　";
const TEXT: &str = "【公示正文】";
const OBJECTING: &str = "【异议提出办法】";
const LIST: &str = "【公示名单】";
const NUMBER: &str = "序号";
const CODE: &str = "系统号";

/// What was published, word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    pub title: String,
    pub matter: String,
    pub basis: String,
    pub begins: Date,
    pub ends: Date,
    pub days: i64,
    pub contact: String,
    pub phone: String,
    /// Blank where none is given.
    pub supervision: String,
    pub signer: String,
    pub text: String,
    pub objecting: String,
    pub head: Vec<String>,
    pub rows: Vec<FrozenRow>,
}

/// A row of the list, and the record it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenRow {
    pub id: Id,
    pub cells: Vec<String>,
}

/// A text on one line: what separates lines and cells is a blank.
pub fn one_line(text: &str) -> String {
    text.split(|it: char| it.is_control())
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Frozen {
    pub fn write(&self) -> String {
        let mut lines = vec![
            format!("公示标题：{}", self.title),
            format!("公示事项：{}", self.matter),
            format!("公示依据：{}", self.basis),
            format!("公示开始日：{}", self.begins),
            format!("公示截止日：{}", self.ends),
            format!("公示工作日：{}", self.days),
            format!("联系人：{}", self.contact),
            format!("联系电话：{}", self.phone),
            format!("监督电话：{}", self.supervision),
            format!("署名：{}", self.signer),
        ];
        for (mark, text) in [(TEXT, &self.text), (OBJECTING, &self.objecting)] {
            lines.push(mark.to_owned());
            lines.extend(text.lines().map(|it| format!("{INDENT}{it}")));
        }
        lines.push(LIST.to_owned());
        let row = |first: &str, cells: &[String], last: &str| {
            let cells = cells.iter().map(String::as_str);
            [first].into_iter().chain(cells).chain([last]).collect::<Vec<_>>().join("\t")
        };
        lines.push(row(NUMBER, &self.head, CODE));
        for (at, it) in self.rows.iter().enumerate() {
            lines.push(row(&(at + 1).to_string(), &it.cells, &it.id.to_string()));
        }
        lines.join("\n") + "\n"
    }

    pub fn read(text: &str) -> Result<Frozen, String> {
        let mut lines = text.lines();
        let mut told = |key: &str| {
            let line = lines.next().and_then(|it| it.strip_prefix(key)?.strip_prefix('：'));
            line.map(str::to_owned).ok_or_else(|| format!("公示全文缺“{key}”一行"))
        };
        let (title, matter, basis) = (told("公示标题")?, told("公示事项")?, told("公示依据")?);
        let (begins, ends, days) = (told("公示开始日")?, told("公示截止日")?, told("公示工作日")?);
        let (contact, phone, supervision) = (told("联系人")?, told("联系电话")?, told("监督电话")?);
        let signer = told("署名")?;
        let unread = |what: &str| format!("公示全文的{what}读不出");
        let mut rest = lines.peekable();
        let mut longer = |mark: &str| {
            (rest.next() == Some(mark)).then_some(()).ok_or_else(|| unread(mark))?;
            let mut res = Vec::new();
            while let Some(line) = rest.next_if(|it| it.starts_with(INDENT)) {
                res.push(line.strip_prefix(INDENT).unwrap_or(line));
            }
            Ok::<_, String>(res.join("\n"))
        };
        let (text, objecting) = (longer(TEXT)?, longer(OBJECTING)?);
        if rest.next() != Some(LIST) {
            return Err(unread(LIST));
        }
        let cells = |line: &str| -> Option<(String, Vec<String>)> {
            let mut all: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let last = all.pop()?;
            (!all.is_empty()).then(|| (last, all.split_off(1)))
        };
        let (_, head) = rest.next().and_then(cells).ok_or_else(|| unread("栏目"))?;
        let row = |line: &str| {
            let (code, cells) = cells(line)?;
            Some(FrozenRow { id: code.parse().ok()?, cells })
        };
        let rows = rest.map(|it| row(it).ok_or_else(|| unread("名单"))).collect::<Result<_, _>>()?;
        let day = |text: &str| text.parse::<Date>().map_err(|_| unread("日期"));
        Ok(Frozen {
            begins: day(&begins)?,
            ends: day(&ends)?,
            days: days.parse().map_err(|_| unread("工作日数"))?,
            title,
            matter,
            basis,
            contact,
            phone,
            supervision,
            signer,
            text,
            objecting,
            head,
            rows,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Frozen {
        let row = |id: &str, cells: [&str; 2]| FrozenRow {
            id: id.parse().unwrap(),
            cells: cells.map(str::to_owned).into(),
        };
        Frozen {
            title: "关于拟推荐项目的公示".into(),
            matter: "科技计划拟立项".into(),
            basis: "无".into(),
            begins: Date::constant(2016, 6, 27),
            ends: Date::constant(2016, 7, 1),
            days: 5,
            contact: "林晓".into(),
            phone: "0833-0000000".into(),
            supervision: String::new(),
            signer: "xx县科学技术和知识产权局".into(),
            text: "第一段\n\n【公示名单】\n第三段".into(),
            objecting: "书面实名提出".into(),
            head: vec!["承担单位".into(), "级别".into()],
            rows: vec![row("0000000000001", ["甲公司", ""]), row("0000000000002", ["乙公司", "省级"])],
        }
    }

    #[test]
    fn what_is_written_is_read_back_whatever_the_text_says() {
        let it = sample();
        assert_eq!(Frozen::read(&it.write()), Ok(it));
    }

    #[test]
    fn the_same_notice_is_the_same_bytes_and_a_changed_one_is_not() {
        let it = sample();
        let hash = |it: &Frozen| ledger::store::digest(it.write().as_bytes());
        assert_eq!(hash(&it), hash(&it.clone()));
        let mut other = it.clone();
        other.rows[0].cells[1] = "省级".into();
        assert_ne!(hash(&it), hash(&other));
    }

    #[test]
    fn a_text_that_was_cut_is_not_read_as_a_shorter_notice() {
        let text = sample().write();
        for cut in [10, 60, 200] {
            let cut: String = text.chars().take(cut).collect();
            assert!(Frozen::read(&cut).is_err(), "{cut}");
        }
        assert!(Frozen::read("").unwrap_err().contains("公示标题"));
    }

    #[test]
    fn a_cell_is_one_line() {
        assert_eq!(one_line(" 甲\t公司\n（本部） "), "甲 公司 （本部）");
    }
}
