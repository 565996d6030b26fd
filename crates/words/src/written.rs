//! How people write codes: full-width signs, blanks, long dashes, odd brackets.
//! All of it is put right here, once, before any type looks at the text.

/// Full-width ASCII and the ideographic space as half-width; all else as it stands.
pub fn half_width(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// A code as its type compares it: half-width, upper case, no blanks, one kind of dash.
pub fn code(text: &str) -> String {
    half_width(text)
        .chars()
        .filter(|it| !blank(*it))
        .map(one_dash)
        .map(|it| it.to_ascii_uppercase())
        .collect()
}

/// Every bracket that stands around a year as the six-corner 〔〕 of GB/T 9704-2012.
pub fn six_corner(text: &str) -> String {
    let corner = |it| match it {
        '[' | '(' | '【' | '﹝' | '［' | '（' => '〔',
        ']' | ')' | '】' | '﹞' | '］' | '）' => '〕',
        other => other,
    };
    text.chars().map(corner).collect()
}

/// The number in exactly this many ASCII digits, or nothing.
pub fn number<N: std::str::FromStr>(text: &str, places: usize) -> Option<N> {
    let exact = text.len() == places && text.bytes().all(|it| it.is_ascii_digit());
    exact.then(|| text.parse().ok()).flatten()
}

/// A Chinese character, the rare ones outside the first plane included.
pub fn ideograph(it: char) -> bool {
    matches!(it, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

fn narrow(it: char) -> char {
    match it {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(it) - 0xFEE0).unwrap_or(it),
        other => other,
    }
}

/// White space, and the marks of no width that come along when text is pasted.
fn blank(it: char) -> bool {
    it.is_whitespace() || matches!(it, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn one_dash(it: char) -> char {
    match it {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_text_becomes_half_width() {
        assert_eq!(half_width("ＺＬ２０１５．Ｘ　（漹城）"), "ZL2015.X (漹城)");
        assert_eq!(code(" ２０１６ｇｚ\u{200B}０１８５\u{2014}01\n"), "2016GZ0185-01");
    }

    #[test]
    fn every_bracket_around_a_year_becomes_six_corner() {
        for form in ["〔2015〕", "[2015]", "［2015］", "(2015)", "（2015）", "【2015】", "﹝2015﹞"]
        {
            assert_eq!(six_corner(form), "〔2015〕");
        }
    }

    #[test]
    fn a_number_has_exactly_the_places_asked_for() {
        assert_eq!(number("0032", 4), Some(32_u16));
        assert_eq!(number::<u16>("32", 4), None);
        assert_eq!(number::<u16>("+032", 4), None);
        assert_eq!(number::<u8>("999", 3), None);
    }

    #[test]
    fn the_rare_character_of_the_county_seat_is_an_ideograph() {
        assert!("漹城𠮷".chars().all(ideograph));
        assert!(!"A1〔".chars().any(ideograph));
    }
}
