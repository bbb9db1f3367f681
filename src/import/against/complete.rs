//! A row made whole: what the file leaves out is as the catalogue has it, else as a shop would fill it in.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::super::catalogue::CatalogueRow as Read;
use super::super::cells::folded;
use super::super::words::kind_from_name;
use super::super::{Told, codes, place};
use super::titles::{Title, Titles};
use super::{Ground, measure};
use crate::domain::catalogue::{CatalogueRow, Place, Producer, ProducerKind, RowRecognition, SoldBy};
use crate::domain::ids::{ProducerCode, ProductCode, SkuCode};
use crate::domain::lang::Lang;
use crate::domain::recognition::{Stars, last_day};
use crate::domain::refusal::GoodsRefusal;
use crate::domain::sheet::{Column, Field, RowRefusal};
use crate::domain::shelf::{Shelf, SkuCard};
use crate::domain::stock::here::StockHere;

/// Goods by their producer, name and pack, folded.
type ByName<'a> = HashMap<(String, String, String), Vec<&'a SkuCard>>;

/// The catalogue as rows are looked up in it.
pub(super) struct Books<'a> {
    shelf: &'a Shelf,
    skus: HashMap<String, &'a SkuCard>,
    producers: HashMap<&'a str, &'a Arc<Producer>>,
    producer_names: HashMap<String, &'a Arc<Producer>>,
    names: OnceCell<ByName<'a>>,
    titles: OnceCell<Titles<'a>>,
    /// Whose goods they are where a row names nobody.
    fallback: Option<&'a str>,
    columns: &'a [Column],
    here: &'a StockHere,
}

/// Why a row cannot be made whole.
pub(super) struct Incomplete {
    pub(super) row: RowRefusal,
    pub(super) asks_producer: bool,
}

impl<'a> Books<'a> {
    pub(super) fn new(ground: Ground<'a>, fallback: Option<&'a str>, columns: &'a [Column]) -> Self {
        let (shelf, here) = (ground.shelf, ground.here);
        let cards = shelf.cards();
        let mut producers = HashMap::new();
        let mut producer_names = HashMap::new();
        for card in cards {
            let producer = &card.producer;
            if producers.insert(producer.code.as_str(), producer).is_none() {
                producer_names.insert(folded(&producer.name), producer);
            }
        }
        let skus = cards.iter().map(|c| (c.sku.as_str().to_ascii_uppercase(), c)).collect();
        Self {
            shelf,
            skus,
            producers,
            producer_names,
            names: OnceCell::new(),
            titles: OnceCell::new(),
            fallback,
            columns,
            here,
        }
    }

    /// Makes a row whole, with the known pack it means.
    pub(super) fn whole(&self, read: &Read) -> Result<(CatalogueRow, Option<&'a SkuCard>), Incomplete> {
        let card = match self.find(read).as_slice() {
            [] => None,
            [card] => Some(*card),
            several => return Err(self.fits_several(read, several)),
        };
        let goods = self.complete(read, card)?;
        let touched = card.and_then(|card| {
            measure::changed(card, &goods, self.here).or_else(|| Some((Field::ProducerName, self.taken(card, &goods)?)))
        });
        match touched {
            Some((field, told)) => {
                let value = if field == Field::Unit {
                    read.unit.as_deref()
                } else {
                    (field == Field::ProducerName).then_some(goods.producer_name.as_str())
                };
                let row = self.refusal(read, field, value.unwrap_or_default(), told);
                Err(Incomplete { row, asks_producer: false })
            }
            None => Ok((goods, card)),
        }
    }

    /// Returns why a pack cannot become another producer's: goods of the first lie here, and a sale would pay the wrong one.
    fn taken(&self, card: &SkuCard, goods: &CatalogueRow) -> Option<Told> {
        let (whose, left) = self.here.of_another(&card.sku, &goods.producer)?;
        let producer = self.producers.get(whose.as_str()).map_or(whose.as_str(), |p| &p.name).to_owned();
        let why = GoodsRefusal::StillOfOther { name: card.title(), left, producer };
        Some(Told::new(why.say(Lang::Vi), why.say(Lang::En)))
    }

