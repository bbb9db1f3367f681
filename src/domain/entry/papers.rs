//! What entries say about paper: a document of goods printed again; and which entries are documents.

use serde::{Deserialize, Serialize};

use super::Fact;
use crate::domain::stock::HoldSet;

/// A document of goods was printed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentReprinted {
    /// The document.
    pub document: String,
    /// Which copy: 1 is the first reprint.
    pub copy: u32,
}

impl Fact {
    /// Returns the holds it sets: one by itself, or those of lots that were on hold when they were taken on.
    pub fn holds(&self) -> &[HoldSet] {
        if let Self::HoldSet(hold) = self {
            std::slice::from_ref(hold)
        } else if let Self::StockTakenOn(taken) = self {
            &taken.holds
        } else {
            &[]
        }
    }
    /// Returns the number of the document of goods that this entry is, if it is one.
    pub fn document(&self) -> Option<&str> {
        // The parts of a long count are one document, told by the first.
        let is_later_part = matches!(self, Self::CountApproved(c) if c.part > 1);
        self.paper().filter(|_| !is_later_part).map(|(number, _)| number)
    }
    /// Returns why a document of goods was made, where it says so.
    pub fn reason(&self) -> Option<&str> {
        self.paper().and_then(|(_, reason)| reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_part_of_a_count_is_no_document_but_knows_its_number_and_why() {
        let part = |n: u32| {
            let body = format!(
                r#"{{"document":"Q1-K000012","place":"shelf","part":{n},"parts":2,"reason":"thiếu một","adjusted":[]}}"#
            );
            Fact::read("count_approved", 1, &body).unwrap()
        };
        assert_eq!((part(1).document(), part(2).document()), (Some("Q1-K000012"), None));
        assert_eq!(part(2).paper(), Some(("Q1-K000012", Some("thiếu một"))));
        assert_eq!(part(2).reason(), Some("thiếu một"));
    }
}
