//! `#[derive(Ledger)]`, `#[derive(Standing)]`, `#[derive(Part)]`, `#[derive(Choice)]`.
//!
//! Each only writes down a table. All behaviour lives in the `ledger` crate,
//! where it can be read, stepped through and tested without a macro in sight.

mod choice;
mod fields;
mod record;
mod standing;
mod words;

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use syn::{Error, Result, parse_macro_input};

/// A struct becomes a ledger: its doc comment is the title, each field's doc
/// comment the label and hint. `#[ledger(slug = "…")]` names the table;
/// `#[field(title, alias, unique, search, filter, list, day)]` says what a field is for.
#[proc_macro_derive(Ledger, attributes(ledger, field))]
pub fn ledger(input: TokenStream) -> TokenStream {
    done(record::derive(&parse_macro_input!(input)))
}

/// An enum becomes the stages of a ledger. `#[step("立项", from = Noticed, by = Head)]`
/// on a variant is a way to reach it; `name = "…"` and `fills = Part` refine it.
#[proc_macro_derive(Standing, attributes(step, field))]
pub fn standing(input: TokenStream) -> TokenStream {
    done(standing::derive(&parse_macro_input!(input)))
}

/// A struct becomes a group of fields that several stages carry.
#[proc_macro_derive(Part, attributes(field))]
pub fn part(input: TokenStream) -> TokenStream {
    done(fields::derive_part(&parse_macro_input!(input)))
}

/// An enum becomes a choice of words.
#[proc_macro_derive(Choice)]
pub fn choice(input: TokenStream) -> TokenStream {
    done(choice::derive(&parse_macro_input!(input)))
}

fn done(tokens: Result<Tokens>) -> TokenStream {
    tokens.unwrap_or_else(Error::into_compile_error).into()
}
