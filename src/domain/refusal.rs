//! Rules of the shop that were met: a code for programs, a sentence for the cashier, twice.
//!
//! Every sentence says what to do next. A broken disk or wire is not here: that is a fault.

mod certificate;
mod codes;
mod count;
mod goods;
mod moves;
mod ocop_stamp;
mod papers;
mod recognition;
mod shelf_life;

use std::borrow::Cow;

use super::ids::SkuCode;
use super::lang::Lang;
use super::money::{Money, MoneyOverflow};
use super::quantity::{Quantity, QuantityError};

pub use certificate::CertificateRefusal;
pub use codes::CodeRefusal;
pub use count::CountRefusal;
pub use goods::{GoodsRefusal, HeldFor, Lying, OnShelf};
pub use moves::{MovesRefusal, PackMeasure, WayOut};
pub use ocop_stamp::StampRefusal;
pub use papers::PaperRefusal;
pub use recognition::RecognitionRefusal;
pub use shelf_life::ShelfLifeRefusal;

/// A word of the shop in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Vietnamese.
    pub vi: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Term {
    /// Takes a word in both languages.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi: Cow::Borrowed(vi), en: Cow::Borrowed(en) }
    }
    /// Takes a sentence made at the time, in both languages.
    pub fn made(vi: impl Into<String>, en: impl std::fmt::Display) -> Self {
        Self { vi: Cow::Owned(vi.into()), en: Cow::Owned(en.to_string()) }
    }
}

/// How a part of a refusal is said in a language.
pub trait Said {
    /// Says it.
    fn said(&self, lang: Lang) -> String;
}

impl Said for Term {
    fn said(&self, lang: Lang) -> String {
        lang.pick(&self.vi, &self.en).to_owned()
    }
}

macro_rules! said_alike {
    ($($ty:ty),*) => { $(impl Said for $ty {
        fn said(&self, _: Lang) -> String {
            self.to_string()
        }
    })* };
}

said_alike!(String, Money, SkuCode, Quantity, u32, i64, usize);

macro_rules! refusals {
    ($(#[$edoc:meta])* enum $name:ident $(, groups: $($(#[$gdoc:meta])* $group:ident),*)?;
     $($(#[$doc:meta])* $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $ty:ty),* $(,)? })? = $code:literal, $vi:literal, $en:literal;)*) => {
        $(#[$edoc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant $({ $($(#[$fdoc])* $field: $ty),* })?,)*
            $($($(#[$gdoc])* $group($group),)*)?
        }

        impl $name {
            /// Every code of this table; those of its groups are theirs.
            pub const CODES: &'static [&'static str] = &[$($code),*];
            /// Returns the code programs read.
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant $({ $($field: _),* })? => $code,)*
                    $($(Self::$group(group) => group.code(),)*)?
                }
            }
            /// Returns the sentence in a language.
            #[allow(unused_variables, reason = "a sentence need not name every field")]
            pub fn say(&self, lang: $crate::domain::lang::Lang) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($(let $field = $crate::domain::refusal::Said::said($field, lang);)*)?
                        match lang {
                            $crate::domain::lang::Lang::Vi => format!($vi),
                            $crate::domain::lang::Lang::En => format!($en),
                        }
                    })*
                    $($(Self::$group(group) => group.say(lang),)*)?
                }
            }
        }

        $($(impl From<$group> for $name {
            fn from(group: $group) -> Self {
                Self::$group(group)
            }
        })*)?
    };
}
pub(in crate::domain) use refusals;

