//! Machine facts from `ocop.toml`: printer, width, language, keys.
//!
//! What moves money is an entry in the journal, never a line here. A wrong line is named with the nearest
//! right one; nothing is guessed and nothing is skipped.

mod label;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use label::{GapMm, LabelConfig, LabelRoll, SheetName};

/// Everything `ocop.toml` may say, with what holds when it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The receipt printer.
    pub printer: PrinterConfig,
    /// What staff see.
    pub screen: ScreenConfig,
    /// Keys for actions, where they differ from the table shown by F1; the screens check them.
    pub keys: BTreeMap<String, String>,
    /// Where copies of the ledger go.
    pub backup: BackupConfig,
    /// The cash drawer.
    pub drawer: DrawerConfig,
    /// Labels of goods.
    pub label: LabelConfig,
}

/// The receipt printer and its paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PrinterConfig {
    /// Where receipts go.
    pub target: PrinterTarget,
    /// The paper.
    pub width_mm: PaperWidth,
    /// The dots of a line, where the printer has not the usual number for its paper.
    pub dots: Option<Dots>,
    /// Whether to send plain text without marks, for a printer that cannot take pictures.
    pub text_fallback: bool,
}

impl PrinterConfig {
    /// Returns the dots of a line: those given, else the usual number for the paper.
    pub fn line_dots(&self) -> u16 {
        self.dots.map_or_else(|| self.width_mm.usual_dots(), |d| d.0)
    }
}

/// Where receipts go.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
pub enum PrinterTarget {
    /// To the screen only.
    #[default]
    Preview,
    /// Into a file, one after the other.
    File(PathBuf),
    /// To a device file such as `/dev/usb/lp0`.
    Device(PathBuf),
    /// To a printer on the network.
    Tcp {
        /// Its name or address.
        host: String,
        /// Its port, usually 9100.
        port: u16,
    },
}

impl TryFrom<String> for PrinterTarget {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong =
            || format!("`{text}` is no printer; write preview, file:PATH, device:/dev/usb/lp0 or tcp:HOST:9100");
        match text.split_once(':') {
            None if text == "preview" => Ok(Self::Preview),
            Some(("file", path)) if !path.is_empty() => Ok(Self::File(path.into())),
            Some(("device", path)) if path.starts_with('/') => Ok(Self::Device(path.into())),
            Some(("tcp", rest)) => {
                let (host, port) = rest.rsplit_once(':').ok_or_else(wrong)?;
                let port = port.parse().ok().filter(|p| *p != 0).ok_or_else(wrong)?;
                if host.is_empty() { Err(wrong()) } else { Ok(Self::Tcp { host: host.to_owned(), port }) }
            }
            _ => Err(wrong()),
        }
    }
}

/// The width of the paper roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "u16")]
pub enum PaperWidth {
    /// 58 mm.
    Mm58,
    /// 80 mm.
    #[default]
    Mm80,
}

impl PaperWidth {
    /// Returns the dots that printers of this width usually have.
    pub const fn usual_dots(self) -> u16 {
        match self {
            Self::Mm58 => 384,
            Self::Mm80 => 576,
        }
    }
}

impl TryFrom<u16> for PaperWidth {
    type Error = String;
    fn try_from(mm: u16) -> Result<Self, Self::Error> {
        match mm {
            58 => Ok(Self::Mm58),
            80 => Ok(Self::Mm80),
            _ => Err(format!("`{mm}` is no paper width; write 80 or 58")),
        }
    }
}

/// The dots of a printed line: whole bytes, between 200 and 832.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u16")]
pub struct Dots(u16);

impl TryFrom<u16> for Dots {
    type Error = String;
    fn try_from(dots: u16) -> Result<Self, Self::Error> {
        let fits = (200..=832).contains(&dots) && dots.is_multiple_of(8);
        if fits {
            Ok(Self(dots))
        } else {
            Err(format!("`{dots}` dots do not fit; write a multiple of 8 from 200 to 832"))
        }
    }
}

/// What staff see and how they type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScreenConfig {
    /// The language of the screens.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
    /// How Vietnamese is typed without an input method of the machine.
    pub typing: Typing,
}

/// The language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// The colours of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Light letters on dark.
    #[default]
    Dark,
    /// Dark letters on light.
    Light,
    /// No colours.
    Mono,
}

/// How Vietnamese is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Typing {
    /// Telex.
    #[default]
    Telex,
    /// VNI.
    Vni,
    /// As the machine gives it.
    Off,
}

