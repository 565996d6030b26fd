//! The same figures as a table, for whoever wants the digits.

use maud::{Markup, html};

use crate::{Bar, Chart};

impl Chart {
    pub fn table(&self) -> Markup {
        html! {
            details .behind {
                summary { "看数据表" }
                table .plain {
                    caption { (self.title) "（" (self.unit) "）" }
                    thead { tr {
                        td {}
                        @for it in &self.series { th scope="col" .num { (it.label) } }
                    } }
                    tbody {
                        @for (at, category) in self.categories.iter().enumerate() {
                            tr {
                                th scope="row" { (category) }
                                @for it in &self.series { (cell(it.bars.get(at).and_then(Option::as_ref))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(bar: Option<&Bar>) -> Markup {
    html! {
        td .num {
            @match bar {
                None => span .absent { "没有数" },
                Some(it) => { a href=(it.link) { (it.text) } @if it.unsure { small { "（有存疑）" } } }
            }
        }
    }
}
