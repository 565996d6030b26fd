//! What stands after a numeral: 件, 人次, 万元, %, 个百分点.
//! Two numbers are added or compared only if their units have the same base.

use std::{collections::HashMap, sync::LazyLock};

use rust_decimal::Decimal;

use crate::{page::starts, report::Kind};

/// A unit as printed. Money keeps its unit; 万 before a measure goes into the value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) text: &'static str,
    /// What it can be compared with.
    pub(crate) base: &'static str,
    /// Ten to this power of the base.
    pub(crate) power: u32,
    pub(crate) kind: Kind,
}

/// A row of the table below: a long paper has hundreds of thousands of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit(&'static Row);

impl std::ops::Deref for Unit {
    type Target = Row;

    fn deref(&self) -> &Row {
        self.0
    }
}

impl Unit {
    pub(crate) const NONE: Unit = Unit(&Row { text: "", base: "", power: 0, kind: Kind::Number });

    pub(crate) fn scale(self) -> Decimal {
        Decimal::from(10_i64.pow(self.power.min(18)))
    }
}

const fn money(text: &'static str, base: &'static str, power: u32) -> Row {
    Row { text, base, power, kind: Kind::Money }
}

const fn measure(text: &'static str, base: &'static str, power: u32) -> Row {
    Row { text, base, power, kind: Kind::Measure }
}

const fn of(text: &'static str, kind: Kind) -> Row {
    Row { text, base: text, power: 0, kind }
}

static UNITS: &[Row] = &[
    money("元", "元", 0),
    money("块钱", "元", 0),
    money("千元", "元", 3),
    money("万元", "元", 4),
    money("百万元", "元", 6),
    money("千万元", "元", 7),
    money("亿元", "元", 8),
    money("万亿元", "元", 12),
    money("元人民币", "元", 0),
    money("万元人民币", "元", 4),
    money("亿元人民币", "元", 8),
    money("美元", "美元", 0),
    money("万美元", "美元", 4),
    money("亿美元", "美元", 8),
    money("港元", "港元", 0),
    money("万港元", "港元", 4),
    money("欧元", "欧元", 0),
    money("万欧元", "欧元", 4),
    of("%", Kind::Percent),
    Row { text: "个百分点", base: "点", power: 0, kind: Kind::Points },
    Row { text: "百分点", base: "点", power: 0, kind: Kind::Points },
    of("‰", Kind::Permille),
    Row { text: "倍", base: "倍", power: 2, kind: Kind::Ratio },
    measure("平方米", "平方米", 0),
    measure("平米", "平方米", 0),
    measure("㎡", "平方米", 0),
    measure("m²", "平方米", 0),
    measure("平方公里", "平方公里", 0),
    measure("立方米", "立方米", 0),
    measure("m³", "立方米", 0),
    measure("公里", "公里", 0),
    measure("千米", "公里", 0),
    measure("km", "公里", 0),
    measure("米", "米", 0),
    measure("厘米", "厘米", 0),
    measure("毫米", "毫米", 0),
    measure("mm", "毫米", 0),
    measure("亩", "亩", 0),
    measure("公顷", "公顷", 0),
    measure("吨标准煤", "吨标准煤", 0),
    measure("吨标煤", "吨标准煤", 0),
    measure("吨", "吨", 0),
    measure("公斤", "公斤", 0),
    measure("千克", "公斤", 0),
    measure("kg", "公斤", 0),
    measure("斤", "斤", 0),
    measure("千瓦时", "千瓦时", 0),
    measure("kWh", "千瓦时", 0),
    measure("千瓦", "千瓦", 0),
    measure("kW", "千瓦", 0),
    measure("兆瓦", "兆瓦", 0),
    measure("MW", "兆瓦", 0),
    measure("升", "升", 0),
    measure("岁", "岁", 0),
    measure("度", "度", 0),
    measure("℃", "℃", 0),
    measure("人年", "人年", 0),
    measure("工时", "工时", 0),
    measure("学时", "学时", 0),
    measure("课时", "课时", 0),
    of("人次", Kind::Count),
    of("人(次)", Kind::Count),
    of("次", Kind::Count),
    of("人", Kind::Count),
    Row { text: "名", base: "人", power: 0, kind: Kind::Count },
    Row { text: "位", base: "人", power: 0, kind: Kind::Count },
    of("家次", Kind::Count),
    of("户次", Kind::Count),
    of("件次", Kind::Count),
    of("车次", Kind::Count),
    of("批次", Kind::Count),
    of("场次", Kind::Count),
    Row { text: "场(次)", base: "场次", power: 0, kind: Kind::Count },
    Row { text: "场", base: "场次", power: 0, kind: Kind::Count },
    of("个", Kind::Count),
    Row { text: "项", base: "个", power: 0, kind: Kind::Count },
    Row { text: "项次", base: "项次", power: 0, kind: Kind::Count },
    of("件", Kind::Count),
    of("家", Kind::Count),
    of("户", Kind::Count),
    of("份", Kind::Count),
    of("册", Kind::Count),
    of("本", Kind::Count),
    of("期", Kind::Count),
    of("批", Kind::Count),
    of("套", Kind::Count),
    of("台(套)", Kind::Count),
    of("台套", Kind::Count),
    of("台", Kind::Count),
    of("块", Kind::Count),
    of("篇", Kind::Count),
    of("条", Kind::Count),
    of("部", Kind::Count),
    of("辆", Kind::Count),
    of("座", Kind::Count),
    of("处", Kind::Count),
    of("所", Kind::Count),
    of("支", Kind::Count),
    of("只", Kind::Count),
    of("头", Kind::Count),
    of("株", Kind::Count),
    of("棵", Kind::Count),
    of("张", Kind::Count),
    of("幅", Kind::Count),
    of("面", Kind::Count),
    of("间", Kind::Count),
    of("栋", Kind::Count),
    of("幢", Kind::Count),
    of("种", Kind::Count),
    of("类", Kind::Count),
    of("组", Kind::Count),
    of("队", Kind::Count),
    of("对", Kind::Count),
    of("封", Kind::Count),
    of("笔", Kind::Count),
    of("根", Kind::Count),
    of("片", Kind::Count),
    of("双", Kind::Count),
    of("副", Kind::Count),
    of("宗", Kind::Count),
    of("起", Kind::Count),
    of("例", Kind::Count),
    of("枚", Kind::Count),
    of("款", Kind::Count),
    of("例次", Kind::Count),
    of("门", Kind::Count),
    of("堂", Kind::Count),
    of("节", Kind::Count),
    of("届", Kind::Count),
    of("艘", Kind::Count),
    of("架", Kind::Count),
    of("眼", Kind::Count),
    of("口", Kind::Count),
    of("粒", Kind::Count),
    of("羽", Kind::Count),
    of("尾", Kind::Count),
    of("盆", Kind::Count),
    of("箱", Kind::Count),
    of("盒", Kind::Count),
    of("瓶", Kind::Count),
    of("袋", Kind::Count),
    of("盏", Kind::Count),
    of("版", Kind::Count),
    of("字", Kind::Count),
    of("大", Kind::Count),
    of("村", Kind::Count),
    of("镇", Kind::Count),
    of("乡", Kind::Count),
    of("县", Kind::Count),
    of("市", Kind::Count),
    of("省", Kind::Count),
    of("区", Kind::Count),
    of("国", Kind::Count),
    of("校", Kind::Count),
    of("园", Kind::Count),
    of("站", Kind::Count),
    of("厂", Kind::Count),
    of("企业", Kind::Count),
    of("部门", Kind::Count),
    of("单位", Kind::Count),
    of("项目", Kind::Count),
    of("专利", Kind::Count),
    of("分", Kind::Number),
];

