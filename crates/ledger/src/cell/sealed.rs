//! What is nobody's business but its owner's: names, identity numbers and
//! telephones of private people. The table holds it sealed (`store::seal`); lists,
//! histories, exports and the API show only how it begins and ends.

use super::{Cell, Kind, Value};

/// A value that is kept sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sealed<T> {
    /// As somebody wrote it just now. The store seals it before it is written.
    Open(T),
    /// As the table keeps it.
    Shut(Shut),
}

/// The text of a sealed value: a mark, what may be seen of it, the rest as hex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shut(String);

const MARK: &str = "sealed:1:";
const HIDDEN: char = '＊';
/// However long the value is, no more than this tells its length.
const MOST_HIDDEN: usize = 14;

impl Shut {
    pub(crate) fn new(mask: &str, rest: &str) -> Shut {
        Shut(format!("{MARK}{mask}:{rest}"))
    }

    /// The text, if it is one that the store sealed.
    pub(crate) fn read(text: &str) -> Option<Shut> {
        let (_, rest) = text.strip_prefix(MARK)?.rsplit_once(':')?;
        let hex = !rest.is_empty() && rest.bytes().all(|it| it.is_ascii_hexdigit());
        hex.then(|| Shut(text.to_owned()))
    }

    fn halves(&self) -> (&str, &str) {
        self.0.strip_prefix(MARK).and_then(|it| it.rsplit_once(':')).unwrap_or(("", ""))
    }

    /// What may be seen: 张＊＊.
    pub fn mask(&self) -> &str {
        self.halves().0
    }

    pub(crate) fn rest(&self) -> &str {
        self.halves().1
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What may be seen of a text: a name's first sign, a number's first and last.
pub fn mask(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let hidden = |many: usize| HIDDEN.to_string().repeat(many.min(MOST_HIDDEN));
    match signs[..] {
        [] | [_] => hidden(1),
        [first, ref rest @ ..] if signs.len() <= 4 => format!("{first}{}", hidden(rest.len())),
        [first, ref rest @ .., last] => format!("{first}{}{last}", hidden(rest.len())),
    }
}

/// A stored text as people may see it, whatever it turns out to be.
pub(super) fn shown(text: &str) -> String {
    Shut::read(text).map_or_else(|| mask(text), |it| it.mask().to_owned())
}

impl<T: Cell> Cell for Sealed<T> {
    type Plain = Self;
    const KIND: Kind = Kind::Sealed;

    fn parse(text: &str) -> Result<Self, String> {
        if let Some(shut) = Shut::read(text) {
            return Ok(Sealed::Shut(shut));
        }
        if text.contains(HIDDEN) {
            return Err(format!("“{text}”是遮住后的样子，不能照它登记；请填写原文"));
        }
        T::parse(text).map(Sealed::Open)
    }

    fn text(&self) -> String {
        match self {
            Sealed::Open(it) => it.text(),
            Sealed::Shut(it) => it.0.clone(),
        }
    }

    fn value(&self) -> Value {
        Value::Text(Some(self.text()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Name;

    #[test]
    fn a_name_shows_its_first_sign_and_a_number_its_ends() {
        let all = ["张", "张三", "欧阳修远", "11010519491231002X", ""].map(mask);
        assert_eq!(all, ["＊", "张＊", "欧＊＊＊", "1＊＊＊＊＊＊＊＊＊＊＊＊＊＊X", "＊"]);
    }

    #[test]
    fn what_was_sealed_is_taken_as_it_is_and_a_mask_is_refused() {
        let shut = Shut::new("张＊", "00ff");
        assert_eq!(Sealed::<Name>::parse(shut.as_str()), Ok(Sealed::Shut(shut.clone())));
        assert_eq!((shut.mask(), shut.rest()), ("张＊", "00ff"));
        assert!(Sealed::<Name>::parse("张＊").unwrap_err().contains("遮住"));
        assert!(matches!(Sealed::<Name>::parse("sealed:1:张三"), Ok(Sealed::Open(_))));
    }
}
