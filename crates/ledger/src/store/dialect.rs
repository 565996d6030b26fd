//! Every difference between the two databases, each one a named function.

use super::search;

/// Which database speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// Text that sorts and compares by code point on both.
    pub(crate) fn text_type(self) -> &'static str {
        match self {
            Dialect::Sqlite => "text",
            Dialect::Postgres => "text collate \"C\"",
        }
    }

    /// Makes a second transaction that asks for the same, at a start or before a guard is
    /// asked, wait for the end of this one. SQLite has only one writer anyway.
    pub(crate) fn one_at_a_time(self) -> Option<&'static str> {
        match self {
            Dialect::Sqlite => None,
            Dialect::Postgres => Some("lock table schema_version in exclusive mode"),
        }
    }

    /// How the database learns which index is worth taking. PostgreSQL sees to it itself.
    pub(crate) fn statistics(self) -> &'static [&'static str] {
        match self {
            // Without a limit: a sample of a column with few values says that it has many,
            // and a day would be looked for among all records of a level.
            Dialect::Sqlite => &["pragma analysis_limit = 0", "analyze"],
            Dialect::Postgres => &[],
        }
    }

    /// The table of search tokens. FTS5 keeps them by row id, which is the record's.
    pub(crate) fn search_tables(self) -> &'static [&'static str] {
        match self {
            Dialect::Sqlite => {
                &["create virtual table if not exists search using fts5(tokens, detail=full, columnsize=0)"]
            }
            Dialect::Postgres => &[
                "create table if not exists search (id bigint primary key, tokens tsvector not null)",
                "create index if not exists search_tokens on search using gin (tokens)",
            ],
        }
    }

    /// Puts tokens in, a row of [`Dialect::search_row`] for each record.
    pub(crate) fn search_insert(self) -> &'static str {
        match self {
            Dialect::Sqlite => "insert into search (rowid, tokens) values ",
            Dialect::Postgres => "insert into search (id, tokens) values ",
        }
    }

    /// One record's tokens as a row to be put in.
    pub(crate) fn search_row(self, id: &str, tokens: &str) -> String {
        match self {
            Dialect::Sqlite => format!("({id}, {tokens})"),
            Dialect::Postgres => format!("({id}, {tokens}::text::tsvector)"),
        }
    }

    pub(crate) fn search_delete(self) -> &'static str {
        match self {
            Dialect::Sqlite => "delete from search where rowid in ",
            Dialect::Postgres => "delete from search where id in ",
        }
    }

    /// The ids of the records a query finds.
    pub(crate) fn search_sql(self, wanted: &str) -> String {
        match self {
            Dialect::Sqlite => format!("select rowid from search where search match {wanted}"),
            Dialect::Postgres => format!("select id from search where tokens @@ {wanted}::text::tsquery"),
        }
    }

    /// A text as this database's tokens.
    pub(crate) fn search_tokens(self, text: &str) -> String {
        let tokens = search::tokens(text);
        match self {
            Dialect::Sqlite => tokens.join(" "),
            Dialect::Postgres => {
                let placed = tokens.iter().zip(1..=16_000).map(|(it, place)| format!("'{it}':{place}"));
                placed.collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// What somebody typed as this database's query: each word is a phrase of bigrams.
    pub(crate) fn search_query(self, text: &str) -> String {
        let phrases = search::phrases(text);
        match self {
            Dialect::Sqlite => {
                let phrase = |it: &Vec<String>| match &it[..] {
                    [one] if one.chars().count() == 1 => format!("\"{one}\"*"),
                    tokens => format!("\"{}\"", tokens.join(" ")),
                };
                match phrases.iter().map(phrase).collect::<Vec<_>>().join(" AND ") {
                    none if none.is_empty() => "\"\"".to_owned(),
                    some => some,
                }
            }
            Dialect::Postgres => {
                let phrase = |it: &Vec<String>| match &it[..] {
                    [one] if one.chars().count() == 1 => format!("'{one}':*"),
                    tokens => {
                        let quoted: Vec<String> = tokens.iter().map(|it| format!("'{it}'")).collect();
                        format!("({})", quoted.join(" <-> "))
                    }
                };
                phrases.iter().map(phrase).collect::<Vec<_>>().join(" & ")
            }
        }
    }
}
