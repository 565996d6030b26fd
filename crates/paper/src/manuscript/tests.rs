use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{Block, Explained, Figure, Ground, sample};

const OWN: &[&str] = &["2016年", "1—6月", "2016年6月30日"];

fn manuscript() -> Manuscript {
    let own = OWN.iter().map(|it| (*it).to_owned()).collect();
    Manuscript::of(&sample::report(), "2016-01-01", "2016-06-30", own)
}

/// The section about the county's programme, as a form shows it.
fn typed(it: &Manuscript, section: &str) -> Edit {
    let pieces = it.section(section).unwrap().pieces;
    let typed = pieces.iter().map(|piece| Typed {
        id: piece.id,
        level: if let Body::Heading { level, .. } = piece.body { level } else { 0 },
        text: it.typed(&piece.body),
    });
    Edit { pieces: typed.collect(), gone: BTreeSet::new(), by: "林晓".to_owned() }
}

const SECTION: &str = "强化项目实施，推动科技成果转化";

#[test]
fn a_paper_is_the_same_after_it_was_a_manuscript() {
    let paper = sample::report();
    let printed = manuscript().paper(paper.draft_note.clone());
    assert_eq!(crate::text::write(&printed), crate::text::write(&paper));
    assert!(printed.figures().eq(paper.figures()) && printed.cited().eq(paper.cited()));
    let kept = serde_json::to_string(&manuscript()).unwrap();
    assert_eq!(serde_json::from_str::<Manuscript>(&kept).unwrap(), manuscript());
}

#[test]
fn sections_are_named_by_their_headings_without_the_numbering() {
    let it = manuscript();
    let names: Vec<&str> = it.sections().iter().map(|it| it.name).collect();
    let wanted = [
        "开头",
        "2016年上半年科技工作总结",
        SECTION,
        "高新技术企业培育",
        "强化知识产权工作，提升创造运用能力",
        "2016年下半年工作计划",
    ];
    assert_eq!(names, wanted);
}

#[test]
fn what_is_typed_back_unchanged_changes_nothing() {
    let it = manuscript();
    assert_eq!(it.edited(SECTION, &typed(&it, SECTION)).unwrap(), it);
}

#[test]
fn words_may_change_and_figures_stay_what_they_are() {
    let it = manuscript();
    let mut edit = typed(&it, SECTION);
    assert!(edit.pieces[1].text.contains("项目⟦1:34⟧项"), "{}", edit.pieces[1].text);
    edit.pieces[1].text = edit.pieces[1].text.replace("共下达", "一共下达了");
    let next = it.edited(SECTION, &edit).unwrap();
    let piece = next.piece(edit.pieces[1].id).unwrap();
    assert_eq!(piece.hand.as_deref(), Some("林晓"));
    assert!(next.read(piece).contains("一共下达了县级重点项目34项"));
}

#[test]
fn a_figure_that_was_typed_over_is_refused_with_what_it_was() {
    let it = manuscript();
    let mut edit = typed(&it, SECTION);
    edit.pieces[1].text = edit.pieces[1].text.replace("⟦1:34⟧", "⟦1:35⟧");
    let wrong = it.edited(SECTION, &edit).unwrap_err();
    assert!(wrong[0].sentence.contains("⟦1:34⟧ 被改成了 ⟦1:35⟧"), "{}", wrong[0].sentence);
    edit.pieces[1].text = edit.pieces[1].text.replace("⟦1:35⟧", "⟦1:34");
    let wrong = it.edited(SECTION, &edit).unwrap_err();
    assert!(wrong[0].sentence.contains("不完整"), "{}", wrong[0].sentence);
}

#[test]
fn a_figure_goes_only_when_somebody_says_so() {
    let it = manuscript();
    let mut edit = typed(&it, SECTION);
    edit.pieces[1].text = edit.pieces[1].text.replace("⟦2:14⟧", "若干");
    let wrong = it.edited(SECTION, &edit).unwrap_err();
    assert_eq!((wrong.len(), wrong[0].missing), (1, Some(2)));
    edit.gone.insert(2);
    let next = it.edited(SECTION, &edit).unwrap();
    assert!(!next.standing().iter().any(|it| it.0 == 2) && next.chips.contains_key(&2));
}

#[test]
fn a_sentence_may_move_to_another_paragraph_with_its_figure() {
    let it = manuscript();
    let mut edit = typed(&it, SECTION);
    edit.pieces[1].text = edit.pieces[1].text.replace("，其中结转⟦2:14⟧项", "");
    edit.pieces[2].text += "另有结转⟦2:14⟧项。";
    assert!(it.edited(SECTION, &edit).is_ok());
}

