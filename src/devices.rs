//! Bytes and cables: printers and the drawer.
//!
//! A job is a list of bytes the paper layer made. What comes back says no more than is known:
//! that bytes left is not that paper came out. Nothing here decides whether to try again.

mod fault;
mod line;
mod open;
mod printer;
mod target;

pub use fault::DeviceFault;
pub use printer::{Printer, Sent, send, send_after_interruption};
pub use target::{Preview, Target, TargetError, Timeouts};

#[cfg(test)]
mod tests;
