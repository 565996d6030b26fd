//! 收文：上级和别的单位来的文，以及作为依据引用的政策文件。

use ledger::prelude::*;

use super::{document::DocumentKind, unit::Unit, work::Work};

/// 收文
///
/// 收到的文件和引用的政策依据，一件一条。字号缺损的写“存疑”并列出候选，不要猜。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Incoming {
    /// 标题
    #[field(title)]
    pub name: Told<Name>,

    /// 发文字号
    ///
    /// 各种括号都可以，保存时统一写成〔〕。
    #[field(unique, search, list)]
    pub number: Told<DocNumber>,

    /// 来文机关
    #[field(filter, list)]
    pub issuer: Told<Ref<Unit>>,

    /// 文种
    #[field(filter)]
    pub kind: Told<DocumentKind>,

    /// 成文日期
    #[field(filter)]
    pub issued: Option<Told<Date>>,

    /// 专项工作
    ///
    /// 是哪项工作的依据或要求。
    #[field(filter, list, search)]
    pub work: Option<Told<Ref<Work>>>,

    /// 用途
    #[field(filter, list)]
    pub purpose: Purpose,

    /// 紧急程度
    ///
    /// 涉密文件不得在本系统登记。
    pub urgency: Option<Urgency>,

    /// 主要内容和要求
    #[field(search)]
    pub contents: Option<LongText>,

    /// 文件
    pub file: Option<Attached>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 办理阶段
    pub standing: Standing,
}

/// 用途
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Purpose {
    /// 政策依据
    Basis,
    /// 需要办理
    Action,
    /// 阅知
    Information,
}

/// 紧急程度
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Urgency {
    /// 平件
    Plain,
    /// 加急
    Urgent,
    /// 特急
    Flash,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Receipt {
    /// 收文日期
    #[field(day, filter, list)]
    pub received: Told<Date>,
    /// 收文份数
    pub copies: Option<Count>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Assignment {
    /// 拟办意见
    #[field(search)]
    pub proposal: Option<LongText>,
    /// 领导批示
    #[field(search)]
    pub instruction: Told<LongText>,
    /// 批示日期
    #[field(day)]
    pub instructed: Told<Date>,
    /// 承办人
    #[field(search, list, officer)]
    pub handler: Told<Name>,
    /// 办理时限
    #[field(filter, list)]
    pub due: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Handling {
    /// 办结日期
    #[field(day, filter)]
    pub handled: Told<Date>,
    /// 办理结果
    #[field(search)]
    pub outcome: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 已登记
    Registered(Receipt),
    /// 承办中
    #[step("批办", from = Registered, by = Leader)]
    Assigned(Receipt, Assignment),
    /// 已办结
    #[step("办结", from = Registered | Assigned)]
    Handled(Receipt, Option<Assignment>, Handling),
}

impl Rules for Incoming {
    fn due(&self, _today: Date) -> Vec<Due> {
        let Standing::Assigned(_, it) = &self.standing else { return Vec::new() };
        let what = format!("办结收文：{}", self.name.text());
        it.due.known().map(|day| Due::new(*day, what, "批办时限")).into_iter().collect()
    }

    fn check(&self, problems: &mut Problems) {
        let receipt = match &self.standing {
            Standing::Registered(it) | Standing::Assigned(it, _) | Standing::Handled(it, ..) => it,
        };
        if let (Some(Told::Exact(issued)), Told::Exact(received)) = (&self.issued, &receipt.received)
            && received < issued
        {
            problems.at(Receipt::RECEIVED, format!("收文日期早于成文日期 {issued}"));
        }
        if let (Told::Exact(number), Some(issued)) =
            (&self.number, self.issued.as_ref().and_then(Told::known))
            && i16::try_from(number.year()).is_ok_and(|it| it != issued.year())
        {
            problems.at(Self::NUMBER, format!("发文字号的年份是 {}，与成文日期的年份不同", number.year()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(more: &[(&str, &str)]) -> Result<Incoming, Problems> {
        let told = [
            ("name", "关于开展科普统计的通知"),
            ("number", "国科发政 [2016]89号"),
            ("issuer", "未报"),
            ("kind", "notice"),
            ("purpose", "action"),
            ("received", "2016-04-01"),
            ("stage", "registered"),
        ];
        Incoming::read(&told.iter().chain(more).copied().collect())
    }

    #[test]
    fn a_number_in_any_brackets_is_one_number_and_a_damaged_one_is_in_doubt() {
        assert_eq!(read(&[]).unwrap().number.text(), "国科发政〔2016〕89号");
        assert!(read(&[("number", "国科发政〔201〕89号")]).unwrap_err().sentence().contains("四位数字"));
        let doubtful =
            "存疑「国科发政 [201]89号」：国科发政〔2015〕89号｜国科发政〔2016〕89号；理由：年份缺一位";
        assert!(read(&[("number", doubtful)]).unwrap().number.known().is_none());
    }

    #[test]
    fn a_document_is_not_received_before_it_was_issued_nor_numbered_in_another_year() {
        let said = |more: &[(&str, &str)]| read(more).unwrap_err().sentence();
        assert!(said(&[("issued", "2016-04-05")]).contains("早于成文日期"));
        assert!(said(&[("issued", "2015-04-05")]).contains("年份不同"));
    }
}
