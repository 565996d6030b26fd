//! 出门关: what keeps a paper at home. Its own text tells the first part (numbers
//! without a source, doubts, empty places, numbers that contradict each other);
//! the books of what was sent tell the second.

use ledger::{
    prelude::*,
    store::SentFigure,
    web::{App, Ctx, csrf},
};
use maud::{Markup, html};
use paper::{
    Inline,
    manuscript::{Gate, Loose, Manuscript, Tally},
};

use super::{
    opened::Opened,
    unsound::{Unsound, contradicting_itself, unsound},
};

/// Everything that is known for and against a paper.
pub(super) struct Verdict {
    pub(super) gate: Gate,
    /// Figures that say something else than a paper already sent, unexplained.
    pub(super) against: Vec<Against>,
    /// Numbers that cannot all be right, in sentences with their place.
    pub(super) unsound: Vec<Unsound>,
}

/// A figure, and what was sent.
pub(super) struct Against {
    pub(super) figure: paper::Figure,
    pub(super) sent: SentFigure,
}

impl Verdict {
    pub(super) fn is_open(&self) -> bool {
        self.gate.is_open() && self.against.is_empty() && self.unsound.is_empty()
    }

    /// How many things are left to do.
    fn left(&self) -> usize {
        self.gate.loose.len()
            + self.gate.doubtful.len()
            + self.gate.slots.len()
            + self.against.len()
            + self.unsound.len()
    }
}

pub(super) async fn verdict(app: &App, ctx: &Ctx, opened: &Opened) -> Result<Verdict, Error> {
    let sent = app.db.sent_figures(&ctx.viewer, &opened.head.period, opened.head.id).await?;
    let unsound = unsound(&opened.text);
    Ok(Verdict { gate: opened.text.gate(), against: against(&opened.text, &sent), unsound })
}

/// The latest paper that says a figure counts. Another cut-off is another question,
/// so it contradicts nothing.
fn against(text: &Manuscript, sent: &[SentFigure]) -> Vec<Against> {
    let mut res: Vec<Against> = Vec::new();
    for (_, it) in text.standing() {
        let Inline::Figure(figure) = it else { continue };
        let cut_off = figure.cut_off.as_deref().unwrap_or("");
        let of_name = || sent.iter().filter(|it| it.figure.name == figure.key);
        let several = of_name().any(|it| {
            of_name()
                .any(|other| other.manuscript == it.manuscript && other.figure.meaning != it.figure.meaning)
        });
        let said = of_name()
            .find(|it| it.figure.cut_off == cut_off && (!several || it.figure.meaning == figure.definition));
        let Some(said) = said.filter(|it| it.figure.printed != figure.text) else { continue };
        let settled = text
            .settled
            .iter()
            .any(|it| it.key == figure.key && it.sent == said.figure.printed && it.now == figure.text);
        let known = res.iter().any(|it| it.figure.key == figure.key && it.figure.text == figure.text);
        if !settled && !known {
            res.push(Against { figure: figure.clone(), sent: said.clone() });
        }
    }
    res
}

/// The bar with its five counts.
pub(super) fn bar(tally: &Tally) -> Markup {
    let parts = [
        ("bound", "台账算出", tally.bound),
        ("cited", "引用台账", tally.cited),
        ("fixed", "固定说法", tally.fixed),
        ("explained", "已说明", tally.explained),
        ("unexplained", "没有出处", tally.unexplained),
    ];
    let whole = parts.iter().map(|it| it.2).sum::<usize>().max(1);
    // Each part begins where those before it end.
    let begin = |nth: usize| parts[..nth].iter().map(|it| it.2).sum::<usize>() * 1000 / whole;
    html! {
        div .gate-bar {
            svg viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" {
                @for (nth, (class, ..)) in parts.iter().enumerate() {
                    rect class=(class) x=(begin(nth)) y="0" width=(begin(nth + 1) - begin(nth)) height="16" {}
                }
            }
            ul .legend {
                @for (class, label, count) in parts {
                    li class=(class) { span .swatch {} (label) " " b { (count) } }
                }
            }
        }
    }
}

