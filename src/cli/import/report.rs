//! A preview for people: columns, counts, changes, reasons.

use std::io::Write;

use crate::cli::CliError;
use crate::domain::sheet::{Column, PreviewRow, SheetPreview, StockChoice, Verdict, letters};

/// How many changed rows are shown; `--json` shows all.
const CHANGED_MAX: usize = 40;
/// How many rows that are no goods are shown.
const PASSED_MAX: usize = 20;

pub(super) fn preview(shown: &SheetPreview) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "Cột · columns:")?;
    for column in &shown.columns {
        writeln!(out, "  {}", line(column))?;
    }
    rivals(&mut out, shown)?;
    for w in &shown.warnings {
        writeln!(
            out,
            "  ! {}{} ({})",
            w.row.map_or_else(String::new, |r| format!("dòng {r}: ")),
            w.told.vi,
            w.told.en
        )?;
    }
    passed(&mut out, shown)?;
    changed(&mut out, shown)?;
    for r in &shown.refused {
        writeln!(out, "  ✗ dòng {}, cột {} [{}]: {} ({})", r.row, r.column, r.value, r.reason.vi, r.reason.en)?;
    }
    let c = shown.counts;
    let (new, changed, unchanged, refused) = (c.new, c.changed, c.unchanged, c.refused);
    writeln!(out, "{new} mới, {changed} đổi, {unchanged} giữ nguyên, {refused} dòng chưa đúng.")?;
    writeln!(out, "  ({new} new, {changed} changed, {unchanged} unchanged, {refused} refused)")?;
    if c.stock > 0 {
        let how = "--opening-stock --counted-with \"…\"";
        writeln!(out, "{} dòng có số tồn: chưa nhập – {how} ghi thành tồn đầu.", c.stock)?;
        writeln!(out, "  (rows with a stock figure, which is not taken: {}; {how} takes it on)", c.stock)?;
    }
    opening(&mut out, shown)?;
    Ok(())
}

/// The columns of which somebody has to choose, and how.
fn rivals(out: &mut impl Write, shown: &SheetPreview) -> Result<(), CliError> {
    for rivals in shown.rivals() {
        let how = |at: &usize| format!("--map \"{}={}\"", letters(*at), rivals.field.code());
        let (told, how): (_, Vec<String>) = (rivals.told(&shown.columns), rivals.columns.iter().map(how).collect());
        writeln!(out, "  ? {} – {}", told.vi, how.join(" hoặc "))?;
        writeln!(out, "    ({}: {})", told.en, how.join(" or "))?;
    }
    Ok(())
}

/// What would be taken on, producer by producer.
fn opening(out: &mut impl Write, shown: &SheetPreview) -> Result<(), CliError> {
    if shown.choices.stock == StockChoice::Aside {
        return Ok(());
    }
    writeln!(out, "Tồn đầu · opening stock:")?;
    for d in &shown.opening {
        match &d.taken_before {
            Some(document) => {
                let name = &d.producer_name;
                writeln!(out, "  = {name}: đã ghi ở {document}, để nguyên (already in {document}; left as it is)")?;
            }
            None => writeln!(out, "  + {}: {} dòng · {}", d.producer_name, d.lines.len(), d.quantities())?,
        }
    }
    if shown.opening.is_empty() && shown.refused.is_empty() {
        writeln!(out, "  không có dòng nào có số lượng – --map \"Cột=stock_quantity\" (no row has a quantity)")?;
    }
    Ok(())
}

/// What one column was taken for, and how sure that is.
fn line(column: &Column) -> String {
    let head = if column.header.is_empty() { "(không tên)" } else { &column.header };
    match (column.field, column.rival, column.aside) {
        (Some(field), _, _) => {
            let why = column.why.map_or("", |w| w.names().0);
            format!("{head} → {} ({why})", field.code())
        }
        (None, Some(field), _) => format!("{head} → ? {}", field.code()),
        (None, None, Some(aside)) => format!("{head} → không nhập: {} ({})", aside.why().0, aside.why().1),
        (None, None, None) => format!("{head} → (bỏ qua · ignored)"),
    }
}

fn passed(out: &mut impl Write, shown: &SheetPreview) -> Result<(), CliError> {
    for p in shown.passed.iter().take(PASSED_MAX) {
        writeln!(out, "  – dòng {} [{}]: {} ({})", p.row, p.value, p.told.vi, p.told.en)?;
    }
    more(out, shown.passed.len(), PASSED_MAX)
}

fn changed(out: &mut impl Write, shown: &SheetPreview) -> Result<(), CliError> {
    let all = || shown.rows.iter().filter(|r| matches!(r.verdict, Verdict::Changed(_)));
    for row in all().take(CHANGED_MAX) {
        writeln!(out, "  ± {}", change(row))?;
    }
    more(out, all().count(), CHANGED_MAX)
}

fn change(row: &PreviewRow) -> String {
    let Verdict::Changed(changes) = &row.verdict else { return String::new() };
    let each: Vec<String> =
        changes.iter().map(|c| format!("{} [{}] → [{}]", c.field.names().0, c.old, c.new)).collect();
    format!("dòng {}, {} {}: {}", row.row, row.goods.sku, row.goods.name, each.join("; "))
}

fn more(out: &mut impl Write, all: usize, shown: usize) -> Result<(), CliError> {
    if all > shown {
        writeln!(out, "  … thêm {} dòng (--json cho xem hết · --json shows all)", all - shown)?;
    }
    Ok(())
}

/// Says which rows are left out of an import that skips them.
pub(super) fn left(shown: &SheetPreview) -> Option<String> {
    let mut rows: Vec<u32> = shown.refused.iter().map(|r| r.row).collect();
    rows.dedup();
    if rows.is_empty() {
        return None;
    }
    let some: Vec<String> = rows.iter().take(50).map(u32::to_string).collect();
    let etc = if rows.len() > 50 { " …" } else { "" };
    let list = some.join(", ");
    Some(format!("Để lại {} dòng chưa đúng: {list}{etc}\n  (rows left out: {})", rows.len(), rows.len()))
}
