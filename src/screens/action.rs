//! Everything a key may do: one table of names, keys and places, shown by F1 and the key bar.
//!
//! The command line finds every action by its names, so that a terminal which swallows a
//! function key takes nothing away.

use std::collections::BTreeMap;

use super::press::Press;
use crate::domain::lang::Lang;
use crate::domain::text::fold;

/// Where a key acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The sale screen.
    Sale,
    /// Paying.
    Pay,
    /// A list of sales, or one of them.
    Sales,
    /// Counting the drawer.
    Count,
    /// A shift's report.
    Report,
    /// What lies in the shop, or one lot of it.
    Stock,
    /// A delivery.
    Receive,
    /// The lots of a line.
    Lots,
    /// Counting goods.
    Counting,
    /// What a count of goods came to.
    CountResult,
    /// Documents of goods, or one of them.
    Documents,
    /// Goods gathered, or a transfer counted.
    Moves,
    /// Goods on the way.
    Transit,
    /// Any other form or list.
    Form,
}

const SALE: &[Place] = &[Place::Sale];
const PAY: &[Place] = &[Place::Pay];
const COUNTER: &[Place] = &[Place::Sale, Place::Pay];
const SALES: &[Place] = &[Place::Sales];
const DONE: &[Place] = &[Place::Sale, Place::Pay, Place::Count, Place::Receive, Place::Moves];
const RECEIVE: &[Place] = &[Place::Receive];
const SAVED: &[Place] = &[Place::Report, Place::Stock, Place::Documents];
const REPORT: &[Place] = &[Place::Report];
const STOCK: &[Place] = &[Place::Stock];
const HOLDS: &[Place] = &[Place::Stock, Place::Lots];
const CARRY: &[Place] = &[Place::Sale, Place::Stock];
const MOVES: &[Place] = &[Place::Sale, Place::Stock, Place::Transit, Place::Form];
const TRANSIT: &[Place] = &[Place::Transit];
const INSPECT: &[Place] = &[Place::Sale, Place::Stock, Place::Form];
const DOCUMENTS: &[Place] = &[Place::Documents];
const COUNTING: &[Place] = &[Place::Counting];
const RESULT: &[Place] = &[Place::CountResult];
const COUNT_GOODS: &[Place] = &[Place::Sale, Place::Counting, Place::CountResult];
const COUNTS: &[Place] = &[Place::Counting, Place::CountResult];
const ALL: &[Place] = &[
    Place::Sale,
    Place::Pay,
    Place::Sales,
    Place::Count,
    Place::Report,
    Place::Stock,
    Place::Receive,
    Place::Lots,
    Place::Counting,
    Place::CountResult,
    Place::Documents,
    Place::Moves,
    Place::Transit,
    Place::Form,
];

/// The facts about an action.
#[derive(Debug, Clone, Copy)]
pub struct ActionRules {
    /// Its name in `ocop.toml`.
    pub name: &'static str,
    /// Its usual key, as `ocop.toml` spells keys; empty when it has none.
    pub key: &'static str,
    /// Where it acts.
    pub places: &'static [Place],
    /// The higher, the sooner the key bar leaves it out.
    pub rank: u8,
    /// What the key bar says, in Vietnamese and English.
    pub short: (&'static str, &'static str),
    /// What F1 and the command line say.
    pub long: (&'static str, &'static str),
}

macro_rules! actions {
    ($($variant:ident = $name:literal, $key:literal, $places:ident, $rank:literal,
       $short_vi:literal, $short_en:literal, $vi:literal, $en:literal;)*) => {
        /// What a key may do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Action { $(#[doc = $en] $variant),* }

        impl Action {
            /// Every action, in the order F1 shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// Returns the facts about this action.
            pub const fn rules(self) -> ActionRules {
                match self { $(Self::$variant => ActionRules {
                    name: $name, key: $key, places: $places, rank: $rank,
                    short: ($short_vi, $short_en), long: ($vi, $en),
                }),* }
            }
        }
    };
}

