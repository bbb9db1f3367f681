//! Codes for goods and producers that nobody gave one: short, ASCII, the same on every reading.

use sha2::{Digest, Sha256};

use super::text::{clean, fold};

/// Derives a code for goods from their producer, name and pack (`MOHN-T6928X3`).
pub fn sku_code(producer: &str, name: &str, pack: &str) -> String {
    derive("sku", name, &[producer, name, pack])
}

/// Derives a code for a producer from its name (`HOX-NP8BZ0F`).
pub fn producer_code(name: &str) -> String {
    derive("producer", name, &[name])
}

/// Crockford's alphabet: no I, L, O, U to be misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The initials say what it is; the hash of the whole keeps "dứa" and "dừa" apart.
fn derive(purpose: &str, name: &str, parts: &[&str]) -> String {
    let mut code: String =
        fold(name).split(|c: char| !c.is_ascii_alphanumeric()).filter_map(|w| w.chars().next()).take(4).collect();
    code.make_ascii_uppercase();
    if code.is_empty() {
        code.push('X');
    }
    let mut hash = Sha256::new();
    hash.update(purpose);
    for part in parts {
        hash.update(b"\n");
        hash.update(clean(part).to_lowercase());
    }
    code.push('-');
    let mut bits = hash.finalize().iter().take(5).fold(0u64, |n, b| (n << 8) | u64::from(*b));
    for _ in 0..7 {
        let digit = usize::try_from(bits & 31).ok().and_then(|at| ALPHABET.get(at));
        code.push(char::from(digit.copied().unwrap_or(b'0')));
        bits >>= 5;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn the_code_never_changes() {
        assert_eq!(sku_code("HTX Ong Xanh", "Mật ong hoa nhãn", "500 ml"), SKU);
        let nfd: String = "  MẬT ONG  hoa nhãn ".nfd().collect();
        assert_eq!(sku_code("HTX Ong Xanh", &nfd, "500 ml"), SKU, "case, spaces and decomposition do not count");
        assert_eq!(producer_code("HTX Ong Xanh"), PRODUCER);
    }

    const SKU: &str = "MOHN-T6928X3";
    const PRODUCER: &str = "HOX-NP8BZ0F";

    #[test]
    fn marks_packs_and_producers_keep_codes_apart() {
        let codes = [("A", "Bánh dứa", ""), ("A", "Bánh dừa", ""), ("B", "Bánh dừa", ""), ("A", "Bánh dừa", "200 g")]
            .map(|(p, n, k)| sku_code(p, n, k));
        let distinct: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(distinct.len(), 4);
        assert!(codes.iter().all(|c| c.is_ascii() && c.len() <= 12));
    }
}
