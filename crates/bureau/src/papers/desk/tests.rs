//! The desk as people meet it: drafted, edited, held at the gate, final, sent, and
//! still saying the same when the books have moved on.

use ledger::{
    prelude::*,
    spec::Role,
    store::{Change, Deed},
    testing::{Answer, World, clerk, head},
};

use crate::{counties::seed, figures, ledgers, ledgers::project::Project, papers::pages};

fn leader() -> Viewer {
    Viewer { login: "chenlan".to_owned(), name: "陈岚".to_owned(), role: Role::Leader, ..clerk() }
}

fn auditor() -> Viewer {
    Viewer { login: "heshen".to_owned(), name: "何审".to_owned(), role: Role::Auditor, ..clerk() }
}

/// The seed's county with its pages, and a paper begun in it.
struct Desk {
    world: World,
    link: String,
}

impl Desk {
    async fn begun() -> Desk {
        let routes = pages::routes().merge(ledger::web::house_routes());
        let world = World::open(ledgers::ALL, figures::of_half, routes).await;
        seed::enter_all(&world.app.db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
        let link = begin(&world).await;
        Desk { world, link }
    }

    fn id(&self) -> Id {
        self.link.rsplit('/').next().unwrap().parse().unwrap()
    }

    async fn text(&self) -> paper::manuscript::Manuscript {
        let (_, body) = self.world.app.db.manuscript(&clerk(), self.id()).await.unwrap();
        paper::manuscript::Manuscript::kept(&body).unwrap()
    }

    async fn rev(&self) -> i64 {
        self.world.app.db.manuscript(&clerk(), self.id()).await.unwrap().0.rev
    }

    /// The form of the section a name belongs to, as it would be sent back.
    async fn form(&self, section: &str) -> (String, Vec<(String, String)>) {
        let text = self.text().await;
        let pieces = text.section(section).unwrap().pieces.to_vec();
        let mut res = vec![
            ("rev".to_owned(), self.rev().await.to_string()),
            ("section".to_owned(), section.to_owned()),
        ];
        for it in &pieces {
            let level = if let paper::manuscript::Body::Heading { level, .. } = it.body { level } else { 0 };
            res.push(("piece".to_owned(), it.id.to_string()));
            res.push((format!("level-{}", it.id), level.to_string()));
            res.push((format!("text-{}", it.id), text.typed(&it.body)));
        }
        (format!("{}/sections/{}", self.link, pieces[0].id), res)
    }

    async fn send(&self, who: &Viewer, path: &str, fields: &[(String, String)]) -> Answer {
        let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        self.world.post(who, path, &fields).await
    }

    async fn post(&self, who: &Viewer, page: &str, fields: &[(&str, &str)]) -> Answer {
        self.world.post(who, &format!("{}{page}", self.link), fields).await
    }

    async fn get(&self, who: &Viewer, page: &str) -> Answer {
        self.world.get(who, &format!("{}{page}", self.link)).await
    }

    /// Deals with everything that keeps the paper at home.
    async fn cleared(&self) {
        let text = self.text().await;
        let gate = text.gate();
        let mut chips: Vec<(String, String)> =
            gate.doubtful.iter().map(|it| ("chip".to_owned(), it.0.to_string())).collect();
        chips.push(("why".to_owned(), "原件缺字，已请上级核对".to_owned()));
        let answer = self.send(&clerk(), &format!("{}/doubts", self.link), &chips).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        for section in text.sections() {
            let slots =
                section.pieces.iter().filter(|it| matches!(it.body, paper::manuscript::Body::Slot { .. }));
            let slots: Vec<String> = slots.map(|it| it.id.to_string()).collect();
            if slots.is_empty() {
                continue;
            }
            let (path, mut form) = self.form(section.name).await;
            form.retain(|it| it.0 != "piece" || !slots.contains(&it.1));
            let answer = self.send(&clerk(), &path, &form).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
        let left = self.text().await.gate();
        assert!(left.is_open(), "{left:#?}");
    }

    async fn finished(&self) {
        self.cleared().await;
        let answer = self.post(&leader(), "/final", &[]).await;
        assert_eq!(answer.status, 303, "{}", plain(&answer.text));
    }
}

async fn begin(world: &World) -> String {
    let answer = world.post(&clerk(), "/papers", &[("half", "2016H1"), ("asof", "")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

/// One more accepted project, entered after the paper was sent.
async fn enter_more(db: &ledger::store::Db) {
    let draft: Draft = [
        ("name", "补报的项目"),
        ("undertaker", "未报"),
        ("category", "未报"),
        ("level", "county"),
        ("called", "2016-05-20"),
    ]
    .into_iter()
    .collect();
    let change = Change { spec: Project::SPEC, deed: Deed::Add, draft, why: "补录".to_owned() };
    db.submit(&head(), change).await.unwrap_or_else(|it| panic!("{it}"));
}

/// The words of a page, without its marks.
fn plain(html: &str) -> String {
    let mut res = String::new();
    let mut inside = false;
    for it in html.chars() {
        match it {
            '<' => inside = true,
            '>' => inside = false,
            it if !inside => res.push(it),
            _ => {}
        }
    }
    res
}

fn set(form: &mut [(String, String)], from: &str, to: &str) {
    let line = form.iter_mut().find(|it| it.0.starts_with("text-") && it.1.contains(from)).unwrap();
    line.1 = line.1.replacen(from, to, 1);
}

/// The first token of a form that ends so.
fn token_of(form: &[(String, String)], end: &str) -> String {
    let text = &form.iter().find(|it| it.1.contains(end)).unwrap().1;
    let end = text.find(end).unwrap() + end.len();
    let begin = text[..end].rfind('⟦').unwrap();
    text[begin..end].to_owned()
}

const CALLED: &str = "科技项目征集、对接和立项";

#[tokio::test]
async fn a_draft_from_the_ledgers_has_no_number_without_a_source() {
    let desk = Desk::begun().await;
    let gate = desk.text().await.gate();
    assert_eq!(gate.loose, [], "the program's own sentences say numbers nobody answers for");
    assert!(0 < gate.tally.bound && 0 < gate.tally.cited && 0 < gate.tally.fixed);
}

#[tokio::test]
async fn what_a_person_writes_is_kept_with_who_and_the_figures_stay() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "征集科技项目", "共征集科技项目");
    let answer = desk.send(&clerk(), &path, &form).await;
    assert!(answer.location.contains("done=saved"), "{}", answer.location);
    let text = desk.text().await;
    let piece = text.pieces.iter().find(|it| it.hand.is_some()).unwrap();
    assert!(text.read(piece).contains("共征集科技项目5项"), "{}", text.read(piece));
    let page = desk.get(&clerk(), "/history/2").await;
    assert!(page.text.contains("<ins>共</ins>征集科技项目5项"), "{}", page.text);
    let again = desk.post(&clerk(), "/restore", &[("rev", "1")]).await;
    assert_eq!(again.status, 303);
    assert!(desk.text().await.pieces.iter().all(|it| it.hand.is_none()));
}

#[tokio::test]
async fn a_figure_typed_over_comes_back_with_every_keystroke() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    let token = &token_of(&form, ":5⟧");
    set(&mut form, token, &token.replace(":5", ":6"));
    let answer = desk.send(&clerk(), &path, &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("被改成了") && answer.text.contains(":6⟧项"), "{}", plain(&answer.text));
    assert_eq!(desk.rev().await, 1);
}

#[tokio::test]
async fn a_figure_that_vanished_is_asked_about_and_goes_when_said_so() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    let token = token_of(&form, ":5⟧");
    set(&mut form, &token, "");
    let answer = desk.send(&clerk(), &path, &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("name=\"gone\""), "{}", plain(&answer.text));
    let number = token.trim_start_matches('⟦').split(':').next().unwrap().to_owned();
    form.push(("gone".to_owned(), number));
    assert_eq!(desk.send(&clerk(), &path, &form).await.status, 303);
}

#[tokio::test]
async fn a_figure_is_put_in_from_the_list_and_from_nowhere_else() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "征集科技项目", "验收⟦+project.accepted:验收项目⟧项，征集科技项目");
    assert_eq!(desk.send(&clerk(), &path, &form).await.status, 303);
    let text = desk.text().await;
    let piece = text.pieces.iter().find(|it| it.hand.is_some()).unwrap();
    assert!(text.read(piece).contains("验收4项，征集"), "{}", text.read(piece));
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "验收", "⟦+made.up⟧验收");
    let answer = desk.send(&clerk(), &path, &form).await;
    assert!(answer.text.contains("指标清单里没有“made.up”"), "{}", plain(&answer.text));
}

