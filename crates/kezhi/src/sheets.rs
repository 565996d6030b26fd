//! Ledgers to and from sheets, with the same rules as in the browser.

use bureau::counties::BUREAU;
use ledger::{
    draft::Draft,
    selection::Selection,
    sheet::{self, Form, Heading, Matching, Rehearsal},
    store::Error,
    web::list::ViewQuery,
};

use crate::{arguments, house, output};

/// Problems listed on the terminal; the rest are in the annotated copy.
const SHOWN: usize = 20;

pub(crate) async fn export(asked: arguments::Export) -> Result<(), Error> {
    let ending = asked.out.extension().and_then(|it| it.to_str()).unwrap_or("").to_lowercase();
    if !matches!(ending.as_str(), "xlsx" | "csv") {
        return Err(Error::Refused(format!("文件 {} 的扩展名应为 xlsx 或 csv", asked.out.display())));
    }
    let db = house::open_existing(&asked.place.place()).await?;
    let viewer = house::program(&db).await?;
    let spec = db.spec(&asked.ledger)?;
    let unreadable = |it| Error::Problems(Draft::default(), it);
    let selection = Selection::from_query(spec, &asked.query).map_err(unreadable)?;
    let view = ViewQuery::from_query(spec, &asked.query).map_err(unreadable)?.view;
    let bureau = db.setting(BUREAU).await?.unwrap_or_default();
    let heading =
        Heading { title: String::new(), as_of: selection.as_of_day(), maker: viewer.name.clone(), bureau };
    let form = if ending == "csv" { Form::Csv } else { Form::Xlsx };
    let bytes = sheet::export(&db, &viewer, &selection, &view, &heading, form).await?;
    house::write_file(&asked.out, &bytes)?;
    db.note(&viewer.login, "导出", &selection.to_string()).await?;
    output::line(&format!("已导出{}到 {}", spec.title, asked.out.display()));
    Ok(())
}

pub(crate) async fn import(asked: arguments::Import) -> Result<(), Error> {
    let db = house::open_existing(&asked.place.place()).await?;
    let viewer = house::program(&db).await?;
    let spec = db.spec(&asked.ledger)?;
    let name = asked.file.file_name().and_then(|it| it.to_str()).unwrap_or("").to_owned();
    let bytes = std::fs::read(&asked.file).map_err(|it| {
        Error::Refused(format!("文件 {} 读不了：{}", asked.file.display(), output::why(&it)))
    })?;
    let table = sheet::read(&bytes, &name)?;
    let matching = Matching::find(spec, &table);
    let rehearsal = sheet::rehearse(&db, &viewer, &table, &matching).await?;
    report(&matching, &rehearsal);
    if 0 < rehearsal.bad {
        let copy = asked.file.with_extension("问题.xlsx");
        house::write_file(&copy, &sheet::annotated(&table, &matching, &rehearsal)?)?;
        return Err(Error::Refused(format!(
            "有 {} 行存在问题，已批注在 {}，改好后再导入",
            rehearsal.bad,
            copy.display()
        )));
    }
    if asked.dry_run {
        output::line("检查通过，没有写入（--dry-run）");
        return Ok(());
    }
    let count = rehearsal.good;
    let batch = sheet::commit(&db, &viewer, rehearsal, &name).await?;
    output::line(&format!("已导入 {count} 条，批次 {batch}；需要时可在网页的导入页整批撤销"));
    Ok(())
}

fn report(matching: &Matching, rehearsal: &Rehearsal) {
    output::line(&format!(
        "共 {} 行，可导入 {} 行，有问题 {} 行",
        rehearsal.rows, rehearsal.good, rehearsal.bad
    ));
    for (field, fen) in &rehearsal.sums {
        output::line(&format!(
            "{}合计 {} {}",
            field.label,
            ledger::cell::Money::from_fen(*fen),
            field.unit()
        ));
    }
    for column in matching.unmatched() {
        output::complaint(&format!("没有对上的栏目：“{}”，其内容不导入", column.label));
    }
    for it in rehearsal.problems.iter().take(SHOWN) {
        output::complaint(&format!("第 {} 行：{}", it.row, it.sentence));
    }
    if SHOWN < rehearsal.problems.len() {
        output::complaint(&format!("……还有 {} 处", rehearsal.problems.len() - SHOWN));
    }
}
