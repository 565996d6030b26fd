//! A figure asked again, from what a paper keeps of it.

use jiff::civil::Date;

use super::{Definition, Question};
use crate::{
    selection::Selection,
    store::{Db, Error, Measure},
};

impl Question {
    /// The question a figure answered, from what a paper keeps of it: the link to its
    /// rows and what was taken of them. That is how a sent paper is asked again.
    pub fn again(
        db: &Db,
        definition: Definition,
        link: &str,
        measure: &str,
        cut_off: Option<Date>,
    ) -> Result<Question, Error> {
        let source = Selection::from_link(db, link)?;
        let measure = Measure::read(source.spec(), measure)
            .ok_or_else(|| Error::Refused(format!("“{}”的算法“{measure}”本程序不认识", definition.label)))?;
        Ok(Question { definition, source, cut_off, measure })
    }
}
