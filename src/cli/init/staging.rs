//! A folder made under a temporary name and named only when all is in it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::super::CliError;
use crate::runtime::Home;
use crate::store::Fault;

/// What a new home consists of; the ledger last, because where it is there is a till.
const PARTS: [&str; 3] = ["till.key", "ocop.toml", "ledger.db"];

/// The temporary folder; dropped before it got its name, it is gone.
pub(super) struct Staging<'a> {
    goal: &'a Home,
    here: Home,
    /// The first folder above it that had to be made.
    made: Option<PathBuf>,
    /// Whether the goal was a folder already, for instance with settings in it.
    inside: bool,
}

impl<'a> Staging<'a> {
    pub(super) fn beside(goal: &'a Home) -> Result<Self, CliError> {
        let dir = goal.dir();
        let inside = dir.is_dir();
        let name = dir.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let above = dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let temporary = format!(".{name}.init-{}", std::process::id());
        let here = if inside { dir.join(&temporary) } else { above.join(&temporary) };
        let made =
            if inside { None } else { above.ancestors().take_while(|p| !p.exists()).last().map(Path::to_path_buf) };
        let staging = Self { goal, here: Home::find(Some(here)), made, inside };
        staging.here.make()?;
        // A key without a ledger is kept: the papers may name it already.
        if goal.key_file().exists() {
            fs::copy(goal.key_file(), staging.here.key_file())?;
        }
        Ok(staging)
    }
    pub(super) const fn home(&self) -> &Home {
        &self.here
    }
    /// Gives the folder its name, or moves what it holds into the folder that was there.
    pub(super) fn give_its_name(mut self) -> Result<(), CliError> {
        let _ = fs::remove_file(self.here.dir().join("ledger.lock"));
        if self.inside {
            let _lock = self.goal.lock()?;
            if self.goal.ledger().exists() {
                return Err(Fault::AlreadyThere(self.goal.ledger()).into());
            }
            for part in PARTS {
                let (from, to) = (self.here.dir().join(part), self.goal.dir().join(part));
                if from.exists() && !to.exists() {
                    fs::rename(from, to)?;
                }
            }
            File::open(self.goal.dir())?.sync_all()?;
        } else {
            fs::rename(self.here.dir(), self.goal.dir())?;
            self.made = None;
            if let Some(above) = self.goal.dir().parent().filter(|p| !p.as_os_str().is_empty()) {
                File::open(above)?.sync_all()?;
            }
        }
        Ok(())
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.here.dir());
        // Only what is empty goes: another program may have put something there meanwhile.
        let Some(made) = &self.made else { return };
        for folder in self.here.dir().ancestors().skip(1).take_while(|p| p.starts_with(made)) {
            let _ = fs::remove_dir(folder);
        }
    }
}
