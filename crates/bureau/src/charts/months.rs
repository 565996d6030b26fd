//! Month by month: patents by type, output beside that of the year before.

use chart::Layout;
use ledger::prelude::*;

use super::{Sketch, month_names, month_spans};
use crate::{
    figures::Span,
    ledgers::{
        indicator::standard,
        output_month::OutputMonth,
        patent::{self, PatentKind},
        reading::{self, Stretch},
    },
};

pub(super) fn patents(year: i16) -> Sketch {
    let description = format!("{year}年各月申请的专利，按类型和申请日计，不论后来是否授权");
    by_kind(year, "patents-applied", format!("{year}年各月专利申请"), description, patent::figures::applied)
}

pub(super) fn granted(year: i16) -> Sketch {
    let description = format!("{year}年各月授权公告的专利，按类型和授权公告日计，不论何时申请");
    by_kind(year, "patents-granted", format!("{year}年各月专利授权"), description, patent::figures::granted)
}

fn by_kind(
    year: i16,
    key: &'static str,
    title: String,
    description: String,
    ask: fn(Span, Option<PatentKind>) -> Question,
) -> Sketch {
    let of = |kind: &PatentKind| {
        let asked = month_spans(year).into_iter().map(|it| ask(it, Some(*kind))).collect();
        (kind.words().to_owned(), asked)
    };
    Sketch {
        key,
        title,
        description,
        layout: Layout::Columns,
        categories: month_names(),
        series: PatentKind::ALL.iter().map(of).collect(),
        only_some: false,
    }
}

/// What the enterprises reported of each month, added up.
pub(super) fn output(year: i16) -> Sketch {
    let of = |year: i16| {
        let month = |it: Month| {
            let meaning = format!("月报中{}各企业本月产值合计；没有报来的不计", Period::Month(it).words());
            let define = Definition::new(format!("chart.output.{it}"), "本月产值", "万元", meaning);
            Question::sum(
                define,
                OutputMonth::OUTPUT,
                Selection::all::<OutputMonth>().is(OutputMonth::MONTH, &it),
            )
        };
        let asked = (1..=12).filter_map(|it| Month::new(year, it)).map(month).collect();
        (format!("{year}年"), asked)
    };
    Sketch {
        key: "output-by-month",
        title: format!("{year}年各月高新产值与上年同期（企业月报）"),
        description: format!("{year}年和上一年各月，企业月报的本月产值合计"),
        layout: Layout::Rows,
        categories: month_names(),
        series: vec![of(year), of(year - 1)],
        only_some: true,
    }
}

/// What the statistics office told, from January on.
pub(super) fn told_output(year: i16) -> Sketch {
    let of = |year: i16| {
        let told = (1..=12).filter_map(|it| Stretch::through(year, it));
        let asked = told.map(|it| reading::figures::told(&standard::HITECH_OUTPUT, it)).collect();
        (format!("{year}年"), asked)
    };
    Sketch {
        key: "output-told",
        title: format!("{year}年高新技术产业产值累计与上年同期（统计数）"),
        description: format!("{year}年和上一年，统计部门提供的从 1 月到各月的累计产值"),
        layout: Layout::Rows,
        categories: (1..=12).map(|it| if it == 1 { "1月".to_owned() } else { format!("1—{it}月") }).collect(),
        series: vec![of(year), of(year - 1)],
        only_some: true,
    }
}