refusals! {
    /// A command was refused, and nothing was done.
    enum Refusal, groups: /// About goods and lots.
        GoodsRefusal,
        /// About codes that are scanned.
        CodeRefusal,
        /// About papers and inspections.
        CertificateRefusal,
        /// About recognitions.
        RecognitionRefusal,
        /// A rule of how long goods must keep was refused.
        ShelfLifeRefusal,
        /// About goods on the move.
        MovesRefusal,
        /// About counts.
        CountRefusal,
        /// About documents and labels.
        PaperRefusal,
        /// About OCOP stamps.
        StampRefusal;
    /// Selling needs an open shift.
    NoOpenShift = "no_open_shift", "chưa mở ca – mở ca trước khi bán", "no shift is open; open a shift first";
    /// A till has one shift at a time.
    ShiftIsOpen { /// The open shift.
        shift: u32 } = "shift_is_open", "ca {shift} đang mở – chốt ca này trước", "shift {shift} is open; close it first";
    /// The shift is not of this till.
    UnknownShift = "unknown_shift", "chưa có ca nào như vậy", "there is no such shift";
    /// The ticket has no line.
    EmptyTicket = "empty_ticket", "phiếu chưa có hàng – quét hoặc gõ tên hàng", "the ticket is empty; scan or type something";
    /// The ticket has more lines than a ticket may have.
    TooManyLines = "too_many_lines", "phiếu quá 500 dòng – tách thành nhiều phiếu", "more than 500 lines; make two tickets";
    /// The code is not in the catalogue.
    UnknownSku { /// The code.
        sku: String } = "unknown_sku", "mã {sku} chưa có trong danh mục – xem lại mã; hàng mới thì bán nhanh hoặc nhập danh mục", "code {sku} is not known; look at it again, or sell it quickly or import it if it is new";
    /// Nobody has set a price for the day.
    NoPrice { /// The pack.
        sku: SkuCode } = "no_price", "{sku} chưa có giá – quản lý đặt giá trước", "{sku} has no price yet; a manager sets one first";
    /// The price is not what the buyer was shown.
    PriceChanged { /// The pack.
        sku: SkuCode, /// Its name.
        name: String, /// What was shown.
        seen: Money, /// What holds now.
        now: Money } = "price_changed", "giá {name} nay là {now} đ (đã báo {seen} đ) – báo lại khách", "{name} now costs {now} đ, not {seen} đ; tell the buyer";
    /// The quantity is zero or less.
    BadQuantity { /// The pack's name.
        name: String } = "bad_quantity", "số lượng {name} phải lớn hơn 0", "the quantity of {name} must be above 0";
    /// The text is no quantity.
    NotAQuantity = "not_a_quantity", "số lượng có nhiều nhất 3 số lẻ và không quá 1.000.000", "a quantity has at most 3 decimals and is at most 1,000,000";
    /// Goods counted by the piece are not cut.
    WholePieces { /// The pack's name.
        name: String, /// Its unit.
        unit: String } = "whole_pieces", "{name} bán theo {unit} nguyên – nhập số nguyên", "{name} is sold in whole pieces ({unit}); give a whole number";
    /// A discount is negative or more than what it is on.
    DiscountTooLarge = "discount_too_large", "giảm giá lớn hơn tiền hàng – nhập lại", "the discount is larger than the amount; correct it";
    /// The amount is beyond what a sale may come to.
    AmountTooLarge = "amount_too_large", "số tiền quá lớn – kiểm tra số lượng và giá", "the amount is too large; check quantity and price";
    /// A price must be above nothing.
    BadPrice = "bad_price", "giá phải từ 1 đ đến 1.000.000.000 đ", "a price is 1 đ to 1,000,000,000 đ";
    /// A tender is zero or negative.
    BadTender = "bad_tender", "số tiền khách đưa phải lớn hơn 0", "the amount given must be above 0";
    /// More tenders than a sale may have.
    TooManyTenders = "too_many_tenders", "nhiều nhất 8 lần trả trên một phiếu", "at most 8 tenders on one sale";
    /// Not enough was given.
    ShortPaid { /// What is missing.
        missing: Money } = "short_paid", "còn thiếu {missing} đ", "{missing} đ is still missing";
    /// Change comes from cash alone.
    NoChange { /// The way to pay.
        label: Term } = "no_change", "{label} không thối tiền – nhập đúng số", "{label} gives no change; enter the exact amount";
    /// Only a transfer may wait.
    CannotWait { /// The way to pay.
        label: Term } = "cannot_wait", "{label} không ở trạng thái chờ tiền về", "{label} cannot wait for its money";
    /// There is no account for transfers.
    NoBankAccount = "no_bank_account", "chưa có tài khoản nhận tiền – quản lý khai ở thông tin điểm bán", "no bank account yet; a manager adds it to the point";
    /// The bank's BIN or the account is not one.
    BadBankAccount { /// What is wrong, for people.
        why: Term } = "bad_bank_account", "tài khoản nhận tiền chưa đúng: {why}", "the bank account is not right: {why}";
    /// The tax code is not one.
    BadTaxCode = "bad_tax_code", "mã số thuế gồm 10 số, 10 số-3 số, hoặc 12 số", "a tax code is 10 digits, 10-3, or 12";
    /// The receipt is not of this till.
    UnknownReceipt { /// The number.
        receipt: String } = "unknown_receipt", "không có phiếu {receipt} – kiểm tra số phiếu", "there is no receipt {receipt}; check the number";
    /// Nothing of the receipt is waiting.
    NothingWaiting { /// The number.
        receipt: String } = "nothing_waiting", "phiếu {receipt} không chờ tiền về", "receipt {receipt} waits for no money";
    /// Less is waiting than was said.
    NotSoMuchWaiting { /// What is waiting.
        waiting: Money } = "not_so_much_waiting", "phiếu này chỉ chờ {waiting} đ", "only {waiting} đ of this receipt is waiting";
    /// A void is for the shift's own sales.
    VoidTooLate { /// The number.
        receipt: String } = "void_too_late", "phiếu {receipt} thuộc ca đã chốt – không hủy được nữa, giữ phiếu và báo quản lý", "receipt {receipt} belongs to a closed shift and can no longer be voided; keep it and tell a manager";
    /// It is voided already.
    AlreadyVoided { /// The number.
        receipt: String } = "already_voided", "phiếu {receipt} đã hủy rồi", "receipt {receipt} is voided already";
    /// A reason is asked for.
    NeedsReason = "needs_reason", "ghi lý do", "give a reason";
    /// The name or text is missing, too long or unreadable.
    BadText { /// Which field.
        field: Term, /// The most characters.
        max: usize } = "bad_text", "{field}: cần 1 đến {max} ký tự đọc được", "{field}: 1 to {max} readable characters are needed";
    /// The producer is not recorded.
    UnknownProducer { /// Its code.
        producer: String } = "unknown_producer", "chưa có chủ thể {producer} – khai chủ thể trước", "producer {producer} is not recorded; record it first";
    /// The product is not recorded.
    UnknownProduct { /// Its code.
        product: String } = "unknown_product", "chưa có sản phẩm {product} – khai sản phẩm trước", "product {product} is not recorded; record it first";
    /// The barcode is not a code.
    BadBarcode { /// What is wrong.
        why: Term } = "bad_barcode", "mã vạch chưa đúng: {why}", "the barcode is not right: {why}";
    /// A province's code is none, or another's.
    BadProvince { /// The code.
        code: String, /// The name.
        province: String } = "bad_province", "mã tỉnh {code} không phải là {province} – kiểm tra mã, tên và hệ mã (old63, new34)", "province code {code} is not {province}; check the code, the name and the list (old63, new34)";
    /// The recognition's days are the wrong way round.
    BadDates = "bad_dates", "ngày hết hạn phải sau ngày cấp", "the last day must come after the first";
    /// A VAT rate is a whole per cent up to 100.
    BadRate = "bad_rate", "thuế suất từ 0 đến 100 %", "a rate is 0 to 100 per cent";
    /// The count holds something that is no note.
    BadNote { /// The note.
        note: i64 } = "bad_note", "không có tờ {note} đ", "there is no note of {note} đ";
    /// Goods outside VAT have no rate.
    NoRateForClass = "no_rate_for_class", "nhóm KCT và KKKNT không có thuế suất", "the classes KCT and KKKNT have no rate";
    /// The reference is no ticket's.
    BadTicket = "bad_ticket", "mã phiếu phải như Q1T000131 và không vượt xa số đang dùng", "a ticket is named like Q1T000131, not far ahead of the last one";
    /// The person is not recorded or no longer works here.
    UnknownStaff { /// Their id.
        staff: String } = "unknown_staff", "không có nhân viên {staff}", "there is no staff member {staff}";
    /// The PIN is wrong.
    WrongPin = "wrong_pin", "sai mã PIN – thử lại", "wrong PIN; try again";
    /// Too many wrong PINs.
    PinLocked { /// Seconds left.
        seconds: i64 } = "pin_locked", "sai PIN nhiều lần – chờ {seconds} giây", "too many wrong PINs; wait {seconds} seconds";
    /// It cannot be a PIN.
    BadPin = "bad_pin", "mã PIN gồm 4 đến 8 số, không trùng nhau hết", "a PIN is 4 to 8 digits, not all alike";
    /// Somebody must sign in.
    SignInFirst = "sign_in_first", "đăng nhập trước", "sign in first";
    /// The role does not allow it.
    NotAllowed { /// What.
        what: Term } = "not_allowed", "việc này cần quản lý ({what})", "this needs a manager ({what})";
    /// A shop keeps one manager who can sign in.
    LastManager = "last_manager", "cần ít nhất một quản lý", "at least one manager is needed";
    /// The point is not described yet.
    NoPoint = "no_point", "chưa khai điểm bán – chạy `ocop init`", "the point is not described; run `ocop init`";
    /// The id was used for another command.
    IdReused = "id_reused", "mã lệnh này đã dùng cho việc khác – đổi mã", "this id was used for another command; take a new one";
    /// A time may be given on practice ledgers only.
    AtNotAllowed = "at_not_allowed", "chỉ sổ tập mới được đặt giờ", "only a practice ledger takes a time";
    /// Given times may not go back.
    AtGoesBack = "at_goes_back", "giờ đặt không được lùi trước mục cuối của sổ", "the given time must not go back before the last entry";
    /// The line is not a command.
    Malformed { /// What is wrong.
        why: Term } = "malformed", "dòng lệnh không đọc được: {why}", "the line cannot be read: {why}";
    /// An import refused rows and was told not to skip them.
    RowsRefused { /// How many.
        rows: usize } = "rows_refused", "{rows} dòng chưa đúng – sửa tệp rồi nhập lại", "rows that are not right: {rows}; correct the file and import again";
    /// Two columns of a sheet may mean the same and nobody chose.
    ColumnsAlike = "columns_alike", "hai cột có thể cùng nghĩa – chọn bằng --map rồi nhập lại", "two columns may mean the same; choose with --map and import again";
    /// The ticket is not kept.
    UnknownTicket { /// Its reference.
        ticket: String } = "unknown_ticket", "không có đơn chờ {ticket}", "there is no held ticket {ticket}";
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Refusal {}

impl From<MoneyOverflow> for Refusal {
    fn from(_: MoneyOverflow) -> Self {
        Self::AmountTooLarge
    }
}

impl From<QuantityError> for Refusal {
    fn from(_: QuantityError) -> Self {
        Self::NotAQuantity
    }
}
