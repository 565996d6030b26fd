use crate::{
    testing::{clerk, head},
    web::tests::{add, nursery, well_made, world},
};

#[tokio::test]
async fn a_right_form_registers_and_leads_to_the_record() {
    let world = world().await;
    let sent = world.post(&clerk(), "/nursery", &nursery(&[("remark", "第一行\n第二行")])).await;
    assert_eq!(sent.status, 303);
    let record = world.get(&clerk(), &sent.location).await;
    assert!(record.text.contains("已办好：登记") && record.text.contains("第一行\n第二行"));
    well_made(&record);
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_written() {
    let world = world().await;
    let fields = nursery(&[("area", "很多<b>"), ("parent", "没有的"), ("soil", "未报")]);
    let page = world.post(&clerk(), "/nursery", &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("value=\"很多&lt;b&gt;\"") && page.text.contains("value=\"没有的\""));
    assert!(page.text.contains("href=\"#f-area\"") && page.text.contains("id=\"e-area\""));
    assert!(page.text.contains("value=\"未报\" checked"));
    well_made(&page);
}

#[tokio::test]
async fn a_lost_race_shows_both_sides_and_keeps_what_was_typed() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let at = format!("/nursery/{id}");
    let first = [("rev", "1"), ("name", "城东苗圃"), ("area", "31"), ("cost", "12.5"), ("why", "复测")];
    assert_eq!(world.post(&head(), &at, &first).await.status, 303);
    let second = [("rev", "1"), ("name", "城东苗圃"), ("area", "99"), ("cost", "13"), ("remark", "新")];
    let page = world.post(&clerk(), &at, &second).await;
    assert_eq!(page.status, 409);
    for it in
        ["周正", "复测", "31", "value=\"99\"", "value=\"13\"", "name=\"rev\" value=\"2\"", ">新</textarea>"]
    {
        assert!(page.text.contains(it), "{it}: {}", page.text);
    }
    well_made(&page);
    let third = [("rev", "1"), ("name", "城东苗圃"), ("area", "30"), ("cost", "14")];
    let page = world.post(&clerk(), &at, &third).await;
    assert!(page.text.contains("value=\"31\""), "what only the other changed is taken over");
    let again = [("rev", "2"), ("name", "城东苗圃"), ("area", "99"), ("cost", "13")];
    assert_eq!(world.post(&clerk(), &at, &again).await.status, 303);
}

#[tokio::test]
async fn a_clerk_cannot_take_the_step_of_a_head() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let sow = format!("/nursery/{id}/steps/sown");
    well_made(&world.get(&clerk(), &sow).await);
    let wrong = world.post(&clerk(), &sow, &[("rev", "1"), ("sown", "春天")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.text.contains("value=\"春天\"")), (422, true));
    let right = world.post(&clerk(), &sow, &[("rev", "1"), ("sown", "2016年3月")]).await;
    assert_eq!(right.status, 303);
    let record = world.get(&clerk(), &right.location).await;
    assert!(record.text.contains("须由股室负责人办理") && record.text.contains("已办好：播种"));
    let reap = format!("/nursery/{id}/steps/reaped");
    assert_eq!(world.get(&clerk(), &reap).await.status, 403);
    assert_eq!(world.post(&clerk(), &reap, &[("rev", "2"), ("reaped", "2016-09-01")]).await.status, 403);
    assert_eq!(world.post(&head(), &reap, &[("rev", "2"), ("reaped", "2016-09-01")]).await.status, 303);
}

#[tokio::test]
async fn a_reference_is_shown_and_written_by_name() {
    let world = world().await;
    let parent = add(&world, &[("name", "总圃")]).await;
    let child = add(&world, &[("name", "分圃"), ("parent", "总圃")]).await;
    let edit = world.get(&clerk(), &format!("/nursery/{child}/edit")).await;
    assert!(edit.text.contains("value=\"总圃\"") && edit.text.contains("data-pick=\"/pick/nursery\""));
    assert!(edit.text.contains(&format!("data-keep=\"/nursery/{child}/edit\"")));
    well_made(&edit);
    add(&world, &[("name", "总圃")]).await;
    let fields = [("rev", "1"), ("name", "分圃"), ("parent", "总圃"), ("area", "5")];
    let kept = world.post(&clerk(), &format!("/nursery/{child}"), &fields).await;
    assert_eq!(kept.status, 303, "an untouched reference stays, though its name is now another's too");
    let page = world.get(&clerk(), &format!("/nursery/{parent}")).await;
    assert!(
        page.text.contains("被引用") && page.text.contains(&format!("href=\"/nursery?parent={parent}\""))
    );
    assert!(page.text.contains("计入这些数") && page.text.contains("2016年上半年投入"));
}

