//! VietQR payloads after the NAPAS rules of 2021, made and read without a network.
//!
//! A payload is a list of `id, length, value`. What is made here carries the account, the
//! amount and a purpose, no name and no city; letters are capitals so that the picture is
//! small. That money arrived is never known here: a person confirms it.

use super::money::Money;

mod bank;
mod tlv;

pub use bank::{bank, bank_by_code};

/// The application id of NAPAS in field 38.
const GUID: &str = "A000000727";
/// The network's limit: a transfer stays below this.
const LIMIT: Money = Money::vnd(500_000_000);
/// The letters a purpose may hold: those a QR code packs tightest.
const PLAIN: &str = " $%*+-./:";

/// Why something cannot become a VietQR, or a scanned text is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VietQrError {
    /// A bank number that is not six digits.
    #[error("a bank number has six digits")]
    Bin,
    /// An account that is empty, too long, or holds other signs.
    #[error("an account has 1 to 19 letters or digits; check it against the bank's paper")]
    Account,
    /// An amount the network does not carry.
    #[error("a transfer is above zero and below 500.000.000; split it or take it another way")]
    Amount,
    /// A purpose longer than every bank keeps.
    #[error("the purpose has at most 19 letters")]
    Purpose,
    /// Text whose fields do not follow each other.
    #[error("the code is damaged: its fields do not add up")]
    Fields,
    /// Text whose check digits are wrong.
    #[error("the code is damaged: its check digits are wrong")]
    Checksum,
    /// A payment code of another network, card or country.
    #[error("this is not a VietQR of a bank account in đồng")]
    Foreign,
}

impl VietQrError {
    /// Returns what is wrong in Vietnamese.
    pub const fn vietnamese(&self) -> &'static str {
        match self {
            Self::Bin => "mã ngân hàng (BIN) có 6 số",
            Self::Account => "số tài khoản có 1 đến 19 chữ hoặc số – đối chiếu với giấy của ngân hàng",
            Self::Amount => "chuyển khoản phải trên 0 và dưới 500.000.000 đ – chia nhỏ hoặc trả cách khác",
            Self::Purpose => "nội dung có nhiều nhất 19 chữ",
            Self::Fields => "mã hỏng: các trường không khớp",
            Self::Checksum => "mã hỏng: sai số kiểm tra",
            Self::Foreign => "không phải VietQR của một tài khoản tiền đồng",
        }
    }
}

/// A bank's number in the transfer network: six digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BankBin(String);

impl BankBin {
    /// Takes six digits.
    pub fn new(text: &str) -> Result<Self, VietQrError> {
        let fits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
        if fits { Ok(Self(text.to_owned())) } else { Err(VietQrError::Bin) }
    }
    /// Returns the six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An account (or card) number: 1 to 19 letters and digits, never trimmed.
///
/// A trimmed account is somebody else's account, so a longer one is refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Account(String);

impl Account {
    /// Takes an account as the bank writes it.
    pub fn new(text: &str) -> Result<Self, VietQrError> {
        let fits = (1..=19).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
        if fits { Ok(Self(text.to_owned())) } else { Err(VietQrError::Account) }
    }
    /// Returns the account.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a transfer is for: at most 19 plain capital letters, digits and signs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Purpose(String);

impl Purpose {
    /// Folds a text to plain capitals and refuses what is still too long.
    pub fn new(text: &str) -> Result<Self, VietQrError> {
        let plain = plain(text);
        if plain.len() <= 19 { Ok(Self(plain)) } else { Err(VietQrError::Purpose) }
    }
    /// Joins the shop's word and the ticket, shortening the word only.
    ///
    /// The ticket is what finds the money in the bank's list, so it is never cut.
    pub fn of_ticket(word: &str, ticket: &str) -> Result<Self, VietQrError> {
        let ticket = Self::new(ticket)?.0;
        let room = 18usize.saturating_sub(ticket.len());
        let word: String = plain(word).chars().take(room).collect();
        let joined = format!("{} {ticket}", word.trim_end());
        Ok(Self(joined.trim().to_owned()))
    }
    /// Returns the purpose as the bank will show it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn plain(text: &str) -> String {
    let folded = super::text::fold(text).to_ascii_uppercase();
    let kept: String =
        folded.chars().filter(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || PLAIN.contains(*c)).collect();
    kept.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the same code may be paid once or often (field 01).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Initiation {
    /// `11`: a code that stays.
    Static,
    /// `12`: a code for one bill.
    Dynamic,
}

/// Whether the money goes to an account or to a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// `QRIBFTTA`.
    Account,
    /// `QRIBFTTC`.
    Card,
}

/// A VietQR: made by the till, or read from a customer's telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VietQr {
    initiation: Initiation,
    bin: BankBin,
    account: Account,
    service: Service,
    amount: Option<Money>,
    purpose: Option<String>,
}

impl VietQr {
    /// Makes the code that asks for an amount into an account.
    pub fn to_account(bin: BankBin, account: Account, amount: Money, purpose: &Purpose) -> Result<Self, VietQrError> {
        let amount = Some(in_range(amount)?);
        let purpose = Some(purpose.0.clone()).filter(|p| !p.is_empty());
        Ok(Self { initiation: Initiation::Static, bin, account, service: Service::Account, amount, purpose })
    }
    /// Returns the same code marked for one bill only.
    pub fn for_one_bill(self) -> Self {
        Self { initiation: Initiation::Dynamic, ..self }
    }
    /// Returns whether the code stays or serves one bill.
    pub const fn initiation(&self) -> Initiation {
        self.initiation
    }
    /// Returns the bank's number.
    pub const fn bin(&self) -> &BankBin {
        &self.bin
    }
    /// Returns the account or card.
    pub const fn account(&self) -> &Account {
        &self.account
    }
    /// Returns whether the money goes to an account or a card.
    pub const fn service(&self) -> Service {
        self.service
    }
    /// Returns the amount asked for, if the code says one.
    pub const fn amount(&self) -> Option<Money> {
        self.amount
    }
    /// Returns the purpose, if the code says one.
    pub fn purpose(&self) -> Option<&str> {
        self.purpose.as_deref()
    }

