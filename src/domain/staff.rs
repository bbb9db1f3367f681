//! Who may do what. PINs are not here: their hashes are a side table of the store.

use serde::{Deserialize, Serialize};

use super::ids::StaffId;

/// What a person may do at the till.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sells, counts the drawer.
    Cashier,
    /// Also sets prices, staff and the point.
    Manager,
}

impl Role {
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Cashier => ("Thu ngân", "Cashier"),
            Self::Manager => ("Quản lý", "Manager"),
        }
    }
}

/// A person who works at the point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// Their id, as entries name them; `code` in files, where a command's line has an `id` of its own.
    #[serde(rename = "code", alias = "id")]
    pub id: StaffId,
    /// Their name, as the slip prints it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they still work here.
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

/// How long a staff member waits after wrong PINs, in seconds: five tries, then doubling to 30 minutes.
pub fn pin_wait_secs(failures: u32) -> u64 {
    match failures.checked_sub(5) {
        None => 0,
        Some(over) => 30u64.saturating_mul(1u64.checked_shl(over.min(6)).unwrap_or(64)).min(1800),
    }
}

/// Returns whether text can be a PIN: 4 to 8 digits, not all the same.
pub fn is_pin(pin: &str) -> bool {
    let digits = pin.bytes().all(|b| b.is_ascii_digit());
    let mixed = pin.bytes().zip(pin.bytes().skip(1)).any(|(a, b)| a != b);
    (4..=8).contains(&pin.len()) && digits && mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_pins_cost_time_but_never_for_ever() {
        assert_eq!([0, 4, 5, 6, 20].map(pin_wait_secs), [0, 0, 30, 60, 1800]);
    }

    #[test]
    fn a_pin_is_a_few_digits_not_all_alike() {
        assert!(is_pin("2580") && is_pin("12345678"));
        assert!(!is_pin("1111") && !is_pin("123") && !is_pin("12a4") && !is_pin(""));
    }
}
