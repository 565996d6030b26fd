//! Attachments: kept by the hash of their content, outside the database's rows.

use std::{path::Path, sync::Arc};

use object_store::{ObjectStoreExt as _, local::LocalFileSystem, path::Path as Key};
use sha2::{Digest as _, Sha256};

use super::{Db, Error, Viewer, now, sessions::hex};
use crate::{
    cell::{Attached, Cell as _, Value},
    selection::Statement,
};

/// What may be attached.
#[derive(Clone, Copy, Debug)]
struct FileLimit {
    /// In bytes.
    largest: usize,
    /// File name endings, in lower case, with the first bytes such a file has.
    kinds: &'static [(&'static str, &'static [u8])],
}

/// Office files, PDF, OFD, pictures and plain text, up to 20 MiB.
const LIMIT: FileLimit = FileLimit {
    largest: 20 * 1024 * 1024,
    kinds: &[
        ("pdf", b"%PDF"),
        ("ofd", b"PK"),
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("doc", &[0xD0, 0xCF, 0x11, 0xE0]),
        ("xls", &[0xD0, 0xCF, 0x11, 0xE0]),
        ("wps", &[0xD0, 0xCF, 0x11, 0xE0]),
        ("jpg", &[0xFF, 0xD8]),
        ("jpeg", &[0xFF, 0xD8]),
        ("png", &[0x89, b'P', b'N', b'G']),
        ("txt", b""),
    ],
};

/// The folder of attachments.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<LocalFileSystem>,
}

/// An attachment's bytes and the ending it was uploaded with.
#[derive(Debug)]
pub struct Stored {
    pub bytes: Vec<u8>,
    pub kind: String,
}

impl Files {
    pub(super) fn open(folder: &Path) -> Result<Files, Error> {
        let folder = folder.join("files");
        let unusable =
            |it: std::io::Error| Error::Place(format!("附件目录 {} 不能使用：{it}", folder.display()));
        std::fs::create_dir_all(&folder).map_err(unusable)?;
        let store = LocalFileSystem::new_with_prefix(&folder).map_err(|it| Error::Place(it.to_string()))?;
        Ok(Files { store: Arc::new(store) })
    }
}

impl Db {
    /// Keeps an attachment and returns what a field holds of it. The same content
    /// is kept once.
    pub async fn attach(&self, viewer: &Viewer, name: &str, bytes: Vec<u8>) -> Result<Attached, Error> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name).trim().to_owned();
        let kind = acceptable(&name, &bytes)?;
        let hash = hex(&Sha256::digest(&bytes));
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let put = self.files.store.put(&key(&hash), bytes.into()).await;
        put.map_err(|it| Error::File(it.to_string()))?;
        let mut asked = Statement::new("insert into file (hash, size, kind, login, at) values (");
        let values = asked.list([
            Value::from(hash.as_str()),
            Value::from(size),
            Value::from(kind.as_str()),
            Value::from(viewer.login.as_str()),
            Value::from(now()),
        ]);
        self.engine.execute(asked.push(&values).push(") on conflict (hash) do nothing")).await?;
        Attached::parse(&format!("{hash}/{name}")).map_err(Error::Refused)
    }

    pub async fn attachment(&self, hash: &str) -> Result<Stored, Error> {
        let missing = || Error::NotFound("这个附件".to_owned());
        let mut asked = Statement::new("select kind from file where hash = ");
        let wanted = asked.arg(hash);
        let rows = self.engine.fetch(asked.push(&wanted), &[Value::Text(None)]).await?;
        let kind = rows.first().and_then(|it| it[0].as_text()).ok_or_else(missing)?.to_owned();
        let found = self.files.store.get(&key(hash)).await.map_err(|it| Error::File(it.to_string()))?;
        let bytes = found.bytes().await.map_err(|it| Error::File(it.to_string()))?;
        Ok(Stored { bytes: bytes.to_vec(), kind })
    }
}

/// The ending, if both it and the content are what may be attached.
fn acceptable(name: &str, bytes: &[u8]) -> Result<String, Error> {
    let ending = name.rsplit_once('.').map_or("", |it| it.1).to_lowercase();
    let known = LIMIT.kinds.iter().find(|it| it.0 == ending);
    let Some((_, magic)) = known else {
        let kinds: Vec<&str> = LIMIT.kinds.iter().map(|it| it.0).collect();
        return Err(Error::Refused(format!("附件“{name}”的类型不能接收，可用：{}", kinds.join("、"))));
    };
    if LIMIT.largest < bytes.len() {
        return Err(Error::Refused(format!("附件“{name}”超过 20 MB，请压缩或拆分后再传")));
    }
    if !bytes.starts_with(magic) {
        return Err(Error::Refused(format!("附件“{name}”的内容与扩展名不符，文件可能已损坏")));
    }
    Ok(ending)
}

fn key(hash: &str) -> Key {
    Key::from(format!("{}/{hash}", hash.get(..2).unwrap_or("00")))
}