    /// Writes the text the picture holds.
    pub fn payload(&self) -> String {
        let bank = tlv::join(&[("00", self.bin.as_str()), ("01", self.account.as_str())]);
        let service = match self.service {
            Service::Account => "QRIBFTTA",
            Service::Card => "QRIBFTTC",
        };
        let beneficiary = tlv::join(&[("00", GUID), ("01", &bank), ("02", service)]);
        let initiation = match self.initiation {
            Initiation::Static => "11",
            Initiation::Dynamic => "12",
        };
        let mut text = tlv::join(&[("00", "01"), ("01", initiation), ("38", &beneficiary), ("53", "704")]);
        if let Some(amount) = self.amount {
            tlv::push(&mut text, "54", &amount.get().to_string());
        }
        tlv::push(&mut text, "58", "VN");
        if let Some(purpose) = &self.purpose {
            tlv::push(&mut text, "62", &tlv::join(&[("08", purpose)]));
        }
        text.push_str("6304");
        let sum = crc(text.as_bytes());
        text.push_str(&format!("{sum:04X}"));
        text
    }

    /// Reads a scanned text, strictly; fields that only decorate (name, city) are passed over.
    pub fn parse(text: &str) -> Result<Self, VietQrError> {
        let fields = tlv::split(text).ok_or(VietQrError::Fields)?;
        check_sum(text, &fields)?;
        let get = |id: &str| fields.iter().find(|f| f.0 == id).map(|f| f.1);
        if get("00") != Some("01") || get("53") != Some("704") || get("58") != Some("VN") {
            return Err(VietQrError::Foreign);
        }
        let (bin, account, service) = beneficiary(get("38").ok_or(VietQrError::Foreign)?)?;
        let initiation = match get("01") {
            None | Some("11") => Initiation::Static,
            Some("12") => Initiation::Dynamic,
            Some(_) => return Err(VietQrError::Fields),
        };
        let amount = get("54").map(read_amount).transpose()?;
        let more = get("62").map_or(Some(Vec::new()), tlv::split).ok_or(VietQrError::Fields)?;
        let purpose = more.iter().find(|f| f.0 == "08").map(|f| f.1.to_owned());
        if more.iter().any(|f| f.1.len() > 25) {
            return Err(VietQrError::Fields);
        }
        Ok(Self { initiation, bin, account, service, amount, purpose })
    }
}

/// Refuses unless the last field is a checksum, four hex digits, and right.
fn check_sum(text: &str, fields: &[(&str, &str)]) -> Result<(), VietQrError> {
    let Some(&("63", sum)) = fields.last() else { return Err(VietQrError::Fields) };
    let body = text.strip_suffix(sum).unwrap_or(text);
    let right = sum.len() == 4 && format!("{:04X}", crc(body.as_bytes())) == sum.to_ascii_uppercase();
    if right { Ok(()) } else { Err(VietQrError::Checksum) }
}

fn beneficiary(text: &str) -> Result<(BankBin, Account, Service), VietQrError> {
    let fields = tlv::split(text).ok_or(VietQrError::Fields)?;
    let [("00", guid), ("01", bank), ("02", service)] = fields.as_slice() else { return Err(VietQrError::Fields) };
    if *guid != GUID {
        return Err(VietQrError::Foreign);
    }
    let service = match *service {
        "QRIBFTTA" => Service::Account,
        "QRIBFTTC" => Service::Card,
        _ => return Err(VietQrError::Foreign),
    };
    let bank = tlv::split(bank).ok_or(VietQrError::Fields)?;
    let [("00", bin), ("01", account)] = bank.as_slice() else { return Err(VietQrError::Fields) };
    Ok((BankBin::new(bin)?, Account::new(account)?, service))
}

fn in_range(amount: Money) -> Result<Money, VietQrError> {
    if amount > Money::ZERO && amount < LIMIT { Ok(amount) } else { Err(VietQrError::Amount) }
}

/// Reads `50000` or `50000.`: đồng have no decimals.
fn read_amount(text: &str) -> Result<Money, VietQrError> {
    let digits = text.strip_suffix('.').unwrap_or(text);
    if text.len() > 13 || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(VietQrError::Amount);
    }
    digits.parse().map(Money::vnd).map_err(|_| VietQrError::Amount).and_then(in_range)
}

/// Computes CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum, &b| {
        (0..8).fold(sum ^ (u16::from(b) << 8), |s, _| if s & 0x8000 == 0 { s << 1 } else { (s << 1) ^ 0x1021 })
    })
}

#[cfg(test)]
mod tests;