    /// Finds the known packs a row may mean: by its code, else by bar code, else by producer, name and pack.
    fn find(&self, read: &Read) -> Vec<&'a SkuCard> {
        if let Some(card) = self.skus.get(&read.sku_code.to_ascii_uppercase()) {
            return vec![card];
        }
        if read.code_given || self.skus.is_empty() {
            return Vec::new();
        }
        let producer = self.producer(read, None).map(|p| p.code);
        let is_theirs = |c: &&&SkuCard| producer.as_ref().is_none_or(|p| *p == c.producer.code);
        for code in &read.barcodes {
            let found = self.shelf.with_code(code.as_str());
            let mut theirs = found.iter().filter(is_theirs);
            if let (Some(card), None) = (theirs.next(), theirs.next()) {
                return vec![card];
            }
        }
        let Some(producer) = producer else { return Vec::new() };
        let pack = read.pack.as_deref().unwrap_or_default();
        let title = Title::of(&read.product_name, pack);
        let key = (producer.as_str().to_owned(), folded(&read.product_name), folded(pack));
        let named = self.names.get_or_init(|| by_name(self.shelf)).get(&key).into_iter().flatten();
        let named: Vec<_> = named.copied().filter(|card| title.is_of(card)).collect();
        if named.is_empty() {
            self.titles.get_or_init(|| Titles::new(self.shelf)).find(producer, &title)
        } else {
            named
        }
    }

    fn complete(&self, read: &Read, card: Option<&SkuCard>) -> Result<CatalogueRow, Incomplete> {
        let Some(producer) = self.producer(read, card) else { return Err(self.nobody(read)) };
        let kept = |new: &Option<String>, old: fn(&SkuCard) -> &str| {
            new.clone().or_else(|| card.map(|c| old(c).to_owned())).unwrap_or_default()
        };
        let (name, pack) = match card.filter(|card| names_its_pack(read, card)) {
            Some(card) => (card.name.clone(), card.pack.clone()),
            None => (read.product_name.clone(), kept(&read.pack, |c| &c.pack)),
        };
        let unit = kept(&read.unit, |c| &c.unit);
        let wish = if read.code_given || read.producer_code.is_some() {
            read.sku_code.clone()
        } else {
            codes::sku_code(&producer.name, &read.product_name, read.pack.as_deref().unwrap_or_default())
        };
        let sku = card.map_or_else(|| SkuCode::new(wish), |c| Ok(c.sku.clone()));
        let product = read.common_code.clone().map(ProductCode::new).transpose();
        Ok(CatalogueRow {
            sku: sku.map_err(|_| self.bad_code(read, Field::SkuCode, &read.sku_code))?,
            barcodes: barcodes(read, card),
            name,
            pack,
            unit: if unit.is_empty() { "cái".to_owned() } else { unit },
            sold_by: read.sold_by.or(card.map(|c| c.sold_by)).unwrap_or(SoldBy::Piece),
            price: read.price,
            price_from: read.price_from,
            tax: read.tax_class,
            tax_from: read.tax_from,
            product: product
                .map_err(|_| self.bad_code(read, Field::CommonCode, read.common_code.as_deref().unwrap_or_default()))?,
            producer: producer.code,
            producer_kind: producer.kind,
            producer_name: producer.name,
            place: producer.place,
            group_item: read.group_item.as_deref().and_then(|g| g.parse().ok()).or(card.and_then(|c| c.group_item)),
            ocop_code: kept(&read.ocop_code, |c| &c.ocop_code),
            recognition: recognition(read),
        })
    }

    /// Tells whose a row's goods are: as the row says, as the known pack has it, as somebody chose for the file.
    fn producer(&self, read: &Read, card: Option<&SkuCard>) -> Option<Producer> {
        let named = read.producer_name.as_deref();
        let derived = named.map(codes::producer_code);
        let given = read.producer_code.as_deref().filter(|c| derived.as_deref() != Some(c));
        let known = match (given, named) {
            (Some(code), _) => self.producers.get(code).copied(),
            (None, Some(name)) => self.known(name),
            (None, None) => match card {
                Some(card) => return Some(card.producer.as_ref().clone()),
                None => return self.fallback(),
            },
        };
        let code = match (given, known) {
            (Some(code), _) => ProducerCode::new(code).ok()?,
            (None, Some(known)) => known.code.clone(),
            (None, None) => ProducerCode::new(derived?).ok()?,
        };
        let same_name = |k: &Arc<Producer>| named.is_none_or(|n| folded(n) == folded(&k.name) && given.is_none());
        let name = match known.filter(|k| same_name(k)) {
            Some(known) => known.name.clone(),
            None => named.unwrap_or(code.as_str()).to_owned(),
        };
        let said = read.producer_kind.filter(|_| read.kind_given);
        let kind = said.or(known.map(|k| k.kind)).or_else(|| kind_from_name(&name));
        let place = place_of(read, known.and_then(|k| k.place.as_ref()));
        Some(Producer { code, name, kind: kind.unwrap_or(ProducerKind::Unregistered), place })
    }

    fn known(&self, name: &str) -> Option<&'a Arc<Producer>> {
        self.producer_names.get(&folded(name)).copied()
    }

    fn fallback(&self) -> Option<Producer> {
        let said = self.fallback?;
        if let Some(known) = self.producers.get(said).copied().or_else(|| self.known(said)) {
            return Some(known.as_ref().clone());
        }
        let kind = kind_from_name(said).unwrap_or(ProducerKind::Unregistered);
        let code = ProducerCode::new(codes::producer_code(said)).ok()?;
        Some(Producer { code, name: said.to_owned(), kind, place: None })
    }

    pub(super) fn refusal(&self, read: &Read, field: Field, value: &str, reason: Told) -> RowRefusal {
        let header = self.columns.iter().find(|c| c.field == Some(field)).map(|c| c.header.clone());
        let column = header.unwrap_or_else(|| field.names().0.to_owned());
        RowRefusal { row: read.row, column, value: value.to_owned(), reason }
    }

    fn nobody(&self, read: &Read) -> Incomplete {
        if let Some(code) = read.producer_code.as_deref() {
            return self.bad_code(read, Field::ProducerCode, code);
        }
        let reason = Told::new(
            "không rõ hàng của chủ thể nào; điền cột Chủ thể (ô gộp thì lưu thành XLSX) hoặc chọn --producer \"HTX …\"",
            "it is not known whose goods these are; fill in the producer (keep merged cells as XLSX) or choose --producer",
        );
        Incomplete { row: self.refusal(read, Field::ProducerName, "", reason), asks_producer: true }
    }

    fn fits_several(&self, read: &Read, cards: &[&SkuCard]) -> Incomplete {
        let named: Vec<String> = cards.iter().map(|c| format!("{} ({})", c.title(), c.sku)).collect();
        let (vi, en) = (named.join(", "), named.join(", "));
        let reason = Told::new(
            format!("hợp với nhiều hàng đã có: {vi}; ghi thêm mã hàng để chọn một"),
            format!("it fits several goods that are known: {en}; add the code of one"),
        );
        let row = self.refusal(read, Field::ProductName, &read.product_name, reason);
        Incomplete { row, asks_producer: false }
    }

    fn bad_code(&self, read: &Read, field: Field, code: &str) -> Incomplete {
        let reason = Told::new(
            format!("mã \"{code}\" chỉ được có chữ không dấu, số và - _ . (nhiều nhất 32)"),
            format!("the code \"{code}\" may hold letters without marks, digits and - _ . only (32 at most)"),
        );
        Incomplete { row: self.refusal(read, field, code, reason), asks_producer: false }
    }
}

