//! The till's folder: rights, ledger, key, room, copies.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::UNIX_EPOCH;

use rustix::fs::{Access, access, statvfs};

use super::{Finding, bad, faulty, good, look};
use crate::domain::moment::Moment;
use crate::runtime::Home;
use crate::store::{Fault, ReadOnly};

const MIB: u64 = 1024 * 1024;
/// With less room than this a busy day may not end.
const ROOM_LEAST: u64 = 50 * MIB;
/// With less room than this somebody should tidy up soon.
const ROOM_LOW: u64 = 500 * MIB;
/// After so many days a copy is old.
const BACKUP_DAYS: i64 = 7;

/// Looks at the folder and who may read and write it.
pub(super) fn home(home: &Home) -> Finding {
    let (dir, path) = (home.dir(), home.dir().display());
    let Ok(meta) = fs::metadata(dir) else {
        let vi = format!("chưa có thư mục {path} – chạy `ocop init`");
        return bad("home", vi, format!("there is no folder {path}; run `ocop init`"));
    };
    if !meta.is_dir() {
        let vi = format!("{path} là tệp, không phải thư mục – chọn thư mục khác (--home)");
        return bad("home", vi, format!("{path} is a file, not a folder; choose another (--home)"));
    }
    if access(dir, Access::WRITE_OK | Access::EXEC_OK).is_err() {
        let vi = format!("không ghi được {path} – kiểm tra chủ sở hữu và quyền");
        return bad("home", vi, format!("{path} cannot be written; check its owner and rights"));
    }
    if meta.permissions().mode() & 0o077 != 0 {
        let vi = format!("người khác trên máy vào được {path} – chạy: chmod 700 {path}");
        return look("home", vi, format!("others on this machine may enter {path}; run chmod 700"));
    }
    good("home", format!("thư mục quầy {path}"), format!("the till's folder {path}"))
}

/// Looks at the ledger's file; the proof of its contents is `ocop verify`.
pub(super) fn ledger(ledger: &Result<ReadOnly, Fault>) -> Finding {
    let looked = ledger.as_ref().map_err(|f| faulty("ledger", f));
    let entries = looked.and_then(|l| l.quick_check().and_then(|()| l.head()).map_err(|f| faulty("ledger", &f)));
    let practice = ledger.as_ref().is_ok_and(|l| l.reader().is_practice());
    match entries {
        Err(_) if matches!(ledger, Err(Fault::Older(_))) => {
            let (vi, en) = (
                "sổ của bản cũ – `ocop` nâng cấp khi mở quầy",
                "an earlier version's ledger; opening the till brings it up to date",
            );
            look("ledger", vi, en)
        }
        Err(finding) => finding,
        Ok(head) if practice => {
            let (vi, en) = ("sổ tập – không dùng để bán thật", "a practice ledger, not for real sales");
            good("ledger", format!("{vi} ({} mục)", head.seq), format!("{en} ({} entries)", head.seq))
        }
        Ok(head) => {
            good("ledger", format!("sổ lành, {} mục", head.seq), format!("the ledger is sound, {} entries", head.seq))
        }
    }
}

/// Looks at the key: there, secret, and the ledger's own.
pub(super) fn key(home: &Home, ledger: Option<&ReadOnly>) -> Finding {
    let path = home.key_file();
    let Ok(meta) = fs::metadata(&path) else {
        return match ledger {
            Some(_) => faulty("key", &Fault::NoKey(path)),
            None => {
                look("key", "chưa có khóa của quầy – `ocop init` sẽ tạo", "no till's key yet; `ocop init` makes one")
            }
        };
    };
    if meta.permissions().mode() & 0o077 != 0 {
        let path = path.display();
        let vi = format!("người khác đọc được khóa của quầy – chạy: chmod 600 {path}");
        return bad("key", vi, format!("others may read the till's key; run chmod 600 {path}"));
    }
    match (home.key(), ledger) {
        (Err(fault), _) => faulty("key", &fault),
        (Ok(key), Some(ledger)) if key.till != *ledger.reader().till() => faulty("key", &Fault::OtherTill),
        (Ok(key), _) => {
            let till = key.till;
            good("key", format!("khóa của quầy {till}"), format!("the till's key {till}"))
        }
    }
}

/// Looks at the room left on the disk.
pub(super) fn room(home: &Home) -> Finding {
    let there = home.dir().ancestors().find(|p| p.exists()).unwrap_or(Path::new("/"));
    let Ok(disk) = statvfs(there) else {
        return look("disk", "không đo được chỗ trống trên đĩa", "the disk's room cannot be measured");
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let (vi, en) = (format!("đĩa còn {} MB", free / MIB), format!("{} MB left on the disk", free / MIB));
    match free {
        0..ROOM_LEAST => {
            bad("disk", format!("{vi} – dọn bớt trước khi bán"), format!("{en}; make room before selling"))
        }
        ROOM_LEAST..ROOM_LOW => look("disk", format!("{vi} – nên dọn bớt"), format!("{en}; make room soon")),
        ROOM_LOW.. => good("disk", vi, en),
    }
}

/// Looks for the newest copy of the ledger.
pub(super) fn backups(home: &Home, folder: Option<&Path>, now: Moment) -> Finding {
    let usual = home.dir().join("backup");
    let folder = folder.unwrap_or(&usual);
    let Some(newest) = newest(folder) else {
        let path = folder.display();
        let vi = format!("chưa có bản sao lưu nào ở {path} – chạy `ocop backup` mỗi tối");
        return look("backup", vi, format!("no backup in {path} yet; run `ocop backup` every evening"));
    };
    let days = now.at_ms.saturating_sub(newest) / 86_400_000;
    let age = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let (vi, en) = (format!("sao lưu gần nhất {days} ngày trước"), format!("the last backup is {age} old"));
    if days > BACKUP_DAYS {
        look("backup", format!("{vi} – chạy `ocop backup`"), format!("{en}; run `ocop backup`"))
    } else if folder.starts_with(home.dir()) {
        look(
            "backup",
            format!("{vi}, nhưng cùng đĩa – chép thêm ra USB"),
            format!("{en}, on the same disk; copy it to a stick"),
        )
    } else {
        good("backup", vi, en)
    }
}

/// Returns when the newest whole copy was written, in UTC milliseconds.
fn newest(folder: &Path) -> Option<i64> {
    let copies = fs::read_dir(folder).ok()?.flatten().map(|e| e.path().join("ledger.db"));
    let written = copies.filter_map(|p| fs::metadata(p).and_then(|m| m.modified()).ok());
    let since = written.max()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}
