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
        let code = Barcode::parse(part).map_err(|why| (part.to_owned(), why))?;
        if !codes.iter().any(|c| c.same_as(&code)) {
            codes.push(code);
        }
    }
    Ok(codes)
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
        assert_eq!(read("8 934588 593021"), Err(BarcodeError::TooShort));
    }

    #[test]
    fn one_wrong_code_is_the_reason() {
        assert_eq!(read("8.93E+12"), Err(BarcodeError::Destroyed));
        assert_eq!(read("8,93E+12"), Err(BarcodeError::Destroyed));
        assert_eq!(read("OC-001;8934588593021"), Err(BarcodeError::CheckDigit { expected: '4' }));
    }
}
