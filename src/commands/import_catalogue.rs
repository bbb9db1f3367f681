//! A catalogue imported: only what changed is written, in entries of bounded size.
//!
//! The same rows twice change nothing and write nothing.

use std::collections::HashMap;

use super::catalogue::{NAME_MAX, checked_barcode, checked_price, stays_whose};
use super::recognition::lawful;
use super::{CommandError, Ctx, Decision, place, text, text_or_empty};
use crate::domain::catalogue::{CatalogueFact, CatalogueRow, Price, Producer, Product, Sku, SkuTax};
use crate::domain::command::ImportCatalogue;
use crate::domain::entry::{CatalogueCounts, CatalogueRecorded, Fact, PAYLOAD_MAX};
use crate::domain::ids::{ProducerCode, ProductCode};
use crate::domain::outcome::Outcome;
use crate::domain::recognition::{Recognition, StarTerm, check_term, level_word};
use crate::domain::sheet::{RememberedChoices, Step};
use crate::domain::shelf::SkuCard;
use crate::store::{Fault, Tx};

/// What has been decided so far, so that a file may name a producer a thousand times.
struct Import<'a, 't> {
    tx: &'a mut Tx<'t>,
    today: chrono::NaiveDate,
    producers: HashMap<ProducerCode, Option<Producer>>,
    products: HashMap<(ProducerCode, String), ProductCode>,
    written: HashMap<ProductCode, Product>,
    facts: Vec<CatalogueFact>,
    counts: CatalogueCounts,
}

/// Imports rows, all or none.
pub(super) fn import_catalogue(tx: &mut Tx<'_>, ctx: &Ctx, c: &ImportCatalogue) -> Result<Decision, CommandError> {
    let source = text_or_empty("tên tệp", &c.source, 200)?;
    let mut import = Import {
        tx: &mut *tx,
        today: ctx.day,
        producers: HashMap::new(),
        products: HashMap::new(),
        written: HashMap::new(),
        facts: Vec::new(),
        counts: CatalogueCounts::default(),
    };
    for (n, row) in c.rows.iter().enumerate() {
        import.row(row)?;
        import.tx.tell(Step::Row(n.saturating_add(1)));
    }
    let (facts, counts) = (import.facts, import.counts);
    if let Some(remembered) = &c.choices {
        checked_choices(remembered)?;
        tx.keep_choices(remembered, ctx.now.at_ms)?;
    }
    if !c.opening.is_empty() {
        return Ok(Decision::Append(before_stock(facts, &source, counts, c.opening.len())?, Vec::new()));
    }
    if facts.is_empty() {
        return Ok(Decision::Aside(Outcome::NothingChanged { unchanged: counts.unchanged }, Vec::new()));
    }
    Ok(Decision::Append(entries(facts, &source, Some(counts))?, Vec::new()))
}

/// Makes the entries of a catalogue that brings opening stock: last of them what the whole import came to.
fn before_stock(
    facts: Vec<CatalogueFact>,
    source: &str,
    counts: CatalogueCounts,
    documents: usize,
) -> Result<Vec<Fact>, CommandError> {
    let mut all = if facts.is_empty() { Vec::new() } else { entries(facts, source, None)? };
    let counts = CatalogueCounts { taken_on: u32::try_from(documents).unwrap_or(u32::MAX), ..counts };
    all.extend(entries(Vec::new(), source, Some(counts))?);
    Ok(all)
}

/// Checks what is to be remembered for a heading: it came from outside.
fn checked_choices(remembered: &RememberedChoices) -> Result<(), CommandError> {
    text("mã tiêu đề", &remembered.key, 64)?;
    let producer = remembered.choices.producer.as_deref();
    producer.map(|p| text("tên chủ thể", p, NAME_MAX)).transpose()?;
    for column in &remembered.choices.columns {
        text_or_empty("tên cột", &column.header, 400)?;
    }
    Ok(())
}