#[test]
fn a_line_end_begins_a_paragraph_and_a_written_slot_becomes_one() {
    let it = manuscript();
    let mut edit = typed(&it, SECTION);
    let before = edit.pieces.len();
    edit.pieces[1].text += "\n\n这是新的一段。";
    let it = it.edited(SECTION, &edit).unwrap();
    assert_eq!(it.section(SECTION).unwrap().pieces.len(), before + 1);
    let mut edit = typed(&it, "高新技术企业培育");
    let slot = edit.pieces.last_mut().unwrap();
    assert_eq!(slot.text, "");
    slot.text = "上半年没有新认定的高新技术企业。".to_owned();
    let next = it.edited("高新技术企业培育", &edit).unwrap();
    let pieces = next.section("高新技术企业培育").unwrap().pieces;
    assert!(matches!(pieces.last().unwrap().body, Body::Paragraph { .. }));
    assert!(next.gate().slots.is_empty());
}

#[test]
fn a_table_is_typed_a_line_a_row() {
    let it = manuscript();
    let section = "强化知识产权工作，提升创造运用能力";
    let mut edit = typed(&it, section);
    let table = edit.pieces.iter_mut().find(|it| it.text.contains("备注")).unwrap();
    assert!(table.text.lines().nth(1).unwrap().contains("乡镇｜申请量（件）"));
    let cut = table.text.lines().take(3).collect::<Vec<_>>().join("\n");
    table.text = cut.replacen('｜', "", 1);
    let wrong = it.edited(section, &edit).unwrap_err();
    assert!(wrong[0].sentence.contains("表的第 1 行有 4 栏，表头有 3 栏"), "{}", wrong[0].sentence);
}

#[test]
fn the_gate_counts_every_number_and_lists_the_loose_ones() {
    let gate = manuscript().gate();
    assert_eq!((gate.tally.cited, gate.tally.explained, gate.slots.len()), (1, 0, 1));
    let loose: Vec<&str> = gate.loose.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(loose, ["三", "3,200余件", "210人次", "1至2家", "一次", "180件", "33件"]);
    assert_eq!(
        (gate.loose[1].before.as_str(), gate.loose[1].after.as_str()),
        ("场、药店47家，检查商品", "，未发现假冒专利行为；举")
    );
    assert_eq!(gate.doubtful.len(), 2);
    assert!(!gate.is_open());
}

#[test]
fn an_explained_number_stands_and_cannot_be_typed_over() {
    let it = manuscript();
    let loose = it.gate().loose[2].clone();
    let ground = Ground::Source { document: "培训签到册".into(), sentence: "实到210人次".into() };
    let chip = Inline::Explained(Explained {
        text: loose.text.clone(),
        ground,
        by: "林晓".into(),
        at: "2016-06-24".into(),
    });
    let next = it.answered(loose.piece, loose.nth, &loose.text, chip.clone()).unwrap();
    assert_eq!((next.gate().tally.explained, next.gate().tally.unexplained), (1, 6));
    assert!(next.typed(&next.piece(loose.piece).unwrap().body).contains(":210人次⟧"));
    assert_eq!(it.answered(loose.piece, loose.nth, "别的", chip), None);
}

#[test]
fn a_doubt_may_stay_until_it_is_another_one() {
    let mut it = manuscript();
    let (chip, _, doubts) = it.gate().doubtful[0].clone();
    it.stays.push(Stay { chip, doubts, why: "待查".into(), by: "林晓".into(), at: String::new() });
    assert_eq!(it.gate().doubtful.len(), 1);
    let Some(Inline::Cited(cited)) = it.chips.get_mut(&chip) else { panic!("a cited value") };
    cited.doubts[0].candidates.pop();
    assert_eq!(it.gate().doubtful.len(), 2);
}

#[test]
fn figures_taken_anew_change_and_no_word_does() {
    let it = manuscript();
    let taken: Vec<Figure> = sample::report()
        .figures()
        .map(|it| Figure {
            text: if it.key == "projects-new" { "21".into() } else { it.text.clone() },
            ..it.clone()
        })
        .filter(|it| it.key != "inspected")
        .collect();
    let (next, moved, lost) = it.renewed("2016-05-31", &taken);
    assert_eq!(
        moved.iter().map(|it| (it.before.as_str(), it.now.as_str())).collect::<Vec<_>>(),
        [("20", "21")]
    );
    assert_eq!(lost.len(), 1);
    assert_eq!(next.pieces, it.pieces);
    assert_eq!(next.cut_off, "2016-05-31");
}

