//! Personal data at rest: sealed with SM4-GCM (GB/T 32907, RFC 8998) under a key
//! that lies outside the database (`docs/decisions/0013-sealed-personal-data.md`).
//!
//! A sealed text is bound to its ledger, record and field: copied elsewhere it
//! cannot be opened. Opening one is written into the log first, with its reason.

use std::{fmt, fs, io::Write as _, path::Path};

use aes_gcm::{
    AesGcm, Nonce,
    aead::{Aead as _, KeyInit as _, Payload, consts::U12},
};
use sha2::{Digest as _, Sha256};
use sm4::Sm4;

use super::{Change, Db, Error, Row, Viewer, deeds::Next, sessions::hex};
use crate::{
    cell::{Id, Kind, Shut, Value, mask},
    draft::Problems,
    spec::{Field, Spec},
};

/// What seals and opens. Only ledgers with sealed fields need one.
#[derive(Clone)]
pub(super) struct Sealer {
    cipher: AesGcm<Sm4, U12>,
    /// Tells a wrong key from the right one without telling the key.
    print: String,
}

const KEY: &str = "seal.key";
const PRINT: &str = "seal";
const NONCE: usize = 12;
const SHORTEST_REASON: usize = 4;

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer(…)")
    }
}

impl Sealer {
    /// The key that was given, or that of the folder; a new folder gets a new key.
    pub(super) fn open(folder: &Path, given: Option<&str>) -> Result<Sealer, Error> {
        let text = match given {
            Some(text) => text.to_owned(),
            None => kept(folder).map_err(|it| {
                Error::Place(format!("密钥文件 {} 不能使用：{it}", folder.join(KEY).display()))
            })?,
        };
        let key = unhex(text.trim()).filter(|it| it.len() == 16);
        let key = key.ok_or_else(|| Error::Place("密钥应是 32 位十六进制数字，请检查后再启动".to_owned()))?;
        let print = hex(&Sha256::digest([b"kezhi seal ".as_slice(), &key].concat()))[..16].to_owned();
        let cipher = AesGcm::<Sm4, U12>::new_from_slice(&key);
        let cipher = cipher.map_err(|_| Error::Place("密钥长度不对".to_owned()))?;
        Ok(Sealer { cipher, print })
    }

    fn seal(&self, place: &str, plain: &str) -> Result<Shut, Error> {
        let (mask, nonce) = (mask(plain), rand::random::<[u8; NONCE]>());
        let aad = format!("{place}/{mask}");
        let payload = Payload { msg: plain.as_bytes(), aad: aad.as_bytes() };
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Error::Refused("这个值加不了密，没有保存".to_owned()))?;
        Ok(Shut::new(&mask, &hex(&[&nonce[..], &sealed].concat())))
    }

    fn unseal(&self, place: &str, shut: &Shut) -> Option<String> {
        let bytes = unhex(shut.rest())?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let aad = format!("{place}/{}", shut.mask());
        let payload = Payload { msg: sealed, aad: aad.as_bytes() };
        String::from_utf8(self.cipher.decrypt(&Nonce::from(*nonce), payload).ok()?).ok()
    }
}

impl Db {
    /// Notes which key this database is sealed with, and refuses another.
    pub(super) async fn check_key(&self) -> Result<(), Error> {
        let Some(sealer) = &self.sealer else { return Ok(()) };
        match self.setting(PRINT).await? {
            Some(print) if print == sealer.print => Ok(()),
            Some(_) => Err(Error::Place(format!(
                "密钥与数据不符：个人信息是用另一把密钥加密的。请放回原来的密钥文件 {KEY}，或用 KEZHI_KEY 给出原来的密钥；数据没有被改动"
            ))),
            None => self.set_setting(PRINT, &sealer.print).await,
        }
    }

