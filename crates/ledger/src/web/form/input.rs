//! One field of a form: label, hint, what was wrong, and the input its kind asks for.

use maud::{Markup, html};

use crate::{
    cell::{Kind, Shut, Word},
    draft::{Draft, Problems},
    spec::Field,
};

/// Choices that are all seen at once; more of them fold into a list.
const SEEN_AT_ONCE: usize = 5;

/// A list longer than this is found by typing a part of it.
const SEEN_IN_A_LIST: usize = 40;

const ABSENCES: [Word; 3] = [("未报", "未报"), ("无", "无"), ("不适用", "不适用")];

/// A field with everything that belongs to it.
pub(super) fn field(field: &'static Field, must: bool, draft: &Draft, problems: &Problems) -> Markup {
    let text = draft.get(field.name);
    let wrong = problems.of(field.name).next().is_some();
    match field.kind {
        Kind::Choice(words) if words.len() <= SEEN_AT_ONCE => html! {
            fieldset .field .wrong[wrong] id={ "f-" (field.name) } tabindex="-1" {
                legend { (label(field, must)) }
                (about(field, problems))
                div .radios { @for it in offered(field, must, words, text) { (radio(field, it, text)) } }
            }
        },
        Kind::Choice(_)
        | Kind::Line
        | Kind::Text
        | Kind::Count
        | Kind::Number
        | Kind::Money
        | Kind::Date
        | Kind::Month
        | Kind::Half
        | Kind::Ref(_)
        | Kind::Refs(_)
        | Kind::Sealed
        | Kind::File => html! {
            div .field .wrong[wrong] {
                label for={ "f-" (field.name) } { (label(field, must)) }
                (about(field, problems))
                (input(field, must, text, described(field, wrong), wrong))
            }
        },
    }
}

fn label(field: &Field, must: bool) -> Markup {
    html! { (field.label) @if must { " " span .must { "必填" } } }
}

fn about(field: &Field, problems: &Problems) -> Markup {
    html! {
        @if !field.hint.is_empty() { p .hint id={ "h-" (field.name) } { (field.hint) } }
        @for it in problems.of(field.name) { p .error id={ "e-" (field.name) } { (it) } }
    }
}

fn described(field: &Field, wrong: bool) -> Option<String> {
    let hint = (!field.hint.is_empty()).then(|| format!("h-{}", field.name));
    let error = wrong.then(|| format!("e-{}", field.name));
    let both: Vec<String> = [hint, error].into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join(" "))
}

/// The words of a choice, the absences where they may be told, blank where it
/// may be left, and whatever stands there now, so that nothing is lost.
fn offered<'a>(field: &Field, must: bool, words: &'static [Word], text: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut res: Vec<(&str, &str)> = words.to_vec();
    if field.told {
        res.extend(ABSENCES);
    }
    if !text.is_empty() && !res.iter().any(|it| it.0 == text || it.1 == text) {
        res.push((text, text));
    }
    if !must {
        res.push(("", "（不填）"));
    }
    res
}

fn radio(field: &Field, word: (&str, &str), text: &str) -> Markup {
    html! {
        label .tick {
            input type="radio" name=(field.name) value=(word.0) checked[word.0 == text || word.1 == text];
            (word.1)
        }
    }
}

