//! The file that goes with a transfer: the command that the other point gives, as `ocop run` reads it too.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::domain::command::{Command, ReceiveTransfer};
use crate::domain::query::{Answer, Query};
use crate::domain::sheet::Told;
use crate::store::Fault;

use super::desk::Desk;

/// The largest file that is read: more than the largest transfer takes.
const SIZE_MAX: u64 = 1024 * 1024;

/// Writes a transfer's file into a folder, the till's own when none is named, and returns where; none when there is
/// no such transfer.
pub(super) fn save(desk: &Desk, transfer: &str, folder: &str) -> Result<Option<PathBuf>, Fault> {
    let Answer::Transfer(Some(detail)) = desk.answer(&Query::Transfer { transfer: transfer.to_owned() })? else {
        return Ok(None);
    };
    let command = Command::ReceiveTransfer(ReceiveTransfer::of(&detail.sent));
    let mut text = serde_json::to_vec_pretty(&command).map_err(|_| Fault::BadRow("transfer"))?;
    text.push(b'\n');
    let folder = if folder.is_empty() { None } else { Some(Path::new(folder)) };
    desk.home().keep_file(folder, &format!("{}.json", detail.sent.document), &text).map(Some)
}

/// Reads a transfer's file, or says why it is none.
pub(super) fn read(path: &Path) -> Result<Box<ReceiveTransfer>, Told> {
    let no_file = || {
        Told::new(
            "không mở được tệp – xem lại đường dẫn, USB đã cắm chưa",
            "the file cannot be opened; look at its path, is the stick in?",
        )
    };
    let no_transfer = || {
        Told::new(
            "tệp này không phải phiếu điều chuyển – xin điểm gửi lưu lại từ Hàng trên đường",
            "this file holds no transfer; ask the sender to save it again from Goods on the way",
        )
    };
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(SIZE_MAX).read_to_end(&mut bytes)).map_err(|_| no_file())?;
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    match serde_json::from_slice(text) {
        Ok(Command::ReceiveTransfer(sent)) => Ok(Box::new(sent)),
        Ok(_) | Err(_) => Err(no_transfer()),
    }
}
