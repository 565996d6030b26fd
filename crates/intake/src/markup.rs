//! Web pages. Only the tokens are read, no tree is built: a page nested a million
//! deep costs no more than a flat one of the same size.

use std::cell::RefCell;

use html5ever::{
    Attribute,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

use crate::{Kind, Refusal, Source, gathered::Gathered, plain};

/// Where a page says which encoding it is in.
const HEAD: usize = 2048;
/// The most rows or columns one cell may be said to cover.
const MOST_COVERED: usize = 1000;

/// Elements whose edges are edges of a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "ul",
];
/// Elements whose content nobody reads.
const UNREAD: &[&str] =
    &["script", "style", "template", "title", "textarea", "select", "noscript", "iframe", "svg"];

pub(crate) fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    let plain::Decoded { text, remark } = match named_encoding(bytes) {
        Some(encoding) => plain::Decoded { text: encoding.decode(bytes).0.into_owned(), remark: None },
        None => plain::decoded(bytes)?,
    };
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&text));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.edge_of_table(false);
    if let Some(refusal) = page.refusal {
        return Err(refusal);
    }
    Ok(Source { kind: Kind::Markup, text: page.gathered.text(), remarks: remark.into_iter().collect() })
}

/// The encoding a page names itself, unless its bytes are plainly something else.
fn named_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if bytes.contains(&0) || std::str::from_utf8(bytes).is_ok() || bytes.starts_with(b"\xEF\xBB\xBF") {
        return None;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_lowercase();
    let (_, rest) = head.split_once("charset")?;
    let rest = rest.trim_start_matches(|it: char| it.is_whitespace() || matches!(it, '=' | '"' | '\''));
    let name = rest.split(|it: char| !it.is_ascii_alphanumeric() && it != '-' && it != '_').next()?;
    encoding_rs::Encoding::for_label(name.as_bytes())
}

#[derive(Default)]
struct Reader(RefCell<Page>);

/// A page as far as it was read.
#[derive(Default)]
struct Page {
    gathered: Gathered,
    /// What was written since the last edge.
    line: String,
    /// Elements nobody reads that are open.
    unread: Vec<String>,
    /// The columns and rows the open cell covers.
    cell: Option<(usize, usize)>,
    refusal: Option<Refusal>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        if page.refusal.is_some() {
            return TokenSinkResult::Continue;
        }
        match token {
            Token::TagToken(tag) => return page.tag(&tag),
            Token::CharacterTokens(text) if page.unread.is_empty() => page.write(&text),
            Token::CharacterTokens(_)
            | Token::CommentToken(_)
            | Token::DoctypeToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if UNREAD.contains(&name) {
            if !opens {
                if self.unread.last().is_some_and(|it| it == name) {
                    self.unread.pop();
                }
            } else if !tag.self_closing && self.unread.is_empty() {
                self.unread.push(name.to_owned());
            }
            return match (opens, name) {
                (true, "script") => TokenSinkResult::RawData(RawKind::ScriptData),
                (true, "style" | "iframe" | "noscript") => TokenSinkResult::RawData(RawKind::Rawtext),
                (true, "title" | "textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
                _ => TokenSinkResult::Continue,
            };
        }
        if !self.unread.is_empty() {
            return TokenSinkResult::Continue;
        }
        match (name, opens) {
            ("table", _) => self.edge_of_table(opens),
            ("tr", true) => {
                self.end_cell();
                self.gathered.row();
            }
            ("td" | "th", true) => {
                self.end_cell();
                self.cell = Some((covered(tag, "colspan"), covered(tag, "rowspan")));
            }
            ("td" | "th" | "tr", false) => self.end_cell(),
            (name, _) if BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// White space of any length is one space, and none at an edge.
    fn write(&mut self, text: &str) {
        for it in text.chars() {
            let blank = it.is_whitespace() && it != '\u{3000}' || it == '\0';
            if !blank {
                self.line.push(it);
            } else if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                self.line.push(' ');
            }
        }
    }

    /// The edge of a paragraph: in a cell a new line, elsewhere a new paragraph.
    fn flush(&mut self) {
        if self.cell.is_some() {
            if !self.line.is_empty() && !self.line.ends_with('\n') {
                self.line.push('\n');
            }
            return;
        }
        self.paragraphs();
    }

    fn paragraphs(&mut self) {
        let lines = std::mem::take(&mut self.line);
        for line in lines.split('\n').map(|it| it.trim_end_matches(' ')).filter(|it| !it.is_empty()) {
            let done = self.gathered.paragraph(line).map(|_| ());
            self.note(done);
        }
    }

    /// Old pages lay out everything in tables: the innermost are the real ones, and
    /// what stands in a cell beside them is paragraphs.
    fn edge_of_table(&mut self, opens: bool) {
        if !opens {
            self.end_cell();
        }
        self.cell = None;
        self.paragraphs();
        self.gathered.end_table();
    }

    fn end_cell(&mut self) {
        match self.cell.take() {
            Some((columns, rows)) => {
                let line = std::mem::take(&mut self.line);
                let done = self.gathered.cell(line.trim_end_matches([' ', '\n']), columns, rows).map(|_| ());
                self.note(done);
            }
            None => self.paragraphs(),
        }
    }

    fn note(&mut self, done: Result<(), Refusal>) {
        if let Err(refusal) = done {
            self.refusal.get_or_insert(refusal);
        }
    }
}

fn covered(tag: &Tag, name: &str) -> usize {
    let asked = |it: &&Attribute| &*it.name.local == name;
    let value = tag.attrs.iter().find(asked).and_then(|it| it.value.trim().parse().ok());
    value.unwrap_or(1).clamp(1, MOST_COVERED)
}
