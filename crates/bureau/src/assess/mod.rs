//! 目标考评：一张考评表里各单位的得分，从填报的记录和台账的数按规则集 `assessment` 算出。
//!
//! Reading order: [`sheet`] (a sheet with everything told on it), [`measured`] (what is
//! known of a unit on a criterion, and where from), [`counted`] (what nobody types),
//! [`score`] (what a unit gets and what
//! that hangs on), [`grading`] (what the points are called), [`differences`] (a closed sheet beside what it would be now),
//! [`outlook`] (what a record may move of the points),
//! [`guarding`] (what the gate refuses), [`templates`] (sheets to begin from), [`pages`],
//! [`paper`] (自评报告).

mod counted;
mod differences;
mod grading;
#[cfg(test)]
mod grading_tests;
pub mod guarding;
mod measured;
mod outlook;
pub mod pages;
mod paper;
mod score;
mod sheet;
#[cfg(test)]
mod sources_tests;
mod templates;
#[cfg(test)]
mod tests;

pub use outlook::outlook;
