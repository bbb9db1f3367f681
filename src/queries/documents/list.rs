//! Documents of goods in a list: what each is about, in the words people look for it by.

use std::collections::BTreeMap;

use super::document;
use crate::domain::entry::Fact;
use crate::domain::ids::{LotId, SkuCode, StaffId};
use crate::domain::lang::Lang;
use crate::domain::moves::PointName;
use crate::domain::query::{DaySpan, DocumentDetail, DocumentKind, DocumentRow};
use crate::domain::reversal::Reversible;
use crate::domain::stock::StockPlace;
use crate::store::{Fault, ListedDocument, Reader};

/// Lists the documents of some days, the newest first.
pub fn documents(reader: Reader<'_>, days: DaySpan) -> Result<Vec<DocumentRow>, Fault> {
    let mut names = Names::new(reader);
    reader.documents(days)?.into_iter().map(|listed| names.row(listed)).collect()
}

/// Gathers one document: as a list tells it, and as its paper does.
pub fn one(reader: Reader<'_>, number: &str, lang: Lang) -> Result<Option<DocumentDetail>, Fault> {
    let Some((entry, copies)) = reader.document(Some(number))? else { return Ok(None) };
    let undone_by = reader.reversed_by(entry.header.seq)?;
    let row = Names::new(reader).row(ListedDocument { entry, copies, undone_by })?;
    Ok(document(reader, number, 0, None, lang)?.map(|paper| DocumentDetail { row, paper }))
}

/// A pack and whose it is, as lists name them.
#[derive(Clone)]
struct PackName {
    goods: String,
    producer: String,
}

/// Names already looked up: documents are about the same goods and people again and again.
struct Names<'a> {
    reader: Reader<'a>,
    packs: BTreeMap<SkuCode, PackName>,
    lots: BTreeMap<LotId, SkuCode>,
    staff: BTreeMap<StaffId, String>,
}

impl<'a> Names<'a> {
    const fn new(reader: Reader<'a>) -> Self {
        Self { reader, packs: BTreeMap::new(), lots: BTreeMap::new(), staff: BTreeMap::new() }
    }
    fn row(&mut self, listed: ListedDocument) -> Result<DocumentRow, Fault> {
        let ListedDocument { entry, copies, undone_by } = listed;
        let kind = DocumentKind::from_entry(&entry.header.kind).ok_or(Fault::BadRow("document"))?;
        let (mut goods, mut producers): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for sku in self.packs_of(&entry.fact, entry.header.seq)? {
            let pack = self.pack(&sku)?;
            add_once(&mut goods, &pack.goods);
            add_once(&mut producers, &pack.producer);
        }
        let staff_name = self.staff(&entry.header.staff)?;
        Ok(DocumentRow {
            document: entry.fact.document().unwrap_or_default().to_owned(),
            kind,
            at: entry.header.at,
            staff: entry.header.staff,
            staff_name,
            about: about(&entry.fact),
            producers,
            goods,
            reason: entry.fact.reason().unwrap_or_default().to_owned(),
            copies,
            undone_by,
        })
    }
    /// Returns the packs a document is about, those refused at the door too.
    fn packs_of(&mut self, fact: &Fact, seq: i64) -> Result<Vec<SkuCode>, Fault> {
        if let Fact::CountApproved(count) = fact {
            return self.counted(seq, count.parts);
        }
        let told =
            if let Fact::DocumentReversed(r) = fact { Some(r.undone.clone()) } else { Reversible::of(fact.clone()) };
        let moved = told.map(|document| document.movements()).unwrap_or_default();
        let mut packs = moved.iter().map(|m| self.sku(&m.lot)).collect::<Result<Vec<SkuCode>, Fault>>()?;
        if let Fact::GoodsReceived(received) = fact {
            packs.extend(received.refused.iter().map(|line| line.sku.clone()));
        }
        Ok(packs)
    }
    /// Returns the packs that a count changed; its parts follow each other in the journal.
    fn counted(&self, seq: i64, parts: u32) -> Result<Vec<SkuCode>, Fault> {
        let mut out = Vec::new();
        for part in 0..i64::from(parts.max(1)) {
            if let Some(Fact::CountApproved(count)) = self.reader.entry(seq.saturating_add(part))?.map(|e| e.fact) {
                out.extend(count.adjusted.into_iter().map(|a| a.sku));
            }
        }
        Ok(out)
    }
    fn sku(&mut self, lot: &LotId) -> Result<SkuCode, Fault> {
        if let Some(sku) = self.lots.get(lot) {
            return Ok(sku.clone());
        }
        let found = self.reader.lot_at(lot, StockPlace::Shelf)?.ok_or(Fault::BadRow("lot"))?;
        self.lots.insert(lot.clone(), found.lot.sku.clone());
        Ok(found.lot.sku)
    }
    fn pack(&mut self, sku: &SkuCode) -> Result<PackName, Fault> {
        if let Some(known) = self.packs.get(sku) {
            return Ok(known.clone());
        }
        let card = self.reader.card(sku)?.ok_or(Fault::BadRow("sku"))?;
        let name = PackName { goods: card.title(), producer: card.producer.name.clone() };
        self.packs.insert(sku.clone(), name.clone());
        Ok(name)
    }
    fn staff(&mut self, id: &StaffId) -> Result<String, Fault> {
        if let Some(name) = self.staff.get(id) {
            return Ok(name.clone());
        }
        let name = self.reader.staff_member(id)?.map_or_else(|| id.to_string(), |s| s.name);
        self.staff.insert(id.clone(), name.clone());
        Ok(name)
    }
}

fn add_once(to: &mut Vec<String>, name: &str) {
    if !to.iter().any(|known| known == name) {
        to.push(name.to_owned());
    }
}

/// Names the other point of a transfer, or the document that a document is about.
fn about(fact: &Fact) -> String {
    if let Fact::GoodsSent(s) = fact {
        return point(&s.to);
    }
    if let Fact::TransferReceived(t) = fact {
        return point(&t.from);
    }
    if let Fact::TransferClosed(t) = fact {
        return t.transfer.clone();
    }
    if let Fact::DocumentReversed(r) = fact { r.undone.document().to_owned() } else { String::new() }
}

fn point(point: &PointName) -> String {
    if point.name.is_empty() { point.code.to_string() } else { format!("{} ({})", point.name, point.code) }
}
