//! What a paper will surely ask, asked before its first section: broad figures in one
//! pass over their table, and beside it which records its lists hold.

use ledger::{prelude::*, store::View};

use super::MOST_READ;

#[derive(Default)]
pub(super) struct Foreseen {
    pub(super) figures: Vec<Figure>,
    pub(super) lists: Vec<(String, Vec<Id>)>,
}

impl Foreseen {
    /// Which records the lists hold, each by the link of its selection.
    pub(super) async fn lists(
        db: &Db,
        viewer: &Viewer,
        sources: Vec<Selection>,
    ) -> Result<Vec<(String, Vec<Id>)>, Error> {
        let mut res = Vec::with_capacity(sources.len());
        for source in sources {
            let view = View { descending: false, ..View::new(source.spec()) };
            let ids = db.ids(viewer, &source, &view, Some(MOST_READ)).await?.ids;
            res.push((source.to_string(), ids));
        }
        Ok(res)
    }

    /// The first so many records of a list, where it was foreseen.
    pub(super) fn list(&self, source: &Selection, most: i64) -> Option<Vec<Id>> {
        let link = source.to_string();
        let (_, ids) = self.lists.iter().find(|it| it.0 == link)?;
        let most = usize::try_from(most).ok()?;
        Some(ids.iter().copied().take(most).collect())
    }
}
