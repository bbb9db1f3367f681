//! The price of a kilogram or a litre, read from the pack as printed.
//!
//! Nothing is guessed: a pack that names no weight or volume, or two that disagree, has no unit price.

use rust_decimal::Decimal;

use super::money::Money;

/// What a unit price is per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    /// A kilogram.
    Kilogram,
    /// A litre.
    Litre,
}

impl Per {
    /// Returns the sign of the unit, as it stands after a price.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Kilogram => "kg",
            Self::Litre => "lít",
        }
    }
}

/// How units are written: the word, what it counts, thousandths of a kilogram or litre in one.
const UNITS: &[(&str, Per, Decimal)] = &[
    ("kg", Per::Kilogram, Decimal::ONE_THOUSAND),
    ("kilogram", Per::Kilogram, Decimal::ONE_THOUSAND),
    ("gram", Per::Kilogram, Decimal::ONE),
    ("gam", Per::Kilogram, Decimal::ONE),
    ("gr", Per::Kilogram, Decimal::ONE),
    ("g", Per::Kilogram, Decimal::ONE),
    ("ml", Per::Litre, Decimal::ONE),
    ("cl", Per::Litre, Decimal::TEN),
    ("lít", Per::Litre, Decimal::ONE_THOUSAND),
    ("lit", Per::Litre, Decimal::ONE_THOUSAND),
    ("l", Per::Litre, Decimal::ONE_THOUSAND),
];

/// The most a pack holds, 100 kg; beyond it a point was read as thousands that was none (`1.500 kg`).
const PACK_MAX: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// A piece of a pack's text.
#[derive(Debug, Clone, PartialEq)]
enum Piece<'a> {
    Figure(Decimal),
    Word(&'a str),
    Times,
    Range,
}

/// Returns what the pack holds in thousandths of a kilogram or litre.
pub fn content(pack: &str) -> Option<(Decimal, Per)> {
    let unit = |word: &str| UNITS.iter().find(|unit| unit.0 == word).map(|(_, per, each)| (*each, *per));
    held(pack, unit).filter(|(total, _)| *total <= PACK_MAX)
}

/// Returns how many of another unit the pack says it holds: `thùng 24 chai` holds 24 of `chai`.
pub fn counted(pack: &str, unit: &str) -> Option<Decimal> {
    let unit = unit.to_lowercase();
    held(pack, |word| (word == unit).then_some((Decimal::ONE, ()))).map(|(count, ())| count)
}

/// Sums what a pack's text says it holds of units; none where it names none, a range, or two that disagree.
fn held<K: Copy + PartialEq>(pack: &str, unit: impl Fn(&str) -> Option<(Decimal, K)>) -> Option<(Decimal, K)> {
    let pack = pack.to_lowercase();
    let pieces = pieces(&pack);
    if pieces.contains(&Piece::Range) {
        return None;
    }
    let mut found: Option<(Decimal, K)> = None;
    for (i, pair) in pieces.windows(2).enumerate() {
        let [Piece::Figure(figure), Piece::Word(word)] = pair else { continue };
        let Some((each, kind)) = unit(word) else { continue };
        let one = figure.checked_mul(each)?;
        let total = one.checked_mul(times_before(&pieces, i).checked_mul(times_after(&pieces, i.checked_add(2)?))?)?;
        if found.is_some_and(|f| f != (total, kind)) {
            return None;
        }
        found = Some((total, kind));
    }
    found.filter(|(total, _)| *total > Decimal::ZERO)
}

/// Returns the price of one kilogram or litre; none where the pack does not tell.
pub fn unit_price(price: Money, pack: &str) -> Option<(Money, Per)> {
    let (total, per) = content(pack)?;
    price.ratio(Decimal::ONE_THOUSAND, total).ok().map(|p| (p, per))
}

