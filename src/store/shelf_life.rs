//! Rows of how long goods must keep: one for all goods, under the number 0, and one a set.

use std::sync::LazyLock;

use rusqlite::params;

use super::catalogue::last_writer;
use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::shelf_life::{Share, ShelfLifeRule, ShelfLifeRules};

pub(super) const RULE: Projection = Projection {
    name: "shelf_life_rule",
    sql: "CREATE TABLE shelf_life_rule (group_item INTEGER PRIMARY KEY, share TEXT, days INTEGER,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;",
    key: "group_item",
};

pub(super) fn set_rule(at: At<'_>, rule: &ShelfLifeRule) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO shelf_life_rule(group_item, share, days, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6) {}",
            last_writer("shelf_life_rule", "group_item", &["share", "days"])
        )
    });
    let share = rule.share.map(String::from);
    let group = rule.group_item.unwrap_or(0);
    at.conn.prepare_cached(&SQL)?.execute(params![group, share, rule.days, at.at_ms, at.till, at.seq])?;
    Ok(())
}

impl Reader<'_> {
    /// Returns how long goods must keep.
    pub fn shelf_life_rules(&self) -> Result<ShelfLifeRules, Fault> {
        let mut stmt =
            self.conn.prepare_cached("SELECT group_item, share, days FROM shelf_life_rule ORDER BY group_item")?;
        let rows = stmt.query_map([], |r| Ok((r.get::<_, u8>(0)?, r.get::<_, Option<String>>(1)?, r.get(2)?)))?;
        let rule = |row: rusqlite::Result<(u8, Option<String>, Option<u16>)>| {
            let (group, share, days) = row?;
            let share = share.as_deref().map(Share::parse).transpose().map_err(|_| Fault::BadRow("shelf_life_rule"))?;
            Ok(ShelfLifeRule { group_item: Some(group).filter(|g| *g > 0), share, days })
        };
        Ok(ShelfLifeRules::new(rows.map(rule).collect::<Result<_, Fault>>()?))
    }
}