actions! {
    Help = "help", "F1", ALL, 2, "trợ giúp", "help", "Trợ giúp: các phím", "Help: the keys";
    NewTicket = "new", "F2", SALE, 6, "mới", "new", "Phiếu mới (phiếu đang làm thành đơn chờ)", "New ticket (the open one is held)";
    Find = "find", "F3", COUNTER, 4, "tìm", "find", "Tìm, xem mọi mặt hàng", "Find: browse all goods";
    Discount = "discount", "F6", SALE, 3, "giảm", "discount", "Giảm giá phiếu hoặc dòng", "Discount on the ticket or the line";
    Held = "held", "F7", SALE, 4, "đơn chờ", "held", "Đơn chờ", "Held tickets";
    ExactCash = "exact_cash", "F8", COUNTER, 1, "tiền mặt", "cash", "Tiền mặt vừa đủ, xong và in", "Exact cash, done and printed";
    Pay = "pay", "F9", COUNTER, 0, "thanh toán", "pay", "Thanh toán: VietQR, tiền mặt", "Pay: VietQR, cash";
    Done = "done", "F10", DONE, 8, "xong + in", "done + print", "Xong và in", "Done and print";
    DoneNoPrint = "done_no_print", "ctrl-k", PAY, 8, "xong, không in", "done, no print", "Xong, không in phiếu", "Done without a receipt";
    Lock = "lock", "F12", ALL, 7, "khóa", "lock", "Khóa máy, đổi người", "Lock, change person";
    More = "more", "+", SALE, 9, "thêm 1", "one more", "Thêm một vào dòng đang chọn", "One more of the line";
    Less = "less", "-", SALE, 9, "bớt 1", "one less", "Bớt một ở dòng đang chọn", "One less of the line";
    Remove = "remove", "del", SALE, 5, "bỏ", "remove", "Bỏ dòng đang chọn", "Remove the line";
    Undo = "undo", "ctrl-z", SALE, 9, "lấy lại", "undo", "Lấy lại dòng vừa bỏ", "Bring the removed line back";
    CommandLine = "command_line", ":", ALL, 6, "chức năng", "actions", "Tìm chức năng theo tên", "Find an action by name";
    Draft = "print_draft", "ctrl-p", COUNTER, 7, "in tạm tính", "print draft", "In phiếu tạm tính có mã QR", "Print the ticket with its QR before payment";
    QuickItem = "quick_item", "ctrl-b", SALE, 8, "bán nhanh", "quick item", "Bán nhanh: hàng chưa có mã", "Quick item: goods without a code";
    Product = "product", "ctrl-o", SALE, 9, "xem hàng", "product", "Xem sản phẩm: nơi làm, sao, giá", "The product: place, stars, prices";
    Lots = "lots", "ctrl-d", SALE, 7, "lô", "lots", "Các lô của dòng đang chọn, chọn lô khác", "The lots of the line, another lot";
    Receive = "receive", "ctrl-n", SALE, 8, "nhận hàng", "receive", "Nhận hàng của chủ thể", "Receive goods from a producer";
    OpeningStock = "opening_stock", "", ALL, 9, "tồn đầu", "opening stock", "Tồn đầu: ghi hàng đang có khi mới dùng sổ", "Opening stock: what lay here before the books";
    Deliveries = "deliveries", "F7", RECEIVE, 3, "phiếu khác", "others", "Phiếu nhận khác, phiếu nhận mới", "Other deliveries, a new one";
    ShelfLife = "shelf_life", "", ALL, 9, "hạn tối thiểu", "least shelf life", "Hạn tối thiểu: hạn còn lại khi nhận hàng", "Least shelf life when goods come";
    RefuseLine = "refuse_line", "F6", RECEIVE, 1, "không nhận", "refuse", "Không nhận dòng này (có lý do)", "Refuse the line, with a reason";
    SetPrice = "set_price", "ctrl-g", SALE, 9, "đặt giá", "set price", "Đặt giá từ hôm nay (quản lý)", "Set the price from today (manager)";
    ImportSheet = "import", "", ALL, 9, "nhập tệp", "import", "Nhập danh mục từ CSV, Excel (quản lý)", "Import a catalogue from CSV or Excel (manager)";
    ReprintLast = "reprint_last", "ctrl-r", SALE, 8, "in lại", "reprint", "In lại phiếu vừa rồi", "Print the last receipt again";
    Sales = "sales", "ctrl-l", COUNTER, 8, "phiếu trong ca", "sales", "Phiếu trong ca", "Sales of the shift";
    Waiting = "waiting", "ctrl-w", COUNTER, 8, "chờ tiền về", "waiting", "Phiếu chờ tiền về", "Transfers waiting for money";
    Confirm = "confirm", "F9", SALES, 1, "đã nhận tiền", "money seen", "Đã nhận tiền chuyển khoản", "The transfer's money was seen";
    Reprint = "reprint", "F10", SALES, 1, "in lại", "reprint", "In lại phiếu đang chọn", "Print the chosen receipt again";
    Void = "void", "del", SALES, 2, "hủy phiếu", "void", "Hủy phiếu trong ca (có lý do)", "Void the sale, with a reason";
    Stock = "stock", "ctrl-f", COUNTER, 9, "hàng tồn", "stock", "Hàng tồn: theo hàng, chủ thể, nơi để", "Stock: by product, producer, place";
    Expiry = "expiry", "", COUNTER, 9, "hạn dùng", "expiry", "Hạn dùng: hàng hết hạn, sắp hết hạn", "Expiry: goods past or near their last day";
    Slow = "slow", "", COUNTER, 9, "bán chậm", "slow", "Bán chậm: hàng nằm lâu", "Slow: goods that do not sell";
    Oversold = "oversold", "", COUNTER, 9, "bán âm", "oversold", "Bán âm: bán quá sổ, chờ giải thích", "Oversold: sold below the books";
    StockDay = "stock_day", "ctrl-y", STOCK, 3, "xem ngày", "day", "Hàng tồn của một ngày trước, về lại hôm nay", "Stock as it was on a day before, and back";
    WriteOff = "write_off", "F6", STOCK, 2, "ghi giảm", "write off", "Ghi giảm: hao hụt, hỏng, hết hạn (quản lý)", "Write off: damaged, expired, lost (manager)";
    GiveBack = "give_back", "F7", STOCK, 2, "trả hàng", "return", "Trả hàng chủ thể (quản lý)", "Return goods to their producer (manager)";
    Repack = "repack", "ctrl-g", STOCK, 4, "chia gói", "repack", "Mở thùng, chia gói: thành quy cách khác", "Open a case, fill packs: into another pack";
    TakeSample = "take_sample", "F9", STOCK, 2, "lấy mẫu", "sample", "Giao mẫu kiểm tra, có số biên bản (quản lý)", "Give an inspector a sample (manager)";
    CarryLot = "carry_lot", "F5", STOCK, 3, "chuyển", "carry", "Chuyển lô đang chọn sang kệ, kho, hội chợ", "Carry the chosen lot to another place";
    CarryGoods = "carry_goods", "ctrl-v", CARRY, 9, "chuyển chỗ", "carry", "Chuyển chỗ nhiều hàng: kho ra kệ, kệ vào kho", "Carry goods: store room to shelf and back";
    SendGoods = "send_goods", "", MOVES, 9, "điều chuyển", "send", "Điều chuyển: gửi hàng sang điểm khác (quản lý)", "Send goods to another point (manager)";
    Transit = "transit", "", MOVES, 9, "hàng trên đường", "on the way", "Hàng trên đường: xem, xong phiếu điều chuyển", "Goods on the way: see and close transfers";
    ReceiveTransfer = "receive_transfer", "", MOVES, 9, "nhận điều chuyển", "take a transfer in", "Nhận điều chuyển từ điểm khác, theo tệp", "Receive a transfer by its file";
    SaveTransfer = "save_transfer", "ctrl-s", TRANSIT, 1, "lưu tệp", "save file", "Lưu tệp điều chuyển cho điểm nhận", "Save the transfer's file for the other point";
    Certificates = "certificates", "", ALL, 9, "giấy tờ", "papers", "Giấy tờ: đã có, sắp hết hạn, còn thiếu", "Papers: filed, ending, missing";
    PaperRules = "paper_rules", "", ALL, 9, "giấy tờ cần có", "required papers", "Giấy tờ cần có: hàng nào cần giấy gì", "Required papers: which goods need which";
    FilePaper = "record_certificate", "", INSPECT, 9, "ghi giấy tờ", "file a paper", "Ghi giấy tờ của sản phẩm (quản lý)", "Record a paper of the product (manager)";
    Inspect = "inspection", "ctrl-x", INSPECT, 9, "kiểm tra", "inspection", "Kiểm tra: mọi hồ sơ của sản phẩm", "Inspection: all about the product";
    HoldLot = "hold_lot", "F8", HOLDS, 2, "tạm dừng", "hold", "Tạm dừng bán lô, cho bán lại (quản lý)", "Hold a lot, release it (manager)";
    ShiftReport = "shift_report", "", ALL, 9, "báo cáo ca", "shift report", "Báo cáo ca", "The shift's report";
    PrintShift = "print_shift", "F10", REPORT, 1, "in báo cáo", "print", "In báo cáo ca", "Print the shift's report";
    ExplainShift = "explain_shift", "F9", REPORT, 1, "ghi lý do", "give reason", "Ghi lý do thừa, thiếu của ca đã chốt", "Explain why the shift was over or short";
    OpenShift = "open_shift", "", ALL, 9, "mở ca", "open shift", "Mở ca", "Open a shift";
    CloseShift = "close_shift", "", ALL, 9, "chốt ca", "close shift", "Đếm tiền, chốt ca", "Count the drawer, close the shift";
    StockCount = "stock_count", "", COUNT_GOODS, 9, "kiểm kê", "count goods", "Kiểm kê hàng: đếm rồi so với sổ", "Count goods, then compare with the books";
    FinishCount = "finish_count", "F10", COUNTING, 1, "đếm xong", "finish", "Đếm xong, so với sổ", "Counted; compare with the books";
    ApproveCount = "approve_count", "F10", RESULT, 1, "duyệt", "approve", "Duyệt kiểm kê: sổ theo số đếm (quản lý)", "Approve the count: the books follow it (manager)";
    DropCount = "drop_count", "", COUNTS, 9, "bỏ đợt", "drop", "Bỏ đợt kiểm kê này", "Drop this count";
    SavePdf = "save_pdf", "ctrl-s", SAVED, 5, "lưu PDF", "save PDF", "Lưu thành tệp PDF", "Save as a PDF file";
    PrintLabel = "print_label", "ctrl-u", SALE, 9, "in nhãn", "label", "In nhãn giá của hàng đang chọn", "Print the shelf label of the goods in sight";
    PrintLabels = "print_changed_labels", "", ALL, 9, "nhãn đổi giá", "changed labels", "In mọi nhãn giá đã đổi", "Print every shelf label that changed";
    LabelSheets = "label_sheets", "", ALL, 9, "nhãn ra PDF", "PDF labels", "Lưu mọi nhãn giá đã đổi thành tờ A4 (PDF)", "Save every changed label as A4 sheets (PDF)";
    ReprintDocument = "print_document", "", ALL, 9, "in lại chứng từ", "document again", "In lại chứng từ hàng vừa lập", "Print the newest document of goods again";
    Documents = "documents", "", ALL, 9, "chứng từ hàng", "documents", "Chứng từ hàng: xem, in lại, hủy", "Documents of goods: see, print again, undo";
    PrintChosen = "print_chosen_document", "F10", DOCUMENTS, 1, "in lại", "reprint", "In lại chứng từ đang xem, đang chọn", "Print the document in sight again";
    UndoDocument = "undo_document", "F8", DOCUMENTS, 2, "hủy", "undo", "Hủy chứng từ ghi sai, có lý do (quản lý)", "Undo a document that is wrong, with a reason (manager)";
    TestPage = "print_test_page", "", ALL, 9, "in thử", "test page", "In trang thử", "Print a test page";
    OpenDrawer = "open_drawer", "", ALL, 9, "mở két", "drawer", "Mở két tiền (quản lý)", "Open the drawer (manager)";
    Typing = "typing", "ctrl-t", ALL, 9, "kiểu gõ", "typing", "Đổi kiểu gõ tiếng Việt: Telex, VNI, tắt", "Vietnamese typing: Telex, VNI, off";
    Language = "language", "ctrl-e", ALL, 9, "English", "Tiếng Việt", "Ngôn ngữ: English", "Language: tiếng Việt";
    Today = "today", "", ALL, 9, "việc hôm nay", "today", "Việc hôm nay", "Today's work";
    Recognitions = "recognitions", "", ALL, 9, "công nhận OCOP", "recognitions", "Công nhận OCOP: sắp hết, hết hạn, thu hồi", "OCOP recognitions and their last days";
    History = "ocop_history", "", INSPECT, 9, "quá trình OCOP", "OCOP history", "Quá trình OCOP của sản phẩm đang chọn", "The OCOP history of the goods in sight";
    RecordStatus = "record_ocop_status", "", INSPECT, 9, "hồ sơ OCOP", "OCOP file", "Hồ sơ OCOP: tiềm năng, đang đăng ký (quản lý)", "OCOP file: potential, applying (manager)";
    Assortment = "assortment", "", ALL, 9, "cơ cấu hàng", "assortment", "Cơ cấu hàng trên kệ: có sao, tỉnh nhà", "Assortment: stars, own province";
    DescribePoint = "describe_point", "", ALL, 9, "điểm bán", "the point", "Khai điểm bán, tỉnh, tài khoản (quản lý)", "Describe the point (manager)";
    SetTarget = "set_assortment_target", "", ALL, 9, "chỉ tiêu", "target", "Đặt chỉ tiêu hàng có sao (quản lý)", "Set the target of goods with stars (manager)";
    Stamps = "stamps", "", ALL, 9, "tem OCOP", "OCOP stamps", "Tem OCOP: nhận, dán, hỏng, kiểm đếm, hủy", "OCOP stamps: receive, put on, count, destroy";
    Codes = "codes", "", ALL, 9, "mã đã nhớ", "codes", "Mã đã nhớ, mã đã học: tem, thùng; quên mã", "Codes learned: stamps, cases; forget one";
    CodeLayouts = "code_layouts", "", ALL, 9, "mã cân", "scales' labels", "Mã cân: cách cân in mã, thêm, bỏ (quản lý)", "Scales' labels: how they are written (manager)";
    Quit = "quit", "ctrl-q", ALL, 9, "thoát", "leave", "Thoát chương trình", "Leave the program";
}

