//! Steps that something stands in the way of, and fields that are written once.

use crate::{
    cell::Id,
    prelude::*,
    store::{Change, Deed},
    testing::{empty_db, head},
};

/// 告示
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Poster {
    /// 标题
    #[field(title)]
    name: Name,
    /// 状况
    standing: Hung,
}

#[derive(Clone, Debug, PartialEq, Standing)]
enum Hung {
    /// 拟稿
    Sketched,
    /// 张贴
    #[step("张贴", from = Sketched)]
    Up(Text),
    /// 收起
    #[step("收起", from = Up, unless = "protest.poster: open")]
    Down(Text),
}

#[derive(Clone, Debug, PartialEq, Part)]
struct Text {
    /// 文字
    #[field(fixed)]
    text: Name,
    /// 地点
    place: Name,
}

/// 反映
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Protest {
    /// 事由
    #[field(title)]
    name: Name,
    /// 告示
    poster: Ref<Poster>,
    /// 状况
    standing: Answered,
}

#[derive(Clone, Debug, PartialEq, Standing)]
enum Answered {
    /// 待办
    Open,
    /// 办结
    #[step("办结", from = Open)]
    Closed,
}

impl Rules for Poster {}
impl Rules for Protest {}

async fn done(db: &Db, spec: &'static Spec, deed: Deed, fields: &[(&str, &str)]) -> Result<Id, Error> {
    let draft = fields.iter().copied().collect();
    db.submit(&head(), Change { spec, deed, draft, why: "试".to_owned() }).await
}

fn step(id: Id, rev: i64, name: &str) -> Deed {
    Deed::Step { id, rev, name: name.to_owned() }
}

async fn hung() -> (Db, Id) {
    let db = empty_db(&[Poster::SPEC, Protest::SPEC]).await;
    let id = done(&db, Poster::SPEC, Deed::Add, &[("name", "放水公告")]).await.unwrap();
    done(&db, Poster::SPEC, step(id, 1, "up"), &[("text", "七月放水"), ("place", "村口")]).await.unwrap();
    (db, id)
}

#[tokio::test]
async fn a_step_waits_until_nothing_stands_in_its_way() {
    let (db, id) = hung().await;
    let about = id.to_string();
    let told = [("name", "水太大"), ("poster", about.as_str())];
    let protest = done(&db, Protest::SPEC, Deed::Add, &told).await.unwrap();
    let said = done(&db, Poster::SPEC, step(id, 2, "down"), &[]).await.unwrap_err().to_string();
    assert!(
        said.contains("不能“收起”：还有 1 件反映（待办）") && said.contains(&format!("poster={id}")),
        "{said}"
    );
    done(&db, Protest::SPEC, step(protest, 1, "closed"), &[]).await.unwrap();
    done(&db, Poster::SPEC, step(id, 2, "down"), &[]).await.unwrap();
}

#[tokio::test]
async fn what_was_taken_out_stands_in_nobodys_way() {
    let (db, id) = hung().await;
    let about = id.to_string();
    let told = [("name", "水太大"), ("poster", about.as_str())];
    let protest = done(&db, Protest::SPEC, Deed::Add, &told).await.unwrap();
    done(&db, Protest::SPEC, Deed::Remove { id: protest, rev: 1 }, &[]).await.unwrap();
    done(&db, Poster::SPEC, step(id, 2, "down"), &[]).await.unwrap();
}

#[tokio::test]
async fn what_is_written_once_is_not_corrected() {
    let (db, id) = hung().await;
    let correct = |rev| Deed::Correct { id, rev, verb: "更正" };
    let said = done(&db, Poster::SPEC, correct(2), &[("text", "八月放水")]).await.unwrap_err().to_string();
    assert!(said.contains("“文字”登记后不能更正"), "{said}");
    // The rest may be, and the same words again are no correction.
    done(&db, Poster::SPEC, correct(2), &[("text", "七月放水"), ("place", "桥头")]).await.unwrap();
}
