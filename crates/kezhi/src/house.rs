//! One bureau, put together: its tables, its menu, its figures, its fonts.

use std::{fs::File, path::Path, sync::Arc};

use bureau::{
    boards,
    counties::{BUREAU, DAY, HALF, REGION},
    figures,
    guarding::GUARD,
    ledgers::{
        self,
        notice::{INSIDE, Notice},
        unit::Unit,
    },
    rules::grants,
    vigil,
};
use ledger::{
    spec::Ledger as _,
    store::{Db, Error, Place, Viewer},
    web::{App, Beside, House, Onward},
};

use crate::output;

/// Opens the tables of the bureau. The key of personal data comes from the
/// environment where the house keeps it apart from the data.
pub(crate) async fn open(place: &Place) -> Result<Db, Error> {
    let key = std::env::var("KEZHI_KEY").ok();
    on_its_day(Db::open_with_key(place, ledgers::ALL, key.as_deref()).await?.guarded(GUARD)).await
}

/// A demonstration lives on the day its data were written for.
pub(crate) async fn on_its_day(db: Db) -> Result<Db, Error> {
    let day = db.setting(DAY).await?.and_then(|it| it.parse().ok());
    Ok(db.on_day(day))
}

/// Opens a place that must already be there: a mistyped folder is not made.
pub(crate) async fn open_existing(place: &Place) -> Result<Db, Error> {
    if let Place::Folder(folder) = place
        && !folder.join("kezhi.db").exists()
    {
        return Err(Error::Place(format!(
            "目录 {} 里没有科知的数据。请用 --data 写明数据目录，或先运行 kezhi demo、kezhi serve",
            folder.display()
        )));
    }
    open(place).await
}

/// The program at work for the bureau whose data these are.
pub(crate) async fn program(db: &Db) -> Result<Viewer, Error> {
    let region = db.setting(REGION).await?.unwrap_or_default();
    Ok(Viewer::program(&region))
}

pub(crate) async fn app(db: Db) -> Result<App, Error> {
    let bureau = db.setting(BUREAU).await?.unwrap_or_else(|| "科学技术和知识产权局".to_owned());
    let half = db.setting(HALF).await?.and_then(|it| it.parse().ok());
    let clock = db.clone();
    let house = House {
        bureau,
        menu: ledgers::menu(),
        figures: figures::of_half,
        half,
        today: Box::new(move || clock.today()),
        headline: figures::HEADLINE,
        dossiers: &[(Unit::SLUG, "一企一档")],
        panels: boards::PANELS.to_vec(),
        onward: &[Onward { words: "生成公示", address: "/notices/begin", not_of: INSIDE }],
        beside: &[Beside { ledger: Notice::SLUG, words: "公示的文字和办理", address: "/notices" }],
        asides: grants::ASIDES,
        outlook: bureau::outlook::OUTLOOK,
        watch: vigil::watch,
        urging: "/urging/new",
    };
    Ok(App { db, house: Arc::new(house) })
}

/// Writes a file, with a sentence where it cannot be.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let unwritable =
        |it: std::io::Error| Error::Refused(format!("文件 {} 写不了：{}", path.display(), output::why(&it)));
    if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(unwritable)?;
    }
    std::fs::write(path, bytes).map_err(unwritable)
}

/// A mark that this folder is being served. Several programs may serve it; none
/// may make it anew meanwhile.
pub(crate) fn hold(data: &Path) -> Result<File, Error> {
    let file = mark(data)?;
    match file.try_lock_shared() {
        Ok(()) => Ok(file),
        Err(_) => Err(Error::Place(format!("数据目录 {} 正在被重建，请稍后再试", data.display()))),
    }
}

/// The same for the one who makes it anew: nobody else is there.
pub(crate) fn hold_alone(data: &Path) -> Result<File, Error> {
    let file = mark(data)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => Err(Error::Place(format!(
            "数据目录 {} 正在被另一个科知使用。请先停止它，或用 --data 另写一个目录",
            data.display()
        ))),
    }
}

fn mark(data: &Path) -> Result<File, Error> {
    let unusable = |it: std::io::Error| {
        Error::Place(format!("数据目录 {} 不能使用：{}", data.display(), output::why(&it)))
    };
    std::fs::create_dir_all(data).map_err(unusable)?;
    File::options().create(true).truncate(false).write(true).open(data.join("kezhi.lock")).map_err(unusable)
}
