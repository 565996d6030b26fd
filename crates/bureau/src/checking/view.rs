//! The checked text, its findings and its relations as markup: the same on the
//! page and in the file to take away, and readable without any script.

use check::{
    report::{Finding, Grade, Quantity, Relation, RelationId},
    text::{Block, Span},
};
use maud::{Markup, html};

use super::{Checked, GRADES};

mod candidates;

pub use candidates::{further, lead};

/// The style of these pieces, for the page and for the file.
pub const STYLE: &str = include_str!("../../assets/check.css");

/// A longer text is not drawn whole in a browser; its findings are.
pub const LONGEST: usize = 400_000;
/// Relations listed at the most.
const MOST_RELATIONS: usize = 3000;

/// Everything: findings first, then the text with its relations beside it.
pub fn whole(checked: &Checked) -> Markup {
    html! {
        (head(checked))
        (findings(checked))
        div .beside {
            (text(checked))
            (relations(checked))
        }
    }
}

/// The counts, what was lost, what was not read.
pub fn head(checked: &Checked) -> Markup {
    html! {
        section .verdict {
            @for line in checked.summary() { p { (line) } }
            @if let Some(lost) = checked.lost() {
                p .lost { b { (lost) } "缺字的地方逐处列出了可能的数，请与原件核对。" }
                @if !checked.report.damage.evidence.is_empty() {
                    details { summary { "怎么看出来的" } ul { @for it in &checked.report.damage.evidence { li { (it) } } } }
                }
            }
            @for line in &checked.source.remarks { p .hint { (line) } }
        }
    }
}

pub fn findings(checked: &Checked) -> Markup {
    html! {
        section #findings .findings {
            @for grade in GRADES {
                @let all = checked.findings(grade);
                @if !all.is_empty() {
                    h2 class=(class(grade)) { (grade.label()) " " span .number { (all.len()) } }
                    ol { @for it in all { (finding(checked, it)) } }
                }
            }
            @if checked.report.findings.is_empty() {
                p .none { "没有发现要改的地方。这只说明数字之间对得上；数字本身对不对，请与台账核对。" }
            }
        }
    }
}

fn finding(checked: &Checked, it: &Finding) -> Markup {
    let passage = checked.passages.around(it.span.0);
    html! {
        li id=(format!("f-{}", it.id)) class=(class(it.grade)) {
            p .passage {
                a .place href=(format!("#at-{}", it.id)) { (passage.place) }
                " " (passage.before) mark { (passage.marked) } (passage.after)
            }
            p .message { (it.message) }
            @if !it.candidates.is_empty() { p .candidates { (candidates(it)) } }
            @if let Some(more) = further(it) { p .candidates { (more) } }
            @if !it.relations.is_empty() {
                p .basis { "依据：" @for id in &it.relations { (basis(checked, *id)) " " } }
            }
        }
    }
}

fn basis(checked: &Checked, id: RelationId) -> Markup {
    let label = checked.relation(id).map_or("关系", |it| it.kind.label());
    html! { a href=(format!("#r-{id}")) { (label) } }
}

fn candidates(it: &Finding) -> Markup {
    html! {
        (lead(it)) @for (at, it) in it.candidates.iter().enumerate() { @if 0 < at { "、" } b { (it) } }
    }
}

/// The relations, those that do not hold first.
pub fn relations(checked: &Checked) -> Markup {
    let of = |wanted: Option<bool>| -> Vec<&Relation> {
        checked.report.relations.iter().filter(|it| it.holds == wanted).take(MOST_RELATIONS).collect()
    };
    let (wrong, open, right) = (of(Some(false)), of(None), of(Some(true)));
    html! {
        aside #relations .relations aria-label="数字之间的关系" {
            h2 { "数字之间的关系" }
            @if checked.report.relations.is_empty() { p .hint { "文中没有可以核算的关系。" } }
            @if !wrong.is_empty() { h3 .g-must { "对不上 " (wrong.len()) } (list(checked, &wrong)) }
            @if !open.is_empty() { h3 .g-verify { "判断不了 " (open.len()) } (list(checked, &open)) }
            @if !right.is_empty() { h3 .g-right { "对得上 " (right.len()) } (list(checked, &right)) }
        }
    }
}

fn list(checked: &Checked, all: &[&Relation]) -> Markup {
    html! { ul { @for it in all { (relation(checked, it)) } } }
}

fn relation(checked: &Checked, it: &Relation) -> Markup {
    let sign = match it.holds {
        Some(true) => ("g-right", "✓"),
        Some(false) => ("g-must", "✗"),
        None => ("g-verify", "？"),
    };
    html! {
        li id=(format!("r-{}", it.id)) class=(sign.0) {
            p { span .sign aria-hidden="true" { (sign.1) } " " b { (it.kind.label()) } " " (it.explanation) }
            @if it.holds == Some(false) && !it.computed.is_empty() {
                p .sums { "文中 " (it.stated) "，算得 " (it.computed) }
            }
            p .parts {
                @for id in &it.quantities {
                    @if let Some(quantity) = checked.quantity(*id) {
                        a href=(format!("#q-{id}")) { (quantity.text) } " "
                    }
                }
            }
        }
    }
}

