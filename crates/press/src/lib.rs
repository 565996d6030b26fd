//! Paper to PDF: typst as a library, in a crate of its own.
//!
//! Nothing else in the workspace depends on typst, so that only this crate pays
//! for building it (docs/decisions/0006-typst-in-its-own-crate.md). What the
//! paper says reaches the template as data and is never typst source, so no
//! text can change the layout or run code.

mod date;
mod error;
mod fonts;
mod glyphs;
mod world;

use paper::Paper;
use typst::comemo::{self, Track};
use typst::diag::{SourceDiagnostic, Warned};
use typst::ecow::EcoString;
use typst::foundations::{Datetime, Smart};
use typst::introspection::{Introspector, Location};
use typst::model::LateLinkResolver;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use error::PressError;
pub use fonts::Fonts;

use world::PaperWorld;

/// The paper as a PDF/A-2b file, with every figure a named destination.
pub fn pdf(paper: &Paper, fonts: &Fonts) -> Result<Vec<u8>, PressError> {
    let pressed = set(paper, fonts).and_then(|document| export(&document, date::of(paper)));
    // The cache is global and would keep every paper ever set.
    comemo::evict(0);
    pressed
}

/// Lays the paper out. A warning is a refusal: with typst a missing font is only
/// a warning, and the page is left blank.
fn set(paper: &Paper, fonts: &Fonts) -> Result<PagedDocument, PressError> {
    paper.check()?;
    if let Some(sentence) = fonts.missing() {
        return Err(PressError::NoFonts(sentence));
    }
    let world = PaperWorld::new(paper, fonts)?;
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let document = output.map_err(|errors| typesetting(&errors))?;
    if !warnings.is_empty() {
        return Err(typesetting(&warnings));
    }
    let lost = glyphs::missing(&document);
    if lost.is_empty() { Ok(document) } else { Err(PressError::NoGlyphs(lost)) }
}

fn export(document: &PagedDocument, date: Option<Datetime>) -> Result<Vec<u8>, PressError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2b])
        .map_err(|error| PressError::Typesetting(error.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("科知".to_owned())),
        timestamp: date.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let introspector = document.introspector();
    let links = LateLinkResolver::new(None, introspector.as_ref());
    typst_pdf::pdf_in_bundle(document, &options, &destinations(document), links.track())
        .map_err(|errors| typesetting(&errors))
}

/// Where each labelled figure stands. `typst_pdf::pdf` writes no named
/// destinations for them; the export for bundles does.
fn destinations(document: &PagedDocument) -> Vec<(Location, EcoString)> {
    let labelled = document.introspector().query_labelled();
    labelled.iter().filter_map(|it| Some((it.location()?, it.label()?.resolve().as_str().into()))).collect()
}

fn typesetting(diagnostics: &[SourceDiagnostic]) -> PressError {
    let messages: Vec<&str> = diagnostics.iter().map(|it| it.message.as_str()).collect();
    PressError::Typesetting(messages.join("; "))
}

#[cfg(test)]
mod tests;
