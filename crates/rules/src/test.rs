//! Whether a relation holds between two things, as far as they are known.

use crate::{
    exact::Exact,
    set::Relation,
    value::{Found, Told, Truth, Value, joined},
};

pub(crate) fn compare(a: &Found, relation: Relation, b: &Found) -> Told {
    let open = joined(a.open.clone(), &b.open);
    let truth = match (&a.value, &b.value) {
        (Some(Value::Number(a1, a2)), Some(Value::Number(b1, b2))) => {
            numbers((*a1, *a2), relation, (*b1, *b2))
        }
        (Some(Value::Day(a)), Some(Value::Day(b))) => {
            let holds = match relation {
                Relation::AtLeast => b <= a,
                Relation::Above => b < a,
                Relation::AtMost => a <= b,
                Relation::Below => a < b,
                Relation::Equals => a == b,
            };
            if holds { Truth::Yes } else { Truth::No }
        }
        _ => Truth::Open,
    };
    Told { truth, open }
}

/// Holds when it holds wherever in their stretches the two lie.
fn numbers(a: (Exact, Exact), relation: Relation, b: (Exact, Exact)) -> Truth {
    let (always, never) = match relation {
        Relation::AtLeast => (b.1 <= a.0, a.1 < b.0),
        Relation::Above => (b.1 < a.0, a.1 <= b.0),
        Relation::AtMost => (a.1 <= b.0, b.1 < a.0),
        Relation::Below => (a.1 < b.0, b.1 <= a.0),
        Relation::Equals => (a.0 == a.1 && a == b, a.1 < b.0 || b.1 < a.0),
    };
    match (always, never) {
        (true, _) => Truth::Yes,
        (_, true) => Truth::No,
        (false, false) => Truth::Open,
    }
}

pub(crate) fn word(it: &Found, holds: impl Fn(&str) -> bool) -> Told {
    let truth = match it.word() {
        Some(word) if holds(word) => Truth::Yes,
        Some(_) => Truth::No,
        None => Truth::Open,
    };
    Told { truth, open: it.open.clone() }
}

pub(crate) fn flag(it: &Found, wanted: bool) -> Told {
    let truth = match it.value {
        Some(Value::Flag(is)) if is == wanted => Truth::Yes,
        Some(_) => Truth::No,
        None => Truth::Open,
    };
    Told { truth, open: it.open.clone() }
}

/// What is in doubt is not known, unless the doubt makes no difference.
pub(crate) fn known(it: &Found) -> Told {
    let sure = match it.value {
        Some(Value::Number(low, high)) => low == high,
        Some(Value::Day(_) | Value::Flag(_) | Value::Word(_) | Value::Bands(_)) => true,
        None => false,
    };
    Told { truth: if sure { Truth::Yes } else { Truth::Open }, open: it.open.clone() }
}
