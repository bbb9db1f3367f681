//! A promised page becomes bytes: the same bytes however often it is made.

use crate::config::{Config, LabelRoll};
use crate::domain::label::Label;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::outbox::PrintDoc;
use crate::domain::query::When;
use crate::paper::{self, Block, PdfPage, WidthDots};
use crate::queries::{documents, inspection_paper, labels, slips};
use crate::store::{Fault, Reader};

/// What is sent for a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The bytes for the printer.
    pub bytes: Vec<u8>,
    /// The same for the screen; empty for the drawer.
    pub lines: Vec<String>,
}

/// A paper as a PDF file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfFile {
    /// What it may be called, without an ending.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What a page shows, before it has a shape.
enum Shown {
    Pulse,
    Paper(Vec<Block>),
    Labels(Vec<Label>),
}

/// Makes the bytes of a promised page; none when what it shows is gone.
pub fn page(
    reader: Reader<'_>,
    doc: &PrintDoc,
    config: &Config,
    lang: Lang,
    now: Moment,
) -> Result<Option<Page>, Fault> {
    let shown = shown(reader, doc, config, lang, now)?;
    Ok(shown.map(|shown| match shown {
        Shown::Pulse => Page { bytes: paper::drawer_pulse().to_vec(), lines: Vec::new() },
        Shown::Paper(blocks) => laid_out(&blocks, config),
        Shown::Labels(labels) => on_the_roll(&labels, config, lang),
    }))
}

fn shown(reader: Reader<'_>, doc: &PrintDoc, config: &Config, lang: Lang, now: Moment) -> Result<Option<Shown>, Fault> {
    let blocks = match doc {
        PrintDoc::Drawer => return Ok(Some(Shown::Pulse)),
        PrintDoc::Receipt { receipt, copy } => {
            slips::receipt(reader, receipt, *copy, lang)?.map(|s| paper::receipt(&s, lang))
        }
        PrintDoc::Draft { draft, staff, at_ms } => {
            slips::draft(reader, draft, staff, Moment { at_ms: *at_ms, ..now })?.map(|s| paper::receipt(&s, lang))
        }
        PrintDoc::Shift { shift } => slips::shift(reader, *shift, lang)?.map(|s| paper::shift_report(&s, lang)),
        PrintDoc::Document { number, copy, leaf } => {
            documents::document(reader, number, *copy, *leaf, lang)?.map(|d| paper::goods_paper(&d, lang))
        }
        PrintDoc::Inspection { product, as_of } => {
            let when = as_of.map_or(When::Now(now), When::EndOf);
            inspection_paper::paper(reader, product, when, now, lang)?.map(|d| paper::goods_paper(&d, lang))
        }
        PrintDoc::Labels { seq } => {
            let labels = labels::labels(reader, *seq)?;
            return Ok((!labels.is_empty()).then_some(Shown::Labels(labels)));
        }
        PrintDoc::TestPage => {
            let target = format!("{:?}", config.printer.target);
            let page = slips::test_page(reader, now, &target, config.printer.line_dots())?;
            Some(paper::test_page(&page, lang))
        }
    };
    Ok(blocks.map(Shown::Paper))
}

fn width(config: &Config) -> WidthDots {
    WidthDots::new(config.printer.line_dots()).unwrap_or(WidthDots::MM80)
}

fn laid_out(blocks: &[Block], config: &Config) -> Page {
    let dots = width(config);
    let columns = dots.columns();
    let bytes = if config.printer.text_fallback {
        paper::text_bytes(blocks, columns)
    } else {
        paper::escpos_bytes(&paper::raster(blocks, dots))
    };
    Page { bytes, lines: paper::preview(blocks, columns) }
}

/// Lays labels out for what is in the printer; on stickers they are pictures, never cut apart.
fn on_the_roll(labels: &[Label], config: &Config, lang: Lang) -> Page {
    let page = laid_out(&paper::label_blocks(labels, lang), config);
    match config.label.roll {
        LabelRoll::Sticker(size) if !config.printer.text_fallback => {
            let roll = paper::stickers(labels, size, config.label.gap_mm.get(), width(config), lang);
            Page { bytes: paper::sticker_bytes(&roll), ..page }
        }
        LabelRoll::Sticker(_) | LabelRoll::Paper => page,
    }
}

/// Makes a PDF of a paper; none when what it shows is gone or is no paper.
pub fn pdf(
    reader: Reader<'_>,
    doc: &PrintDoc,
    config: &Config,
    lang: Lang,
    now: Moment,
) -> Result<Option<PdfFile>, Fault> {
    let (name, page) = match doc {
        PrintDoc::Drawer => return Ok(None),
        PrintDoc::Receipt { receipt, .. } => (receipt.clone(), PdfPage::Strip),
        PrintDoc::Draft { draft, .. } => (draft.ticket.clone(), PdfPage::Strip),
        PrintDoc::Shift { shift } => (format!("{}-{shift}", lang.pick("ca", "shift")), PdfPage::Strip),
        PrintDoc::Document { number, .. } => (number.clone(), PdfPage::A4),
        PrintDoc::Inspection { product, .. } => {
            (format!("{}-{product}", lang.pick("kiem-tra", "inspection")), PdfPage::A4)
        }
        PrintDoc::Labels { seq } => (format!("{}-{seq}", lang.pick("nhan", "labels")), PdfPage::A4),
        PrintDoc::TestPage => (lang.pick("in-thu", "test").to_owned(), PdfPage::Strip),
    };
    let bytes = match shown(reader, doc, config, lang, now)? {
        None | Some(Shown::Pulse) => return Ok(None),
        Some(Shown::Paper(blocks)) => paper::pdf(&blocks, page, &name, lang),
        Some(Shown::Labels(labels)) => paper::sticker_sheets(&labels, &config.label.sheet.0, &name, lang),
    };
    Ok(Some(PdfFile { name, bytes }))
}
