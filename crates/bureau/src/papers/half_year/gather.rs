//! What several records say alike, said once.

use ledger::{prelude::*, store::Row};

use super::{Sentence, Writer};

/// The values of a column over some records, each cited once, in the order they come.
pub(super) fn each_once<L: Ledger, T>(
    writer: &Writer<'_>,
    records: &[(Row, L)],
    column: Column<T>,
) -> Vec<Sentence> {
    once::<L, T>(writer, records.iter().map(|it| &it.0), column)
}

fn once<'r, L: Ledger, T>(
    writer: &Writer<'_>,
    rows: impl Iterator<Item = &'r Row>,
    column: Column<T>,
) -> Vec<Sentence> {
    let mut seen: Vec<String> = Vec::new();
    let mut res = Vec::new();
    for row in rows {
        let entry = row.entry(column.name());
        let text = row.words(column.name());
        if entry.value.is_absent() && entry.mark.as_ref().and_then(|it| it.doubt()).is_none()
            || seen.contains(&text)
        {
            continue;
        }
        seen.push(text);
        res.push(Sentence::from(writer.cite(L::SPEC, row, column)));
    }
    res
}

/// The same as one sentence, `甲、乙`; none where no record says anything.
pub(super) fn listed<L: Ledger, T>(
    writer: &Writer<'_>,
    records: &[(Row, L)],
    column: Column<T>,
) -> Option<Sentence> {
    joined(each_once(writer, records, column))
}

/// The same of rows of which only some columns were read.
pub(super) fn told<L: Ledger, T>(writer: &Writer<'_>, rows: &[Row], column: Column<T>) -> Option<Sentence> {
    joined(once::<L, T>(writer, rows.iter(), column))
}

fn joined(all: Vec<Sentence>) -> Option<Sentence> {
    (!all.is_empty()).then(|| Sentence::new().join(all, "、"))
}

/// Records that agree in what `alike` says of them, the first group first.
pub(super) fn grouped<L, K: PartialEq>(
    records: Vec<(Row, L)>,
    alike: impl Fn(&Row, &L) -> K,
) -> Vec<Vec<(Row, L)>> {
    let mut res: Vec<(K, Vec<(Row, L)>)> = Vec::new();
    for (row, it) in records {
        let key = alike(&row, &it);
        match res.iter_mut().find(|it| it.0 == key) {
            Some(group) => group.1.push((row, it)),
            None => res.push((key, vec![(row, it)])),
        }
    }
    res.into_iter().map(|it| it.1).collect()
}
