use crate::{
    cell::Value,
    prelude::*,
    selection::Statement,
    sheet,
    store::{Change, Deed, Row, View},
    testing::{World, clerk, empty_db, head, place},
    web,
};

/// 访客
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Guest {
    /// 编号
    #[field(title)]
    code: Name,
    /// 姓名
    #[field(list)]
    name: Sealed<Name>,
    /// 证件号
    #[field(list)]
    identity: Option<Told<Sealed<IdNumber>>>,
    /// 村
    #[field(search)]
    village: Option<Name>,
}

impl Rules for Guest {}

const CATALOG: &[&Spec] = &[Guest::SPEC];
const NUMBER: &str = "11010519491231002X";

fn change(deed: Deed, fields: &[(&str, &str)]) -> Change {
    Change { spec: Guest::SPEC, deed, draft: fields.iter().copied().collect(), why: "试".to_owned() }
}

async fn add(db: &Db) -> Row {
    let fields = [("code", "一号"), ("name", "欧阳秀英"), ("identity", NUMBER), ("village", "兰坝村")];
    let id = db.submit(&clerk(), change(Deed::Add, &fields)).await.unwrap();
    db.find(&clerk(), Guest::SPEC, id).await.unwrap()
}

/// Everything the database keeps, as one text.
async fn everything(db: &Db) -> String {
    let mut res = String::new();
    let text = || Value::Text(None);
    for (asked, shape) in [
        ("select code, name, identity, marks from ledger_guest", vec![text(), text(), text(), text()]),
        ("select name, initials from name", vec![text(), text()]),
        ("select deed, subject from audit", vec![text(), text()]),
        ("select body from kept", vec![text()]),
    ] {
        for row in db.engine.fetch(&Statement::new(asked), &shape).await.unwrap() {
            res += &row.iter().filter_map(Value::as_text).collect::<Vec<_>>().join("|");
        }
    }
    res
}

#[tokio::test]
async fn personal_data_is_sealed_in_the_table_and_masked_wherever_it_is_shown() {
    let db = empty_db(CATALOG).await;
    let row = add(&db).await;
    assert_eq!(
        (row.words("name").as_str(), row.words("identity").as_str()),
        ("欧＊＊＊", "1＊＊＊＊＊＊＊＊＊＊＊＊＊＊X")
    );
    let kept = everything(&db).await;
    assert!(!kept.contains("秀英") && !kept.contains("1949"), "{kept}");
    assert!(db.search(&clerk(), "欧阳秀英", 5).await.unwrap().is_empty());
    assert_eq!(db.search(&clerk(), "兰坝村", 5).await.unwrap().len(), 1);
    let (all, view) = (Selection::all::<Guest>(), View::new(Guest::SPEC));
    let heading = sheet::Heading::default();
    let bytes = sheet::export(&db, &clerk(), &all, &view, &heading, sheet::Form::Csv).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("欧＊＊＊") && !text.contains("秀英") && !text.contains("sealed"), "{text}");
}

#[tokio::test]
async fn seeing_the_text_needs_a_reason_and_stands_in_the_log_first() {
    let db = empty_db(CATALOG).await;
    let id = add(&db).await.id;
    let ask = |why: &'static str, who: Viewer| {
        let db = db.clone();
        async move { db.unseal(&who, Guest::SPEC, id, "name", why).await }
    };
    assert!(matches!(ask(" ", clerk()).await, Err(Error::Refused(it)) if it.contains("为什么")));
    let auditor = Viewer { role: Role::Auditor, ..clerk() };
    assert!(matches!(ask("核对名册", auditor).await, Err(Error::Forbidden(_))));
    assert!(db.notes(9).await.unwrap().is_empty());
    assert_eq!(ask("核对名册", clerk()).await.unwrap(), "欧阳秀英");
    let note = &db.notes(9).await.unwrap()[0];
    assert_eq!((note.login.as_str(), note.deed.as_str()), ("linxiao", "查看原文"));
    assert!(note.subject.contains("一号") && note.subject.contains("核对名册"), "{note:?}");
}