impl Action {
    /// Returns what F1 and the command line call it.
    pub const fn long(self, lang: Lang) -> &'static str {
        let (vi, en) = self.rules().long;
        lang.pick(vi, en)
    }
    /// Returns what the key bar calls it.
    pub const fn short(self, lang: Lang) -> &'static str {
        let (vi, en) = self.rules().short;
        lang.pick(vi, en)
    }
    /// Returns whether it acts in a place.
    pub fn acts_in(self, place: Place) -> bool {
        self.rules().places.contains(&place)
    }
    /// Returns how well it answers to what is typed, best first; nothing when a word is in none of its names.
    pub fn answers_to(self, typed: &str) -> Option<u8> {
        let rules = self.rules();
        let typed = fold(typed);
        let names = [rules.long.0, rules.long.1, rules.short.0, rules.short.1, rules.name].map(fold);
        let is_in_one = |word: &str| names.iter().any(|name| name.contains(word));
        if names.iter().any(|name| *name == typed.trim()) {
            Some(0)
        } else if names.iter().any(|name| name.starts_with(typed.trim())) {
            Some(1)
        } else if is_in_one(typed.trim()) {
            Some(2)
        } else {
            typed.split_whitespace().all(is_in_one).then_some(3)
        }
    }
}

/// Why a key table cannot be used; each names the action.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no such action.
    #[error("[keys] {action}: there is no such action; F1 and `ocop.toml` list them{}", did_you_mean(.nearest))]
    UnknownAction {
        /// As written.
        action: String,
        /// The one it may mean.
        nearest: Option<&'static str>,
    },
    /// There is no such key.
    #[error("[keys] {action}: {key:?} is no key; write F1 to F24, ctrl-x, alt-x, del, ins or one sign")]
    UnknownKey {
        /// Whose key.
        action: String,
        /// As written.
        key: String,
    },
    /// The key types or moves in fields and cannot be given away.
    #[error("[keys] {action}: {key:?} is needed for typing; take a function key, ctrl or alt")]
    NeededKey {
        /// Whose key.
        action: String,
        /// As written.
        key: String,
    },
    /// Two actions want one key in one place.
    #[error("[keys] {action}: {key:?} is the key of {other} already; give one of them another")]
    Clash {
        /// The action with the new key.
        action: String,
        /// The key.
        key: String,
        /// The action that has it.
        other: &'static str,
    },
}

