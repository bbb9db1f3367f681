//! The terminal: guard, key and scanner decoding, Vietnamese typing, the front loop.
//!
//! Nothing is decided here. A [`Front`] is handed presses, messages and minutes, and is asked
//! for a frame when it says that something changed.

pub mod burst;
pub mod decode;
pub mod front;
pub mod guard;
pub mod reader;
pub mod screen;

pub use front::{Ending, Front, run};
pub use guard::{Guard, StartError};
pub use ratatui::Frame;
pub use screen::Screen;

/// The smallest terminal the screens are made for, in columns and rows.
pub const SIZE_MIN: (u16, u16) = (80, 24);

/// Returns whether a terminal of this size holds the screens.
pub const fn is_large_enough(cols: u16, rows: u16) -> bool {
    cols >= SIZE_MIN.0 && rows >= SIZE_MIN.1
}
