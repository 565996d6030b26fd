//! 单位：企业、部门、乡镇、院所。其他台账都指向这里，同一个单位只登记一次。

use ledger::prelude::*;

/// 单位
///
/// 企业、部门、乡镇和院所的名册。简称和曾用名也在这里登记，填表时写简称也能找到。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Unit {
    /// 单位名称
    ///
    /// 营业执照或机构编制批文上的全称；只知道简称的，先写简称。
    #[field(title)]
    pub name: Name,

    /// 简称和曾用名
    ///
    /// 多个之间用顿号隔开，如：铭帝铝业、铭帝。
    #[field(alias, list)]
    pub aliases: Option<Names>,

    /// 单位类型
    #[field(filter, list)]
    pub kind: UnitKind,

    /// 统一社会信用代码
    ///
    /// 18 位，见营业执照；机关事业单位见法人证书（GB 32100-2015）。
    #[field(unique, search, list)]
    pub code: Option<Told<CreditCode>>,

    /// 成立日期
    ///
    /// 营业执照上的成立日期；高企认定要求注册成立满一年。
    #[field(filter, called = "注册日期、登记日期、注册成立日期")]
    pub registered: Option<Told<Date>>,

    /// 所在区划代码
    ///
    /// 县级 6 位、乡镇 9 位，如 511126。
    #[field(filter)]
    pub place: Option<Told<RegionCode>>,

    /// 联系人
    #[field(search)]
    pub contact: Option<Name>,

    /// 联系电话
    pub phone: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    ///
    /// 这条信息从哪里来，如文号、报表或报告的章节。
    pub source: Option<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum UnitKind {
    /// 企业
    Enterprise,
    /// 党政机关
    Department,
    /// 乡镇（街道）
    Township,
    /// 科研院所和学校
    Institute,
    /// 合作社和协会
    Association,
    /// 其他
    Other,
}

impl Rules for Unit {}
