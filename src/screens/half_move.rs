//! Goods on the move that are not booked yet, kept at every change.

use super::arrival::Arrival;
use super::gather::Errand;
use super::{App, Effect, words};
use crate::domain::half_move::HalfMove;
use crate::domain::query::Query;
use crate::domain::today::TodayTopic;

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

    /// Opens what is kept: the only one at once, several as a list.
    pub(super) fn open_half_moves(&mut self) {
        match self.half_moves.as_slice() {
            [only] => self.go_on(only.clone()),
            [] | [_, ..] => self.list_work(TodayTopic::MovesOpen),
        }
    }

    /// Finds what a list tells of: by its number, or by its way while there is none.
    fn half_move_told(&self, errand: &str, transfer: &str) -> Option<&HalfMove> {
        let is_it = |half: &&HalfMove| match half {
            HalfMove::Carry(_) | HalfMove::Send(_) => transfer.is_empty() && half.errand() == errand,
            HalfMove::TakeIn(c) => c.transfer == transfer && half.errand() == errand,
            HalfMove::Close(c) => c.transfer == transfer && errand.starts_with('→'),
        };
        self.half_moves.iter().find(is_it)
    }

    /// Goes on with what a list tells of.
    pub(super) fn go_on_with(&mut self, errand: &str, transfer: &str) {
        if let Some(half) = self.half_move_told(errand, transfer).cloned() {
            self.go_on(half);
        }
    }

    /// Names what is being done with goods a list tells of.
    pub(super) fn half_move_title(&self, errand: &str, transfer: &str) -> &'static str {
        let lang = self.lang();
        self.half_move_told(errand, transfer).map_or("", |half| match half {
            HalfMove::Carry(_) => words::moves::carry_title(lang),
            HalfMove::Send(_) => words::moves::send_title(lang),
            HalfMove::TakeIn(_) => words::moves::receive_title(lang),
            HalfMove::Close(_) => words::moves::close_title(lang),
        })
    }

    fn go_on(&mut self, half: HalfMove) {
        match half {
            HalfMove::Carry(_) => self.open_gather(Errand::Carry),
            HalfMove::Send(_) => self.open_gather(Errand::Send),
            HalfMove::TakeIn(sent) => self.open_arrival(Arrival::to_take_in(sent, self.settings.typing)),
            HalfMove::Close(close) => {
                if self.may_move(words::moves::close_right) {
                    self.effects.push(Effect::Ask(Query::Transfer { transfer: close.transfer }));
                }
            }
        }
    }

    /// Drops what was kept: it is booked.
    pub(super) fn forget_move(&mut self, half: HalfMove) {
        self.keep_move(half.emptied());
    }
}