/// Where copies of the ledger go.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BackupConfig {
    /// A folder, best on a stick or another machine.
    pub folder: Option<PathBuf>,
}

/// The cash drawer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DrawerConfig {
    /// Whether a pulse through the printer opens it.
    pub pulse: bool,
}

impl Default for DrawerConfig {
    fn default() -> Self {
        Self { pulse: true }
    }
}

/// What is wrong with `ocop.toml`, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{en}")]
pub struct ConfigError {
    /// The line, from 1; 0 when the file cannot be read at all.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The sentence in Vietnamese.
    pub vi: String,
    /// The sentence in English.
    pub en: String,
}

impl Config {
    /// Reads the file; a missing one means the defaults.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, path),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(e) => Err(ConfigError {
                line: 0,
                column: 0,
                vi: format!("không đọc được {}: {e}", path.display()),
                en: format!("cannot read {}: {e}", path.display()),
            }),
        }
    }

    /// Parses the text of a file; the path is only spoken of.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        toml::from_str(text).map_err(|e| wrong(text, path, &e))
    }
}

/// Puts a parser's complaint into the owner's words.
fn wrong(text: &str, path: &Path, e: &toml::de::Error) -> ConfigError {
    let at = e.span().map_or(0, |s| s.start.min(text.len()));
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let (vi, en) = reason(e.message());
    let file = path.display();
    ConfigError {
        line,
        column,
        vi: format!("{file}, dòng {line}, cột {column}: {vi}"),
        en: format!("{file}, line {line}, column {column}: {en}"),
    }
}

fn reason(message: &str) -> (String, String) {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (Some(word), true) = (quoted.first(), message.starts_with("unknown ")) else {
        let en = message.lines().next().unwrap_or(message);
        return (in_vietnamese(en, quoted.first().copied()), en.to_owned());
    };
    let known = quoted.get(1..).unwrap_or_default();
    let list = known.join(", ");
    let (what_vi, what_en) =
        if message.starts_with("unknown field") { ("mục", "key") } else { ("giá trị", "value") };
    match nearest(word, known) {
        Some(right) => (
            format!("không có {what_vi} `{word}`; có phải `{right}`? (có: {list})"),
            format!("there is no {what_en} `{word}`; did you mean `{right}`? (there are: {list})"),
        ),
        None => (
            format!("không có {what_vi} `{word}`; có: {list}"),
            format!("there is no {what_en} `{word}`; there are: {list}"),
        ),
    }
}

/// The other complaints, each said by its beginning.
fn in_vietnamese(en: &str, word: Option<&str>) -> String {
    let word = word.unwrap_or_default();
    if en.contains("is no printer") {
        format!("`{word}` không phải máy in; ghi preview, file:ĐƯỜNG-DẪN, device:/dev/usb/lp0 hoặc tcp:ĐỊA-CHỈ:9100")
    } else if en.contains("is no paper width") {
        format!("`{word}` không phải khổ giấy; ghi 80 hoặc 58")
    } else if en.contains("is no label;") {
        format!("`{word}` không phải cỡ nhãn; ghi paper, hoặc cỡ tính bằng mm như 40x30, 50x30, 60x40")
    } else if en.contains("is no gap") {
        format!("`{word}` không phải khe giữa hai nhãn; ghi 0 đến 20 (mm)")
    } else if en.contains("is no sheet") {
        format!("`{word}` không phải tờ nhãn; ghi a4-24, a4-21 hoặc a4-40")
    } else if en.contains("dots do not fit") {
        format!("`{word}` điểm in không hợp; ghi bội số của 8 từ 200 đến 832")
    } else if en.starts_with("duplicate key") {
        "mục này đã ghi ở trên; bỏ một dòng".to_owned()
    } else if en.starts_with("invalid type") {
        format!("sai kiểu giá trị ({en})")
    } else {
        format!("dòng viết chưa đúng ({en})")
    }
}

/// Returns the known word nearest to a wrong one, if it is near enough to be meant.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let near =
        |k: &&&str| distance(word, k) <= (k.chars().count() / 3).max(2) || k.starts_with(word) || word.starts_with(**k);
    known.iter().filter(near).min_by_key(|k| distance(word, k)).copied()
}

