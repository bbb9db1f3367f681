//! Chứng từ hàng: every document of goods, the newest first; Tab turns through spans of days.

use super::board::{Board, Step};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::reason::Matter;
use super::typing::Mode;
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::command::{Command, PrintDocument};
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::outbox::PrintDoc;
use crate::domain::query::{Answer, DaySpan, DocumentRow, Query, Undoing};
use crate::domain::refusal::{MovesRefusal, Refusal, Term};

pub mod view;

/// How many days the list spans, in the order Tab turns them; the last has no end.
pub const SPANS: [Option<i64>; 5] = [Some(1), Some(7), Some(30), Some(365), None];

/// The list.
#[derive(Debug, Clone)]
pub struct DocumentBoard {
    /// Which span, as its place in [`SPANS`].
    pub span: usize,
    /// The days asked for.
    days: DaySpan,
    /// The rows.
    pub board: Board<DocumentRow>,
}

impl DocumentBoard {
    /// Starts with the documents of thirty days.
    fn new(now: Moment, typing: Mode) -> Self {
        let span = SPANS.iter().position(|days| *days == Some(30)).unwrap_or(0);
        Self { span, days: days(span, now), board: Board::new(typing) }
    }

    const fn query(&self) -> Query {
        Query::Documents { days: self.days }
    }

    /// Takes the rows; a new one above the chosen one does not move the choice to another.
    fn take(&mut self, rows: &[DocumentRow]) {
        let chosen = self.board.chosen().map(|row| row.document.clone());
        self.board.fill(rows.to_vec(), DocumentRow::found_by);
        if let Some(chosen) = chosen {
            self.board.choose(|row| row.document == chosen);
        }
    }

    /// Takes a key: Enter shows the document, Tab turns to another span of days.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (self.board.press(press), press) {
            (Step::Close, _) => return Flow::Close,
            (Step::Open, _) => {
                if let Some(row) = self.board.chosen() {
                    app.open_document(row.document.clone());
                }
            }
            (Step::Other, Press::Tab) => self.turn(app, 1),
            (Step::Other, Press::BackTab) => self.turn(app, SPANS.len() - 1),
            (Step::Stay | Step::Other, _) => {}
        }
        Flow::Stay
    }

    /// Turns to another span; what is typed stays.
    fn turn(&mut self, app: &mut App, by: usize) {
        self.span = (self.span + by) % SPANS.len();
        self.days = days(self.span, app.now);
        app.effects.push(Effect::Ask(self.query()));
    }
}

fn days(span: usize, now: Moment) -> DaySpan {
    let back = SPANS.get(span).copied().flatten();
    DaySpan { from: back.map(|days| now.date() - chrono::Duration::days(days - 1)), until: None }
}

impl App {
    /// Opens the list of documents.
    pub(super) fn open_documents(&mut self) {
        let board = DocumentBoard::new(self.now, self.settings.typing);
        self.effects.push(Effect::Ask(board.query()));
        self.panes.push(Pane::Documents(Box::new(board)));
    }

    /// Hands an answer about documents to the panes that show some; returns whether it was one.
    pub(super) fn documents_answered(&mut self, answer: &Answer) -> bool {
        for pane in &mut self.panes {
            match (answer, pane) {
                (Answer::Documents(days, rows), Pane::Documents(shown)) if shown.days == *days => {
                    shown.take(rows);
                }
                (Answer::Document(Some(detail)), Pane::Document(shown)) => shown.take(detail),
                _ => {}
            }
        }
        matches!(answer, Answer::Documents(..) | Answer::Document(_))
    }

    /// Asks anew for what shows documents, after one was made, printed or undone.
    pub(super) fn documents_changed(&mut self) {
        let lang = self.lang();
        let asked = self.panes.iter().filter_map(|pane| {
            if let Pane::Documents(shown) = pane {
                return Some(shown.query());
            }
            let Pane::Document(shown) = pane else { return None };
            Some(shown.query(lang))
        });
        let queries: Vec<Query> = asked.collect();
        self.effects.extend(queries.into_iter().map(Effect::Ask));
    }

    /// Returns the document that is shown, or chosen in the list on top.
    fn document_in_sight(&self) -> Option<DocumentRow> {
        let top = self.panes.last()?;
        if let Pane::Documents(shown) = top {
            return shown.board.chosen().cloned();
        }
        let Pane::Document(shown) = top else { return None };
        shown.detail.as_ref().map(|detail| detail.row.clone())
    }

    /// Does something with the document in sight, or says that one is to be chosen.
    fn of_document(&mut self, deed: impl FnOnce(&mut Self, DocumentRow)) {
        match self.document_in_sight() {
            Some(row) => deed(self, row),
            None => self.tell(Mood::Info, words::documents::choose(self.lang()).to_owned()),
        }
    }

    /// Prints the document in sight again.
    pub(super) fn print_document_in_sight(&mut self) {
        self.of_document(|app, row| {
            let document = Some(row.document);
            app.run(Command::PrintDocument(PrintDocument { document }), Pending::Other);
        });
    }

    /// Saves the document in sight as PDF.
    pub(super) fn save_document_in_sight(&mut self) {
        self.of_document(|app, row| {
            let doc = PrintDoc::Document { number: row.document, copy: 0, leaf: None };
            app.effects.push(Effect::SavePdf(doc));
        });
    }

    /// Asks why the document in sight is undone; says at once when it cannot be.
    pub(super) fn undo_document_in_sight(&mut self) {
        self.of_document(|app, row| {
            if !app.is_manager() {
                let right = words::documents::undo_right;
                return app.refuse(&Refusal::NotAllowed { what: Term::new(right(Lang::Vi), right(Lang::En)) });
            }
            let document = row.document;
            match (row.undone_by, row.kind.undoing()) {
                (Some(by), _) => app.refuse(&MovesRefusal::ReversedBefore { document, by }.into()),
                (None, Undoing::Never) => app.refuse(&MovesRefusal::NotReversible { document }.into()),
                (None, Undoing::ByDocument) => app.ask_reason(Matter::UndoDocument { document, kind: row.kind }),
            }
        });
    }

    /// Takes the question away once a document is undone, and shows how things are now.
    pub(super) fn document_undone(&mut self, by: &str, document: &str) {
        self.reason_given();
        self.tell(Mood::Good, words::documents::undone(self.lang(), document, by));
        self.documents_changed();
        self.refresh_lots();
        self.stock_changed();
    }
}
