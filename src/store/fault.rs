//! What breaks underneath a till: disks, files, versions. Told to the owner, never to the queue.

use std::path::PathBuf;

use crate::domain::entry::EntryError;
use crate::domain::lang::Lang;

/// The ledger could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no ledger yet.
    #[error("there is no ledger at {0}; run `ocop init` first")]
    NoLedger(PathBuf),
    /// There is one already.
    #[error("there is a ledger at {0} already; it was left as it is")]
    AlreadyThere(PathBuf),
    /// The file is not a ledger of this program.
    #[error("{0} is not an ocop ledger; nothing was changed")]
    Foreign(PathBuf),
    /// The file was written by a newer program.
    #[error("{path} was written by a newer ocop (format {found}, this one knows {known}); update the program")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// The file was left by an earlier program and waits to be brought up to date.
    #[error("{0} is an earlier version's; open the till once (`ocop`) to bring it up to date, nothing is lost")]
    Older(PathBuf),
    /// The file belongs to a till with another key.
    #[error("the ledger belongs to another till; put its till.key back beside it")]
    OtherTill,
    /// The till's key is gone or cut short.
    #[error("the till's key {0} is missing or damaged; put it back from a backup")]
    NoKey(PathBuf),
    /// Another program has it open.
    #[error("another ocop has this ledger open; close it first")]
    Locked,
    /// The disk is full.
    #[error("the disk is full; make room, nothing was lost")]
    DiskFull,
    /// The disk takes or gives no more: full beyond a limit, worn out, pulled out.
    #[error(
        "the ledger cannot be written; look at the disk's room and health, all that was acknowledged is kept ({0})"
    )]
    Disk(i32),
    /// The folder or file cannot be written.
    #[error("{0} cannot be written; check its owner and rights")]
    ReadOnly(PathBuf),
    /// The file is damaged.
    #[error("the ledger file is damaged; restore the last backup and keep this file")]
    Damaged,
    /// SQLite is older than the one whose faults are known.
    #[error("SQLite {0} is too old for a ledger; 3.51.3 or newer is needed")]
    OldSqlite(String),
    /// An entry cannot be read.
    #[error("entry {seq} cannot be read")]
    Entry {
        /// Its place.
        seq: i64,
        /// Why.
        #[source]
        source: EntryError,
    },
    /// An entry could not be made.
    #[error("the entry could not be written")]
    Write(#[source] EntryError),
    /// A sale about to be written did not balance: the program is at fault, not the cashier.
    #[error("the sale does not balance and was not written")]
    OutOfBalance,
    /// An entry says what the entries before it do not allow, in Vietnamese and English.
    #[error("{1}")]
    Contradiction(&'static str, &'static str),
    /// A value in a table is not what it must be.
    #[error("the table {0} holds something unreadable; run `ocop verify`")]
    BadRow(&'static str),
    /// A key or a PIN could not be hashed.
    #[error("the PIN could not be hashed")]
    Hashing,
    /// The ledger file failed in another way.
    #[error("the ledger file failed")]
    Sqlite(#[source] rusqlite::Error),
    /// A file failed.
    #[error("the file {path} failed")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

impl From<rusqlite::Error> for Fault {
    fn from(e: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match e.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(e.sqlite_error().map_or(0, |e| e.extended_code)),
            _ => Self::Sqlite(e),
        }
    }
}

impl Fault {
    /// Turns an error on opening into the sentence that fits the path.
    pub(crate) fn open(path: &std::path::Path) -> impl Fn(rusqlite::Error) -> Self + '_ {
        use rusqlite::ErrorCode;
        move |e| match e.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::Foreign(path.to_path_buf()),
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::ReadOnly(path.to_path_buf())
            }
            _ => e.into(),
        }
    }
    /// Returns the sentence in a language, with what caused it.
    pub fn say(&self, lang: Lang) -> String {
        let head = match lang {
            Lang::En => self.to_string(),
            Lang::Vi => self.vietnamese(),
        };
        let mut out = head;
        let mut cause = std::error::Error::source(self);
        while let Some(c) = cause {
            out.push_str(": ");
            out.push_str(&c.to_string());
            cause = c.source();
        }
        out
    }
    fn vietnamese(&self) -> String {
        match self {
            Self::NoLedger(p) => format!("chưa có sổ ở {} – chạy `ocop init` trước", p.display()),
            Self::AlreadyThere(p) => format!("đã có sổ ở {} – giữ nguyên, không ghi đè", p.display()),
            Self::Foreign(p) => format!("{} không phải sổ của ocop – không thay đổi gì", p.display()),
            Self::Newer { path, found, known } => format!(
                "{} do bản ocop mới hơn ghi (định dạng {found}, bản này biết {known}) – cập nhật chương trình",
                path.display()
            ),
            Self::Older(p) => {
                format!("{} là sổ của bản cũ – mở quầy một lần (`ocop`) để nâng cấp, không mất gì", p.display())
            }
            Self::OtherTill => "sổ này của quầy khác – đặt lại tệp till.key của nó".into(),
            Self::NoKey(p) => format!("khóa của quầy {} bị mất hoặc hỏng – lấy lại từ bản sao lưu", p.display()),
            Self::Locked => "một ocop khác đang mở sổ này – đóng nó trước".into(),
            Self::DiskFull => "đĩa đã đầy – dọn bớt chỗ, không mất gì".into(),
            Self::Disk(code) => {
                format!("không ghi được sổ – xem đĩa còn chỗ và còn tốt không, việc đã báo xong vẫn còn ({code})")
            }
            Self::ReadOnly(p) => format!("không ghi được {} – kiểm tra chủ sở hữu và quyền", p.display()),
            Self::Damaged => "tệp sổ bị hỏng – khôi phục bản sao gần nhất và giữ lại tệp này".into(),
            Self::OldSqlite(v) => format!("SQLite {v} quá cũ – cần từ 3.51.3"),
            Self::Entry { seq, .. } => format!("không đọc được mục {seq} của sổ"),
            Self::Write(_) => "không ghi được mục mới".into(),
            Self::OutOfBalance => "phiếu không cân, chưa ghi gì – báo người phụ trách".into(),
            Self::Contradiction(vi, _) => (*vi).to_owned(),
            Self::BadRow(t) => format!("bảng {t} có chỗ không đọc được – chạy `ocop verify`"),
            Self::Hashing => "không xử lý được mã PIN".into(),
            Self::Sqlite(_) => "tệp sổ gặp lỗi".into(),
            Self::File { path, .. } => format!("tệp {} gặp lỗi", path.display()),
        }
    }
}
