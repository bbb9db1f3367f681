//! The machine around the till: clock, zone, terminal, letters, printer.

use std::os::fd::AsFd;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use rustix::fs::{Access, access};
use rustix::termios::tcgetwinsize;

use super::{Finding, bad, good, look};
use crate::config::PrinterTarget;
use crate::devices::{Target, Timeouts, send};
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::runtime;
use crate::store::ReadOnly;

/// A clock may lag this much behind what was written last.
const SLACK_MS: i64 = 60_000;
const COLUMNS: u16 = 80;
const ROWS: u16 = 24;

/// Looks whether the clock is later than what must be past: the program's own file and the last entry.
pub(super) fn clock(now: Moment, ledger: Option<&ReadOnly>) -> Finding {
    let shown = now.local().format("%d/%m/%Y %H:%M").to_string();
    let last = ledger.and_then(|l| l.head().ok()).map_or(0, |h| h.at_ms);
    if now.at_ms.saturating_add(SLACK_MS) < last {
        let last = Moment { at_ms: last, ..now }.local().format("%d/%m/%Y %H:%M").to_string();
        let vi = format!("đồng hồ máy ({shown}) chậm hơn mục cuối của sổ ({last}) – chỉnh giờ máy");
        return bad("clock", vi, format!("the clock ({shown}) is behind the last entry ({last}); set it"));
    }
    if built().is_some_and(|built| now.at_ms < built) {
        let vi = format!("đồng hồ máy ({shown}) sớm hơn ngày làm ra chương trình – chỉnh giờ máy");
        return bad("clock", vi, format!("the clock ({shown}) is before the day this program was made; set it"));
    }
    good("clock", format!("giờ máy {shown}"), format!("the clock says {shown}"))
}

/// Returns when the program's file was written, in UTC milliseconds.
fn built() -> Option<i64> {
    let written = std::env::current_exe().and_then(std::fs::metadata).and_then(|m| m.modified()).ok()?;
    i64::try_from(written.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

/// Looks at the time zone; a machine on UTC counts as Vietnam's.
pub(super) fn zone(now: Moment) -> Finding {
    if now.offset_min == Moment::VIETNAM {
        return good("zone", "múi giờ +07:00", "time zone +07:00");
    }
    let zone = now.rfc3339().chars().skip(23).collect::<String>();
    let vi = format!("múi giờ {zone}, không phải +07:00 – chạy: timedatectl set-timezone Asia/Ho_Chi_Minh");
    look("zone", vi, format!("time zone {zone}, not +07:00; run timedatectl set-timezone Asia/Ho_Chi_Minh"))
}

/// Looks at the size of the terminal.
pub(super) fn terminal() -> Finding {
    let (out, err, inp) = (std::io::stdout(), std::io::stderr(), std::io::stdin());
    let size = [out.as_fd(), err.as_fd(), inp.as_fd()].into_iter().find_map(|fd| tcgetwinsize(fd).ok());
    let Some(size) = size else {
        return look("terminal", "không chạy trên màn hình nên chưa đo cỡ", "not on a terminal; its size is not known");
    };
    let (w, h) = (size.ws_col, size.ws_row);
    if w >= COLUMNS && h >= ROWS {
        return good("terminal", format!("màn hình {w}×{h}"), format!("terminal {w}×{h}"));
    }
    let vi = format!("màn hình {w}×{h} nhỏ hơn 80×24 – phóng to cửa sổ hoặc giảm cỡ chữ");
    bad("terminal", vi, format!("terminal {w}×{h} is smaller than 80×24; enlarge it or take a smaller font"))
}

/// Looks whether the terminal is told to show UTF-8.
pub(super) fn locale() -> Finding {
    let var = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(var).unwrap_or_default();
    let plain = set.to_lowercase().replace('-', "");
    if plain.contains("utf8") {
        return good("locale", format!("chữ UTF-8 ({set})"), format!("UTF-8 letters ({set})"));
    }
    let set = if set.is_empty() { "LANG?" } else { &set };
    let vi = format!("máy chưa đặt UTF-8 ({set}), chữ Việt có thể hỏng – đặt LANG=C.UTF-8 hoặc vi_VN.UTF-8");
    look("locale", vi, format!("no UTF-8 ({set}), Vietnamese may be garbled; set LANG=C.UTF-8 or vi_VN.UTF-8"))
}

/// On a bare console, says which font has every Vietnamese letter.
pub(super) fn console() -> Option<Finding> {
    let bare = std::env::var("TERM").is_ok_and(|t| t == "linux");
    bare.then(|| {
        let (vi, en) = ("màn hình Linux trần thường thiếu chữ Việt", "a bare Linux console lacks Vietnamese letters");
        let font = "setfont Vietnamese-Fixed16";
        look("console", format!("{vi} – chạy: {font}, hoặc dùng kmscon"), format!("{en}; run {font}, or use kmscon"))
    })
}

/// Looks whether the printer can be reached, without sending it a byte.
pub(super) fn printer(target: &PrinterTarget) -> Finding {
    match target {
        PrinterTarget::Preview => {
            let vi = "chưa khai máy in – phiếu chỉ hiện trên màn hình (ocop.toml, [printer] target)";
            look("printer", vi, "no printer is set; slips are shown on the screen only (ocop.toml, [printer] target)")
        }
        PrinterTarget::File(path) => file(path),
        PrinterTarget::Device(_) | PrinterTarget::Tcp { .. } => reach(&runtime::target(target)),
    }
}

fn file(path: &Path) -> Finding {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let writable = access(if path.exists() { path } else { folder }, Access::WRITE_OK).is_ok();
    let path = path.display();
    if writable {
        good("printer", format!("phiếu in ra tệp {path}"), format!("slips go to the file {path}"))
    } else {
        bad("printer", format!("không ghi được phiếu vào {path}"), format!("slips cannot be written to {path}"))
    }
}

fn reach(target: &Target) -> Finding {
    let quick = Timeouts { connect: Duration::from_secs(2), ..Timeouts::default() };
    match send(target, &[], quick) {
        Ok(_) => good("printer", format!("thấy máy in {target}"), format!("the printer {target} is there")),
        Err(fault) => bad("printer", fault.sentence(Lang::Vi), fault.sentence(Lang::En)),
    }
}
