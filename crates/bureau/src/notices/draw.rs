//! From the ledgers to the text of a notice: the rows its selection means, the
//! columns it names, private data as its mask.

use ledger::{
    cell::{Entry, Mark, Unsure},
    prelude::*,
    spec::Field,
    store::{Row, View},
};

use super::frozen::{Frozen, FrozenRow, one_line};
use crate::{
    ledgers::notice::{Notice, masked},
    rules::notice::working_days,
};

/// Rows of one notice; more make several notices.
pub const MOST: i64 = 500;

/// A notice as it would be published, and what speaks against publishing it.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub frozen: Frozen,
    /// Cells nobody has decided: 存疑.
    pub doubts: Vec<String>,
    /// How many cells are 未报.
    pub unsaid: usize,
}

impl Drawn {
    /// Why it cannot be published as it is.
    pub fn hindrance(&self) -> Option<String> {
        if self.frozen.rows.is_empty() {
            return Some("名单里没有记录：请检查公示名单的筛选条件".to_owned());
        }
        let first = self.doubts.first()?;
        Some(format!(
            "名单里有 {} 处存疑没有认定（如：{first}），先在记录里认定，或换别的栏目",
            self.doubts.len()
        ))
    }
}

/// Draws the notice for these days.
pub async fn draw(
    db: &Db,
    viewer: &Viewer,
    notice: &Notice,
    (begins, ends): (Date, Date),
) -> Result<Drawn, Error> {
    let columns = notice.listing.columns(&notice.columns).map_err(Error::Refused)?;
    let selection = notice.listing.selection();
    let view = View { descending: false, columns: columns.clone(), ..View::new(selection.spec()) };
    let ids = db.ids(viewer, &selection, &view, Some(MOST + 1)).await?.ids;
    if i64::try_from(ids.len()).is_ok_and(|it| MOST < it) {
        return Err(Error::Refused(format!("名单超过 {MOST} 项，请按条件分成几个公示")));
    }
    let rows = db.rows(viewer, &selection, &ids, &columns).await?;
    let (rows, doubts, unsaid) = cells(db, &rows, &columns).await?;
    let (basis, article) = (Cell::text(&notice.basis), notice.article.as_ref().map_or("", Name::as_str));
    let frozen = Frozen {
        title: notice.name.to_string(),
        matter: notice.matter.words().to_owned(),
        basis: one_line(&format!("{basis}{article}")),
        begins,
        ends,
        days: working_days(begins, ends).map_err(Error::Refused)?,
        contact: notice.contact.to_string(),
        phone: notice.phone.to_string(),
        supervision: notice.supervision.as_ref().map_or(String::new(), Name::to_string),
        signer: notice.signer.to_string(),
        text: notice.text.to_string(),
        objecting: notice.objecting.to_string(),
        head: columns.iter().map(|it| it.label.to_owned()).collect(),
        rows,
    };
    Ok(Drawn { frozen, doubts, unsaid })
}

/// The rows as people read them, what is in doubt, and how much is 未报.
pub(super) async fn cells(
    db: &Db,
    rows: &[Row],
    columns: &[&'static Field],
) -> Result<(Vec<FrozenRow>, Vec<String>, usize), Error> {
    let labels = db.labels_of(rows).await?;
    let (mut doubts, mut unsaid) = (Vec::new(), 0);
    let mut res = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells = Vec::with_capacity(columns.len());
        for field in columns {
            match row.entry(field.name) {
                Entry { mark: Some(Mark::Unsure(Unsure::Doubt(it))), .. } => {
                    doubts.push(format!("{}“{}”", field.label, it.printed));
                }
                Entry { mark: Some(Mark::Unsure(Unsure::NotReported)), .. } => unsaid += 1,
                Entry { .. } => {}
            }
            let text = field.kind.naming(&row.words(field.name), |it| labels.get(&it).cloned());
            cells.push(masked(&one_line(&text)));
        }
        res.push(FrozenRow { id: row.id, cells });
    }
    Ok((res, doubts, unsaid))
}
