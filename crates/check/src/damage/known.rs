//! What is known outside the text: numbers of published papers, editions of yearly events.

const KNOWN: &str = include_str!("known.tsv");

/// The year of a published paper by its agency, its serial and what it is about.
pub(crate) fn paper(agency: &str, serial: &str, beside: &str, years: &[i64]) -> Option<i64> {
    let mut found =
        lines("文号").filter(|it| agency.ends_with(it[1]) && it[3] == serial && beside.contains(it[4]));
    let year = found.next()?[2].parse().ok()?;
    (years.contains(&year) && found.next().is_none()).then_some(year)
}

/// The year in which this edition of an event was held.
pub(crate) fn edition(beside: &str, number: i64) -> Option<i64> {
    let number = number.to_string();
    lines("届次").find(|it| beside.contains(it[1]) && beside.contains(it[4]) && it[3] == number)?[2]
        .parse()
        .ok()
}

fn lines(sort: &'static str) -> impl Iterator<Item = [&'static str; 5]> {
    let rows = KNOWN.lines().filter(|it| !it.starts_with('#')).filter_map(move |line| {
        let mut cells = line.split('\t');
        Some([cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?])
    });
    rows.filter(move |it| it[0] == sort)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_paper_has_one_year() {
        let about = "关于大力推进大众创业万众创新若干政策措施";
        assert_eq!(paper("国发", "32", about, &[2015, 2016]), Some(2015));
        assert_eq!(paper("国发", "32", about, &[2016]), None);
        assert_eq!(paper("国发", "32", "关于别的事", &[2015]), None);
    }

    #[test]
    fn an_edition_says_the_year() {
        assert_eq!(edition("“科技之春”科普宣传月", 21), Some(2016));
    }
}
