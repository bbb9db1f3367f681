//! `ocop`: the till for OCOP showrooms, sales points and trade-fair booths.
//!
//! The layers, from the inside out; `tests/it/layers.rs` holds them to it.
//! - [`domain`]: the shop as plain values and pure functions.
//! - [`store`]: the only SQL: journal, projections, side tables, backup.
//! - [`commands`], [`queries`]: what may be done and asked, one file each.
//! - [`import`], [`paper`], [`devices`]: sheets in, paper out, cables.
//! - [`screens`], [`look`], [`tui`]: what staff see and type.
//! - [`runtime`], [`cli`]: perform, never decide.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod cli;
#[cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::arithmetic_side_effects,
        clippy::wildcard_enum_match_arm
    )
)]
pub mod commands;
pub mod config;
pub mod devices;
#[cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::arithmetic_side_effects,
        clippy::wildcard_enum_match_arm
    )
)]
pub mod domain;
pub mod import;
pub mod look;
pub mod paper;
pub mod queries;
pub mod runtime;
pub mod screens;
#[cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::arithmetic_side_effects,
        clippy::wildcard_enum_match_arm
    )
)]
pub mod store;
pub mod tui;
