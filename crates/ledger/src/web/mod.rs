//! The pages every ledger has. Server-rendered; a script only makes them pleasanter.
//!
//! Reading order: [`app`] (what pages need), [`gate`] (who may come in),
//! [`shell`] (the frame of every page), then a file per page: [`house`] for what
//! is not a ledger, [`api`] for programs; [`finish`] puts the edge around it all.

mod address;
mod ahead;
pub mod api;
pub mod app;
mod assets;
mod figures;
pub mod finish;
mod form;
pub mod gate;
mod history;
pub mod house;
pub mod ledgers;
pub mod list;
mod record;
pub mod refusal;
pub mod shell;
mod shown;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod toy;

pub use address::{pairs as read_pairs, query, said};
pub use api::api_routes;
pub use app::{
    App, Aside, Beside, Drawn, House, MenuGroup, MenuItem, Onward, Panel, Watched, Watching, unwatched,
};
pub use figures::half_choice;
pub use finish::finish;
pub use form::let_go;
pub use gate::{Ctx, Sent, SentFile, from_here, read_form};
pub use house::house_routes;
pub use ledgers::ledger_routes;
pub use refusal::{Page, Refusal};
pub use shell::{Crumb, csrf, page};
pub use shown::moment;
