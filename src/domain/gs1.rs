//! What a GS1 code says beside the number: lot, days, serial, count, weight.
//!
//! An element string (raw, or as printed with brackets) and a GS1 Digital Link read alike. A separator that
//! the scanner lost is noticed, never guessed over. Nothing here fetches an address.

mod fields;
mod identifier;
mod link;

use std::borrow::Cow;

use chrono::NaiveDate;

use super::barcode::{Barcode, BarcodeError};
use super::money::Money;
use super::quantity::Quantity;

use identifier::identifier_of;

/// The separator between fields of open length, as scanners that know GS1 send it.
pub const SEPARATOR: char = '\u{1d}';

/// What a code said, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gs1 {
    /// The goods (01).
    pub gtin: Option<Barcode>,
    /// The goods inside a logistic unit (02); how many of them is the count.
    pub content: Option<Barcode>,
    /// The lot (10).
    pub lot: Option<String>,
    /// When it was made (11).
    pub made: Option<NaiveDate>,
    /// When it was packed (13).
    pub packed: Option<NaiveDate>,
    /// The last day of its best quality (15).
    pub best_before: Option<NaiveDate>,
    /// The last day for selling (16).
    pub sell_by: Option<NaiveDate>,
    /// The last day for eating (17).
    pub expires: Option<NaiveDate>,
    /// The serial number (21).
    pub serial: Option<String>,
    /// How many pieces (30, 37).
    pub count: Option<u32>,
    /// The net weight in kilograms, to the gram (310n).
    pub weight: Option<Quantity>,
    /// What is to be paid, in đồng (392n, and 393n when it says đồng).
    pub price: Option<Money>,
    /// Identifiers that mean nothing at a till, as they were.
    pub others: Vec<(String, String)>,
    /// Whether a lost separator may have glued fields together; then neither lot nor serial is told.
    pub is_unsure: bool,
}

/// Why a text is no GS1 code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Gs1Error {
    /// There is nothing.
    #[error("the code is empty")]
    Empty,
    /// A field begins with no identifier that GS1 gives out.
    #[error("{at} is no GS1 identifier")]
    UnknownIdentifier {
        /// What stands there.
        at: String,
    },
    /// A field ends too early.
    #[error("field ({ai}) is cut short; scan again")]
    Truncated {
        /// Which.
        ai: String,
    },
    /// A field is longer than it may be.
    #[error("field ({ai}) is too long; a separator may be lost")]
    TooLong {
        /// Which.
        ai: String,
    },
    /// A field of digits holds something else.
    #[error("field ({ai}) holds digits only")]
    NotDigits {
        /// Which.
        ai: String,
    },
    /// A character that GS1 does not know.
    #[error("field ({ai}) holds a character that no GS1 code has")]
    Character {
        /// Which.
        ai: String,
    },
    /// The goods' number is wrong.
    #[error(transparent)]
    Gtin(#[from] BarcodeError),
    /// A day that no calendar has.
    #[error("field ({ai}) is no day")]
    BadDate {
        /// Which.
        ai: String,
    },
    /// A number beyond what the shop counts.
    #[error("field ({ai}) is too large")]
    TooLarge {
        /// Which.
        ai: String,
    },
    /// One field says two things.
    #[error("field ({ai}) stands twice with two values")]
    Twice {
        /// Which.
        ai: String,
    },
    /// The address is no GS1 Digital Link.
    #[error("the address is no GS1 Digital Link")]
    NoLink,
}

impl Gs1 {
    /// Reads an element string, raw or bracketed; the year places two-figure years in their century.
    pub fn parse(text: &str, year: i32) -> Result<Self, Gs1Error> {
        let text = text.trim_matches(|c: char| c == SEPARATOR || c.is_whitespace());
        if text.is_empty() {
            return Err(Gs1Error::Empty);
        }
        if text.starts_with('(') { Self::parse_bracketed(text, year) } else { Self::parse_raw(text, year) }
    }

    /// Reads a GS1 Digital Link of whatever domain.
    pub fn parse_link(url: &str, year: i32) -> Result<Self, Gs1Error> {
        let mut read = Self::default();
        for (ai, value) in link::fields(url).ok_or(Gs1Error::NoLink)? {
            read.take(&ai, &value, year)?;
        }
        Ok(read)
    }

    /// Returns the number of the goods that a Digital Link names, right or wrong.
    pub fn link_number(url: &str) -> Option<String> {
        link::fields(url)?.into_iter().find_map(|(ai, value)| (ai == "01").then_some(value))
    }

    /// Returns the last day it may be sold, when the code says one: never later than any of the three.
    pub fn last_day(&self) -> Option<NaiveDate> {
        [self.expires, self.sell_by, self.best_before].into_iter().flatten().min()
    }

    /// Returns whose number it is: the goods', else that of the goods inside.
    pub fn number(&self) -> Option<&Barcode> {
        self.gtin.as_ref().or(self.content.as_ref())
    }

