//! What staff see and press, as plain state: App, Msg, Effect, update.

pub mod press;
