//! What a scan is: goods, a scale's label, a stamp, or something of the buyer's that is none of the shop's business.
//!
//! The one place where this is decided, for every screen and command. What is private is named, never
//! handed on: its text ends here.

use super::barcode::{Barcode, BarcodeError, BarcodeKind, clean_scan, unmarked};
use super::code_book::{CodeBook, Weighed, WrongVerifier};
use super::gs1::{Gs1, Gs1Error, SEPARATOR, looks_like_elements};

/// What a scan turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// A product's GTIN.
    Gtin(Barcode),
    /// A code from the store range or of the shop's own making.
    Internal(Barcode),
    /// A label of a scale.
    Weighed(Weighed),
    /// A label of a scale whose value was printed or read wrongly.
    BadLabel,
    /// A GTIN with what else GS1 says: lot, days, serial, weight.
    Gs1(Box<Gs1>),
    /// An address, as a trace stamp holds one.
    Link(String),
    /// Something of the buyer's; its text is not kept.
    Private(Private),
    /// A code that nobody knows the kind of, or a GTIN read wrongly.
    Unknown(String),
}

/// What a buyer may hold under the scanner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Private {
    /// A citizen card, licence, insurance card or passport.
    IdCard,
    /// A payment request of a bank or wallet.
    BankQr,
    /// A telephone number, a name card, an address for messages.
    Contact,
    /// A wireless network with its password.
    Wifi,
    /// Running text.
    Text,
}

/// The longest code that is kept when nobody knows it.
const UNKNOWN_MAX: usize = 64;

/// Hosts of wallets, of messages and of papers: their addresses name people.
const HOSTS: &[(&str, Private)] = &[
    ("momo.vn", Private::BankQr),
    ("zalopay.vn", Private::BankQr),
    ("vnpay.vn", Private::BankQr),
    ("vietqr.io", Private::BankQr),
    ("viettelmoney.vn", Private::BankQr),
    ("zalo.me", Private::Contact),
    ("wa.me", Private::Contact),
    ("t.me", Private::Contact),
    ("m.me", Private::Contact),
    ("gplx.gov.vn", Private::IdCard),
    ("vneid.gov.vn", Private::IdCard),
    ("baohiemxahoi.gov.vn", Private::IdCard),
];

/// Beginnings by which other codes of daily life are known.
const BEGINNINGS: &[(&str, Private)] = &[
    ("WIFI:", Private::Wifi),
    ("BEGIN:", Private::Contact),
    ("END:V", Private::Contact),
    ("VERSION:", Private::Contact),
    ("MECARD:", Private::Contact),
    ("FN:", Private::Contact),
    ("FN;", Private::Contact),
    ("N:", Private::Contact),
    ("N;", Private::Contact),
    ("TEL:", Private::Contact),
    ("TEL;", Private::Contact),
    ("ADR:", Private::Contact),
    ("ADR;", Private::Contact),
    ("ORG:", Private::Contact),
    ("EMAIL", Private::Contact),
    ("TITLE:", Private::Contact),
    ("ROLE:", Private::Contact),
    ("URL:", Private::Contact),
    ("NOTE:", Private::Contact),
    ("NOTE;", Private::Contact),
    ("BDAY:", Private::Contact),
    ("NICKNAME:", Private::Contact),
    ("IMPP:", Private::Contact),
    ("PHOTO", Private::Contact),
    ("ITEM1.", Private::Contact),
    ("ITEM2.", Private::Contact),
    ("BIZCARD:", Private::Contact),
    ("MATMSG:", Private::Contact),
    ("MAILTO:", Private::Contact),
    ("SMSTO:", Private::Contact),
    ("SMS:", Private::Contact),
    ("GEO:", Private::Contact),
    ("2|99|", Private::BankQr),
];

