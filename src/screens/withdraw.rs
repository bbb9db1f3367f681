//! Withdrawing a recognition at the till: why, by which decision, and what becomes of the goods.

use super::field::edit;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::{Command, WithdrawRecognition};
use crate::domain::ids::ProductCode;
use crate::domain::recognition::AfterWithdrawal;
use crate::domain::refusal::Refusal;
use crate::domain::text::clean;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The decision's number.
    #[default]
    Notice,
    /// The reason.
    Reason,
    /// What becomes of the goods.
    Goods,
}

/// The form.
#[derive(Debug, Clone)]
pub struct WithdrawForm {
    /// The product.
    pub product: ProductCode,
    /// Its name.
    pub name: String,
    /// The field with the focus.
    pub part: Part,
    /// The number of the decision that withdraws.
    pub notice: Line,
    /// Why.
    pub reason: Line,
    /// What becomes of the goods.
    pub goods: AfterWithdrawal,
}

impl WithdrawForm {
    /// Starts an empty form; a number is no Vietnamese word.
    pub fn new(product: ProductCode, name: String, typing: Mode) -> Self {
        Self {
            product,
            name,
            part: Part::Notice,
            notice: Line::new(typing),
            reason: Line::new(typing),
            goods: AfterWithdrawal::SellPlain,
        }
    }

    /// Takes a key; Enter goes to the next field and from the last one withdraws.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (Press::Esc, Part::Notice) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = before(part),
            (Press::Tab | Press::Down, part) => self.part = after(part),
            (Press::Enter, Part::Goods) => self.withdraw(app),
            (Press::Enter, part) => self.part = after(part),
            (Press::Left | Press::Right | Press::Char(' '), Part::Goods) => {
                self.goods = match self.goods {
                    AfterWithdrawal::SellPlain => AfterWithdrawal::Quarantine,
                    AfterWithdrawal::Quarantine => AfterWithdrawal::SellPlain,
                };
            }
            (press, Part::Notice) => drop(edit(&mut self.notice, press)),
            (press, Part::Reason) => drop(edit(&mut self.reason, press)),
            (_, Part::Goods) => {}
        }
        Flow::Stay
    }

    fn withdraw(&mut self, app: &mut App) {
        let reason = clean(self.reason.text());
        if reason.is_empty() {
            self.part = Part::Reason;
            return app.refuse(&Refusal::NeedsReason);
        }
        let command = WithdrawRecognition {
            product: self.product.clone(),
            decision: None,
            effective: None,
            reason,
            notice: clean(self.notice.text()),
            on_withdrawal: self.goods,
        };
        app.run(Command::WithdrawRecognition(command), Pending::Other);
    }
}

const fn before(part: Part) -> Part {
    match part {
        Part::Notice | Part::Reason => Part::Notice,
        Part::Goods => Part::Reason,
    }
}

const fn after(part: Part) -> Part {
    match part {
        Part::Notice => Part::Reason,
        Part::Reason | Part::Goods => Part::Goods,
    }
}

impl App {
    /// Says what was withdrawn and shows the product's way anew.
    pub(super) fn recognition_withdrawn(&mut self, held: usize) {
        if let Some(at) = self.panes.iter().rposition(|pane| matches!(pane, Pane::Withdraw(_))) {
            self.panes.remove(at);
        }
        self.tell(Mood::Good, words::ocop::withdrawn(self.lang(), held));
        self.uncovered();
    }
}
