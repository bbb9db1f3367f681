//! Letters of old files: TCVN3 (.VnTime), VNI, windows-1258, and UTF-8 taken for Latin.
//!
//! What a file holds is told by trying: the encoding whose words are Vietnamese syllables wins, and what is
//! read so is always shown before it counts.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::syllable;

/// The encodings of old files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// TCVN 5712, fonts called .VnTime; capital letters with a tone live in fonts of their own.
    Tcvn3,
    /// The same with capital letters of its own, as few programs wrote it.
    Tcvn5712,
    /// VNI for Windows: a letter, then its marks.
    Vni,
    /// Windows code page 1258.
    Windows1258,
    /// UTF-8 that was once read as a Western encoding.
    Mojibake,
}

/// The likelier of two that read equally well comes last.
const ALL: [Encoding; 5] =
    [Encoding::Tcvn5712, Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::Mojibake];

/// How many cells are looked at.
const SAMPLE: usize = 3_000;

impl Encoding {
    /// Returns the name its owner may know.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC, .VnTime)",
            Self::Tcvn5712 => "TCVN 5712",
            Self::Vni => "VNI",
            Self::Windows1258 => "Windows-1258",
            Self::Mojibake => "UTF-8 / Latin-1",
        }
    }

    /// Decodes text whose characters stand for the bytes of this encoding; none when they cannot.
    pub fn decode(self, text: &str) -> Option<String> {
        let has_capital = self == Self::Tcvn5712 && text.bytes().any(|b| tcvn5712(b).is_some());
        if text.is_ascii() && !has_capital {
            return None;
        }
        let bytes: Vec<u8> = text.chars().map(byte_of).collect::<Option<_>>()?;
        match self {
            Self::Tcvn3 => Some(raise_capitals(&bytes.iter().map(|b| tcvn3(*b)).collect::<String>())),
            Self::Tcvn5712 => Some(bytes.iter().map(|b| tcvn5712(*b).unwrap_or_else(|| tcvn3(*b))).collect()),
            Self::Vni => Some(vni(&bytes)),
            Self::Windows1258 => Some(bytes.iter().map(|b| windows_1258(*b)).nfc().collect()),
            Self::Mojibake => String::from_utf8(bytes).ok(),
        }
    }
}

/// Takes bytes as characters of the same number, for [`Encoding::decode`].
pub fn surface(bytes: &[u8]) -> String {
    bytes.iter().map(|b| char::from(*b)).collect()
}

/// Tells in which old encoding texts are written; none when they read best as they stand.
pub fn detect<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Encoding> {
    detect_with(texts, None)
}

/// The same, where the fonts of the file speak for an encoding: then few words are enough.
pub fn detect_with<'a>(texts: impl Iterator<Item = &'a str>, fonts: Option<Encoding>) -> Option<Encoding> {
    let sample: Vec<&str> = texts.filter(|t| !t.is_ascii()).take(SAMPLE).collect();
    let as_is = Score::of(sample.iter().copied());
    if as_is.words >= 10 * as_is.others {
        return None;
    }
    if let Some(fonts) = fonts.filter(|f| Score::of(sample.iter().map(|t| decoded(t, *f))).balance() > as_is.balance())
    {
        return Some(fonts);
    }
    // Letters that no old encoding leaves behind: most of the sheet is Unicode, and a few odd words are just odd.
    if as_is.sure > as_is.others {
        return None;
    }
    let scores = ALL.map(|e| (e, Score::of(sample.iter().map(|t| decoded(t, e)))));
    // Its letters fill the whole table, so that other encodings half read as it: it must read all but wholly.
    let is_whole = |s: &Score| s.words >= 8 * s.others;
    let scores = scores.into_iter().filter(|(e, s)| *e != Encoding::Tcvn5712 || is_whole(s));
    let (best, score) = scores.max_by_key(|(_, s)| s.balance())?;
    (score.balance() > as_is.balance() && score.mostly_words()).then_some(best)
}

fn decoded(text: &str, encoding: Encoding) -> String {
    encoding.decode(text).unwrap_or_else(|| text.to_owned())
}

/// The encoding a font is drawn for: `.VnTime`, `VNI-Times`.
pub fn of_font(name: &str) -> Option<Encoding> {
    let name = name.to_ascii_lowercase();
    if name.starts_with(".vn") {
        Some(Encoding::Tcvn3)
    } else if name.starts_with("vni") {
        Some(Encoding::Vni)
    } else {
        None
    }
}

/// Returns whether texts read as Vietnamese as they stand, as far as they hold marks at all.
pub fn readable<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    Score::of(texts.filter(|t| !t.is_ascii()).take(SAMPLE)).mostly_words()
}

