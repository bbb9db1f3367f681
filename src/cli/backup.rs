//! `ocop backup` and `ocop restore`: a copy counts only once it was opened and checked.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::{CliError, Place, both, open_desk};
use crate::config::Config;
use crate::domain::lang::Lang;
use crate::runtime;
use crate::runtime::{Home, Lock};
use crate::store::Fault;
use crate::store::backup as copy;

#[derive(Debug, clap::Args)]
pub(super) struct BackupArgs {
    /// Thư mục để bản sao (mặc định: [backup] folder, rồi `backup` trong thư mục quầy) · where to put the copy.
    folder: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct RestoreArgs {
    /// Thư mục bản sao lưu · the backup's folder.
    from: PathBuf,
}

pub(super) fn backup(place: &Place, args: &BackupArgs) -> Result<(), CliError> {
    check_key(&place.home)?;
    let usual = || place.home.dir().join("backup");
    let base = args.folder.clone().or_else(|| place.config.backup.folder.clone()).unwrap_or_else(usual);
    let name = runtime::now().local().format("ocop-%Y%m%d-%H%M%S").to_string();
    let names = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}")));
    let folder = names.map(|n| base.join(n)).find(|f| !f.exists()).unwrap_or_else(|| base.join(&name));
    let half = Home::find(Some(base.join(format!("{name}.unfinished"))));
    let made = copy_all(&place.home, &half).and_then(|entries| {
        fs::rename(half.dir(), &folder).map_err(|e| failed(&folder, &e))?;
        fs::File::open(&base).and_then(|d| d.sync_all()).map_err(|e| failed(&base, &e))?;
        Ok(entries)
    });
    if made.is_err() {
        // The first fault is the one to tell.
        let _ = half.remove_all();
    }
    let (entries, path) = (made?, folder.display());
    say!("Đã sao lưu {entries} mục vào {path} – đã mở lại và kiểm chuỗi. Giữ kín: trong đó có khóa của quầy.");
    say!("  (backed up {entries} entries to {path}, opened and checked; keep it safe, the till's key is inside)");
    Ok(())
}

/// Copies ledger, key and settings from one folder into an empty one, and returns how many entries there are.
fn copy_all(from: &Home, to: &Home) -> Result<u64, CliError> {
    private_folder(to.dir())?;
    let made = copy::backup(&from.ledger(), &to.ledger()).map_err(|f| about(&from.ledger(), f))?;
    fs::set_permissions(&made.path, fs::Permissions::from_mode(0o600)).map_err(|e| failed(&made.path, &e))?;
    private_copy(&from.key_file(), &to.key_file())?;
    if from.config().exists() {
        private_copy(&from.config(), &to.config())?;
    }
    // The key was read again: what lies there now is what must fit.
    check_key(to)?;
    fs::File::open(to.dir()).and_then(|d| d.sync_all()).map_err(|e| failed(to.dir(), &e))?;
    Ok(made.entries)
}

/// Proves that a folder's key is its ledger's: a till can stand on no other.
fn check_key(home: &Home) -> Result<(), CliError> {
    home.check_key().map_err(|fault| match fault {
        Fault::OtherTill => {
            let path = home.key_file();
            let vi = format!("{} không phải khóa của sổ này – {}", path.display(), fault.say(Lang::Vi));
            let en = format!("{} is not this ledger's key: {}", path.display(), fault.say(Lang::En));
            CliError::Fault(both(&vi, &en))
        }
        other => about(&home.ledger(), other),
    })
}

/// Names the file, where the fault does not do it.
fn about(path: &Path, fault: Fault) -> CliError {
    let (vi, en, name) = (fault.say(Lang::Vi), fault.say(Lang::En), path.display().to_string());
    if vi.contains(&name) || matches!(fault, Fault::File { .. } | Fault::ReadOnly(_)) {
        return fault.into();
    }
    CliError::Fault(both(&format!("{name}: {vi}"), &format!("{name}: {en}")))
}

fn failed(path: &Path, e: &std::io::Error) -> CliError {
    let path = path.display();
    CliError::Fault(both(&format!("tệp {path} gặp lỗi: {e}"), &format!("the file {path} failed: {e}")))
}

/// Makes a folder only its owner may read: the key is inside.
fn private_folder(path: &Path) -> Result<(), CliError> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.and_then(|()| fs::set_permissions(path, fs::Permissions::from_mode(0o700))).map_err(|e| failed(path, &e))
}

fn private_copy(from: &Path, to: &Path) -> Result<(), CliError> {
    let bytes = fs::read(from).map_err(|e| failed(from, &e))?;
    let file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(to);
    file.and_then(|mut f| std::io::Write::write_all(&mut f, &bytes).and_then(|()| f.sync_all()))
        .map_err(|e| failed(to, &e))
}

/// Restores into a folder without a ledger; nothing is ever overwritten, and a failure leaves nothing.
pub(super) fn restore(home: &Home, args: &RestoreArgs) -> Result<(), CliError> {
    let from = Home::find(Some(args.from.clone()));
    let new = !home.dir().exists();
    let locked = home.lock_file().exists();
    if home.ledger_there().is_some() {
        return Err(occupied(home));
    }
    check_key(&from)?;
    if home.key_file().exists() && !same_key(home, &from)? {
        return Err(occupied(home));
    }
    home.make()?;
    let restored = home.lock().map_err(CliError::from).and_then(|lock| {
        let restored = stage_and_take(home, &lock, &from);
        if restored.is_err() && !locked {
            // Only what was made here goes; the fault itself is told below.
            let _ = fs::remove_file(home.lock_file());
        }
        restored
    });
    if restored.is_err() && new {
        let _ = fs::remove_dir(home.dir());
    }
    let entries = restored?;
    say!("Đã khôi phục {entries} mục vào {}.", home.dir().display());
    say!("  (restored {entries} entries)");
    Ok(())
}

fn occupied(home: &Home) -> CliError {
    let dir = home.dir().display();
    let vi = format!("{dir} đã có sổ hoặc khóa – khôi phục vào thư mục trống (--home)");
    let en = format!("{dir} already has a ledger or key; restore into an empty folder (--home)");
    CliError::Refused(both(&vi, &en))
}

/// A key that an interrupted restore left is the backup's own.
fn same_key(home: &Home, from: &Home) -> Result<bool, CliError> {
    let read = |path: PathBuf| fs::read(&path).map_err(|e| failed(&path, &e));
    Ok(read(home.key_file())? == read(from.key_file())?)
}

fn stage_and_take(home: &Home, lock: &Lock, from: &Home) -> Result<u64, CliError> {
    let staged = home.stage(lock)?;
    let restored = restore_staged(from, &staged).and_then(|entries| {
        home.take_in(lock, &staged)?;
        Ok(entries)
    });
    if restored.is_err() {
        let _ = staged.remove_all();
    }
    restored
}

/// Makes a whole till in the staged folder: opened once as the till would, its settings read.
fn restore_staged(from: &Home, staged: &Home) -> Result<u64, CliError> {
    let entries = copy_all(from, staged)?;
    let config = Config::load(&staged.config())?;
    let mut desk = open_desk(staged, config)?;
    // Printed long ago or never: nobody knows, and nothing prints by itself.
    desk.ledger.settle_promises(i64::MAX)?;
    desk.ledger.checkpoint()?;
    Ok(entries)
}
