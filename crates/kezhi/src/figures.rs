//! All figures of a half-year, on the terminal or as JSON.

use ledger::{
    figure::Figure,
    store::{Db, Error, Viewer},
};
use serde_json::{Value, json};

use crate::{arguments, house, output};

pub(crate) async fn run(asked: arguments::Figures) -> Result<(), Error> {
    let db = house::open_existing(&asked.place.place()).await?;
    let viewer = house::program(&db).await?;
    let figures = take(&db, &viewer, asked.period).await?;
    if asked.json {
        let all: Vec<Value> = figures.iter().map(as_json).collect();
        output::line(&format!("{:#}", Value::Array(all)));
        return Ok(());
    }
    output::line(&format!("{}统计指标", asked.period.words()));
    for it in &figures {
        let define = it.definition();
        let doubt = if it.is_sure() {
            String::new()
        } else {
            format!("（另有存疑或未报 {} 处）", it.doubts().len())
        };
        output::line(&format!("{}\t{} {}{doubt}\t{}", define.label, it.text(), define.unit, it.link()));
    }
    Ok(())
}

async fn take(db: &Db, viewer: &Viewer, half: ledger::cell::Half) -> Result<Vec<Figure>, Error> {
    Figure::ask_all(db, viewer, bureau::figures::of_half(half)).await
}

fn as_json(it: &Figure) -> Value {
    let define = it.definition();
    let doubts = it.doubts().iter().map(|it| {
        json!({
            "subject": it.subject, "link": it.link, "printed": it.printed,
            "candidates": it.candidates, "reason": it.reason,
        })
    });
    json!({
        "id": define.key, "label": define.label, "text": it.text(), "value": it.value(), "unit": define.unit,
        "definition": define.meaning, "cut_off": it.cut_off().map(|it| it.to_string()), "link": it.link(),
        "rows": it.rows(), "doubts": doubts.collect::<Vec<_>>(),
    })
}
