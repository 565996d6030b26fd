//! What every section uses to write: figures asked for once, values cited from
//! records, sentences put together of them.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use ledger::{
    cell::{Entry, Mark},
    figure::OpenDoubt,
    prelude::*,
    spec::Field,
    store::{Row, View},
};
use paper::{Block, Cited, Doubt, Inline};

use super::{Sentence, foreseen::Foreseen};
use crate::figures::Span;

/// A paper under way.
pub struct Writer<'a> {
    pub db: &'a Db,
    pub viewer: &'a Viewer,
    pub span: Span,
    blocks: Vec<Block>,
    /// How often each figure's key was used, so that every id is its own.
    used: HashMap<String, usize>,
    labels: HashMap<Id, String>,
    /// The bureau that writes: its own paper calls it 我局.
    own: String,
    /// The number of the last heading on each level.
    numbers: [usize; 3],
    /// Every figure that was asked for, printed or not: an edited paper may still say
    /// one its new draft has no use for.
    taken: Mutex<Vec<paper::Figure>>,
    foreseen: Foreseen,
}

/// Records a section reads at the most. A county's half-year has some dozens;
/// beyond this a section says that it stops.
pub const MOST_READ: i64 = 300;

/// Names printed one by one; longer lists end in 等.
pub const MOST_NAMED: usize = 12;

