//! What an address asks for: tidied after a form was sent, then read whole or
//! answered with every sentence about what could not be read.

use super::ViewQuery;
use crate::{
    cell::Id,
    draft::{Draft, Problems},
    selection::Selection,
    spec::Spec,
    store::Error,
    web::{App, Ctx, address},
};

/// A form sends blanks, names in the place of codes, and a pair for every ticked
/// box. The address it leads to has none of these; nothing is returned when the
/// query is already tidy.
pub(super) async fn tidied(
    app: &App,
    ctx: &Ctx,
    spec: &'static Spec,
    query: &str,
) -> Result<Option<String>, Error> {
    let before = address::pairs(query);
    let mut after: Vec<(String, String)> = Vec::with_capacity(before.len());
    for (key, text) in before.iter().filter(|it| !it.1.trim().is_empty()) {
        match after.iter_mut().find(|it| it.0 == *key && key == "cols") {
            Some(seen) => seen.1 = format!("{},{text}", seen.1),
            None => after.push((key.clone(), text.trim().to_owned())),
        }
    }
    let is_name = |it: &str| it.split(',').any(|it| it.parse::<Id>().is_err());
    let by_name = |it: &(String, String)| {
        spec.column(&it.0).is_some_and(|it| it.kind.target().is_some()) && is_name(&it.1)
    };
    if after.iter().any(by_name) {
        let mut drafts = [after.iter().filter(|it| by_name(it)).map(|it| (&it.0, &it.1)).collect::<Draft>()];
        let problems = app.db.resolve(&ctx.viewer, spec, &mut drafts).await?;
        if let Some(found) = problems.into_iter().find(|it| !it.is_empty()) {
            return Err(Error::Problems(Draft::default(), found));
        }
        for it in after.iter_mut().filter(|it| by_name(it)) {
            it.1 = drafts[0].get(&it.0).to_owned();
        }
    }
    Ok((before != after).then(|| address::query(after)))
}

/// Sentences about an address that cannot be read, from both of its parts.
pub(super) fn read(spec: &'static Spec, query: &str) -> Result<(Selection, ViewQuery), Vec<String>> {
    match (Selection::from_query(spec, query), ViewQuery::from_query(spec, query)) {
        (Ok(selection), Ok(view)) => Ok((selection, view)),
        (selection, view) => {
            let found = [selection.err(), view.err()].into_iter().flatten();
            let sentences = |it: Problems| it.iter().map(|it| it.1.to_owned()).collect::<Vec<_>>();
            Err(found.flat_map(sentences).collect())
        }
    }
}
