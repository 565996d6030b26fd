//! The pages every ledger has. Server-rendered; a script only makes them pleasanter.
//!
//! Reading order: [`app`] (what pages need), [`gate`] (who may come in),
//! [`shell`] (the frame of every page), then a file per page.

mod address;
pub mod app;
mod figures;
mod form;
pub mod gate;
mod history;
pub mod ledgers;
pub mod list;
mod record;
pub mod refusal;
pub mod shell;
mod shown;
#[cfg(test)]
mod tests;

pub use app::{App, House, MenuGroup, MenuItem};
pub use gate::{Ctx, Sent};
pub use ledgers::ledger_routes;
pub use refusal::{Page, Refusal};
pub use shell::{Crumb, page};
