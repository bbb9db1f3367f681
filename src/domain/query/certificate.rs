//! Answers about papers: which are filed, which end, which are missing.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::certificate::{CertificateKind, CertificateState, FiledCertificate, NeedState};
use crate::domain::ids::{ProducerCode, ProductCode};
use crate::domain::quantity::Quantity;

/// Which papers a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CertificateList {
    /// Every paper filed.
    All,
    /// Those that hold, end within so many days, and that nothing follows.
    Within(i64),
    /// Those whose last day is past and that nothing replaced.
    Expired,
    /// What products must have and have not.
    Missing,
}

/// Whose papers are asked for; nothing named is everyone's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CertificateScope {
    /// Of one producer and their products.
    pub producer: Option<ProducerCode>,
    /// Of one product, with those of its producer as a whole.
    pub product: Option<ProductCode>,
}

/// A paper as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificateRow {
    /// The paper.
    #[serde(flatten)]
    pub paper: FiledCertificate,
    /// Whose it is.
    pub producer_name: String,
    /// The product's name; empty when it speaks of the producer.
    pub product_name: String,
    /// How it stands.
    pub state: CertificateState,
    /// Days until its last day, below zero when it is past.
    pub days_left: Option<i64>,
}

/// A paper that a product must have and has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissingRow {
    /// The product.
    pub product: ProductCode,
    /// Its name.
    pub product_name: String,
    /// Who makes it.
    pub producer: ProducerCode,
    /// The producer's name.
    pub producer_name: String,
    /// The paper it must have.
    pub kind: CertificateKind,
    /// Lapsed, or never there.
    pub state: NeedState,
    /// How much of the product lies in the shop, all packs together.
    pub in_shop: Quantity,
}

/// Papers, or their absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateAnswer {
    /// Which list.
    pub list: CertificateList,
    /// As of which day.
    pub day: NaiveDate,
    /// The papers.
    pub papers: Vec<CertificateRow>,
    /// The papers missing.
    pub missing: Vec<MissingRow>,
}
