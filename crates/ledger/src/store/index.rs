//! What finds a record: its names and its search tokens, renewed with every
//! version. Many records are noted in few statements.

use std::collections::{BTreeSet, HashMap};

use super::{Dialect, Error, Row, engine::Tx, search::initials, write::Written};
use crate::{
    cell::{Cell as _, Id, Names, Value},
    selection::Statement,
    spec::Spec,
};

/// Records noted in one statement.
const AT_ONCE: usize = 200;

pub(super) async fn renew(dialect: Dialect, tx: &mut Tx, written: &[Written]) -> Result<(), Error> {
    for some in written.chunks(AT_ONCE) {
        forget(dialect, tx, some).await?;
        name(tx, some).await?;
        let labels = labels(tx, some).await?;
        let mut found = Statement::new(dialect.search_insert());
        for (place, it) in some.iter().enumerate() {
            let tokens = dialect.search_tokens(&text(it.spec, &it.row, &labels));
            let (id, tokens) = (found.arg(it.row.id.get()), found.arg(tokens.as_str()));
            found.push(if place == 0 { "" } else { ", " }).push(&dialect.search_row(&id, &tokens));
        }
        tx.execute(&found).await?;
    }
    Ok(())
}

/// Takes out what was noted of earlier versions.
async fn forget(dialect: Dialect, tx: &mut Tx, written: &[Written]) -> Result<(), Error> {
    let old: Vec<Value> =
        written.iter().filter(|it| !it.is_new).map(|it| Value::from(it.row.id.get())).collect();
    if old.is_empty() {
        return Ok(());
    }
    for head in ["delete from name where id in ", dialect.search_delete()] {
        let mut gone = Statement::new(head);
        let ids = gone.list(old.iter().cloned());
        tx.execute(gone.push("(").push(&ids).push(")")).await?;
    }
    Ok(())
}

/// Writes down under which names the records are found from now on.
async fn name(tx: &mut Tx, written: &[Written]) -> Result<(), Error> {
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
    tx.execute(&noted).await?;
    Ok(())
}

/// The title first, then the aliases that differ from it.
fn names(spec: &Spec, row: &Row) -> Vec<String> {
    let mut res = vec![row.name(spec)];
    for field in spec.fields.iter().filter(|it| it.alias) {
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
    for (field, entry) in row.entries().filter(|it| it.0.search) {
        res += &field.kind.naming(&field.words(entry), |it| labels.get(&it.get()).cloned());
        res.push('\n');
    }
    res + &initials(&row.name(spec))
}
