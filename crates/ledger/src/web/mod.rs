//! The pages every ledger has. Server-rendered; a script only makes them pleasanter.
//!
//! Reading order: [`app`] (what pages need), [`gate`] (who may come in),
//! [`shell`] (the frame of every page), then a file per page.

pub mod app;
pub mod gate;
pub mod refusal;
pub mod shell;

pub use app::{App, House, MenuGroup, MenuItem};
pub use gate::{Ctx, Sent};
pub use refusal::{Page, Refusal};
pub use shell::{Crumb, page};
