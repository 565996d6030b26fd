use axum::http::StatusCode;

use crate::{
    prelude::*,
    store::{Attempt, NewAccount, Viewer},
    web::{
        house::tests::log_in,
        toy::{PASSWORD, Toy},
    },
};

#[tokio::test]
async fn a_name_nobody_has_is_locked_in_the_same_words() {
    let toy = Toy::new().await;
    let mut told = Vec::new();
    for login in ["linxiao", "nobody"] {
        let mut each = Vec::new();
        for _ in 0..6 {
            let answer = log_in(&toy, login, "not-it-1", &[]).await;
            each.push((answer.status, answer.text.replace(login, "")));
        }
        told.push(each);
    }
    assert_eq!(told[0], told[1]);
}

#[tokio::test]
async fn many_wrong_passwords_at_once_are_not_all_tried() {
    let db = Toy::new().await.app.db;
    let tries: Vec<_> = (0..12)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move { db.log_in("linxiao", "not-it-1".to_owned()).await.unwrap() })
        })
        .collect();
    let mut wrong = 0;
    for it in tries {
        wrong += usize::from(it.await.unwrap() == Attempt::Wrong);
    }
    assert!(wrong <= 4, "{wrong}");
}

#[tokio::test]
async fn an_administrator_sees_and_opens_accounts_of_the_own_region_only() {
    let mut toy = Toy::with("root").await;
    let new = |login, region| {
        [("login", login), ("name", "新人"), ("role", "admin"), ("region", region), ("password", PASSWORD)]
    };
    for region in ["", "5111", "511124"] {
        let refused = toy.post("/accounts", &new("xinren", region)).await;
        assert!(
            refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("之内"),
            "{region}"
        );
    }
    let elsewhere = NewAccount {
        login: "jingyan".to_owned(),
        name: "井研".to_owned(),
        role: Role::Admin,
        region: "511124".to_owned(),
        password: PASSWORD.to_owned(),
    };
    toy.app.db.add_account(&Viewer::program(""), elsewhere).await.unwrap();
    toy.enter("jingyan").await;
    assert!(!toy.get("/accounts").await.text.contains("linxiao"));
    let reset = toy.post("/accounts/linxiao/password", &[("password", "brand-new-1")]).await;
    assert_eq!(reset.status, StatusCode::NOT_FOUND);
    assert_eq!(toy.post("/accounts/linxiao/close", &[]).await.status, StatusCode::NOT_FOUND);
}
