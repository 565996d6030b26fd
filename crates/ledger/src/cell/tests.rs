use proptest::prelude::*;

use super::*;

#[test]
fn money_is_read_in_every_unit_and_written_in_wan_yuan() {
    for (text, fen) in [
        ("0", 0),
        ("30", 30_000_000),
        ("30万元", 30_000_000),
        ("300000元", 30_000_000),
        ("5,200", 5_200_000_000),
        ("９．８２亿元", 98_200_000_000),
        ("0.000001", 1),
    ] {
        assert_eq!(Money::parse(text).map(Money::fen), Ok(fen), "{text}");
    }
    for text in ["", "-1", "1.2.3", "1.0000001", "一万", "99999999999999999999", "5.", ".5"] {
        assert!(Money::parse(text).is_err(), "{text}");
    }
    assert_eq!(Money::from_fen(98_200_000_000).yi(), "9.82");
}

#[test]
fn a_date_is_a_day_of_the_calendar() {
    let fifth = Ok(Date::constant(2016, 3, 5));
    for text in ["2016-03-05", "2016-3-5", "2016/3/5", "2016.03.05", "2016年3月5日", "20160305"] {
        assert_eq!(Date::parse(text), fifth, "{text}");
    }
    for text in ["2017-02-29", "2016-259-05", "2016-03", "昨天", "16-3-5", ""] {
        assert!(Date::parse(text).is_err(), "{text}");
    }
}

#[test]
fn zero_none_not_applicable_and_not_reported_are_four_things() {
    let read = |text| Told::<Count>::parse(text).unwrap();
    assert_eq!(read("0"), Told::Exact(Count(0)));
    assert_eq!(read("无"), Told::Nil);
    assert_eq!(read("不适用"), Told::NotApplicable);
    assert_eq!(read("未报"), Told::NotReported);
    assert!(Told::<Count>::parse("").is_err());
}

#[test]
fn an_approximate_number_keeps_its_word() {
    assert_eq!(Told::<Count>::parse("1100余"), Ok(Told::About(Count(1100), How::More('余'))));
    assert_eq!(Told::<Money>::parse("近30万元"), Ok(Told::About(Money::from_wan(30), How::Near)));
    let half = Told::<Date>::parse("2016年上半年").unwrap();
    assert_eq!(half.known(), Some(&Date::constant(2016, 6, 30)));
    assert_eq!(half.text(), "2016年上半年");
}

#[test]
fn a_doubt_lists_candidates_that_could_themselves_stand_in_the_column() {
    let text = "存疑「30」：30｜350；理由：个位或十位可能缺字";
    let doubt = Told::<Money>::parse(text).unwrap();
    assert_eq!(doubt.text(), text);
    assert_eq!(doubt.known(), None);
    let refused = Told::<Money>::parse("存疑「30」：三十").unwrap_err();
    assert!(refused.contains("候选“三十”"), "{refused}");
    assert_eq!(
        Told::<Date>::parse("存疑「今年月」：2016年5月、2016年6月").unwrap().text(),
        "存疑「今年月」：2016年5月｜2016年6月"
    );
}

proptest! {
    #[test]
    fn no_text_makes_a_parser_panic_and_what_is_read_is_read_back(text in ".{0,40}") {
        fn law<T: Cell + PartialEq + std::fmt::Debug>(text: &str) {
            if let Ok(it) = T::parse(text) {
                assert_eq!(T::parse(&it.text()).as_ref(), Ok(&it), "{text}");
            }
        }
        law::<Told<Money>>(&text);
        law::<Told<Count>>(&text);
        law::<Told<Number>>(&text);
        law::<Told<Date>>(&text);
        law::<Told<Name>>(&text);
        law::<Month>(&text);
        law::<Half>(&text);
        law::<Year>(&text);
        law::<Names>(&text);
        law::<LongText>(&text);
        law::<Attached>(&text);
        let _ = text.parse::<Period>();
    }

    #[test]
    fn every_amount_is_written_so_that_it_is_read_back(fen in 0..i64::MAX) {
        prop_assert_eq!(Money::parse(&Money::from_fen(fen).text()), Ok(Money::from_fen(fen)));
        prop_assert_eq!(Number::parse(&Number::from_parts(fen).text()), Ok(Number::from_parts(fen)));
    }

    #[test]
    fn every_identity_is_written_in_thirteen_signs_and_read_back(id in 0..i64::MAX) {
        let text = Id::from(id).to_string();
        prop_assert_eq!(text.len(), 13);
        prop_assert_eq!(text.parse(), Ok(Id::from(id)));
    }

    #[test]
    fn a_doubt_is_read_back_whole(printed in "[^」\n]{0,12}", reason in "[a-z ]{0,12}") {
        let text = Told::<Count>::Doubt(Doubt {
            printed, candidates: vec!["5".into(), "6".into()], reason: reason.trim().to_owned(),
        }).text();
        prop_assert_eq!(Told::<Count>::parse(&text).map(|it| it.text()), Ok(text));
    }
}

#[test]
fn what_would_be_read_back_as_something_else_is_refused() {
    assert!(Told::<Names>::parse("\u{7}存疑").is_err());
    assert_eq!(Told::<Names>::parse("\u{7}未报").unwrap(), Told::NotReported);
    for text in ["、未报", "，存疑", "无，", "、不适用"] {
        let said = Told::<Names>::parse(text).unwrap_err();
        assert!(said.contains("另有专门的意思"), "{text}: {said}");
    }
    let plain = Told::<Names>::parse("、无线电、不适用于高原").unwrap();
    assert_eq!(plain.text(), "无线电、不适用于高原");
}