impl Import<'_, '_> {
    fn row(&mut self, row: &CatalogueRow) -> Result<(), CommandError> {
        let before = self.facts.len();
        let old = self.tx.reader().card(&row.sku)?;
        if old.as_ref().is_some_and(|c| c.producer.code != row.producer) {
            stays_whose(self.tx.reader(), &row.sku, &row.producer)?;
        }
        self.producer(row)?;
        let product = self.product(row, old.as_ref())?;
        let sku = sku_row(row, &product, old.as_ref())?;
        if old.as_ref().map(sku_of).as_ref() != Some(&sku) {
            self.facts.push(CatalogueFact::Sku(Sku { quick: false, ..sku.clone() }));
        }
        self.dated(row, &product, old.as_ref())?;
        if sku.quick && before < self.facts.len() && !self.facts.iter().skip(before).any(is_pack) {
            // A manager's sheet says more of what was made at the counter: it is complete now.
            self.facts.push(CatalogueFact::Sku(Sku { quick: false, ..sku }));
        }
        let touched = self.facts.len() > before;
        let tally = match (old.is_none(), touched) {
            (true, _) => &mut self.counts.new,
            (false, true) => &mut self.counts.changed,
            (false, false) => &mut self.counts.unchanged,
        };
        *tally = tally.saturating_add(1);
        Ok(())
    }
    fn producer(&mut self, row: &CatalogueRow) -> Result<(), CommandError> {
        let new = Producer {
            code: row.producer.clone(),
            name: text("tên chủ thể", &row.producer_name, NAME_MAX)?,
            kind: row.producer_kind,
            place: place(row.place.as_ref())?,
        };
        let known = match self.producers.get(&new.code) {
            Some(known) => known.clone(),
            None => self.tx.reader().producer(&new.code)?,
        };
        if known.as_ref() != Some(&new) {
            self.facts.push(CatalogueFact::Producer(new.clone()));
        }
        self.producers.insert(new.code.clone(), Some(new));
        Ok(())
    }
    /// Finds the product by producer and name, or makes one under the pack's code.
    fn product(&mut self, row: &CatalogueRow, old: Option<&SkuCard>) -> Result<ProductCode, CommandError> {
        let name = text("tên sản phẩm", &row.name, NAME_MAX)?;
        let key = (row.producer.clone(), name.clone());
        let code = match (self.named(row)?, self.products.get(&key)) {
            (Some(code), _) => code,
            (None, Some(code)) => code.clone(),
            (None, None) => self.product_code(row, &name, old)?,
        };
        let new = Product {
            code: code.clone(),
            name,
            producer: row.producer.clone(),
            group_item: row.group_item,
            ocop_code: text_or_empty("mã OCOP", &row.ocop_code, 60)?,
        };
        let known = match self.written.get(&code) {
            Some(known) => Some(known.clone()),
            None => self.tx.reader().product(&code)?,
        };
        if known.as_ref() != Some(&new) {
            self.facts.push(CatalogueFact::Product(new.clone()));
        }
        self.written.insert(code.clone(), new);
        self.products.insert(key, code.clone());
        Ok(code)
    }
    /// Returns the code that the row itself gives its product, unless that is another producer's.
    fn named(&self, row: &CatalogueRow) -> Result<Option<ProductCode>, CommandError> {
        let Some(code) = &row.product else { return Ok(None) };
        let known = match self.written.get(code) {
            Some(known) => Some(known.clone()),
            None => self.tx.reader().product(code)?,
        };
        Ok(known.is_none_or(|k| k.producer == row.producer).then(|| code.clone()))
    }
    /// Finds the code a row's product has or takes. A product is never handed to another producer, and a
    /// new name is a new product when other packs still bear the old one.
    fn product_code(&self, row: &CatalogueRow, name: &str, old: Option<&SkuCard>) -> Result<ProductCode, CommandError> {
        let reader = self.tx.reader();
        if let Some(card) = old
            && card.producer.code == row.producer
            && (card.name == name || reader.packs_of(&card.product)? == 1)
        {
            return Ok(card.product.clone());
        }
        if let Some(code) = reader.product_named(&row.producer, name)? {
            return Ok(code);
        }
        let wish = row.sku.as_str();
        for n in 1u32.. {
            let code = if n == 1 { wish.to_owned() } else { format!("{}-{n}", wish.get(..27).unwrap_or(wish)) };
            let code = ProductCode::new(code).map_err(|_| Fault::BadRow("product"))?;
            if !self.written.contains_key(&code) && reader.product(&code)?.is_none() {
                return Ok(code);
            }
        }
        Err(Fault::BadRow("product").into())
    }
    fn dated(&mut self, row: &CatalogueRow, product: &ProductCode, old: Option<&SkuCard>) -> Result<(), CommandError> {
        let from = row.price_from.unwrap_or(self.today);
        let tax_from = row.tax_from.unwrap_or(from);
        if let Some(price) = row.price
            && old.and_then(|c| c.price_on(from)) != Some(price)
        {
            checked_price(price)?;
            self.facts.push(CatalogueFact::Price(Price { sku: row.sku.clone(), price, from }));
        }
        if let Some(class) = row.tax
            && old.and_then(|c| c.class_on(tax_from)) != Some(class)
        {
            self.facts.push(CatalogueFact::Tax(SkuTax { sku: row.sku.clone(), class, from: tax_from }));
        }
        if let Some(r) = &row.recognition {
            if r.to <= r.from {
                return Err(crate::domain::refusal::Refusal::BadDates.into());
            }
            let decision = text_or_empty("số quyết định", &r.decision, 80)?;
            let level = text_or_empty("cấp công nhận", &r.level, 120)?;
            let told = |t: &StarTerm| {
                let is_as_told = (t.stars, t.from, t.to, &t.decision) == (r.stars, r.from, r.to, &decision);
                is_as_told && level_word(&t.level) == level_word(&level)
            };
            if old.is_some_and(|c| c.recognitions.iter().any(told)) {
                return Ok(());
            }
            lawful(check_term(r.from, r.to))?;
            // What a sheet has no column for stays as it was recorded.
            let known = match old {
                Some(_) => self.tx.reader().recognition(product, r.from, &decision)?,
                None => None,
            };
            let (decided, body, criteria) = known.map(|k| (k.decided, k.body, k.criteria)).unwrap_or_default();
            let (product, stars, from, to) = (product.clone(), r.stars, r.from, r.to);
            let new = Recognition { product, stars, decision, level, from, to, decided, body, criteria };
            self.facts.push(CatalogueFact::Recognition(new));
        }
        Ok(())
    }
}

