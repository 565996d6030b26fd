//! The fonts papers are set in: found when asked for, read only when a page needs them.

use std::fmt;
use std::path::PathBuf;

use serde_json::{Value, json};
use typst::text::FontBook;
use typst_kit::fonts::{self, FontStore};

/// 小标宋, for titles.
const XIAOBIAOSONG: &[&str] = &[
    "方正小标宋简体",
    "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "FZXiaoBiaoSong-B05S Regular",
];
/// 仿宋, for the text.
const FANGSONG: &[&str] = &[
    "仿宋_GB2312",
    "FangSong_GB2312",
    "仿宋",
    "FangSong",
    "方正仿宋_GBK",
    "FZFangSong-Z02",
    "华文仿宋",
    "STFangsong",
    "朱雀仿宋",
    "Zhuque Fangsong (technical preview)",
    "FandolFang",
    "FandolFang R",
];
/// 黑体, for headings of the first level.
const HEI: &[&str] = &[
    "黑体",
    "SimHei",
    "方正黑体_GBK",
    "FandolHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "思源黑体",
    "Microsoft YaHei",
    "微软雅黑",
    "PingFang SC",
    "WenQuanYi Zen Hei",
];
/// 楷体, for headings of the second level.
const KAI: &[&str] = &[
    "楷体_GB2312",
    "KaiTi_GB2312",
    "楷体",
    "KaiTi",
    "方正楷体_GBK",
    "华文楷体",
    "STKaiti",
    "FandolKai",
    "AR PL UKai CN",
    "AR PL UKai",
    "LXGW WenKai",
    "霞鹜文楷",
];
/// 宋体, for page numbers, and for whatever the others lack.
const SONG: &[&str] = &[
    "宋体",
    "SimSun",
    "华文宋体",
    "STSong",
    "FandolSong",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "思源宋体",
    "AR PL UMing CN",
    "AR PL UMing",
];

/// What a clerk or administrator reads when there is nothing to set Chinese with.
const INSTALL: &str = "没有找到中文字体，无法生成 PDF。请安装字体后重启：Debian、Ubuntu、麒麟等系统执行 \
    apt-get install fonts-noto-cjk；Windows 等系统请把仿宋、黑体、楷体、小标宋的字体文件放进数据目录下的 fonts 文件夹。";

/// The fonts of this machine and of the given directories.
pub struct Fonts {
    store: FontStore,
}

impl Fonts {
    /// Looks through `extra_dirs` and then through the system's font directories.
    /// Only names and character tables are read here.
    pub fn find(extra_dirs: &[PathBuf]) -> Fonts {
        let mut store = FontStore::new();
        for dir in extra_dirs {
            store.extend(fonts::scan(dir));
        }
        store.extend(fonts::system());
        Fonts { store }
    }

    /// No fonts at all, as on a machine where none were installed.
    #[cfg(test)]
    pub(crate) fn none() -> Fonts {
        Fonts { store: FontStore::new() }
    }

    /// A sentence that says what to install, when no Chinese font is there.
    pub fn missing(&self) -> Option<String> {
        self.families(&[SONG, HEI, FANGSONG, KAI]).is_empty().then(|| INSTALL.to_owned())
    }

    /// For each use the families that are there, the wanted one first. Only these are
    /// named to typst, so that an unknown family stays a mistake and not a habit.
    pub(crate) fn chains(&self) -> Value {
        json!({
            "title": self.families(&[XIAOBIAOSONG, SONG, HEI]),
            "body": self.families(&[FANGSONG, SONG, HEI]),
            "hei": self.families(&[HEI, SONG]),
            "kai": self.families(&[KAI, FANGSONG, SONG, HEI]),
            "song": self.families(&[SONG, HEI]),
        })
    }

    pub(crate) fn store(&self) -> &FontStore {
        &self.store
    }

    fn families(&self, chains: &[&[&'static str]]) -> Vec<&'static str> {
        let book: &FontBook = self.store.book();
        // The book keeps its names in lower case.
        let known = |family: &&str| book.contains_family(&family.to_lowercase());
        chains.iter().copied().flatten().copied().filter(known).collect()
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("chains", &self.chains()).finish()
    }
}
