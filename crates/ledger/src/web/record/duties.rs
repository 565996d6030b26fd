//! What is to be done about a record, and how much time is left.

use maud::{Markup, html};

use super::Told;
use crate::cell::Date;

impl Told<'_> {
    pub(super) fn duties(&self, today: Date) -> Markup {
        let duties = if self.row.removed { Vec::new() } else { (self.spec.due)(&self.row.draft(), today) };
        html! {
            @if !duties.is_empty() {
                section .card {
                    h2 { "期限" }
                    ul {
                        @for it in &duties {
                            li {
                                time datetime=(it.day) { (it.day) } " " (it.what) " "
                                span .error[it.days_left(today) < 0] { "（" (it.left(today)) "）" }
                                @if !it.ground.is_empty() { p .hint { (it.ground) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
