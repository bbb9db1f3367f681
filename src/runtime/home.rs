//! The folder of a till: ledger, key, settings, and the lock that keeps a second program out.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use rustix::fs::{FlockOperation, flock};
use sha2::{Digest, Sha256};

use crate::domain::ids::TillId;
use crate::store::{Fault, ReadOnly, put_in_place};

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

/// Lets nobody but the owner read what this program makes from here on.
pub fn private_files() {
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
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
    /// Returns where the lock is.
    pub fn lock_file(&self) -> PathBuf {
        self.0.join("ledger.lock")
    }
    /// Returns where papers are kept that were saved as PDF.
    pub fn papers(&self) -> PathBuf {
        self.0.join("papers")
    }
    /// Keeps a paper under a name, the latest of that name, and returns where.
    pub fn keep_paper(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
        self.keep_file(None, &format!("{name}.pdf"), bytes)
    }
    /// Writes a file whole into a folder that is there, or into the folder of papers, and returns where.
    pub fn keep_file(&self, folder: Option<&Path>, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
        let folder = folder.map_or_else(|| self.papers(), Path::to_path_buf);
        if folder == self.papers() {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(|e| self.fault(&folder, e))?;
        }
        let (half, path) = (folder.join(format!("{name}.new")), folder.join(name));
        fs::write(&half, bytes).map_err(|e| self.fault(&half, e))?;
        put_in_place(&half, &path)?;
        Ok(path)
    }
    /// Makes the folder, readable by its owner only.
    pub fn make(&self) -> Result<(), Fault> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.0).map_err(|e| self.fault(&self.0, e))
    }
    /// Keeps every other program out of the ledger until the lock is dropped.
    pub fn lock(&self) -> Result<Lock, Fault> {
        let path = self.lock_file();
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
        if !self.key_file().exists() && !self.ledger().exists() {
            self.make_key()?;
        }
        self.read_key()
    }
    fn read_key(&self) -> Result<TillKey, Fault> {
        let path = self.key_file();
        let mut secret = [0u8; 32];
        let read = File::open(&path).and_then(|mut file| {
            file.read_exact(&mut secret)?;
            if file.read(&mut [0])? == 0 { Ok(()) } else { Err(std::io::ErrorKind::InvalidData.into()) }
        });
        read.map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => {
                Fault::NoKey(path.clone())
            }
            _ => self.fault(&path, e),
        })?;
        let public = SigningKey::from_bytes(&secret).verifying_key().to_bytes();
        zeroize::Zeroize::zeroize(&mut secret);
        let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
        let fingerprint = hex(Sha256::digest(public).get(..8).unwrap_or_default());
        let till = TillId::new(fingerprint).map_err(|_| Fault::OtherTill)?;
        Ok(TillKey { till, public: hex(&public) })
    }
    /// Makes a key under another name, and names it when it is whole.
    fn make_key(&self) -> Result<(), Fault> {
        let (path, half) = (self.key_file(), self.0.join("till.key.new"));
        let mut secret = [0u8; 32];
        getrandom::fill(&mut secret).map_err(|e| self.fault(&path, std::io::Error::other(e)))?;
        let written = OpenOptions::new()
            .create(true)
            .truncate(true)
            .write(true)
            .mode(0o600)
            .open(&half)
            .and_then(|mut file| file.write_all(&secret));
        zeroize::Zeroize::zeroize(&mut secret);
        written.map_err(|e| self.fault(&half, e))?;
        put_in_place(&half, &path)
    }
    /// Proves that key and ledger of this folder belong together, by fingerprint and by the first entry.
    pub fn check_key(&self) -> Result<(), Fault> {
        let ledger = ReadOnly::open_any(&self.ledger())?;
        let key = self.read_key()?;
        let reader = ledger.reader();
        let same = *reader.till() == key.till && reader.first_key()?.as_ref() == Some(&key.public);
        if same { Ok(()) } else { Err(Fault::OtherTill) }
    }
    /// Makes an empty folder inside this one for what is not whole yet; the lock keeps others out of it.
    pub fn stage(&self, _: &Lock) -> Result<Self, Fault> {
        let staged = Self(self.0.join("unfinished"));
        staged.remove_all()?;
        staged.make()?;
        Ok(staged)
    }
    /// Returns the ledger, or what one that is gone left: its log would be played into the next one.
    pub fn ledger_there(&self) -> Option<PathBuf> {
        [self.ledger(), self.0.join("ledger.db-wal")].into_iter().find(|path| path.exists())
    }
    /// Takes over a ledger and its key that were made whole in a staged folder; the ledger's name comes last.
    pub fn take_in(&self, _: &Lock, staged: &Self) -> Result<(), Fault> {
        if let Some(path) = self.ledger_there() {
            return Err(Fault::AlreadyThere(path));
        }
        if self.key_file().exists() && self.read_key()?.public != staged.read_key()?.public {
            return Err(Fault::AlreadyThere(self.key_file()));
        }
        for (from, to) in [(staged.config(), self.config()), (staged.key_file(), self.key_file())] {
            if from.exists() && !to.exists() {
                put_in_place(&from, &to)?;
            }
        }
        put_in_place(&staged.ledger(), &self.ledger())?;
        // Whatever is left is swept away by the next one who stages.
        let _ = staged.remove_all();
        Ok(())
    }
    /// Removes the folder and all in it; none is as good.
    pub fn remove_all(&self) -> Result<(), Fault> {
        match fs::remove_dir_all(&self.0) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(self.fault(&self.0, e)),
            _ => Ok(()),
        }
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