#[tokio::test]
async fn a_correction_elsewhere_leaves_the_seal_and_a_new_text_is_sealed_anew() {
    let db = empty_db(CATALOG).await;
    let id = add(&db).await.id;
    let correct = |rev| Deed::Correct { id, rev, verb: "更正" };
    db.submit(&clerk(), change(correct(1), &[("village", "凤山村")])).await.unwrap();
    assert_eq!(db.unseal(&clerk(), Guest::SPEC, id, "name", "核对名册").await.unwrap(), "欧阳秀英");
    db.submit(&clerk(), change(correct(2), &[("name", "欧阳秀兰"), ("identity", "未报")])).await.unwrap();
    assert_eq!(db.unseal(&clerk(), Guest::SPEC, id, "name", "核对名册").await.unwrap(), "欧阳秀兰");
    let history = db.history(&clerk(), Guest::SPEC, id).await.unwrap();
    let changed = crate::store::differences(Guest::SPEC, &history[1].row, &history[2].row);
    let told: Vec<&str> = changed.iter().map(|it| it.2.as_str()).collect();
    assert_eq!(told, ["欧＊＊＊（内容已改）", "未报"]);
    db.submit(&clerk(), change(Deed::Undo { id, rev: 3 }, &[])).await.unwrap();
    assert_eq!(db.unseal(&clerk(), Guest::SPEC, id, "identity", "核对名册").await.unwrap(), NUMBER);
}

#[tokio::test]
async fn a_mask_a_wrong_number_and_a_foreign_seal_are_refused() {
    let db = empty_db(CATALOG).await;
    let foreign = add(&db).await.draft().get("name").to_owned();
    for (name, sentence) in [("欧＊＊＊", "遮住"), (foreign.as_str(), "请填写原文")] {
        let refused = db.submit(&clerk(), change(Deed::Add, &[("code", "二号"), ("name", name)])).await;
        let Err(Error::Problems(_, problems)) = refused else { panic!("{refused:?}") };
        assert!(problems.sentence().contains(sentence), "{problems:?}");
    }
    let wrong = [("code", "二号"), ("name", "张三"), ("identity", "110105194912310021")];
    let refused = db.submit(&clerk(), change(Deed::Add, &wrong)).await;
    assert!(matches!(refused, Err(Error::Problems(_, it)) if it.sentence().contains("校验位")));
}

#[tokio::test]
async fn another_key_does_not_open_the_house() {
    let place = place().await;
    let keys = ["0123456789abcdeffedcba9876543210", "00000000000000000000000000000000"];
    add(&Db::open_with_key(&place, CATALOG, Some(keys[0])).await.unwrap()).await;
    let refused = Db::open_with_key(&place, CATALOG, Some(keys[1])).await;
    assert!(matches!(&refused, Err(Error::Place(it)) if it.contains("密钥与数据不符")), "{refused:?}");
    let db = Db::open_with_key(&place, CATALOG, Some(keys[0])).await.unwrap();
    let id = db.list(&head(), &Selection::all::<Guest>(), &View::new(Guest::SPEC)).await.unwrap().rows[0].id;
    assert_eq!(db.unseal(&head(), Guest::SPEC, id, "name", "核对名册").await.unwrap(), "欧阳秀英");
}

#[tokio::test]
async fn no_page_tells_what_is_sealed_but_the_one_that_was_asked() {
    let routes = web::ledger_routes().merge(web::house_routes());
    let world = World::open(CATALOG, |_| Vec::new(), routes).await;
    let id = add(&world.app.db).await.id;
    let page = format!("/guest/{id}");
    let correct = change(Deed::Correct { id, rev: 1, verb: "更正" }, &[("name", "欧阳秀英")]);
    world.app.db.submit(&clerk(), correct).await.unwrap();
    for path in ["/guest".to_owned(), page.clone(), format!("{page}/edit"), format!("{page}/history")] {
        let answer = world.get(&clerk(), &path).await;
        assert!(answer.text.contains("欧＊＊＊"), "{path}: {}", answer.text);
        assert!(!answer.text.contains("秀英") && !answer.text.contains("sealed:1"), "{path}");
    }
    let same = [("rev", "2"), ("code", "一号"), ("name", "欧＊＊＊"), ("village", "凤山村")];
    let answer = world.post(&clerk(), &page, &same).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let refused = world.post(&clerk(), &format!("{page}/unseal"), &[("unseal", "name"), ("why", "")]).await;
    assert!(refused.status == 422 && !refused.text.contains("秀英"), "{}", refused.text);
    let asked = [("unseal", "name"), ("why", "核对建档立卡名册")];
    let answer = world.post(&clerk(), &format!("{page}/unseal"), &asked).await;
    assert!(answer.status == 200 && answer.text.contains("欧阳秀英"), "{}", answer.text);
    let kept = [("place", "/guest/new"), ("body", "code=二号&name=欧阳秀英")];
    assert_eq!(world.post(&clerk(), "/kept", &kept).await.status, 204);
    let kept = everything(&world.app.db).await;
    assert!(kept.contains("code=") && !kept.contains("秀英") && !kept.contains("%E7%A7%80"), "{kept}");
}
