//! `ocop demo`: the till on a practice ledger, filled, signed in, shift open; nothing to set up.

use std::io::Write;

use super::{CliError, Place, both};
use crate::domain::sheet::SheetChoices;
use crate::import::{against, read_sheet};
use crate::runtime::{self, Desk};

/// Opens the demo's ledger, made new when there is none; a real ledger is refused.
pub(super) fn desk(place: &Place) -> Result<Desk, CliError> {
    let mut desk =
        if place.home.ledger().exists() { Desk::open(&place.home, place.config.clone())? } else { fill(place)? };
    if !desk.ledger.is_practice() {
        let vi = format!("{} là sổ thật – `ocop demo` chỉ mở sổ tập", place.home.dir().display());
        let en = format!("{} is a real ledger; `ocop demo` opens practice ledgers only", place.home.dir().display());
        return Err(CliError::Refused(both(&vi, &en)));
    }
    runtime::open_today(&mut desk)?;
    Ok(desk)
}

fn fill(place: &Place) -> Result<Desk, CliError> {
    let fault = |f: crate::import::SheetFault| {
        let told = f.told();
        CliError::Fault(both(&told.vi, &told.en))
    };
    let told = "Đang tạo sổ tập với danh mục mẫu … (making a practice ledger with the sample catalogue)";
    let _ = writeln!(std::io::stderr(), "{told}");
    let sheet = read_sheet(runtime::SAMPLE).map_err(fault)?;
    let shown = runtime::preview_sheet(None, &sheet, "", &SheetChoices::default())?.map_err(fault)?;
    Ok(runtime::create_practice(&place.home, place.config.clone(), against::rows(shown))?)
}
