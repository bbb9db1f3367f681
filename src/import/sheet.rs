//! A file's bytes become one sheet of text: a header and rows that know their line.
//!
//! Text is kept as it stands in the file, uncleaned: older encodings hide letters in characters that
//! cleaning would drop. Nothing is unpacked before its true size is known.

use std::io::Read;
use std::path::Path;

use super::broken::{is_broken, word_without_horn};
use super::legacy::{self, Encoding};
use super::{Told, delimited, header_rows, workbook, xls};

/// The largest file that is opened at all.
pub const FILE_BYTES_MAX: usize = 32 << 20;
/// The most rows that hold anything.
pub const ROWS_MAX: usize = 100_000;
/// The most columns.
pub const COLUMNS_MAX: usize = 256;
/// The most cells, empty ones between others counted.
pub const CELLS_MAX: usize = 3_000_000;
/// The most text of one cell, four bytes for each of the 32,767 characters a spreadsheet allows.
pub const CELL_BYTES_MAX: usize = 128 << 10;
/// The most text of all cells together.
pub const TEXT_BYTES_MAX: usize = 64 << 20;

/// One sheet of a file as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The row that names the columns.
    pub header: Vec<String>,
    /// The rows below it that hold anything, with their line in the file (from 1).
    pub rows: Vec<(u32, Vec<String>)>,
    /// The name of the sheet, where the file has several.
    pub name: Option<String>,
    /// The sheets beside it, which are not read.
    pub unread: Vec<String>,
    /// The old encoding its letters were decoded from.
    pub encoding: Option<Encoding>,
    /// Whether the fonts named in the file spoke for that encoding.
    pub by_fonts: bool,
}

/// Why a file cannot be read: one sentence for its owner.
#[derive(Debug, thiserror::Error)]
pub enum SheetFault {
    /// The disk or the stick failed.
    #[error("the file cannot be opened")]
    Io(#[from] std::io::Error),
    /// There is nothing in it.
    #[error("the file holds no rows")]
    Empty,
    /// It is no spreadsheet that is known.
    #[error("this is neither CSV nor XLSX nor XLS; save it as XLSX and try again")]
    Unknown,
    /// It is a web page or another table format under a spreadsheet's name.
    #[error("the file is {0} under another name; open it in a spreadsheet program and save it as XLSX")]
    OtherFormat(&'static str),
    /// Its letters are not in a known encoding.
    #[error("the letters of the file are not readable from line {line}; save it as CSV UTF-8 or XLSX")]
    Encoding {
        /// The first line with an unreadable letter.
        line: usize,
    },
    /// It is locked by a password.
    #[error("the file is locked by a password; save a copy without one")]
    Password,
    /// It is larger than a catalogue can be.
    #[error("the file is too large: {0}; keep only the catalogue and split it")]
    TooLarge(String),
    /// It would unpack to far more than it seems.
    #[error("the file is packed in a suspicious way ({0}) and was not opened; save it anew as XLSX")]
    Suspicious(String),
    /// It is cut or damaged.
    #[error("the file is damaged ({0}); copy it again from where it came from")]
    Damaged(String),
    /// A quotation mark never closes, so rows run into each other.
    #[error("a quotation mark opened on line {line} never closes; correct that line")]
    OpenQuote {
        /// The line where the last cell began.
        line: u32,
    },
    /// Every ư of it was dropped when an old encoding was copied, and nobody can tell where they stood.
    #[error("the file lost every ư when it was copied: line {line} has «{word}»; import the original file")]
    LostHorns {
        /// The line of the word that shows it.
        line: u32,
        /// The word.
        word: String,
    },
    /// No column holds the goods' names.
    #[error("no column holds the product names; name one \"Tên sản phẩm\", or say which: --map \"B=product_name\"")]
    NoNames,
}

impl SheetFault {
    /// Returns the sentence in both languages.
    pub fn told(&self) -> Told {
        Told::new(self.vi(), self.to_string())
    }

    fn vi(&self) -> String {
        match self {
            Self::Io(_) => "không mở được tệp".into(),
            Self::Empty => "tệp không có dòng nào".into(),
            Self::Unknown => "tệp không phải CSV, XLSX hay XLS; lưu lại thành XLSX rồi thử lại".into(),
            Self::OtherFormat(what) => {
                format!("tệp thật ra là {what}; mở bằng chương trình bảng tính rồi lưu thành XLSX")
            }
            Self::Encoding { line } => format!("không đọc được chữ từ dòng {line}; lưu lại thành CSV UTF-8 hoặc XLSX"),
            Self::Password => "tệp có mật khẩu; lưu một bản không có mật khẩu".into(),
            Self::TooLarge(what) => format!("tệp quá lớn: {what}; chỉ giữ danh mục hàng và chia nhỏ"),
            Self::Suspicious(what) => format!("tệp nén bất thường ({what}) nên không mở; lưu lại thành XLSX mới"),
            Self::Damaged(what) => format!("tệp bị hỏng ({what}); chép lại từ nơi gửi"),
            Self::OpenQuote { line } => format!("dấu ngoặc kép mở ở dòng {line} không đóng; sửa dòng đó"),
            Self::LostHorns { line, word } => {
                format!("tệp đã mất mọi chữ ư khi chép: dòng {line} có «{word}»; nhập từ tệp gốc")
            }
            Self::NoNames => {
                "không có cột tên sản phẩm; đặt tên một cột là \"Tên sản phẩm\" hoặc chỉ ra: --map \"B=tên hàng\""
                    .into()
            }
        }
    }
}

/// Opens a file and reads its sheet.
pub fn open_sheet(path: &Path) -> Result<Sheet, SheetFault> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    read_sheet(&bytes)
}

/// Reads the sheet of a CSV, XLSX or XLS file; what it is, is told from its bytes, not its name.
pub fn read_sheet(bytes: &[u8]) -> Result<Sheet, SheetFault> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(SheetFault::TooLarge(format!("> {} MB", FILE_BYTES_MAX >> 20)));
    }
    let sheet = match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => workbook::read(bytes)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => xls::read(bytes)?,
        [b'%', b'P', b'D', b'F', ..] => return Err(SheetFault::OtherFormat("PDF")),
        _ => delimited::read(bytes)?,
    };
    // A column whose heading cannot be read would silently be left out.
    if sheet.header.iter().any(|heading| is_broken(heading)) {
        let line = sheet.rows.first().map_or(1, |(line, _)| line.saturating_sub(1));
        return Err(SheetFault::Encoding { line: line as usize });
    }
    if sheet.header.is_empty() {
        return Err(SheetFault::Empty);
    }
    // Half of such words still look right: none of them may come in.
    let is_tcvn3 = matches!(sheet.encoding, Some(Encoding::Tcvn3 | Encoding::Tcvn5712));
    let texts = || sheet.rows.iter().flat_map(|(line, row)| row.iter().map(move |cell| (*line, cell.as_str())));
    let heading = sheet.header.iter().map(String::as_str);
    if let Some(word) = word_without_horn(heading.chain(texts().map(|(_, text)| text)), is_tcvn3) {
        let line = texts().find(|(_, text)| text.contains(word)).map_or(1, |(line, _)| line);
        return Err(SheetFault::LostHorns { line, word: word.to_owned() });
    }
    Ok(sheet)
}

