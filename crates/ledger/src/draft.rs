//! What somebody wrote, before anybody agrees with it.
//!
//! Invariant: reading never fails. A form, a sheet row and an API call all
//! become a draft and a list of problems, so that what was wrong can be shown
//! beside what was written.

use std::collections::BTreeMap;

use crate::{cell::Cell, selection::Column};

/// Texts by field name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    texts: BTreeMap<String, String>,
}

/// Field name, sentence. An empty name speaks of the record as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<(&'static str, String)>);

impl Draft {
    /// What was written in a field; blank if nothing was.
    pub fn get(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// Whether the field was on the form at all, blank or not.
    pub fn has(&self, name: &str) -> bool {
        self.texts.contains_key(name)
    }

    #[must_use]
    pub fn with(mut self, name: &str, text: &str) -> Draft {
        self.set(name, text);
        self
    }

    pub fn set(&mut self, name: &str, text: &str) {
        self.texts.insert(name.to_owned(), text.trim().to_owned());
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Reads one field, noting the problem if there is one.
    pub fn cell<T: Cell>(&self, name: &'static str, label: &str, problems: &mut Problems) -> Option<T> {
        let text = self.get(name);
        if text.is_empty() && !T::OPTIONAL {
            let way_out = if T::TOLD { "；还不知道的写“未报”" } else { "" };
            problems.add(name, format!("请填写{label}{way_out}"));
            return None;
        }
        match T::parse(text) {
            Ok(it) => Some(it),
            Err(sentence) => {
                problems.add(name, format!("{label}：{sentence}"));
                None
            }
        }
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for Draft {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(texts: I) -> Draft {
        texts.into_iter().fold(Draft::default(), |it, (name, text)| it.with(name.as_ref(), text.as_ref()))
    }
}

impl Problems {
    pub fn add(&mut self, name: &'static str, sentence: impl Into<String>) {
        self.0.push((name, sentence.into()));
    }

    /// Notes a problem at a typed column, so that it shows beside that input.
    pub fn at<T>(&mut self, column: Column<T>, sentence: impl Into<String>) {
        self.add(column.name(), sentence);
    }

    /// Takes over what somebody else found.
    pub fn also(&mut self, more: Problems) {
        self.0.extend(more.0);
    }

    /// The sentences about one field.
    pub fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |it| it.0 == name).map(|it| it.1.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, sentence)| (*name, sentence.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All sentences in one line, for logs, sheets and the command line.
    pub fn sentence(&self) -> String {
        self.0.iter().map(|it| it.1.as_str()).collect::<Vec<_>>().join("；")
    }
}
