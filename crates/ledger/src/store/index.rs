//! What finds a record: its names and its search tokens, renewed with every
//! version. Many records are noted in few statements.

use std::collections::{BTreeSet, HashMap};

use super::{Dialect, Error, Row, engine::Tx, pending::Written, search::initials};
use crate::{
    cell::{Cell as _, Id, Kind, Names, Value},
    selection::Statement,
    spec::{Field, Spec},
};

/// The statements that make these versions found, and no longer those before them.
pub(super) async fn renewal(
    dialect: Dialect,
    tx: &mut Tx,
    written: &[Written],
) -> Result<Vec<Statement>, Error> {
    let labels = labels(tx, written).await?;
    let mut res = forgetting(dialect, written);
    res.push(naming(written));
    let mut found = Statement::new(dialect.search_insert());
    for (place, it) in written.iter().enumerate() {
        let tokens = dialect.search_tokens(&text(it.spec, &it.row, &labels));
        let (id, tokens) = (found.arg(it.row.id.get()), found.arg(tokens.as_str()));
        found.push(if place == 0 { "" } else { ", " }).push(&dialect.search_row(&id, &tokens));
    }
    res.push(found);
    Ok(res)
}

/// Takes out what was noted of earlier versions.
fn forgetting(dialect: Dialect, written: &[Written]) -> Vec<Statement> {
    let old: Vec<Value> =
        written.iter().filter(|it| !it.is_new).map(|it| Value::from(it.row.id.get())).collect();
    if old.is_empty() {
        return Vec::new();
    }
    let without = |head: &str| {
        let mut gone = Statement::new(head);
        let ids = gone.list(old.iter().cloned());
        gone.push("(").push(&ids).push(")");
        gone
    };
    vec![without("delete from name where id in "), without(dialect.search_delete())]
}

/// Under which names the records are found from now on.
fn naming(written: &[Written]) -> Statement {
    let mut noted =
        Statement::new("insert into name (ledger, id, region, name, initials, main, removed) values ");
    let mut first = true;
    for it in written {
        for (place, name) in names(it.spec, &it.row).iter().enumerate() {
            let values = noted.list([
                Value::from(it.spec.slug),
                Value::from(it.row.id.get()),
                Value::from(it.row.region.as_str()),
                Value::from(name.as_str()),
                Value::from(initials(name).as_str()),
                Value::from(i64::from(place == 0)),
                Value::from(i64::from(it.row.removed)),
            ]);
            noted.push(if first { "(" } else { ", (" }).push(&values).push(")");
            first = false;
        }
    }
    noted
}

/// The title first, then the aliases that differ from it.
fn names(spec: &Spec, row: &Row) -> Vec<String> {
    let mut res = vec![row.name(spec)];
    let plain = |it: &&Field| it.alias && row.entry(it.name).mark.is_none();
    for field in spec.fields.iter().filter(plain) {
        if let Ok(aliases) = Names::parse(&row.words(field.name)) {
            res.extend(aliases.iter().filter(|it| *it != res[0]).map(str::to_owned).collect::<Vec<_>>());
        }
    }
    res
}

/// What the records that are referred to in searched fields are called, so that
/// a project is found by its undertaker. A later change of that name is found
/// once the referring record is written again.
async fn labels(tx: &mut Tx, written: &[Written]) -> Result<HashMap<i64, String>, Error> {
    let searched = |it: &Written| {
        let entries = it.row.entries().filter(|it| it.0.search && it.0.kind.target().is_some());
        entries.flat_map(|it| it.0.kind.ids(&it.1.value)).map(Id::get).collect::<Vec<_>>()
    };
    let ids: BTreeSet<i64> = written.iter().flat_map(searched).collect();
    let mut res = HashMap::new();
    if ids.is_empty() {
        return Ok(res);
    }
    let mut asked = Statement::new("select id, name from name where main = 1 and id in (");
    let list = asked.list(ids.into_iter().map(Value::from));
    asked.push(&list).push(")");
    for row in tx.fetch(&asked, &[Value::Int(None), Value::Text(None)]).await? {
        if let [Value::Int(Some(id)), Value::Text(Some(name))] = &row[..] {
            res.insert(*id, name.clone());
        }
    }
    Ok(res)
}

/// Everything the full text finds the record by.
fn text(spec: &Spec, row: &Row, labels: &HashMap<i64, String>) -> String {
    let mut res = String::new();
    for (field, entry) in row.entries().filter(|it| it.0.search && it.0.kind != Kind::Sealed) {
        res += &field.kind.naming(&field.words(entry), |it| labels.get(&it.get()).cloned());
        res.push('\n');
    }
    res + &initials(&row.name(spec))
}