/// Decodes a text in place, if it reads better so.
pub fn mend(text: &mut String, encoding: Encoding) {
    if let Some(decoded) = encoding.decode(text)
        && Score::of([&decoded]).balance() >= Score::of([&*text]).balance()
    {
        *text = decoded;
    }
}

/// Words with marks that are Vietnamese syllables, and those that are not.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    words: i64,
    others: i64,
    /// The Vietnamese ones with a letter that stands in no table of one byte.
    sure: i64,
}

impl Score {
    fn of<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut score = Self::default();
        for text in texts {
            let marked =
                text.as_ref().split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).filter(|w| !w.is_ascii());
            for word in marked {
                if syllable::is_vietnamese(word) {
                    score.words += 1;
                    score.sure += i64::from(word.chars().any(|c| c > '\u{ff}' && byte_of(c).is_none()));
                } else {
                    score.others += 1;
                }
            }
        }
        score
    }

    const fn balance(self) -> i64 {
        self.words - self.others
    }

    const fn mostly_words(self) -> bool {
        self.words > 0 && self.words >= 2 * self.others || self.others == 0
    }
}

/// The byte a character stood for before someone read it as windows-1252 or Latin-1.
fn byte_of(c: char) -> Option<u8> {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    u8::try_from(u32::from(c)).ok().or_else(|| {
        let at = HIGH.chars().position(|h| h == c)?;
        u8::try_from(0x80 + at).ok()
    })
}

fn tcvn3(byte: u8) -> char {
    const FROM_A1: &str = "ĂÂÊÔƠƯĐăâêôơưđ";
    const FROM_B5: &str = "àảãáạ\u{ba}ằẳẵắ\u{bf}\u{c0}\u{c1}\u{c2}\u{c3}\u{c4}\u{c5}ặầẩẫấậè\u{cd}ẻẽéẹềểễếệìỉ\u{d9}\u{da}\u{db}ĩíịò\u{e0}ỏõóọồổỗốộờởỡớợù\u{f0}ủũúụừửữứựỳỷỹýỵ";
    let nth = |letters: &str, first: u8| byte.checked_sub(first).and_then(|n| letters.chars().nth(usize::from(n)));
    match byte {
        0xa1..=0xae => nth(FROM_A1, 0xa1),
        0xb5..=0xfe => nth(FROM_B5, 0xb5),
        _ => None,
    }
    .unwrap_or(char::from(byte))
}

/// The capital letters with a tone that TCVN 5712 puts on control characters and gaps.
fn tcvn5712(byte: u8) -> Option<char> {
    const FROM_80: &str = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ";
    const FROM_11: &str = "ỨỰỲỶỸÝỴ";
    const REST: [(u8, char); 20] = [
        (0x01, 'Ú'),
        (0x02, 'Ụ'),
        (0x04, 'Ừ'),
        (0x05, 'Ử'),
        (0x06, 'Ữ'),
        (0xaf, 'Ằ'),
        (0xba, 'Ẳ'),
        (0xbf, 'Ẵ'),
        (0xc0, 'Ắ'),
        (0xc1, 'Ầ'),
        (0xc2, 'Ẩ'),
        (0xc3, 'Ẫ'),
        (0xc4, 'Ấ'),
        (0xc5, 'Ề'),
        (0xcd, 'Ể'),
        (0xd9, 'Ễ'),
        (0xda, 'Ế'),
        (0xdb, 'Ồ'),
        (0xe0, 'Ổ'),
        (0xf0, 'Ỗ'),
    ];
    match byte {
        0x80..=0x9f => FROM_80.chars().nth(usize::from(byte - 0x80)),
        0x11..=0x17 => FROM_11.chars().nth(usize::from(byte - 0x11)),
        0xff => Some('Ố'),
        _ => REST.iter().find(|(b, _)| *b == byte).map(|(_, c)| *c),
    }
}

/// Raises the small letters that capital fonts showed as capitals: `CHữ` was `CHỮ`.
///
/// A short word (`Xã`) may be either; it follows its neighbours (`HÒA Xã HỘI`).
fn raise_capitals(text: &str) -> String {
    let words: Vec<&str> = text.split_inclusive(|c: char| !c.is_alphabetic()).collect();
    let lower = |w: &str| w.chars().any(|c| c.is_ascii_lowercase());
    let sure = |w: &str| !lower(w) && !w.is_ascii() && w.chars().skip(1).any(|c| c.is_ascii_uppercase());
    let mut out = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        let beside = [at.checked_sub(1), at.checked_add(1)];
        let mut neighbours = beside.into_iter().flatten().filter_map(|i| words.get(i));
        let follows = !lower(word) && neighbours.clone().any(|w| sure(w)) && !neighbours.any(|w| lower(w));
        if sure(word) || follows {
            out.push_str(&word.to_uppercase());
        } else {
            out.push_str(word);
        }
    }
    out
}

