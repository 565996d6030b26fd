//! Names in the place of codes: what people write is looked up, what people
//! read is named, both once for a whole page or file.

use std::collections::{BTreeSet, HashMap};

use super::{Change, Db, Error, Row, Viewer};
use crate::{
    cell::{Id, Value, parts},
    draft::{Draft, Problems},
    selection::Statement,
    spec::{Field, Spec},
};

/// A record under one of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: Id,
    pub name: String,
}

/// Names looked up in one statement at the most.
const AT_ONCE: usize = 500;

/// One text of a reference field, and the records it may mean.
type Found = HashMap<(&'static str, String), Vec<Id>>;

impl Db {
    /// Puts codes in the place of names in changes of all ledgers; says what was not found.
    pub(super) async fn coded(
        &self,
        viewer: &Viewer,
        changes: &mut [Change],
    ) -> Result<Vec<Problems>, Error> {
        let mut unresolved = vec![Problems::default(); changes.len()];
        for spec in self.catalog {
            let which: Vec<usize> =
                (0..changes.len()).filter(|at| changes[*at].spec.slug == spec.slug).collect();
            if which.is_empty() {
                continue;
            }
            let mut drafts: Vec<Draft> =
                which.iter().map(|at| std::mem::take(&mut changes[*at].draft)).collect();
            let problems = self.resolve(viewer, spec, &mut drafts).await?;
            for ((at, draft), found) in which.into_iter().zip(drafts).zip(problems) {
                changes[at].draft = draft;
                unresolved[at] = found;
            }
        }
        Ok(unresolved)
    }

    /// Puts codes in the place of names in every reference field. What is not
    /// found, or not found once, is a problem of that draft.
    pub async fn resolve(
        &self,
        viewer: &Viewer,
        spec: &'static Spec,
        drafts: &mut [Draft],
    ) -> Result<Vec<Problems>, Error> {
        let fields: Vec<(&'static Field, &'static str)> = reference_fields(spec);
        let mut wanted: HashMap<&'static str, BTreeSet<String>> = HashMap::new();
        for draft in drafts.iter() {
            for (field, slug) in &fields {
                for text in written(field, draft) {
                    wanted.entry(slug).or_default().insert(text);
                }
            }
        }
        let mut found = Found::new();
        for (slug, texts) in wanted {
            let texts: Vec<String> = texts.into_iter().collect();
            for some in texts.chunks(AT_ONCE) {
                self.look_up(viewer, slug, some, &mut found).await?;
            }
        }
        let mut res = Vec::with_capacity(drafts.len());
        for draft in drafts.iter_mut() {
            let mut problems = Problems::default();
            for (field, slug) in &fields {
                self.put_codes(draft, field, slug, &found, &mut problems);
            }
            res.push(problems);
        }
        Ok(res)
    }

    fn put_codes(
        &self,
        draft: &mut Draft,
        field: &'static Field,
        slug: &'static str,
        found: &Found,
        problems: &mut Problems,
    ) {
        let texts = written(field, draft);
        if texts.is_empty() {
            return;
        }
        let title = self.spec(slug).map_or("", |it| it.title);
        let mut codes: Vec<String> = Vec::with_capacity(texts.len());
        for text in texts {
            let ids = found.get(&(slug, text.clone())).map_or(&[][..], |it| &it[..]);
            match code(title, field, &text, ids) {
                Ok(code) => codes.push(code),
                Err(sentence) => problems.add(field.name, sentence),
            }
        }
        if problems.of(field.name).next().is_none() {
            draft.set(field.name, &codes.join(","));
        }
    }

    async fn look_up(
        &self,
        viewer: &Viewer,
        slug: &'static str,
        texts: &[String],
        found: &mut Found,
    ) -> Result<(), Error> {
        let mut asked = Statement::new("select distinct id, name, removed from name where ledger = ");
        let ledger = asked.arg(slug);
        asked.push(&ledger);
        let names = asked.list(texts.iter().map(|it| Value::from(it.as_str())));
        let ids: Vec<Value> =
            texts.iter().filter_map(|it| it.parse::<Id>().ok()).map(|it| Value::from(it.get())).collect();
        let ids = if ids.is_empty() {
            String::new()
        } else {
            format!(" or (main = 1 and id in ({}))", asked.list(ids))
        };
        asked.push(&format!(" and ((removed = 0 and name in ({names})){ids})"));
        write_bound(&mut asked, viewer);
        for row in self.engine.fetch(&asked, &[Value::Int(None), Value::Text(None), Value::Int(None)]).await?
        {
            if let [Value::Int(Some(id)), Value::Text(Some(name)), Value::Int(removed)] = &row[..] {
                let id = Id::from(*id);
                // A removed record is still meant by its code: what refers to it stays
                // open to correction. Its name is free for others.
                let name = (*removed == Some(0)).then(|| name.clone());
                for text in name.into_iter().chain([id.to_string()]) {
                    let ids = found.entry((slug, text)).or_default();
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
            }
        }
        Ok(())
    }

    /// What each record is called; those no longer kept say so.
    pub async fn labels(&self, ids: impl IntoIterator<Item = Id>) -> Result<HashMap<Id, String>, Error> {
        let ids: BTreeSet<i64> = ids.into_iter().map(Id::get).collect();
        let ids: Vec<i64> = ids.into_iter().collect();
        let mut res = HashMap::new();
        for some in ids.chunks(AT_ONCE) {
            let mut asked = Statement::new("select id, name, removed from name where main = 1 and id in (");
            let list = asked.list(some.iter().map(|it| Value::from(*it)));
            asked.push(&list).push(")");
            for row in
                self.engine.fetch(&asked, &[Value::Int(None), Value::Text(None), Value::Int(None)]).await?
            {
                if let [Value::Int(Some(id)), Value::Text(Some(name)), Value::Int(removed)] = &row[..] {
                    let gone = if *removed == Some(1) { "（已移除）" } else { "" };
                    res.insert(Id::from(*id), format!("{name}{gone}"));
                }
            }
        }
        Ok(res)
    }

    /// The names of everything these rows refer to.
    pub async fn labels_of<'a>(
        &self,
        rows: impl IntoIterator<Item = &'a Row>,
    ) -> Result<HashMap<Id, String>, Error> {
        let ids: Vec<Id> =
            rows.into_iter().flat_map(|it| it.references().map(|it| it.1).collect::<Vec<_>>()).collect();
        self.labels(ids).await
    }

    /// Records whose name, or whose initials, contain the text.
    pub async fn pick(
        &self,
        viewer: &Viewer,
        spec: &Spec,
        text: &str,
        most: i64,
    ) -> Result<Vec<Named>, Error> {
        let mut asked = Statement::new(
            "select n.id, m.name from name n join name m on m.id = n.id and m.main = 1 where n.removed = 0 and n.ledger = ",
        );
        let ledger = asked.arg(spec.slug);
        asked.push(&ledger);
        let plain = text.replace(['%', '_', '!'], "");
        let (part, head) = (
            asked.arg(format!("%{plain}%").as_str()),
            asked.arg(format!("%{}%", plain.to_lowercase()).as_str()),
        );
        asked.push(&format!(" and (n.name like {part} or n.initials like {head})"));
        let (low, high) =
            (asked.arg(viewer.region.as_str()), asked.arg(format!("{}~", viewer.region).as_str()));
        let most = asked.arg(most);
        asked.push(&format!(
            " and n.region >= {low} and n.region < {high} group by n.id, m.name order by m.name limit {most}"
        ));
        let rows = self.engine.fetch(&asked, &[Value::Int(None), Value::Text(None)]).await?;
        let named = |row: Vec<Value>| match &row[..] {
            [Value::Int(Some(id)), Value::Text(Some(name))] => {
                Some(Named { id: Id::from(*id), name: name.clone() })
            }
            _ => None,
        };
        Ok(rows.into_iter().filter_map(named).collect())
    }
}

pub(super) fn write_bound(asked: &mut Statement, viewer: &Viewer) {
    write_bound_of(asked, viewer, "region");
}

/// The same where several tables have a region: the column is named in full.
pub(super) fn write_bound_of(asked: &mut Statement, viewer: &Viewer, column: &str) {
    let (low, high) = (asked.arg(viewer.region.as_str()), asked.arg(format!("{}~", viewer.region).as_str()));
    asked.push(&format!(" and {column} >= {low} and {column} < {high}"));
}

/// The one record a text means, or why there is not one.
fn code(title: &str, field: &Field, text: &str, ids: &[Id]) -> Result<String, String> {
    match ids {
        [one] => Ok(one.to_string()),
        [] => Err(format!("{}：{title}台账里没有“{text}”，请先登记，或从列表中选取已有的名称", field.label)),
        several => {
            let codes: Vec<String> = several.iter().map(Id::to_string).collect();
            let count = codes.len();
            Err(format!(
                "{}：{title}台账里有 {count} 个“{text}”，请改填编号：{}",
                field.label,
                codes.join("、")
            ))
        }
    }
}

/// What stands in a reference field and is to be looked up: one name, or a list of them.
fn written(field: &Field, draft: &Draft) -> Vec<String> {
    match draft.get(field.name) {
        text if !needs_name(text) => Vec::new(),
        text if field.kind.is_list() => parts(text).map(str::to_owned).collect(),
        text => vec![text.to_owned()],
    }
}

fn reference_fields(spec: &'static Spec) -> Vec<(&'static Field, &'static str)> {
    let reference = |it: &'static Field| it.kind.target().map(|slug| (it, slug));
    spec.columns().into_iter().filter_map(reference).collect()
}

/// The words of [`crate::cell::Told`] stand for themselves.
fn needs_name(text: &str) -> bool {
    !matches!(text, "" | "无" | "不适用" | "未报") && !text.starts_with("存疑")
}