/// Tells what a scan is; the year places two-figure years in their century.
pub fn read_scan(text: &str, year: i32, book: &CodeBook) -> Scanned {
    let raw = unmarked(text);
    let plain = clean_scan(text);
    if let Some(gs1) = elements(raw, year).or_else(|| marked_elements(text, raw, year)) {
        return Scanned::Gs1(Box::new(gs1));
    }
    if let Some(private) = private(&plain) {
        return Scanned::Private(private);
    }
    if is_link(&plain) {
        return match Gs1::parse_link(&plain, year) {
            Ok(gs1) => Scanned::Gs1(Box::new(gs1)),
            // A number read wrong is no stamp that could be taught.
            Err(Gs1Error::Gtin(BarcodeError::CheckDigit { .. })) => {
                Scanned::Unknown(Gs1::link_number(&plain).unwrap_or(plain))
            }
            Err(_) => Scanned::Link(plain),
        };
    }
    match Barcode::parse(&plain) {
        Ok(code) => match (book.weighed(&code), code.kind()) {
            (Err(WrongVerifier), _) => Scanned::BadLabel,
            (Ok(Some(label)), _) => Scanned::Weighed(label),
            (Ok(None), BarcodeKind::Gtin) => Scanned::Gtin(code),
            (Ok(None), BarcodeKind::Store | BarcodeKind::Own) => Scanned::Internal(code),
        },
        Err(BarcodeError::CheckDigit { .. }) if is_citizen_number(&plain) => Scanned::Private(Private::IdCard),
        Err(_) if is_code(&plain) => Scanned::Unknown(plain),
        Err(_) => Scanned::Private(Private::Text),
    }
}

/// Reads an element string; when only its goods can be read, those.
fn elements(raw: &str, year: i32) -> Option<Gs1> {
    let text = raw.trim_matches(|c: char| c == SEPARATOR || c.is_whitespace());
    if !looks_like_elements(text) {
        return None;
    }
    match Gs1::parse(text, year) {
        Ok(read) => Some(read),
        Err(Gs1Error::Gtin(_)) => None,
        Err(_) => {
            let gtin =
                Barcode::parse(text.strip_prefix("(01)").or_else(|| text.strip_prefix("01"))?.get(..14)?).ok()?;
            Some(Gs1 { gtin: Some(gtin), is_unsure: true, ..Gs1::default() })
        }
    }
}

/// Reads an element string that the scanner says is one, whatever field it begins with.
fn marked_elements(text: &str, raw: &str, year: i32) -> Option<Gs1> {
    const MARKS: [&str; 5] = ["]C1", "]e0", "]d2", "]Q3", "]J1"];
    let text = text.trim_start_matches(|c: char| c.is_control() || c.is_whitespace() || c == '\u{feff}');
    let is_marked = MARKS.iter().any(|mark| text.starts_with(mark));
    let read = is_marked.then(|| Gs1::parse(raw, year).ok()).flatten()?;
    read.number().is_some().then_some(read)
}

/// Returns what of the buyer's a text is, if it is.
fn private(text: &str) -> Option<Private> {
    let upper: String = text.chars().take(12).collect::<String>().to_uppercase();
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(begin, _)| upper.starts_with(begin)) {
        return Some(*kind);
    }
    if text.starts_with("000201") && text.len() > 20 {
        return Some(Private::BankQr);
    }
    // `id|old id|name|born|sex|address|issued`: citizen cards; insurance cards and licences part their fields alike.
    if text.matches('|').count() >= 3 || is_passport(text) {
        return Some(Private::IdCard);
    }
    let host = host_of(text)?;
    let of = |name: &str| host == name || host.strip_suffix(name).is_some_and(|sub| sub.ends_with('.'));
    HOSTS.iter().find(|(name, _)| of(name)).map(|(_, kind)| *kind)
}

/// Returns whether text is a line that passports and cards have for machines.
fn is_passport(text: &str) -> bool {
    text.len() >= 30 && text.contains("<<") && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'<')
}

/// Returns whether twelve digits that are no GTIN are a citizen's number: province, century and sex, year.
fn is_citizen_number(text: &str) -> bool {
    let digits = text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
    let province = text.get(..3).and_then(|p| p.parse::<u16>().ok());
    digits && province.is_some_and(|p| (1..=96).contains(&p))
}

fn host_of(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or(&lower);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    host.contains('.').then(|| host.to_owned())
}

/// Returns whether text is an address: with its scheme, or plainly one without.
fn is_link(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return true;
    }
    let host = lower.split(['/', '?']).next().unwrap_or_default();
    let named = [".vn", ".com", ".net", ".org"].iter().any(|end| host.ends_with(end));
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    plain && (lower.starts_with("www.") || (named && host.len() < lower.len()))
}

