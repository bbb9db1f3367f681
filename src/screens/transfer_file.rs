//! The file that goes with a transfer: written here for the other point, or read here from it.
//!
//! The outside writes and reads; here are only the folder and the path as typed.

use super::arrival::Arrival;
use super::field::edit;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::Mood;
use super::{App, Effect, words};
use crate::domain::command::ReceiveTransfer;

pub mod view;

/// What is done with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A transfer is written into a folder.
    Save {
        /// Its number.
        transfer: String,
    },
    /// A transfer is read.
    Read,
}

/// The dialog.
#[derive(Debug, Clone)]
pub struct TransferFile {
    /// What is done.
    pub way: Way,
    /// The folder or the path.
    pub line: Line,
}

impl TransferFile {
    /// Takes a key; Enter writes or reads.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => self.enter(app),
            press => drop(edit(&mut self.line, press)),
        }
        Flow::Stay
    }

    fn enter(&self, app: &mut App) {
        let path = self.line.text().trim().to_owned();
        match &self.way {
            Way::Save { transfer } => {
                app.transfer_folder.clone_from(&path);
                app.effects.push(Effect::SaveTransfer { transfer: transfer.clone(), folder: path });
            }
            Way::Read if path.is_empty() => app.warn(words::moves::type_path(app.lang()).to_owned()),
            Way::Read => app.effects.push(Effect::ReadTransfer { path }),
        }
    }
}

impl App {
    /// Asks into which folder a transfer's file goes; the last one is offered.
    pub(super) fn open_transfer_file(&mut self, transfer: String) {
        let mut line = Line::new(Mode::Off);
        line.insert(&self.transfer_folder);
        self.panes.push(Pane::TransferFile(TransferFile { way: Way::Save { transfer }, line }));
    }

    /// Asks which file holds what another point has sent.
    pub(super) fn open_receive_transfer(&mut self) {
        let kept = self.panes.iter().any(|pane| matches!(pane, Pane::Arrival(_) | Pane::TransferFile(_)));
        if !kept {
            self.sale.clear();
            self.panes.push(Pane::TransferFile(TransferFile { way: Way::Read, line: Line::new(Mode::Off) }));
        }
    }

    /// Writes the file of the transfer chosen on the list.
    pub(super) fn save_chosen_transfer(&mut self) {
        match self.chosen_transfer() {
            Some(transfer) => self.open_transfer_file(transfer),
            None => self.tell(Mood::Info, words::moves::choose_transfer(self.lang()).to_owned()),
        }
    }

    /// Says where a transfer's file lies.
    pub(super) fn transfer_saved(&mut self, path: &str) {
        self.close_top(|pane| matches!(pane, Pane::TransferFile(_)));
        self.tell(Mood::Good, words::moves::file_saved(self.lang(), path));
    }

    /// Takes what a file says was sent, or why it cannot be read.
    pub(super) fn transfer_read(&mut self, read: Result<Box<ReceiveTransfer>, String>) {
        match read {
            Ok(sent) => {
                self.close_top(|pane| matches!(pane, Pane::TransferFile(_)));
                let pane = Arrival::to_take_in(*sent, self.settings.typing);
                self.open_arrival(pane);
            }
            Err(sentence) => self.warn(words::sentence(&sentence)),
        }
    }
}
