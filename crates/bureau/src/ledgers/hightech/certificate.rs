//! 高新技术企业证书编号。

use std::{fmt, str::FromStr};

use ledger::words::written;

/// `GR` + year(4) + province(2) + serial(6), such as GR201651000123.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CertificateNumber(String);

impl CertificateNumber {
    /// The year of recognition it carries.
    pub fn year(&self) -> i16 {
        self.0.get(2..6).and_then(|it| it.parse().ok()).unwrap_or(0)
    }
}

impl FromStr for CertificateNumber {
    type Err = String;

    fn from_str(text: &str) -> Result<CertificateNumber, String> {
        let text = written::code(text);
        let digits = text.strip_prefix("GR").unwrap_or("");
        let year = digits.get(..4).and_then(|it| it.parse::<u16>().ok());
        let whole = digits.len() == 12 && digits.bytes().all(|it| it.is_ascii_digit());
        if whole && year.is_some_and(|it| (2008..=2099).contains(&it)) {
            return Ok(CertificateNumber(text));
        }
        Err("证书编号应为 GR 加四位年份、两位省份代码和六位序号，如 GR201651000123".to_owned())
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

ledger::text_cell!(CertificateNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_number_is_gr_year_province_and_serial() {
        let read = |text: &str| text.parse::<CertificateNumber>().map(|it| (it.to_string(), it.year()));
        assert_eq!(read(" gr２０１６51000123 "), Ok(("GR201651000123".to_owned(), 2016)));
        for wrong in ["GR20165100012", "GF201651000123", "GR199951000123", "201651000123"] {
            assert!(read(wrong).unwrap_err().contains("GR201651000123"), "{wrong}");
        }
    }
}
