//! Facts about the catalogue, one at a time: as a manager records them, or staff at the counter.

use chrono::Datelike;

use super::{CommandError, Ctx, Decision, place, text, text_or_empty};
use crate::domain::barcode::{Barcode, BarcodeError, clean_scan};
use crate::domain::catalogue::{CatalogueFact, Price, Producer, Product, Sku, SkuTax, SoldBy};
use crate::domain::code_book::CodeBook;
use crate::domain::command::RecordQuickItem;
use crate::domain::entry::{CatalogueCounts, CatalogueRecorded, Fact};
use crate::domain::ids::{ProducerCode, ProductCode, SkuCode};
use crate::domain::money::Money;
use crate::domain::refusal::{CodeRefusal, GoodsRefusal, Refusal, Term};
use crate::domain::scan::{Private, Scanned, read_scan};
use crate::domain::shelf::SkuCard;
use crate::store::{Fault, Reader, Tx};

/// The longest name there is; longer is a cell that went astray.
pub(super) const NAME_MAX: usize = 200;

/// The highest price of one unit.
pub(super) const PRICE_MAX: Money = Money::vnd(1_000_000_000);

fn recorded(facts: Vec<CatalogueFact>, counts: CatalogueCounts) -> Decision {
    Decision::one(Fact::CatalogueRecorded(CatalogueRecorded { facts, source: String::new(), counts: Some(counts) }))
}

pub(super) fn changed(fact: CatalogueFact) -> Decision {
    recorded(vec![fact], CatalogueCounts { changed: 1, ..CatalogueCounts::default() })
}

/// Records a producer.
pub(super) fn record_producer(p: &Producer) -> Result<Decision, CommandError> {
    let name = text("tên chủ thể", &p.name, NAME_MAX)?;
    Ok(changed(CatalogueFact::Producer(Producer { name, place: place(p.place.as_ref())?, ..p.clone() })))
}

/// Refuses to hand a pack to a producer while goods of another lie here under its code: a sale would pay the wrong one.
pub(super) fn stays_whose(reader: Reader<'_>, sku: &SkuCode, producer: &ProducerCode) -> Result<(), CommandError> {
    let Some((whose, left)) = reader.left_of_another(sku, producer)? else { return Ok(()) };
    let name = reader.card(sku)?.map_or_else(|| sku.to_string(), |c| c.title());
    let producer = reader.producer(&whose)?.map_or_else(|| whose.to_string(), |p| p.name);
    Err(GoodsRefusal::StillOfOther { name, left, producer }.into())
}

/// Refuses to change what a pack is counted in while so much of it lies here or was sold below the books.
fn counts_nothing(tx: &Tx<'_>, card: &SkuCard) -> Result<(), CommandError> {
    let (here, name) = (tx.reader().stock_here()?, card.title());
    match (here.left(&card.sku), here.short(&card.sku)) {
        (Some(left), _) => Err(GoodsRefusal::UnitOfStock { name, left, unit: card.unit.clone() }.into()),
        (None, Some(left)) => {
            Err(GoodsRefusal::UnitOfStock { name, left: left.negated(), unit: card.unit.clone() }.into())
        }
        (None, None) => Ok(()),
    }
}

/// Records a product of a recorded producer.
pub(super) fn record_product(tx: &Tx<'_>, p: &Product) -> Result<Decision, CommandError> {
    known_producer(&tx.reader(), &p.producer)?;
    for sku in tx.reader().skus_of(&p.code)? {
        stays_whose(tx.reader(), &sku, &p.producer)?;
    }
    let name = text("tên sản phẩm", &p.name, NAME_MAX)?;
    let ocop_code = text_or_empty("mã OCOP", &p.ocop_code, 60)?;
    Ok(changed(CatalogueFact::Product(Product { name, ocop_code, ..p.clone() })))
}

/// Records a pack of a recorded product.
pub(super) fn record_sku(tx: &Tx<'_>, s: &Sku) -> Result<Decision, CommandError> {
    known_product(&tx.reader(), &s.product)?;
    if let Some(product) = tx.reader().product(&s.product)? {
        stays_whose(tx.reader(), &s.code, &product.producer)?;
    }
    let old = tx.reader().card(&s.code)?;
    let new = old.is_none();
    let unit = text("đơn vị", &s.unit, 20)?;
    if let Some(old) = old.filter(|old| (&old.unit, old.sold_by) != (&unit, s.sold_by)) {
        counts_nothing(tx, &old)?;
    }
    let sku = Sku {
        pack: text_or_empty("quy cách", &s.pack, 60)?,
        unit,
        barcodes: s.barcodes.iter().map(|b| kept_barcode(&tx.reader(), b)).collect::<Result<_, _>>()?,
        ..s.clone()
    };
    let counts = CatalogueCounts { new: u32::from(new), changed: u32::from(!new), ..CatalogueCounts::default() };
    Ok(recorded(vec![CatalogueFact::Sku(sku)], counts))
}

/// Sets a price from a day on.
pub(super) fn set_price(tx: &Tx<'_>, p: &Price) -> Result<Decision, CommandError> {
    known_sku(&tx.reader(), &p.sku)?;
    checked_price(p.price)?;
    Ok(changed(CatalogueFact::Price(p.clone())))
}

