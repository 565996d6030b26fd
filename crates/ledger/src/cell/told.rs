//! What somebody told us, with how sure it is.
//!
//! 0, 无, 不适用 and 未报 are four things; so are 1000, 1000余 and a number
//! that lost its digits. All of them can be written in any form, sheet or API
//! call, in the words [`Told`] reads and writes.

use serde::{Deserialize, Serialize};

use super::{Cell, Kind, Period, Value};

/// A value that may be approximate, in doubt, or explicitly absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told<T> {
    Exact(T),
    About(T, How),
    Doubt(Doubt),
    /// 无: there is none.
    Nil,
    /// 不适用: the question does not apply.
    NotApplicable,
    /// 未报: there may be one, nobody has said.
    NotReported,
}

/// The way in which a value is approximate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// 1000余, 1000多
    More(char),
    /// 近1000
    Near,
    /// 约1000
    Around,
    /// A day known only to its month, half-year or year.
    Within(Period),
}

/// A value nobody can be sure of until a person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// What stands on the paper it came from.
    pub printed: String,
    pub candidates: Vec<String>,
    pub reason: String,
}

/// What is kept beside a column's value when it is not plainly exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    About(How),
    Unsure(Unsure),
    Nil,
    NotApplicable,
}

/// Why the column is empty although there should be a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsure {
    Doubt(Doubt),
    NotReported,
}

const NIL: &str = "无";
const NOT_APPLICABLE: &str = "不适用";
const NOT_REPORTED: &str = "未报";

impl<T> Told<T> {
    /// The value, where there is one to go by.
    pub fn known(&self) -> Option<&T> {
        match self {
            Told::Exact(it) | Told::About(it, _) => Some(it),
            Told::Doubt(_) | Told::Nil | Told::NotApplicable | Told::NotReported => None,
        }
    }
}

impl<T: Cell> Cell for Told<T> {
    type Plain = T::Plain;
    const KIND: Kind = T::KIND;
    const TOLD: bool = true;

    fn parse(text: &str) -> Result<Self, String> {
        match text.trim_matches(|it: char| it.is_whitespace() || it.is_control()) {
            NIL => Ok(Told::Nil),
            NOT_APPLICABLE => Ok(Told::NotApplicable),
            NOT_REPORTED => Ok(Told::NotReported),
            // A doubt is written down in plain: what is sealed is sealed doubt and all.
            text if text.starts_with("存疑") && T::KIND != Kind::Sealed => {
                Doubt::parse::<T>(text).map(Told::Doubt)
            }
            text => match T::parse(text) {
                // “、未报” is a list of one name, and as that it would be read back as none.
                Ok(it) if text.contains(['存', '无', '不', '未']) && says_more(&it.text()) => {
                    Err(format!("“{}”另有专门的意思，不能当作内容填写", it.text()))
                }
                Ok(it) => Ok(Told::Exact(it)),
                Err(sentence) => T::nearby(text).map(|(it, how)| Told::About(it, how)).ok_or(sentence),
            },
        }
    }

    fn text(&self) -> String {
        match self {
            Told::Exact(it) => it.text(),
            Told::About(it, how) => how.write(&it.text()),
            Told::Doubt(it) => it.write(),
            Told::Nil => NIL.to_owned(),
            Told::NotApplicable => NOT_APPLICABLE.to_owned(),
            Told::NotReported => NOT_REPORTED.to_owned(),
        }
    }

    fn value(&self) -> Value {
        self.known().map_or_else(|| T::KIND.absent(), T::value)
    }

    fn mark(&self) -> Option<Mark> {
        match self {
            Told::Exact(_) => None,
            Told::About(_, how) => Some(Mark::About(how.clone())),
            Told::Doubt(it) => Some(Mark::Unsure(Unsure::Doubt(it.clone()))),
            Told::Nil => Some(Mark::Nil),
            Told::NotApplicable => Some(Mark::NotApplicable),
            Told::NotReported => Some(Mark::Unsure(Unsure::NotReported)),
        }
    }
}

/// Whether a text is read as something other than a value.
fn says_more(text: &str) -> bool {
    matches!(text, NIL | NOT_APPLICABLE | NOT_REPORTED) || text.starts_with("存疑")
}