/// Counts the letters to change, add, drop or swap with a neighbour to make one word of another.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.to_lowercase().chars().collect(), b.to_lowercase().chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, ConfigError> {
        Config::parse(text, Path::new("ocop.toml"))
    }

    #[test]
    fn the_sample_says_what_holds_anyway() {
        assert_eq!(parse(include_str!("../config/ocop.toml")), Ok(Config::default()));
        assert_eq!(parse(""), Ok(Config::default()));
    }

    #[test]
    fn the_lines_the_sample_offers_are_right_ones() {
        let offered: String = include_str!("../config/ocop.toml")
            .lines()
            .map(|l| l.strip_prefix("#= ").unwrap_or(l))
            .flat_map(|l| [l, "\n"])
            .collect();
        let config = parse(&offered).unwrap();
        assert!(config.printer.dots.is_some() && config.backup.folder.is_some() && !config.keys.is_empty());
    }

    #[test]
    fn every_printer_is_read() {
        for (text, target) in [
            ("preview", PrinterTarget::Preview),
            ("file:/tmp/slip.bin", PrinterTarget::File("/tmp/slip.bin".into())),
            ("device:/dev/usb/lp0", PrinterTarget::Device("/dev/usb/lp0".into())),
            ("tcp:192.168.1.50:9100", PrinterTarget::Tcp { host: "192.168.1.50".into(), port: 9100 }),
            ("tcp:[fe80::1]:9100", PrinterTarget::Tcp { host: "[fe80::1]".into(), port: 9100 }),
        ] {
            assert_eq!(PrinterTarget::try_from(text.to_owned()), Ok(target));
        }
        for text in ["", "usb", "tcp:printer", "tcp::9100", "tcp:h:0", "tcp:h:99999", "file:", "device:lp0", "Preview:"]
        {
            assert!(PrinterTarget::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_misspelt_key_is_named_with_its_line_and_the_nearest_right_one() {
        for (text, line, column, wrong, right) in [
            ("[printer]\nwidht_mm = 80\n", 2, 1, "widht_mm", "width_mm"),
            ("\n[printr]\n", 2, 2, "printr", "printer"),
            ("[screen]\n  langauge = \"vi\"\n", 2, 3, "langauge", "language"),
            ("[screen]\ntyping = \"tellex\"\n", 2, 10, "tellex", "telex"),
            ("[drawer]\npulses = true\n", 2, 1, "pulses", "pulse"),
        ] {
            let e = parse(text).unwrap_err();
            assert_eq!((e.line, e.column), (line, column), "{e}");
            assert!(e.vi.contains(&format!("`{wrong}`; có phải `{right}`?")), "{}", e.vi);
            assert!(e.en.contains(&format!("`{wrong}`; did you mean `{right}`?")), "{}", e.en);
        }
    }

    #[test]
    fn a_key_like_no_other_is_answered_with_the_list() {
        let e = parse("[screen]\ncolour_of_money = 1\n").unwrap_err();
        assert!(e.en.ends_with("there are: language, theme, typing") && e.vi.contains("dòng 2"), "{e}");
    }

    #[test]
    fn a_wrong_value_is_told_in_both_languages() {
        for (text, vi) in [
            ("[printer]\nwidth_mm = 72\n", "ghi 80 hoặc 58"),
            ("[printer]\ndots = 385\n", "bội số của 8"),
            ("[printer]\ntarget = \"usb\"\n", "không phải máy in"),
            ("[drawer]\npulse = \"yes\"\n", "sai kiểu"),
            ("[label]\nroll = \"big\"\n", "như 40x30"),
            ("[label]\ngap_mm = 30\n", "0 đến 20"),
            ("[label]\nsheet = \"a5\"\n", "a4-24"),
            ("[drawer]\npulse = true\npulse = true\n", "đã ghi ở trên"),
            ("[printer\n", "chưa đúng"),
        ] {
            let e = parse(text).unwrap_err();
            assert!(e.vi.contains(vi) && e.vi.contains("dòng"), "{}", e.vi);
            assert!(e.line >= 1 && e.en.contains("line"), "{e}");
        }
    }

    #[test]
    fn a_missing_file_means_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Config::load(&folder.path().join("ocop.toml")), Ok(Config::default()));
        assert_eq!(Config::load(folder.path()).unwrap_err().line, 0, "a folder is no file");
    }

    #[test]
    fn the_paper_knows_its_dots() {
        let printer = |text: &str| parse(text).unwrap().printer;
        assert_eq!(printer("[printer]\nwidth_mm = 58\n").line_dots(), 384);
        assert_eq!(printer("[printer]\nwidth_mm = 80\ndots = 512\n").line_dots(), 512);
    }
}
