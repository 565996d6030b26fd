//! To publish: the text is drawn, kept under its hash, and the step taken with it.

use ledger::{
    cell::Attached,
    prelude::*,
    store::{Change, Deed, digest},
};

use super::{draw::draw, frozen::Frozen};
use crate::ledgers::notice::{Notice, Publication};

/// The file the text is kept as.
const FILE: &str = "公示全文.txt";

/// Publishes a notice from a day on, to its last day or to the earliest the rules allow.
pub async fn publish(
    db: &Db,
    viewer: &Viewer,
    id: Id,
    rev: i64,
    begins: Date,
    ends: Option<Date>,
) -> Result<(), Error> {
    let row = db.find(viewer, Notice::SPEC, id).await?;
    let notice: Notice = row.read()?;
    let ends = match ends {
        Some(day) => day,
        None => notice.matter.last_day(begins).map_err(Error::Refused)?.day,
    };
    let drawn = draw(db, viewer, &notice, (begins, ends)).await?;
    if let Some(sentence) = drawn.hindrance() {
        return Err(Error::Refused(sentence));
    }
    let kept = db.attach(viewer, FILE, drawn.frozen.write().into_bytes()).await?;
    let draft = Draft::default()
        .with(Publication::BEGINS.name(), &begins.to_string())
        .with(Publication::ENDS.name(), &ends.to_string())
        .with(Publication::ROWS.name(), &drawn.frozen.rows.len().to_string())
        .with(Publication::KEPT.name(), &kept.to_string());
    let deed = Deed::Step { id, rev, name: "published".to_owned() };
    db.submit(viewer, Change { spec: Notice::SPEC, deed, draft, why: "发布公示".to_owned() }).await?;
    Ok(())
}

/// The text that was kept, and whether its hash is still the one it was kept under.
#[derive(Clone, Debug)]
pub struct Kept {
    pub text: String,
    pub hash: String,
    pub genuine: bool,
}

impl Kept {
    pub async fn load(db: &Db, kept: &Attached) -> Result<Kept, Error> {
        let stored = db.attachment(kept.hash()).await?;
        let genuine = digest(&stored.bytes) == kept.hash();
        let text = String::from_utf8_lossy(&stored.bytes).into_owned();
        Ok(Kept { text, hash: kept.hash().to_owned(), genuine })
    }

    /// The notice it is; nothing is read out of a text that is not what was kept.
    pub fn frozen(&self) -> Result<Frozen, Error> {
        if !self.genuine {
            let say = "公示全文与发布时的校验码不符，文件可能被改动过，请联系系统管理员";
            return Err(Error::Refused(say.to_owned()));
        }
        Frozen::read(&self.text).map_err(Error::Refused)
    }
}
