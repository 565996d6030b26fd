//! Civil dates, in every form an office writes them.

use jiff::civil::Date;

use super::{Cell, How, Kind, Period, Value, told::clean};

/// Reads a day of the calendar. The error is a sentence.
pub fn read_date(text: &str) -> Result<Date, String> {
    let plain = clean(text);
    let compact = plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit());
    let iso = if compact {
        format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..])
    } else {
        plain.replace(['年', '月', '/', '.'], "-").replace('日', "")
    };
    let parts: Vec<&str> = iso.split('-').collect();
    if let [year, month, day] = parts[..]
        && year.len() == 4
        && let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse())
    {
        return Date::new(year, month, day).map_err(|_| format!("日历上没有“{}”这一天", text.trim()));
    }
    Err(format!("“{}”不是日期：请写成 2016-03-05 或 2016年3月5日", text.trim()))
}

impl Cell for Date {
    type Plain = Self;
    const KIND: Kind = Kind::Date;

    fn parse(text: &str) -> Result<Date, String> {
        read_date(text)
    }

    fn text(&self) -> String {
        self.to_string()
    }

    fn value(&self) -> Value {
        Value::Text(Some(self.to_string()))
    }

    /// A date known only to its month, half-year or year. It is kept as the last
    /// day of that stretch: by then it had happened.
    fn nearby(text: &str) -> Option<(Date, How)> {
        text.parse::<Period>().ok().map(|it| (it.last(), How::Within(it)))
    }
}
