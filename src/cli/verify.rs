//! `ocop verify` and `ocop rebuild`: the proof, and the views made anew.

use std::io::{IsTerminal, Write};

use super::{CliError, Place, both};
use crate::runtime::Desk;
use crate::store::ReadOnly;
use crate::store::verify::{Finding, Verified};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// In ra JSON · print JSON.
    #[arg(long)]
    json: bool,
}

/// How many entries between two words of progress.
const STEP: u64 = 10_000;

pub(super) fn verify(place: &Place, args: &Args) -> Result<(), CliError> {
    let ledger = ReadOnly::open_unread(&place.home.ledger())?;
    let show = std::io::stderr().is_terminal();
    let mut progress = |n: u64| {
        if show && n.is_multiple_of(STEP) {
            eprint!("\r  {n} …");
            let _ = std::io::stderr().flush();
        }
    };
    let result = crate::store::verify::verify(&ledger, &mut progress)?;
    if show {
        eprint!("\r\x1b[K");
    }
    match result {
        Ok(done) => good(&done, args.json),
        Err(finding) => Err(bad(&finding, args.json)),
    }
}

fn good(done: &Verified, json: bool) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    if json {
        writeln!(out, r#"{{"ok":true,"entries":{},"rows":{}}}"#, done.entries, done.rows)?;
    } else {
        writeln!(out, "Sổ đúng: {} mục liền chuỗi, {} dòng khớp khi phát lại.", done.entries, done.rows)?;
        writeln!(out, "  (sound: {} entries in one chain, {} rows equal on replay)", done.entries, done.rows)?;
    }
    Ok(())
}

fn bad(finding: &Finding, json: bool) -> CliError {
    let (seq, vi, en) = told(finding);
    if json {
        let line = serde_json::json!({ "ok": false, "seq": seq, "failed": en, "say": vi });
        println!("{line}");
        return CliError::Status(3);
    }
    CliError::Fault(both(&vi, &en))
}

fn told(finding: &Finding) -> (Option<i64>, String, String) {
    match finding {
        Finding::Entry(bad) => (
            Some(bad.seq),
            format!("mục {} sai: {} – khôi phục bản sao lưu, giữ lại tệp này", bad.seq, bad.why.0),
            format!("entry {} is wrong: {}; restore a backup and keep this file", bad.seq, bad.why.1),
        ),
        Finding::Replay { seq, why } => (
            Some(*seq),
            format!("mục {seq} không phát lại được: {}", why.0),
            format!("entry {seq} cannot be replayed: {}", why.1),
        ),
        Finding::View { table, stored, replayed } => {
            let none = || "-".to_owned();
            let (a, b) = (stored.clone().unwrap_or_else(none), replayed.clone().unwrap_or_else(none));
            (
                None,
                format!("bảng {table} khác sổ: đang ghi [{a}], sổ nói [{b}] – chạy `ocop rebuild`"),
                format!("table {table} differs from the journal: stored [{a}], replayed [{b}]; run `ocop rebuild`"),
            )
        }
        Finding::Identity { what } => (None, what.0.to_owned(), what.1.to_owned()),
        Finding::File(why) => (
            None,
            format!("tệp sổ bị hỏng: {why} – khôi phục bản sao lưu, giữ lại tệp này"),
            format!("the ledger file is damaged: {why}; restore a backup and keep this file"),
        ),
    }
}

pub(super) fn rebuild(place: &Place) -> Result<(), CliError> {
    let mut desk = Desk::open(&place.home, place.config.clone())?;
    let entries = desk.ledger.rebuild()?;
    println!("Đã dựng lại từ {entries} mục.\n  (rebuilt from {entries} entries)");
    Ok(())
}
