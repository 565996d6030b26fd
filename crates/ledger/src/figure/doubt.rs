//! What stands between a figure and its value: the records that are in doubt.

use super::Measure;
use crate::{
    cell::{Doubt, Entry, How, Mark, Unsure},
    selection::Selection,
    spec::Field,
    store::Row,
};

/// A record that may change the figure once somebody decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDoubt {
    /// The record's name and the field's label.
    pub subject: String,
    /// The record's page.
    pub link: String,
    /// What the paper it came from says; nothing when it is 未报.
    pub printed: String,
    pub candidates: Vec<String>,
    pub reason: String,
    /// What is printed, or the only candidate, where it is the measured amount itself.
    pub(super) amount: Option<i64>,
    pub(super) about: Option<How>,
    /// Whether it is the measured value that is in doubt.
    pub(super) summed: bool,
}

/// The fields of a doubtful row that make it doubtful for this figure.
pub(super) fn open_doubts(source: &Selection, measure: Measure, row: &Row) -> Vec<OpenDoubt> {
    let spec = source.spec();
    let measured = match measure {
        Measure::Count => None,
        Measure::Sum(field) | Measure::Distinct(field) => Some(field.name),
    };
    let summed = if let Measure::Sum(field) = measure { Some(field.name) } else { None };
    let names: Vec<&str> = source.leans_on().into_iter().chain(measured).collect();
    let asked = || row.entries().filter(|it| names.contains(&it.0.name));
    let unsure = |(field, entry): (&'static Field, &Entry)| match &entry.mark {
        Some(Mark::Unsure(why)) => Some((field, why.clone())),
        _ => None,
    };
    // A day known only to its stretch is what makes the row doubtful, unless something worse does.
    let vague = |(field, entry): (&'static Field, &Entry)| match &entry.mark {
        Some(mark @ Mark::About(How::Within(period))) => {
            let reason = format!("只知道在{}之内", period.words());
            let doubt = Doubt { printed: mark.words(""), candidates: Vec::new(), reason };
            Some((field, Unsure::Doubt(doubt)))
        }
        _ => None,
    };
    let mut found: Vec<(&'static Field, Unsure)> = asked().filter_map(unsure).collect();
    if found.is_empty() {
        found = asked().filter_map(vague).collect();
    }
    let mut res: Vec<OpenDoubt> = Vec::new();
    for (field, why) in found {
        let subject = format!("{}·{}", row.name(spec), field.label);
        if res.iter().all(|it| it.subject != subject) {
            let mut doubt = OpenDoubt::new(subject, format!("/{}/{}", spec.slug, row.id), why);
            if summed == Some(field.name) {
                let told = if let [only] = &doubt.candidates[..] { only } else { &doubt.printed };
                let told = field.entry(told);
                doubt.summed = true;
                doubt.amount = told.int();
                doubt.about =
                    told.mark.and_then(|it| if let Mark::About(how) = it { Some(how) } else { None });
            }
            res.push(doubt);
        }
    }
    res
}

impl OpenDoubt {
    fn new(subject: String, link: String, why: Unsure) -> OpenDoubt {
        match why {
            Unsure::Doubt(Doubt { printed, candidates, reason }) => OpenDoubt {
                subject,
                link,
                printed,
                candidates,
                reason,
                amount: None,
                about: None,
                summed: false,
            },
            Unsure::NotReported => OpenDoubt {
                subject,
                link,
                printed: String::new(),
                candidates: Vec::new(),
                reason: "未报".to_owned(),
                amount: None,
                about: None,
                summed: false,
            },
        }
    }
}
