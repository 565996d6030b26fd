//! What the books say, in words, of whatever one record may move: asked of the books as
//! they are and as they would be, and put beside each other, before anything is saved.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    pin::Pin,
};

use jiff::civil::Date;

use crate::{
    cell::{Half, Id, Kind, Month, Value},
    spec::Spec,
    store::{Db, Error, Row, Viewer},
};

/// One thing the books say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is of, by records and not by names, so that it is known again when one of
    /// them is called otherwise.
    pub key: String,
    /// What kind of thing, as a heading: `2016年上半年指标`.
    pub group: String,
    pub thing: String,
    /// Where it is looked up.
    pub link: String,
    pub words: String,
}

/// One thing that would be otherwise; without words where it is not said at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    pub group: String,
    pub thing: String,
    pub link: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// The record whose change is asked about.
#[derive(Clone, Debug)]
pub struct Moved {
    pub spec: &'static Spec,
    pub id: Id,
    /// As it is, unless it is new, and as it would be.
    pub rows: Vec<Row>,
}

/// Says what a house knows of the matter. It may only read, and soon: others wait.
pub type Outlook = for<'a> fn(&'a Db, &'a Viewer, &'a Moved) -> Looking<'a>;

/// What is said, on its way.
pub type Looking<'a> = Pin<Box<dyn Future<Output = Result<Vec<Said>, Error>> + Send + 'a>>;

impl Said {
    pub fn new(
        key: impl Into<String>,
        group: impl Into<String>,
        thing: impl Into<String>,
        link: impl Into<String>,
        words: impl Into<String>,
    ) -> Said {
        Said {
            key: key.into(),
            group: group.into(),
            thing: thing.into(),
            link: link.into(),
            words: words.into(),
        }
    }
}

impl Moved {
    /// The half-years it speaks of, as it is and as it would be.
    pub fn halves(&self) -> BTreeSet<Half> {
        let mut res = BTreeSet::new();
        for (field, entry) in self.rows.iter().flat_map(Row::entries) {
            let text = entry.value.as_text().unwrap_or_default();
            match (field.kind, &entry.value) {
                (Kind::Date, _) => res.extend(text.parse::<Date>().ok().and_then(Half::holding)),
                (Kind::Month, _) => {
                    res.extend(text.parse::<Month>().ok().and_then(|it| Half::holding(it.first())));
                }
                (Kind::Half, _) => res.extend(text.parse::<Half>().ok()),
                // A count that could be a year may be one: to look at one more costs little.
                (Kind::Count, Value::Int(Some(year))) => {
                    let year = i16::try_from(*year).unwrap_or_default();
                    res.extend([1, 2].into_iter().filter_map(|it| Half::new(year, it)));
                }
                _ => {}
            }
        }
        res
    }

    /// The years among them.
    pub fn years(&self) -> BTreeSet<i16> {
        self.halves().into_iter().map(Half::year).collect()
    }
}

/// What is said otherwise, kind by kind: what was said before first, then what is new. A
/// thing that only is called otherwise is not.
pub fn shifts(before: Vec<Said>, after: Vec<Said>) -> Vec<Shift> {
    let mut kinds: Vec<String> = Vec::new();
    for it in after.iter().chain(&before) {
        if !kinds.contains(&it.group) {
            kinds.push(it.group.clone());
        }
    }
    let (before, after) = (keyed(before), keyed(after));
    let then: HashMap<&Key, &Said> = after.iter().map(|it| (&it.0, &it.1)).collect();
    let now: HashSet<&Key> = before.iter().map(|it| &it.0).collect();
    // Under the name it will have.
    let told = before.iter().map(|(key, it)| {
        let then = then.get(key);
        (*then.unwrap_or(&it), Some(&it.words), then.map(|it| &it.words))
    });
    let new = after.iter().filter(|it| !now.contains(&it.0)).map(|it| (&it.1, None, Some(&it.1.words)));
    let shift = |(it, before, after): (&Said, Option<&String>, Option<&String>)| Shift {
        group: it.group.clone(),
        thing: it.thing.clone(),
        link: it.link.clone(),
        before: before.cloned(),
        after: after.cloned(),
    };
    let mut res: Vec<Shift> = told.chain(new).filter(|it| it.1 != it.2).map(shift).collect();
    res.sort_by_key(|it| kinds.iter().position(|kind| *kind == it.group));
    res
}

/// A thing; of several under one key, which.
type Key = (String, usize);

fn keyed(said: Vec<Said>) -> Vec<(Key, Said)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut key = |it: &Said| {
        let nth = seen.entry(it.key.clone()).or_default();
        *nth += 1;
        (it.key.clone(), *nth)
    };
    said.into_iter().map(|it| (key(&it), it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(group: &str, thing: &str, words: &str) -> Said {
        Said::new(thing, group, thing, "/", words)
    }

    #[test]
    fn only_what_is_said_otherwise_is_left_and_what_is_new_stands_with_its_kind() {
        let before = vec![
            said("指标", "专利申请", "32 件"),
            said("指标", "授权", "16 件"),
            said("期限", "验收", "5月1日"),
        ];
        let after = vec![
            said("指标", "专利申请", "33 件"),
            said("指标", "授权", "16 件"),
            said("指标", "其中发明", "1 件"),
        ];
        let found = shifts(before, after);
        let told: Vec<(&str, Option<&str>, Option<&str>)> =
            found.iter().map(|it| (&*it.thing, it.before.as_deref(), it.after.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("专利申请", Some("32 件"), Some("33 件")),
                ("其中发明", None, Some("1 件")),
                ("验收", Some("5月1日"), None)
            ]
        );
    }

    #[test]
    fn things_of_one_name_are_compared_in_their_order() {
        let before = vec![said("期限", "年费", "3月1日"), said("期限", "年费", "9月1日")];
        let after = vec![said("期限", "年费", "3月1日"), said("期限", "年费", "9月2日")];
        let found = shifts(before, after);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].after.as_deref(), Some("9月2日"));
    }

    #[test]
    fn what_is_only_called_otherwise_is_no_shift_and_what_changes_has_its_new_name() {
        let before = vec![Said::new("grant/1", "资助：旧办法", "旧名", "/", "0.5 万元")];
        let renamed = vec![Said::new("grant/1", "资助：新办法", "新名", "/", "0.5 万元")];
        assert_eq!(shifts(before.clone(), renamed), []);
        let moved = vec![Said::new("grant/1", "资助：新办法", "新名", "/", "1 万元")];
        let found = shifts(before, moved);
        assert_eq!((found[0].thing.as_str(), found[0].before.as_deref()), ("新名", Some("0.5 万元")));
    }
}
