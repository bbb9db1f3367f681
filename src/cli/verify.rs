//! `ocop verify` and `ocop rebuild`: the proof, and the views made anew.

use std::io::{IsTerminal, Write};

use super::{CliError, Place, both, open_desk};
use crate::store::ReadOnly;
use crate::store::verify::{Finding, Verified, has_head};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// In ra JSON · print JSON.
    #[arg(long)]
    json: bool,
    /// Dấu sổ in trên báo cáo ca, phải có trong sổ này · the journal mark of a slip, which must be in this ledger.
    #[arg(long, value_name = "HASH16", value_parser = mark)]
    head: Option<String>,
}

/// Reads the mark of a slip: eight hexadecimal digits or more.
fn mark(text: &str) -> Result<String, String> {
    let text: String = text.split_whitespace().collect();
    let right = (8..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
    if right { Ok(text) } else { Err("8-64 số hex · hexadecimal digits".to_owned()) }
}

/// How many entries between two words of progress.
const STEP: u64 = 10_000;

pub(super) fn verify(place: &Place, args: &Args) -> Result<(), CliError> {
    let ledger = ReadOnly::open_unread(&place.home.ledger())?;
    let show = std::io::stderr().is_terminal();
    let mut progress = |n: u64| {
        if show && n.is_multiple_of(STEP) {
            let mut err = std::io::stderr().lock();
            let _ = write!(err, "\r  {n} …").and_then(|()| err.flush());
        }
    };
    let result = crate::store::verify::verify(&ledger, &mut progress)?;
    if show {
        let _ = write!(std::io::stderr(), "\r\x1b[K");
    }
    let done = match result {
        Ok(done) => done,
        Err(finding) => return bad(told(&finding), args.json),
    };
    if let Some(head) = &args.head
        && !has_head(&ledger, head)?
    {
        return bad(cut(head), args.json);
    }
    good(&done, args.json)
}

/// Says that a printed mark is nowhere in the chain.
fn cut(head: &str) -> (Option<i64>, String, String) {
    let vi = format!("dấu {head} không có trong sổ: cuối sổ đã bị cắt, hoặc giấy của sổ khác – tìm bản sao lưu có nó");
    let en = format!(
        "the mark {head} is not in this ledger: its end was cut off, or the slip is another's; look for a backup that has it"
    );
    (None, vi, en)
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

fn bad((seq, vi, en): (Option<i64>, String, String), json: bool) -> Result<(), CliError> {
    if json {
        let line = serde_json::json!({ "ok": false, "seq": seq, "failed": en, "say": vi });
        say!("{line}");
        return Err(CliError::Status(3));
    }
    Err(CliError::Fault(both(&vi, &en)))
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
        Finding::Schema { kind, name } => (
            None,
            format!("cấu trúc sổ bị đổi ở {kind} {name} – chạy `ocop rebuild`; còn báo thì khôi phục bản sao lưu"),
            format!("the ledger's structure was changed at {kind} {name}; run `ocop rebuild`, else restore a backup"),
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
    let mut desk = open_desk(&place.home, place.config.clone())?;
    let entries = desk.ledger.rebuild()?;
    say!("Đã dựng lại từ {entries} mục.\n  (rebuilt from {entries} entries)");
    Ok(())
}
