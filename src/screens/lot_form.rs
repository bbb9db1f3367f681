//! What is done with a lot: carried elsewhere by anyone; written off, given back, held, released by a manager.

pub mod view;

use super::amount::typed_quantity;
use super::field::{edit, edit_figures};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::{Command, LotLine, MoveGoods, ReturnGoods, TakeSample, WriteOffGoods};
use crate::domain::lang::Lang;
use crate::domain::lot::Hold;
use crate::domain::query::StockRow;
use crate::domain::refusal::{CertificateRefusal, Refusal, Term};
use crate::domain::stock::{Bearer, HoldSet, LossCause, StockPlace};
use crate::domain::text::clean;

/// What is done with a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Part of it is carried to another place.
    Carry,
    /// Part of it is written off.
    WriteOff,
    /// Part of it goes back to its producer.
    GiveBack,
    /// Part of it is given to an inspector.
    Sample,
    /// It is put on hold, or released when it is held.
    Hold,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// To which place.
    To,
    /// Why it is lost.
    Cause,
    /// Who bears it.
    Bearer,
    /// How much.
    Quantity,
    /// In the staff's words.
    Reason,
    /// Who takes the sample.
    Authority,
    /// The inspector's minutes.
    Minutes,
}

/// The causes, as the digits choose them.
pub const CAUSES: [LossCause; 5] =
    [LossCause::Damaged, LossCause::Expired, LossCause::Lost, LossCause::Tasted, LossCause::Given];
/// Who may bear a loss, as the digits choose them.
pub const BEARERS: [Bearer; 2] = [Bearer::Producer, Bearer::Shop];

/// The form.
#[derive(Debug, Clone)]
pub struct LotForm {
    /// What is done.
    pub deed: Deed,
    /// With what, and where it lies.
    pub row: StockRow,
    /// The field with the focus.
    pub part: Part,
    /// The cause, as its place in [`CAUSES`].
    pub cause: Option<usize>,
    /// To which place, as its place in [`LotForm::targets`].
    pub to: Option<usize>,
    /// Who bears it, as its place in [`BEARERS`]. Nobody is presumed.
    pub bearer: Option<usize>,
    /// How much.
    pub quantity: Line,
    /// Whether the quantity is still the one put there for the staff: a figure typed replaces it.
    is_given: bool,
    /// Why.
    pub reason: Line,
    /// The minutes' number.
    pub minutes: Line,
}

impl Deed {
    /// Returns the fields it needs, in order.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Carry => &[Part::To, Part::Quantity],
            Self::WriteOff => &[Part::Cause, Part::Bearer, Part::Quantity, Part::Reason],
            Self::GiveBack => &[Part::Quantity, Part::Reason],
            Self::Sample => &[Part::Bearer, Part::Quantity, Part::Authority, Part::Minutes],
            Self::Hold => &[Part::Reason, Part::Minutes],
        }
    }

    /// Returns what a manager is needed for; nothing when anyone may.
    fn right(self) -> Option<Term> {
        let say = |word: fn(Lang) -> &'static str| Some(Term::new(word(Lang::Vi), word(Lang::En)));
        match self {
            Self::Carry => None,
            Self::WriteOff => say(words::stock::write_off_right),
            Self::GiveBack => say(words::stock::give_back_right),
            Self::Sample => say(words::certificates::sample_right),
            Self::Hold => say(words::stock::hold_right),
        }
    }
}

impl LotForm {
    /// Starts a form; carrying, a return and an expired lot mean all there is, until somebody types less.
    pub fn new(deed: Deed, row: StockRow, is_expired: bool, typing: Mode) -> Self {
        let mut quantity = Line::new(Mode::Off);
        if matches!(deed, Deed::GiveBack | Deed::Carry) || is_expired {
            quantity.insert(&row.quantity.to_string());
        }
        let cause = if is_expired { CAUSES.iter().position(|c| *c == LossCause::Expired) } else { None };
        let part = deed.parts().first().copied().unwrap_or(Part::Reason);
        let (reason, minutes) = (Line::new(typing), Line::new(Mode::Off));
        let is_given = !quantity.is_empty();
        // From the store room goods go to the shelf, from elsewhere back: the first of the other places.
        Self { deed, row, part, cause, to: Some(0), bearer: None, quantity, is_given, reason, minutes }
    }

