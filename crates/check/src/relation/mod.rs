//! The relations a text states between its quantities, one kind to a file.

mod beyond;
mod closing;
mod completion;
mod count;
mod direction;
mod doubling;
mod facts;
mod family;
mod growth;
mod heads;
mod hundred;
mod named;
mod numbering;
mod opening;
mod order;
mod parts;
mod product;
mod quoted;
mod ratio;
mod repeat;
mod series;
mod share;
mod signed;
mod slip;
mod spell;
mod successive;
mod sum;
mod tabled;

use crate::{judge::Form, reading::Reading, report::RelationKind};

/// How surely the text says it: what a failure is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// It may be meant otherwise: a failure is only worth a hint.
    Weak,
    /// It is most likely meant: a failure is to be looked at.
    Likely,
    /// It cannot be meant otherwise.
    Sure,
}

/// A relation the text claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) kind: RelationKind,
    pub(crate) form: Form,
    pub(crate) strength: Strength,
    /// The slug of the rule a failure breaks.
    pub(crate) rule: &'static str,
    /// What the text says, in an officer's words; empty where the form says it all.
    pub(crate) said: String,
}

impl Claim {
    pub(crate) fn new(kind: RelationKind, form: Form, strength: Strength, rule: &'static str) -> Claim {
        Claim { kind, form, strength, rule, said: String::new() }
    }

    pub(crate) fn said(self, said: impl Into<String>) -> Claim {
        Claim { said: said.into(), ..self }
    }
}

pub(crate) use beyond::in_damaged;
pub(crate) use repeat::in_tables;
pub(crate) use slip::one_digit_off;

/// Everything running text claims; tables speak for themselves.
pub(crate) fn claims(reading: &Reading) -> Vec<Claim> {
    let mut found = Vec::new();
    for sentence in 0..reading.sentences.len() {
        if reading.page.lines[reading.sentences[sentence].line].table.is_some() {
            continue;
        }
        sum::claims(reading, sentence, &mut found);
        growth::claims(reading, sentence, &mut found);
        successive::claims(reading, sentence, &mut found);
        completion::claims(reading, sentence, &mut found);
        doubling::claims(reading, sentence, &mut found);
        // What is given to each by a rule is no average.
        product::claims(reading, sentence, &mut found);
        ratio::claims(reading, sentence, &mut found);
        direction::claims(reading, sentence, &mut found);
        spell::claims(reading, sentence, &mut found);
        hundred::claims(reading, sentence, &mut found);
        count::claims(reading, sentence, &mut found);
        order::claims(reading, sentence, &mut found);
        series::claims(reading, sentence, &mut found);
    }
    share::claims(reading, &mut found);
    repeat::claims(reading, &mut found);
    numbering::claims(reading, &mut found);
    signed::claims(reading, &mut found);
    found
}
