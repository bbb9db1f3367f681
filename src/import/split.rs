//! Several bar codes in one cell.

use crate::domain::barcode::{Barcode, BarcodeError, BarcodeKind};

/// Splits a cell into bar codes (space, `;`, `|`, `,`), none twice; or tells which one is wrong and why.
pub fn barcodes(text: &str) -> Result<Vec<Barcode>, (String, BarcodeError)> {
    if let Some(code) = printed_in_groups(text) {
        return Ok(vec![code]);
    }
    // A comma may be part of a destroyed number, so it is looked at before the cell is split.
    if Barcode::parse(text) == Err(BarcodeError::Destroyed) {
        return Err((text.to_owned(), BarcodeError::Destroyed));
    }
    let mut codes: Vec<Barcode> = Vec::new();
    for part in text.split([' ', ';', '|', ',']).filter(|p| !p.is_empty()) {
        let code = Barcode::parse(whole(part)).map_err(|why| mistyped(text).unwrap_or((part.to_owned(), why)))?;
        if !codes.iter().any(|c| c.same_as(&code)) {
            codes.push(code);
        }
    }
    Ok(codes)
}

/// Takes off what a program put around a code: `'8934588593024`, `8934588593024.0`.
fn whole(part: &str) -> &str {
    let part = part.strip_prefix(['\'', '’']).unwrap_or(part);
    match part.strip_suffix(".0") {
        Some(digits) if digits.len() >= 8 && digits.bytes().all(|b| b.is_ascii_digit()) => digits,
        _ => part,
    }
}

/// The reason of a number with its printed gaps that is wrong as a whole.
fn mistyped(text: &str) -> Option<(String, BarcodeError)> {
    let joined: String = text.split(' ').collect();
    let why = Barcode::parse(&joined).err().filter(|why| matches!(why, BarcodeError::CheckDigit { .. }))?;
    Some((joined, why))
}

/// One number copied with the gaps it is printed with: `8 934588 593024`.
fn printed_in_groups(text: &str) -> Option<Barcode> {
    if !text.contains(' ') || !text.chars().all(|c| c.is_ascii_digit() || c == ' ') {
        return None;
    }
    let parts_are_codes = text.split(' ').any(|p| p.len() >= 8);
    let joined: String = text.split(' ').collect();
    let code = Barcode::parse(&joined).ok()?;
    (!parts_are_codes && code.gtin14().is_some() && code.kind() == BarcodeKind::Gtin).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, BarcodeError> {
        barcodes(text).map(|c| c.iter().map(ToString::to_string).collect()).map_err(|(_, why)| why)
    }

    #[test]
    fn one_cell_may_hold_several_codes() {
        for text in ["8934588593024;OC-001", "8934588593024 | oc-001", "8934588593024 OC-001 08934588593024"] {
            assert_eq!(read(text), Ok(vec!["8934588593024".into(), "OC-001".into()]), "{text}");
        }
        assert_eq!(read(""), Ok(vec![]));
    }

    #[test]
    fn a_number_copied_with_its_printed_gaps_is_one_code() {
        assert_eq!(read("8 934588 593024"), Ok(vec!["8934588593024".into()]));
        assert_eq!(read("8 934588 593021"), Err(BarcodeError::CheckDigit { expected: '4' }));
    }

    #[test]
    fn a_code_that_was_taken_for_a_number_is_a_code_again() {
        assert_eq!(read("'8934588593024"), Ok(vec!["8934588593024".into()]));
        assert_eq!(read("8934588593024.0"), Ok(vec!["8934588593024".into()]));
        assert_eq!(read("8934588593021.0"), read("8934588593021"), "a wrong check digit stays wrong");
        assert!(read("8934588593021.0").is_err());
        assert_eq!(read("OC-1.0"), Ok(vec!["OC-1.0".into()]));
    }

    #[test]
    fn one_wrong_code_is_the_reason() {
        assert_eq!(read("8.93E+12"), Err(BarcodeError::Destroyed));
        assert_eq!(read("8,93E+12"), Err(BarcodeError::Destroyed));
        assert_eq!(read("OC-001;8934588593021"), Err(BarcodeError::CheckDigit { expected: '4' }));
    }
}
