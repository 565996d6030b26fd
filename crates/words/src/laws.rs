//! What must hold of every type here: no text breaks it, and what it prints it reads.
//! A slip of one digit is refused wherever a check digit can tell.

use std::{fmt, str::FromStr};

use proptest::{prelude::*, sample::Index};

use crate::{
    CreditCode, DocNumber, IdNumber, PatentNumber, ProjectNumber, RegionCode,
    credit_code::{last_place, organisation_check},
    id_number::check_place,
    written,
};

const CREDIT: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Reads, prints and reads again; says whether the text was accepted at all.
fn same_again<T>(text: &str) -> bool
where
    T: FromStr<Err = String> + fmt::Display + fmt::Debug + PartialEq,
{
    match text.parse::<T>() {
        Ok(value) => {
            let printed = value.to_string();
            assert_eq!(printed.parse::<T>().as_ref(), Ok(&value), "{text} is printed as {printed}");
            true
        }
        Err(sentence) => {
            assert!(sentence.chars().any(written::ideograph), "{sentence}");
            false
        }
    }
}

fn every_type(text: &str) {
    same_again::<CreditCode>(text);
    same_again::<PatentNumber>(text);
    same_again::<DocNumber>(text);
    same_again::<IdNumber>(text);
    same_again::<ProjectNumber>(text);
    same_again::<RegionCode>(text);
}

fn credit_codes() -> impl Strategy<Value = String> {
    "[1-9AN][1-9][1-8][0-9]{5}[0-9A-HJ-NP-RTUWXY]{8}".prop_map(|front| {
        let checked = format!("{front}{}", organisation_check(&front[8..]).unwrap());
        format!("{checked}{}", last_place(&checked).unwrap())
    })
}

fn patent_numbers() -> impl Strategy<Value = String> {
    let digits = prop_oneof!["20(0[3-9]|[1-9][0-9])[12389][0-9]{7}", "(8[5-9]|9[0-9]|0[0-3])[12389][0-9]{5}"];
    digits.prop_map(|it| format!("{it}.{}", PatentNumber::check_place(&it).unwrap()))
}

/// The text with the character at `place` replaced by another of the alphabet.
fn slipped(text: &str, place: usize, by: Index, alphabet: &str) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let others: Vec<char> = alphabet.chars().filter(|it| *it != signs[place]).collect();
    signs[place] = others[by.index(others.len())];
    signs.into_iter().collect()
}

fn wide(text: &str) -> String {
    let widen = |it| match it {
        '!'..='~' => char::from_u32(u32::from(it) + 0xFEE0).unwrap(),
        other => other,
    };
    text.chars().map(widen).collect()
}

proptest! {
    #[test]
    fn no_text_breaks_a_type(text in any::<String>()) {
        every_type(&text);
    }

    #[test]
    fn no_text_that_nearly_fits_breaks_a_type(text in "(ZL|JJKJ|国发|CN)?[0-9０-９A-Zx.〔〕（）年第号 漹-]{0,20}号?") {
        every_type(&text);
    }

    #[test]
    fn writing_is_put_right_once(text in any::<String>()) {
        let once = written::code(&text);
        prop_assert_eq!(written::code(&once), once);
    }

    #[test]
    fn a_valid_credit_code_is_read_back(code in credit_codes()) {
        prop_assert!(same_again::<CreditCode>(&code));
        prop_assert_eq!(wide(&code).parse::<CreditCode>(), code.to_lowercase().parse());
    }

    #[test]
    fn one_slip_in_a_credit_code_is_refused(code in credit_codes(), place in 0_usize..18, by in any::<Index>()) {
        prop_assert!(slipped(&code, place, by, CREDIT).parse::<CreditCode>().is_err());
    }

    #[test]
    fn a_valid_patent_number_is_read_back(number in patent_numbers()) {
        let granted = format!("ZL{number}");
        prop_assert!(same_again::<PatentNumber>(&number) && same_again::<PatentNumber>(&granted));
        prop_assert_eq!(wide(&granted).parse::<PatentNumber>(), granted.replace('.', "").parse());
    }

    #[test]
    fn one_slip_in_a_patent_number_is_refused(number in patent_numbers(), place in any::<Index>(), by in any::<Index>()) {
        let place = place.index(number.len() - 2);
        prop_assert!(slipped(&number, place, by, "0123456789").parse::<PatentNumber>().is_err());
    }

    #[test]
    fn one_slip_in_an_identity_number_is_refused(front in "5111(0[1-9]|2[0-9])19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}", place in 0_usize..17, by in any::<Index>()) {
        let number = format!("{front}{}", check_place(&front).unwrap());
        prop_assert!(same_again::<IdNumber>(&number));
        prop_assert!(slipped(&number, place, by, "0123456789").parse::<IdNumber>().is_err());
    }

    #[test]
    fn a_valid_document_number_is_read_back(agency in "[一-龥]{1,20}", year in 1949_u16..2100, serial in 1_u32..1_000_000) {
        let number: DocNumber = format!("{agency}[{year}] {serial} 号").parse().unwrap();
        prop_assert_eq!(number.to_string(), format!("{agency}〔{year}〕{serial}号"));
    }

    #[test]
    fn a_valid_project_number_is_read_back(number in "20[0-9]{2}[A-Z]{2,5}[0-9]{4}(-[0-9]{2})?|JJKJ20[0-9]{7}") {
        prop_assert!(same_again::<ProjectNumber>(&number));
        prop_assert_ne!(number.parse::<ProjectNumber>().unwrap().shape(), crate::Shape::Other);
    }

    #[test]
    fn every_region_lies_in_all_above_it(code in "5[1-4]([0-9][1-9]([0-9]{2}([0-9]{3})?)?)?") {
        let region: RegionCode = code.parse().unwrap();
        prop_assert!(same_again::<RegionCode>(&code));
        prop_assert_eq!(region.in_full().parse(), Ok(region.clone()));
        let mut above = region.parent();
        while let Some(it) = above {
            prop_assert!(it.contains(&region) && !region.contains(&it) && it.level() < region.level());
            above = it.parent();
        }
    }
}
