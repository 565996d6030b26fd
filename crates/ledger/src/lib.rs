//! The ledger kernel: everything a bureau's ledgers do alike, written once.
//!
//! A ledger is a Rust type. [`macro@Ledger`] turns the type into a [`spec::Spec`], a
//! plain table of its fields, stages and steps; every page, import, export,
//! search and history entry is drawn from that table. Nothing in here is
//! generic over the ledger, so it is compiled once, not once per ledger.
//!
//! Reading order: [`cell`], [`spec`], [`draft`], [`selection`], [`store`],
//! [`figure`], [`web`].

extern crate self as ledger;

pub mod cell;
pub mod draft;
pub mod due;
pub mod figure;
pub mod outlook;
pub mod selection;
pub mod sheet;
pub mod spec;
pub mod store;
pub mod testing;
pub mod web;

/// The codes of the field, and what they are made of.
pub use words;

pub use ledger_derive::{Choice, Ledger, Part, Standing};

/// What a ledger module imports, and all that it imports.
pub mod prelude {
    pub use crate::{
        Choice, Ledger, Part, Standing,
        cell::{
            Attached, Cell, Count, Date, Half, Id, LongText, Money, Month, Name, Names, Number, Period, Ref,
            Refs, Sealed, Told, Year,
        },
        draft::{Draft, Problems},
        due::Due,
        figure::{Definition, Figure, Question, Ratio},
        selection::{Column, Selection},
        spec::{Ledger, Part, Role, Rules, Spec, Standing},
        store::{Db, Error, Viewer},
    };
    pub use words::{CreditCode, DocNumber, IdNumber, PatentNumber, ProjectNumber, RegionCode};
}