fn by_name(shelf: &Shelf) -> ByName<'_> {
    let mut all = ByName::new();
    for c in shelf.cards() {
        let key = (c.producer.code.as_str().to_owned(), folded(&c.name), folded(&c.pack));
        all.entry(key).or_default().push(c);
    }
    all
}

/// Whether a row's name says all that name and pack of the card say: the card's own words stay.
fn names_its_pack(read: &Read, card: &SkuCard) -> bool {
    let is_its_pack = |pack: &String| *pack == card.pack || Title::of("", pack) == Title::of("", &card.pack);
    // Most rows of a sheet that comes again say the name as it is: that costs one comparison.
    read.product_name != card.name
        && !card.pack.is_empty()
        && folded(&read.product_name) != folded(&card.name)
        && read.pack.as_ref().is_none_or(is_its_pack)
        && Title::of(&read.product_name, "").is_of(card)
}

/// The codes of the file and those known already: a sheet takes none away.
fn barcodes(read: &Read, card: Option<&SkuCard>) -> Vec<String> {
    let mut all: Vec<String> = card.map(|c| c.barcodes.clone()).unwrap_or_default();
    for code in &read.barcodes {
        let same = |known: &String| crate::domain::barcode::Barcode::parse(known).is_ok_and(|k| k.same_as(code));
        if !all.iter().any(|k| k == code.as_str() || same(k)) {
            all.push(code.as_str().to_owned());
        }
    }
    all.sort();
    all
}

/// Where the producer works: as known, unless the file names another place.
fn place_of(read: &Read, known: Option<&Place>) -> Option<Place> {
    let commune = read.commune.clone().unwrap_or_default();
    if let Some(known) = known {
        let now = || place::resolve(&known.province, known.code.as_deref().unwrap_or_default(), known.system).ok();
        let same_province = read.place.is_none() || (!known.province.is_empty() && now() == read.place);
        if same_province && (commune.is_empty() || folded(&commune) == folded(&known.commune)) {
            return Some(known.clone());
        }
        if read.place.is_none() {
            return Some(Place { commune, ..known.clone() });
        }
    }
    match read.place {
        Some(p) => {
            Some(Place { commune, province: p.name.to_owned(), code: Some(p.code.to_owned()), system: Some(p.system) })
        }
        None if commune.is_empty() => None,
        None => Some(Place { commune, province: String::new(), code: None, system: None }),
    }
}

fn recognition(read: &Read) -> Option<RowRecognition> {
    let from = read.valid_from?;
    Some(RowRecognition {
        stars: Stars::new(read.stars?).ok()?,
        decision: read.decision.clone().unwrap_or_default(),
        level: read.level.clone().unwrap_or_default(),
        from,
        to: read.valid_to.unwrap_or_else(|| last_day(from)),
    })
}
