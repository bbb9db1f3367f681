//! Names of the banks behind the six digits; a list of facts, updated with the program.

use super::BankBin;

const LIST: &str = include_str!("../../../assets/banks/bank_bins.csv");

struct Row {
    bin: &'static str,
    code: &'static str,
    name: &'static str,
    renamed: bool,
}

fn rows() -> impl Iterator<Item = Row> {
    LIST.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (bin, code, short, long) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let renamed = cells.nth(1) == Some("1");
        Some(Row { bin, code, name: if short.is_empty() { long } else { short }, renamed })
    })
}

/// Returns the short name of a bank, today's when it was renamed.
pub fn bank(bin: &BankBin) -> Option<&'static str> {
    let of = |renamed: bool| rows().find(|r| r.bin == bin.as_str() && r.renamed == renamed);
    of(false).or_else(|| of(true)).map(|r| r.name)
}

/// Finds a bank by its code or short name (`VCB`, `Vietcombank`), in any case.
pub fn bank_by_code(text: &str) -> Option<(BankBin, &'static str)> {
    let wanted = text.trim();
    let row = rows()
        .find(|r| !wanted.is_empty() && (r.code.eq_ignore_ascii_case(wanted) || r.name.eq_ignore_ascii_case(wanted)))?;
    let bin = BankBin::new(row.bin).ok()?;
    let name = bank(&bin)?;
    Some((bin, name))
}
