//! What was counted becomes a command, is kept until it is one, and is taken up again.

use super::{Arrival, ArrivalLine, CAUSES, Matter, PLACES};
use crate::domain::command::{CloseLine, CloseTransfer, Command, ReceiveTransfer};
use crate::domain::half_move::HalfMove;
use crate::domain::moves::GoodsSent;
use crate::domain::quantity::Quantity;
use crate::domain::text::clean;
use crate::screens::lot_form::BEARERS;

impl Arrival {
    /// Makes the command.
    pub(super) fn command(&self) -> Command {
        match &self.matter {
            Matter::TakeIn(sent) => Command::ReceiveTransfer(self.taken_in(sent)),
            Matter::Close(sent) => Command::CloseTransfer(self.closed(sent)),
        }
    }

    /// Returns it as it is kept.
    pub(super) fn half_move(&self) -> HalfMove {
        match &self.matter {
            Matter::TakeIn(sent) => HalfMove::TakeIn(self.taken_in(sent)),
            Matter::Close(sent) => HalfMove::Close(self.closed(sent)),
        }
    }

    fn taken_in(&self, sent: &ReceiveTransfer) -> ReceiveTransfer {
        let mut out = sent.clone();
        out.place = PLACES.get(self.place).copied();
        for (line, counted) in out.lines.iter_mut().zip(&self.lines) {
            line.arrived = counted.arrived;
            line.damaged = counted.beside.is_positive().then_some(counted.beside);
            line.reason.clone_from(&counted.why);
        }
        out
    }

    fn closed(&self, sent: &GoodsSent) -> CloseTransfer {
        let told = |l: &ArrivalLine| CloseLine {
            lot: l.lot.id.clone(),
            arrived: l.arrived(),
            back: l.beside.is_positive().then_some(l.beside),
            reason: if self.says_why(l) { l.why.clone() } else { String::new() },
            loss: None,
        };
        CloseTransfer {
            transfer: sent.document.clone(),
            minutes: clean(self.minutes.text()),
            lines: self.lines.iter().filter(|l| l.differs()).map(told).collect(),
            back_to: PLACES.get(self.place).copied().filter(|_| self.has_beside()),
            loss: self.loss(),
        }
    }

    /// Goes on with what was kept of the same transfer.
    pub(super) fn resumed(mut self, kept: &HalfMove) -> Self {
        match kept {
            HalfMove::TakeIn(kept) => self.resume_taking_in(kept),
            HalfMove::Close(kept) => self.resume_closing(kept),
            HalfMove::Carry(_) | HalfMove::Send(_) => {}
        }
        self
    }

    fn resume_taking_in(&mut self, kept: &ReceiveTransfer) {
        for line in &mut self.lines {
            if let Some(counted) = kept.lines.iter().find(|k| k.lot.id == line.lot.id) {
                line.arrived = counted.arrived;
                line.beside = counted.damaged.unwrap_or(Quantity::ZERO);
                line.why.clone_from(&counted.reason);
            }
        }
        self.place = PLACES.iter().position(|p| Some(*p) == kept.place).unwrap_or(self.place);
    }

    fn resume_closing(&mut self, kept: &CloseTransfer) {
        for line in &mut self.lines {
            if let Some(told) = kept.lines.iter().find(|k| k.lot == line.lot.id) {
                line.arrived = Some(told.arrived);
                line.beside = told.back.unwrap_or(Quantity::ZERO);
                line.why.clone_from(&told.reason);
            }
        }
        self.minutes.insert(&kept.minutes);
        self.place = PLACES.iter().position(|p| Some(*p) == kept.back_to).unwrap_or(self.place);
        if let Some(loss) = &kept.loss {
            self.cause = CAUSES.iter().position(|cause| *cause == loss.cause);
            self.bearer = BEARERS.iter().position(|bearer| *bearer == loss.bearer);
            self.loss_why.insert(&loss.reason);
        }
    }
}