/// The text with every quantity in its place.
pub fn text(checked: &Checked) -> Markup {
    if LONGEST < checked.report.characters {
        return html! {
            article .checked-text { p .hint { "全文超过 " (LONGEST / 10_000) " 万字，这里不再显示；上面列出了全部要看的地方。" } }
        };
    }
    let marks = Marks::of(checked);
    html! {
        article .checked-text {
            @for block in &checked.source.text.blocks {
                @match block {
                    Block::Paragraph { span, .. } => { p { (marks.stretch(*span)) } }
                    Block::Table { rows, .. } => {
                        table {
                            @for row in rows {
                                tr {
                                    @for cell in row {
                                        td colspan=[(1 < cell.columns).then_some(cell.columns)] rowspan=[(1 < cell.rows).then_some(cell.rows)] {
                                            (marks.stretch(cell.span))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Quantities and findings by place.
struct Marks<'a> {
    checked: &'a Checked,
    quantities: Vec<(&'a Quantity, Option<RelationId>)>,
    findings: Vec<&'a Finding>,
}

impl<'a> Marks<'a> {
    fn of(checked: &'a Checked) -> Marks<'a> {
        let report = &checked.report;
        // The first relation that speaks of a quantity, one that does not hold before others.
        let mut spoken = std::collections::HashMap::new();
        let mut relations: Vec<&Relation> = report.relations.iter().collect();
        relations.sort_by_key(|it| it.holds != Some(false));
        for it in relations {
            for id in &it.quantities {
                spoken.entry(*id).or_insert(it.id);
            }
        }
        let mut quantities: Vec<_> =
            report.quantities.iter().map(|it| (it, spoken.get(&it.id).copied())).collect();
        quantities.sort_by_key(|it| it.0.span);
        let mut findings: Vec<&Finding> = report.findings.iter().collect();
        findings.sort_by_key(|it| it.span);
        Marks { checked, quantities, findings }
    }

    /// A paragraph or a cell: cut at every edge of a quantity or a finding.
    fn stretch(&self, span: Span) -> Markup {
        let first = self.quantities.partition_point(|it| it.0.span.0.from < span.from);
        let quantities = self.quantities.get(first..).unwrap_or_default();
        let quantities: Vec<_> = quantities.iter().take_while(|it| it.0.span.0.from < span.to).collect();
        let first = self.findings.partition_point(|it| it.span.0.from < span.from);
        let findings = self.findings.get(first..).unwrap_or_default();
        let findings: Vec<_> =
            findings.iter().take_while(|it| it.span.0.from < span.to.max(span.from + 1)).collect();
        let edges = quantities.iter().map(|it| it.0.span.0).chain(findings.iter().map(|it| it.span.0));
        let mut cuts: Vec<usize> =
            edges.flat_map(|it| [it.from, it.to.min(span.to)]).chain([span.from, span.to]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        html! {
            @for pair in cuts.windows(2) {
                @let part = Span::new(pair[0], pair[1]);
                @for it in findings.iter().filter(|it| it.span.0.from == part.from) { span .spot id=(format!("at-{}", it.id)) {} }
                @let over = findings.iter().filter(|it| it.span.0.contains(part)).min_by_key(|it| it.grade);
                @let within = quantities.iter().find(|it| it.0.span.0.contains(part));
                @match over {
                    Some(it) => { a .found .(class(it.grade)) href=(format!("#f-{}", it.id)) title=(it.message) { (self.part(part, within.copied(), false)) } }
                    None => { (self.part(part, within.copied(), true)) }
                }
            }
        }
    }

    /// A piece that belongs to one quantity or to none.
    fn part(&self, part: Span, within: Option<&(&Quantity, Option<RelationId>)>, links: bool) -> Markup {
        let words = self.checked.passages.text(part);
        let Some((it, relation)) = within else { return html! { (words) } };
        let id = (it.span.0.from == part.from).then(|| format!("q-{}", it.id));
        let class = if it.damaged { "q damaged" } else { "q" };
        match relation.filter(|_| links) {
            Some(relation) => {
                html! { a class=(class) id=[id] href=(format!("#r-{relation}")) title=(title(it)) { (words) } }
            }
            None => html! { span class=(class) id=[id] title=(title(it)) { (words) } },
        }
    }
}

/// What a quantity was understood as.
fn title(it: &Quantity) -> String {
    let mut res = vec![it.subject.to_string()];
    match (&it.value, &it.upper) {
        (Some(value), Some(upper)) => res.push(format!("{value}至{upper}{}", it.unit)),
        (Some(value), None) => res.push(format!("{value}{}", it.unit)),
        (None, _) => {}
    }
    if !it.candidates.is_empty() {
        res.push(format!("可能是 {}", it.candidates.join("、")));
    }
    res.retain(|it| !it.is_empty());
    res.join("：")
}

fn class(grade: Grade) -> &'static str {
    match grade {
        Grade::Must => "g-must",
        Grade::Verify => "g-verify",
        Grade::Note => "g-note",
    }
}