    /// Returns the places it can be carried to, as the digits choose them.
    pub fn targets(&self) -> [StockPlace; 2] {
        match self.row.place {
            StockPlace::Store => [StockPlace::Shelf, StockPlace::Fair],
            StockPlace::Fair => [StockPlace::Shelf, StockPlace::Store],
            _ => [StockPlace::Store, StockPlace::Fair],
        }
    }

    /// Returns what the lot becomes when a hold is set.
    pub const fn to_set(&self) -> Hold {
        match self.row.hold {
            Hold::Free => Hold::Held,
            Hold::Held => Hold::Free,
        }
    }

    /// Takes a key; Enter goes to the next field and from the last one does it.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => self.enter(app),
            Press::Tab | Press::Down => self.go(1),
            Press::BackTab | Press::Up => self.go(self.deed.parts().len() - 1),
            press => self.edit(press),
        }
        Flow::Stay
    }

    fn go(&mut self, by: usize) {
        let parts = self.deed.parts();
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        self.part = parts[(at + by) % parts.len()];
    }

    fn edit(&mut self, press: &Press) {
        let targets = self.targets().len();
        let is_chosen = match self.part {
            Part::To => pick(&mut self.to, press, targets),
            Part::Cause => pick(&mut self.cause, press, CAUSES.len()),
            Part::Bearer => pick(&mut self.bearer, press, BEARERS.len()),
            Part::Quantity | Part::Reason | Part::Authority | Part::Minutes => false,
        };
        if is_chosen {
            return self.go(1);
        }
        match self.part {
            Part::To | Part::Cause | Part::Bearer => {}
            Part::Quantity => self.edit_quantity(press),
            Part::Reason | Part::Authority => drop(edit(&mut self.reason, press)),
            Part::Minutes => drop(edit(&mut self.minutes, press)),
        }
    }

    fn edit_quantity(&mut self, press: &Press) {
        if std::mem::take(&mut self.is_given) && matches!(press, Press::Char(c) if c.is_ascii_digit()) {
            self.quantity.clear();
        }
        edit_figures(&mut self.quantity, press);
    }

    fn enter(&mut self, app: &mut App) {
        if self.deed.parts().last() == Some(&self.part) {
            return self.send(app);
        }
        match self.part {
            Part::Cause if self.cause.is_none() => app.warn(words::stock::choose_cause(app.lang()).to_owned()),
            Part::Bearer if self.bearer.is_none() => app.warn(words::stock::choose_bearer(app.lang()).to_owned()),
            Part::Quantity if typed_quantity(self.quantity.text()).is_err() => app.refuse(&Refusal::NotAQuantity),
            Part::Reason if clean(self.reason.text()).is_empty() => app.refuse(&Refusal::NeedsReason),
            Part::Authority if clean(self.reason.text()).is_empty() => {
                app.refuse(&CertificateRefusal::NeedsAuthority.into());
            }
            Part::To | Part::Cause | Part::Bearer | Part::Quantity => self.go(1),
            Part::Reason | Part::Authority | Part::Minutes => self.go(1),
        }
    }

    fn send(&mut self, app: &mut App) {
        match self.command() {
            Ok(command) => app.run(command, Pending::Other),
            Err((part, refusal)) => {
                self.part = part;
                match (part, refusal) {
                    (Part::Cause, _) => app.warn(words::stock::choose_cause(app.lang()).to_owned()),
                    (Part::Bearer, _) => app.warn(words::stock::choose_bearer(app.lang()).to_owned()),
                    (Part::To | Part::Quantity | Part::Reason, refusal) => app.refuse(&refusal),
                    (Part::Authority | Part::Minutes, refusal) => app.refuse(&refusal),
                }
            }
        }
    }

    /// Makes the command, or names the field that is not right.
    fn command(&self) -> Result<Command, (Part, Refusal)> {
        let row = &self.row;
        let reason = clean(self.reason.text());
        let needs = |part| move || (part, Refusal::NeedsReason);
        let lines = || {
            let quantity = typed_quantity(self.quantity.text()).map_err(|refusal| (Part::Quantity, refusal))?;
            Ok(vec![LotLine { lot: row.lot.id.clone(), place: row.place, quantity }])
        };
        match self.deed {
            Deed::Carry => {
                let targets = self.targets();
                let to = self.to.and_then(|at| targets.get(at)).copied().unwrap_or(targets[0]);
                Ok(Command::MoveGoods(MoveGoods { to, lines: lines()? }))
            }
            Deed::WriteOff => {
                let cause = self.cause.and_then(|at| CAUSES.get(at)).copied().ok_or_else(needs(Part::Cause))?;
                let bearer = self.bearer.and_then(|at| BEARERS.get(at)).copied().ok_or_else(needs(Part::Bearer))?;
                let lines = lines()?;
                let reason = some(reason)?;
                Ok(Command::WriteOffGoods(WriteOffGoods { cause, bearer, reason, lines }))
            }
            Deed::GiveBack => {
                let lines = lines()?;
                let (producer, reason) = (row.owner.code.clone(), some(reason)?);
                Ok(Command::ReturnGoods(ReturnGoods { producer, reason, lines }))
            }
            Deed::Sample => {
                let bearer = self.bearer.and_then(|at| BEARERS.get(at)).copied().ok_or_else(needs(Part::Bearer))?;
                let quantity = typed_quantity(self.quantity.text()).map_err(|refusal| (Part::Quantity, refusal))?;
                let minutes = clean(self.minutes.text());
                if minutes.is_empty() {
                    return Err((Part::Minutes, CertificateRefusal::NeedsMinutes.into()));
                }
                let (lot, place, authority) = (row.lot.id.clone(), row.place, reason);
                Ok(Command::TakeSample(TakeSample { lot, place, quantity, minutes, authority, bearer }))
            }
            Deed::Hold => {
                let (lot, hold, minutes) = (row.lot.id.clone(), self.to_set(), clean(self.minutes.text()));
                Ok(Command::SetHold(HoldSet { lot, hold, reason: some(reason)?, minutes }))
            }
        }
    }
}

