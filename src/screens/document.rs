//! One document of goods on the screen, as its paper tells it.

use super::field::choose;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::{App, Effect};
use crate::domain::lang::Lang;
use crate::domain::query::{DocumentDetail, Query};

pub mod view;

/// A document being looked at.
#[derive(Debug, Clone)]
pub struct DocumentView {
    /// Its number.
    pub document: String,
    /// What it tells, once answered.
    pub detail: Option<Box<DocumentDetail>>,
    /// The first line of its paper in sight.
    pub top: usize,
}

impl DocumentView {
    /// Returns what it asks for.
    pub fn query(&self, lang: Lang) -> Query {
        Query::Document { document: self.document.clone(), lang }
    }

    /// Takes the answer, when it is about this document.
    pub fn take(&mut self, detail: &DocumentDetail) {
        if detail.row.document == self.document {
            self.detail = Some(Box::new(detail.clone()));
        }
    }

    /// Takes a key: arrows turn the page.
    pub fn press(&mut self, press: &Press) -> Flow {
        let last = self.detail.as_ref().map_or(0, |detail| view::last_top(&detail.paper));
        match press {
            Press::Esc => return Flow::Close,
            Press::Home => self.top = 0,
            Press::End => self.top = last,
            press => drop(choose(&mut self.top, last + 1, press)),
        }
        Flow::Stay
    }
}

impl App {
    /// Opens a document of goods.
    pub(super) fn open_document(&mut self, document: String) {
        let view = DocumentView { document, detail: None, top: 0 };
        self.effects.push(Effect::Ask(view.query(self.lang())));
        self.panes.push(Pane::Document(Box::new(view)));
    }
}
