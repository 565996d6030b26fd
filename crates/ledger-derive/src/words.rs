//! What people call a thing, read from its doc comment; what it is called in tables.

use proc_macro2::Span;
use syn::{Attribute, Error, Expr, ExprLit, Ident, Lit, Meta, Result};

/// The first paragraph of a doc comment is the label, the rest is the hint.
pub(crate) fn words(attrs: &[Attribute], span: Span) -> Result<(String, String)> {
    let mut lines = Vec::new();
    for attr in attrs.iter().filter(|it| it.path().is_ident("doc")) {
        if let Meta::NameValue(it) = &attr.meta
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &it.value
        {
            lines.push(text.value().trim().to_owned());
        }
    }
    let text = lines.join("\n");
    let (label, hint) = text.split_once("\n\n").unwrap_or((&text, ""));
    if label.is_empty() {
        return Err(Error::new(span, "say in a doc comment what people call this"));
    }
    Ok((label.to_owned(), hint.replace('\n', "")))
}

/// `UnderReview` as a table says it: `under_review`.
pub(crate) fn snake(ident: &Ident) -> String {
    let mut res = String::new();
    for it in ident.to_string().chars() {
        if it.is_uppercase() && !res.is_empty() {
            res.push('_');
        }
        res.extend(it.to_lowercase());
    }
    res
}
