//! `ocop backup` and `ocop restore`: a copy counts only once it was opened and checked.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::{CliError, Place, both};
use crate::runtime;
use crate::runtime::Home;
use crate::store::{Fault, backup as copy};

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
    let usual = || place.home.dir().join("backup");
    let base = args.folder.clone().or_else(|| place.config.backup.folder.clone()).unwrap_or_else(usual);
    let name = runtime::now().local().format("ocop-%Y%m%d-%H%M%S").to_string();
    let names = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}")));
    let folder = names.map(|n| base.join(n)).find(|f| !f.exists()).unwrap_or_else(|| base.join(&name));
    if !place.home.ledger().exists() {
        return Err(Fault::NoLedger(place.home.ledger()).into());
    }
    private_folder(&folder)?;
    let made = copy::backup(&place.home.ledger(), &folder.join("ledger.db")).inspect_err(|_| {
        // Made a moment ago for this copy alone.
        let _ = fs::remove_file(folder.join("ledger.tmp")).and_then(|()| fs::remove_dir(&folder));
        let _ = fs::remove_dir(&folder);
    })?;
    fs::set_permissions(&made.path, fs::Permissions::from_mode(0o600))?;
    private_copy(&place.home.key_file(), &folder.join("till.key"))?;
    if place.home.config().exists() {
        private_copy(&place.home.config(), &folder.join("ocop.toml"))?;
    }
    fs::File::open(&folder)?.sync_all()?;
    let (entries, path) = (made.entries, folder.display());
    say!("Đã sao lưu {entries} mục vào {path} – đã mở lại và kiểm chuỗi. Giữ kín: trong đó có khóa của quầy.");
    say!("  (backed up {entries} entries to {path}, opened and checked; keep it safe, the till's key is inside)");
    Ok(())
}

/// Makes a folder only its owner may read: the key is inside.
fn private_folder(path: &Path) -> Result<(), CliError> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    Ok(())
}

fn private_copy(from: &Path, to: &Path) -> Result<(), CliError> {
    let bytes = fs::read(from)?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    std::io::Write::write_all(&mut file, &bytes)?;
    file.sync_all()?;
    Ok(())
}

/// Restores into a folder without a ledger; nothing is ever overwritten.
pub(super) fn restore(home: Home, args: &RestoreArgs) -> Result<(), CliError> {
    if home.ledger().exists() || home.key_file().exists() {
        let vi = format!("{} đã có sổ hoặc khóa – khôi phục vào thư mục trống (--home)", home.dir().display());
        let en = format!("{} already has a ledger or key; restore into an empty folder (--home)", home.dir().display());
        return Err(CliError::Refused(both(&vi, &en)));
    }
    home.make()?;
    let entries = restore_into(&home, &args.from).inspect_err(|_| {
        // The folder had none of these before: half a restoration is none.
        for name in ["ledger.db", "ledger.db-wal", "ledger.db-shm", "ledger.tmp", "ledger.lock", "till.key"] {
            let _ = fs::remove_file(home.dir().join(name));
        }
    })?;
    say!("Đã khôi phục {entries} mục vào {}.\n  (restored {entries} entries)", home.dir().display());
    Ok(())
}

fn restore_into(home: &Home, from: &Path) -> Result<u64, CliError> {
    let key = from.join("till.key");
    if !key.exists() {
        return Err(Fault::NoKey(key).into());
    }
    let made = copy::backup(&from.join("ledger.db"), &home.ledger())?;
    fs::set_permissions(&made.path, fs::Permissions::from_mode(0o600))?;
    private_copy(&key, &home.key_file())?;
    // Opened once as the till would: key and ledger belong together.
    crate::runtime::Desk::open(home, crate::config::Config::default())?;
    let settings = from.join("ocop.toml");
    if settings.exists() && !home.config().exists() {
        private_copy(&settings, &home.config())?;
    }
    Ok(made.entries)
}
