use crate::{
    testing::{clerk, head},
    web::tests::{add, stranger, well_made, world},
};

#[tokio::test]
async fn a_doubt_is_decided_with_a_reason_by_a_candidate_or_otherwise() {
    let world = world().await;
    let id = add(&world, &[("cost", "存疑「30」：30｜350；理由：可能缺字")]).await;
    let list = world.get(&clerk(), "/nursery").await;
    assert!(list.text.contains("class=\"doubt\"") && list.text.contains("可能是 30、350"));
    let record = world.get(&clerk(), &format!("/nursery/{id}")).await;
    assert!(record.text.contains("<input type=\"radio\" name=\"value\" value=\"350\">"));
    well_made(&record);
    let decide = format!("/nursery/{id}/decide");
    let silent = world.post(&clerk(), &decide, &[("rev", "1"), ("field", "cost"), ("value", "350")]).await;
    assert!(silent.status == 422 && silent.text.contains("请写明认定的依据"));
    assert!(silent.text.contains("value=\"350\" checked"), "what was chosen is still chosen");
    let both = [("rev", "1"), ("field", "cost"), ("value", "350"), ("other", "360"), ("why", "核对原件")];
    assert!(world.post(&clerk(), &decide, &both).await.text.contains("请只留一个"));
    let ahead = [("rev", "1"), ("field", "cost"), ("value", "350"), ("suppose", "1")];
    let ahead = world.post(&clerk(), &decide, &ahead).await;
    assert!(ahead.status == 200 && ahead.text.contains("350 万元"), "{}", ahead.text);
    let fields = [("rev", "1"), ("field", "cost"), ("value", "350"), ("why", "核对原件")];
    assert_eq!(world.post(&clerk(), &decide, &fields).await.status, 303);
    let history = world.get(&clerk(), &format!("/nursery/{id}/history")).await;
    assert!(
        history.text.contains("林晓") && history.text.contains("认定") && history.text.contains("核对原件")
    );
    assert!(history.text.contains("<ins>350</ins>"));
    well_made(&history);
    let late = world.post(&clerk(), &decide, &fields).await;
    assert!(late.status == 409 && late.text.contains("刚刚被他人修改"));
}

#[tokio::test]
async fn many_candidates_are_a_list_to_choose_from() {
    let world = world().await;
    let doubt = "存疑「30」：30｜350｜360｜305｜306｜530｜630；理由：可能缺字";
    let id = add(&world, &[("cost", doubt)]).await;
    let record = world.get(&clerk(), &format!("/nursery/{id}")).await;
    assert!(record.text.contains("候选 7 个") && record.text.contains("<option value=\"630\">"));
    assert!(!record.text.contains("type=\"radio\" name=\"value\""));
    well_made(&record);
    let fields = [("rev", "1"), ("field", "cost"), ("value", "630"), ("why", "核对原件")];
    assert_eq!(world.post(&clerk(), &format!("/nursery/{id}/decide"), &fields).await.status, 303);
}

#[tokio::test]
async fn taking_back_and_taking_out_need_a_reason() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let (page, deed) = (format!("/nursery/{id}"), |it: &str| format!("/nursery/{id}/{it}"));
    let edit = [("rev", "1"), ("area", "31")];
    assert_eq!(world.post(&head(), &page, &edit).await.status, 303);
    assert_eq!(world.post(&head(), &deed("undo"), &[("rev", "2")]).await.status, 422);
    assert_eq!(world.post(&clerk(), &deed("undo"), &[("rev", "2"), ("why", "错了")]).await.status, 403);
    assert_eq!(world.post(&head(), &deed("undo"), &[("rev", "2"), ("why", "错了")]).await.status, 303);
    assert_eq!(world.post(&clerk(), &deed("remove"), &[("rev", "3"), ("why", "重复")]).await.status, 303);
    assert!(world.get(&clerk(), &page).await.text.contains("恢复这条记录"));
    assert_eq!(world.post(&clerk(), &deed("restore"), &[("rev", "4")]).await.status, 303);
}

#[tokio::test]
async fn an_attachment_goes_up_from_the_record_and_comes_down_as_a_file() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let attach = format!("/nursery/{id}/attach/paper");
    let sent = world.upload(&clerk(), &attach, "1", "批文.pdf", "%PDF-1.4 x").await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let record = world.get(&clerk(), &format!("/nursery/{id}")).await;
    let files = format!("/nursery/{id}/files/");
    let hash = record.text.split(&files).nth(1).unwrap().split('"').next().unwrap();
    let link = files + hash;
    let file = world.get(&clerk(), &link).await;
    assert_eq!(file.text, "%PDF-1.4 x");
    assert!(file.head.contains("attachment") && file.head.contains("nosniff"), "{}", file.head);
    assert_eq!(world.get_as_nobody(&link).await.status, 303);
    assert_eq!(world.get(&stranger(), &link).await.status, 404);
    let other = add(&world, &[("name", "城西苗圃")]).await;
    let elsewhere = world.get(&clerk(), &format!("/nursery/{other}/files/{hash}")).await;
    assert_eq!(elsewhere.status, 404, "it is of another record");
    assert_eq!(world.upload(&clerk(), &attach, "2", "x.exe", "MZ").await.status, 400);
}
