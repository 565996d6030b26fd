//! A ledger, by the name people call it.

use std::{fmt, str::FromStr};

use crate::ledgers;

/// One of the bureau's ledgers, written by its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhichLedger {
    slug: &'static str,
    title: &'static str,
}

impl WhichLedger {
    pub fn slug(self) -> &'static str {
        self.slug
    }
}

impl FromStr for WhichLedger {
    type Err = String;

    fn from_str(text: &str) -> Result<WhichLedger, String> {
        let text = text.trim();
        let found = ledgers::ALL.iter().find(|it| it.title == text || it.slug == text);
        let found = found.ok_or_else(|| format!("没有叫“{text}”的台账：请照左边菜单里的名称填写"))?;
        Ok(WhichLedger { slug: found.slug, title: found.title })
    }
}

impl fmt::Display for WhichLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title)
    }
}

ledger::text_cell!(WhichLedger);
