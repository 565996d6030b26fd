//! Points by bands, in lines an officer can read: `80%以上不满100%：8分`.
//!
//! A boundary belongs to one side and the words say to which: “以上、以下、以内”
//! include the number, “不满、超过” do not (民法典第一千二百五十九条, before 2021
//! 民法通则第一百五十五条). Bands that overlap or leave something between them are
//! refused when they are read, so that every number falls into exactly one.

mod order;
mod read;

use std::fmt;

use crate::exact::{self, Exact, whole};

/// Bands in the order they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    all: Vec<Band>,
}

/// Numbers between two ends, and what they are worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub(crate) low: Option<End>,
    pub(crate) high: Option<End>,
    pub points: Exact,
    pub(crate) of: Of,
}

/// What a band is written of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Number,
    Percent,
    /// Places in a ranking, which are whole: the fourth follows the third.
    Place,
    /// Whatever no band before it takes.
    Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) at: Exact,
    pub(crate) included: bool,
}

impl Bands {
    pub fn all(&self) -> &[Band] {
        &self.all
    }

    /// Whether the numbers are per cents, as a share is measured.
    pub fn are_percent(&self) -> bool {
        self.all.iter().any(|it| it.of == Of::Percent)
    }

    /// Whether the numbers are places.
    pub fn are_places(&self) -> bool {
        self.all.iter().any(|it| it.of == Of::Place)
    }

    /// The most a number can be worth.
    pub fn most(&self) -> Exact {
        self.all.iter().map(|it| it.points).max().unwrap_or_else(|| whole(0))
    }

    /// The one band a number falls into.
    pub fn taken(&self, it: Exact) -> Option<&Band> {
        self.all.iter().find(|band| band.holds(it))
    }

    /// Every band that some number of a stretch falls into.
    pub(crate) fn reached(&self, low: Exact, high: Exact) -> impl Iterator<Item = &Band> {
        self.all
            .iter()
            .filter(move |band| band.of == Of::Rest && !self.cover(low, high) || band.meets(low, high))
    }

    /// Whether the bands with ends of their own take a stretch between them.
    fn cover(&self, low: Exact, high: Exact) -> bool {
        let own = |it: Exact| self.all.iter().any(|band| band.of != Of::Rest && band.holds(it));
        own(low) && own(high)
    }
}

impl Band {
    fn holds(&self, it: Exact) -> bool {
        self.of == Of::Rest || self.meets(it, it)
    }

    fn meets(&self, low: Exact, high: Exact) -> bool {
        let above = self.low.is_none_or(|end| end.at < high || (end.included && end.at == high));
        let below = self.high.is_none_or(|end| low < end.at || (end.included && end.at == low));
        self.of != Of::Rest && above && below
    }

    /// `80%以上不满100%`, without the points.
    pub fn range(&self) -> String {
        let number = |it: Exact| match self.of {
            Of::Percent => format!("{}%", exact::show(it * whole(100))),
            Of::Number | Of::Place | Of::Rest => exact::show(it),
        };
        match (self.of, self.low, self.high) {
            (Of::Place, Some(low), Some(high)) if low.at == high.at => format!("第{}名", number(low.at)),
            (Of::Place, Some(low), Some(high)) => format!("第{}至{}名", number(low.at), number(high.at)),
            (_, None, None) => "其余".to_owned(),
            (_, low, high) => {
                let low = low.map_or(String::new(), |it| {
                    if it.included {
                        format!("{}以上", number(it.at))
                    } else {
                        format!("超过{}", number(it.at))
                    }
                });
                let high = high.map_or(String::new(), |it| {
                    if it.included {
                        format!("{}以下", number(it.at))
                    } else {
                        format!("不满{}", number(it.at))
                    }
                });
                let between = if low.starts_with("超过") && !high.is_empty() { "、" } else { "" };
                format!("{low}{between}{high}")
            }
        }
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：{}分", self.range(), exact::show(self.points))
    }
}

