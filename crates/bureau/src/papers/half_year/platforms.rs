//! 平台和载体怎样写成句子：研究类的写在平台建设里，孵化类的写在双创里。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, Sentence, Writer};
use crate::ledgers::{
    hightech::Hightech,
    platform::{
        Building, Guidance, Naming, Platform, Preparation, Recognition, Recommendation, Standing, figures,
    },
};

/// The platforms something happened to in the half-year, of one sort.
pub(super) async fn of_sort(writer: &mut Writer<'_>, carriers: bool) -> Result<Vec<(Row, Platform)>, Error> {
    let span = writer.span;
    let asked = [
        figures::recognised(span),
        figures::building(span),
        figures::recommended(span),
        figures::preparing(span),
    ];
    let mut res: Vec<(Row, Platform)> = Vec::new();
    for question in asked {
        for (row, platform) in writer.records::<Platform>(&question.source).await? {
            let is_carrier = platform.kind.known().is_some_and(|it| it.is_carrier());
            if is_carrier == carriers && res.iter().all(|it| it.0.id != row.id) {
                res.push((row, platform));
            }
        }
    }
    res.truncate(MOST_NAMED);
    Ok(res)
}

/// What became of one platform, and what stands behind it.
pub(super) async fn write(writer: &mut Writer<'_>, row: &Row, it: &Platform) -> Result<(), Error> {
    let mut sentence = state(writer, row, it);
    sentence = sentence.join([standing_of_host(writer, it).await?, strength(writer, row, it)], "");
    sentence = sentence.join([progress(writer, row, it)], "");
    writer.paragraph(sentence);
    if it.spending == Some(Told::NotReported) {
        writer.slot(&format!("“{}”依托单位的年研发投入。台账中未报数额", it.name));
    }
    Ok(())
}

/// 甲公司准备申报省级工程技术研究中心“……”（暂定名）。
fn state(writer: &Writer<'_>, row: &Row, it: &Platform) -> Sentence {
    let host = writer.cite_name(&it.host).map_or_else(Sentence::new, Sentence::from);
    let (before, day) = match &it.standing {
        Standing::Planned(_) => ("拟申报", None),
        Standing::Preparing(..) => ("准备申报", None),
        Standing::Recommended(..) | Standing::UnderReview(..) | Standing::Declined(..) => {
            ("已推荐申报", Some(Recommendation::RECOMMENDED.name()))
        }
        Standing::Building(..) => ("获批组建", Some(Building::APPROVED.name())),
        Standing::Running(..) | Standing::Withdrawn(..) => ("获得认定", Some(Recognition::RECOGNISED.name())),
    };
    let mut sentence = host.text(before);
    if it.level.known().is_some() {
        sentence = sentence.put(writer.cite(Platform::SPEC, row, Platform::LEVEL));
    }
    sentence = sentence.put(writer.cite(Platform::SPEC, row, Platform::KIND));
    sentence = sentence.text("“").put(writer.cite(Platform::SPEC, row, Platform::NAME)).text("”");
    if it.naming.known() == Some(&Naming::Provisional) {
        sentence = sentence.text("（").put(writer.cite(Platform::SPEC, row, Platform::NAMING)).text("）");
    }
    if let Some(day) = day {
        sentence =
            sentence.text("（").put(writer.cite(Platform::SPEC, row, Column::<Date>::new(day))).text("）");
    }
    sentence.text("。")
}

/// Whether the host is a hi-tech enterprise, by the ledger that knows.
async fn standing_of_host(writer: &mut Writer<'_>, it: &Platform) -> Result<Sentence, Error> {
    let Some(host) = it.host.known() else { return Ok(Sentence::new()) };
    let source = Selection::all::<Hightech>().stage(&["recognised"]).is(Hightech::UNIT, host);
    let recognised = writer.records::<Hightech>(&source).await?;
    let Some((row, _)) = recognised.first() else { return Ok(Sentence::new()) };
    Ok(Sentence::new().text("依托单位是国家").put(writer.cite_stage(Hightech::SPEC, row)).text("。"))
}

/// 设有……，由……负责；建有 4 个实验室（……），用于……。
fn strength(writer: &Writer<'_>, row: &Row, it: &Platform) -> Sentence {
    let cite = |column| writer.cite(Platform::SPEC, row, column);
    let mut parts = Vec::new();
    if it.department.is_some() {
        let it = Sentence::new().text("设有").put(writer.cite(Platform::SPEC, row, Platform::DEPARTMENT));
        parts.push(it);
    }
    if matches!(it.leader, Some(Told::Exact(_))) {
        parts.push(Sentence::new().text("由").put(cite(Platform::LEADER)).text("负责"));
    }
    if it.laboratories.as_ref().and_then(Told::known).is_some() {
        let mut labs = Sentence::new()
            .text("建有")
            .put(writer.cite(Platform::SPEC, row, Platform::LABORATORIES))
            .text("个实验室");
        if it.laboratory_names.is_some() {
            let names = writer.cite(Platform::SPEC, row, Platform::LABORATORY_NAMES);
            labs = labs.text("（").put(names).text("）");
        }
        if it.laboratory_use.is_some() {
            labs = labs.text("，用于").put(writer.cite(Platform::SPEC, row, Platform::LABORATORY_USE));
        }
        parts.push(labs);
    }
    if parts.is_empty() { Sentence::new() } else { Sentence::new().join(parts, "，").text("。") }
}

/// Who came to guide, which papers are under way, what the bureau does.
fn progress(writer: &Writer<'_>, row: &Row, it: &Platform) -> Sentence {
    let mut parts = Vec::new();
    if let Some(guidance) = it.standing.guidance()
        && let Some(by) = writer.cite_name(&guidance.guided_by)
    {
        let manner = match guidance.guidance {
            Some(_) => writer.cite(Platform::SPEC, row, Guidance::GUIDANCE),
            None => paper::Inline::text("指导"),
        };
        parts.push(Sentence::from(by).text("作了").put(manner));
    }
    if let Some(preparation) = it.standing.preparation() {
        if preparation.papers.known().is_some() && preparation.readiness.known().is_some() {
            let papers = writer.cite(Platform::SPEC, row, Preparation::PAPERS);
            let readiness = writer.cite(Platform::SPEC, row, Preparation::READINESS);
            parts.push(Sentence::new().text("申报材料（").put(papers).text("）").put(readiness));
        }
        if preparation.services.is_some() {
            let services = writer.cite(Platform::SPEC, row, Preparation::SERVICES);
            parts.push(Sentence::new().text("我局").put(services));
        }
    }
    if parts.is_empty() { Sentence::new() } else { Sentence::new().join(parts, "；").text("。") }
}
