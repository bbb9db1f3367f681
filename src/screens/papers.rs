//! Papers beside receipts: labels, documents of goods, and any paper saved as PDF.

use super::pane::Pane;
use super::question::Question;
use super::ticket::card_of;
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::command::{Command, PrintDocument, PrintLabels};
use crate::domain::ids::SkuCode;
use crate::domain::label::LabelPaper;
use crate::domain::outbox::PrintDoc;
use crate::domain::query::Query;

/// As many labels as run off the roll without being asked about.
const LABELS_UNASKED: usize = 5;

impl App {
    /// Saves the report or the inspector's page that is shown as PDF.
    pub(super) fn save_pdf(&mut self) {
        match self.panes.last() {
            Some(Pane::Report(report)) if report.is_closed() => {
                let shift = report.shift;
                self.effects.push(Effect::SavePdf(PrintDoc::Shift { shift }));
            }
            Some(Pane::Inspection(shown)) => {
                let (product, as_of) = (shown.product.clone(), None);
                self.effects.push(Effect::SavePdf(PrintDoc::Inspection { product, as_of }));
            }
            Some(Pane::Documents(_) | Pane::Document(_)) => self.save_document_in_sight(),
            Some(Pane::Stock(_) | Pane::Lot(_)) => {
                self.tell(Mood::Info, words::certificates::inspect_first(self.lang()).to_owned());
            }
            Some(_) | None => self.tell(Mood::Info, words::close_before_print(self.lang()).to_owned()),
        }
    }

    /// Says where a paper was saved.
    pub(super) fn pdf_saved(&mut self, path: &str) {
        self.tell(Mood::Good, words::pdf_saved(self.lang(), path));
    }

    /// Prints the newest document of goods again.
    pub(super) fn reprint_document(&mut self) {
        self.run(Command::PrintDocument(PrintDocument { document: None }), Pending::Other);
    }

    /// Prints the shelf label of the goods in sight.
    pub(super) fn print_label(&mut self) {
        match self.goods_in_sight().and_then(|sku| card_of(&self.shelf, sku)).map(|card| card.sku.clone()) {
            Some(sku) => {
                let labels = PrintLabels { skus: vec![sku], ..PrintLabels::default() };
                self.run(Command::PrintLabels(labels), Pending::Other);
            }
            None => self.tell(Mood::Info, words::choose_goods(self.lang()).to_owned()),
        }
    }

    /// Asks how many shelf labels are missing or no longer true, before the roll runs.
    pub(super) fn ask_labels(&mut self) {
        self.effects.push(Effect::Ask(Query::LabelsDue { day: self.now.date() }));
    }

    /// Prints a handful of labels at once; asks about more.
    pub(super) fn labels_due(&mut self, labels: usize) {
        if labels <= LABELS_UNASKED {
            self.print_labels(LabelPaper::Roll);
        } else {
            self.panes.push(Pane::Question(Question::PrintLabels { labels }));
        }
    }

    /// Prints every shelf label that is missing or no longer true.
    pub(super) fn print_labels(&mut self, to: LabelPaper) {
        let labels = PrintLabels { changed: true, to, ..PrintLabels::default() };
        self.run(Command::PrintLabels(labels), Pending::Other);
    }

    /// Prints the shelf labels of some packs; with none of them, nothing.
    pub(super) fn print_labels_of(&mut self, skus: Vec<SkuCode>) {
        if !skus.is_empty() {
            self.run(Command::PrintLabels(PrintLabels { skus, ..PrintLabels::default() }), Pending::Other);
        }
    }

    /// Says how many labels there are; those for a sheet are saved as PDF.
    pub(super) fn labels_printed(&mut self, seq: i64, to: LabelPaper, labels: u32, left: usize) {
        let told = match left {
            0 => words::labels_printed(self.lang(), labels),
            left => words::labels_left(self.lang(), labels, left),
        };
        self.tell(Mood::Good, told);
        self.uncovered();
        match to {
            LabelPaper::Sheet => self.effects.push(Effect::SavePdf(PrintDoc::Labels { seq })),
            LabelPaper::Roll => {}
        }
    }
}
