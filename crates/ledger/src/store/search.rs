//! Full text: overlapping pairs of signs, so that two-character Chinese words are
//! found on both databases alike (measured: recall and precision 1.0, `docs/decisions`).

use pinyin::ToPinyin as _;

use super::{Db, Error, Viewer};
use crate::{
    cell::{Id, Value},
    selection::Statement,
};

/// A record found by the search over all ledgers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub ledger: String,
    pub id: Id,
    pub name: String,
}

/// Signs of a query that are looked at. Both databases refuse queries of thousands of phrases.
const LONGEST_QUERY: usize = 200;

/// Whether a query says anything that could be looked up.
pub fn searchable(query: &str) -> bool {
    query.chars().any(meaningful)
}

/// Signs that carry meaning; all others only part them.
fn meaningful(it: char) -> bool {
    it.is_alphanumeric()
}

/// Unbroken runs of meaningful signs, in lower case and half width.
fn runs(text: &str) -> Vec<Vec<char>> {
    let half = |it: char| match it {
        '！'..='～' => char::from_u32(u32::from(it) - 0xFEE0).unwrap_or(it),
        it => it,
    };
    let text: String = text.chars().map(half).flat_map(char::to_lowercase).collect();
    let split = text.split(|it: char| !meaningful(it)).filter(|it| !it.is_empty());
    split.map(|it| it.chars().collect()).collect()
}

/// The tokens kept for a text: each pair, and the last sign of each run by
/// itself, so that a single sign is the beginning of some token.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut res = Vec::new();
    for run in runs(text) {
        res.extend(run.windows(2).map(|it| it.iter().collect::<String>()));
        res.extend(run.last().map(char::to_string));
    }
    res
}

/// The phrases a query asks for: for each run its pairs, or its only sign.
pub(super) fn phrases(query: &str) -> Vec<Vec<String>> {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let pairs = |run: Vec<char>| match run.len() {
        1 => vec![run.iter().collect()],
        _ => run.windows(2).map(|it| it.iter().collect()).collect(),
    };
    runs(&query).into_iter().map(pairs).collect()
}

/// The first letter of each character's reading: 铭帝铝业 is `mdly`.
pub(crate) fn initials(text: &str) -> String {
    let letter = |it: char| match it.to_pinyin() {
        Some(reading) => reading.plain().chars().next(),
        None if it.is_ascii_alphanumeric() => Some(it.to_ascii_lowercase()),
        None => None,
    };
    text.chars().filter_map(letter).collect()
}

impl Db {
    /// Records of all ledgers whose text says this, the newest first.
    pub async fn search(&self, viewer: &Viewer, query: &str, most: i64) -> Result<Vec<Hit>, Error> {
        let mut res = Vec::new();
        if phrases(query).is_empty() {
            return Ok(res);
        }
        let dialect = self.dialect();
        for spec in self.catalog {
            let mut asked = Statement::new("select n.id, n.name from name n where n.main = 1");
            let ledger = asked.arg(spec.slug);
            let wanted = asked.arg(dialect.search_query(query).as_str());
            let found = dialect.search_sql(&wanted);
            asked.push(&format!(" and n.ledger = {ledger} and n.id in ({found})"));
            let (low, high) =
                (asked.arg(viewer.region.as_str()), asked.arg(format!("{}~", viewer.region).as_str()));
            let most = asked.arg(most);
            asked.push(&format!(
                " and n.region >= {low} and n.region < {high} order by n.id desc limit {most}"
            ));
            for row in self.engine.fetch(&asked, &[Value::Int(None), Value::Text(None)]).await? {
                if let [Value::Int(Some(id)), Value::Text(name)] = &row[..] {
                    let name = name.clone().unwrap_or_default();
                    res.push(Hit { ledger: spec.slug.to_owned(), id: Id::from(*id), name });
                }
            }
        }
        Ok(res)
    }
}