impl Mark {
    /// The canonical text of a marked value; `plain` is the value's own text.
    pub fn text(&self, plain: &str) -> String {
        match self {
            Mark::About(how) => how.write(plain),
            Mark::Unsure(Unsure::Doubt(it)) => it.write(),
            Mark::Unsure(Unsure::NotReported) => NOT_REPORTED.to_owned(),
            Mark::Nil => NIL.to_owned(),
            Mark::NotApplicable => NOT_APPLICABLE.to_owned(),
        }
    }

    /// The same for people: a doubt shows what is printed and that it is in doubt.
    pub fn words(&self, plain: &str) -> String {
        match self {
            Mark::Unsure(Unsure::Doubt(it)) => format!("{}〔存疑〕", it.printed),
            Mark::About(_) | Mark::Unsure(Unsure::NotReported) | Mark::Nil | Mark::NotApplicable => {
                self.text(plain)
            }
        }
    }

    /// Whether it leaves open what the value is, as 余 and 约 do not.
    pub fn leaves_open(&self) -> bool {
        matches!(self, Mark::Unsure(_) | Mark::About(How::Within(_)))
    }

    /// The open doubt, if this is one.
    pub fn doubt(&self) -> Option<&Doubt> {
        if let Mark::Unsure(Unsure::Doubt(it)) = self { Some(it) } else { None }
    }
}

impl How {
    pub(crate) fn write(&self, plain: &str) -> String {
        match self {
            How::More(word) => format!("{plain}{word}"),
            How::Near => format!("近{plain}"),
            How::Around => format!("约{plain}"),
            How::Within(period) => period.words(),
        }
    }
}

impl Doubt {
    /// `存疑「印作」：候选｜候选；理由：……`
    fn write(&self) -> String {
        let candidates = self.candidates.join("｜");
        let reason =
            if self.reason.is_empty() { String::new() } else { format!("；理由：{}", self.reason) };
        format!("存疑「{}」：{candidates}{reason}", self.printed)
    }

    fn parse<T: Cell>(text: &str) -> Result<Doubt, String> {
        let say = || "存疑的写法是：存疑「纸上印的」：候选一｜候选二；理由：为什么".to_owned();
        let rest = text.strip_prefix("存疑").and_then(|it| it.strip_prefix('「')).ok_or_else(say)?;
        let (printed, rest) = rest.split_once('」').ok_or_else(say)?;
        let rest = rest.trim().trim_start_matches(['：', ':']);
        let (list, reason) = rest.split_once("；理由：").or(rest.split_once(";理由:")).unwrap_or((rest, ""));
        let bars = list.contains(['|', '｜']);
        let parts = list.split(|it| if bars { matches!(it, '|' | '｜') } else { it == '、' });
        let mut candidates = Vec::new();
        for part in parts.map(str::trim).filter(|it| !it.is_empty()) {
            match Told::<T>::parse(part) {
                Ok(it @ (Told::Exact(_) | Told::About(..))) => candidates.push(it.text()),
                Ok(_) => return Err(format!("候选“{part}”应是一个值")),
                Err(sentence) => return Err(format!("候选“{part}”：{sentence}")),
            }
        }
        Ok(Doubt { printed: printed.to_owned(), candidates, reason: reason.trim().to_owned() })
    }
}

/// Half-width and without spaces: full-width digits, points and signs come from
/// Chinese input methods and mean the same.
pub fn clean(text: &str) -> String {
    let half = |it: char| match it {
        '！'..='～' => char::from_u32(u32::from(it) - 0xFEE0).unwrap_or(it),
        it => it,
    };
    text.chars().filter(|it| !it.is_whitespace()).map(half).collect()
}

/// `1000余`, `1000多万元`, `近1000`, `约1000`.
pub(super) fn nearby_number<T: Cell>(text: &str) -> Option<(T, How)> {
    let text = clean(text);
    for (word, how) in [("近", How::Near), ("约", How::Around)] {
        if let Some(rest) = text.strip_prefix(word) {
            return T::parse(rest).ok().map(|it| (it, how));
        }
    }
    let word = text.chars().find(|it| matches!(it, '余' | '多'))?;
    T::parse(&text.replacen(word, "", 1)).ok().map(|it| (it, How::More(word)))
}
