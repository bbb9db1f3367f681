//! Giấy tờ: papers filed, ending, ended and missing, in lists that Tab turns.

use super::board::{Board, Step};
use super::certificate_form::CertificateForm;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::reason::Matter;
use super::typing::Mode;
use super::{App, Effect, words};
use crate::domain::ids::ProductCode;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::query::{
    CertificateAnswer, CertificateList, CertificateRow, CertificateScope, MissingRow, Query, When,
};
use crate::domain::refusal::{Refusal, Term};

pub mod view;

/// The lists, in the order Tab turns them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Every paper.
    All,
    /// Those that end within ninety days.
    Ending,
    /// Those past their last day.
    Expired,
    /// Those that are missing of goods in the shop.
    Missing,
    /// Those that are missing of goods that are not in the shop.
    MissingElsewhere,
}

impl View {
    /// Every list, in the order Tab turns them.
    pub const ALL: [Self; 5] = [Self::All, Self::Ending, Self::Expired, Self::Missing, Self::MissingElsewhere];

    /// Returns what is asked for.
    pub const fn list(self) -> CertificateList {
        match self {
            Self::All => CertificateList::All,
            Self::Ending => CertificateList::Within(90),
            Self::Expired => CertificateList::Expired,
            Self::Missing | Self::MissingElsewhere => CertificateList::Missing,
        }
    }
}

/// What is filed from a chosen line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filing {
    /// A paper of the same kind.
    AsChosen,
    /// Any other of the same owner.
    Another,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperLine {
    /// A paper.
    Filed(Box<CertificateRow>),
    /// One that is not there.
    Missing(Box<MissingRow>),
}

/// A list of papers.
#[derive(Debug, Clone)]
pub struct CertificateBoard {
    /// Which.
    pub view: View,
    /// The lines.
    pub board: Board<PaperLine>,
    /// How many papers are missing of goods in the shop, and of others.
    pub missing: (usize, usize),
}

impl CertificateBoard {
    /// Starts without rows.
    pub fn new(view: View, typing: Mode) -> Self {
        Self { view, board: Board::new(typing), missing: (0, 0) }
    }

    /// Returns what it asks for.
    pub fn query(&self, now: Moment) -> Query {
        let (list, scope) = (self.view.list(), CertificateScope::default());
        Query::Certificates { list, scope, when: When::Now(now) }
    }

    /// Takes the rows.
    pub fn fill(&mut self, answer: CertificateAnswer) {
        let papers = answer.papers.into_iter().map(|row| PaperLine::Filed(Box::new(row)));
        let (here, elsewhere): (Vec<_>, Vec<_>) = answer.missing.into_iter().partition(|row| row.in_shop.is_positive());
        self.missing = (here.len(), elsewhere.len());
        let missing = if self.view == View::MissingElsewhere { elsewhere } else { here };
        let missing = missing.into_iter().map(|row| PaperLine::Missing(Box::new(row)));
        self.board.fill(papers.chain(missing).collect(), |line, key| match line {
            PaperLine::Filed(row) => {
                let c = &row.paper.certificate;
                let (vi, en) = c.kind.rules().names;
                for text in [vi, en, &c.title, &c.number, &c.issuer, &c.filed_at, &row.producer_name, &row.product_name]
                {
                    key.text(text);
                }
            }
            PaperLine::Missing(row) => {
                let (vi, en) = row.kind.rules().names;
                for text in [vi, en, &row.product_name, &row.producer_name, row.product.as_str()] {
                    key.text(text);
                }
            }
        });
    }

