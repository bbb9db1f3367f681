//! A promised page becomes bytes: the same bytes however often it is made.

use crate::config::PrinterConfig;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::outbox::PrintDoc;
use crate::paper::{self, Block, WidthDots};
use crate::queries::slips;
use crate::store::{Fault, Reader};

/// What is sent for a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The bytes for the printer.
    pub bytes: Vec<u8>,
    /// The same for the screen; empty for the drawer.
    pub lines: Vec<String>,
}

/// Makes the bytes of a promised page; none when what it shows is gone.
pub fn page(
    reader: Reader<'_>,
    doc: &PrintDoc,
    printer: &PrinterConfig,
    lang: Lang,
    now: Moment,
) -> Result<Option<Page>, Fault> {
    let blocks = match doc {
        PrintDoc::Drawer => return Ok(Some(Page { bytes: paper::drawer_pulse().to_vec(), lines: Vec::new() })),
        PrintDoc::Receipt { receipt, copy } => {
            slips::receipt(reader, receipt, *copy, lang)?.map(|s| paper::receipt(&s, lang))
        }
        PrintDoc::Draft { draft, staff, at_ms } => {
            slips::draft(reader, draft, staff, Moment { at_ms: *at_ms, ..now })?.map(|s| paper::receipt(&s, lang))
        }
        PrintDoc::Shift { shift } => slips::shift(reader, *shift, lang)?.map(|s| paper::shift_report(&s, lang)),
        PrintDoc::TestPage => {
            let target = format!("{:?}", printer.target);
            let page = slips::test_page(reader, now, &target, printer.line_dots())?;
            Some(paper::test_page(&page, lang))
        }
    };
    Ok(blocks.map(|b| laid_out(&b, printer)))
}

fn laid_out(blocks: &[Block], printer: &PrinterConfig) -> Page {
    let dots = WidthDots::new(printer.line_dots()).unwrap_or(WidthDots::MM80);
    let columns = dots.columns();
    let bytes = if printer.text_fallback {
        paper::text_bytes(blocks, columns)
    } else {
        paper::escpos_bytes(&paper::raster(blocks, dots))
    };
    Page { bytes, lines: paper::preview(blocks, columns) }
}
