//! Whom a notice is about: a selection of a ledger, kept as its link.

use std::{fmt, str::FromStr};

use ledger::{
    cell::Kind,
    prelude::*,
    spec::{Field, Spec},
};

use crate::ledgers;

/// Ledgers that are nobody's business outside: private people, matters of national
/// defence, whoever objected, and what the office says to itself.
pub const INSIDE: &[&str] =
    &["household", "help_visit", "matter", "objection", "notice", "urging", "lead", "incoming", "task"];

/// A selection that may be published, as the link of its list.
#[derive(Clone, Debug)]
pub struct Listing {
    link: String,
    spec: &'static Spec,
}

impl PartialEq for Listing {
    fn eq(&self, other: &Listing) -> bool {
        self.link == other.link
    }
}

impl Listing {
    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    pub fn link(&self) -> &str {
        &self.link
    }

    /// The records it means. What could be read once can be read again.
    pub fn selection(&self) -> Selection {
        let query = self.link.split_once('?').map_or("", |it| it.1);
        Selection::from_query(self.spec, query).unwrap_or_else(|_| Selection::of(self.spec).records(&[]))
    }

    /// The columns people call so, or the first name no column has.
    pub fn columns(&self, labels: &Names) -> Result<Vec<&'static Field>, String> {
        let all = publishable(self.spec);
        let found = labels.iter().map(|label| {
            let it = all.iter().find(|it| it.label == label).copied();
            it.ok_or_else(|| {
                let known: Vec<&str> = all.iter().map(|it| it.label).collect();
                format!("{}台账没有“{label}”这一栏，可用：{}", self.spec.title, known.join("、"))
            })
        });
        found.collect()
    }
}

/// Columns a notice may show: what is written, not files nor remarks to ourselves.
pub fn publishable(spec: &'static Spec) -> Vec<&'static Field> {
    let inside = |it: &&'static Field| it.kind != Kind::File && !matches!(it.name, "remark" | "source");
    spec.columns().into_iter().filter(inside).collect()
}

impl FromStr for Listing {
    type Err = String;

    fn from_str(text: &str) -> Result<Listing, String> {
        let text = text.trim();
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let slug = path.trim_matches('/');
        let spec = ledgers::ALL.iter().copied().find(|it| it.slug == slug).ok_or_else(|| {
            "请从台账列表页点“生成公示”，或粘贴列表页地址里 / 以后的部分，如 /project?stage=pooled".to_owned()
        })?;
        if INSIDE.contains(&spec.slug) {
            return Err(format!("{}台账的内容不对外公示", spec.title));
        }
        let selection = Selection::from_query(spec, query).map_err(|it| it.sentence())?;
        let link = selection.to_string();
        if 2_000 < link.len() {
            return Err("筛选条件太长，请缩短".to_owned());
        }
        Ok(Listing { link, spec })
    }
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.link)
    }
}

ledger::text_cell!(Listing);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_kept_as_its_link_and_read_back() {
        let it: Listing = "/project?stage=pooled&level=province".parse().unwrap();
        assert_eq!(it.to_string().parse::<Listing>(), Ok(it.clone()));
        assert_eq!(it.columns(&"项目名称、承担单位".parse().unwrap()).unwrap().len(), 2);
        assert!(it.columns(&"身高".parse().unwrap()).unwrap_err().contains("可用：项目名称"));
    }

    #[test]
    fn what_is_nobodys_business_outside_is_not_published() {
        for slug in INSIDE {
            let said = format!("/{slug}").parse::<Listing>().unwrap_err();
            assert!(said.contains("不对外公示"), "{said}");
        }
        assert!("/nothing".parse::<Listing>().unwrap_err().contains("生成公示"));
        assert!("/project?colour=red".parse::<Listing>().is_err());
    }
}
