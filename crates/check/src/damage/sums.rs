//! Which choices let a total be the sum of its parts, with few digits put back.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

/// A choice as the sum sees it: in the base of the unit, and its cost.
pub(crate) type Option_ = (Decimal, u32);

/// More partial sums than this are not looked through.
const MOST: usize = 3_000;

/// For each member (total first), which of its choices occur in a solution that puts back
/// no more than `slack` digits more than the best; none if there is none or there are too many.
pub(crate) fn feasible(
    total: &[Option_],
    parts: &[Vec<Option_>],
    most: u32,
    slack: u32,
) -> Option<Vec<Vec<bool>>> {
    let range = span(total)?;
    let forwards: Vec<&Vec<Option_>> = parts.iter().collect();
    for budget in 0..=most {
        let front = partial(&forwards, range, budget)?;
        let best = total.iter().filter_map(|it| Some(front.last()?.get(&it.0)? + it.1)).min();
        if let Some(best) = best.filter(|it| *it <= budget) {
            let front = partial(&forwards, range, best + slack)?;
            let backwards: Vec<&Vec<Option_>> = parts.iter().rev().collect();
            let mut back = partial(&backwards, range, best + slack)?;
            back.reverse();
            return Some(marks(total, parts, &(front, back), best + slack));
        }
    }
    None
}

type Sums = BTreeMap<Decimal, u32>;

/// The least and the greatest of some choices.
fn span(options: &[Option_]) -> Option<(Decimal, Decimal)> {
    let values = || options.iter().map(|it| it.0);
    values().min().zip(values().max())
}

/// Cheapest ways to each partial sum, part after part: only sums that the parts still to come
/// can bring to a total within the range.
fn partial(parts: &[&Vec<Option_>], range: (Decimal, Decimal), budget: u32) -> Option<Vec<Sums>> {
    let mut ranges = vec![range];
    for part in parts.iter().rev() {
        let (low, high) = ranges.last()?;
        let (least, most) = span(part)?;
        ranges.push((low.checked_sub(most)?, high.checked_sub(least)?));
    }
    let mut sums = vec![Sums::from([(Decimal::ZERO, 0)])];
    for (part, range) in parts.iter().zip(ranges.iter().rev().skip(1)) {
        sums.push(extend(sums.last()?, part, *range, budget)?);
    }
    Some(sums)
}

fn extend(sums: &Sums, part: &[Option_], range: (Decimal, Decimal), budget: u32) -> Option<Sums> {
    let mut found = Sums::new();
    for (sum, cost) in sums {
        for (value, more) in part.iter().filter(|it| cost + it.1 <= budget) {
            let (cost, sum) = (cost + more, sum.checked_add(*value)?);
            if sum < range.0 || range.1 < sum {
                continue;
            }
            let least = found.entry(sum).or_insert(cost);
            *least = cost.min(*least);
        }
        if found.len() > MOST {
            return None;
        }
    }
    Some(found)
}

fn marks(
    total: &[Option_],
    parts: &[Vec<Option_>],
    tables: &(Vec<Sums>, Vec<Sums>),
    budget: u32,
) -> Vec<Vec<bool>> {
    let all = &tables.0[parts.len()];
    let fits = |it: &Option_| all.get(&it.0).is_some_and(|cost| cost + it.1 <= budget);
    let totals: Vec<Option_> = total.iter().copied().filter(fits).collect();
    let mut found = vec![total.iter().map(fits).collect()];
    for (index, part) in parts.iter().enumerate() {
        let (front, back) = (&tables.0[index], &tables.1[index + 1]);
        let (few, many) = if front.len() < back.len() { (front, back) } else { (back, front) };
        let can = |it: &Option_| {
            totals.iter().any(|total| {
                few.iter().any(|(sum, cost)| {
                    let rest = total.0 - it.0 - sum;
                    many.get(&rest).is_some_and(|other| cost + other + it.1 + total.1 <= budget)
                })
            })
        };
        found.push(part.iter().map(can).collect());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(values: &[(i64, u32)]) -> Vec<Option_> {
        values.iter().map(|it| (Decimal::from(it.0), it.1)).collect()
    }

    #[test]
    fn only_what_occurs_in_a_solution_is_left() {
        let total = options(&[(32, 0), (325, 1), (532, 1)]);
        let gone = options(&[(5, 1), (6, 1), (55, 2)]);
        let parts = [gone.clone(), options(&[(22, 0), (522, 1)]), gone];
        let found = feasible(&total, &parts, 5, 1).unwrap();
        assert_eq!(found[0], [true, false, false]);
        assert_eq!(found[1], [true, false, false]);
        assert_eq!(found[2], [true, false]);
    }

    #[test]
    fn no_solution_is_none() {
        assert_eq!(feasible(&options(&[(3, 0)]), &[options(&[(1, 0)]), options(&[(1, 0)])], 3, 1), None);
    }
}
