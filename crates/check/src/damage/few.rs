//! A relation of a few numbers over their choices: which of them can stand together.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    combine::{MOST, Marks, Reach},
    domain::Domain,
};
use crate::{
    judge::{Amount, Form, Verdict},
    reading::Reading,
};

/// A choice as the relation sees it; none where it cannot be counted with.
struct Option_ {
    amount: Option<Amount>,
    cost: u32,
}

struct Few<'a> {
    form: &'a Form,
    members: &'a [usize],
    lists: Vec<Vec<Option_>>,
}

/// What stands together within a growing number of digits put back, until something does.
pub(super) fn of_few(
    reading: &Reading,
    form: &Form,
    members: &[usize],
    domains: &BTreeMap<usize, Domain>,
    reach: Reach,
) -> Marks {
    let options = |it: &usize| {
        let mention = &reading.mentions[*it];
        let choices = domains.get(it)?.choices.iter();
        let seen = choices.map(|it| Option_ { amount: Amount::at(mention, it.value), cost: it.cost });
        Some(seen.collect()).filter(|it: &Vec<Option_>| !it.is_empty())
    };
    let Some(lists) = members.iter().map(options).collect::<Option<Vec<_>>>() else { return Marks::None };
    let few = Few { form, members, lists };
    if let Form::Bound { .. } | Form::Under { .. } | Form::Rising { .. } = form {
        return few.bounded();
    }
    let all = matches!(form, Form::Hundred { .. } | Form::Listed { .. } | Form::Next { .. });
    // 约500 is between others than 约505: what fits is not all in one place.
    let exact = few.lists[0].iter().flat_map(|it| it.amount).all(|it| it.exact);
    if all || !exact { few.tried(reach) } else { few.computed(reach) }
}

impl Few<'_> {
    fn judge(&self, chosen: &[usize]) -> Verdict {
        self.form.judge(&|index| {
            let at = self.members.iter().position(|it| *it == index)?;
            self.lists[at][chosen[at]].amount
        })
    }

    fn fits(&self, chosen: &[usize]) -> bool {
        let verdict = self.judge(chosen);
        let may = verdict.rounding || matches!(self.form, Form::Bound { .. });
        verdict.holds == Some(true) || verdict.holds.is_none() && may
    }

    fn unmarked(&self) -> Vec<Vec<bool>> {
        self.lists.iter().map(|it| vec![false; it.len()]).collect()
    }

    /// Every combination is looked at.
    fn tried(&self, reach: Reach) -> Marks {
        let mut found = Found::default();
        let mut tried = 0;
        for budget in 0..=MOST + reach.slack {
            if found.best.is_some_and(|best| budget > best + reach.slack) {
                break;
            }
            let within = each(&self.lists, budget, &mut Vec::new(), &mut |chosen| {
                tried += 1;
                if self.fits(chosen) {
                    found.put(budget, chosen.to_vec());
                }
                tried <= reach.combinations
            });
            if !within {
                return found.less(self.unmarked(), budget, reach.least);
            }
        }
        found.marks(self.unmarked(), reach.slack)
    }

    /// The others give the stated one: only what is near it is looked at.
    fn computed(&self, reach: Reach) -> Marks {
        let (stated, others) = (&self.lists[0], &self.lists[1..]);
        let value = |at: usize| stated[at].amount.map(|it| it.value);
        let mut order: Vec<usize> = (0..stated.len()).filter(|it| value(*it).is_some()).collect();
        order.sort_by_key(|it| value(*it));
        let Some(last) = order.last() else { return Marks::None };
        let mut found = Found::default();
        let mut tried = 0;
        let most = MOST + reach.slack;
        for budget in 0..=most {
            if found.best.is_some_and(|best| budget > best + reach.slack) {
                break;
            }
            let within = each(others, budget, &mut vec![], &mut |chosen| {
                let whole = |first: usize| [&[first], chosen].concat();
                tried += 1;
                let Some(near) = self.judge(&whole(*last)).computed else {
                    return tried <= reach.combinations;
                };
                let from = order.partition_point(|it| value(*it) < Some(near));
                let mut take = |it: &&usize| {
                    let all = whole(**it);
                    tried += 1;
                    let fits = self.fits(&all);
                    let cost = budget + stated[**it].cost;
                    if fits && cost <= most {
                        found.put(cost, all);
                    }
                    fits
                };
                order[from..].iter().take_while(&mut take).for_each(drop);
                order[..from].iter().rev().take_while(&mut take).for_each(drop);
                tried <= reach.combinations
            });
            if !within {
                return found.less(self.unmarked(), budget, reach.least);
            }
        }
        found.marks(self.unmarked(), reach.slack)
    }

    /// A bound leaves whatever has any partner at all: the least part, or the greatest whole.
    fn bounded(&self) -> Marks {
        let partner = |place: usize, list: &Vec<Option_>| {
            let by = list.iter().enumerate().filter_map(|(at, it)| Some((it.amount?.value, at)));
            let best: Option<(Decimal, usize)> = if place > 0 { by.max() } else { by.min() };
            best.map_or(0, |it| it.1)
        };
        let partners: Vec<usize> =
            self.lists.iter().enumerate().map(|(place, it)| partner(place, it)).collect();
        let mark = |place: usize| {
            let fit = |choice: usize| {
                let mut chosen = partners.clone();
                chosen[place] = choice;
                self.fits(&chosen)
            };
            (0..self.lists[place].len()).map(fit).collect::<Vec<bool>>()
        };
        let marks: Vec<Vec<bool>> = (0..self.lists.len()).map(mark).collect();
        if marks.iter().all(|it| it.contains(&true)) { Marks::Some(marks) } else { Marks::None }
    }
}

