//! Whether bands stand in order, each beginning where the one before it ends.

use super::{Band, End, Of};
use crate::exact::{self, Exact, whole};

type Line = (usize, Band);

pub(super) fn wrong(all: &[Line]) -> Vec<String> {
    let own: Vec<&Line> = all.iter().filter(|it| it.1.of != Of::Rest).collect();
    let Some((first, last)) = own.first().zip(own.last()) else {
        return vec!["一档也没有，一行写一档，如“80%以上不满100%：8分”，最后一行写“其余：0分”".to_owned()];
    };
    let mut res = Vec::new();
    if let Some(it) = own.iter().find(|it| it.1.of != first.1.of) {
        let says = match (it.1.of, first.1.of) {
            (Of::Percent, Of::Number) | (Of::Number, Of::Percent) => "有的写了 % 有的没写，请统一",
            _ => "有的写名次有的写数，请统一",
        };
        return vec![format!("第 {} 行和第 {} 行{says}", first.0, it.0)];
    }
    let rest = all.iter().position(|it| it.1.of == Of::Rest);
    if rest.is_some_and(|it| it + 1 != all.len()) {
        res.push("“其余”要写在最后一行，只写一次".to_owned());
    }
    let downward = own.get(1).is_none_or(|second| is_downward(&first.1, &second.1));
    for pair in own.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let (upper, lower) = if downward { (before, after) } else { (after, before) };
        res.extend(between(upper, lower, after.0));
    }
    let (top, bottom) = if downward { (first, last) } else { (last, first) };
    if rest.is_none() && res.is_empty() {
        let number =
            |it: Exact| Band { low: None, high: Some(End { at: it, included: false }), ..top.1.clone() };
        if let Some(end) = top.1.high {
            let word = if end.included { "超过" } else { "达到" };
            let shown = number(end.at).range();
            let shown = shown.trim_start_matches("不满");
            res.push(format!("{word}{shown}的没有写几分；都一样的写一行“其余：0分”"));
        }
        // No place comes before the first.
        if let Some(end) = bottom.1.low.filter(|it| bottom.1.of != Of::Place || it.at != whole(1)) {
            let shown = number(end.at).range();
            let shown = if end.included { shown } else { shown.replacen("不满", "不超过", 1) };
            res.push(format!("{shown}的没有写几分；不得分的写一行“其余：0分”"));
        }
    }
    res
}

fn is_downward(first: &Band, second: &Band) -> bool {
    match ((first.low, first.high), (second.low, second.high)) {
        ((None, _), _) => false,
        ((_, None), _) | (_, (None, _)) => true,
        ((Some(a), _), (Some(b), _)) => b.at < a.at,
    }
}

/// What is wrong where an upper band meets the one below it; `at` is the later line.
fn between(upper: &Line, lower: &Line, at: usize) -> Option<String> {
    let (before, after) = if upper.0 < lower.0 { (upper, lower) } else { (lower, upper) };
    let both = || {
        let (this, that) = (after.1.range(), before.1.range());
        format!("第 {at} 行“{this}”和第 {} 行“{that}”", before.0)
    };
    let (Some(low), Some(high)) = (upper.1.low, lower.1.high) else {
        return Some(format!("{}重叠{}", both(), apart(upper, lower)));
    };
    // The fourth place comes right after the third.
    let step = if upper.1.of == Of::Place { whole(1) } else { whole(0) };
    let (below, above) = (high.at + step, low.at);
    let touches = below == above && (step == whole(1) || low.included != high.included);
    if touches {
        return None;
    }
    if above < below || (below == above && low.included && high.included) {
        return Some(format!("{}重叠{}", both(), apart(upper, lower)));
    }
    let shown = |it: Exact| {
        let it = if upper.1.of == Of::Percent { it * whole(100) } else { it };
        format!("{}{}", exact::show(it), if upper.1.of == Of::Percent { "%" } else { "" })
    };
    let gap = match upper.1.of {
        Of::Place => format!("第 {} 名到第 {} 名", exact::show(below), exact::show(above - whole(1))),
        Of::Number | Of::Percent | Of::Rest if high.at == low.at => format!(" {}", shown(low.at)),
        Of::Number | Of::Percent | Of::Rest => format!(" {} 到 {}", shown(high.at), shown(low.at)),
    };
    Some(format!("{}之间空着{gap}，不知道给几分；各档要从高到低（或从低到高）一档接一档", both()))
}

/// How the lower of two could be written so that they do not meet.
fn apart(upper: &Line, lower: &Line) -> String {
    match upper.1.low {
        Some(end) if upper.1.of != Of::Place && lower.1.low.is_none_or(|it| it.at < end.at) => {
            let high = Some(End { at: end.at, included: !end.included });
            let mended = Band { high, ..lower.1.clone() }.range();
            format!("，第 {} 行写成“{mended}”", lower.0)
        }
        _ => "，一个数只能归一档".to_owned(),
    }
}
