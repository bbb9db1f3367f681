//! Describing the point at the till: name, address, province, telephone, tax, bank account.
//!
//! Its code is not here: every receipt number begins with it.

use super::action::Action;
use super::field::{edit, neighbour};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::catalogue::Place;
use crate::domain::command::Command;
use crate::domain::lang::Lang;
use crate::domain::point::{BankAccount, Point};
use crate::domain::province::{Province, province_named};
use crate::domain::refusal::{Refusal, Term};
use crate::domain::tax::Regime;
use crate::domain::text::clean;
use crate::domain::vietqr::{BankBin, bank, bank_by_code};
use words::point as said;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What the slip calls the point.
    Name,
    /// Where it is, as the slip prints it.
    Address,
    /// The province it lies in.
    Province,
    /// The telephone.
    Phone,
    /// The seller's tax code.
    TaxCode,
    /// How the seller pays VAT.
    Regime,
    /// Which bank.
    Bank,
    /// The account number.
    Account,
    /// The holder, as the bank writes it.
    Holder,
}

impl Part {
    /// Every field, in order.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Address,
        Self::Province,
        Self::Phone,
        Self::TaxCode,
        Self::Regime,
        Self::Bank,
        Self::Account,
        Self::Holder,
    ];

    fn neighbour(self, step: isize) -> Self {
        neighbour(&Self::ALL, self, step)
    }
}

/// The form, filled with the point as it is.
#[derive(Debug, Clone)]
pub struct PointForm {
    /// The point as it was described before.
    pub point: Point,
    /// The field with the focus.
    pub part: Part,
    /// How the seller pays VAT.
    pub regime: Regime,
    lines: [Line; 9],
}

impl PointForm {
    /// Starts with what is known.
    pub fn new(point: Point, typing: Mode) -> Self {
        let account = point.bank.clone();
        let bank = account.as_ref().map(|b| bank_name(&b.bin)).unwrap_or_default();
        let line = |part: &Part| {
            let (mode, text) = match part {
                Part::Name => (typing, point.name.clone()),
                Part::Address => (typing, point.address.clone()),
                Part::Province => (typing, point.place.as_ref().map(|p| p.province.clone()).unwrap_or_default()),
                Part::Phone => (Mode::Off, point.phone.clone()),
                Part::TaxCode => (Mode::Off, point.tax_code.clone()),
                Part::Regime => (Mode::Off, String::new()),
                Part::Bank => (Mode::Off, bank.clone()),
                Part::Account => (Mode::Off, account.as_ref().map(|b| b.account.clone()).unwrap_or_default()),
                Part::Holder => (Mode::Off, account.as_ref().map(|b| b.holder.clone()).unwrap_or_default()),
            };
            let mut line = Line::new(mode);
            line.insert(&text);
            line
        };
        let lines = Part::ALL.each_ref().map(line);
        Self { part: Part::Name, regime: point.regime, lines, point }
    }

    /// Returns what is typed in a field.
    pub const fn line(&self, part: Part) -> &Line {
        &self.lines[part as usize]
    }

    /// Returns the province typed, as it is called today or was until 2025.
    pub fn province(&self) -> Option<&'static Province> {
        province_named(self.line(Part::Province).text())
    }

    /// Returns the bank typed: its code, its short name or its six digits.
    pub fn bank(&self) -> Option<(BankBin, &'static str)> {
        let typed = self.line(Part::Bank).text().trim();
        let by_bin = || {
            let bin = BankBin::new(typed).ok()?;
            bank(&bin).map(|name| (bin, name))
        };
        bank_by_code(typed).or_else(by_bin)
    }

    /// Takes a key; Enter goes to the next field and from the last one records, as the key of "done" does anywhere.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (press, _) if app.is_done(press) => self.record(app),
            (Press::Esc, Part::Name) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = part.neighbour(-1),
            (Press::Enter, Part::Holder) => self.record(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.neighbour(1),
            (Press::Right | Press::Char(' '), Part::Regime) => self.turn(1),
            (Press::Left, Part::Regime) => self.turn(Regime::ALL.len() - 1),
            (_, Part::Regime) => {}
            (press, part) => drop(edit(&mut self.lines[part as usize], press)),
        }
        Flow::Stay
    }

    fn turn(&mut self, by: usize) {
        let at = Regime::ALL.iter().position(|r| *r == self.regime).unwrap_or(0);
        self.regime = Regime::ALL[(at + by) % Regime::ALL.len()];
    }

    fn record(&mut self, app: &mut App) {
        let lang = app.lang();
        let typed = |part| clean(self.line(part).text());
        let is_empty = |part| typed(part).is_empty();
        if !is_empty(Part::Province) && self.place().is_none() {
            return self.back_to(app, Part::Province, said::unknown_province(lang));
        }
        let has_account = [Part::Bank, Part::Account, Part::Holder].into_iter().any(|part| !is_empty(part));
        let bank = match (has_account, self.bank()) {
            (false, _) => None,
            (true, None) => return self.back_to(app, Part::Bank, said::unknown_bank(lang)),
            (true, Some((bin, _))) => Some(BankAccount {
                bin: bin.as_str().to_owned(),
                account: typed(Part::Account),
                holder: typed(Part::Holder),
            }),
        };
        let point = Point {
            code: self.point.code.clone(),
            name: typed(Part::Name),
            address: typed(Part::Address),
            place: self.place(),
            phone: typed(Part::Phone),
            tax_code: typed(Part::TaxCode),
            regime: self.regime,
            bank,
        };
        app.run(Command::DescribePoint(point), Pending::Other);
    }

    /// Returns where the point is: as it was while the province is not touched.
    fn place(&self) -> Option<Place> {
        let typed = clean(self.line(Part::Province).text());
        if let Some(known) = self.point.place.as_ref().filter(|place| place.province == typed) {
            return Some(known.clone());
        }
        self.province().map(|p| Place {
            commune: String::new(),
            province: p.name.to_owned(),
            code: Some(p.code.to_owned()),
            system: Some(p.system),
        })
    }

    fn back_to(&mut self, app: &mut App, part: Part, text: &str) {
        self.part = part;
        self.lines[part as usize].refuse();
        app.warn(text.to_owned());
    }
}

/// Returns what staff call a bank; its digits when nobody knows them.
fn bank_name(bin: &str) -> String {
    BankBin::new(bin).ok().and_then(|bin| bank(&bin)).map_or_else(|| bin.to_owned(), str::to_owned)
}

impl App {
    /// Opens the form for the point; only a manager describes it.
    pub(super) fn open_point_form(&mut self) {
        if !self.is_manager() {
            let what = Term::new(said::point_right(Lang::Vi), said::point_right(Lang::En));
            return self.refuse(&Refusal::NotAllowed { what });
        }
        match self.till.as_ref().and_then(|till| till.point.clone()) {
            Some(point) => {
                let form = PointForm::new(point, self.settings.typing);
                self.panes.push(Pane::PointForm(Box::new(form)));
            }
            None => self.refuse(&Refusal::NoPoint),
        }
    }

    /// Takes the form away once the point is described, and counts anew what rests on its province.
    pub(super) fn point_described(&mut self) {
        self.close_top(|pane| matches!(pane, Pane::PointForm(_)));
        self.tell(Mood::Good, said::described(self.lang()).to_owned());
        self.uncovered();
    }

    /// Returns whether a key is the one that finishes a piece of work.
    pub(super) fn is_done(&self, press: &Press) -> bool {
        press.label() == self.settings.keys.label(Action::Done)
    }
}