#[tokio::test]
async fn buttons_of_the_form_change_the_form_and_save_nothing() {
    let desk = Desk::begun().await;
    let (path, form) = desk.form(CALLED).await;
    let piece = form.iter().rfind(|it| it.0 == "piece").unwrap().1.clone();
    for act in ["up", "add", "head", "drop"] {
        let mut form = form.clone();
        form.push(("act".to_owned(), format!("{act} {piece}")));
        let answer = desk.send(&clerk(), &path, &form).await;
        assert_eq!(answer.status, 200, "{act}");
    }
    assert_eq!(desk.rev().await, 1);
}

#[tokio::test]
async fn two_who_edit_different_paragraphs_both_find_their_words() {
    let desk = Desk::begun().await;
    let (path, mut mine) = desk.form("项目实施、监督和验收").await;
    let (_, mut theirs) = desk.form("项目实施、监督和验收").await;
    set(&mut theirs, "本期验收", "本期共验收");
    set(&mut mine, "通过中期检查", "已通过中期检查");
    assert_eq!(desk.send(&head(), &path, &theirs).await.status, 303);
    let answer = desk.send(&clerk(), &path, &mine).await;
    assert!(answer.location.contains("done=merged"), "{} {}", answer.status, plain(&answer.text));
    let text = desk.text().await;
    let all: String = text.pieces.iter().map(|it| text.read(it)).collect();
    assert!(all.contains("本期共验收") && all.contains("已通过中期检查"));
}

