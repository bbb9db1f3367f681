//! Goods on the move that are not booked yet, kept at every change.

use super::{App, Effect};
use crate::domain::half_move::HalfMove;

impl App {
    /// Returns what is kept under a key.
    pub(super) fn half_move(&self, key: &str) -> Option<&HalfMove> {
        self.half_moves.iter().find(|kept| kept.key() == key)
    }

    /// Keeps goods on the move as they stand; nothing is said twice.
    pub(super) fn keep_move(&mut self, half: HalfMove) {
        let key = half.key();
        let kept = self.half_move(&key);
        if kept == Some(&half) || (kept.is_none() && half.is_empty()) {
            return;
        }
        self.half_moves.retain(|kept| kept.key() != key);
        if !half.is_empty() {
            self.half_moves.push(half.clone());
        }
        self.effects.push(Effect::KeepMove(Box::new(half)));
    }

    /// Drops what was kept: it is booked.
    pub(super) fn forget_move(&mut self, half: HalfMove) {
        self.keep_move(half.emptied());
    }
}