fn windows_1258(byte: u8) -> char {
    match byte {
        0xc3 => 'Ă',
        0xcc => '\u{300}',
        0xd0 => 'Đ',
        0xd2 => '\u{309}',
        0xd5 => 'Ơ',
        0xdd => 'Ư',
        0xde => '\u{303}',
        0xe3 => 'ă',
        0xec => '\u{301}',
        0xf0 => 'đ',
        0xf2 => '\u{323}',
        0xf5 => 'ơ',
        0xfd => 'ư',
        0xfe => '₫',
        b => char::from(b),
    }
}

fn vni(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 8);
    let mut rest = bytes.iter().copied().map(char::from).peekable();
    while let Some(c) = rest.next() {
        let (letter, takes_quality) = vni_letter(c);
        out.push_str(letter.encode_utf8(&mut [0; 4]));
        let marks = rest.peek().and_then(|m| vni_marks(*m));
        if let Some((quality, tone)) = marks.filter(|(q, _)| can_bear(letter) && (q.is_none() || takes_quality)) {
            out.extend(quality);
            out.extend(tone);
            rest.next();
        }
    }
    out.nfc().collect()
}

/// The letter a VNI character is, and whether a circumflex or breve may follow it.
fn vni_letter(c: char) -> (char, bool) {
    match c {
        'ô' => ('ơ', false),
        'Ô' => ('Ơ', false),
        'ö' => ('ư', false),
        'Ö' => ('Ư', false),
        'ñ' => ('đ', false),
        'Ñ' => ('Đ', false),
        'æ' => ('ỉ', false),
        'Æ' => ('Ỉ', false),
        'ó' => ('ĩ', false),
        'Ó' => ('Ĩ', false),
        'ò' => ('ị', false),
        'Ò' => ('Ị', false),
        'î' => ('ỵ', false),
        'Î' => ('Ỵ', false),
        c => (c, matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'o')),
    }
}