/// What stands together, and the fewest digits that takes.
#[derive(Default)]
struct Found {
    best: Option<u32>,
    all: Vec<(u32, Vec<usize>)>,
}

impl Found {
    fn put(&mut self, cost: u32, chosen: Vec<usize>) {
        self.best = Some(self.best.map_or(cost, |best| best.min(cost)));
        self.all.push((cost, chosen));
    }

    /// All is known that puts back fewer digits than `budget`.
    fn less(self, marks: Vec<Vec<bool>>, budget: u32, least: u32) -> Marks {
        let slack = self.best.and_then(|best| budget.checked_sub(best + 1)).filter(|it| *it >= least);
        let Some(slack) = slack else { return Marks::TooMany };
        if let Marks::Some(marks) = self.marks(marks, slack) { Marks::Less(marks) } else { Marks::TooMany }
    }

    fn marks(self, mut marks: Vec<Vec<bool>>, slack: u32) -> Marks {
        let Some(best) = self.best else { return Marks::None };
        for (_, chosen) in self.all.iter().filter(|it| it.0 <= best + slack) {
            marks.iter_mut().zip(chosen).for_each(|(marks, at)| marks[*at] = true);
        }
        Marks::Some(marks)
    }
}

/// Every combination that puts back just so many digits; choices are sorted by cost.
/// False as soon as `visit` has seen enough.
fn each(
    lists: &[Vec<Option_>],
    left: u32,
    chosen: &mut Vec<usize>,
    visit: &mut impl FnMut(&[usize]) -> bool,
) -> bool {
    let Some(list) = lists.get(chosen.len()) else { return left > 0 || visit(chosen) };
    let last = chosen.len() + 1 == lists.len();
    let from = if last { list.partition_point(|it| it.cost < left) } else { 0 };
    for (at, it) in list.iter().enumerate().skip(from) {
        let Some(rest) = left.checked_sub(it.cost) else { break };
        chosen.push(at);
        let more = each(lists, rest, chosen, visit);
        chosen.pop();
        if !more {
            return false;
        }
    }
    true
}