#[test]
fn a_new_draft_gives_way_to_what_a_hand_has_written() {
    let it = manuscript();
    let mut edit = typed(&it, SECTION);
    edit.pieces[1].text += "成效明显。";
    let it = it.edited(SECTION, &edit).unwrap();
    let mut blocks = sample::report().blocks;
    for figure in blocks.iter_mut().flat_map(Block::inlines_mut) {
        if let Inline::Figure(figure) = figure
            && figure.key == "funds-province"
        {
            figure.text = "140".into();
        }
    }
    let (known, turns) = it.turns(SECTION, &blocks);
    let changed: Vec<(bool, Choice)> =
        turns.iter().filter(|it| it.changes()).map(|it| (it.now.is_some(), it.proposal())).collect();
    assert_eq!(changed, [(true, Choice::Keep), (true, Choice::Take)]);
    let choices: Vec<Choice> = turns.iter().map(Turn::proposal).collect();
    let next = known.redrafted(SECTION, &turns, &choices);
    let text: String = next.section(SECTION).unwrap().pieces.iter().map(|it| next.read(it)).collect();
    assert!(text.contains("成效明显。") && text.contains("140万元"), "{text}");
    assert_eq!(next.pieces.len(), it.pieces.len());
}

#[test]
fn a_difference_shows_numbers_whole() {
    let told = compare("征集项目34项", "共征集项目135项");
    let wanted = [
        Part::New("共".into()),
        Part::Same("征集项目".into()),
        Part::Gone("34".into()),
        Part::New("135".into()),
        Part::Same("项".into()),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn pieces_move_across_sections() {
    let it = manuscript();
    let first = it.pieces[0].id;
    let next = it.moved(first, true).unwrap();
    assert_eq!(next.pieces[0].section, it.pieces[1].section);
    assert_eq!(it.moved(first, false), None);
}

#[test]
fn wanted_figures_are_read_by_their_keys() {
    let found = wanted("新增⟦+project.called:征集项目⟧项，⟦+ project.pool ⟧项");
    let keys: Vec<&str> = found.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(keys, ["project.called", "project.pool"]);
}

/// One thing somebody does to a text in a form.
fn meddle(text: &str, at: usize, length: usize, put: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = at % (letters.len() + 1);
    let end = (at + length).min(letters.len());
    letters[..at].iter().collect::<String>() + put + &letters[end..].iter().collect::<String>()
}

proptest! {
    /// Whatever is typed: it is refused, or every figure of the section still says
    /// what it said, or was said to go.
    #[test]
    fn any_edit_keeps_all_figures_or_is_refused(
        deeds in prop::collection::vec((0usize..4, 0usize..200, 0usize..6, r"[⟦⟧0-9:三项\n，]{0,4}"), 1..5),
        gone in prop::collection::btree_set(1u32..8, 0..2),
    ) {
        let it = manuscript();
        let mut edit = typed(&it, SECTION);
        for (which, at, length, put) in &deeds {
            let piece = &mut edit.pieces[which % 4];
            piece.text = meddle(&piece.text, *at, *length, put);
        }
        edit.gone = gone.clone();
        if let Ok(next) = it.edited(SECTION, &edit) {
            for chip in it.section(SECTION).unwrap().pieces.iter().flat_map(|it| it.body.chips()) {
                prop_assert_eq!(&next.chips[&chip], &it.chips[&chip]);
                let stands = next.standing().iter().any(|it| it.0 == chip);
                prop_assert!(stands || gone.contains(&chip), "{chip} is lost");
            }
            prop_assert_eq!(next.pieces.iter().filter(|it| it.section != SECTION).count(),
                it.pieces.iter().filter(|it| it.section != SECTION).count());
        }
    }
}

#[test]
fn what_two_people_changed_in_one_section_is_put_together() {
    let seen = manuscript();
    let edit = |piece: usize, more: &str| {
        let mut edit = typed(&seen, SECTION);
        edit.pieces[piece].text += more;
        seen.edited(SECTION, &edit).unwrap()
    };
    let (theirs, mine) = (edit(1, "他加的。"), edit(2, "我加的。\n又一段。"));
    let merge = theirs.merged(&seen, &mine, SECTION);
    assert!(merge.both.is_empty());
    let next = theirs.clone().with_section(SECTION, merge.pieces);
    let text: String = next.section(SECTION).unwrap().pieces.iter().map(|it| next.read(it)).collect();
    assert!(text.contains("他加的。") && text.contains("我加的。又一段。"), "{text}");
    let mut ids: Vec<u32> = next.pieces.iter().map(|it| it.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), next.pieces.len());
}

#[test]
fn what_both_changed_is_named_and_neither_is_lost() {
    let seen = manuscript();
    let edit = |more: &str| {
        let mut edit = typed(&seen, SECTION);
        edit.pieces[1].text += more;
        seen.edited(SECTION, &edit).unwrap()
    };
    let (theirs, mine) = (edit("他加的。"), edit("我加的。"));
    let merge = theirs.merged(&seen, &mine, SECTION);
    assert_eq!(merge.both.len(), 1);
    let text: String = merge.pieces.iter().map(|it| mine.read(it)).collect();
    assert!(text.contains("我加的。"), "{text}");
}
