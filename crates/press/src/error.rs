//! Why a paper cannot become a PDF, in sentences for the person who asked for it.

use paper::PaperError;
use thiserror::Error;

/// Why a paper cannot be pressed.
#[derive(Debug, Error)]
pub enum PressError {
    /// No Chinese font was found; the sentence says what to install.
    #[error("{0}")]
    NoFonts(String),
    /// Characters that none of the fonts has: they would be blank on paper.
    #[error("现有字体里没有这些字：{0}。请安装含有这些字的字体后重试，或改用 DOCX。")]
    NoGlyphs(String),
    /// The paper itself is not in order.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// The paper could not be handed to the template.
    #[error("排版数据有误：{0}")]
    Data(#[from] serde_json::Error),
    /// The template or the export refused; this is a mistake of the program.
    #[error("排版出错：{0}")]
    Typesetting(String),
}
