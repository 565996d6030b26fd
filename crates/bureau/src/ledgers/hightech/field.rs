//! 国家重点支持的高新技术领域：2016年版的三级目录，国科发火〔2016〕32号附件。
//!
//! The catalogue is data, `tables/hightech_fields_2016.tsv` of the rules crate: a code and the path
//! of names to it. It becomes a choice while the program is compiled.

use ledger::{
    cell::{Kind, Value, Word},
    prelude::*,
};

/// A field of high technology by its code: 2 places a field, 3 a branch, 5
/// a technology. 高企认定 asks for a technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TechField(usize);

const CATALOGUE: &str = include_str!("../../../../rules/tables/hightech_fields_2016.tsv");
const WORDS: [Word; entries(CATALOGUE)] = words(CATALOGUE);

/// Where one reads the catalogue; what forms and papers call it.
pub const EDITION: &str = "国家重点支持的高新技术领域（2016年版）";

impl TechField {
    /// Its code, such as 40402.
    pub fn code(self) -> &'static str {
        WORDS[self.0].0
    }

    /// The path of names: 新材料—高分子材料—…
    pub fn words(self) -> &'static str {
        WORDS[self.0].1
    }

    /// Whether it is a technology: the third level, or a branch that has none below
    /// it (504, 505, 706).
    pub fn is_technology(self) -> bool {
        let code = self.code();
        2 < code.len() && !WORDS.iter().any(|it| code.len() < it.0.len() && it.0.starts_with(code))
    }
}

impl Cell for TechField {
    type Plain = Self;
    const KIND: Kind = Kind::Choice(&WORDS);

    /// A code, a whole path, or the last name of one where no other ends alike.
    fn parse(text: &str) -> Result<TechField, String> {
        let text = text.trim();
        let code = text.split_whitespace().next().unwrap_or(text);
        if let Some(at) = WORDS.iter().position(|it| it.0 == code || it.1 == text) {
            return Ok(TechField(at));
        }
        let mut alike =
            (0..WORDS.len()).filter(|at| WORDS[*at].1.rsplit('—').next().is_some_and(|it| it == text));
        match (alike.next(), alike.next()) {
            (Some(at), None) => Ok(TechField(at)),
            (Some(_), Some(_)) => Err(format!("“{text}”在《{EDITION}》里不止一处，请填代码")),
            _ => Err(format!("《{EDITION}》里没有“{text}”：请填代码（如 40402）或从列表中选")),
        }
    }

    fn text(&self) -> String {
        self.code().to_owned()
    }

    fn value(&self) -> Value {
        Value::from(self.code())
    }
}

/// Lines after the heading.
const fn entries(table: &str) -> usize {
    let bytes = table.as_bytes();
    let (mut at, mut lines) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'\n' {
            lines += 1;
        }
        at += 1;
    }
    lines - 1
}

const fn words<const N: usize>(table: &'static str) -> [Word; N] {
    let mut res = [("", ""); N];
    let mut rest = after(table.as_bytes(), b'\n').1;
    let mut at = 0;
    while at < N {
        let (line, more) = after(rest, b'\n');
        let (code, name) = after(line, b'\t');
        res[at] = (text(code), text(name));
        rest = more;
        at += 1;
    }
    res
}

/// What stands before the first such byte, and what stands after it.
const fn after(bytes: &'static [u8], end: u8) -> (&'static [u8], &'static [u8]) {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == end {
            let (before, rest) = bytes.split_at(at);
            return (before, rest.split_at(1).1);
        }
        at += 1;
    }
    (bytes, &[])
}

const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(it) => it,
        Err(_) => panic!("the catalogue is UTF-8"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_of_2016_has_eight_fields_and_fifty_two_branches() {
        let of = |places: usize| WORDS.iter().filter(|it| it.0.len() == places).count();
        assert_eq!((of(2), of(3), WORDS.len()), (8, 52, 314));
        assert!(WORDS.iter().all(|it| it.0.bytes().all(|it| it.is_ascii_digit()) && !it.1.is_empty()));
    }

    #[test]
    fn a_field_is_found_by_code_by_path_and_by_its_own_name() {
        let read = |text: &str| TechField::parse(text).map(TechField::code);
        assert_eq!(read("40"), Ok("40"));
        assert_eq!(read("新材料"), Ok("40"));
        assert_eq!(read("新材料—高分子材料"), read("高分子材料"));
        let known = TechField::parse("10101").unwrap();
        assert_eq!(known.words(), "电子信息—软件—基础软件");
        assert!(known.is_technology() && !TechField::parse("10").unwrap().is_technology());
        for whole in ["504", "505", "706"] {
            assert!(TechField::parse(whole).unwrap().is_technology(), "{whole}");
        }
        assert!(!TechField::parse("101").unwrap().is_technology());
        assert!(read("量子养猪").unwrap_err().contains("2016年版"));
    }
}