    fn parse_raw(text: &str, year: i32) -> Result<Self, Gs1Error> {
        let text = separated(text);
        let is_glued = !text.contains(SEPARATOR);
        let mut read = Self::default();
        let mut rest: &str = &text;
        while !rest.is_empty() {
            let (ai, kind) = identifier_of(rest).ok_or_else(|| unknown(rest))?;
            let body = rest.get(ai.len()..).unwrap_or_default();
            let end = match kind.fixed_length() {
                Some(length) if body.len() >= length => length,
                Some(_) => return Err(Gs1Error::Truncated { ai: ai.to_owned() }),
                None => body.find(SEPARATOR).unwrap_or(body.len()),
            };
            // A length counted in bytes may cut a letter with marks in two; then there is no field.
            let bad = || Gs1Error::Character { ai: ai.to_owned() };
            let (value, after) = body.split_at_checked(end).ok_or_else(bad)?;
            if is_glued && kind.fixed_length().is_none() && fields::may_be_glued(value) {
                read.is_unsure = true;
            } else {
                read.take(ai, value, year)?;
            }
            rest = after.trim_start_matches(SEPARATOR);
        }
        Ok(read)
    }

    fn parse_bracketed(text: &str, year: i32) -> Result<Self, Gs1Error> {
        let mut read = Self::default();
        let mut rest = text;
        while let Some(inner) = rest.strip_prefix('(') {
            let (ai, body) = inner.split_once(')').ok_or_else(|| unknown(rest))?;
            let end = next_bracket(body).unwrap_or(body.len());
            let (value, after) = body.split_at_checked(end).unwrap_or((body, ""));
            read.take(ai, value.trim_matches(|c: char| c == SEPARATOR || c.is_whitespace()), year)?;
            rest = after;
        }
        Ok(read)
    }

    fn take(&mut self, ai: &str, value: &str, year: i32) -> Result<(), Gs1Error> {
        let kind = identifier_of(ai).filter(|(known, _)| *known == ai).ok_or_else(|| unknown(ai))?.1;
        kind.check(ai, value)?;
        self.put(ai, value, year)
    }

    fn put(&mut self, ai: &str, value: &str, year: i32) -> Result<(), Gs1Error> {
        match ai {
            "01" => once(ai, &mut self.gtin, Barcode::parse(value)?),
            "02" => once(ai, &mut self.content, Barcode::parse(value)?),
            "10" => once(ai, &mut self.lot, value.to_owned()),
            "11" => once(ai, &mut self.made, fields::day(ai, value, year)?),
            "13" => once(ai, &mut self.packed, fields::day(ai, value, year)?),
            "15" => once(ai, &mut self.best_before, fields::day(ai, value, year)?),
            "16" => once(ai, &mut self.sell_by, fields::day(ai, value, year)?),
            "17" => once(ai, &mut self.expires, fields::day(ai, value, year)?),
            "21" => once(ai, &mut self.serial, value.to_owned()),
            "30" | "37" => once(ai, &mut self.count, fields::count(ai, value)?),
            weight if weight.starts_with("310") => once(ai, &mut self.weight, fields::weight(ai, value)?),
            price if price.starts_with("392") => once(ai, &mut self.price, fields::price(ai, value)?),
            price if price.starts_with("393") && value.starts_with(fields::DONG) => {
                let amount = value.strip_prefix(fields::DONG).unwrap_or_default();
                once(ai, &mut self.price, fields::price(ai, amount)?)
            }
            _ => {
                self.others.push((ai.to_owned(), value.to_owned()));
                Ok(())
            }
        }
    }
}

fn once<T: PartialEq>(ai: &str, slot: &mut Option<T>, value: T) -> Result<(), Gs1Error> {
    if slot.as_ref().is_some_and(|told| *told != value) {
        return Err(Gs1Error::Twice { ai: ai.to_owned() });
    }
    *slot = Some(value);
    Ok(())
}

fn unknown(at: &str) -> Gs1Error {
    Gs1Error::UnknownIdentifier { at: at.chars().take(4).collect() }
}

/// Writes the separator where a scanner was set to send something else that no field can hold.
fn separated(text: &str) -> Cow<'_, str> {
    const WORDS: [&str; 4] = ["<GS>", "{GS}", "<FNC1>", "[FNC1]"];
    let is_other = |c: char| matches!(c, '|' | '~' | '^' | '#' | '@' | '\u{241d}' | '\u{e8}');
    if !text.contains(is_other) && !WORDS.iter().any(|w| text.contains(w)) {
        return Cow::Borrowed(text);
    }
    let mut out = text.to_owned();
    for word in WORDS {
        out = out.replace(word, "\u{1d}");
    }
    Cow::Owned(out.replace(is_other, "\u{1d}").trim_matches(SEPARATOR).to_owned())
}

/// Finds where the next `(17)` begins: a bracket may also be part of a lot.
fn next_bracket(body: &str) -> Option<usize> {
    body.match_indices('(').map(|(at, _)| at).find(|at| {
        let inner = body.get(at.saturating_add(1)..).unwrap_or_default();
        inner.split_once(')').is_some_and(|(ai, _)| identifier_of(ai).is_some_and(|(known, _)| known == ai))
    })
}

/// Returns whether the text opens with the number of goods and an identifier, the number of their pallet before it
/// or not: the shape of an element string.
pub fn looks_like_elements(text: &str) -> bool {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let pallet = text.strip_prefix("00").and_then(|rest| rest.split_at_checked(18)).filter(|(sscc, _)| digits(sscc));
    let goods = pallet.map_or(text, |(_, rest)| rest.trim_start_matches(SEPARATOR));
    let opens = |ai: &str| goods.strip_prefix(ai).and_then(|rest| rest.get(..14)).is_some_and(digits);
    let bracketed = |ai: &str| text.strip_prefix(ai).is_some_and(|rest| !rest.is_empty());
    opens("01") || opens("02") || bracketed("(01)") || bracketed("(02)")
}

#[cfg(test)]
mod tests;
