//! The rules of VietQR, against published payloads.

use super::*;
use proptest::prelude::*;
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../../../assets/vietqr/vectors.json")).unwrap();
    file["payloads"].as_array().unwrap().clone()
}

fn ask(amount: i64, purpose: &str) -> Result<VietQr, VietQrError> {
    let (bin, account) = (BankBin::new("970422")?, Account::new("0023457923442")?);
    VietQr::to_account(bin, account, Money::vnd(amount), &Purpose::new(purpose)?)
}

#[test]
fn published_checksums_are_ours() {
    for (text, sum) in [("00", 0x2EC9), ("01", 0x3EE8), ("123456789", 0x29B1)] {
        assert_eq!(crc(text.as_bytes()), sum);
    }
}

#[test]
fn published_payloads_are_read_or_refused_as_they_should_be() {
    let all = vectors();
    assert_eq!(all.iter().filter(|v| v["valid"] == true).count(), 14);
    for v in all {
        let read = VietQr::parse(v["payload"].as_str().unwrap());
        assert_eq!(read.is_ok(), v["valid"].as_bool().unwrap(), "{} {read:?}", v["id"]);
    }
}

#[test]
fn published_payloads_are_written_byte_for_byte() {
    let only_what_we_write = |p: &&str| !p.contains("0515MOMO") && !p.contains("0107NPS");
    let all = vectors();
    let valid = all.iter().filter(|v| v["valid"] == true).map(|v| v["payload"].as_str().unwrap());
    let ours: Vec<&str> = valid.filter(only_what_we_write).collect();
    assert_eq!(ours.len(), 11);
    for payload in ours {
        assert_eq!(VietQr::parse(payload).unwrap().payload(), payload);
    }
}

#[test]
fn a_transfer_asks_for_the_amount_and_names_the_ticket() {
    let qr = ask(298_000, "OCOP Q1-000124").unwrap();
    assert_eq!(
        qr.payload(),
        "00020101021138570010A00000072701270006970422011300234579234420208QRIBFTTA530370454062980005802VN62180814OCOP Q1-00012463045EA3"
    );
    assert!(qr.for_one_bill().payload().starts_with("000201010212"));
}

#[test]
fn an_account_is_refused_not_trimmed() {
    assert_eq!(Account::new("01234567890123456789"), Err(VietQrError::Account));
    assert_eq!(Account::new("0123 456"), Err(VietQrError::Account));
    assert_eq!(Account::new(""), Err(VietQrError::Account));
    assert!(Account::new("0023457923442ASDFLJ").is_ok());
    assert_eq!(BankBin::new("97042"), Err(VietQrError::Bin));
}

#[test]
fn a_transfer_is_above_zero_and_below_the_limit() {
    for amount in [0, -1, 500_000_000] {
        assert_eq!(ask(amount, "X"), Err(VietQrError::Amount));
    }
    assert!(ask(499_999_999, "X").is_ok());
}

#[test]
fn a_purpose_is_plain_capitals() {
    let said = |text: &str| Purpose::new(text).map(|p| p.0);
    assert_eq!(said("Bằng  Minh Tuấn"), Ok("BANG MINH TUAN".into()));
    assert_eq!(said("Điện_Biên ß한글"), Ok("DIENBIEN".into()));
    assert_eq!(said("Cộng hòa xã hội chủ nghĩa"), Err(VietQrError::Purpose));
}

#[test]
fn the_shops_word_gives_way_to_the_ticket() {
    let said = |word: &str| Purpose::of_ticket(word, "Q1-000124-7").unwrap().0;
    assert_eq!(said("Ốc"), "OC Q1-000124-7");
    assert_eq!(said("OCOP Bến Tre"), "OCOP BE Q1-000124-7");
    assert_eq!(said(""), "Q1-000124-7");
}

#[test]
fn dong_have_no_decimals() {
    assert_eq!(read_amount("50000."), Ok(Money::vnd(50_000)));
    for bad in ["50 000", "0", "", ".", "500.5", "+5", "500000000"] {
        assert_eq!(read_amount(bad), Err(VietQrError::Amount), "{bad}");
    }
}

#[test]
fn a_checksum_in_small_letters_is_read() {
    let text = ask(1_000, "X").unwrap().payload();
    let (body, sum) = text.split_at(text.len() - 4);
    assert!(VietQr::parse(&format!("{body}{}", sum.to_ascii_lowercase())).is_ok());
}

#[test]
fn banks_are_known_by_number_and_code() {
    let bin = |n| BankBin::new(n).unwrap();
    assert_eq!(bank(&bin("970436")), Some("Vietcombank"));
    assert_eq!(bank(&bin("970449")), Some("LPBank"), "today's name");
    assert_eq!(bank(&bin("970406")), Some("Vikki Bank"));
    assert_eq!(bank(&bin("000000")), None);
    assert_eq!(bank_by_code("vcb").map(|b| b.0.as_str().to_owned()).as_deref(), Some("970436"));
    assert_eq!(bank_by_code(""), None);
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(amount in 1i64..500_000_000, account in "[0-9A-Z]{1,19}", purpose in "[0-9A-Z]{0,19}") {
        let made = VietQr::to_account(BankBin::new("970422").unwrap(), Account::new(&account).unwrap(), Money::vnd(amount), &Purpose::new(&purpose).unwrap()).unwrap();
        prop_assert_eq!(VietQr::parse(&made.payload()), Ok(made));
    }

    #[test]
    fn one_changed_sign_is_never_read(at in 0usize..110, sign in 33u8..126) {
        let mut text = ask(298_000, "OCOP Q1-000124").unwrap().payload().into_bytes();
        let at = at % text.len();
        prop_assume!(!text[at].eq_ignore_ascii_case(&sign));
        text[at] = sign;
        prop_assert!(VietQr::parse(std::str::from_utf8(&text).unwrap()).is_err());
    }

    #[test]
    fn any_text_is_read_without_a_fall(text in ".{0,200}") {
        let _ = VietQr::parse(&text);
    }
}
