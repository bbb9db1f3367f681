//! What a scan says of goods that are moved or counted: which packs, how many, which lot.

use std::sync::Arc;

use chrono::Datelike;

use super::scanned::find_code;
use super::{App, words};
use crate::domain::barcode::clean_scan;
use crate::domain::code_book::{CodeKey, Known, Worth};
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::CodeRefusal;
use crate::domain::scan::{Scanned, read_scan};

/// Goods told by a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The packs the code may mean; more than one when producers share it.
    pub skus: Vec<SkuCode>,
    /// How many.
    pub quantity: Quantity,
    /// The lot code on the pack; empty when the scan does not say.
    pub lot: String,
}

impl App {
    /// Tells what was scanned or typed as a code, or says why it is no goods.
    pub(super) fn read_goods(&self, text: &str, typed: Option<Quantity>) -> Result<Read, String> {
        let lang = self.lang();
        let code = clean_scan(text);
        let plain = |skus| Read { skus, quantity: typed.unwrap_or(Quantity::ONE), lot: String::new() };
        let listed = find_code(&self.shelf, &code);
        if !listed.is_empty() {
            return Ok(plain(listed));
        }
        let shelf = Arc::clone(&self.shelf);
        let unknown = || words::moves::unknown_code(lang, &code);
        let read = match read_scan(text, self.now.date().year(), &shelf.book) {
            Scanned::Gtin(number) | Scanned::Internal(number) => {
                match shelf.book.find(&CodeKey::of_code(&number.key())) {
                    Known::Goods { sku, units, .. } => {
                        let each = typed.unwrap_or(Quantity::ONE).get().checked_mul(units.into());
                        let quantity = each.and_then(|all| Quantity::new(all).ok()).ok_or_else(unknown)?;
                        Read { quantity, ..plain(vec![sku]) }
                    }
                    Known::Unknown { .. } => plain(find_code(&shelf, number.as_str())),
                }
            }
            Scanned::Gs1(said) => {
                let number = said.number().ok_or_else(unknown)?;
                let count = said.count.and_then(|n| i32::try_from(n).ok()).and_then(|n| Quantity::pieces(n).ok());
                let told = said.weight.or(count).filter(|q| q.is_positive()).unwrap_or(Quantity::ONE);
                let quantity = typed.unwrap_or(told);
                Read {
                    quantity,
                    lot: said.lot.clone().unwrap_or_default(),
                    ..plain(find_code(&shelf, number.as_str()))
                }
            }
            Scanned::Weighed(label) => {
                let by_item = find_code(&shelf, &label.item);
                let skus = if by_item.is_empty() { find_code(&shelf, &label.template) } else { by_item };
                match label.worth {
                    Worth::Weight(weight) => Read { quantity: typed.unwrap_or(weight), ..plain(skus) },
                    Worth::Price(_) => plain(skus),
                }
            }
            Scanned::Link(url) => match CodeKey::of_link(&url).map(|key| shelf.book.find(&key)) {
                Some(Known::Goods { sku, .. }) => plain(vec![sku]),
                Some(Known::Unknown { .. }) | None => return Err(words::goods::stamp_unknown(lang).to_owned()),
            },
            Scanned::Private(kind) => return Err(words::scanned_private(lang, kind).to_owned()),
            Scanned::BadLabel => return Err(words::sentence(&CodeRefusal::WrongVerifier.say(lang))),
            Scanned::Unknown(_) => return Err(unknown()),
        };
        if read.skus.is_empty() { Err(unknown()) } else { Ok(read) }
    }
}
