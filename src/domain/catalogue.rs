//! What may be sold and by whom it was made: producers, products, packs and their places.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{ProducerCode, ProductCode, SkuCode};
use super::money::Money;
use super::recognition::Recognition;
use super::tax::TaxClass;

/// What kind of legal person a producer is (QĐ 148/QĐ-TTg's *chủ thể*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProducerKind {
    /// Hợp tác xã.
    Cooperative,
    /// Doanh nghiệp.
    Company,
    /// Hộ kinh doanh.
    Household,
    /// Tổ hợp tác.
    Group,
    /// Hộ sản xuất không đăng ký.
    Unregistered,
}

impl ProducerKind {
    /// Every kind, as a form lists them.
    pub const ALL: [Self; 5] = [Self::Cooperative, Self::Company, Self::Household, Self::Group, Self::Unregistered];
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Cooperative => ("Hợp tác xã", "Co-operative"),
            Self::Company => ("Doanh nghiệp", "Company"),
            Self::Household => ("Hộ kinh doanh", "Household business"),
            Self::Group => ("Tổ hợp tác", "Producer group"),
            Self::Unregistered => ("Hộ sản xuất không đăng ký", "Unregistered household"),
        }
    }
}

/// Which list a province code belongs to: seven codes changed their meaning on 01/07/2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceSystem {
    /// The 63 provinces until 30/06/2025.
    Old63,
    /// The 34 provinces since 01/07/2025.
    New34,
}

/// Where a producer works: names as people say them, and a code with the list it is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Commune or ward, as named on the papers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub commune: String,
    /// Province.
    pub province: String,
    /// The province's code in its list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The list the code is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<PlaceSystem>,
}

impl Place {
    /// Writes commune and province in one line.
    pub fn line(&self) -> String {
        if self.commune.is_empty() { self.province.clone() } else { format!("{}, {}", self.commune, self.province) }
    }
}

/// A producer, as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Producer {
    /// Its code in this shop.
    pub code: ProducerCode,
    /// Its name, as printed.
    pub name: String,
    /// What kind of legal person it is.
    pub kind: ProducerKind,
    /// Where it works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// A product of one producer, whatever the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its code in this shop.
    pub code: ProductCode,
    /// Its name, as printed.
    pub name: String,
    /// Who makes it.
    pub producer: ProducerCode,
    /// Which of the 26 sets of QĐ 148/2023 it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_item: Option<u8>,
    /// The OCOP programme's own code, free text since districts are gone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ocop_code: String,
}

/// How a pack is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SoldBy {
    /// In whole pieces.
    Piece,
    /// By weight, to the gram.
    Weight,
    /// A service, such as a boat ticket: no stock.
    Service,
}

/// A product in one pack: what is scanned and sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sku {
    /// Its code in this shop.
    pub code: SkuCode,
    /// The product in the pack.
    pub product: ProductCode,
    /// The pack, as printed: `500 ml`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pack: String,
    /// The unit counted: `chai`, `kg`.
    pub unit: String,
    /// How it is sold.
    pub sold_by: SoldBy,
    /// The codes a scanner may read, verified.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub barcodes: Vec<String>,
    /// Whether it was made at the counter and waits for a manager to complete it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quick: bool,
}

/// A price including VAT, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// What is priced.
    pub sku: SkuCode,
    /// The price of one unit, VAT included.
    pub price: Money,
    /// The first day it holds.
    pub from: NaiveDate,
}

/// The tax class a person set for a pack, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkuTax {
    /// What is classed.
    pub sku: SkuCode,
    /// Its class.
    pub class: TaxClass,
    /// The first day it holds.
    pub from: NaiveDate,
}

/// One thing learned about the catalogue. What came later wins over what came earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogueFact {
    /// A producer, in full.
    Producer(Producer),
    /// A product, in full.
    Product(Product),
    /// A pack, in full.
    Sku(Sku),
    /// A price from a day on.
    Price(Price),
    /// A tax class from a day on.
    Tax(SkuTax),
    /// A recognition.
    Recognition(Recognition),
}

/// One row of a catalogue sheet, cleaned and typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueRow {
    /// The pack's code.
    pub sku: SkuCode,
    /// Its barcodes, verified.
    #[serde(default)]
    pub barcodes: Vec<String>,
    /// The product's name.
    pub name: String,
    /// The pack, as printed.
    #[serde(default)]
    pub pack: String,
    /// The unit counted.
    pub unit: String,
    /// How it is sold.
    pub sold_by: SoldBy,
    /// The price, where the sheet has one.
    #[serde(default)]
    pub price: Option<Money>,
    /// The first day of the price; today when absent.
    #[serde(default)]
    pub price_from: Option<NaiveDate>,
    /// The tax class, where the sheet has one.
    #[serde(default)]
    pub tax: Option<TaxClass>,
    /// The first day of the tax class; that of the price when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_from: Option<NaiveDate>,
    /// The code all packs of the product share, where the sheet has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductCode>,
    /// The producer.
    pub producer: ProducerCode,
    /// The producer's name.
    pub producer_name: String,
    /// The producer's kind.
    pub producer_kind: ProducerKind,
    /// Where the producer works.
    #[serde(default)]
    pub place: Option<Place>,
    /// Which of the 26 sets the product belongs to.
    #[serde(default)]
    pub group_item: Option<u8>,
    /// The OCOP programme's code.
    #[serde(default)]
    pub ocop_code: String,
    /// The recognition, where the sheet has one.
    #[serde(default)]
    pub recognition: Option<RowRecognition>,
}

/// The recognition columns of a catalogue row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowRecognition {
    /// The stars, 3 to 5.
    pub stars: super::recognition::Stars,
    /// The decision's number.
    #[serde(default)]
    pub decision: String,
    /// Who recognised: text, since districts are gone.
    #[serde(default)]
    pub level: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: NaiveDate,
}
