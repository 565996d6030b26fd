//! 目标考评：一张考评表里各单位的得分，从填报的记录和台账的数按规则集 `assessment` 算出。
//!
//! Reading order: [`sheet`] (a sheet with everything told on it), [`score`] (what a
//! unit gets and what that hangs on), [`templates`] (sheets to begin from), [`pages`],
//! [`paper`] (自评报告).

pub mod pages;
mod paper;
mod score;
mod sheet;
mod templates;
#[cfg(test)]
mod tests;
