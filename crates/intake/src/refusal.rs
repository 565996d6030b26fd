//! Why a file is not read: what it is, and what to do about it.

use thiserror::Error;

/// Every way in which a file is refused. The sentence is for the officer whose file it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    #[error("文件超过 {} MB；请删去其中的图片，或拆成几个文件", crate::MOST_BYTES >> 20)]
    TooLarge,
    #[error("文件里没有文字；请确认选对了文件，并且已经保存")]
    Empty,
    #[error("{0}有打开密码；请打开它，在“另存为”或“文件信息”里去掉密码，保存后再来")]
    Locked(&'static str),
    #[error("{0}打不开，可能没有传完或已损坏；请用 Word、WPS 或原来的程序打开它，另存一份后再来")]
    Broken(&'static str),
    #[error("{0}解压后太大，不像正常的文件；请打开它，把文字复制到新文件里再来")]
    Bomb(&'static str),
    #[error("{0}的内部层次太深，不像正常的文件；请打开它，把文字复制到新文件里再来")]
    TooDeep(&'static str),
    #[error("文字超过 {} 万字；请拆成几个文件", crate::MOST_CHARACTERS / 10_000)]
    TooLong,
    #[error(
        "这个 PDF 只有图片，没有文字（多半是扫描件）；请先用扫描软件或 WPS 做文字识别，或找到原来的 Word 文件"
    )]
    Scanned,
    #[error("这个 PDF 的文字没有附带编码，认不出是什么字；请找到原来的 Word 文件，或重新打印成 PDF")]
    Unreadable,
    #[error("读这个 PDF 用的时间或内存太多，已停止；请用 WPS 把它另存为 Word 文档后再来")]
    TooSlow,
    #[error("这是{0}，不能直接读；请{1}")]
    Foreign(&'static str, &'static str),
    /// As another process told it.
    #[error("{0}")]
    Told(String),
    #[error("认不出这是什么文件；可以读 docx、pdf、txt、html、xlsx，也可以把文字粘贴进来")]
    Unknown,
}
