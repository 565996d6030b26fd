//! Parts of a zip archive, each unpacked within a bound: what an archive says of
//! its sizes is not believed.

use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use crate::Refusal;

/// The most one part may unpack to. The text of the longest paper is a tenth of it.
const MOST_UNPACKED: u64 = 128 << 20;

/// An archive in memory.
pub(crate) struct Packed<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    name: &'static str,
    /// What may still be unpacked.
    left: u64,
}

impl<'a> Packed<'a> {
    /// `name` is what a refusal calls the file.
    pub(crate) fn open(bytes: &'a [u8], name: &'static str) -> Result<Packed<'a>, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken(name))?;
        Ok(Packed { archive, name, left: MOST_UNPACKED })
    }

    /// The text of a part; none if there is no such part.
    pub(crate) fn part(&mut self, path: &str) -> Result<Option<String>, Refusal> {
        let part = match self.archive.by_name(path.trim_start_matches('/')) {
            Ok(it) => it,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::InvalidPassword) => return Err(Refusal::Locked(self.name)),
            Err(_) => return Err(Refusal::Broken(self.name)),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Broken(self.name))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(size).ok_or(Refusal::Bomb(self.name))?;
        let text = match encoding_rs::Encoding::for_bom(&bytes) {
            Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
            None => String::from_utf8(bytes).map_err(|_| Refusal::Broken(self.name))?,
        };
        Ok(Some(text))
    }

    /// Refuses an archive whose parts, really unpacked, come to more than is
    /// permitted: for readers that unpack by themselves.
    pub(crate) fn must_be_small(&mut self) -> Result<(), Refusal> {
        for at in 0..self.archive.len() {
            let part = self.archive.by_index(at).map_err(|_| Refusal::Broken(self.name))?;
            let mut sink = std::io::sink();
            let size = std::io::copy(&mut part.take(self.left + 1), &mut sink)
                .map_err(|_| Refusal::Broken(self.name))?;
            self.left = self.left.checked_sub(size).ok_or(Refusal::Bomb(self.name))?;
        }
        Ok(())
    }
}