#[tokio::test]
async fn two_who_edit_one_paragraph_see_both_and_lose_nothing() {
    let desk = Desk::begun().await;
    let (path, mut mine) = desk.form(CALLED).await;
    let (_, mut theirs) = desk.form(CALLED).await;
    set(&mut theirs, "征集科技项目", "积极征集科技项目");
    set(&mut mine, "征集科技项目", "广泛征集科技项目");
    desk.send(&head(), &path, &theirs).await;
    let answer = desk.send(&clerk(), &path, &mine).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text.contains("<ins>积极</ins>征集"), "{}", plain(&answer.text));
    assert!(answer.text.contains("<ins>广泛</ins>征集"));
    assert!(answer.text.contains("广泛征集科技项目⟦"), "what was typed stands in the form");
    assert_eq!(desk.rev().await, 2);
}

#[tokio::test]
async fn a_typed_number_is_named_with_its_place_and_keeps_the_paper_at_home() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "征集科技项目", "走访三家企业，征集科技项目");
    desk.send(&clerk(), &path, &form).await;
    let page = desk.get(&clerk(), "").await;
    assert!(
        page.text.contains("<a class=\"loose\"") && page.text.contains(">三家</a>"),
        "{}",
        plain(&page.text)
    );
    let answer = desk.post(&leader(), "/final", &[]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("还不能定稿") && answer.text.contains("<mark>三家</mark>"));
    let piece = desk.text().await.gate().loose[0].piece.to_string();
    let fields = [
        ("piece", piece.as_str()),
        ("nth", "0"),
        ("text", "三家"),
        ("by", "source"),
        ("document", "走访记录"),
        ("sentence", "走访四家企业"),
    ];
    let answer = desk.post(&clerk(), "/explain", &fields).await;
    assert!(answer.text.contains("这句话里没有“三家”"), "{}", plain(&answer.text));
    let fields = [fields[0], fields[1], fields[2], fields[3], fields[4], ("sentence", "6月走访三家企业")];
    assert_eq!(desk.post(&clerk(), "/explain", &fields).await.status, 303);
    let gate = desk.text().await.gate();
    assert_eq!((gate.tally.explained, gate.tally.unexplained), (1, 0));
    assert!(desk.get(&clerk(), "").await.text.contains("据走访记录：“6月走访三家企业”"));
}