/// Gathers rows one by one, within bounds.
#[derive(Debug, Default)]
pub(super) struct Gather {
    rows: Vec<(u32, Vec<String>)>,
    cells: usize,
    bytes: usize,
    /// The old encoding that the fonts of the file speak for.
    pub(super) fonts: Option<Encoding>,
}

impl Gather {
    /// Takes a row; trailing empty cells and empty rows are left out.
    pub(super) fn push(&mut self, line: u32, mut row: Vec<String>) -> Result<(), SheetFault> {
        while row.last().is_some_and(|c| c.trim().is_empty()) {
            row.pop();
        }
        if row.is_empty() {
            return Ok(());
        }
        if row.len() > COLUMNS_MAX {
            return Err(SheetFault::TooLarge(format!("{line}: > {COLUMNS_MAX} cột/columns")));
        }
        self.cells += row.len();
        self.bytes += row.iter().map(String::len).sum::<usize>();
        if self.rows.len() >= ROWS_MAX || self.cells > CELLS_MAX || self.bytes > TEXT_BYTES_MAX {
            return Err(SheetFault::TooLarge(format!("> {ROWS_MAX} dòng/rows, {} MB", TEXT_BYTES_MAX >> 20)));
        }
        self.rows.push((line, row));
        Ok(())
    }

    /// Returns whether nothing was gathered.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Walks all texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().flat_map(|(_, row)| row.iter().map(String::as_str))
    }

    /// Writes a merged cell's text into the rows it reaches down to, within the bounds.
    pub(super) fn fill_down(&mut self, column: usize, first: u32, last: u32) -> Result<(), SheetFault> {
        let from = self.rows.partition_point(|(line, _)| *line < first);
        let text = match self.rows.get(from) {
            Some((line, row)) if *line == first => row.get(column).cloned().unwrap_or_default(),
            _ => return Ok(()),
        };
        if text.is_empty() || column >= COLUMNS_MAX {
            return Ok(());
        }
        for (_, row) in self.rows[from + 1..].iter_mut().take_while(|(line, _)| *line <= last) {
            if row.len() <= column {
                self.cells += column + 1 - row.len();
                row.resize(column + 1, String::new());
            }
            if row[column].is_empty() {
                self.bytes += text.len();
                row[column].clone_from(&text);
            }
        }
        if self.cells > CELLS_MAX || self.bytes > TEXT_BYTES_MAX {
            return Err(SheetFault::TooLarge(format!("> {} MB", TEXT_BYTES_MAX >> 20)));
        }
        Ok(())
    }

    /// Makes the sheet: letters of old encodings decoded, the rows that name the columns taken out.
    pub(super) fn into_sheet(mut self) -> Sheet {
        let encoding = legacy::detect_with(self.texts(), self.fonts);
        if let Some(encoding) = encoding {
            self.rows.iter_mut().flat_map(|(_, row)| row).for_each(|cell| legacy::mend(cell, encoding));
        }
        let (header, below) = header_rows::find(&self.rows);
        let by_fonts = encoding.is_some() && encoding == self.fonts;
        Sheet { header, rows: self.rows.split_off(below.min(self.rows.len())), encoding, by_fonts, ..Sheet::default() }
    }
}
