//! How a list is shown, as the address says it: order, page, size, columns.

use crate::{
    draft::Problems,
    selection::Selection,
    spec::{Field, Spec},
    store::View,
    web::address,
};

/// The view part of an address. It round-trips: what is read is what links write.
#[derive(Clone, Debug)]
pub struct ViewQuery {
    /// What the store is asked for.
    pub view: View,
    /// Whether the columns are the person's own choice.
    chosen: bool,
}

/// Rows on a page unless somebody chooses otherwise.
pub(super) const SIZE: i64 = 50;
const LARGEST: i64 = 200;

impl ViewQuery {
    /// Reads `sort`, `page`, `size` and `cols`; the rest of the address is the selection.
    pub fn from_query(spec: &'static Spec, query: &str) -> Result<ViewQuery, Problems> {
        let mut res = ViewQuery { view: View { size: SIZE, ..View::new(spec) }, chosen: false };
        let mut problems = Problems::default();
        for (key, text) in address::pairs(query).iter().filter(|it| !it.1.trim().is_empty()) {
            let read = match key.as_str() {
                "sort" => res.read_sort(spec, text.trim()),
                "page" => number(text, "页码", i64::MAX).map(|it| res.view.page = it),
                "size" => number(text, "每页条数", LARGEST).map(|it| res.view.size = it),
                "cols" => res.read_columns(spec, text),
                _ => Ok(()),
            };
            if let Err(sentence) = read {
                problems.add("", sentence);
            }
        }
        res.lead_with_name(spec);
        if problems.is_empty() { Ok(res) } else { Err(problems) }
    }

    fn read_sort(&mut self, spec: &'static Spec, text: &str) -> Result<(), String> {
        let name = text.trim_start_matches('-');
        let found = spec.column(name);
        self.view.sort =
            Some(found.ok_or_else(|| format!("{}台账没有“{name}”这一栏，不能按它排序", spec.title))?);
        self.view.descending = text.starts_with('-');
        Ok(())
    }

    fn read_columns(&mut self, spec: &'static Spec, text: &str) -> Result<(), String> {
        if !self.chosen {
            (self.chosen, self.view.columns) = (true, Vec::new());
        }
        for name in text.split(',').map(str::trim) {
            let found = spec.column(name);
            let field = found.ok_or_else(|| format!("{}台账没有“{name}”这一栏，不能显示", spec.title))?;
            if !self.shows(field) {
                self.view.columns.push(field);
            }
        }
        Ok(())
    }

    /// The name comes first whatever is chosen: it is the way to the record.
    fn lead_with_name(&mut self, spec: &'static Spec) {
        if let Some(title) = spec.title_field() {
            self.view.columns.retain(|it| it.name != title.name);
            self.view.columns.insert(0, title);
        }
    }

    pub(super) fn shows(&self, field: &Field) -> bool {
        self.view.columns.iter().any(|it| it.name == field.name)
    }

    /// The pairs that say this view; what goes without saying is left out.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut res = Vec::new();
        if let Some(field) = self.view.sort {
            res.push(("sort", format!("{}{}", if self.view.descending { "-" } else { "" }, field.name)));
        }
        if self.chosen {
            res.push(("cols", self.view.columns.iter().map(|it| it.name).collect::<Vec<_>>().join(",")));
        }
        if self.view.size != SIZE {
            res.push(("size", self.view.size.to_string()));
        }
        if self.view.page != 1 {
            res.push(("page", self.view.page.to_string()));
        }
        res
    }

    /// The part of the address after `?` for these records in this view.
    pub fn query(&self, selection: &Selection) -> String {
        let (which, how) = (selection.query_string(), address::query(self.pairs()));
        if which.is_empty() || how.is_empty() { which + &how } else { format!("{which}&{how}") }
    }

    /// The address of the list that shows these records in this view.
    pub fn link(&self, selection: &Selection) -> String {
        address::with_query(&format!("/{}", selection.spec().slug), &self.query(selection))
    }

    #[must_use]
    pub(super) fn at(&self, page: i64) -> ViewQuery {
        let mut res = self.clone();
        res.view.page = page;
        res
    }

    #[must_use]
    pub(super) fn sized(&self, size: i64) -> ViewQuery {
        let mut res = self.at(1);
        res.view.size = size;
        res
    }

    /// Sorted by this column; by the other end first if it already was.
    #[must_use]
    pub(super) fn sorted(&self, field: &'static Field) -> ViewQuery {
        let mut res = self.at(1);
        res.view.descending = self.direction(field) == Some("ascending");
        res.view.sort = Some(field);
        res
    }

    /// Which way the list is sorted by this column, in the words of ARIA.
    pub(super) fn direction(&self, field: &Field) -> Option<&'static str> {
        let sorted = self.view.sort.is_some_and(|it| it.name == field.name);
        sorted.then_some(if self.view.descending { "descending" } else { "ascending" })
    }
}

fn number(text: &str, what: &str, most: i64) -> Result<i64, String> {
    let range =
        if most == i64::MAX { "从 1 起的整数".to_owned() } else { format!("1 至 {most} 的整数") };
    match text.trim().parse() {
        Ok(it) if (1..=most).contains(&it) => Ok(it),
        _ => Err(format!("{what}“{}”应是{range}", text.trim())),
    }
}
