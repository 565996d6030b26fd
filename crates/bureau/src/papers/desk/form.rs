//! The form of a section: a text for each piece, its figures named below it, the
//! list of figures to put in, and buttons that work without a script.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, Sent, csrf, page},
};
use maud::{Markup, html};
use paper::{
    Inline,
    manuscript::{Body, Manuscript, Typed, Wrong},
};

use super::opened::Opened;
use crate::figures::of_span;

/// A piece as it stands in the form.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its number, or `new…` for one that is not in the paper yet.
    pub(super) name: String,
    pub(super) level: u8,
    pub(super) text: String,
}

pub(super) struct Form<'a> {
    pub(super) opened: &'a Opened,
    pub(super) section: String,
    pub(super) piece: u32,
    pub(super) rev: i64,
    pub(super) lines: Vec<Line>,
    pub(super) gone: BTreeSet<u32>,
    pub(super) wrong: Vec<Wrong>,
}

impl Line {
    fn id(&self) -> u32 {
        self.name.parse().unwrap_or(0)
    }

    pub(super) fn all(text: &Manuscript, section: &str) -> Vec<Line> {
        let pieces = text.section(section).map_or(&[][..], |it| it.pieces);
        let line = |it: &paper::manuscript::Piece| Line {
            name: it.id.to_string(),
            level: if let Body::Heading { level, .. } = it.body { level } else { 0 },
            text: text.typed(&it.body),
        };
        pieces.iter().map(line).collect()
    }

    pub(super) fn sent(sent: &Sent) -> Vec<Line> {
        Line::read(&sent.fields)
    }

    fn read(pairs: &[(String, String)]) -> Vec<Line> {
        let value = |name: &str| pairs.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str());
        let names = pairs.iter().filter(|it| it.0 == "piece").map(|it| it.1.clone());
        let line = |name: String| Line {
            level: value(&format!("level-{name}")).parse().unwrap_or(0),
            text: value(&format!("text-{name}")).replace("\r\n", "\n"),
            name,
        };
        names.map(line).collect()
    }
}

