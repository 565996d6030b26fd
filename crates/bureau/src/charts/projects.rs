//! Projects: how many, of which level, in which stage.

use chart::Layout;
use ledger::prelude::*;

use super::{Sketch, year_names, years};
use crate::ledgers::project::{Level, Project, figures};

pub(super) fn by_year(year: i16) -> Sketch {
    let of = |level: &Level| {
        let asked = years(year).into_iter().map(|it| figures::approved(it, *level)).collect();
        (level.words().to_owned(), asked)
    };
    Sketch {
        key: "projects-by-year",
        title: "各年立项项目".to_owned(),
        description: format!("到{year}年为止六年里各级立项的科技项目，按立项日期计"),
        layout: Layout::Columns,
        categories: year_names(year),
        series: Level::ALL.iter().map(of).collect(),
        only_some: false,
    }
}

/// Where the projects stand today, whichever year they are of.
pub(super) fn by_stage() -> Sketch {
    let stages = Project::SPEC.stages;
    let of = |level: &Level| {
        let asked = stages.iter().map(|it| {
            let meaning = format!("现在处于“{}”阶段的{}项目", it.label, level.words());
            let define =
                Definition::new(format!("chart.stage.{}.{}", it.name, level.text()), it.label, "项", meaning);
            Question::count(define, Selection::all::<Project>().stage(&[it.name]).is(Project::LEVEL, level))
        });
        (level.words().to_owned(), asked.collect())
    };
    Sketch {
        key: "projects-by-stage",
        title: "项目现在所处的阶段".to_owned(),
        description: "所有在册的科技项目，按现在的阶段和级别计；没有项目的阶段不列".to_owned(),
        layout: Layout::Rows,
        categories: stages.iter().map(|it| it.label.to_owned()).collect(),
        series: Level::ALL.iter().map(of).collect(),
        only_some: true,
    }
}

pub(super) fn accepted(year: i16) -> Sketch {
    Sketch {
        key: "projects-accepted",
        title: "各年验收项目".to_owned(),
        description: format!("到{year}年为止六年里验收的科技项目，不论结论，按验收日期计"),
        layout: Layout::Columns,
        categories: year_names(year),
        series: vec![("验收".to_owned(), years(year).into_iter().map(figures::accepted).collect())],
        only_some: false,
    }
}