/// Chooses by a digit, which goes on, or by arrows, which stay; returns whether it was a digit.
pub(super) fn pick(chosen: &mut Option<usize>, press: &Press, len: usize) -> bool {
    let digit = |c: char| c.to_digit(10).and_then(|d| usize::try_from(d).ok()).filter(|d| (1..=len).contains(d));
    match press {
        Press::Right => *chosen = Some(chosen.map_or(0, |at| (at + 1) % len)),
        Press::Left => *chosen = Some(chosen.map_or(len - 1, |at| (at + len - 1) % len)),
        Press::Char(c) => {
            if let Some(digit) = digit(*c) {
                *chosen = Some(digit - 1);
                return true;
            }
        }
        _ => {}
    }
    false
}

fn some(reason: String) -> Result<String, (Part, Refusal)> {
    if reason.is_empty() { Err((Part::Reason, Refusal::NeedsReason)) } else { Ok(reason) }
}

impl App {
    /// Opens the form for the lot in sight; a cashier may look and carry.
    pub(super) fn open_lot_form(&mut self, deed: Deed) {
        if let Some(what) = deed.right().filter(|_| !self.is_manager()) {
            return self.refuse(&Refusal::NotAllowed { what });
        }
        let Some(row) = self.lot_in_sight().filter(|row| deed != Deed::Carry || row.place.is_here()) else {
            return self.tell(Mood::Info, words::stock::choose_lot(self.lang()).to_owned());
        };
        let is_expired = row.lot.expires.is_some_and(|last| last < self.now.date());
        let form = LotForm::new(deed, row, is_expired, self.settings.typing);
        self.panes.push(Pane::LotForm(Box::new(form)));
    }

    /// Says how the lot stands after a hold was set.
    pub(super) fn hold_dealt_with(&mut self) {
        let form =
            self.panes.iter().rev().find_map(|pane| if let Pane::LotForm(form) = pane { Some(form) } else { None });
        if let Some(hold) = form.map(|form| form.to_set()) {
            self.lot_dealt_with(words::stock::hold_set(self.lang(), hold).to_owned());
        }
    }

    /// Takes the form away once its deed is done, and shows what is left.
    pub(super) fn lot_dealt_with(&mut self, text: String) {
        self.close_top(|pane| matches!(pane, Pane::LotForm(_)));
        self.tell(Mood::Good, text);
        self.refresh_lots();
        self.stock_changed();
    }
}