/// Sets a tax class from a day on.
pub(super) fn set_tax_class(tx: &Tx<'_>, t: &SkuTax) -> Result<Decision, CommandError> {
    known_sku(&tx.reader(), &t.sku)?;
    Ok(changed(CatalogueFact::Tax(t.clone())))
}

/// Makes an item at the counter: product, pack and price in one, flagged for a manager.
pub(super) fn record_quick_item(tx: &Tx<'_>, ctx: &Ctx, q: &RecordQuickItem) -> Result<Decision, CommandError> {
    let reader = tx.reader();
    known_producer(&reader, &q.producer)?;
    checked_price(q.price)?;
    let name = text("tên hàng", &q.name, NAME_MAX)?;
    let (count, _) = reader.sku_counts()?;
    let code = free_code(&reader, count)?;
    let bad = |_| Fault::BadRow("sku");
    let (sku, product) = (SkuCode::new(code.clone()).map_err(bad)?, ProductCode::new(code).map_err(bad)?);
    // Any scanned code is kept, also one with a wrong check digit: the jar is in the buyer's hand.
    let barcode = q.barcode.as_deref().map(|b| scanned_barcode(ctx, b)).transpose()?;
    let facts = vec![
        CatalogueFact::Product(Product {
            code: product.clone(),
            name,
            producer: q.producer.clone(),
            group_item: None,
            ocop_code: String::new(),
        }),
        CatalogueFact::Sku(Sku {
            code: sku.clone(),
            product,
            pack: String::new(),
            unit: "cái".into(),
            sold_by: SoldBy::Piece,
            barcodes: barcode.into_iter().collect(),
            quick: true,
        }),
        CatalogueFact::Price(Price { sku, price: q.price, from: ctx.day }),
    ];
    Ok(recorded(facts, CatalogueCounts { new: 1, ..CatalogueCounts::default() }))
}

/// Finds a code nobody has: `BN0442`.
fn free_code(reader: &Reader<'_>, count: i64) -> Result<String, Fault> {
    let mut n = count.saturating_add(1);
    loop {
        let code = format!("BN{n:04}");
        let sku = SkuCode::new(code.clone()).map_err(|_| Fault::BadRow("sku"))?;
        let product = ProductCode::new(code.clone()).map_err(|_| Fault::BadRow("product"))?;
        if reader.card(&sku)?.is_none() && reader.product(&product)?.is_none() {
            return Ok(code);
        }
        n = n.saturating_add(1);
    }
}

pub(super) fn checked_price(price: Money) -> Result<(), Refusal> {
    if price.get() > 0 && price <= PRICE_MAX { Ok(()) } else { Err(Refusal::BadPrice) }
}

pub(super) fn checked_barcode(code: &str) -> Result<String, Refusal> {
    let bad = |e: BarcodeError| Refusal::BadBarcode { why: Term::made(e.vietnamese(), &e) };
    Barcode::parse(code).map(|b| b.as_str().to_owned()).map_err(bad)
}

/// Checks a pack's bar code. One that goods were sold by at the counter stays as the shop's own, whatever its check
/// digit: the jars that bear it are out there.
fn kept_barcode(reader: &Reader<'_>, code: &str) -> Result<String, CommandError> {
    let as_scanned = crate::domain::text::clean(code);
    match checked_barcode(code) {
        Err(_) if !reader.packs_with_code(&as_scanned)?.is_empty() => Ok(as_scanned),
        checked => Ok(checked?),
    }
}

/// Takes the code of goods that nobody knows, but nothing of the buyer's.
fn scanned_barcode(ctx: &Ctx, code: &str) -> Result<String, CommandError> {
    match read_scan(code, ctx.day.year(), &CodeBook::default()) {
        Scanned::Private(Private::Text) => Err(CodeRefusal::NotACode.into()),
        Scanned::Private(_) => Err(CodeRefusal::PrivateCode.into()),
        Scanned::Gs1(gs1) if gs1.number().is_some() => Ok(gs1.number().map(ToString::to_string).unwrap_or_default()),
        Scanned::Gs1(_) | Scanned::Link(_) => Err(CodeRefusal::NotACode.into()),
        Scanned::BadLabel => Err(CodeRefusal::WrongVerifier.into()),
        Scanned::Gtin(_) | Scanned::Internal(_) | Scanned::Weighed(_) | Scanned::Unknown(_) => {
            Ok(text("mã vạch", &clean_scan(code), 64)?)
        }
    }
}

fn known_producer(reader: &Reader<'_>, code: &ProducerCode) -> Result<(), CommandError> {
    match reader.producer(code)? {
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownProducer { producer: code.to_string() }.into()),
    }
}

pub(super) fn known_product(reader: &Reader<'_>, code: &ProductCode) -> Result<(), CommandError> {
    match reader.product(code)? {
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownProduct { product: code.to_string() }.into()),
    }
}

fn known_sku(reader: &Reader<'_>, code: &SkuCode) -> Result<(), CommandError> {
    match reader.card(code)? {
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownSku { sku: code.to_string() }.into()),
    }
}
