use crate::{
    testing::{clerk, head},
    web::tests::{add, well_made, world},
};

#[tokio::test]
async fn a_filter_is_an_address_and_a_chip_takes_it_off() {
    let world = world().await;
    let parent = add(&world, &[("name", "总圃"), ("soil", "sand")]).await;
    add(&world, &[("name", "分圃"), ("soil", "clay"), ("parent", "总圃"), ("area", "200")]).await;
    let sent = world.get(&clerk(), "/nursery?parent=%E6%80%BB%E5%9C%83&area.from=&q=").await;
    assert_eq!((sent.status.as_u16(), &*sent.location), (303, &*format!("/nursery?parent={parent}")));
    let list = world.get(&clerk(), &format!("{}&soil=clay&area.from=100", sent.location)).await;
    assert!(
        list.text.contains("分圃")
            && list.text.contains("上级苗圃：总圃")
            && list.text.contains("土壤：黏土")
    );
    assert!(list.text.contains("href=\"/nursery?soil=clay&amp;area.from=100\""), "{}", list.text);
    assert!(!list.text.contains(&format!("<th scope=\"row\"><a href=\"/nursery/{parent}\"")));
    well_made(&list);
}

#[tokio::test]
async fn a_list_is_sorted_paged_and_added_up_by_its_address() {
    let world = world().await;
    for n in 1..=3 {
        add(&world, &[("name", &format!("{n}号圃")), ("cost", &n.to_string())]).await;
    }
    let list = world.get(&clerk(), "/nursery?sort=-cost&size=2&cols=cost,remark").await;
    let place = |name: &str| list.text.find(&format!(">{name}<"));
    assert!(place("3号圃") < place("2号圃") && place("1号圃").is_none());
    assert!(list.text.contains("aria-sort=\"descending\"") && list.text.contains("合计 3 条"));
    assert!(list.text.contains(">6</td>"), "{}", list.text);
    assert!(list.text.contains("sort=-cost&amp;cols=name,cost,remark&amp;size=2&amp;page=2"));
    let beyond = world.get(&clerk(), "/nursery?page=9").await;
    assert!(beyond.text.contains("没有第 9 页"));
    let ticked = world.get(&clerk(), "/nursery?cols=cost&cols=area").await;
    assert_eq!(ticked.location, "/nursery?cols=cost,area");
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_answered_in_sentences() {
    let world = world().await;
    for (query, said) in [
        ("colour=red", "没有“colour”这一栏"),
        ("sort=colour", "不能按它排序"),
        ("cols=colour", "不能显示"),
        ("page=zero", "页码“zero”"),
        ("size=5000", "1 至 200"),
        ("asof=yesterday", "不是日期"),
        ("parent=%E6%97%A0%E6%AD%A4", "没有“无此”"),
    ] {
        let page = world.get(&clerk(), &format!("/nursery?{query}")).await;
        assert_eq!(page.status, 400, "{query}");
        assert!(
            page.text.contains(said) && page.text.contains("href=\"/nursery\""),
            "{query}: {}",
            page.text
        );
        well_made(&page);
    }
}

#[tokio::test]
async fn a_list_can_be_named_and_come_back_to() {
    let world = world().await;
    let fields = [("name", "沙土的"), ("query", "soil=sand&sort=-cost"), ("shared", "1")];
    let saved = world.post(&clerk(), "/nursery/views", &fields).await;
    assert_eq!(saved.location, "/nursery?soil=sand&sort=-cost");
    let list = world.get(&head(), "/nursery").await;
    assert!(list.text.contains("沙土的") && list.text.contains("（共享）"));
    assert!(list.text.contains("台账还没有记录"));
    well_made(&list);
}