fn did_you_mean(nearest: &Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |name| format!(" (did you mean {name}?)"))
}

/// Which key does what: the usual keys, changed by the machine's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyTable {
    keys: Vec<(Action, Press)>,
}

impl Default for KeyTable {
    fn default() -> Self {
        let usual = |a: &Action| Press::parse(a.rules().key).map(|key| (*a, key));
        Self { keys: Action::ALL.iter().filter_map(usual).collect() }
    }
}

impl KeyTable {
    /// Takes the usual keys and changes those named: action to key.
    pub fn new(changes: &BTreeMap<String, String>) -> Result<Self, KeyError> {
        let mut table = Self::default();
        for (name, key) in changes {
            let action = Action::ALL.iter().find(|a| a.rules().name == name).copied();
            let action =
                action.ok_or_else(|| KeyError::UnknownAction { action: name.clone(), nearest: nearest(name) })?;
            let unknown = || KeyError::UnknownKey { action: name.clone(), key: key.clone() };
            let press = Press::parse(key).ok_or_else(unknown)?;
            if is_needed(&press) {
                return Err(KeyError::NeededKey { action: name.clone(), key: key.clone() });
            }
            table.keys.retain(|(a, _)| *a != action);
            table.keys.push((action, press));
        }
        for (name, key) in changes {
            table.check(name, key)?;
        }
        Ok(table)
    }

