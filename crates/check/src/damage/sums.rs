//! Which choices let a total be the sum of its parts, with few digits put back.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::combine::{Marks, Reach};

/// A choice as the sum sees it: in the base of the unit, and its cost.
pub(super) type Option_ = (Decimal, u32);

/// A choice in the last decimal place that any of them has: whole numbers are added faster.
type Whole = (i64, u32);

/// For each member (total first), which of its choices occur in a solution that puts back
/// no more digits than `reach` more than the best. The choices of each are sorted by cost.
pub(super) fn feasible(total: &[Option_], parts: &[Vec<Option_>], most: u32, reach: Reach) -> Marks {
    let places = parts.iter().flatten().chain(total).map(|it| it.0.scale()).max().unwrap_or(0);
    let whole = |all: &[Option_]| all.iter().map(|it| Some((scaled(it.0, places)?, it.1))).collect();
    let parts: Option<Vec<Vec<Whole>>> = parts.iter().map(|it| whole(it)).collect();
    let Some((total, parts)) = whole(total).zip(parts) else { return Marks::TooMany };
    for budget in 0..=most {
        let Some(sums) = partial(&total, &parts, budget, reach.combinations) else { return Marks::TooMany };
        let Some(all) = sums.last() else { return Marks::TooMany };
        let best = total.iter().filter_map(|it| Some(all.get(&it.0)? + it.1)).min();
        let Some(best) = best.filter(|it| *it <= budget) else { continue };
        for slack in (reach.least..=reach.slack).rev() {
            if let Some(sums) = partial(&total, &parts, best + slack, reach.combinations) {
                let marks = marks(&total, &parts, &sums, best + slack);
                return if slack == reach.slack { Marks::Some(marks) } else { Marks::Less(marks) };
            }
        }
        return Marks::TooMany;
    }
    Marks::Far
}

fn scaled(value: Decimal, places: u32) -> Option<i64> {
    let times = 10_i128.checked_pow(places.checked_sub(value.scale())?)?;
    i64::try_from(value.mantissa().checked_mul(times)?).ok()
}

type Sums = BTreeMap<i64, u32>;

fn put(sums: &mut Sums, sum: i64, cost: u32) {
    let least = sums.entry(sum).or_insert(cost);
    *least = cost.min(*least);
}

fn cheapest(part: &[Whole]) -> u32 {
    part.first().map_or(0, |it| it.1)
}

/// Cheapest ways to each partial sum, part after part: only sums that the parts still to come
/// can bring to a total; none if there are more than `few`.
fn partial(total: &[Whole], parts: &[Vec<Whole>], budget: u32, few: usize) -> Option<Vec<Sums>> {
    let span = |all: &[Whole]| all.iter().map(|it| it.0).min().zip(all.iter().map(|it| it.0).max());
    let (low, high) = span(total)?;
    // What must be left, and how many digits the rest takes at least.
    let mut rest = vec![(low, high, cheapest(total))];
    for part in parts.iter().rev() {
        let (low, high, cost) = rest.last()?;
        let (least, most) = span(part)?;
        rest.push((low.checked_sub(most)?, high.checked_sub(least)?, cost + cheapest(part)));
    }
    let mut sums = vec![Sums::from([(0, 0)])];
    for (part, (low, high, still)) in parts.iter().zip(rest.iter().rev().skip(1)) {
        let mut found = Sums::new();
        for (sum, cost) in sums.last()? {
            for (value, more) in part.iter().take_while(|it| cost + it.1 + still <= budget) {
                let sum = sum.checked_add(*value)?;
                if (*low..=*high).contains(&sum) {
                    put(&mut found, sum, cost + more);
                }
            }
            if found.len() > few {
                return None;
            }
        }
        sums.push(found);
    }
    Some(sums)
}

/// From the last part back: what it takes at least to go on from each partial sum to a total.
fn marks(total: &[Whole], parts: &[Vec<Whole>], sums: &[Sums], budget: u32) -> Vec<Vec<bool>> {
    let all = &sums[parts.len()];
    let fits = |it: &Whole| all.get(&it.0).is_some_and(|cost| cost + it.1 <= budget);
    let mut found = vec![total.iter().map(fits).collect()];
    let mut rest = Sums::new();
    total.iter().filter(|it| fits(it)).for_each(|it| put(&mut rest, it.0, it.1));
    for (part, sums) in parts.iter().zip(sums).rev() {
        let mut marks = vec![false; part.len()];
        let mut before = Sums::new();
        let least = rest.values().min().copied().unwrap_or(0);
        let (low, high) = (rest.keys().next().copied(), rest.keys().next_back().copied());
        for (sum, cost) in sums {
            let near = part.iter().zip(&mut marks).take_while(|it| cost + it.0.1 + least <= budget);
            for ((value, more), mark) in near {
                let sum_with = sum + value;
                if low > Some(sum_with) || Some(sum_with) > high {
                    continue;
                }
                if let Some(rest) = rest.get(&sum_with).filter(|it| cost + more + **it <= budget) {
                    *mark = true;
                    put(&mut before, *sum, more + rest);
                }
            }
        }
        found.insert(1, marks);
        rest = before;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const REACH: Reach = Reach { slack: 1, least: 1, combinations: 3_000 };

    fn options(values: &[(i64, u32)]) -> Vec<Option_> {
        values.iter().map(|it| (Decimal::from(it.0), it.1)).collect()
    }

    #[test]
    fn only_what_occurs_in_a_solution_is_left() {
        let total = options(&[(32, 0), (325, 1), (532, 1)]);
        let gone = options(&[(5, 1), (6, 1), (55, 2)]);
        let parts = [gone.clone(), options(&[(22, 0), (522, 1)]), gone];
        let Marks::Some(found) = feasible(&total, &parts, 5, REACH) else { panic!("there is a solution") };
        assert_eq!(found[0], [true, false, false]);
        assert_eq!(found[1], [true, false, false]);
        assert_eq!(found[2], [true, false]);
    }

    #[test]
    fn no_solution_is_none() {
        let one = options(&[(1, 0)]);
        assert_eq!(feasible(&options(&[(3, 0)]), &[one.clone(), one], 3, REACH), Marks::Far);
    }
}
