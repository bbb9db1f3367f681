//! Why something is undone, withdrawn or explained: one field and one dialog, whatever it is for.

use super::App;
use super::field::edit;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::Line;
use super::update::Pending;
use crate::domain::command::{Command, ReverseDocument, VoidSale, WithdrawCertificate};
use crate::domain::query::{CertificateRow, DocumentKind};
use crate::domain::refusal::Refusal;
use crate::domain::shift::ShiftExplained;
use crate::domain::text::clean;

pub mod view;

/// What a reason is given for.
#[derive(Debug, Clone)]
pub enum Matter {
    /// A sale is voided.
    Void {
        /// Its receipt.
        receipt: String,
    },
    /// A closed shift was over or short.
    Explain {
        /// Its number.
        shift: u32,
    },
    /// A document of goods is undone.
    UndoDocument {
        /// Its number.
        document: String,
        /// What it did.
        kind: DocumentKind,
    },
    /// A paper is withdrawn.
    Withdraw(Box<CertificateRow>),
}

/// A reason being typed.
#[derive(Debug, Clone)]
pub struct ReasonForm {
    /// What for.
    pub matter: Matter,
    /// The reason.
    pub line: Line,
}

impl ReasonForm {
    /// Takes a key: Enter does it once there is a reason.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => {
                let reason = clean(self.line.text());
                if reason.is_empty() {
                    app.refuse(&Refusal::NeedsReason);
                } else {
                    app.run(self.command(app, reason), Pending::Other);
                }
            }
            press => drop(edit(&mut self.line, press)),
        }
        Flow::Stay
    }

    fn command(&self, app: &App, reason: String) -> Command {
        match &self.matter {
            Matter::Void { receipt } => Command::VoidSale(VoidSale { receipt: receipt.clone(), reason }),
            Matter::Explain { shift } => Command::ExplainShift(ShiftExplained { shift: *shift, reason }),
            Matter::UndoDocument { document, .. } => {
                Command::ReverseDocument(ReverseDocument { document: document.clone(), reason })
            }
            Matter::Withdraw(row) => {
                let c = &row.paper.certificate;
                Command::WithdrawCertificate(WithdrawCertificate {
                    producer: c.producer.clone(),
                    product: c.product.clone(),
                    kind: c.kind.rules().code.to_owned(),
                    number: c.number.clone(),
                    from: Some(c.from),
                    day: Some(app.now.date()),
                    reason,
                })
            }
        }
    }
}

impl App {
    /// Asks for a reason.
    pub(super) fn ask_reason(&mut self, matter: Matter) {
        let line = Line::new(self.settings.typing);
        self.panes.push(Pane::Reason(ReasonForm { matter, line }));
    }

    /// Takes the question for a reason away: what it was for is done.
    pub(super) fn reason_given(&mut self) {
        self.close_top(|pane| matches!(pane, Pane::Reason(_)));
    }
}
