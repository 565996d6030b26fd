//! 云溪县: a county that does not exist, with as many projects as asked for.
//! For load tests and for showing full lists; every name in it is made up.

use ledger::prelude::*;

use super::{BUREAU, HALF, REGION, enter};
use crate::ledgers::{payment::Payment, project::Project, unit::Unit};

/// No county has this code (GB/T 2260 leaves it free).
pub const COUNTY: &str = "519999";

const WHY: &str = "虚构县数据";

/// Records entered in one transaction.
const AT_ONCE: usize = 2_000;

const PLACES: &[&str] = &["云溪", "青岩", "白鹭", "石桥", "柳湾", "松岭", "竹坪", "泉水", "金峰", "双河"];
const TRADES: &[&str] =
    &["机械", "陶瓷", "新材料", "农业科技", "光电", "制药", "造纸", "环保", "食品", "电子"];
const TOPICS: &[&str] = &[
    "高效节能电机",
    "低温烧成釉料",
    "碳纤维预浸料",
    "茶叶精深加工",
    "透明导电薄膜",
    "中药材仿野生栽培",
    "制浆白泥回收",
    "污水脱氮",
    "柑橘保鲜",
    "工业传感器",
];
const DEEDS: &[&str] = &["关键技术研究", "产业化开发", "示范与推广", "专利实施", "中试", "工艺改进"];
const STAGES: &[&str] =
    &["备选", "已申报", "已立项", "在研", "在研", "在研", "申请验收", "已验收", "已验收", "已终止"];
const LEVELS: &[&str] = &["county", "county", "county", "city", "city", "province", "nation"];
const KINDS: &[&str] = &["support", "transfer", "patent_use", "spark", "other"];

/// Chance that comes out the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (it ^ (it >> 31)) % sides.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.roll(u64::try_from(from.len()).unwrap_or(1))).unwrap_or(0);
        from.get(at).copied().unwrap_or("")
    }

    fn day(&mut self, year: u64) -> String {
        format!("{year}-{:02}-{:02}", self.roll(12) + 1, self.roll(28) + 1)
    }
}

/// Enters the county with so many projects, saying how far it has come.
pub async fn enter_all(
    db: &Db,
    viewer: &Viewer,
    scale: usize,
    mut told: impl FnMut(usize),
) -> Result<(), Error> {
    for (name, value) in [(BUREAU, "云溪县科学技术和知识产权局（虚构）"), (REGION, COUNTY), (HALF, "2016H1")]
    {
        db.set_setting(name, value).await?;
    }
    let mut dice = Dice(2016);
    let units = units((scale / 20).clamp(12, 5_000));
    enter(db, viewer, Unit::SPEC, units.iter().map(|it| it.0.clone()).collect(), WHY).await?;
    let names: Vec<&str> = units.iter().map(|it| it.1.as_str()).collect();
    let mut done = 0;
    while done < scale {
        let count = AT_ONCE.min(scale - done);
        let drafts = (done..done + count).map(|at| project(&mut dice, at, &names)).collect();
        enter(db, viewer, Project::SPEC, drafts, WHY).await?;
        done += count;
        told(done);
    }
    payments(db, viewer, &mut dice).await
}

fn units(count: usize) -> Vec<(Draft, String)> {
    let firm = |at: usize| {
        let (place, trade) = (PLACES[at % PLACES.len()], TRADES[at / PLACES.len() % TRADES.len()]);
        let round = at / (PLACES.len() * TRADES.len());
        let number = if round == 0 { String::new() } else { format!("第{round}") };
        let name = format!("{place}{number}{trade}有限公司（虚构）");
        let draft = [("name", name.as_str()), ("kind", "企业"), ("source", "虚构")].into_iter().collect();
        (draft, name)
    };
    let bodies = ["云溪县科技局（虚构）", "虚构市科技局", "虚构省科技厅"];
    let body = |name: &&str| {
        (
            [("name", *name), ("kind", "党政机关"), ("source", "虚构")].into_iter().collect(),
            (*name).to_owned(),
        )
    };
    bodies.iter().map(body).chain((0..count).map(firm)).collect()
}

