//! The shop as plain values and pure functions: no clock, no file, no randomness.

pub mod barcode;
pub mod money;
pub mod quantity;
pub mod search;
pub mod slip;
pub mod text;
pub mod vietqr;
