//! What is known of one value that lost digits, and the sentence that says it.

use super::{calendar::Left, domain::Domain, solve::Solved};
use crate::{
    finding,
    reading::Reading,
    report::{Finding, FindingId, Grade, Kind, Place},
    text::Span,
};

/// How surely a value is one of its candidates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// However many digits were lost.
    Firm,
    /// If no more were lost than need be.
    Least,
    /// No computation decides.
    Open,
}

/// So many of what it may have been as well are listed.
const LISTED: usize = 120;
/// So many of these are named in the sentence.
const NAMED: usize = 4;

pub(super) struct Known {
    pub(super) candidates: Vec<String>,
    /// What it may have been as well, if it lost more than need be; cut at `LISTED`.
    pub(super) further: Vec<String>,
    /// How many of these there are, and whether a computation says that there are no more.
    all: usize,
    bounded: bool,
    because: String,
    sure: Sure,
}

impl Known {
    /// A date or a code: however many digits it lost.
    pub(super) fn left(left: &Left) -> Known {
        Known {
            candidates: left.candidates.clone(),
            further: Vec::new(),
            all: 0,
            bounded: true,
            because: left.because.clone(),
            sure: Sure::Firm,
        }
    }

    pub(super) fn solved(
        reading: &Reading,
        index: usize,
        solved: &Solved,
        domain: &Domain,
        lost: &[char],
    ) -> Known {
        let it = &reading.mentions[index];
        let before = reading.page.string(Span::new(it.span.from, it.digits.from));
        let after = reading.page.string(Span::new(it.digits.to, it.span.to));
        let whole = |text: &str| format!("{before}{text}{after}");
        let shown = domain.shown(&reading.page.string(it.digits), lost);
        let sure = match (domain.closed, solved.firm.contains(&index)) {
            (true, true) => Sure::Firm,
            (true, false) => Sure::Least,
            (false, _) => Sure::Open,
        };
        let wide = solved.wide.get(&index).filter(|_| sure != Sure::Firm);
        let more = wide.into_iter().flat_map(|it| &it.choices);
        let more: Vec<&str> = more
            .map(|it| it.text.as_str())
            .filter(|it| shown.iter().all(|other| other.text != *it))
            .collect();
        let because = if domain.because.is_empty() && domain.closed {
            "编号依次".to_owned()
        } else {
            domain.because.join("；")
        };
        Known {
            candidates: shown.iter().map(|it| whole(&it.text)).collect(),
            further: more.iter().take(LISTED).map(|it| whole(it)).collect(),
            all: more.len(),
            bounded: wide.is_some_and(|it| it.closed),
            because,
            sure,
        }
    }

    pub(super) fn finding(&self, reading: &Reading, index: usize) -> Finding {
        Finding {
            id: FindingId::default(),
            grade: Grade::Verify,
            rule: "lost-digit".to_owned(),
            span: Place(reading.mentions[index].span),
            message: format!("{}丢了数字，{}", named(reading, index), self.told()),
            candidates: self.candidates.clone(),
            further: self.further.clone(),
            relations: Vec::new(),
        }
    }

    fn told(&self) -> String {
        let decided =
            if self.because.is_empty() { String::new() } else { format!("，由{}决定", self.because) };
        let more = self.more();
        match (self.candidates.as_slice(), self.sure) {
            ([], _) => format!("没有一种补法符合上下文{decided}，请核对原件"),
            ([one], Sure::Firm) => format!("只能是“{one}”{decided}"),
            ([one], Sure::Least) => format!("补得最少的写法只有“{one}”{decided}{more}，请核对原件"),
            (some, Sure::Firm) => format!("有{}种可能{decided}，请核对原件", some.len()),
            (some, Sure::Least) => format!("补得最少的写法有{}种{decided}{more}，请核对原件", some.len()),
            (_, Sure::Open) => {
                format!("不能判定：列出的是补得最少的写法{decided}，位数更多的不能排除{more}，请核对原件")
            }
        }
    }

    /// What it may have been as well, in words.
    fn more(&self) -> String {
        if self.further.is_empty() {
            return String::new();
        }
        let named = self.further.iter().take(NAMED).cloned().collect::<Vec<_>>().join("、");
        let all = match (self.bounded, self.all) {
            (true, all) if all <= NAMED => String::new(),
            (true, all) if all <= LISTED => format!("等{all}种"),
            (true, all) => format!("等{all}种（列出{LISTED}种）"),
            (false, all) if all <= LISTED => "等".to_owned(),
            (false, _) => format!("等，列出{LISTED}种"),
        };
        match self.sure {
            Sure::Open => format!("（如{named}{all}）"),
            Sure::Firm | Sure::Least => format!("；若丢得更多，还可能是{named}{all}"),
        }
    }
}

fn named(reading: &Reading, index: usize) -> String {
    let it = &reading.mentions[index];
    if it.kind == Kind::Heading && it.digits.is_empty() {
        "编号".to_owned()
    } else if it.counts() {
        format!("“{}{}”", finding::label(reading, index), reading.printed(index))
    } else {
        format!("“{}”", reading.printed(index))
    }
}