#[tokio::test]
async fn a_typed_number_may_cite_a_record_that_really_says_it() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "征集科技项目", "县级项目34项，征集科技项目");
    desk.send(&clerk(), &path, &form).await;
    let db = &desk.world.app.db;
    let readings = db
        .ids(
            &clerk(),
            &Selection::of(db.spec("reading").unwrap()),
            &ledger::store::View::new(db.spec("reading").unwrap()),
            None,
        )
        .await
        .unwrap();
    let piece = desk.text().await.gate().loose[0].piece.to_string();
    let mut taken = 0;
    for id in readings.ids {
        let record = format!("http://127.0.0.1:8016/reading/{id}");
        let fields = [
            ("piece", piece.as_str()),
            ("nth", "0"),
            ("text", "34项"),
            ("by", "record"),
            ("record", record.as_str()),
        ];
        let answer = desk.post(&clerk(), "/explain", &fields).await;
        match answer.status.as_u16() {
            303 => taken += 1,
            422 => assert!(answer.text.contains("里没有“34项”"), "{}", plain(&answer.text)),
            404 => break,
            other => panic!("{other}: {}", plain(&answer.text)),
        }
    }
    assert_eq!((taken, desk.text().await.gate().tally.unexplained), (1, 0));
}

#[tokio::test]
async fn another_cut_off_takes_every_figure_anew_and_leaves_every_word() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "征集科技项目", "共征集科技项目");
    desk.send(&clerk(), &path, &form).await;
    let answer = desk.post(&clerk(), "/renew", &[("asof", "2016-04-30")]).await;
    assert_eq!(answer.status, 303, "{}", plain(&answer.text));
    let text = desk.text().await;
    assert_eq!(text.cut_off, "2016-04-30");
    let figures: Vec<paper::Figure> = text
        .standing()
        .into_iter()
        .filter_map(|it| if let paper::Inline::Figure(it) = it.1 { Some(it.clone()) } else { None })
        .collect();
    // Records named one by one, and totals of a stretch of months, have no day to
    // move; the paper says theirs.
    for it in &figures {
        let moved = it.cut_off.as_deref() == Some("2016-04-30");
        assert!(moved || !it.link.contains("2016-06-30"), "{it:?}");
    }
    let printed = desk.get(&clerk(), "/files/2016H1.txt").await.text;
    assert!(printed.contains("2项（截至6月底）"), "{printed}");
    assert!(text.pieces.iter().any(|it| text.read(it).contains("共征集科技项目")));
    let wrong = desk.post(&clerk(), "/renew", &[("asof", "2016-08-01")]).await;
    assert!(wrong.text.contains("不在2016年上半年"), "{}", plain(&wrong.text));
}

#[tokio::test]
async fn a_section_drafted_anew_keeps_what_a_hand_wrote_unless_told() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "征集科技项目", "共征集科技项目");
    desk.send(&clerk(), &path, &form).await;
    enter_more(&desk.world.app.db).await;
    let piece = desk.text().await.section(CALLED).unwrap().pieces[0].id;
    let redraft = format!("/redraft/{piece}");
    let page = desk.get(&clerk(), &redraft).await;
    assert!(page.text.contains("林晓 改过") && page.text.contains("<ins>6</ins>"), "{}", plain(&page.text));
    let seen = page.text.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let turn = page.text.split("name=\"turn-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(page.text.contains(&format!("name=\"turn-{turn}\" value=\"keep\" checked")));
    let stale = desk.post(&clerk(), &redraft, &[("seen", "0")]).await;
    assert_eq!(stale.status, 409);
    let name = format!("turn-{turn}");
    let answer = desk.post(&clerk(), &redraft, &[("seen", seen), (name.as_str(), "take")]).await;
    assert_eq!(answer.status, 303, "{}", plain(&answer.text));
    let text = desk.text().await;
    assert!(text.pieces.iter().any(|it| text.read(it).contains("征集科技项目6项")));
}