#[tokio::test]
async fn a_form_left_half_way_is_offered_again() {
    let world = world().await;
    world.app.db.keep(&clerk(), "/nursery/new", "name=%E5%8D%8A%E8%B7%AF&area=7").await.unwrap();
    assert!(world.get(&clerk(), "/nursery/new").await.text.contains("恢复上次未提交的内容"));
    let filled = world.get(&clerk(), "/nursery/new?kept=1").await;
    assert!(filled.text.contains("value=\"半路\"") && filled.text.contains("value=\"7\""));
    well_made(&filled);
    world.post(&clerk(), "/nursery", &nursery(&[])).await;
    assert!(world.app.db.kept(&clerk(), "/nursery/new").await.unwrap().is_none());
}

#[tokio::test]
async fn what_has_come_further_is_entered_where_it_stands_by_whom_may() {
    let world = world().await;
    let blank = world.get(&head(), "/nursery/new").await;
    assert!(blank.text.contains("href=\"/nursery/new/sown\""), "{}", blank.text);
    let there = world.get(&head(), "/nursery/new/sown").await;
    assert!(there.text.contains("name=\"sown\"") && there.text.contains("name=\"stage\" value=\"sown\""));
    well_made(&there);
    let wrong = world.post(&head(), "/nursery", &nursery(&[("stage", "sown"), ("sown", "春天")])).await;
    assert_eq!((wrong.status.as_u16(), wrong.text.contains("value=\"春天\"")), (422, true));
    assert!(wrong.text.contains("name=\"stage\" value=\"sown\""));
    let right = world.post(&head(), "/nursery", &nursery(&[("stage", "sown"), ("sown", "2016-03-05")])).await;
    assert_eq!(right.status, 303);
    let clerk_page = world.get(&clerk(), "/nursery/new").await;
    assert!(
        clerk_page.text.contains("/nursery/new/sown") && !clerk_page.text.contains("/nursery/new/reaped")
    );
    assert_eq!(world.get(&clerk(), "/nursery/new/reaped").await.status, 403);
    assert_eq!(world.get(&head(), "/nursery/new/nothing").await.status, 404);
}

#[tokio::test]
async fn a_look_ahead_says_which_figures_would_change_and_saves_nothing() {
    let world = world().await;
    let id = add(&world, &[]).await;
    let at = format!("/nursery/{id}");
    let fields = [
        ("rev", "1"),
        ("name", "城东苗圃"),
        ("area", "30"),
        ("cost", "20"),
        ("why", "核对"),
        ("suppose", "1"),
    ];
    let page = world.post(&clerk(), &at, &fields).await;
    assert_eq!(page.status, 200);
    for it in [
        "还没有保存",
        "2016年上半年指标",
        "12.5 万元",
        "20 万元",
        "改动的栏：投入",
        "value=\"20\"",
        "value=\"核对\"",
    ] {
        assert!(page.text.contains(it), "{it}: {}", page.text);
    }
    well_made(&page);
    assert_eq!(world.get(&clerk(), &format!("{at}/history")).await.text.matches("<ins>").count(), 0);
    let same: Vec<_> = fields.iter().map(|it| if it.0 == "cost" { ("cost", "12.5") } else { *it }).collect();
    assert!(world.post(&clerk(), &at, &same).await.text.contains("比较过的这些处都不变"));
    let wrong: Vec<_> = fields.iter().map(|it| if it.0 == "cost" { ("cost", "很多") } else { *it }).collect();
    assert_eq!(world.post(&clerk(), &at, &wrong).await.status, 422);
    assert_eq!(world.post(&clerk(), &at, &fields[..5]).await.status, 303);
}

#[tokio::test]
async fn a_look_ahead_of_a_new_record_and_of_a_removed_one() {
    let world = world().await;
    let mut fields = nursery(&[("cost", "3")]);
    fields.push(("suppose", "1"));
    let page = world.post(&clerk(), "/nursery", &fields).await;
    assert!(page.status == 200 && page.text.contains("3 万元"), "{}", page.text);
    assert!(world.get(&clerk(), "/nursery").await.text.contains("没有"));
    let id = add(&world, &[]).await;
    let page =
        world.post(&clerk(), &format!("/nursery/{id}/remove"), &[("rev", "1"), ("suppose", "1")]).await;
    assert!(page.status == 200 && page.text.contains("12.5 万元"), "{}", page.text);
    well_made(&page);
    assert!(!world.get(&clerk(), &format!("/nursery/{id}")).await.text.contains("已移除"));
}
