//! Giấy tờ cần có: which papers are asked of which goods, and on what ground.

use super::board::{Board, Step};
use super::pane::{Flow, Pane};
use super::paper_rule_form::PaperRuleForm;
use super::press::Press;
use super::typing::Mode;
use super::update::Pending;
use super::{App, Effect, words};
use crate::domain::certificate::{CertificateKind, PaperRule, StandingRule, usual_rule};
use crate::domain::command::Command;
use crate::domain::lang::Lang;
use crate::domain::query::Query;
use crate::domain::refusal::{Refusal, Term};
use words::paper_rules as said;

pub mod view;

/// The rows of today.
#[derive(Debug, Clone)]
pub struct PaperRuleBoard {
    /// The rows.
    pub board: Board<StandingRule>,
}

/// What Del does to the chosen row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeBack {
    /// The usual row comes back in the place of a changed one.
    ToUsual,
    /// What the shop added is asked no more.
    Away,
}

impl PaperRuleBoard {
    fn new(typing: Mode) -> Self {
        Self { board: Board::new(typing) }
    }

    /// Takes the rows.
    pub fn fill(&mut self, rules: &[StandingRule]) {
        self.board.fill(rules.to_vec(), |row, key| {
            for kind in row.rule.paper.iter().chain(&row.rule.or).chain(&row.rule.small) {
                let (vi, en) = kind.rules().names;
                [vi, en].into_iter().for_each(|name| key.text(name));
            }
            let (vi, en) = row.source.names();
            let goods = [said::goods(Lang::Vi, &row.rule), said::goods(Lang::En, &row.rule)];
            for text in [vi, en, &row.rule.basis, &row.rule.rule, &goods[0], &goods[1]] {
                key.text(text);
            }
        });
    }

    /// Takes a key: Enter changes a row, Ins adds one, Del takes a change back.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Insert => app.open_paper_rule_form(None),
            Press::Delete if !self.board.is_typing() => self.take_back(app),
            press => match self.board.press(press) {
                Step::Close => return Flow::Close,
                Step::Open => app.open_paper_rule_form(self.board.chosen().map(|row| &row.rule)),
                Step::Stay | Step::Other => {}
            },
        }
        Flow::Stay
    }

    /// Returns what Del would do; nothing where the row is as the program brought it.
    pub fn can_take_back(&self) -> Option<TakeBack> {
        let row = self.board.chosen()?;
        match usual_rule(&row.rule.rule) {
            Some(usual) => (usual != *row).then_some(TakeBack::ToUsual),
            None => Some(TakeBack::Away),
        }
    }

    fn take_back(&self, app: &mut App) {
        let (Some(row), Some(how)) = (self.board.chosen(), self.can_take_back()) else { return };
        if !app.may_rule_papers() {
            return;
        }
        let rule = row.rule.clone();
        let from = Some(app.now.date());
        let back = match (how, usual_rule(&rule.rule)) {
            (TakeBack::ToUsual, Some(usual)) => PaperRule { from, ..usual.rule },
            (TakeBack::ToUsual | TakeBack::Away, _) => PaperRule { from, paper: None, ..rule },
        };
        app.run(Command::SetRequiredPapers(back), Pending::Other);
    }

    /// Returns a name for a row that asks for a paper: its kind's, with a number where that is taken.
    pub fn name_for(&self, paper: CertificateKind) -> String {
        let code = paper.rules().code;
        let is_free = |name: &String| self.board.rows().iter().all(|row| row.rule.rule != *name);
        let numbered = (2..).map(|n: u16| format!("{code}_{n}"));
        std::iter::once(code.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }
}

impl App {
    /// Opens the rows of today.
    pub(super) fn open_paper_rules(&mut self) {
        self.panes.push(Pane::PaperRules(Box::new(PaperRuleBoard::new(self.settings.typing))));
        self.ask_paper_rules();
    }

    fn ask_paper_rules(&mut self) {
        self.effects.push(Effect::Ask(Query::PaperRules { day: self.now.date() }));
    }

    /// Returns whether a manager is at the till; says so when not.
    pub(super) fn may_rule_papers(&mut self) -> bool {
        if !self.is_manager() {
            let what = Term::new(said::right(Lang::Vi), said::right(Lang::En));
            self.refuse(&Refusal::NotAllowed { what });
        }
        self.is_manager()
    }

    fn open_paper_rule_form(&mut self, rule: Option<&PaperRule>) {
        if self.may_rule_papers() {
            let form = PaperRuleForm::new(rule, self.lang(), self.settings.typing);
            self.panes.push(Pane::PaperRuleForm(Box::new(form)));
        }
    }

    /// Returns a name for a new row.
    pub(super) fn paper_rule_name(&self, paper: CertificateKind) -> String {
        let board = self.panes.iter().rev().find_map(|pane| match pane {
            Pane::PaperRules(shown) => Some(shown),
            _ => None,
        });
        board.map_or_else(|| paper.rules().code.to_owned(), |shown| shown.name_for(paper))
    }

    /// A row is set: its form goes, and what shows rows or missing papers is asked anew.
    pub(super) fn paper_rule_set(&mut self) {
        let (lang, today) = (self.lang(), self.now.date());
        let from = self.panes.iter().rev().find_map(|pane| match pane {
            Pane::PaperRuleForm(form) => form.from(today),
            _ => None,
        });
        self.close_top(|pane| matches!(pane, Pane::PaperRuleForm(_)));
        // What begins on a day to come is not in the list of today.
        match from.filter(|from| *from > today) {
            Some(from) => self.paper_dealt_with(&said::from_then_on(lang, &words::ocop::date(from))),
            None => self.paper_dealt_with(said::is_set(lang)),
        }
        if self.panes.iter().any(|pane| matches!(pane, Pane::PaperRules(_))) {
            self.ask_paper_rules();
        }
    }
}