/// The pack a row describes; a quick item that a row leaves as it is stays one.
fn sku_row(row: &CatalogueRow, product: &ProductCode, old: Option<&SkuCard>) -> Result<Sku, CommandError> {
    let mut barcodes: Vec<String> = row.barcodes.iter().map(|b| barcode(b, old)).collect::<Result<_, _>>()?;
    barcodes.sort();
    barcodes.dedup();
    Ok(Sku {
        code: row.sku.clone(),
        product: product.clone(),
        pack: text_or_empty("quy cách", &row.pack, 60)?,
        unit: text("đơn vị", &row.unit, 20)?,
        sold_by: row.sold_by,
        barcodes,
        quick: old.is_some_and(|c| c.quick),
    })
}

/// A code of the goods; one kept at the counter stays, whatever its check digit.
fn barcode(code: &str, old: Option<&SkuCard>) -> Result<String, CommandError> {
    if old.is_some_and(|c| c.barcodes.iter().any(|k| k == code)) {
        return Ok(code.to_owned());
    }
    Ok(checked_barcode(code)?)
}

const fn is_pack(fact: &CatalogueFact) -> bool {
    matches!(fact, CatalogueFact::Sku(_))
}

fn sku_of(card: &SkuCard) -> Sku {
    Sku {
        code: card.sku.clone(),
        product: card.product.clone(),
        pack: card.pack.clone(),
        unit: card.unit.clone(),
        sold_by: card.sold_by,
        barcodes: card.barcodes.clone(),
        quick: card.quick,
    }
}

/// Packs facts into entries below the size an entry may have; the last one carries the counts.
fn entries(
    facts: Vec<CatalogueFact>,
    source: &str,
    counts: Option<CatalogueCounts>,
) -> Result<Vec<Fact>, CommandError> {
    let room = PAYLOAD_MAX.saturating_sub(4096);
    let (mut out, mut batch, mut size): (Vec<Vec<CatalogueFact>>, Vec<CatalogueFact>, usize) = (vec![], vec![], 0);
    for fact in facts {
        let length = serde_json::to_string(&fact).map_err(|_| Fault::BadRow("journal"))?.len().saturating_add(1);
        if size.saturating_add(length) > room {
            out.push(std::mem::take(&mut batch));
            size = 0;
        }
        size = size.saturating_add(length);
        batch.push(fact);
    }
    out.push(batch);
    let last = out.len().saturating_sub(1);
    Ok(out
        .into_iter()
        .enumerate()
        .map(|(i, facts)| {
            let counts = counts.filter(|_| i == last);
            Fact::CatalogueRecorded(CatalogueRecorded { facts, source: source.to_owned(), counts })
        })
        .collect())
}