/// What is left before the paper may leave, each with its place and what to do.
pub(super) fn left(ctx: &Ctx, opened: &Opened, verdict: &Verdict, open: bool) -> Markup {
    let may = ctx.viewer.may_write() && !opened.head.is_final;
    html! {
        @if verdict.is_open() { p .notice { "每个数都有出处，可以定稿。" } }
        @else {
            details .left #left open[open] {
                summary { "定稿前还有 " b { (verdict.left()) } " 处要处理" }
                (loose(opened, &verdict.gate.loose, may))
                (doubts(ctx, opened, &verdict.gate, may))
                (slots(opened, &verdict.gate, may))
                (contradicting_itself(&verdict.unsound))
                @for it in &verdict.against { (contradiction(ctx, opened, it, may)) }
            }
        }
    }
}

fn loose(opened: &Opened, all: &[Loose], may: bool) -> Markup {
    html! {
        @if !all.is_empty() {
            h3 { "手工写的数，没有出处（" (all.len()) "）" }
            ul .places {
                @for it in all {
                    li {
                        span .where { (it.section) }
                        span .context { (it.before) mark { (it.text) } (it.after) }
                        span .quiet { (it.kind) }
                        @if may && it.piece != 0 { a href=(explain_link(opened, it.piece, it.nth)) { "说明出处" } }
                        @if it.piece == 0 { span .quiet { "在标题或落款中：请改成本期的日期，或在文中写明" } }
                    }
                }
            }
        }
    }
}

pub(super) fn explain_link(opened: &Opened, piece: u32, nth: usize) -> String {
    format!("{}/explain?piece={piece}&nth={nth}", opened.link())
}

fn doubts(ctx: &Ctx, opened: &Opened, gate: &Gate, may: bool) -> Markup {
    html! {
        @if !gate.doubtful.is_empty() {
            h3 { "存疑（" (gate.doubtful.len()) "）" }
            p .quiet { "请先在台账中认定，再重新计算；确实一时定不了的，写明原因，定稿后文中仍标“存疑”。" }
            form method="post" action={ (opened.link()) "/doubts" } {
            (csrf(ctx))
            ul .places {
                @for (chip, text, doubts) in &gate.doubtful {
                    li {
                        @if may { input type="checkbox" name="chip" value=(chip) aria-label={ "保留存疑：" (text) }; }
                        span .context { mark .doubt { (text) } }
                        @for it in doubts.iter().take(FEW) {
                            span .quiet { (it.subject) @if !it.reason.is_empty() { "（" (it.reason) "）" } }
                        }
                        @if FEW < doubts.len() { span .quiet { "等 " (doubts.len()) " 处" } }
                    }
                }
            }
            @if may { p .stay {
                input name="why" aria-label="一时定不了的原因" placeholder="一时定不了的原因" required;
                button { "勾选的定稿时保留存疑" }
            } }
            }
        }
    }
}

/// Doubts named one by one.
const FEW: usize = 3;

fn slots(opened: &Opened, gate: &Gate, may: bool) -> Markup {
    html! {
        @if !gate.slots.is_empty() {
            h3 { "待补（" (gate.slots.len()) "）" }
            ul .places {
                @for (piece, wanted) in &gate.slots {
                    li {
                        span .context { (wanted) }
                        @if may { a href={ (opened.link()) "/sections/" (piece) "#p" (piece) } { "填写或删去" } }
                    }
                }
            }
        }
    }
}

fn contradiction(ctx: &Ctx, opened: &Opened, it: &Against, may: bool) -> Markup {
    let (figure, sent) = (&it.figure, &it.sent);
    html! {
        h3 { "与已报的数不同：" (figure.label) }
        p {
            "已报 " a href={ "/papers/" (sent.manuscript) } { b { (sent.figure.printed) (figure.unit) } "（" (sent.title) "）" }
            "，这份文稿是 " a href=(figure.link) { b { (figure.text) (figure.unit) } } "。口径和截至日期相同，请写明为什么不同。"
            a href={ "/papers/" (sent.manuscript) "/since" } { "看是哪些记录变了" }
        }
        @if may {
            form .inline method="post" action={ (opened.link()) "/settle" } {
                (csrf(ctx))
                input type="hidden" name="key" value=(figure.key);
                input type="hidden" name="sent" value=(sent.figure.printed);
                input type="hidden" name="now" value=(figure.text);
                input name="why" aria-label="说明" placeholder="如：报送后补录 1 项" size="30" required;
                button { "写明原因" }
            }
        }
    }
}
