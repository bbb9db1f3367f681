//! The floors: the bytes of the journal in one piece, and the rows of the views as plain values.

use std::path::Path;

use ocop::domain::entry::{Entry, Fact};
use ocop::domain::sale::Sale;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params, params_from_iter};

use super::history::Done;

/// The tables that a sale does not touch, written as they stand.
const STANDING: [&str; 7] = ["producer", "product", "sku", "barcode", "price", "sku_tax", "recognition"];
const TABLES: &str = "
CREATE TABLE sale (till INTEGER, no INTEGER, seq INTEGER, shift INTEGER, payable INTEGER, waiting INTEGER, voided INTEGER, copies INTEGER,
  PRIMARY KEY (till, no)) WITHOUT ROWID;
CREATE TABLE shift (no INTEGER PRIMARY KEY, sales INTEGER, gross INTEGER, payable INTEGER, vat INTEGER, cash INTEGER, transfer INTEGER, waiting INTEGER);
CREATE TABLE sku_day (business_day TEXT, till INTEGER, sku TEXT, quantity_milli INTEGER, amount INTEGER, vat INTEGER,
  PRIMARY KEY (business_day, till, sku)) WITHOUT ROWID;";

fn open(path: &Path) -> Done<Connection> {
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// Returns everything the chain hashes, in one piece.
pub fn bytes(path: &Path) -> Done<Vec<u8>> {
    let conn = open(path)?;
    let mut out = Vec::new();
    let mut stmt = conn.prepare("SELECT header, payload FROM journal ORDER BY pos")?;
    let mut rows = stmt.query([])?;
    while let Some(row) = rows.next()? {
        for i in 0..2 {
            out.extend_from_slice(row.get_ref(i)?.as_bytes()?);
        }
    }
    Ok(out)
}

/// A table: how it is made, and its rows.
struct Table {
    name: &'static str,
    sql: String,
    rows: Vec<Vec<Value>>,
}

/// Every row the replay writes, ready to be written.
pub struct Rows {
    standing: Vec<Table>,
    sales: Vec<(i64, i64, String, Sale)>,
}

impl Rows {
    pub fn read(path: &Path) -> Done<Self> {
        let conn = open(path)?;
        let standing = STANDING.iter().map(|name| table(&conn, name)).collect::<Done<_>>()?;
        let mut sales = Vec::new();
        let mut stmt = conn.prepare("SELECT header, payload FROM journal ORDER BY pos")?;
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            let entry = Entry::read(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?)?;
            if let Fact::SaleCompleted(sale) = entry.fact {
                let no = sales.len() as i64 + 1;
                sales.push((no, entry.header.seq, entry.header.business_day.to_string(), sale));
            }
        }
        Ok(Self { standing, sales })
    }
    /// Writes them all into a database under the settings of the replay's.
    pub fn insert(&self) -> Done {
        let conn = Connection::open("")?;
        conn.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -16000;",
        )?;
        conn.execute_batch(TABLES)?;
        conn.execute_batch("BEGIN")?;
        for table in &self.standing {
            conn.execute_batch(&table.sql)?;
            let marks = vec!["?"; table.rows[0].len()].join(", ");
            let mut stmt = conn.prepare(&format!("INSERT INTO {} VALUES ({marks})", table.name))?;
            for row in &table.rows {
                stmt.execute(params_from_iter(row))?;
            }
        }
        let mut shift = conn.prepare("INSERT OR IGNORE INTO shift VALUES (?1, 0, 0, 0, 0, 0, 0, 0)")?;
        for (.., sale) in &self.sales {
            shift.execute([sale.shift])?;
        }
        self.insert_sales(&conn)?;
        conn.execute_batch("COMMIT")?;
        Ok(())
    }
    fn insert_sales(&self, conn: &Connection) -> Done {
        let mut sale = conn.prepare("INSERT INTO sale VALUES (1, ?1, ?2, ?3, ?4, 0, 0, 0)")?;
        let mut shift = conn.prepare(
            "UPDATE shift SET sales = sales + 1, gross = gross + ?2, payable = payable + ?3, vat = vat + ?4, cash = cash + ?5,
               transfer = transfer + ?6, waiting = waiting + ?7 WHERE no = ?1",
        )?;
        let mut day = conn.prepare(
            "INSERT INTO sku_day VALUES (?1, 1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET
               quantity_milli = quantity_milli + excluded.quantity_milli, amount = amount + excluded.amount, vat = vat + excluded.vat",
        )?;
        for (no, seq, business_day, s) in &self.sales {
            let (gross, payable) = (s.gross.get(), s.payable.get());
            sale.execute(params![no, seq, s.shift, payable])?;
            shift.execute(params![s.shift, gross, payable, 1, payable, 0, 0])?;
            for l in &s.lines {
                day.execute(params![
                    business_day,
                    l.sku.as_str(),
                    l.quantity.thousandths(),
                    l.amount.get(),
                    l.vat.get()
                ])?;
            }
        }
        Ok(())
    }
}

fn table(conn: &Connection, name: &'static str) -> Done<Table> {
    let sql: String = conn.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [name], |r| r.get(0))?;
    let mut stmt = conn.prepare(&format!("SELECT * FROM {name}"))?;
    let width = stmt.column_count();
    let rows = stmt.query_map([], |r| (0..width).map(|i| r.get(i)).collect::<Result<Vec<Value>, _>>())?;
    Ok(Table { name, sql, rows: rows.collect::<Result<_, _>>()? })
}