    fn check(&self, name: &str, key: &str) -> Result<(), KeyError> {
        let Some((action, press)) = self.keys.iter().find(|(a, _)| a.rules().name == name) else { return Ok(()) };
        let meets = |other: &Action| other.rules().places.iter().any(|place| action.acts_in(*place));
        match self.keys.iter().find(|(a, p)| a != action && p == press && meets(a)) {
            Some((other, _)) => {
                Err(KeyError::Clash { action: name.to_owned(), key: key.to_owned(), other: other.rules().name })
            }
            None => Ok(()),
        }
    }

    /// Returns what a key does in a place.
    pub fn action(&self, press: &Press, place: Place) -> Option<Action> {
        self.keys.iter().find(|(a, p)| p == press && a.acts_in(place)).map(|(a, _)| *a)
    }

    /// Returns what stands on the key of an action; empty when it has none.
    pub fn label(&self, action: Action) -> String {
        self.keys.iter().find(|(a, _)| *a == action).map(|(_, p)| p.label()).unwrap_or_default()
    }
}

/// Keys that fields, lists and the way back need.
fn is_needed(press: &Press) -> bool {
    match press {
        Press::Char(c) => c.is_alphanumeric() || matches!(c, ' ' | '*' | ',' | '.' | '%'),
        Press::Enter | Press::Esc | Press::Backspace | Press::Tab | Press::BackTab => true,
        Press::Up | Press::Down | Press::Left | Press::Right => true,
        Press::Scan(_) | Press::Paste(_) | Press::Resize { .. } => true,
        Press::F(_) | Press::Delete | Press::Insert | Press::Home | Press::End => false,
        Press::PageUp | Press::PageDown | Press::Ctrl(_) | Press::Alt(_) => false,
    }
}

/// Returns the action whose name shares the longest beginning with what was written.
fn nearest(written: &str) -> Option<&'static str> {
    let shared = |name: &str| name.chars().zip(written.chars()).take_while(|(a, b)| a == b).count();
    let best = Action::ALL.iter().map(|a| a.rules().name).max_by_key(|name| shared(name))?;
    (shared(best) >= 2).then_some(best)
}

#[cfg(test)]
mod tests;