    /// Seals what was written just now. What is already sealed may stay where it
    /// was, and nothing else: a sealed text is not a value one could type.
    pub(super) fn seal(&self, change: &Change, before: Option<&Row>, next: &mut Next) -> Result<(), Error> {
        let spec = change.spec;
        let (id, mut problems) = (next.row.id, Problems::default());
        let mut sealed: Vec<(&'static Field, Shut)> = Vec::new();
        for (field, entry) in next.row.entries().filter(|it| it.0.kind == Kind::Sealed) {
            let Some(text) = entry.value.as_text() else { continue };
            if Shut::read(text).is_some() {
                let stays = before.is_some_and(|it| it.entry(field.name).value == entry.value);
                if !stays && !next.verb.starts_with("撤回") {
                    problems.add(field.name, format!("{}：请填写原文", field.label));
                }
                continue;
            }
            let sealer = self.sealer.as_ref().ok_or_else(keyless)?;
            sealed.push((field, sealer.seal(&place(spec, id, field), text)?));
        }
        for (field, shut) in sealed {
            next.row.set(field, Value::from(shut.as_str()));
        }
        if problems.is_empty() { Ok(()) } else { Err(Error::Problems(change.draft.clone(), problems)) }
    }

    /// What a sealed field says. Who asked, of whom and why stands in the log
    /// before anything is shown.
    pub async fn unseal(
        &self,
        viewer: &Viewer,
        spec: &'static Spec,
        id: Id,
        name: &str,
        why: &str,
    ) -> Result<String, Error> {
        let why = why.trim();
        if !viewer.may_write() {
            return Err(Error::Forbidden("查看个人信息原文须由办理业务的人来做".to_owned()));
        }
        if why.chars().count() < SHORTEST_REASON {
            return Err(Error::Refused(format!(
                "请写明为什么要查看原文，至少 {SHORTEST_REASON} 个字；理由会记入日志"
            )));
        }
        let row = self.find(viewer, spec, id).await?;
        let missing = || Error::NotFound("可以查看原文的内容".to_owned());
        let field = spec.column(name).filter(|it| it.kind == Kind::Sealed).ok_or_else(missing)?;
        let entry = row.entry(field.name);
        let shut = entry.value.as_text().and_then(Shut::read).ok_or_else(missing)?;
        let sealer = self.sealer.as_ref().ok_or_else(keyless)?;
        let subject = format!("{}“{}”的{}；理由：{why}", spec.title, row.name(spec), field.label);
        self.note(&viewer.login, "查看原文", &subject).await?;
        sealer.unseal(&place(spec, id, field), &shut).ok_or_else(|| {
            Error::Refused("这个值解不开：密钥不对，或数据被人从别处搬来、改动过。请联系管理员".to_owned())
        })
    }
}

fn keyless() -> Error {
    Error::Refused("没有密钥，个人信息不能加密，没有保存".to_owned())
}

fn place(spec: &Spec, id: Id, field: &Field) -> String {
    format!("{}/{}/{id}", spec.slug, field.name)
}

/// The key of the folder. It is written whole under another name first, so that
/// of several programs starting at once all read the same one.
fn kept(folder: &Path) -> std::io::Result<String> {
    let path = folder.join(KEY);
    if !path.exists() {
        fs::create_dir_all(folder)?;
        let fresh = folder.join(format!("{KEY}.{}", hex(&rand::random::<[u8; 8]>())));
        let mut file = private(&fresh)?;
        file.write_all(hex(&rand::random::<[u8; 16]>()).as_bytes())?;
        file.sync_all()?;
        let linked = fs::hard_link(&fresh, &path);
        fs::remove_file(&fresh)?;
        match linked {
            Err(it) if it.kind() != std::io::ErrorKind::AlreadyExists => return Err(it),
            _ => {}
        }
    }
    fs::read_to_string(path)
}

/// A file nobody else on the machine may read.
fn private(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    text.len().is_multiple_of(2).then(|| (0..text.len()).step_by(2).map(byte).collect())?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8998, appendix A.1.
    #[test]
    fn the_cipher_is_the_one_of_the_standard() {
        let bytes = |text: &str| unhex(text).unwrap();
        let key = bytes("0123456789abcdeffedcba9876543210");
        let nonce: [u8; NONCE] = bytes("00001234567800000000abcd").try_into().unwrap();
        let aad = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        let plain = bytes(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd\
             eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
        );
        let cipher = AesGcm::<Sm4, U12>::new_from_slice(&key).unwrap();
        let sealed = cipher.encrypt(&Nonce::from(nonce), Payload { msg: &plain, aad: &aad }).unwrap();
        assert_eq!(
            hex(&sealed),
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735\
             d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d\
             83de3541e4c2b58177e065a9bf7b62ec"
        );
    }

    #[test]
    fn a_sealed_text_opens_only_where_it_was_sealed() {
        let sealer = Sealer::open(Path::new("/nowhere"), Some("0123456789abcdeffedcba9876543210")).unwrap();
        let shut = sealer.seal("household/head/1", "张三").unwrap();
        assert_eq!(shut.mask(), "张＊");
        assert_eq!(sealer.unseal("household/head/1", &shut).as_deref(), Some("张三"));
        assert_eq!(sealer.unseal("household/head/2", &shut), None);
        let other = Shut::new("李＊", shut.rest());
        assert_eq!(sealer.unseal("household/head/1", &other), None);
        assert!(Sealer::open(Path::new("/nowhere"), Some("123")).is_err());
    }
}
