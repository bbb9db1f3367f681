//! The shop as plain values and pure functions: no clock, no file, no randomness.

pub mod barcode;
pub mod catalogue;
pub mod command;
pub mod entry;
pub mod ids;
pub mod lang;
pub mod lot;
pub mod moment;
pub mod money;
pub mod outbox;
pub mod outcome;
pub mod point;
pub mod quantity;
pub mod query;
pub mod recognition;
pub mod refusal;
pub mod sale;
pub mod search;
pub mod shelf;
pub mod shift;
pub mod slip;
pub mod staff;
pub mod tax;
pub mod tender;
pub mod text;
pub mod vietqr;