/// Reads `6 hũ ×` in front of a figure.
fn times_before(pieces: &[Piece<'_>], at: usize) -> Decimal {
    let before = pieces.get(..at).unwrap_or_default();
    match before {
        [.., Piece::Figure(n), Piece::Times] => *n,
        [.., Piece::Figure(n), Piece::Word(word), Piece::Times] if !UNITS.iter().any(|u| u.0 == *word) => *n,
        _ => Decimal::ONE,
    }
}

/// Reads `× 6` behind a unit.
fn times_after(pieces: &[Piece<'_>], at: usize) -> Decimal {
    match pieces.get(at..).unwrap_or_default() {
        // `250 g × 2 hũ`, but not `20 g × 10 g`.
        [Piece::Times, Piece::Figure(_), Piece::Word(word), ..] if UNITS.iter().any(|u| u.0 == *word) => Decimal::ONE,
        [Piece::Times, Piece::Figure(n), ..] => *n,
        _ => Decimal::ONE,
    }
}

/// Cuts a text into figures, words and signs.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kind: fn(char) -> bool = if c.is_ascii_digit() {
            |c| c.is_ascii_digit() || matches!(c, '.' | ',')
        } else if c.is_alphabetic() {
            char::is_alphabetic
        } else {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                '×' | '*' => out.push(Piece::Times),
                '-' | '–' | '~' | '±' => out.push(Piece::Range),
                _ => {}
            }
            continue;
        };
        let end = rest.find(|c| !kind(c)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        if c.is_ascii_digit() {
            out.extend(figure(piece).map(Piece::Figure));
        } else if piece == "x" {
            out.push(Piece::Times);
        } else {
            out.push(Piece::Word(piece));
        }
    }
    out
}

/// Reads `1,5`, `1.5`, `500` and `1.000`: a point before three digits parts thousands.
fn figure(text: &str) -> Option<Decimal> {
    let text = text.trim_end_matches(['.', ',']);
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    match parts.as_slice() {
        [whole] => whole.parse().ok(),
        [whole, tail] if tail.len() == 3 && *whole != "0" && text.contains('.') => {
            format!("{whole}{tail}").parse().ok()
        }
        [whole, tail] => format!("{whole}.{tail}").parse().ok(),
        [..] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn per(price: i64, pack: &str) -> Option<(i64, &'static str)> {
        unit_price(Money::vnd(price), pack).map(|(p, per)| (p.get(), per.sign()))
    }

    #[test]
    fn a_pack_that_names_its_weight_or_volume_has_a_unit_price() {
        for (price, pack, told) in [
            (120_000, "500 ml", (240_000, "lít")),
            (58_000, "450 g", (128_889, "kg")),
            (58_000, "hộp 450g", (128_889, "kg")),
            (16_000, "1 kg", (16_000, "kg")),
            (90_000, "1,5 kg", (60_000, "kg")),
            (90_000, "1.5kg", (60_000, "kg")),
            (90_000, "0.750 l", (120_000, "lít")),
            (90_000, "1.000 g", (90_000, "kg")),
            (210_000, "6 hũ × 70 ml", (500_000, "lít")),
            (120_000, "hộp 12 gói x 50 g", (200_000, "kg")),
            (100_000, "250 g x 2", (200_000, "kg")),
            (92_000, "Chai 700ml 39%", (131_429, "lít")),
            (50_000, "1 lít", (50_000, "lít")),
            (50_000, "100gr", (500_000, "kg")),
        ] {
            assert_eq!(per(price, pack), Some(told), "{pack}");
        }
    }

    #[test]
    fn a_pack_that_does_not_tell_has_none() {
        for pack in [
            "",
            "1 chiếc",
            "60 viên",
            "25 túi",
            "200-250 g",
            "500 ml (450 g)",
            "0 g",
            "hộp",
            "1 kg 500 g",
            "3.4.5 g",
            "1.500 kg",
        ] {
            assert_eq!(per(100_000, pack), None, "{pack}");
        }
    }
}
