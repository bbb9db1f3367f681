//! A verified copy of the ledger: written under a temporary name, opened, checked, then named.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{Fault, schema, verify};

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMade {
    /// Where it is.
    pub path: PathBuf,
    /// How many entries it holds.
    pub entries: u64,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Copies a ledger while it is being sold from, and checks the copy from its first entry to its last.
///
/// The name appears only when the copy is whole and on the disk: a backup that was cut off is none.
pub fn backup(from: &Path, to: &Path) -> Result<BackupMade, Fault> {
    let file = |source| Fault::File { path: to.to_path_buf(), source };
    let source = super::ReadOnly::open_any(from)?;
    let temporary = to.with_extension("tmp");
    if temporary.exists() {
        std::fs::remove_file(&temporary).map_err(file)?;
    }
    {
        let mut copy = Connection::open(&temporary).map_err(Fault::open(to))?;
        rusqlite::backup::Backup::new(source.conn(), &mut copy)?.run_to_completion(
            256,
            std::time::Duration::ZERO,
            None,
        )?;
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    }
    let entries = {
        let copy = Connection::open(&temporary).map_err(Fault::open(to))?;
        schema::check(&copy, &temporary)?;
        let sound: String = copy.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
        if sound != "ok" {
            return Err(Fault::Damaged);
        }
        verify::chain_only(&copy)?.map_err(|_| Fault::Damaged)?
    };
    let handle = std::fs::File::open(&temporary).map_err(file)?;
    handle.sync_all().map_err(file)?;
    let bytes = handle.metadata().map_err(file)?.len();
    std::fs::rename(&temporary, to).map_err(file)?;
    if let Some(folder) = to.parent() {
        std::fs::File::open(folder).and_then(|d| d.sync_all()).map_err(file)?;
    }
    Ok(BackupMade { path: to.to_path_buf(), entries, bytes })
}
