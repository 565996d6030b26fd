//! Cells of a table that lost all their digits: what the total asks for.
//! Where a cell may as well have been empty from the beginning nothing is said of it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    combine::{MOST, Marks, Reach},
    domain::Domain,
    placements::Placements,
    solve::{Solved, far, slack},
    sums::{Option_, feasible},
};
use crate::{
    reading::Reading,
    report::{Finding, FindingId, Grade, Place},
    table::{
        Grid,
        gaps::{Gap, Open, Term, named, open_sums, unit},
    },
};

/// Digits put back in an empty cell at most.
const LONGEST: usize = 4;
/// Partial sums that are looked through.
const WAYS: usize = 6_000;
/// Empty cells of one text that are looked at.
const GAPS: usize = 300;

/// What may have stood in an empty cell; the empty text if nothing.
type Choices = Vec<String>;

pub(super) fn findings(reading: &Reading, grids: &[Grid], solved: &Solved, lost: &[char]) -> Vec<Finding> {
    let sums: Vec<Open> = open_sums(grids, reading).into_iter().take(GAPS).collect();
    if sums.is_empty() {
        return Vec::new();
    }
    let task = Task { reading, grids, lost };
    let slack = slack(lost);
    let least = Reach { slack, least: slack, combinations: WAYS };
    let least = task.narrowed(&sums, &solved.domains, least);
    let wide = task.narrowed(&sums, &solved.wide, far(lost, WAYS));
    let told = least.into_iter().filter_map(|(gap, candidates)| {
        let wide = wide.get(&gap);
        let further = wide.map(|it| it.iter().filter(|it| !candidates.contains(it)).cloned().collect());
        let blank = candidates.iter().any(String::is_empty);
        (!blank && !candidates.is_empty())
            .then(|| finding(&named(&grids[gap.table], gap), gap, candidates, further))
    });
    told.collect()
}

struct Task<'a> {
    reading: &'a Reading,
    grids: &'a [Grid],
    lost: &'a [char],
}

impl Task<'_> {
    /// What every sum a cell stands in leaves of it.
    fn narrowed(
        &self,
        sums: &[Open],
        domains: &BTreeMap<usize, Domain>,
        reach: Reach,
    ) -> BTreeMap<Gap, Choices> {
        let mut texts: Choices = vec![String::new()];
        let put_back = Placements::new("", self.lost, 1..=LONGEST);
        texts.extend(put_back.filter(|it| it == "0" || !it.starts_with('0')));
        let mut left: BTreeMap<Gap, Choices> = BTreeMap::new();
        for sum in sums {
            let of = |term: &Term| self.options(term, &texts, domains);
            let Some(all) = sum.terms.iter().map(of).collect::<Option<Vec<_>>>() else { continue };
            let Some((total, parts)) = all.split_first() else { continue };
            // Of what is too much to look through nothing falls.
            let marks = match feasible(total, parts, MOST, reach) {
                Marks::Some(marks) | Marks::Less(marks) => marks,
                Marks::None | Marks::Far | Marks::TooMany => vec![vec![true; texts.len()]; all.len()],
            };
            for (term, marks) in sum.terms.iter().zip(marks) {
                let Term::Gap(gap) = term else { continue };
                let fit = |it: &String| texts.iter().zip(&marks).any(|(text, fits)| *fits && text == it);
                left.entry(*gap).or_insert_with(|| texts.clone()).retain(fit);
            }
        }
        left
    }

    fn options(
        &self,
        term: &Term,
        texts: &Choices,
        domains: &BTreeMap<usize, Domain>,
    ) -> Option<Vec<Option_>> {
        match term {
            Term::Number(index) => {
                let it = &self.reading.mentions[*index];
                let choices = &domains.get(index)?.choices;
                let scaled = |value: Decimal| value.checked_mul(it.unit.scale()).map(|it| it.normalize());
                choices.iter().map(|it| Some((scaled(it.value)?, it.cost))).collect()
            }
            Term::Gap(gap) => {
                let scale = unit(&self.grids[gap.table], self.reading, gap.column)?.scale();
                let value = |text: &String| -> Option<Option_> {
                    let value = if text.is_empty() { Decimal::ZERO } else { text.parse().ok()? };
                    let cost = u32::try_from(text.len()).ok()?;
                    Some((value.checked_mul(scale)?.normalize(), cost))
                };
                texts.iter().map(value).collect()
            }
        }
    }
}

fn finding(place: &str, gap: Gap, candidates: Choices, further: Option<Choices>) -> Finding {
    let quoted = |all: &[String]| {
        all.iter().take(4).map(|it| format!("“{it}”")).collect::<Vec<_>>().join("或")
            + if all.len() > 4 { "等" } else { "" }
    };
    let sure = further.as_ref().is_some_and(Vec::is_empty);
    let mut further = further.unwrap_or_default();
    let blank = further.iter().any(String::is_empty);
    further.retain(|it| !it.is_empty());
    let is = quoted(&candidates);
    let told = match (sure, candidates.len()) {
        (true, 1) => format!("按合计应为{is}"),
        (true, _) => format!("按合计可能是{is}"),
        (false, _) => format!("按合计，补得最少的写法是{is}"),
    };
    let more = match (further.is_empty(), blank) {
        (true, true) => "；若别处丢得更多，也可能本来就空着".to_owned(),
        (true, false) => String::new(),
        (false, true) => format!("；若丢得更多，还可能是{}，或本来就空着", quoted(&further)),
        (false, false) => format!("；若丢得更多，还可能是{}", quoted(&further)),
    };
    Finding {
        id: FindingId::default(),
        grade: Grade::Verify,
        rule: "lost-digit".to_owned(),
        span: Place(gap.span),
        message: format!("{place}空着，{told}{more}，请核对原件"),
        candidates,
        further,
        relations: Vec::new(),
    }
}
