//! Why a paper cannot become a document, in sentences for the person who asked for it.

use thiserror::Error;

/// Why a paper cannot be written out.
#[derive(Debug, Error)]
pub enum PaperError {
    /// Two figures with one id could not be told apart in the document.
    #[error("稿中有两个数字用了同一个编号“{id}”，无法区分，请修改模板后重新生成。")]
    DuplicateFigure {
        /// The id both figures carry.
        id: String,
    },
    /// A figure without an id cannot be found again in the document.
    #[error("稿中的数字“{text}”没有编号，请修改模板后重新生成。")]
    UnnamedFigure {
        /// The figure as printed.
        text: String,
    },
    /// The container of the DOCX could not be written.
    #[error("生成 DOCX 文件时出错：{0}")]
    Container(#[from] zip::result::ZipError),
    /// A part of the DOCX could not be written into its container.
    #[error("生成 DOCX 文件时出错：{0}")]
    Part(#[from] std::io::Error),
    /// The paper could not be written as JSON.
    #[error("生成 JSON 时出错：{0}")]
    Json(#[from] serde_json::Error),
}