impl<'a> Writer<'a> {
    pub fn new(db: &'a Db, viewer: &'a Viewer, span: Span) -> Writer<'a> {
        Writer {
            db,
            viewer,
            span,
            blocks: Vec::new(),
            used: HashMap::new(),
            labels: HashMap::new(),
            own: String::new(),
            numbers: [0; 3],
            taken: Mutex::default(),
            foreseen: Foreseen::default(),
        }
    }

    /// Whose paper it is.
    #[must_use]
    pub fn of(self, bureau: &str) -> Writer<'a> {
        Writer { own: bureau.to_owned(), ..self }
    }

    /// Takes figures and lists in one go, both at the same time, that sections will surely
    /// ask. Whatever else they ask is asked then; this is for speed alone.
    pub async fn foresee(&mut self, questions: Vec<Question>, lists: Vec<Selection>) -> Result<(), Error> {
        let (figures, lists) = tokio::try_join!(
            Figure::ask_all(self.db, self.viewer, questions),
            Foreseen::lists(self.db, self.viewer, lists)
        )?;
        self.foreseen = Foreseen { figures, lists };
        Ok(())
    }

    /// `一、`, a part of the paper.
    pub fn part(&mut self, title: &str) {
        self.heading(1, title);
    }

    /// `（一）`, a chapter of a part.
    pub fn chapter(&mut self, title: &str) {
        self.heading(2, title);
    }

    /// `1．`, an item of a chapter.
    pub fn item(&mut self, title: &str) {
        self.heading(3, title);
    }

    /// Headings number themselves, so that a chapter left out leaves no gap.
    fn heading(&mut self, level: u8, title: &str) {
        let at = usize::from(level) - 1;
        self.numbers[at] += 1;
        self.numbers[at + 1..].fill(0);
        let text = vec![Inline::text(format!("{}{title}", numeral(level, self.numbers[at])))];
        self.blocks.push(Block::Heading { level, text });
    }

    pub fn paragraph(&mut self, sentence: Sentence) {
        self.blocks.push(Block::Paragraph { text: sentence.into_inlines() });
    }

    /// A place for which there are no records: visibly empty.
    pub fn slot(&mut self, wanted: &str) {
        self.blocks.push(Block::Slot { wanted: wanted.to_owned() });
    }

    /// How many blocks stand so far, to see whether a section has said anything.
    pub fn written(&self) -> usize {
        self.blocks.len()
    }

    /// What was written, and every figure that was asked for on the way.
    pub fn finish(self) -> (Vec<Block>, Vec<paper::Figure>) {
        (self.blocks, self.taken.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes a figure without printing it yet, to see whether there is anything to say.
    pub async fn ask(&self, question: Question) -> Result<Figure, Error> {
        let question = question.up_to(self.span.last);
        let figure = match self.foreseen.figures.iter().find_map(|it| it.answering(&question)) {
            Some(known) => known,
            None => Figure::ask(self.db, self.viewer, question).await?,
        };
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.push(printed(&figure, self.span.last));
        Ok(figure)
    }

    /// A figure as it stands in a sentence.
    pub fn bind(&mut self, figure: &Figure) -> Inline {
        let define = figure.definition();
        let times = self.used.entry(define.key.clone()).and_modify(|it| *it += 1).or_insert(1);
        let id = if *times == 1 { define.key.clone() } else { format!("{}-{times}", define.key) };
        Inline::Figure(paper::Figure { id, ..printed(figure, self.span.last) })
    }

    pub async fn figure(&mut self, question: Question) -> Result<Inline, Error> {
        let figure = self.ask(question).await?;
        Ok(self.bind(&figure))
    }

    /// The records of a selection, with the names of what they refer to at hand.
    pub async fn records<L: Ledger>(&mut self, source: &Selection) -> Result<Vec<(Row, L)>, Error> {
        self.first::<L>(source, MOST_READ).await
    }

    /// The first so many of them, where a section says no more.
    pub async fn first<L: Ledger>(&mut self, source: &Selection, most: i64) -> Result<Vec<(Row, L)>, Error> {
        let rows = self.rows(source, View::whole(source.spec()).columns, most).await?;
        rows.into_iter().map(|row| row.read().map(|it| (row, it))).collect()
    }

    /// Some columns of the records, where a section says no more of them: a record
    /// read whole costs many times as much.
    pub async fn columns(&mut self, source: &Selection, columns: &[&'static str]) -> Result<Vec<Row>, Error> {
        let columns = columns.iter().filter_map(|it| source.spec().column(it)).collect();
        self.rows(source, columns, MOST_READ).await
    }

    async fn rows(
        &mut self,
        source: &Selection,
        columns: Vec<&'static Field>,
        most: i64,
    ) -> Result<Vec<Row>, Error> {
        let view = View { descending: false, columns, ..View::new(source.spec()) };
        let ids = match self.foreseen.list(source, most) {
            Some(ids) => ids,
            None => self.db.ids(self.viewer, source, &view, Some(most)).await?.ids,
        };
        let res = self.db.rows(self.viewer, source, &ids, &view.columns).await?;
        self.learn_names(&res).await?;
        Ok(res)
    }

    async fn learn_names(&mut self, rows: impl IntoIterator<Item = &Row>) -> Result<(), Error> {
        let labels = self.db.labels_of(rows).await?;
        let called = |name: String| if name == self.own { "我局".to_owned() } else { name };
        self.labels.extend(labels.into_iter().map(|(id, name)| (id, called(name))));
        Ok(())
    }

    /// What a referenced record is called.
    pub fn name_of(&self, id: Id) -> String {
        self.labels.get(&id).cloned().unwrap_or_default()
    }

    /// A value read off a record, as the record has it.
    pub fn cite<T>(&self, spec: &'static Spec, row: &Row, column: Column<T>) -> Inline {
        cited(spec, row, column.name(), |it| self.labels.get(&it).cloned())
    }

    /// The stage a record is in.
    pub fn cite_stage(&self, spec: &'static Spec, row: &Row) -> Inline {
        let (text, link) = (spec.stage_words(&row.stage).to_owned(), format!("/{}/{}", spec.slug, row.id));
        let (field, told) = (ledger::selection::STAGE.to_owned(), row.stage.clone());
        Inline::Cited(Cited { text, link, field, told, doubts: Vec::new() })
    }

    /// A value read off a record, in other words than the record's: 第二十一届 for 21.
    pub fn cite_as<T>(&self, spec: &'static Spec, row: &Row, column: Column<T>, words: &str) -> Inline {
        match self.cite(spec, row, column) {
            Inline::Cited(it) => Inline::Cited(Cited { text: words.to_owned(), ..it }),
            it @ (Inline::Text { .. } | Inline::Figure(_) | Inline::Explained(_)) => it,
        }
    }

    /// A name as its own record has it, where the row refers to it.
    pub fn cite_name<L: Ledger>(&self, told: &Told<Ref<L>>) -> Option<Inline> {
        Some(self.cite_name_of::<L>(told.known()?.id()))
    }

    /// The same, of a row of which only some columns were read.
    pub fn cite_name_in<L: Ledger>(&self, row: &Row, column: Column<Told<Ref<L>>>) -> Option<Inline> {
        let (field, entry) = row.entries().find(|it| it.0.name == column.name())?;
        Some(self.cite_name_of::<L>(*field.kind.ids(&entry.value).first()?))
    }

    fn cite_name_of<L: Ledger>(&self, id: Id) -> Inline {
        let link = format!("/{}/{id}", L::SLUG);
        let field = L::SPEC.title_field().map_or(String::new(), |it| it.name.to_owned());
        // The name is looked up, and a name is all that is said: nothing else is told.
        Inline::Cited(Cited { text: self.name_of(id), link, field, told: String::new(), doubts: Vec::new() })
    }
}

/// A value read off a record, as the record has it; what it refers to is called as
/// `label` says.
pub fn cited(spec: &'static Spec, row: &Row, column: &str, label: impl Fn(Id) -> Option<String>) -> Inline {
    let link = format!("/{}/{}", spec.slug, row.id);
    let Some(field) = spec.column(column) else { return Inline::text("") };
    let entry = row.entry(field.name);
    let doubts = open_doubt(spec, row, field, &entry).into_iter().collect();
    let text = match entry.mark.as_ref().and_then(Mark::doubt) {
        Some(doubt) => doubt.printed.clone(),
        None => field.kind.naming(&field.words(&entry), label),
    };
    Inline::Cited(Cited { text, link, field: field.name.to_owned(), told: field.text(&entry), doubts })
}

/// The number before a heading (GB/T 9704-2012, 7.3.3).
pub fn numeral(level: u8, number: usize) -> String {
    const CHINESE: [&str; 11] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let chinese = match number {
        0..=10 => CHINESE[number].to_owned(),
        11..=19 => format!("十{}", CHINESE[number - 10]),
        _ => number.to_string(),
    };
    match level {
        1 => format!("{chinese}、"),
        2 => format!("（{chinese}）"),
        _ => format!("{number}．"),
    }
}

/// A figure as a paper keeps it. Its id is its key until a paper says it twice.
pub fn printed(figure: &Figure, last: Date) -> paper::Figure {
    let define = figure.definition();
    paper::Figure {
        id: define.key.clone(),
        key: define.key.clone(),
        measure: figure.measure(),
        text: figure.printed(),
        value: figure.value(),
        unit: define.unit.to_owned(),
        label: define.label.clone(),
        definition: define.meaning.clone(),
        cut_off: Some(figure.cut_off().unwrap_or(last).to_string()),
        link: figure.link(),
        rows: u64::try_from(figure.rows()).unwrap_or(0),
        doubts: figure.doubts().iter().map(doubt).collect(),
    }
}

fn open_doubt(spec: &'static Spec, row: &Row, field: &Field, entry: &Entry) -> Option<Doubt> {
    let it = entry.mark.as_ref().and_then(Mark::doubt)?;
    Some(Doubt {
        subject: format!("{}·{}", row.name(spec), field.label),
        printed: it.printed.clone(),
        candidates: it.candidates.clone(),
        reason: it.reason.clone(),
    })
}

fn doubt(it: &OpenDoubt) -> Doubt {
    Doubt {
        subject: it.subject.clone(),
        printed: it.printed.clone(),
        candidates: it.candidates.clone(),
        reason: it.reason.clone(),
    }
}
