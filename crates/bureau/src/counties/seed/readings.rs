//! 报告只给了总数的数，各带出处；指标目录先录入。

use ledger::prelude::*;

use super::{Entries, Record, chapter, draft};
use crate::ledgers::{
    indicator::{Indicator, standard},
    reading::Reading,
};

const PLAN: &str = chapter!("一(一)6");

const READINGS: &[Record] = &[
    &[("name", "2016年度县级重点项目总数"), ("indicator", "县级重点项目总数"), ("value", "34")],
    &[("name", "2016年度县级重点项目结转数"), ("indicator", "县级重点项目结转数"), ("value", "14")],
    &[("name", "2016年度县级重点项目新上数"), ("indicator", "县级重点项目新上数"), ("value", "20")],
];

fn readings() -> Vec<Draft> {
    let told: Record = &[("period", "2016年"), ("reach", "当期数"), ("unit", "项"), ("source", PLAN)];
    READINGS.iter().map(|it| draft(&[told, it])).collect()
}

pub(super) fn records() -> Vec<Entries> {
    vec![(Indicator::SPEC, standard::records()), (Reading::SPEC, readings())]
}