/// Asked for at every numeral: only the units with the right first sign are looked through.
static BY_FIRST: LazyLock<HashMap<char, Vec<Unit>>> = LazyLock::new(|| {
    let mut found: HashMap<char, Vec<Unit>> = HashMap::new();
    for unit in UNITS {
        found.entry(unit.text.chars().next().unwrap_or(' ')).or_default().push(Unit(unit));
    }
    found
});

/// The longest unit that begins at a place, and its length.
pub(crate) fn unit(chars: &[char], at: usize) -> Option<(Unit, usize)> {
    let likely = BY_FIRST.get(chars.get(at)?)?;
    let mut best: Option<(Unit, usize)> = None;
    for it in likely.iter().filter(|it| starts(chars, at, it.text)) {
        let length = it.text.chars().count();
        if best.is_none_or(|(_, longest)| longest < length) {
            best = Some((*it, length));
        }
    }
    let (found, length) = best?;
    let next = chars.get(at + length).copied().unwrap_or(' ');
    (!misread(found.text, next)).then_some((found, length))
}

/// The unit a table's head names: 万元, 件. Bare words count too.
pub(crate) fn named(text: &str) -> Option<Unit> {
    UNITS.iter().find(|it| it.text == text).map(Unit)
}

/// 3月 and 2次方 begin like a unit and are none: 2面向, 3部分, 5大众, 12口径.
fn misread(unit: &str, next: char) -> bool {
    match unit {
        "面" => next == '向' || next == '对' || next == '临',
        "部" => next == '分' || next == '署',
        "口" => next == '径',
        "大" => matches!(next, '众' | '学' | '力' | '型' | '于' | '会'),
        "国" => next == '家' || next == '内',
        "市" => next == '场',
        "区" => next == '域' || next == '间',
        "度" => next == '假',
        "起" => matches!(next, '草' | '来' | '到' | '步'),
        "对" => matches!(next, '口' | '接' | '于' | '外'),
        "组" => next == '织',
        "支" => next == '持' || next == '撑',
        "节" => next == '能' || next == '约',
        "条" => next == '件',
        "版" => next == '本' || next == '权',
        "分" => matches!(next, '别' | '之' | '为' | '布' | '类' | '析' | '解' | '钟'),
        "人" => matches!(next, '才' | '民' | '均'),
        "次" => next == '方',
        "门" => next == '户',
        "例" => next == '如',
        "园" => next == '区',
        "双" => matches!(next, '创' | '方' | '向' | '碳'),
        "片" => next == '区',
        "字" => next == '号',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> &'static str {
        let chars: Vec<char> = text.chars().collect();
        unit(&chars, 0).map_or("", |it| it.0.text)
    }

    #[test]
    fn the_longest_unit_is_taken() {
        for (text, found) in [
            ("人次。", "人次"),
            ("人才", ""),
            ("万元经费", "万元"),
            ("个百分点", "个百分点"),
            ("个部门", "个"),
            ("部分", ""),
            ("台(套)", "台(套)"),
        ] {
            assert_eq!(read(text), found, "{text}");
        }
    }
}