/// Returns whether text could be a code at all: one word of plain signs, not too long.
fn is_code(text: &str) -> bool {
    !text.is_empty() && text.len() <= UNKNOWN_MAX && text.bytes().all(|b| b.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Scanned {
        read_scan(text, 2026, &CodeBook::default())
    }

    #[test]
    fn a_scan_is_told_apart() {
        let code = |s: &str| Barcode::parse(s).unwrap();
        assert_eq!(read("4006381333931\r\n"), Scanned::Gtin(code("4006381333931")));
        assert_eq!(read("]E04006381333931"), Scanned::Gtin(code("4006381333931")));
        assert_eq!(read("2901234567892"), Scanned::Unknown("2901234567892".into()), "wrong check digit");
        assert_eq!(read(Barcode::internal(7).as_str()), Scanned::Internal(Barcode::internal(7)));
        assert_eq!(read("oc-001"), Scanned::Internal(code("OC-001")));
        assert_eq!(read("HTTPS://truyxuat.example/sp/1"), Scanned::Link("HTTPS://truyxuat.example/sp/1".into()));
        assert_eq!(
            read("https://id.gs1.org/01/08931234567890/10/A1"),
            Scanned::Unknown("08931234567890".into()),
            "a wrong check digit in a link is a wrong number, not a stamp to be taught"
        );
        assert_eq!(read("truyxuat.vn/sp/1"), Scanned::Link("truyxuat.vn/sp/1".into()));
    }

    #[test]
    fn gs1_is_read_from_bars_squares_and_links() {
        for text in [
            "]C1\u{1d}010400638133393110LOT7\u{1d}17261231",
            "]d2010400638133393117261231\u{1d}10LOT7",
            "(01)04006381333931(10)LOT7(17)261231",
            "https://id.gs1.org/01/04006381333931/10/LOT7?17=261231",
        ] {
            let Scanned::Gs1(gs1) = read(text) else { panic!("{text}") };
            assert_eq!((gs1.lot.as_deref(), gs1.is_unsure), (Some("LOT7"), false), "{text}");
            assert_eq!(gs1.expires, chrono::NaiveDate::from_ymd_opt(2026, 12, 31), "{text}");
        }
        let Scanned::Gs1(half) = read("0104006381333931ZZ?") else { panic!() };
        assert!(half.gtin.is_some() && half.is_unsure, "the goods are known though the rest is not");
        assert_eq!(read("0104006381333932"), Scanned::Internal(Barcode::parse("0104006381333932").unwrap()));
    }

    #[test]
    fn what_is_the_buyer_s_is_named_and_not_handed_on() {
        for (text, kind) in [
            ("001200000001|012345678|Nguyễn Văn A|01012000|Nam|Hà Nội|01012022", Private::IdCard),
            ("001200000001||Nguyen Van A|01012000|Nam|Ha Noi|01012022||||", Private::IdCard),
            ("DN4797512345678|4e677579|01/01/1990|1|54502e|79-001|-|01/01/2026|-|", Private::IdCard),
            ("P<VNMNGUYEN<<VAN<A<<<<<<<<<<<<<<<<<<<<<<<<<<", Private::IdCard),
            ("083099012346", Private::IdCard),
            (
                "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F",
                Private::BankQr,
            ),
            ("2|99|0909123456|NGUYEN VAN A||0|0|50000", Private::BankQr),
            ("https://me.momo.vn/abc", Private::BankQr),
            ("https://zalo.me/0909123456", Private::Contact),
            ("BEGIN:VCARD", Private::Contact),
            ("tel:0909123456", Private::Contact),
            ("NOTE:gọi sau 5 giờ", Private::Contact),
            ("item1.TEL:+84909123456", Private::Contact),
            ("WIFI:S:Quan Ca Phe;T:WPA;P:12345678;;", Private::Wifi),
            ("mật ong", Private::Text),
            ("Chào chị Lan", Private::Text),
        ] {
            assert_eq!(read(text), Scanned::Private(kind), "{text}");
        }
    }

    #[test]
    fn a_host_that_only_ends_alike_is_not_a_wallet() {
        assert!(matches!(read("https://xmomo.vn/abc"), Scanned::Link(_)));
        assert!(matches!(read("https://momo.vn.tem.vn/abc"), Scanned::Link(_)));
    }

    proptest! {
        #[test]
        fn a_citizen_card_is_never_anything_else(id in "[0-9]{12}", old in "[0-9]{0,12}", name in "[A-Za-zÀ-ỹ ]{1,30}", rest in "[0-9A-Za-zÀ-ỹ, ]{0,30}") {
            let text = format!("{id}|{old}|{name}|01011990|Nam|{rest}|01012021");
            prop_assert_eq!(read(&text), Scanned::Private(Private::IdCard));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*", signs in "[0-9|()<>:/?=.A-Zế\u{1d} ]{0,60}") {
            let _ = (read(&text), read(&signs));
        }
    }
}
