//! How this machine shows the screens: words, colours, typing, keys. Nothing here moves money.

use super::action::KeyTable;
use super::typing::Mode;
use crate::domain::lang::Lang;

/// What the machine's settings say to the screens.
#[derive(Debug, Clone, Default)]
pub struct ScreenSettings {
    /// The language at the start; staff may switch.
    pub lang: Lang,
    /// The theme's name: `dark`, `light`, `mono` or `safe`; anything else is dark.
    pub theme: String,
    /// How keys become Vietnamese letters in name fields; off where the machine has its own way.
    pub typing: Mode,
    /// The keys, checked.
    pub keys: KeyTable,
    /// Names and PINs of the demo, shown in its band; empty on every other ledger.
    pub practice_pins: Vec<(String, String)>,
}
