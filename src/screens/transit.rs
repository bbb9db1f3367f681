//! Hàng trên đường: transfers this point sent that nobody has closed yet.

use super::arrival::Arrival;
use super::board::{Board, Step};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::Mode;
use super::{App, Effect, words};
use crate::domain::outcome::Outcome;
use crate::domain::query::{Query, TransferDetail, TransferState, TransitRow};

pub mod view;

/// A transfer on the way, with its lots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnTheWay {
    /// Its lots, the first standing for all that is said of the whole.
    pub rows: Vec<TransitRow>,
}

impl OnTheWay {
    /// Returns the first lot, which says number, point and day.
    pub fn first(&self) -> Option<&TransitRow> {
        self.rows.first()
    }
}

/// The list.
#[derive(Debug, Clone)]
pub struct TransitBoard {
    /// The transfers, the longest on the way first.
    pub board: Board<OnTheWay>,
}

impl TransitBoard {
    /// Starts without rows.
    fn new(typing: Mode) -> Self {
        Self { board: Board::new(typing) }
    }

    /// Takes what is on the way, lot by lot.
    fn fill(&mut self, rows: &[TransitRow]) {
        let mut transfers: Vec<OnTheWay> = Vec::new();
        for row in rows {
            let is_it = |t: &&mut OnTheWay| t.first().is_some_and(|first| first.transfer == row.transfer);
            match transfers.iter_mut().find(is_it) {
                Some(transfer) => transfer.rows.push(row.clone()),
                None => transfers.push(OnTheWay { rows: vec![row.clone()] }),
            }
        }
        transfers.sort_by_key(|t| t.first().map(|first| (first.sent_on, first.transfer.clone())));
        self.board.fill(transfers, |transfer, key| {
            for row in &transfer.rows {
                for text in [&row.transfer, &row.to.name, &row.name, &row.lot.code] {
                    key.text(text);
                }
                key.text(row.to.code.as_str());
                key.text(row.lot.sku.as_str());
            }
        });
    }

    /// Takes a key: Enter closes the chosen transfer.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match self.board.press(press) {
            Step::Close => return Flow::Close,
            Step::Open => {
                if let Some(transfer) = self.chosen()
                    && app.may_move(words::moves::close_right)
                {
                    app.effects.push(Effect::Ask(Query::Transfer { transfer }));
                }
            }
            Step::Stay | Step::Other => {}
        }
        Flow::Stay
    }

    /// Returns the number of the chosen transfer.
    fn chosen(&self) -> Option<String> {
        self.board.chosen()?.first().map(|row| row.transfer.clone())
    }
}

impl App {
    /// Shows what became of goods that were carried, sent or received; other outcomes are not its business.
    pub(super) fn moves_done(&mut self, outcome: &Outcome) {
        let lang = self.lang();
        if let Outcome::GoodsMoved { document, .. } = outcome {
            self.goods_moved(document);
        } else if let Outcome::GoodsSent { document, .. } = outcome {
            self.goods_sent(document.clone());
        } else if let Outcome::TransferReceived { document, transfer, differences, .. } = outcome {
            self.transfer_dealt_with(words::moves::received(lang, transfer, document, *differences));
        } else if let Outcome::TransferClosed { document, transfer, differences, .. } = outcome {
            self.transfer_dealt_with(words::moves::closed(lang, transfer, document, *differences));
        }
    }

    fn transit_query(&self) -> Effect {
        Effect::Ask(Query::Transit { today: self.now.date(), as_of: None })
    }

    /// Opens the list of goods on the way.
    pub(super) fn open_transit(&mut self) {
        self.sale.clear();
        self.panes.retain(|pane| !matches!(pane, Pane::Transit(_)));
        self.panes.push(Pane::Transit(Box::new(TransitBoard::new(self.settings.typing))));
        self.effects.push(self.transit_query());
    }

    /// Asks again for what is on the way, when that is shown.
    pub(super) fn transit_changed(&mut self) {
        if self.panes.iter().any(|pane| matches!(pane, Pane::Transit(_))) {
            self.effects.push(self.transit_query());
        }
    }

    /// Returns the transfer chosen on the list on top.
    pub(super) fn chosen_transfer(&self) -> Option<String> {
        let Some(Pane::Transit(board)) = self.panes.last() else { return None };
        board.chosen()
    }

    /// Takes what is on the way.
    pub(super) fn transit_told(&mut self, rows: &[TransitRow]) {
        let open =
            self.panes.iter_mut().find_map(|pane| if let Pane::Transit(open) = pane { Some(open) } else { None });
        if let Some(open) = open {
            open.fill(rows);
        }
    }

    /// Takes a transfer that is to be closed.
    pub(super) fn transfer_told(&mut self, detail: Option<&TransferDetail>) {
        let Some(detail) = detail.filter(|d| d.state == TransferState::OnTheWay) else {
            return self.transit_changed();
        };
        let pane = Arrival::to_close(detail.sent.clone(), self.settings.typing);
        self.open_arrival(pane);
    }
}
