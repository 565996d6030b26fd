//! All rule sets there are, by name and version.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::set::RuleSet;

/// The sets the program brings with it (`sets/*.toml`).
pub static BOOK: LazyLock<Book> =
    LazyLock::new(|| Book::read(FILES).unwrap_or_else(|wrong| panic!("{wrong}")));

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(include_str!(concat!("../sets/", $name, ".toml"))),*]
    };
}

const FILES: &[&str] = files![
    "acceptance-deadline",
    "annuity",
    "assessment",
    "fee-reduction",
    "hightech",
    "hightech-plan",
    "hightech-validity",
    "matching-funds",
    "patent-subsidy",
    "pledge-interest",
    "project-budget",
    "public-notice",
    "target-score",
    "tech-sme",
];

#[derive(Debug)]
pub struct Book(Vec<RuleSet>);

impl Book {
    /// Reads files; two versions of a set may not hold on one day.
    pub fn read(files: &[&str]) -> Result<Book, String> {
        let mut sets: Vec<RuleSet> = files.iter().map(|it| RuleSet::read(it)).collect::<Result<_, _>>()?;
        sets.sort_by(|a, b| a.text.name.cmp(&b.text.name).then(a.from.cmp(&b.from)));
        for pair in sets.windows(2) {
            if pair[0].text.name == pair[1].text.name && pair[0].to.is_none_or(|to| pair[1].from <= to) {
                return Err(format!("{} 的两个版本同时有效", pair[0].text.name));
            }
        }
        Ok(Book(sets))
    }

    pub fn all(&self) -> &[RuleSet] {
        &self.0
    }

    /// All versions of a set, oldest first.
    pub fn versions(&self, name: &str) -> Vec<&RuleSet> {
        self.0.iter().filter(|it| it.text.name == name).collect()
    }

    /// The version a set has on a day, or a sentence that says there is none.
    pub fn on(&self, name: &str, day: Date) -> Result<&RuleSet, String> {
        let versions = self.versions(name);
        if versions.is_empty() {
            let mut names: Vec<&str> = self.0.iter().map(|it| it.text.name.as_str()).collect();
            names.dedup();
            return Err(format!("没有“{name}”这个规则集，可用的有：{}", names.join("、")));
        }
        versions.iter().find(|it| it.holds_on(day)).copied().ok_or_else(|| {
            let spans: Vec<String> = versions.iter().map(|it| span(it)).collect();
            format!("“{name}”在 {day} 没有现行的规定；已登记的版本：{}", spans.join("；"))
        })
    }

    /// The version of today, or the last one there was.
    pub fn latest(&self, name: &str) -> Result<&RuleSet, String> {
        self.versions(name).last().copied().ok_or_else(|| format!("没有“{name}”这个规则集"))
    }
}

/// `2016-01-01 起（国科发火〔2016〕32号）`.
fn span(set: &RuleSet) -> String {
    let document = set.text.documents.first().map_or("", |it| &it.number);
    match set.to {
        Some(to) => format!("{} 至 {to}（{document}）", set.from),
        None => format!("{} 起（{document}）", set.from),
    }
}