impl<'a> Form<'a> {
    pub(super) fn new(opened: &'a Opened, section: &str, piece: u32, lines: Vec<Line>) -> Form<'a> {
        let rev = opened.head.rev;
        let (gone, wrong) = (BTreeSet::new(), Vec::new());
        Form { opened, section: section.to_owned(), piece, rev, lines, gone, wrong }
    }

    pub(super) fn place(&self) -> String {
        format!("{}/sections/{}", self.opened.link(), self.piece)
    }

    pub(super) fn put_back(&mut self, pairs: &[(String, String)]) {
        let lines = Line::read(pairs);
        if !lines.is_empty() {
            self.lines = lines;
            let rev = pairs.iter().find(|it| it.0 == "rev").and_then(|it| it.1.parse().ok());
            self.rev = rev.unwrap_or(self.rev);
        }
    }

    pub(super) fn typed(&self) -> Vec<Typed> {
        let typed = |it: &Line| Typed { id: it.id(), level: it.level, text: it.text.clone() };
        self.lines.iter().map(typed).collect()
    }

    /// A button that changes the form and saves nothing; whether it was one.
    pub(super) fn act(&mut self, act: &str, sent: &Sent) -> bool {
        let Some((verb, name)) = act.split_once(' ') else { return false };
        let Some(at) = self.lines.iter().position(|it| it.name == name) else { return false };
        match verb {
            "up" if 0 < at => self.lines.swap(at, at - 1),
            "down" if at + 1 < self.lines.len() => self.lines.swap(at, at + 1),
            "add" | "head" => {
                let name = format!("new{}", self.lines.len());
                let level = if verb == "head" { 3 } else { 0 };
                self.lines.insert(at + 1, Line { name, level, text: String::new() });
            }
            // Whoever takes a paragraph out takes out its figures, and sees which.
            "drop" => {
                let line = self.lines.remove(at);
                let stands = |chip: u32| self.lines.iter().any(|it| it.text.contains(&format!("⟦{chip}:")));
                let body = self.opened.text.piece(line.id()).map(|it| &it.body);
                let chips = body.into_iter().flat_map(Body::chips);
                self.gone.extend(chips.filter(|it| !stands(*it)).collect::<Vec<_>>());
            }
            "put" => {
                let picked = sent.get(&format!("pick-{name}"));
                if !picked.is_empty() {
                    self.lines[at].text.push_str(picked);
                }
            }
            _ => {}
        }
        true
    }

    pub(super) fn page(&self, app: &App, ctx: &Ctx, status: StatusCode, notice: &Markup) -> Page {
        let choices = self.choices()?;
        let title = format!("编辑：{}", self.section);
        let body = html! {
            link rel="stylesheet" href="/assets/paper.css";
            script src="/assets/desk.js" defer {}
            (self.summary())
            h1 { (title) }
            (notice)
            p .hint { "文字随意改。蓝色的（或写作 ⟦3:34⟧ 的）是台账算出的数，绿色的是引用的台账内容：可以整个移动、删去，不能改写。要加一个数，从“插入一个数”里选。换行就分成两段。" }
            form .edit method="post" action=(self.place()) data-keep=(self.place()) novalidate {
                (csrf(ctx))
                input type="hidden" name="rev" value=(self.rev);
                input type="hidden" name="section" value=(self.section);
                @for it in &self.lines { (self.line(it, &choices)) }
                (self.leaving())
                div .row .save {
                    button .main name="act" value="save" { "保存这一节" }
                    a href={ (self.opened.link()) "#s" (self.piece) } { "取消" }
                }
            }
        };
        let wrong = if self.wrong.is_empty() { "" } else { "有误：" };
        Ok(page(app, ctx, status, &format!("{wrong}{title}"), &self.opened.crumbs(), body))
    }

    fn summary(&self) -> Markup {
        html! {
            @if !self.wrong.is_empty() {
                div .summary role="alert" tabindex="-1" {
                    h2 { "还没有保存，请改正这些地方" }
                    ul { @for it in &self.wrong { li { a href={ "#p" (it.piece) } { (it.sentence) } } } }
                }
            }
        }
    }

    fn line(&self, line: &Line, choices: &[(String, String)]) -> Markup {
        let name = line.name.as_str();
        let id = line.id();
        let body = self.opened.text.piece(id).map(|it| &it.body);
        let label = match (line.level, body) {
            (1.., _) => "标题",
            (0, Some(Body::Table { .. })) => "表（第一行标题，第二行表头，每行各栏用｜隔开）",
            (0, Some(Body::Chart { .. })) => "图（第一行标题，以下每行“名称｜⟦数⟧”）",
            (0, Some(Body::Slot { .. })) => "待补",
            (0, _) => "段落",
        };
        let rows = (line.text.chars().count() / 38 + line.text.lines().count()).clamp(1, 24) + 1;
        html! {
            fieldset .piece id={ "p" (name) } {
                legend { (label) }
                input type="hidden" name="piece" value=(name);
                input type="hidden" name={ "level-" (name) } value=(line.level);
                @if let Some(Body::Slot { wanted }) = body { p .slot { "待补：" (wanted) "。写在下面；不需要的点“删去这一段”。" } }
                @for it in self.wrong.iter().filter(|it| it.piece == id) { (self.wrong_here(it)) }
                textarea name={ "text-" (name) } rows=(if 0 < line.level { 1 } else { rows }) aria-label=(label) data-chips { (line.text) }
                (self.named(line))
                div .piece-acts {
                    @if line.level == 0 {
                    label { span .quiet { "插入一个数" } select name={ "pick-" (name) } aria-label="插入一个数" {
                        option value="" { "选择指标" }
                        @for (token, words) in choices { option value=(token) { (words) } }
                    } }
                    button name="act" value={ "put " (name) } { "插入" }
                    }
                    button name="act" value={ "up " (name) } { "上移" }
                    button name="act" value={ "down " (name) } { "下移" }
                    button name="act" value={ "add " (name) } { "下面加一段" }
                    button name="act" value={ "head " (name) } { "下面加标题" }
                    button name="act" value={ "drop " (name) } { "删去这一段" }
                }
            }
        }
    }

    fn wrong_here(&self, it: &Wrong) -> Markup {
        html! {
            p .error { (it.sentence) }
            @if let Some(chip) = it.missing {
                label .tick { input type="checkbox" name="gone" value=(chip) checked[self.gone.contains(&chip)]; "删去 " (self.opened.text.chips.get(&chip).map_or("", Inline::plain)) }
            }
        }
    }

    /// The figures that go when the form is saved.
    fn leaving(&self) -> Markup {
        let here = |piece: u32| self.lines.iter().any(|it| it.id() == piece);
        let asked = |chip: u32| self.wrong.iter().any(|it| it.missing == Some(chip) && here(it.piece));
        html! {
            @for it in self.wrong.iter().filter(|it| !here(it.piece)) { div id={ "p" (it.piece) } { (self.wrong_here(it)) } }
            @if self.gone.iter().any(|it| !asked(*it)) {
                fieldset .leaving {
                    legend { "保存后删去的数" }
                    @for chip in self.gone.iter().filter(|it| !asked(**it)) {
                        label .tick { input type="checkbox" name="gone" value=(chip) checked; (self.opened.text.chips.get(chip).map_or("", Inline::plain)) }
                    }
                }
            }
        }
    }

    /// The figures of the piece, so that one sees what a token stands for.
    fn named(&self, line: &Line) -> Markup {
        let chips = self.opened.text.piece(line.id()).map_or_else(Vec::new, |it| it.body.chips().collect());
        html! {
            @if !chips.is_empty() {
                ul .chips aria-label="这一段的数和引用" {
                    @for number in chips {
                        @if let Some(it) = self.opened.text.chips.get(&number) {
                            li data-chip=(number) data-kind=(kind(it)) {
                                code { "⟦" (number) ":" (it.plain()) "⟧" } " "
                                @match it {
                                    Inline::Figure(it) => { a href=(it.link) target="_blank" title=(it.definition) { (it.label) } }
                                    Inline::Cited(it) => { a href=(it.link) target="_blank" { "引用的记录" } }
                                    Inline::Explained(it) => { span title=(it.ground.words()) { "已说明" } }
                                    Inline::Text { .. } => {}
                                }
                                @if !it.doubts().is_empty() { span .doubt { "存疑" } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Every figure of the list, as a token to put in and as people know it. Those of
    /// the paper come with what they say now.
    fn choices(&self) -> Result<Vec<(String, String)>, Error> {
        let mut res = Vec::new();
        for question in of_span(self.opened.span()?) {
            let it = question.definition;
            res.push((format!("⟦+{}:{}⟧", it.key, it.label), format!("{}（{}）", it.label, it.unit)));
        }
        Ok(res)
    }
}

fn kind(it: &Inline) -> &'static str {
    match it {
        Inline::Figure(_) => "figure",
        Inline::Cited(_) => "cited",
        Inline::Explained(_) => "explained",
        Inline::Text { .. } => "text",
    }
}
