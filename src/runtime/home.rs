//! The folder of a till: ledger, key, settings, and the lock that keeps a second program out.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use rustix::fs::{FlockOperation, flock};

use crate::domain::entry::fingerprint;
use crate::domain::ids::TillId;
use crate::store::Fault;

/// A till's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home(PathBuf);

/// Held while the ledger is open for writing.
#[derive(Debug)]
pub struct Lock(File);

impl Drop for Lock {
    /// Lets go at once: a program being started at this moment may hold a copy of the open file.
    fn drop(&mut self) {
        let _ = flock(&self.0, FlockOperation::Unlock);
    }
}

/// The till's key and what is derived from it.
pub struct TillKey {
    /// The fingerprint that names the till.
    pub till: TillId,
    /// The public half, in hexadecimal.
    pub public: String,
}

impl Home {
    /// Takes the folder given, else `$OCOP_HOME`, else the user's data folder.
    pub fn find(given: Option<PathBuf>) -> Self {
        let var = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let data = || var("XDG_DATA_HOME").or_else(|| var("HOME").map(|h| h.join(".local/share")));
        let dir = given.or_else(|| var("OCOP_HOME")).or_else(|| data().map(|d| d.join("ocop")));
        Self(dir.unwrap_or_else(|| PathBuf::from("ocop")))
    }
    /// Takes the folder given, else a folder for practice beside the real one.
    pub fn for_demo(given: Option<PathBuf>) -> Self {
        match given {
            Some(dir) => Self(dir),
            None => Self(Self::find(None).0.with_extension("demo")),
        }
    }
    /// Returns the folder.
    pub fn dir(&self) -> &Path {
        &self.0
    }
    /// Returns where the ledger is.
    pub fn ledger(&self) -> PathBuf {
        self.0.join("ledger.db")
    }
    /// Returns where the settings are.
    pub fn config(&self) -> PathBuf {
        self.0.join("ocop.toml")
    }
    /// Returns where the key is.
    pub fn key_file(&self) -> PathBuf {
        self.0.join("till.key")
    }
    /// Makes the folder, readable by its owner only.
    pub fn make(&self) -> Result<(), Fault> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.0).map_err(|e| self.fault(&self.0, e))
    }
    /// Keeps every other program out of the ledger until the lock is dropped.
    pub fn lock(&self) -> Result<Lock, Fault> {
        let path = self.0.join("ledger.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(|e| self.fault(&path, e))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Lock(file)),
            Err(e) if e == rustix::io::Errno::WOULDBLOCK => Err(Fault::Locked),
            Err(e) => Err(self.fault(&path, e.into())),
        }
    }
    /// Reads the key, or makes one when there is neither key nor ledger.
    pub fn key(&self) -> Result<TillKey, Fault> {
        let path = self.key_file();
        let mut secret = [0u8; 32];
        match File::open(&path) {
            Ok(mut file) => file.read_exact(&mut secret).map_err(|_| Fault::NoKey(path.clone()))?,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && !self.ledger().exists() => {
                getrandom::fill(&mut secret).map_err(|e| self.fault(&path, std::io::Error::other(e)))?;
                self.write_key(&path, &secret)?;
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(Fault::NoKey(path)),
            Err(e) => return Err(self.fault(&path, e)),
        }
        let public = SigningKey::from_bytes(&secret).verifying_key().to_bytes();
        zeroize::Zeroize::zeroize(&mut secret);
        let public: String = public.iter().map(|b| format!("{b:02x}")).collect();
        let till = fingerprint(&public).and_then(|f| TillId::new(f).ok()).ok_or(Fault::OtherTill)?;
        Ok(TillKey { till, public })
    }
    fn write_key(&self, path: &Path, secret: &[u8]) -> Result<(), Fault> {
        let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(path);
        let mut file = file.map_err(|e| self.fault(path, e))?;
        file.write_all(secret).and_then(|()| file.sync_all()).map_err(|e| self.fault(path, e))
    }
    fn fault(&self, path: &Path, source: std::io::Error) -> Fault {
        match source.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Fault::ReadOnly(path.to_path_buf())
            }
            std::io::ErrorKind::StorageFull => Fault::DiskFull,
            _ => Fault::File { path: path.to_path_buf(), source },
        }
    }
}