#[tokio::test]
async fn a_sent_paper_says_the_same_when_the_books_have_moved_on() {
    let desk = Desk::begun().await;
    desk.finished().await;
    let before = desk.get(&clerk(), "/files/2016H1.txt").await.text;
    let early = desk.get(&clerk(), "/since").await;
    assert!(early.text.contains("完全一致") && early.text.contains("会说同样的话"), "{}", plain(&early.text));
    let fields = [("recipient", "县政府办公室"), ("channel", "党政网"), ("day", "2016-07-01"), ("note", "")];
    assert_eq!(desk.post(&clerk(), "/send", &fields).await.status, 303);
    enter_more(&desk.world.app.db).await;
    let since = desk.get(&clerk(), "/since").await;
    assert!(since.text.contains("完全一致"), "{}", plain(&since.text));
    assert!(plain(&since.text).contains("多了 1 条：补报的项目"), "{}", plain(&since.text));
    assert_eq!(desk.get(&clerk(), "/files/2016H1.txt").await.text, before);
    let edit = desk.form(CALLED).await;
    assert_eq!(desk.send(&clerk(), &edit.0, &edit.1).await.status, 400);
    let reopened = desk.post(&leader(), "/reopen", &[("why", "改错字")]).await;
    assert!(reopened.text.contains("已经报送"), "{}", plain(&reopened.text));
}

#[tokio::test]
async fn a_later_paper_that_says_otherwise_has_to_say_why() {
    let desk = Desk::begun().await;
    desk.finished().await;
    desk.post(&clerk(), "/send", &[("recipient", "县政府"), ("channel", "纸质"), ("day", "2016-07-01")])
        .await;
    enter_more(&desk.world.app.db).await;
    let link = begin(&desk.world).await;
    let later = Desk { world: desk.world.clone(), link };
    later.cleared().await;
    let refused = later.post(&leader(), "/final", &[]).await;
    assert_eq!(refused.status, 422);
    let words = plain(&refused.text);
    assert!(words.contains("与已报的数不同：征集项目") || words.contains("与已报的数不同"), "{words}");
    for key in ["project.called", "project.pool"] {
        let fields = [("key", key), ("sent", "5"), ("now", "6"), ("why", "报送后补录1项")];
        assert_eq!(later.post(&clerk(), "/settle", &fields).await.status, 303);
    }
    let answer = later.post(&leader(), "/final", &[]).await;
    let words = plain(&answer.text);
    assert_eq!(answer.status, 303, "{}", &words[words.find("与已报").unwrap_or(0)..]);
}

#[tokio::test]
async fn only_a_leader_finishes_and_an_auditor_only_looks() {
    let desk = Desk::begun().await;
    desk.cleared().await;
    assert_eq!(desk.post(&head(), "/final", &[]).await.status, 403);
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "征集科技项目", "积极征集科技项目");
    assert_eq!(desk.send(&auditor(), &path, &form).await.status, 403);
    let page = desk.get(&auditor(), "").await;
    assert_eq!(page.status, 200);
    assert!(!page.text.contains("按这一天重新计算"), "an auditor is offered what is not his");
    assert_eq!(desk.post(&leader(), "/final", &[]).await.status, 303);
    assert_eq!(desk.post(&leader(), "/reopen", &[("why", "漏了一段")]).await.status, 303);
    assert_eq!(desk.send(&clerk(), &path, &form).await.status, 303);
}

#[tokio::test]
async fn a_final_paper_is_not_made_of_stale_figures() {
    let desk = Desk::begun().await;
    desk.cleared().await;
    enter_more(&desk.world.app.db).await;
    let answer = desk.post(&leader(), "/final", &[]).await;
    assert_eq!(answer.status, 422);
    assert!(plain(&answer.text).contains("与现在的台账不一致"), "{}", plain(&answer.text));
    assert_eq!(desk.post(&clerk(), "/renew", &[]).await.status, 303);
    let answer = desk.post(&leader(), "/final", &[]).await;
    assert_eq!(answer.status, 303, "{}", plain(&answer.text));
}

