//! An attachment: its name and the hash of its content. The bytes lie elsewhere.

use std::{fmt, str::FromStr};

use super::Kind;
use crate::text_cell;

/// Written `<sha-256 in hex>/<file name>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Attached {
    hash: String,
    name: String,
}

impl Attached {
    /// The content hash, 64 lower-case hex digits.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The name it was uploaded under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name part of a stored text, for lists.
    pub(super) fn shown(text: &str) -> &str {
        text.split_once('/').map_or(text, |it| it.1)
    }
}

impl FromStr for Attached {
    type Err = String;

    fn from_str(text: &str) -> Result<Attached, String> {
        let hex = |it: &str| it.len() == 64 && it.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        match text.trim().split_once('/') {
            Some((hash, name)) if hex(hash) && !name.trim().is_empty() && name.chars().count() <= 200 => {
                Ok(Attached { hash: hash.to_owned(), name: name.trim().to_owned() })
            }
            _ => Err("请用“选择文件”上传附件，不能直接填写".to_owned()),
        }
    }
}

impl fmt::Display for Attached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.hash, self.name)
    }
}

text_cell!(Attached, Kind::File);
