//! Mã đã nhớ: what stamps, cases and scales' items were taught to be, and how scales write their labels.

use chrono::Datelike;

use super::board::{Board, Step};
use super::layout_form::LayoutForm;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::price::Story;
use super::question::Question;
use super::typing::Mode;
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::barcode::clean_scan;
use crate::domain::code_book::{CodeKey, CodeLayout, LabelValue};
use crate::domain::command::{Command, ForgetCode};
use crate::domain::lang::Lang;
use crate::domain::query::{Codes, LearnedRow, Query};
use crate::domain::refusal::{Refusal, Term};
use crate::domain::scan::{Scanned, read_scan};
use words::codes as said;

pub mod view;

/// The lists, in the order Tab turns them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodesTab {
    /// What was learned.
    Learned,
    /// How scales write.
    Layouts,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeLine {
    /// A kind of codes.
    Learned(Box<LearnedRow>),
    /// A layout.
    Layout(CodeLayout),
}

/// A list of codes.
#[derive(Debug, Clone)]
pub struct CodeBoard {
    /// Which.
    pub tab: CodesTab,
    /// The lines.
    pub board: Board<CodeLine>,
}

impl CodeBoard {
    fn new(tab: CodesTab, typing: Mode) -> Self {
        Self { tab, board: Board::new(typing) }
    }

    /// Takes the rows.
    pub fn fill(&mut self, codes: &Codes) {
        let lines: Vec<CodeLine> = match self.tab {
            CodesTab::Learned => codes.learned.iter().cloned().map(|row| CodeLine::Learned(Box::new(row))).collect(),
            CodesTab::Layouts => codes.layouts.iter().cloned().map(CodeLine::Layout).collect(),
        };
        self.board.fill(lines, |line, key| match line {
            CodeLine::Learned(row) => {
                let sku = row.sku.as_ref().map(ToString::to_string).unwrap_or_default();
                [row.pattern.as_str(), &row.name, &sku, &row.staff].into_iter().for_each(|text| key.text(text));
            }
            CodeLine::Layout(layout) => {
                let (vi, en) = (said::layout_meaning(Lang::Vi, layout), said::layout_meaning(Lang::En, layout));
                [layout.shown(), vi, en].iter().for_each(|text| key.text(text));
            }
        });
    }

