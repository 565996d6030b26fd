//! 到会的人：姓名和职务，按名单的次序。公职人员因公务被提到，不遮住。

use std::{fmt, str::FromStr};

use ledger::text_cell;

/// Somebody with a post: 王道伟（省知识产权局副局长）.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// Blank where it is not told.
    pub post: String,
}

/// Several of them, in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People(Vec<Person>);

const MOST: usize = 100;

impl People {
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.0.iter()
    }
}

impl Person {
    /// `省知识产权局副局长王道伟`: as a report says it.
    pub fn words(&self) -> String {
        format!("{}{}", self.post, self.name)
    }
}

impl FromStr for Person {
    type Err = String;

    fn from_str(text: &str) -> Result<Person, String> {
        let say = || format!("“{text}”：请写成 姓名（单位和职务），如 王道伟（省知识产权局副局长）");
        let (name, post) = match text.split_once('（') {
            Some((name, rest)) => (name, rest.strip_suffix('）').ok_or_else(say)?),
            None => (text, ""),
        };
        let (name, post) = (name.trim(), post.trim());
        if name.is_empty() || name.contains('）') || 20 < name.chars().count() || 60 < post.chars().count() {
            return Err(say());
        }
        Ok(Person { name: name.to_owned(), post: post.to_owned() })
    }
}

impl FromStr for People {
    type Err = String;

    fn from_str(text: &str) -> Result<People, String> {
        // A line is a person; what else cannot be printed came in with a copied text.
        let text = text.replace('(', "（").replace(')', "）").replace('\n', "、");
        let text: String = text.chars().filter(|it| !it.is_control()).collect();
        let people: Vec<Person> = split(&text).into_iter().map(str::parse).collect::<Result<_, _>>()?;
        match people.len() {
            0 => Err("不能为空；几个人之间用顿号隔开，如 王道伟（副局长）、陈昆（局长）".to_owned()),
            1..=MOST => Ok(People(people)),
            many => Err(format!("最多填 {MOST} 人，现有 {many} 人；更多的附签到表")),
        }
    }
}

/// Parted by 、 and its like, but not inside brackets: a post may have one too.
fn split(text: &str) -> Vec<&str> {
    let (mut res, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (at, it) in text.char_indices() {
        match it {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            '、' | '，' | ',' | '；' | ';' | '\n' if depth == 0 => {
                res.push(&text[from..at]);
                from = at + it.len_utf8();
            }
            _ => {}
        }
    }
    res.push(&text[from..]);
    res.into_iter().map(str::trim).filter(|it| !it.is_empty()).collect()
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.post.is_empty() {
            f.write_str(&self.name)
        } else {
            write!(f, "{}（{}）", self.name, self.post)
        }
    }
}

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(Person::to_string).collect::<Vec<_>>().join("、"))
    }
}

text_cell!(People);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_people_keeps_posts_and_order() {
        let people: People =
            "王道伟(省知识产权局副局长)，陈昆（市科技局党组书记、局长）、李四".parse().unwrap();
        let words: Vec<String> = people.iter().map(Person::words).collect();
        assert_eq!(words, ["省知识产权局副局长王道伟", "市科技局党组书记、局长陈昆", "李四"]);
        assert_eq!(people.to_string().parse::<People>(), Ok(people.clone()));
        assert_eq!(people.to_string(), "王道伟（省知识产权局副局长）、陈昆（市科技局党组书记、局长）、李四");
    }

    #[test]
    fn what_is_not_a_person_is_told_how_to_write_one() {
        for text in ["（局长）", "王道伟（局长", "、", "王（甲）乙", ",\u{0}\n,"] {
            assert!(text.parse::<People>().is_err(), "{text}");
        }
    }
}
