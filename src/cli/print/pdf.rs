//! Papers as PDF files. Nothing is written down for them, so the till may be open meanwhile.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::{CliError, Place};
use crate::config::Language;
use crate::domain::lang::Lang;
use crate::domain::outbox::PrintDoc;
use crate::domain::refusal::{PaperRefusal, Refusal};
use crate::runtime;
use crate::store::{ReadOnly, Reader};

/// Writes a document of goods; the newest when no number is given.
pub(super) fn document(place: &Place, number: Option<&str>, path: &Path) -> Result<(), CliError> {
    let ledger = ReadOnly::open(&place.home.ledger())?;
    let none = || match number {
        Some(number) => PaperRefusal::UnknownDocument { document: number.to_owned() },
        None => PaperRefusal::NoDocument,
    };
    let (entry, _) = ledger.reader().document(number)?.ok_or_else(none)?;
    let number = entry.fact.document().unwrap_or_default().to_owned();
    write(place, &PrintDoc::Document { number, copy: 0, leaf: None }, path, || none().into())
}

/// Writes a paper, or says why there is none.
pub(in crate::cli) fn write(
    place: &Place,
    doc: &PrintDoc,
    path: &Path,
    none: impl FnOnce() -> Refusal,
) -> Result<(), CliError> {
    let ledger = ReadOnly::open(&place.home.ledger())?;
    let half = Half::beside(path)?;
    half.fill(place, ledger.reader(), doc, none)
}

/// A file that gets its name when it is whole; else it is gone.
pub(super) struct Half<'p> {
    file: File,
    half: PathBuf,
    path: &'p Path,
}

impl<'p> Half<'p> {
    /// Makes it beside the file wanted, so that a folder that takes no file is known before anything is done.
    pub(super) fn beside(path: &'p Path) -> Result<Self, CliError> {
        let mut half = path.as_os_str().to_owned();
        half.push(".new");
        let half = PathBuf::from(half);
        Ok(Self { file: File::create(&half)?, half, path })
    }
    /// Writes a paper into it and names it.
    pub(super) fn fill(
        mut self,
        place: &Place,
        reader: Reader<'_>,
        doc: &PrintDoc,
        none: impl FnOnce() -> Refusal,
    ) -> Result<(), CliError> {
        let lang = match place.config.screen.language {
            Language::Vi => Lang::Vi,
            Language::En => Lang::En,
        };
        let made = runtime::pdf(reader, doc, &place.config, lang, runtime::now())?;
        let pdf = made.ok_or_else(|| CliError::from(none()))?;
        self.file.write_all(&pdf.bytes).and_then(|()| self.file.sync_all())?;
        std::fs::rename(&self.half, self.path)?;
        say!("{}", self.path.display());
        Ok(())
    }
}

impl Drop for Half<'_> {
    /// Takes away what was not finished; once it has its name there is nothing to take.
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.half);
    }
}
