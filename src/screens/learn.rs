//! A code that nobody knows yet: staff say which goods it is, or how many a case holds, and it is remembered.
//!
//! The goods are sold at once; what was learned reaches the shelf a moment later.

use super::field::{choose, edit, edit_figures};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::receive::Read;
use super::scanned::Mark;
use super::ticket::card_of;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::code_book::{CodeKey, Stamp, Weighed, shown};
use crate::domain::command::{Command, LearnCode};
use crate::domain::ids::SkuCode;
use crate::domain::lot::PackLot;
use crate::domain::quantity::Quantity;

pub mod view;

/// What is asked of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Which goods a stamp is.
    Stamp,
    /// Which goods a scale's item is.
    Label(Weighed),
    /// How many of these a case holds.
    Case(SkuCode),
}

/// What becomes of a case once it is known.
#[derive(Debug, Clone)]
pub enum Purpose {
    /// It goes on the ticket, of the lot on its pack.
    Sell(Option<PackLot>),
    /// It goes on the delivery, as it was read at the door.
    Receive(Box<Read>),
}

/// The form.
#[derive(Debug, Clone)]
pub struct Learn {
    /// What is asked.
    pub ask: Ask,
    /// The code as scanned.
    code: String,
    /// The code as staff are shown it.
    pub shown: String,
    /// What is typed.
    pub line: Line,
    /// What was found, best first.
    pub hits: Vec<SkuCode>,
    /// The chosen one.
    pub picked: usize,
    /// What a stamp of its kind was before.
    maybe: Option<SkuCode>,
    /// How many are sold.
    pub quantity: Quantity,
    /// What becomes of it.
    pub purpose: Purpose,
}

impl Learn {
    /// Asks which goods a stamp is; the guess stands first.
    pub fn stamp(app: &App, url: &str, maybe: Option<SkuCode>, quantity: Quantity) -> Self {
        let hits = maybe.clone().into_iter().collect();
        let line = Line::new(app.settings.typing);
        let (ask, code, shown) = (Ask::Stamp, url.to_owned(), shown(url));
        Self { ask, code, shown, line, hits, picked: 0, maybe, quantity, purpose: Purpose::Sell(None) }
    }

    /// Asks which goods a scale's item is.
    pub fn label(app: &App, code: &str, label: &Weighed, quantity: Quantity) -> Self {
        let ask = Ask::Label(label.clone());
        Self { ask, shown: label.item.clone(), ..Self::stamp(app, code, None, quantity) }
    }

    /// Asks how many a case holds.
    pub fn case(app: &App, code: &str, sku: &SkuCode, quantity: Quantity) -> Self {
        let line = Line::new(Mode::Off);
        Self { ask: Ask::Case(sku.clone()), shown: code.to_owned(), line, ..Self::stamp(app, code, None, quantity) }
    }

    /// Says what becomes of it.
    pub fn to(self, purpose: Purpose) -> Self {
        Self { purpose, ..self }
    }

    /// Takes a key: Enter remembers and sells.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter | Press::Tab => return self.teach(app),
            press if choose(&mut self.picked, self.hits.len(), press) => {}
            press => match self.ask {
                Ask::Case(_) => drop(edit_figures(&mut self.line, press)),
                Ask::Stamp | Ask::Label(_) => {
                    edit(&mut self.line, press);
                    self.search(app);
                }
            },
        }
        Flow::Stay
    }

    fn search(&mut self, app: &App) {
        let typed = self.line.text().trim();
        self.hits = if typed.is_empty() {
            self.maybe.clone().into_iter().collect()
        } else {
            app.shelf.search(typed).into_iter().map(|card| card.sku.clone()).collect()
        };
        self.picked = 0;
    }

    /// Returns the stamp when it has a part that may be its own: should its kind turn out to exist once each, this
    /// one was sold too. Until then it is asked about nowhere, for it may as well be the product's.
    fn serial(&self) -> Option<Stamp> {
        CodeKey::of_link(&self.code).filter(CodeKey::varies).map(|key| key.sample)
    }

    fn take_case(&self, app: &mut App, sku: &SkuCode, quantity: Quantity) {
        match &self.purpose {
            Purpose::Sell(pack) => {
                let mark = Mark { pack: pack.clone(), ..Mark::default() };
                app.sell_marked(std::slice::from_ref(sku), "", quantity, mark);
            }
            Purpose::Receive(read) => app.receive_case(sku, Read { quantity, ..(**read).clone() }),
        }
    }

    fn teach(&self, app: &mut App) -> Flow {
        match &self.ask {
            Ask::Case(sku) => {
                let units = self.line.text().parse::<u32>().ok().filter(|n| (2..=10_000).contains(n));
                let Some(units) = units else {
                    app.warn(words::type_units(app.lang()).to_owned());
                    return Flow::Stay;
                };
                let all = self.quantity.get().checked_mul(units.into()).and_then(|all| Quantity::new(all).ok());
                self.take_case(app, sku, all.unwrap_or(self.quantity));
                app.learn(&self.code, sku, Some(units));
            }
            Ask::Stamp | Ask::Label(_) => {
                let Some(sku) = self.hits.get(self.picked).cloned() else {
                    app.warn(words::type_stamp_goods(app.lang()).to_owned());
                    return Flow::Stay;
                };
                match &self.ask {
                    Ask::Label(label) => app.sell_worth(std::slice::from_ref(&sku), &sku, label, self.quantity),
                    Ask::Stamp | Ask::Case(_) => {
                        let mark = Mark { stamp: self.serial(), ..Mark::default() };
                        app.sell_marked(std::slice::from_ref(&sku), "", self.quantity, mark);
                    }
                }
                app.learn(&self.code, &sku, None);
            }
        }
        Flow::Close
    }
}

impl App {
    /// Opens the form and rings, unless it already asks about that code.
    pub(super) fn open_learn(&mut self, learn: Learn) {
        let is_same = |pane: &Pane| matches!(pane, Pane::Learn(open) if open.code == learn.code);
        self.sale.clear();
        self.warn(match &learn.ask {
            Ask::Stamp => words::stamp_unknown(self.lang()).to_owned(),
            Ask::Label(label) => words::item_unknown(self.lang(), &label.item),
            Ask::Case(sku) => {
                let title = card_of(&self.shelf, sku).map(|card| card.title()).unwrap_or_default();
                words::case_unknown(self.lang(), &title)
            }
        });
        if !self.panes.iter().any(is_same) {
            self.panes.push(Pane::Learn(Box::new(learn)));
        }
    }

    /// Says what is remembered now, unless something needs a person.
    pub(super) fn code_learned(&mut self, sku: &SkuCode) {
        let is_quiet = self.notice.as_ref().is_none_or(|n| n.mood != Mood::Warn);
        if let Some(card) = card_of(&self.shelf, sku).filter(|_| is_quiet) {
            let text = words::code_learned(self.lang(), &card.title());
            self.tell(Mood::Good, text);
        }
    }

    /// Has the ledger remember what a code is.
    fn learn(&mut self, code: &str, sku: &SkuCode, units: Option<u32>) {
        self.sale.doubted.clear();
        let learn = LearnCode { code: code.to_owned(), sku: sku.clone(), units };
        self.run(Command::LearnCode(learn), Pending::Other);
    }
}