impl fmt::Display for Bands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.all.iter().map(Band::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bands(text: &str) -> Bands {
        text.parse().unwrap_or_else(|it| panic!("{text}: {it}"))
    }

    fn refused(text: &str, sentence: &str) {
        let wrong = text.parse::<Bands>().expect_err(text);
        assert!(wrong.contains(sentence), "“{sentence}” is not in “{wrong}”");
    }

    fn points(of: &Bands, it: &str) -> String {
        of.taken(exact::read(it).unwrap()).map_or("none".to_owned(), |it| exact::show(it.points))
    }

    const RATE: &str = "100%以上：10分\n80%以上不满100%：8分\n60%以上不满80%：5分\n其余：0分";

    #[test]
    fn a_number_on_a_boundary_belongs_to_the_side_the_words_say() {
        let it = bands(RATE);
        for (number, worth) in [
            ("100%", "10"),
            ("99.999999%", "8"),
            ("80%", "8"),
            ("79.999999%", "5"),
            ("60%", "5"),
            ("59.999999%", "0"),
            ("0", "0"),
            ("250%", "10"),
        ] {
            assert_eq!(points(&it, number), worth, "{number}");
        }
        let other = bands("超过100：10\n超过80、100以下：8\n80以下：0");
        for (number, worth) in [("100.001", "10"), ("100", "8"), ("80.001", "8"), ("80", "0")] {
            assert_eq!(points(&other, number), worth, "{number}");
        }
    }

    #[test]
    fn a_boundary_nobody_gave_to_a_side_is_refused_and_shown_how_to_write() {
        refused("100%以上：10\n80%–100%：8\n其余：0", "第 2 行：“80%–100%”没有说两头的数归不归这一档");
        refused("100%以上：10\n80%–100%：8\n其余：0", "80%以上不满100%");
        refused("80：5分\n其余：0", "没有说是“80以上”还是“80以下”");
    }

    #[test]
    fn bands_that_overlap_or_leave_a_gap_are_refused_with_both_lines() {
        refused("100以上：10\n80以上：8\n其余：0", "第 2 行“80以上”和第 1 行“100以上”重叠");
        refused("100以上：10\n80以上：8\n其余：0", "写成“80以上不满100”");
        refused("100以上：10\n80以上100以下：8\n其余：0", "重叠");
        refused("超过100：10\n80以上不满100：8\n其余：0", "之间空着 100");
        refused("100以上：10\n60以上不满80：8\n其余：0", "之间空着 80 到 100");
        refused("100以上：10\n80以上不满100：8", "不满80的没有写几分");
        refused("80以上不满100：8\n其余：0\n100以上：10", "“其余”要写在最后一行");
        refused("100以上：10\n60以上不满80：5\n80以上不满100：8\n其余：0", "第 3 行");
    }

    #[test]
    fn a_line_that_cannot_be_read_says_which_and_how_to_mend_it() {
        refused("100以上 10分", "第 1 行：没有冒号");
        refused("100以上：很多分", "第 1 行：“很多分”不是分数");
        refused("100以上：-1", "分数不能是负数");
        refused("多做一些：5分", "看不懂“多做一些”");
        refused("100%以上：10\n80以上不满100：8\n其余：0", "有的写了 % 有的没写");
        refused("100以上不满80：5", "没有这样的数");
        refused("", "一档也没有");
    }

    #[test]
    fn places_in_a_ranking_follow_each_other_without_a_gap() {
        let it = bands("第1名：10分\n第2至3名：8分\n第4至6名：5分\n其余：0分");
        for (place, worth) in [("1", "10"), ("2", "8"), ("3", "8"), ("4", "5"), ("6", "5"), ("7", "0")] {
            assert_eq!(points(&it, place), worth, "{place}");
        }
        assert!(it.are_places());
        refused("第1名：10\n第3至4名：8\n其余：0", "之间空着");
        refused("第1至3名：10\n第3至4名：8\n其余：0", "重叠");
    }

    #[test]
    fn bands_may_be_written_from_the_least_upward() {
        let it = bands("不满60：0分\n60以上不满80：5分\n80以上：8分");
        for (number, worth) in [("59.9", "0"), ("60", "5"), ("79.9", "5"), ("80", "8")] {
            assert_eq!(points(&it, number), worth, "{number}");
        }
    }

    #[test]
    fn signs_and_other_words_people_write_are_read() {
        let plain = bands("100%以上：10分\n80%以上不满100%：8分\n其余：0分");
        assert_eq!(bands("≥100%：10\n≥80%且<100%：8\n其他: 0"), plain);
        assert_eq!(bands("不低于100％：10 分\n80%以上、低于100%：8分\n\n其余：0分"), plain);
        assert_eq!(plain.to_string().parse(), Ok(plain));
    }

    proptest! {
        #[test]
        fn every_number_falls_into_one_band_and_what_is_written_is_read_back(
            mut at in proptest::collection::btree_set(0_i64..1000, 1..6), number in -10_i64..1010, tenth in 0_i64..10,
            over in any::<bool>(), upward in any::<bool>(),
        ) {
            let top = at.pop_last().unwrap();
            let at: Vec<i64> = at.into_iter().rev().collect();
            let (from, under) = if over { ("超过", "以下") } else { ("", "") };
            let low = |it: i64| if over { format!("{from}{it}") } else { format!("{it}以上") };
            let high = |it: i64| if over { format!("{it}{under}") } else { format!("不满{it}") };
            let mut lines = vec![format!("{}：100分", low(top))];
            let mut last = top;
            for (place, it) in at.iter().enumerate() {
                lines.push(format!("{}、{}：{}分", low(*it), high(last), 99 - place));
                last = *it;
            }
            lines.push(format!("{}：0分", high(last)));
            if upward {
                lines.reverse();
            }
            let it = bands(&lines.join("\n"));
            let number = whole(number) + Exact::new(i128::from(tenth), 10);
            prop_assert_eq!(it.all().iter().filter(|band| band.holds(number)).count(), 1);
            prop_assert_eq!(it.to_string().parse::<Bands>(), Ok(it.clone()));
            prop_assert_eq!(it.reached(number, number).count(), 1);
        }
    }
}