/// Dates, amounts and counts are text inputs: 未报 and 1000余 must be typeable.
fn input(field: &'static Field, must: bool, text: &str, described: Option<String>, wrong: bool) -> Markup {
    let (id, name) = (format!("f-{}", field.name), field.name);
    let invalid = wrong.then_some("true");
    match field.kind {
        Kind::Text => html! {
            textarea id=(id) name=(name) rows="5" aria-describedby=[described] aria-invalid=[invalid] { (text) }
        },
        Kind::Choice(words) if SEEN_IN_A_LIST < words.len() => {
            let shown = words.iter().find(|it| it.0 == text).map_or(text, |it| it.1);
            html! {
                input id=(id) name=(name) value=(shown) list={ "l-" (name) } autocomplete="off"
                    placeholder="输入名称或代码的一部分来查找" aria-describedby=[described] aria-invalid=[invalid];
                datalist id={ "l-" (name) } {
                    @for it in offered(field, true, words, text) { option value=(it.1) {} }
                }
            }
        }
        Kind::Choice(words) => html! {
            select id=(id) name=(name) aria-describedby=[described] aria-invalid=[invalid] {
                @if must { option value="" { "请选择" } }
                @for it in offered(field, must, words, text) {
                    option value=(it.0) selected[it.0 == text || it.1 == text] { (it.1) }
                }
            }
        },
        Kind::Ref(slug) => html! {
            input id=(id) name=(name) value=(text) data-pick={ "/pick/" (slug) } autocomplete="off"
                placeholder="名称或编号" aria-describedby=[described] aria-invalid=[invalid];
        },
        Kind::Refs(slug) => html! {
            input id=(id) name=(name) value=(text) data-pick={ "/pick/" (slug) } data-many autocomplete="off"
                placeholder="名称或编号，几个之间用顿号隔开" aria-describedby=[described] aria-invalid=[invalid];
        },
        Kind::Sealed => html! {
            input id=(id) name=(name) value=(unsealed(text)) data-sealed autocomplete="off"
                placeholder="加密保存" aria-describedby=[described] aria-invalid=[invalid];
        },
        kind @ (Kind::Line
        | Kind::Count
        | Kind::Number
        | Kind::Money
        | Kind::Date
        | Kind::Month
        | Kind::Half
        | Kind::File) => html! {
            input id=(id) name=(name) value=(text) class=[width(kind)] inputmode=[keyboard(field)]
                placeholder=[example(kind)] autocomplete="off" aria-describedby=[described] aria-invalid=[invalid];
        },
    }
}

/// What is typed is shown to whoever types it; what is sealed only as its mask.
fn unsealed(text: &str) -> String {
    Shut::read(text).map_or_else(|| text.to_owned(), |it| it.mask().to_owned())
}

/// A keyboard of digits alone would not let anybody type 余 or 未报.
fn keyboard(field: &Field) -> Option<&'static str> {
    match field.kind {
        Kind::Count if !field.told => Some("numeric"),
        Kind::Number | Kind::Money if !field.told => Some("decimal"),
        Kind::Count | Kind::Number | Kind::Money | Kind::Date | Kind::Month | Kind::Half => Some("text"),
        Kind::Line
        | Kind::Text
        | Kind::Choice(_)
        | Kind::Ref(_)
        | Kind::Refs(_)
        | Kind::Sealed
        | Kind::File => None,
    }
}

fn width(kind: Kind) -> Option<&'static str> {
    kind.ranges().then_some("short")
}

fn example(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Date => Some("2016-03-05"),
        Kind::Month => Some("2016-03"),
        Kind::Half => Some("2016年上半年"),
        Kind::Line
        | Kind::Text
        | Kind::Count
        | Kind::Number
        | Kind::Money
        | Kind::Choice(_)
        | Kind::Ref(_)
        | Kind::Refs(_)
        | Kind::Sealed
        | Kind::File => None,
    }
}

/// Why a record is changed; it stands in the history ever after.
pub(super) fn reason(draft: &Draft, problems: &Problems) -> Markup {
    html! {
        div .field {
            label for="f-why" { "说明" }
            p .hint id="h-why" { "依据哪份材料、为什么这样改；会写进历史" }
            @for it in problems.of("why") { p .error { (it) } }
            input id="f-why" name="why" value=(draft.get("why")) aria-describedby="h-why" maxlength="300";
        }
    }
}

/// The words of the notation, where a person is about to need them.
pub(super) fn how_to_write() -> Markup {
    html! {
        details .notes {
            summary { "填写说明：未报、无、不适用、约数和存疑怎么写" }
            dl {
                dt { "0" } dd { "确实是零。" }
                dt { "无" } dd { "没有这件事、这个东西。" }
                dt { "不适用" } dd { "这一栏对这条记录没有意义。" }
                dt { "未报" } dd { "应该有，但还没有人报来；计数时会提示。" }
                dt { "约数" } dd { "照原文写：1000余、50多万元、近300、约20。" }
                dt { "日期只知年月" } dd { "写成 2016年5月、2016年上半年 或 2016年。" }
                dt { "存疑" } dd { "原文可能有误时写：存疑「印的是什么」：可能一｜可能二；理由：为什么怀疑。以后在记录页上认定。" }
            }
        }
    }
}
