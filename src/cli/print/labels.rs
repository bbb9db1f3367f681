//! Labels from the command line: named packs, named lots, or all that changed.

use std::path::PathBuf;

use super::pdf::Half;
use crate::cli::who::Who;
use crate::cli::{CliError, Place, both, open_desk};
use crate::domain::command::{Command, PrintLabels};
use crate::domain::ids::{LotId, SkuCode};
use crate::domain::label::{LabelKind, LabelPaper};
use crate::domain::outbox::PrintDoc;
use crate::domain::outcome::Outcome;
use crate::domain::refusal::{GoodsRefusal, PaperRefusal, Refusal};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Mã hàng cần in nhãn giá · the packs.
    skus: Vec<String>,
    /// Mọi nhãn giá chưa in, hoặc giá hay sao đã đổi từ lần in trước · every label that is missing or no longer true.
    #[arg(long, conflicts_with_all = ["skus", "lots"])]
    changed: bool,
    /// Mã lô cần in nhãn lô · the lots.
    #[arg(long = "lot", value_name = "LOT", conflicts_with = "skus")]
    lots: Vec<String>,
    /// Số bản mỗi nhãn · how many of each.
    #[arg(long, default_value_t = 1)]
    copies: u32,
    /// Ghi thành tờ nhãn A4 (PDF) thay vì in ra cuộn · write sheets of A4 as PDF instead.
    #[arg(long, value_name = "FILE")]
    pub(super) pdf: Option<PathBuf>,
}

impl Args {
    /// Puts what was asked into a command.
    pub(super) fn command(&self, to: LabelPaper) -> Result<PrintLabels, CliError> {
        let sku = |s: &String| SkuCode::new(s).map_err(|_| Refusal::UnknownSku { sku: s.clone() });
        let lot = |l: &String| LotId::new(l).map_err(|_| GoodsRefusal::UnknownLot { lot: l.clone() });
        Ok(PrintLabels {
            kind: if self.lots.is_empty() { LabelKind::Shelf } else { LabelKind::Lot },
            skus: self.skus.iter().map(sku).collect::<Result<_, _>>()?,
            lots: self.lots.iter().map(lot).collect::<Result<_, _>>()?,
            changed: self.changed,
            copies: Some(self.copies),
            to,
        })
    }
}

/// Writes labels as sheets of A4, and writes down that they were printed.
pub(super) fn sheets(place: &Place, args: &Args, who: &Who) -> Result<(), CliError> {
    let command = Command::PrintLabels(args.command(LabelPaper::Sheet)?);
    let Some(path) = &args.pdf else { return Ok(()) };
    let mut desk = open_desk(&place.home, place.config.clone())?;
    let actor = who.sign_in(&mut desk)?;
    let half = Half::beside(path)?;
    let outcome = desk.run(&actor, command)?;
    if let Outcome::LabelsPrinted { seq, .. } = outcome {
        half.fill(place, desk.ledger.reader(), &PrintDoc::Labels { seq }, || PaperRefusal::NoLabels.into())?;
    }
    tell_left(&outcome)
}

/// Says that one job did not print all that is due.
pub(super) fn tell_left(outcome: &Outcome) -> Result<(), CliError> {
    if let Outcome::LabelsPrinted { left: left @ 1.., .. } = outcome {
        let vi = format!("còn {left} mặt hàng chưa in nhãn – chạy lệnh này lần nữa");
        say!("{}", both(&vi, &format!("packs left: {left}; run this once more")));
    }
    Ok(())
}
