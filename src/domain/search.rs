//! Finding goods as people type: any order, no marks, initials, every code.
//!
//! A product is found when every word typed is a part of its [`search_key`]; how it is found decides
//! its place in the list. Slips of the finger are not forgiven here: every letter filters.
//! Nothing here reads the store: it keeps the keys, so that starting the till folds nothing.

mod filter;
mod index;
mod key;
mod words;

pub use filter::{RowFilter, RowKey};
pub use index::{Hit, Rank, SearchIndex};
pub use key::{SearchText, search_key};

#[cfg(test)]
mod tests;
