//! The walk over the chains: one thread reads rows, another checks them.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rusqlite::Connection;

use super::journal::BadEntry;
use super::{Fault, Head};
use crate::domain::entry::{Entry, Hash, Place, chain};

/// A row that was found in its place in the chain.
pub(super) struct Linked<'a> {
    pub pos: i64,
    pub till: i64,
    pub seq: i64,
    pub header: &'a str,
    pub payload: &'a [u8],
}

impl Linked<'_> {
    /// Reads the entry.
    pub(super) fn entry(&self) -> Result<Entry, Fault> {
        let payload = std::str::from_utf8(self.payload).map_err(|_| Fault::BadRow("journal"))?;
        Entry::read(self.header, payload).map_err(|source| Fault::Entry { seq: self.seq, source })
    }
}

/// A row as it was read: its texts lie in the pile, one after the other.
struct Raw {
    pos: i64,
    till: i64,
    seq: i64,
    header: usize,
    payload: usize,
    hash: Option<Hash>,
}

/// Rows on their way from the file to the check.
#[derive(Default)]
struct Pile {
    text: Vec<u8>,
    rows: Vec<Raw>,
}

/// How many bytes travel at once, and how many piles may wait: memory stays small.
const PILE_BYTES: usize = 96 * 1024;
const PILES_MAX: usize = 4;

/// Walks every entry in order of arrival, checking chain, sequence, till and time; stops at the first fault.
///
/// `each` sees every entry that is in its place, on the thread that checks.
pub(super) fn walk(
    conn: &Connection,
    progress: &mut dyn FnMut(u64),
    each: impl FnMut(Linked<'_>) + Send,
) -> Result<Result<u64, BadEntry>, Fault> {
    let tills: Vec<(i64, String)> = {
        let mut stmt = conn.prepare("SELECT no, id FROM till ORDER BY no")?;
        stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?
    };
    let (tell, told) = sync_channel(PILES_MAX);
    std::thread::scope(|scope| {
        let checking = scope.spawn(move || check(tills, told, each));
        let read = read(conn, tell, progress);
        let checked = checking.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        read.map(|()| checked)
    })
}

fn read(conn: &Connection, tell: SyncSender<Pile>, progress: &mut dyn FnMut(u64)) -> Result<(), Fault> {
    let mut stmt = conn.prepare("SELECT pos, till, seq, header, payload, hash FROM journal ORDER BY pos")?;
    let mut rows = stmt.query([])?;
    let mut pile = Pile::default();
    let mut count: u64 = 0;
    while let Some(r) = rows.next()? {
        let mut put = |i: usize| -> Result<usize, Fault> {
            let bytes = r.get_ref(i)?.as_bytes().unwrap_or_default();
            pile.text.extend_from_slice(bytes);
            Ok(bytes.len())
        };
        let (header, payload) = (put(3)?, put(4)?);
        let hash = r.get_ref(5)?.as_blob().ok().and_then(|h| h.try_into().ok());
        pile.rows.push(Raw { pos: r.get(0)?, till: r.get(1)?, seq: r.get(2)?, header, payload, hash });
        count = count.saturating_add(1);
        progress(count);
        if pile.text.len() > PILE_BYTES && tell.send(std::mem::take(&mut pile)).is_err() {
            // The check found a fault and went home.
            return Ok(());
        }
    }
    let _ = tell.send(pile);
    Ok(())
}

fn check(tills: Vec<(i64, String)>, told: Receiver<Pile>, mut each: impl FnMut(Linked<'_>)) -> Result<u64, BadEntry> {
    let mut heads: Vec<(i64, String, Head)> = tills.into_iter().map(|(no, id)| (no, id, Head::EMPTY)).collect();
    let mut count: u64 = 0;
    for pile in told {
        let mut rest = pile.text.as_slice();
        for raw in pile.rows {
            let (header, after) = rest.split_at_checked(raw.header).unwrap_or_default();
            let (payload, after) = after.split_at_checked(raw.payload).unwrap_or_default();
            rest = after;
            let head = heads.iter_mut().find(|h| h.0 == raw.till);
            each(link(&raw, head, header, payload).map_err(|why| BadEntry { pos: raw.pos, seq: raw.seq, why })?);
            count = count.saturating_add(1);
        }
    }
    Ok(count)
}

/// Checks one row against the end of its till's chain, and makes it the new end.
fn link<'a>(
    raw: &Raw,
    head: Option<&mut (i64, String, Head)>,
    header: &'a [u8],
    payload: &'a [u8],
) -> Result<Linked<'a>, (&'static str, &'static str)> {
    let (Ok(header), Some(hash)) = (std::str::from_utf8(header), raw.hash) else {
        return Err(("không đọc được", "it cannot be read"));
    };
    let Some((_, id, head)) = head else {
        return Err(("thuộc quầy lạ", "it belongs to no known till"));
    };
    if raw.seq != head.seq.saturating_add(1) {
        return Err(("thiếu hoặc thừa một mục trước nó", "an entry before it is missing or doubled"));
    }
    if chain(&head.hash, header, payload) != hash {
        return Err(("nội dung không khớp mã băm", "its contents do not match its hash"));
    }
    let Ok(place) = Place::of(header) else {
        return Err(("phần đầu không đọc được", "its header cannot be read"));
    };
    if place.seq != raw.seq || place.till != *id {
        return Err(("số thứ tự hoặc quầy không khớp", "its number or till differs from its header"));
    }
    if place.at_ms <= head.at_ms {
        return Err(("giờ lùi so với mục trước", "its time is before the entry it follows"));
    }
    *head = Head { seq: raw.seq, hash, at_ms: place.at_ms };
    Ok(Linked { pos: raw.pos, till: raw.till, seq: raw.seq, header, payload })
}