    /// Takes a key: Tab turns, Enter shows the goods or changes the layout, Ins adds one, Del forgets.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Tab | Press::BackTab => self.turn(app),
            Press::Insert if self.tab == CodesTab::Layouts => app.open_layout_form(None),
            Press::Delete if !self.board.is_typing() => self.forget(app),
            Press::Scan(code) => self.scan(app, code),
            press => match self.board.press(press) {
                Step::Close => return Flow::Close,
                Step::Open => self.open(app),
                Step::Stay | Step::Other => {}
            },
        }
        Flow::Stay
    }

    /// Returns the keys that act on it now, with their words.
    pub fn keys(&self, app: &App) -> Vec<(&'static str, &'static str)> {
        let (lang, has_row) = (app.lang(), self.board.chosen().is_some());
        let mut keys = match self.tab {
            CodesTab::Learned => vec![("Enter", said::see_goods(lang)), ("Del", said::forget(lang))],
            CodesTab::Layouts => vec![("Enter", said::change(lang)), ("Del", words::drop_it(lang))],
        };
        let is_for_all = |key: &str| key == "Enter" && self.tab == CodesTab::Learned;
        keys.retain(|(key, _)| has_row && (app.is_manager() || is_for_all(key)));
        if self.tab == CodesTab::Layouts && app.is_manager() {
            keys.push(("Ins", said::add(lang)));
        }
        keys.push(("Tab", words::ocop_stamp::next_tab(lang)));
        keys
    }

    fn turn(&mut self, app: &mut App) {
        self.tab = match self.tab {
            CodesTab::Learned => CodesTab::Layouts,
            CodesTab::Layouts => CodesTab::Learned,
        };
        self.board.reload();
        app.effects.push(Effect::Ask(Query::CodeBook));
    }

    fn open(&self, app: &mut App) {
        match self.board.chosen() {
            Some(CodeLine::Learned(row)) => {
                if let Some(sku) = row.sku.clone() {
                    app.panes.push(Pane::Story(Story { sku }));
                }
            }
            Some(CodeLine::Layout(layout)) => app.open_layout_form(Some(layout)),
            None => {}
        }
    }

    /// Finds the kind of a code that is scanned; what is the buyer's is named and forgotten.
    fn scan(&mut self, app: &mut App, code: &str) {
        let shelf = std::sync::Arc::clone(&app.shelf);
        let kind = match read_scan(code, app.now.date().year(), &shelf.book) {
            Scanned::Private(kind) => return app.warn(words::scanned_private(app.lang(), kind).to_owned()),
            Scanned::Link(url) => CodeKey::of_link(&url).map(|key| key.pattern),
            Scanned::Weighed(label) => Some(label.item),
            Scanned::Gtin(code) | Scanned::Internal(code) => Some(code.key()),
            Scanned::Gs1(gs1) => gs1.number().map(|code| code.key()),
            Scanned::BadLabel | Scanned::Unknown(_) => None,
        };
        let is_kind = |line: &CodeLine| matches!(line, CodeLine::Learned(row) if Some(&row.pattern) == kind.as_ref());
        match self.board.rows().iter().any(is_kind).then_some(kind).flatten() {
            Some(kind) => drop(self.board.scan(&kind)),
            None => app.warn(said::not_learned(app.lang(), &clean_scan(code).chars().take(40).collect::<String>())),
        }
    }

    fn forget(&self, app: &mut App) {
        let question = match self.board.chosen() {
            Some(CodeLine::Learned(row)) => Question::ForgetCode { pattern: row.pattern.clone() },
            Some(CodeLine::Layout(layout)) => Question::DropLayout { layout: layout.clone() },
            None => return,
        };
        if app.may_set_codes() {
            app.panes.push(Pane::Question(question));
        }
    }
}

impl App {
    /// Opens a list of codes.
    pub(super) fn open_codes(&mut self, tab: CodesTab) {
        let board = CodeBoard::new(tab, self.settings.typing);
        self.effects.push(Effect::Ask(Query::CodeBook));
        self.panes.push(Pane::Codes(Box::new(board)));
    }

    /// Returns whether a manager is at the till; says so when not.
    pub(super) fn may_set_codes(&mut self) -> bool {
        if !self.is_manager() {
            let what = Term::new(said::right(Lang::Vi), said::right(Lang::En));
            self.refuse(&Refusal::NotAllowed { what });
        }
        self.is_manager()
    }

    /// Opens the form of a layout, a new one or one that is changed.
    pub(super) fn open_layout_form(&mut self, layout: Option<&CodeLayout>) {
        if self.may_set_codes() {
            self.panes.push(Pane::LayoutForm(LayoutForm::new(layout)));
        }
    }

    /// Has the ledger forget a kind of codes.
    pub(super) fn forget_code(&mut self, pattern: &str) {
        let forget = ForgetCode { code: String::new(), pattern: Some(pattern.to_owned()) };
        self.run(Command::ForgetCode(forget), Pending::Other);
    }

    /// Has the ledger put a layout away.
    pub(super) fn drop_layout(&mut self, layout: &CodeLayout) {
        let away = CodeLayout { value: LabelValue::None, ..layout.clone() };
        self.run(Command::SetCodeLayout(away), Pending::Other);
    }

    /// Says what was forgotten and shows the list anew.
    pub(super) fn code_forgotten(&mut self, pattern: &str) {
        self.codes_changed(said::forgotten(self.lang(), pattern));
    }

    /// Says which layout was set and shows the list anew.
    pub(super) fn layout_set(&mut self, prefix: &str) {
        self.close_top(|pane| matches!(pane, Pane::LayoutForm(_)));
        self.codes_changed(said::layout_set(self.lang(), prefix));
    }

    fn codes_changed(&mut self, text: String) {
        self.tell(Mood::Good, text);
        if self.panes.iter().any(|pane| matches!(pane, Pane::Codes(_))) {
            self.effects.push(Effect::Ask(Query::CodeBook));
        }
    }
}
