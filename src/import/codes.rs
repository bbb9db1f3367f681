//! Codes for goods and producers whose file gives none: the same that the screens give.

pub use crate::domain::derived_code::{producer_code, sku_code};
