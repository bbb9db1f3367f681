//! What is asked once: where goods are put, by which minutes, and who bears a loss.

use super::{Arrival, CAUSES, PLACES, Part};
use crate::domain::refusal::Refusal;
use crate::domain::text::clean;
use crate::screens::field::edit;
use crate::screens::lot_form::{BEARERS, pick};
use crate::screens::press::Press;
use crate::screens::{App, words};

impl Arrival {
    /// Returns the fields asked, in order: only those that something hangs on.
    pub fn end_parts(&self) -> Vec<Part> {
        if self.is_counting() {
            return vec![Part::Place];
        }
        let mut parts = vec![Part::Minutes];
        if self.has_beside() {
            parts.push(Part::Place);
        }
        if self.lost().is_positive() {
            parts.extend([Part::Cause, Part::Bearer, Part::LossWhy]);
        }
        parts
    }

    /// Takes a key at the end: Enter goes on and from the last field books it.
    pub(super) fn end_key(&mut self, app: &mut App, press: &Press) {
        let parts = self.end_parts();
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        let go = |by: usize| parts[(at + by) % parts.len()];
        match press {
            Press::Esc => self.part = Part::Goods,
            Press::Enter => {
                if self.is_said(app) {
                    match parts.get(at + 1) {
                        Some(part) => self.part = *part,
                        None => self.book_all(app),
                    }
                }
            }
            Press::Tab | Press::Down => self.part = go(1),
            Press::BackTab | Press::Up => self.part = go(parts.len() - 1),
            press => {
                if self.end_edit(press) {
                    self.part = go(1);
                }
            }
        }
    }

    /// Lets a key change the field; returns whether it was chosen by its digit, which goes on.
    fn end_edit(&mut self, press: &Press) -> bool {
        match self.part {
            Part::Place => {
                let mut place = Some(self.place);
                pick(&mut place, press, PLACES.len());
                self.place = place.unwrap_or(self.place);
                false
            }
            Part::Cause => pick(&mut self.cause, press, CAUSES.len()),
            Part::Bearer => pick(&mut self.bearer, press, BEARERS.len()),
            Part::Minutes => {
                edit(&mut self.minutes, press);
                false
            }
            Part::LossWhy => {
                edit(&mut self.loss_why, press);
                false
            }
            Part::Goods | Part::Arrived | Part::Beside | Part::Why => false,
        }
    }

    /// Returns whether the field says what it must; says so when not.
    fn is_said(&self, app: &mut App) -> bool {
        match self.part {
            Part::Cause if self.cause.is_none() => app.warn(words::stock::choose_cause(app.lang()).to_owned()),
            Part::Bearer if self.bearer.is_none() => app.warn(words::stock::choose_bearer(app.lang()).to_owned()),
            Part::LossWhy if clean(self.loss_why.text()).is_empty() => app.refuse(&Refusal::NeedsReason),
            Part::Cause | Part::Bearer | Part::LossWhy | Part::Place | Part::Minutes => return true,
            Part::Goods | Part::Arrived | Part::Beside | Part::Why => return true,
        }
        false
    }

    /// Books it, unless a field above was left unsaid.
    pub(super) fn book_all(&mut self, app: &mut App) {
        let here = self.part;
        for part in self.end_parts() {
            self.part = part;
            if !self.is_said(app) {
                return;
            }
        }
        self.part = here;
        self.book(app);
    }
}