    /// Takes a key: Tab turns to the next list, Enter renews a paper or files a missing one, Ins files another, Del
    /// withdraws.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Tab | Press::BackTab => {
                self.turn(*press == Press::Tab);
                app.effects.push(Effect::Ask(self.query(app.now)));
                return Flow::Stay;
            }
            Press::Insert => self.file(app, Filing::Another),
            Press::F(6) => app.open_paper_rules(),
            Press::Delete if !self.board.is_typing() => self.withdraw(app),
            press => match self.board.press(press) {
                Step::Close => return Flow::Close,
                Step::Open => self.file(app, Filing::AsChosen),
                Step::Stay | Step::Other => {}
            },
        }
        Flow::Stay
    }

    fn turn(&mut self, is_on: bool) {
        let at = View::ALL.iter().position(|view| *view == self.view).unwrap_or(0);
        let next = if is_on { at + 1 } else { at + View::ALL.len() - 1 };
        self.view = View::ALL[next % View::ALL.len()];
        self.board.reload();
    }

    /// Opens the form for the owner of the chosen line; with its kind of paper when that is meant.
    fn file(&self, app: &mut App, filing: Filing) {
        let typing = app.settings.typing;
        let as_chosen = (filing == Filing::AsChosen).then_some(());
        let form = match self.board.chosen() {
            Some(PaperLine::Filed(row)) => {
                let c = &row.paper.certificate;
                let kind = as_chosen.map(|()| c.name(app.lang()).to_owned());
                let product = c.product.clone().map(|code| (code, row.product_name.clone()));
                CertificateForm::new((c.producer.clone(), row.producer_name.clone()), product, typing)
                    .of_kind(kind)
                    .filed_at(as_chosen.map(|()| c.filed_at.clone()))
            }
            Some(PaperLine::Missing(row)) => {
                let kind = as_chosen.map(|()| {
                    let (vi, en) = row.kind.rules().names;
                    app.lang().pick(vi, en).to_owned()
                });
                let product = Some((row.product.clone(), row.product_name.clone()));
                CertificateForm::new((row.producer.clone(), row.producer_name.clone()), product, typing).of_kind(kind)
            }
            None => return app.tell(super::update::Mood::Info, words::certificates::no_owner(app.lang()).to_owned()),
        };
        app.open_certificate_form(form);
    }

    fn withdraw(&self, app: &mut App) {
        if let Some(PaperLine::Filed(row)) = self.board.chosen()
            && app.may_file()
        {
            app.ask_reason(Matter::Withdraw(row.clone()));
        }
    }

    /// Returns the product of the chosen line.
    pub fn product(&self) -> Option<&ProductCode> {
        match self.board.chosen()? {
            PaperLine::Filed(row) => row.paper.certificate.product.as_ref(),
            PaperLine::Missing(row) => Some(&row.product),
        }
    }
}

impl App {
    /// Opens a list of papers.
    pub(super) fn open_certificates(&mut self, view: View) {
        let board = CertificateBoard::new(view, self.settings.typing);
        self.effects.push(Effect::Ask(board.query(self.now)));
        self.panes.push(Pane::Certificates(Box::new(board)));
    }

    /// Returns whether a manager is at the till; says so when not.
    pub(super) fn may_file(&mut self) -> bool {
        if !self.is_manager() {
            let right = words::certificates::file_right;
            let what = Term::new(right(Lang::Vi), right(Lang::En));
            self.refuse(&Refusal::NotAllowed { what });
        }
        self.is_manager()
    }

    /// Opens the form for a paper; a cashier may look, not file.
    pub(super) fn open_certificate_form(&mut self, form: CertificateForm) {
        if self.may_file() {
            self.panes.push(Pane::CertificateForm(Box::new(form)));
        }
    }

    /// Opens the form for a paper of the product in sight.
    pub(super) fn file_paper_in_sight(&mut self) {
        let Some(product) = self.product_in_sight() else {
            return self.tell(super::update::Mood::Info, words::choose_goods(self.lang()).to_owned());
        };
        let form = self.shelf.cards().iter().find(|card| card.product == product).map(|card| {
            let producer = (card.producer.code.clone(), card.producer.name.clone());
            CertificateForm::new(producer, Some((product, card.name.clone())), self.settings.typing)
        });
        if let Some(form) = form {
            self.open_certificate_form(form);
        }
    }

    /// Takes the forms away once a paper was filed or withdrawn, and asks anew for what shows papers.
    pub(super) fn paper_dealt_with(&mut self, text: &str) {
        self.panes.retain(|pane| !matches!(pane, Pane::CertificateForm(_) | Pane::Reason(_)));
        self.tell(super::update::Mood::Good, text.to_owned());
        let now = self.now;
        let asked = self.panes.iter().filter_map(|pane| {
            if let Pane::Certificates(shown) = pane {
                return Some(shown.query(now));
            }
            let Pane::Inspection(shown) = pane else { return None };
            Some(shown.query(now))
        });
        let queries: Vec<Query> = asked.collect();
        self.effects.extend(queries.into_iter().map(Effect::Ask));
        self.ocop_uncovered();
    }
}