const fn can_bear(letter: char) -> bool {
    matches!(letter, 'a' | 'A' | 'e' | 'E' | 'o' | 'O' | 'u' | 'U' | 'y' | 'Y' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
}

/// The quality and tone a VNI mark adds to the letter before it.
fn vni_marks(c: char) -> Option<(Option<char>, Option<char>)> {
    const GRAVE: char = '\u{300}';
    const ACUTE: char = '\u{301}';
    const TILDE: char = '\u{303}';
    const HOOK: char = '\u{309}';
    const DOT: char = '\u{323}';
    const ROOF: char = '\u{302}';
    const BOWL: char = '\u{306}';
    let marks = match c {
        'ø' | 'Ø' => (None, Some(GRAVE)),
        'ù' | 'Ù' => (None, Some(ACUTE)),
        'û' | 'Û' => (None, Some(HOOK)),
        'õ' | 'Õ' => (None, Some(TILDE)),
        'ï' | 'Ï' => (None, Some(DOT)),
        'â' | 'Â' => (Some(ROOF), None),
        'à' | 'À' => (Some(ROOF), Some(GRAVE)),
        'á' | 'Á' => (Some(ROOF), Some(ACUTE)),
        'å' | 'Å' => (Some(ROOF), Some(HOOK)),
        'ã' | 'Ã' => (Some(ROOF), Some(TILDE)),
        'ä' | 'Ä' => (Some(ROOF), Some(DOT)),
        'ê' | 'Ê' => (Some(BOWL), None),
        'è' | 'È' => (Some(BOWL), Some(GRAVE)),
        'é' | 'É' => (Some(BOWL), Some(ACUTE)),
        'ú' | 'Ú' => (Some(BOWL), Some(HOOK)),
        'ü' | 'Ü' => (Some(BOWL), Some(TILDE)),
        'ë' | 'Ë' => (Some(BOWL), Some(DOT)),
        _ => return None,
    };
    Some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::clean;
    use crate::import::{SheetFault, read_catalogue, read_sheet};

    macro_rules! file {
        ($name:literal) => {
            include_bytes!(concat!("../../tests/data/import/legacy/", $name))
        };
    }

    fn text(bytes: &[u8]) -> &str {
        std::str::from_utf8(bytes).unwrap()
    }

    fn right() -> &'static str {
        text(file!("sentences.utf8-nfc.txt"))
    }

    #[test]
    fn every_old_encoding_is_recognised_and_read() {
        for (surface, encoding) in [
            (surface(file!("sentences.cp1258.txt")), Encoding::Windows1258),
            (surface(file!("sentences.vni.txt")), Encoding::Vni),
            (text(file!("sentences.vni-surface-utf8.txt")).to_owned(), Encoding::Vni),
            (text(file!("sentences.utf8-as-cp1252-mojibake.txt")).to_owned(), Encoding::Mojibake),
        ] {
            assert_eq!(detect(surface.lines().skip(2)), Some(encoding));
            assert_eq!(encoding.decode(&surface).as_deref(), Some(right()), "{encoding:?}");
        }
    }

    #[test]
    fn tcvn3_is_read_as_far_as_it_can_be() {
        for surface in
            [surface(file!("sentences.tcvn3.txt")), text(file!("sentences.tcvn3-surface-utf8.txt")).to_owned()]
        {
            assert_eq!(detect(surface.lines().skip(2)), Some(Encoding::Tcvn3));
            let decoded = Encoding::Tcvn3.decode(&surface).unwrap();
            assert_eq!(decoded.to_lowercase(), right().to_lowercase());
            assert!(
                decoded.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                "capitals come back where the word shows them"
            );
        }
        assert_eq!(Encoding::Tcvn3.decode("M\u{ad}êng Kh\u{ad}¬ng").as_deref(), Some("Mường Khương"));
        assert_eq!(Encoding::Tcvn3.decode("Vµ R\u{ad}îu").as_deref(), Some("Và Rượu"));
    }

    #[test]
    fn what_is_right_already_is_left_alone() {
        for text in [
            right(),
            text(file!("sentences.utf8-nfd.txt")),
            "Cà phê, bánh mì, Hà Tiên",
            "Crème brûlée, Café",
            "® ©",
            "plain",
        ] {
            assert_eq!(detect(text.lines()), None, "{text:.40}");
        }
        assert_eq!(clean(text(file!("sentences.utf8-nfd.txt"))), clean(right()));
    }

    #[test]
    fn whole_files_of_old_encodings_read_as_the_right_one_does() {
        let names = |bytes: &[u8]| -> Vec<String> {
            let sheet = read_sheet(bytes).unwrap();
            read_catalogue(&sheet)
                .unwrap()
                .rows
                .iter()
                .map(|r| format!("{} {:?}", r.product_name, r.producer_name))
                .collect()
        };
        let expected = names(file!("products.utf8-nfc.csv"));
        assert_eq!(expected.len(), 40);
        assert_eq!(names(file!("products.vni-surface-utf8.csv")), expected);
        let tcvn3 = names(file!("products.tcvn3-font-VnTime.xlsx"));
        assert_eq!(
            tcvn3.iter().map(|n| n.to_lowercase()).collect::<Vec<_>>(),
            expected.iter().map(|n| n.to_lowercase()).collect::<Vec<_>>()
        );
        let bytes: Vec<u8> = text(file!("products.vni-surface-utf8.csv")).chars().filter_map(byte_of).collect();
        assert_eq!(names(&bytes), expected);
        let reading = read_catalogue(&read_sheet(file!("products.tcvn3-font-VnTime.xlsx")).unwrap()).unwrap();
        assert!(reading.warnings.iter().any(|w| w.row.is_none() && w.told.vi.contains("TCVN3")));
    }

    #[test]
    fn a_file_whose_soft_hyphens_were_dropped_is_refused_whole() {
        let surface = text(file!("sentences.tcvn3-surface-utf8.txt"));
        let sheet = |text: &str| {
            format!(
                "Tên hàng,Giá\n{}",
                text.lines().skip(2).map(|l| format!("\"{}\",1000\n", l.replace('"', ""))).collect::<String>()
            )
        };
        assert!(read_sheet(sheet(surface).as_bytes()).is_ok());
        let lost = read_sheet(sheet(&surface.replace('\u{ad}', "")).as_bytes());
        assert!(matches!(&lost, Err(SheetFault::LostHorns { .. })), "{lost:?}");
        let converted = read_sheet(sheet(&right().replace(['ư', 'Ư'], "")).as_bytes());
        assert!(
            matches!(&converted, Err(SheetFault::LostHorns { .. })),
            "the loss outlives a conversion: {converted:?}"
        );
    }

    #[test]
    fn bytes_that_are_no_vietnamese_in_any_encoding_are_a_fault() {
        assert!(matches!(
            read_sheet(b"name,x\n\xff\xfe\xfd\xfc\xff zz\xffq,1\n"),
            Err(SheetFault::Encoding { line: 2 })
        ));
    }
}
