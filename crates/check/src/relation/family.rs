//! Names of parts that are known to make up a whole, and names that overlap.
//! 发明, 实用新型 and 外观设计 are all patents; 党员 and 女性 may be the same people.

use crate::page::has;

/// Each line is a whole: its parts, each with other ways to name it.
const WHOLES: &[&[&[&str]]] = &[
    &[&["发明"], &["实用新型"], &["外观"]],
    &[&["结转", "续"], &["新上", "新立", "新增", "新开", "新建", "新启动", "当年"]],
    &[&["第一产业", "一产"], &["第二产业", "二产"], &["第三产业", "三产"]],
    &[&["男"], &["女"]],
    &[&["首次"], &["重新"]],
    &[&["城镇", "城市"], &["农村", "乡村"]],
    &[&["税收"], &["非税"]],
    &[&["上半年"], &["下半年"]],
    &[&["一季度"], &["二季度"], &["三季度"], &["四季度"]],
    &[&["已完成", "完成", "已完工", "竣工", "办结", "已办结"], &["未完成", "在建", "正在", "推进", "未办结"]],
    &[&["合格"], &["不合格"]],
    &[&["已脱贫"], &["未脱贫"]],
    &[&["通过"], &["未通过", "不通过"]],
    &[&["线上", "网上"], &["线下", "现场"]],
    &[&["内资"], &["外资"]],
    &[&["大型"], &["中型"], &["小型"], &["微型"]],
    &[&["一等奖"], &["二等奖"], &["三等奖"]],
    &[&["一等奖"], &["二等奖"], &["三等奖"], &["优秀奖"]],
    &[&["高级"], &["中级"], &["初级"]],
    &[&["博士"], &["硕士"], &["本科"]],
    &[&["公益"], &["非公益", "市场"]],
    &[&["甲类", "A类"], &["乙类", "B类"]],
    &[&["企业"], &["个人"]],
    &[&["中央", "国家"], &["省级", "省"], &["市级", "市"], &["县级", "县", "本级"]],
    &[&["技术开发"], &["技术转让"], &["技术咨询"], &["技术服务"]],
    &[&["重点"], &["一般", "面上", "普通"]],
    &[&["财政"], &["自筹", "社会"]],
    &[&["上级", "省级"], &["本级", "县级"]],
    &[&["立案"], &["不予立案"]],
    &[&["优秀"], &["良好"], &["合格"]],
    &[&["续建"], &["新建", "新开工"]],
    &[&["省内"], &["省外"]],
    &[&["县内"], &["县外"]],
    &[&["境内"], &["境外"]],
    &[&["在职", "在岗"], &["退休", "离退休"]],
    &[&["国有"], &["民营", "非国有"]],
];

/// Of these, two alone may be all there are: 省级 and 市级 without 县级.
const LOOSE: &[&str] = &["中央", "博士", "一等奖", "大型", "高级", "技术开发", "一季度", "优秀"];

/// What people and things can be at the same time.
const OVERLAPPING: &[&str] = &[
    "女",
    "党员",
    "少数民族",
    "学历",
    "职称",
    "以上",
    "以下",
    "青年",
    "岁",
    "返乡",
    "留学",
    "贫困",
    "脱贫",
    "退役",
    "残疾",
    "妇女",
    "重点",
    "规模以上",
    "规上",
    "高新技术企业",
    "科技型",
    "专精特新",
    "上市",
    "骨干",
    "获奖",
    "新增",
    "民营",
    "大学生",
    "带头人",
];

/// Kinds of undertakings whose names have such a word: nobody is also something else.
const KINDS: &[&str] = &["重点实验室", "民营医院", "妇幼保健", "重点中学"];

/// Whether the labels are exactly the parts of one known whole, or only some of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    Whole,
    Incomplete,
    /// Different parts of one whole that may be all there are: together never more than it.
    Apart,
    Overlapping,
    Unknown,
}

pub(crate) fn fit(labels: &[&[char]]) -> Fit {
    let (mut incomplete, mut apart) = (false, false);
    if let [one, other] = labels
        && (denies(other, one) || denies(one, other))
    {
        return Fit::Whole;
    }
    for whole in WHOLES {
        let part_of = |label: &&[char]| position(whole, label);
        let parts: Vec<Option<usize>> = labels.iter().map(part_of).collect();
        let known: Vec<usize> = parts.iter().flatten().copied().collect();
        let mut distinct = known.clone();
        distinct.sort_unstable();
        distinct.dedup();
        if known.len() == labels.len() && distinct.len() == known.len() {
            if distinct.len() == whole.len() {
                return Fit::Whole;
            }
            apart |= distinct.len() >= 2;
            incomplete |=
                !LOOSE.contains(&whole[0][0]) && (distinct.len() >= 2 || whole.len() > labels.len());
        }
    }
    if incomplete {
        return Fit::Incomplete;
    }
    let kind = |label: &[char]| KINDS.iter().any(|it| has(label, it));
    let overlaps = labels.iter().any(|label| !kind(label) && OVERLAPPING.iter().any(|it| has(label, it)));
    match (overlaps, apart) {
        (true, _) => Fit::Overlapping,
        (false, true) => Fit::Apart,
        (false, false) => Fit::Unknown,
    }
}

/// 非农业人口 is all that is not 农业人口; 未整改 what is not 已整改.
fn denies(label: &[char], of: &[char]) -> bool {
    let name = |it: &[char]| -> String {
        let it: String = it.iter().collect();
        let it = it.trim_start_matches("其中").trim_start_matches([':', ',', '，']);
        it.trim_end_matches(['有', '的', '为', '共']).to_owned()
    };
    let (label, of) = (name(label), name(of));
    // 风险已消除14户、未消除9户
    let of = of.rfind('已').map_or(of.as_str(), |at| &of[at + '已'.len_utf8()..]);
    let rest = ['非', '未', '不'].iter().find_map(|it| label.strip_prefix(*it));
    of.chars().count() >= 2 && rest == Some(of)
}

/// The longest name that occurs wins: 未完成 is not 完成.
fn position(whole: &[&[&str]], label: &[char]) -> Option<usize> {
    let named = |names: &&[&str]| names.iter().filter(|it| has(label, it)).map(|it| it.len()).max();
    let best = whole.iter().enumerate().filter_map(|(index, names)| Some((named(names)?, index))).max()?;
    Some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(labels: &[&str]) -> Fit {
        let labels: Vec<Vec<char>> = labels.iter().map(|it| it.chars().collect()).collect();
        fit(&labels.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    #[test]
    fn known_parts_make_up_their_whole() {
        assert_eq!(check(&["发明专利", "实用新型专利", "外观设计"]), Fit::Whole);
        assert_eq!(check(&["发明专利", "实用新型专利"]), Fit::Incomplete);
        assert_eq!(check(&["结转", "新上项目"]), Fit::Whole);
        assert_eq!(check(&["国家级", "市级项目"]), Fit::Apart);
        assert_eq!(check(&["女性", "党员"]), Fit::Overlapping);
        assert_eq!(check(&["装备制造", "新材料"]), Fit::Unknown);
    }
}
