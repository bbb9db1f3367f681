//! What the chain's hashes do not cover: the schema with its guards, the till's name, the chain's end.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::Finding;
use crate::domain::entry::{Fact, Header, fingerprint};
use crate::store::{Fault, ReadOnly};

/// Compares the schema with that of a new ledger, both ways: a guard dropped, a trigger or table added.
pub(super) fn schema(conn: &Connection, fresh: &Connection) -> Result<Option<Finding>, Fault> {
    let (stored, new) = (objects(conn)?, objects(fresh)?);
    let strange = stored.iter().find(|(key, sql)| new.get(*key) != Some(*sql)).map(|(key, _)| key);
    let missing = || new.keys().find(|key| !stored.contains_key(*key));
    let finding = |(kind, name): &(String, String)| Finding::Schema { kind: kind.clone(), name: name.clone() };
    Ok(strange.or_else(missing).map(finding))
}

type Objects = BTreeMap<(String, String), Option<String>>;

fn objects(conn: &Connection) -> Result<Objects, Fault> {
    let mut stmt = conn.prepare("SELECT type, name, sql FROM sqlite_schema")?;
    let rows = stmt.query_map([], |r| Ok(((r.get(0)?, r.get(1)?), r.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Requires that a chain begins with its till's own key, and that no other entry does.
pub(super) fn begins(header: &Header, fact: &Fact) -> Result<(), Fault> {
    let begun = if let Fact::LedgerBegun(begun) = fact { Some(begun) } else { None };
    let right = match begun {
        Some(begun) => header.seq == 1 && fingerprint(&begun.key).as_deref() == Some(header.till.as_str()),
        None => header.seq > 1,
    };
    if right {
        return Ok(());
    }
    Err(Fault::Contradiction(
        "sổ phải bắt đầu bằng đúng khóa của quầy này",
        "a chain must begin, and begin once, with the key its till is named by",
    ))
}

/// Looks for a till that has no entries: its whole chain may have been cut off.
pub(super) fn empty_till(conn: &Connection) -> Result<Option<Finding>, Fault> {
    let sql = "SELECT 1 FROM till WHERE NOT EXISTS (SELECT 1 FROM journal WHERE journal.till = till.no) LIMIT 1";
    let found: Option<i64> = conn.query_row(sql, [], |r| r.get(0)).optional()?;
    let what = ("có quầy không có mục nào trong sổ", "there is a till without entries");
    Ok(found.map(|_| Finding::Identity { what }))
}

/// Returns whether the first hexadecimal digits of a hash, as slips print them, are an entry's of this ledger.
///
/// A tail cut off leaves a chain that is whole; only paper outside the file knows of it.
pub fn has_head(ledger: &ReadOnly, digits: &str) -> Result<bool, Fault> {
    let sql = "SELECT 1 FROM journal WHERE substr(hex(hash), 1, ?2) = upper(?1) LIMIT 1";
    let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
    let found: Option<i64> = ledger.conn().query_row(sql, (digits, length), |r| r.get(0)).optional()?;
    Ok(found.is_some())
}
