//! The container of old Office files: a small file system inside a file, read with every chain bounded.

use super::SheetFault;

const END_OF_CHAIN: u32 = 0xffff_fffe;
/// The longest directory: a hostile one cannot keep the reader walking.
const ENTRIES_MAX: usize = 4_096;

/// A container whose tables have been read.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    len: usize,
}

/// Reads two bytes, little-endian; nothing beyond the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Reads four bytes, little-endian; nothing beyond the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn damaged() -> SheetFault {
    SheetFault::Damaged("XLS".into())
}

impl<'a> Container<'a> {
    /// Reads the tables of a container.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, SheetFault> {
        let shift = u16_at(bytes, 30).filter(|s| matches!(s, 9 | 12)).ok_or_else(damaged)?;
        let mut open = Self { bytes, sector: 1 << shift, fat: vec![], mini_fat: vec![], mini: vec![], entries: vec![] };
        open.fat = open.read_fat().ok_or_else(damaged)?;
        let directory = open.chain(u32_at(bytes, 48).ok_or_else(damaged)?)?;
        open.entries = directory.chunks_exact(128).take(ENTRIES_MAX).filter_map(entry).collect();
        open.mini_fat = words(&open.chain(u32_at(bytes, 60).unwrap_or(END_OF_CHAIN))?);
        let root = open.entries.first().map_or(END_OF_CHAIN, |e| e.start);
        open.mini = open.chain(root)?;
        Ok(open)
    }

    /// Returns whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name))
    }

    /// Reads a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, SheetFault> {
        let entry = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name)).ok_or_else(damaged)?;
        let mut out = if entry.len < 4_096 { self.mini_chain(entry.start)? } else { self.chain(entry.start)? };
        out.truncate(entry.len);
        Ok(out)
    }

    fn sector_at(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// Gathers the allocation table from the header and its continuation.
    fn read_fat(&self) -> Option<Vec<u32>> {
        let mut ids = words(self.bytes.get(76..512)?);
        let mut next = u32_at(self.bytes, 68)?;
        let mut left = self.sectors_max();
        while next < 0xffff_fffa {
            left = left.checked_sub(1)?;
            let mut more = words(self.sector_at(next)?);
            next = more.pop()?;
            ids.append(&mut more);
        }
        ids.retain(|id| *id < 0xffff_fffa);
        if ids.len() > self.sectors_max() {
            return None;
        }
        let mut fat = Vec::new();
        for id in ids {
            fat.extend(words(self.sector_at(id)?));
        }
        Some(fat)
    }

    fn sectors_max(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, SheetFault> {
        follow(start, &self.fat, self.sectors_max(), |id| self.sector_at(id))
    }

    fn mini_chain(&self, start: u32) -> Result<Vec<u8>, SheetFault> {
        follow(start, &self.mini_fat, self.mini.len() / 64 + 1, |id| {
            let rest = self.mini.get((id as usize).checked_mul(64)?..)?;
            Some(rest.get(..64).unwrap_or(rest))
        })
    }
}

/// Joins the sectors of a chain; one that is longer than the file runs in a circle.
fn follow<'s>(
    start: u32,
    fat: &[u32],
    links_max: usize,
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Result<Vec<u8>, SheetFault> {
    let mut out = Vec::new();
    let mut id = start;
    let mut links = 0;
    while id < 0xffff_fffa {
        links += 1;
        if links > links_max {
            return Err(damaged());
        }
        out.extend_from_slice(sector(id).ok_or_else(damaged)?);
        id = fat.get(id as usize).copied().ok_or_else(damaged)?;
    }
    Ok(out)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|b| u32_at(b, 0)).collect()
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units: Vec<u16> =
        bytes.get(..64)?.chunks_exact(2).filter_map(|b| u16_at(b, 0)).take_while(|u| *u != 0).collect();
    let len = u32_at(bytes, 120)? as usize;
    Some(Entry { name: String::from_utf16_lossy(&units), start: u32_at(bytes, 116)?, len })
}