/// One project somewhere in its life, with everything that stage carries.
fn project(dice: &mut Dice, at: usize, units: &[&str]) -> Draft {
    let year = 2012 + dice.roll(5);
    let level = dice.pick(LEVELS);
    let stage = dice.pick(STAGES);
    let (begins, money) = (dice.day(year), dice.roll(300) + 1);
    let pairs: Vec<(&str, String)> = vec![
        ("stage", stage.to_owned()),
        ("name", format!("{}{}（虚构{at:06}）", dice.pick(TOPICS), dice.pick(DEEDS))),
        ("undertaker", dice.pick(&units[3..]).to_owned()),
        ("level", level.to_owned()),
        ("category", dice.pick(KINDS).to_owned()),
        ("source", "虚构".to_owned()),
        ("called", dice.day(year - 1)),
        ("applied", dice.day(year - 1)),
        ("asked", (money + dice.roll(50)).to_string()),
        ("number", format!("JJKJ{year}{:02}{at:06}", dice.roll(20))),
        ("approved", begins.clone()),
        ("approved_by", "未报".to_owned()),
        ("money", format!("{money}.{}", dice.roll(10))),
        ("signed", begins.clone()),
        ("begins", begins),
        ("ends", dice.day(year + 2)),
        ("requested", dice.day(year + 2)),
        ("submitted_to", units[1].to_owned()),
        ("accepted", dice.day(year + 2)),
        ("host", units[1].to_owned()),
        ("on_behalf_of", if level == "province" { units[2].to_owned() } else { "不适用".to_owned() }),
        ("manner", "专家验收".to_owned()),
        ("conclusion", if dice.roll(20) == 0 { "结题" } else { "通过验收" }.to_owned()),
        ("fulfilment", "完成".to_owned()),
        ("ended", dice.day(year + 1)),
        ("ended_by", "未报".to_owned()),
        ("ending", "承担单位停产（虚构）".to_owned()),
        ("returned", "0".to_owned()),
    ];
    pairs.iter().map(|it| (it.0, it.1.as_str())).collect()
}

/// One payment for some of the projects that were approved.
async fn payments(db: &Db, viewer: &Viewer, dice: &mut Dice) -> Result<(), Error> {
    let source = Selection::all::<Project>().stage(&["underway", "accepted"]);
    let mut drafts = Vec::new();
    for (row, project) in db.records::<Project>(viewer, &source, 2_000).await? {
        let Some(level) = project.level.known() else { continue };
        let pairs = [
            ("name", format!("{}科技经费（虚构）", level.words())),
            ("project", row.id.to_string()),
            ("source", level.text()),
            ("document", "未报".to_owned()),
            ("amount", (dice.roll(80) + 1).to_string()),
            ("paid", dice.day(2016)),
            ("payer", "云溪县科技局（虚构）".to_owned()),
            ("payee", project.undertaker.text()),
        ];
        drafts.push(pairs.iter().map(|it| (it.0, it.1.as_str())).collect());
    }
    enter(db, viewer, Payment::SPEC, drafts, WHY).await
}

#[cfg(test)]
mod tests {
    use ledger::testing::empty_db;

    use super::*;
    use crate::{ledgers, papers::half_year};

    #[tokio::test]
    async fn a_fictitious_county_of_any_size_fills_its_ledgers_and_its_paper() {
        let (db, program) = (empty_db(ledgers::ALL).await, Viewer::program(COUNTY));
        enter_all(&db, &program, 300, |_| {}).await.unwrap_or_else(|it| panic!("{it}"));
        let count =
            Question::count(Definition::new("all", "全部", "项", "全部项目"), Selection::all::<Project>());
        assert_eq!(Figure::ask(&db, &program, count).await.unwrap().text(), "300");
        let half = Half::new(2016, 1).unwrap();
        let paper = half_year::draft(&db, &program, half, None).await.unwrap();
        assert!(10 < paper.counts().figures);
    }
}
