//! Whose goods a shared code means: told by the ticket, by what lies on the shelf, or by staff; never guessed.

use super::amount::{split_quantity, typed_quantity};
use super::press::Press;
use super::scanned::{Mark, find_code};
use super::update::Pending;
use super::{App, Effect, words};
use crate::domain::barcode::clean_scan;
use crate::domain::ids::SkuCode;
use crate::domain::lot::PackLot;
use crate::domain::quantity::Quantity;
use crate::domain::query::{Query, SkuLots};

/// Goods that wait to be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The packs that share the code.
    owners: Vec<SkuCode>,
    /// The code.
    code: String,
    /// How many.
    quantity: Quantity,
    /// What the scan told beside the code.
    pub mark: Mark,
}

impl App {
    /// Sells goods of a code; when producers share it, the one with stock, or the one staff name once a ticket.
    pub(super) fn sell_of_owner(&mut self, owners: &[SkuCode], code: &str, quantity: Quantity, pack: Option<&PackLot>) {
        let told = owners.iter().find(|sku| self.ticket.lines.iter().any(|l| l.sku == **sku));
        match (owners, told.cloned()) {
            ([sku], _) => self.sell_known(&sku.clone(), quantity, pack),
            (_, Some(sku)) => self.sell_known(&sku, quantity, pack),
            (_, None) => {
                self.sale.clear();
                let mark = Mark { pack: pack.cloned(), ..Mark::default() };
                self.whose = Some(Whose { owners: owners.to_vec(), code: clean_scan(code), quantity, mark });
                self.pending = Some(Pending::Whose);
                self.effects.push(Effect::Ask(Query::LotsOf { skus: owners.to_vec() }));
            }
        }
    }

    /// Takes what lies on the shelf of a shared code: one owner's goods are sold, else staff are asked.
    pub(super) fn owners_told(&mut self, lots: &[SkuLots]) {
        let Some(whose) = self.whose.take() else { return };
        if self.pending == Some(Pending::Whose) {
            self.pending = None;
        }
        let day = self.now.date();
        let is_here = |sku: &&SkuCode| lots.iter().any(|l| l.sku == **sku && l.is_sellable_on(day));
        let here: Vec<SkuCode> = whose.owners.iter().filter(is_here).cloned().collect();
        match here.as_slice() {
            [sku] => {
                let before = self.ticket.lines.clone();
                self.sell_known(&sku.clone(), whose.quantity, whose.mark.pack.as_ref());
                if self.ticket.lines != before {
                    self.note_mark(whose.mark);
                }
            }
            _ => self.ask_owner(whose),
        }
        self.replay();
    }

    fn ask_owner(&mut self, whose: Whose) {
        self.sale.clear();
        self.sale.line.insert(&format!("{}*{}", whose.quantity, whose.code));
        (self.sale.hits, self.sale.is_asking_owner, self.sale.asked) = (whose.owners, true, whose.mark);
        self.warn(words::whose_goods(self.lang()).to_owned());
    }

    /// Takes a scan while staff are asked: the same code is one more of it, another waits for its turn, and so
    /// does a jar that may be of another lot.
    pub(super) fn scan_while_asked(&mut self, code: &str) {
        let text = self.sale.line.text().to_owned();
        let (figure, rest) = split_quantity(&text);
        if find_code(&self.shelf, code) == self.sale.hits && self.sale.asked == Mark::default() {
            let asked = figure.and_then(|f| typed_quantity(f).ok()).unwrap_or(Quantity::ONE);
            let quantity = asked.plus(Quantity::ONE).unwrap_or(asked);
            let rest = rest.to_owned();
            self.sale.line.clear();
            self.sale.line.insert(&format!("{quantity}*{rest}"));
            return self.warn(words::whose_goods(self.lang()).to_owned());
        }
        self.queue.push_back(Press::Scan(code.to_owned()));
        self.warn(words::goods::whose_first(self.lang()).to_owned());
    }
}