#[tokio::test]
async fn remarks_stand_beside_their_section_until_they_are_settled() {
    let desk = Desk::begun().await;
    let fields = [("section", CALLED), ("body", "请补充对接会情况"), ("at", "3")];
    assert_eq!(desk.post(&auditor(), "/remarks", &fields).await.status, 303);
    let page = desk.get(&clerk(), "").await;
    assert!(page.text.contains("请补充对接会情况"));
    let remark = page.text.split("/remarks/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    desk.post(&clerk(), &format!("/remarks/{remark}"), &[("settled", "1")]).await;
    assert!(desk.get(&clerk(), "").await.text.contains("已处理的批注 1"));
}

#[tokio::test]
async fn the_page_for_inspection_has_the_rows_of_every_figure() {
    let desk = Desk::begun().await;
    let page = desk.get(&clerk(), "/files/2016H1.html").await;
    assert!(page.head.contains("attachment"), "{}", page.head);
    let words = plain(&page.text);
    for name in ["数字的出处", "起重机钢丝绳绕返回偏角调整装置专利组合实施项目", "银河园通公司", "还没有定稿"]
    {
        assert!(words.contains(name), "{name}");
    }
    for word in ["http://", "https://", "<script", "src=\""] {
        assert!(!page.text.contains(word), "{word}");
    }
}

/// No page asks the database more the more there is to see; each kind has its number.
#[tokio::test]
async fn no_page_of_a_paper_issues_more_than_a_fixed_number_of_statements() {
    let desk = Desk::begun().await;
    let piece = desk.text().await.section(CALLED).unwrap().pieces[0].id;
    let counted = |page: String| {
        let desk = &desk;
        async move {
            // What coming in costs is not the page's.
            desk.get(&clerk(), "/history").await;
            let cookie = desk.world.cookie(&clerk()).await;
            let before = desk.world.app.db.statements();
            let answer = desk.world.get_with(&cookie, &format!("{}{page}", desk.link)).await;
            assert_eq!(answer.status, 200, "{page}");
            desk.world.app.db.statements() - before
        }
    };
    let pages = |it: u32| {
        [
            (String::new(), 6),
            (format!("/sections/{it}"), 4),
            ("/history".to_owned(), 4),
            ("/history/1".to_owned(), 4),
            ("/files/2016H1.docx".to_owned(), 4),
        ]
    };
    for _ in 0..3 {
        for (page, most) in pages(piece) {
            let asked = counted(page.clone()).await;
            assert!(asked <= most, "{page} asked {asked} times");
        }
        enter_more(&desk.world.app.db).await;
        desk.post(&auditor(), "/remarks", &[("section", CALLED), ("body", "再看"), ("at", "3")]).await;
    }
    // A section drafted anew asks what its figures ask, however many records there are.
    let first = counted(format!("/redraft/{piece}")).await;
    for _ in 0..5 {
        enter_more(&desk.world.app.db).await;
    }
    assert_eq!(counted(format!("/redraft/{piece}")).await, first);
}

#[tokio::test]
async fn what_was_not_saved_is_offered_and_put_back_with_its_version() {
    let desk = Desk::begun().await;
    let (path, mut form) = desk.form(CALLED).await;
    set(&mut form, "征集科技项目", "千方百计征集科技项目");
    let pairs: Vec<(&str, &str)> = form.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    let body = ledger::web::query(pairs);
    desk.world.post(&clerk(), "/kept", &[("place", &path), ("body", &body)]).await;
    let page = desk.world.get(&clerk(), &path).await;
    assert!(page.text.contains("恢复上次未提交的内容"), "{}", plain(&page.text));
    let page = desk.world.get(&clerk(), &format!("{path}?kept=1")).await;
    assert!(page.text.contains("千方百计征集科技项目⟦"), "{}", plain(&page.text));
    assert_eq!(desk.send(&clerk(), &path, &form).await.status, 303);
    let page = desk.world.get(&clerk(), &path).await;
    assert!(!page.text.contains("恢复上次未提交的内容"));
}

#[tokio::test]
async fn the_page_of_a_paper_shows_its_gate_its_sections_and_what_can_be_done() {
    let desk = Desk::begun().await;
    let page = desk.get(&clerk(), "").await;
    let words = plain(&page.text);
    for said in [
        "台账算出",
        "没有出处",
        "定稿前还有",
        "按这一天重新计算所有的数",
        "由台账重新起草",
        "批注",
        "修改记录",
    ] {
        assert!(words.contains(said), "{said}");
    }
    for section in desk.text().await.sections() {
        assert!(page.text.contains(&format!("/sections/{}", section.pieces[0].id)), "{}", section.name);
    }
    assert!(!words.contains("确定要定稿"), "a clerk is not offered what a leader does");
    assert!(
        desk.get(&leader(), "").await.text.contains("action=\"") && page.text.contains("/files/2016H1.docx")
    );
}
