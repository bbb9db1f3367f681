//! Everything that may be asked of the till, spelt as `ocop run` reads it.
//!
//! One table says who may do what and shows an example of each; a test runs every example.

mod certificate;
mod codes;
mod count;
mod counter;
mod goods;
mod moves;
mod ocop_stamp;
mod papers;
mod recognition;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::assortment::AssortmentTarget;
use super::catalogue::{Price, Producer, Product, Sku, SkuTax};
use super::certificate::PaperRule;
use super::code_book::CodeLayout;
use super::delivery::Delivery;
use super::half_move::HalfMove;
use super::ids::{CommandId, StaffId};
use super::moment::Moment;
use super::ocop_stamp::StampNeedSet;
use super::point::Point;
use super::quantity::Quantity;
use super::recognition::OcopStatusRecorded;
use super::shelf_life::ShelfLifeRule;
use super::shift::ShiftExplained;
use super::staff::{Role, Staff};
use super::stock::HoldSet;
use super::tax::TaxRate;

pub use certificate::{RecordCertificate, TakeSample, WithdrawCertificate};
pub use codes::{ForgetCode, LearnCode};
pub use count::{ApproveCount, DropCount, FinishCount, RecordCount, SetCount, SkuBearer, StartCount, Uncounted};
pub use counter::{
    CloseShift, CompleteSale, ConfirmTransfer, ImportCatalogue, KeepTicket, Nothing, OfReceipt, OpenShift, PrintChoice,
    PrintDraft, PrintShift, RecordQuickItem, SetPin, TenderGiven, VoidSale,
};
pub use goods::{LotLine, ReceiveGoods, ReceiveLine, ReturnGoods, WriteOffGoods};
pub use moves::{
    CloseLine, CloseTransfer, MoveGoods, ReceiveTransfer, RepackGoods, RepackInto, ReverseDocument, SendGoods,
    TakeOnLine, TakeOnStock, TransferLine,
};
pub use ocop_stamp::{ApplyStamps, CountStamps, DestroyStamps, ReceiveStamps, ReturnStamps, SpoilStamps, UndoStamps};
pub use papers::{PrintDocument, PrintLabels};
pub use recognition::{RecordRecognition, WithdrawRecognition};

/// A command with who gives it, when, and the id that makes it happen once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The caller's id; without one the entry's own id serves.
    pub id: Option<CommandId>,
    /// What the clock says.
    pub at: Moment,
    /// The day prices, tax and stars follow, when staff said that the clock is right though an entry is later;
    /// else the day of the entry.
    pub day: Option<NaiveDate>,
    /// Sixteen random bytes, from which ids and salts are made.
    pub seed: [u8; 16],
    /// Who gives it.
    pub staff: Actor,
    /// What is asked.
    pub command: Command,
    /// What becomes of its pages and pulses.
    pub paper: Paper,
}

/// Whether the devices hear of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// Its pages and pulses are promised with it: somebody stands at the printer.
    #[default]
    Promise,
    /// Nothing is promised: a script that nobody watches.
    None,
}

/// Who gives an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The owner of the machine: a practice ledger, or a ledger without staff yet.
    Owner,
    /// A person who has signed in.
    Staff(StaffId),
}

/// What is true of a command.
#[derive(Debug, Clone, Copy)]
pub struct CommandRules {
    /// Its name, as files spell it.
    pub name: &'static str,
    /// The least role that may give it.
    pub role: Role,
    /// One line that a newcomer may copy.
    pub example: &'static str,
    /// What it does, in Vietnamese and English.
    pub help: (&'static str, &'static str),
}

macro_rules! commands {
    ($($variant:ident($body:ty) = $name:literal, $role:ident, $vi:literal, $en:literal, $example:literal;)*) => {
        /// What may be asked.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "do", rename_all = "snake_case")]
        pub enum Command { $(#[doc = $en] $variant($body)),* }

        impl Command {
            /// The facts about every command, as help lists them.
            pub const TABLE: &'static [CommandRules] = &[$(
                CommandRules { name: $name, role: Role::$role, example: $example, help: ($vi, $en) }
            ),*];
            /// Returns the facts about this command.
            pub const fn rules(&self) -> CommandRules {
                match self { $(Self::$variant(_) => CommandRules {
                    name: $name, role: Role::$role, example: $example, help: ($vi, $en)
                }),* }
            }
        }
    };
}

commands! {
    DescribePoint(Point) = "describe_point", Manager, "khai điểm bán", "Describes the point of sale.",
        r#"{"do":"describe_point","code":"Q1","name":"OCOP Bến Tre","address":"12 Hùng Vương, Phường An Hội, Vĩnh Long","tax_code":"1300123456","regime":"deduction","bank":{"bin":"970436","account":"0123456789"}}"#;
    RecordStaff(Staff) = "record_staff", Manager, "thêm hoặc sửa nhân viên", "Adds or changes a staff member.",
        r#"{"do":"record_staff","code":"hoa","name":"Hoa","role":"cashier"}"#;
    SetPin(SetPin) = "set_pin", Manager, "đặt mã PIN", "Sets a staff member's PIN.",
        r#"{"do":"set_pin","staff":"hoa","pin":"2580"}"#;
    SetTaxRate(TaxRate) = "set_tax_rate", Manager, "đặt thuế suất theo ngày", "Sets the rate of a tax class from a day on.",
        r#"{"do":"set_tax_rate","class":"r8","from":"2027-01-01","percent":10}"#;
    RecordProducer(Producer) = "record_producer", Manager, "khai chủ thể", "Records a producer.",
        r#"{"do":"record_producer","code":"HTX1","name":"HTX Ong Xanh","kind":"cooperative","place":{"commune":"Phường 7","province":"Bến Tre","code":"83","system":"old63"}}"#;
    RecordProduct(Product) = "record_product", Manager, "khai sản phẩm", "Records a product.",
        r#"{"do":"record_product","code":"MO","name":"Mật ong hoa nhãn","producer":"HTX1","group_item":4}"#;
    RecordSku(Sku) = "record_sku", Manager, "khai quy cách", "Records a pack of a product.",
        r#"{"do":"record_sku","code":"MO500","product":"MO","pack":"500 ml","unit":"chai","sold_by":"piece","barcodes":["2900000000018"]}"#;
    SetPrice(Price) = "set_price", Manager, "đặt giá theo ngày", "Sets a price, VAT included, from a day on.",
        r#"{"do":"set_price","sku":"MO500","price":120000,"from":"2026-01-01"}"#;
    SetTaxClass(SkuTax) = "set_tax_class", Manager, "đặt nhóm thuế", "Sets the tax class of a pack from a day on.",
        r#"{"do":"set_tax_class","sku":"MO500","class":"r5","from":"2026-01-01"}"#;
    RecordRecognition(RecordRecognition) = "record_recognition", Manager, "ghi công nhận OCOP", "Records an OCOP recognition.",
        r#"{"do":"record_recognition","product":"MO","stars":4,"decision":"1234/QĐ-UBND","level":"UBND tỉnh","from":"2025-03-01","to":"2028-03-01"}"#;
    RecordOcopStatus(OcopStatusRecorded) = "record_ocop_status", Manager, "ghi tiềm năng, đang đăng ký OCOP", "Records that a product is a potential or applies: never a star.",
        r#"{"do":"record_ocop_status","product":"MO","status":"reapplying","from":"2026-09-01","hoped":5,"note":"hồ sơ nộp xã"}"#;
    SetAssortmentTarget(AssortmentTarget) = "set_assortment_target", Manager, "đặt chỉ tiêu hàng có sao trên kệ", "Sets the share of goods with stars that the shelf is to hold.",
        r#"{"do":"set_assortment_target","percent":70,"scope":"own_province","from":"2026-01-01","basis":"quy chế của tỉnh"}"#;
    ImportCatalogue(ImportCatalogue) = "import_catalogue", Manager, "nhập danh mục", "Imports rows of a catalogue.",
        r#"{"do":"import_catalogue","source":"mau.csv","rows":[{"sku":"KD450","name":"Kẹo dừa sầu riêng","pack":"450 g","unit":"hộp","sold_by":"piece","price":58000,"tax":"r8","producer":"DA","producer_name":"Cty Đông Á","producer_kind":"company"},{"sku":"KD45","name":"Kẹo dừa sầu riêng","pack":"45 g","unit":"gói","sold_by":"piece","price":8000,"tax":"r8","producer":"DA","producer_name":"Cty Đông Á","producer_kind":"company"}]}"#;
    RecordQuickItem(RecordQuickItem) = "record_quick_item", Cashier, "bán nhanh: tạo mặt hàng tại quầy", "Makes an item at the counter, for a manager to complete.",
        r#"{"do":"record_quick_item","producer":"HTX1","name":"Mật ong rừng","price":150000}"#;
    OpenShift(OpenShift) = "open_shift", Cashier, "mở ca", "Opens a shift.",
        r#"{"do":"open_shift","float_vnd":1000000}"#;
    CompleteSale(CompleteSale) = "complete_sale", Cashier, "bán hàng", "Completes a sale.",
        r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"2","price":120000}],"discount":10000,"tenders":[{"kind":"transfer","amount":200000},{"kind":"cash","amount":50000}]}"#;
    ConfirmTransfer(ConfirmTransfer) = "confirm_transfer", Cashier, "đã nhận tiền chuyển khoản", "Confirms that a transfer's money was seen.",
        r#"{"do":"confirm_transfer","receipt":"Q1-000001"}"#;
    ReprintReceipt(OfReceipt) = "reprint_receipt", Cashier, "in lại phiếu", "Prints a receipt again, marked as a copy.",
        r#"{"do":"reprint_receipt","receipt":"Q1-000001"}"#;
    VoidSale(VoidSale) = "void_sale", Cashier, "hủy phiếu trong ca", "Voids a sale of the open shift.",
        r#"{"do":"void_sale","receipt":"Q1-000001","reason":"khách đổi ý"}"#;
    KeepTicket(KeepTicket) = "keep_ticket", Cashier, "giữ đơn đang làm", "Keeps an open ticket as it stands.",
        r#"{"do":"keep_ticket","ticket":"Q1T000007","lines":[{"sku":"MO500","quantity":"1"}],"held":true}"#;
    PrintDraft(PrintDraft) = "print_draft", Cashier, "in phiếu tạm tính", "Prints a ticket before it is paid.",
        r#"{"do":"print_draft","ticket":"Q1T000007","lines":[{"sku":"MO500","quantity":"1"}]}"#;
    CloseShift(CloseShift) = "close_shift", Cashier, "đếm tiền, chốt ca", "Counts the drawer and closes the shift.",
        r#"{"do":"close_shift","notes":[{"note":500000,"count":2},{"note":20000,"count":2}],"reason":"thối nhầm"}"#;
    ExplainShift(ShiftExplained) = "explain_shift", Cashier, "ghi lý do thừa, thiếu của ca đã chốt", "Explains why a closed shift was over or short.",
        r#"{"do":"explain_shift","shift":1,"reason":"thối nhầm 20.000 đ, khách quay lại trả"}"#;
    PrintShift(PrintShift) = "print_shift", Cashier, "in báo cáo ca", "Prints a closed shift's report.",
        r#"{"do":"print_shift","shift":1}"#;
    ReceiveGoods(ReceiveGoods) = "receive_goods", Cashier, "nhận hàng", "Receives goods from a producer.",
        r#"{"do":"receive_goods","producer":"HTX1","delivery_note":"PXK-17","agreement":"HĐKG 12/2026","place":"shelf","lines":[{"sku":"MO500","quantity":"24","lot":"LO-2611","lot_code":"L2611","expires":"2027-11-30","form":"consignment"}]}"#;
    SetShelfLifeRule(ShelfLifeRule) = "set_shelf_life_rule", Manager, "đặt hạn còn lại tối thiểu khi nhận", "Sets how long goods must still keep when they come.",
        r#"{"do":"set_shelf_life_rule","group_item":4,"share":"1/2","days":60}"#;
    KeepDelivery(Delivery) = "keep_delivery", Cashier, "giữ phiếu nhận hàng đang làm", "Keeps a delivery as far as it has been counted.",
        r#"{"do":"keep_delivery","producer":"HTX1","delivery_note":"PXK-18","lines":[{"sku":"MO500","quantity":"12","form":"consignment","checks":["label","date"]}]}"#;
    WriteOffGoods(WriteOffGoods) = "write_off_goods", Manager, "ghi giảm hàng", "Writes goods off.",
        r#"{"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ hũ","lines":[{"lot":"LO-2611","place":"shelf","quantity":"1"}]}"#;
    ReturnGoods(ReturnGoods) = "return_goods", Manager, "trả hàng chủ thể", "Gives goods back to their producer.",
        r#"{"do":"return_goods","producer":"HTX1","reason":"sắp hết hạn","lines":[{"lot":"LO-2611","place":"shelf","quantity":"2"}]}"#;
    MoveGoods(MoveGoods) = "move_goods", Cashier, "chuyển chỗ trong điểm", "Carries goods between the point's own places.",
        r#"{"do":"move_goods","to":"store","lines":[{"lot":"LO-2611","place":"shelf","quantity":"4"}]}"#;
    SendGoods(SendGoods) = "send_goods", Manager, "điều chuyển sang điểm khác", "Sends goods to another point.",
        r#"{"do":"send_goods","to":{"code":"Q2","name":"OCOP Ba Tri"},"note":"anh Tư chở","lines":[{"lot":"LO-2611","place":"store","quantity":"3"}]}"#;
    CloseTransfer(CloseTransfer) = "close_transfer", Manager, "xong điều chuyển: đến, về, mất", "Closes a transfer with what arrived.",
        r#"{"do":"close_transfer","transfer":"Q1-C000024","minutes":"Q2-E000051","lines":[{"lot":"LO-2611","arrived":"2"}],"loss":{"cause":"damaged","bearer":"shop","reason":"vỡ trên đường"}}"#;
    ReceiveTransfer(ReceiveTransfer) = "receive_transfer", Cashier, "nhận hàng điều chuyển", "Receives goods from another point.",
        r#"{"do":"receive_transfer","transfer":"Q2-C000017","from_till":"00112233aabbccdd","from":{"code":"Q2","name":"OCOP Ba Tri"},"to":{"code":"Q1"},"place":"shelf","lines":[{"lot":{"id":"Q2-MO-1","sku":"MO500","producer":"HTX1","expires":"2027-10-31","received":"2026-11-01","form":"consignment"},"name":"Mật ong hoa nhãn 500 ml","unit":"chai","sent":"6","arrived":"5","reason":"thiếu một chai"}]}"#;
    KeepMove(HalfMove) = "keep_move", Cashier, "giữ phiếu chuyển, điều chuyển đang làm", "Keeps goods gathered to be carried or sent, or a transfer half counted.",
        r#"{"do":"keep_move","work":"carry","from":"store","to":"shelf","lines":[{"lot":"LO-2611","place":"store","quantity":"2"}]}"#;
    TakeOnStock(TakeOnStock) = "take_on_stock", Manager, "ghi tồn đầu", "Takes on what lay there before the books began.",
        r#"{"do":"take_on_stock","producer":"DA","counted_with":"chị Sáu (Cty Đông Á)","lines":[{"sku":"KD450","quantity":"40","place":"shelf","expires":"2027-06-30","form":"consignment","lot":"KD-DAU"}]}"#;
    RepackGoods(RepackGoods) = "repack_goods", Cashier, "mở thùng, sang gói", "Opens goods of one lot into another pack.",
        r#"{"do":"repack_goods","open":{"lot":"KD-DAU","place":"shelf","quantity":"2"},"measure":{"contains":"10"},"into":{"sku":"KD45","quantity":"20","place":"shelf"}}"#;
    ReverseDocument(ReverseDocument) = "reverse_document", Manager, "hủy chứng từ ghi sai", "Undoes a document of goods.",
        r#"{"do":"reverse_document","document":"Q1-S000028","reason":"mở nhầm thùng"}"#;
    SetHold(HoldSet) = "set_hold", Manager, "tạm dừng bán, bán lại", "Puts a lot on hold or releases it.",
        r#"{"do":"set_hold","lot":"LO-2611","hold":"held","reason":"lấy mẫu kiểm nghiệm"}"#;
    SetCodeLayout(CodeLayout) = "set_code_layout", Manager, "khai mã cân", "Sets how scales write labels of a prefix.",
        r#"{"do":"set_code_layout","prefix":"21","item":5,"value":"weight","step":1}"#;
    LearnCode(LearnCode) = "learn_code", Cashier, "nhớ mã tem, mã thùng", "Remembers what a stamp's address, a case or a scale's item is.",
        r#"{"do":"learn_code","code":"https://truyxuat.example/tem?sn=123","sku":"MO500"}"#;
    ForgetCode(ForgetCode) = "forget_code", Manager, "quên mã đã nhớ", "Puts away what was learned about a code and all of its kind.",
        r#"{"do":"forget_code","code":"https://truyxuat.example/tem?sn=123"}"#;
    ReceiveStamps(ReceiveStamps) = "receive_stamps", Manager, "nhận tem OCOP", "Receives a batch of OCOP stamps.",
        r#"{"do":"receive_stamps","batch":"TEM4-2601","stars":4,"quantity":1000,"from_serial":"BT-000001","to_serial":"BT-001000","funded_by":"state","from":"VP điều phối NTM tỉnh","paper":"12/PGN"}"#;
    ApplyStamps(ApplyStamps) = "apply_stamps", Cashier, "dán tem OCOP", "Puts OCOP stamps on packs.",
        r#"{"do":"apply_stamps","batch":"TEM4-2601","sku":"MO500","quantity":20,"from_serial":"BT-000001","to_serial":"BT-000020"}"#;
    SpoilStamps(SpoilStamps) = "spoil_stamps", Cashier, "ghi tem hỏng", "Says that OCOP stamps were spoiled.",
        r#"{"do":"spoil_stamps","batch":"TEM4-2601","quantity":2,"cause":"torn","reason":"rách khi bóc"}"#;
    ReturnStamps(ReturnStamps) = "return_stamps", Manager, "trả lại tem OCOP", "Gives OCOP stamps back.",
        r#"{"do":"return_stamps","batch":"TEM4-2601","quantity":100,"to":"VP điều phối NTM tỉnh","from_serial":"000901"}"#;
    CountStamps(CountStamps) = "count_stamps", Manager, "kiểm đếm tem OCOP", "Counts what is left of a batch of OCOP stamps.",
        r#"{"do":"count_stamps","batch":"TEM4-2601","counted":877,"reason":"thiếu 1 tem trong cuộn"}"#;
    DestroyStamps(DestroyStamps) = "destroy_stamps", Manager, "gỡ và hủy tem đã dán", "Takes OCOP stamps off packs and destroys them.",
        r#"{"do":"destroy_stamps","batch":"TEM4-2601","sku":"MO500","quantity":3,"minutes":"BB-05","reason":"thu hồi công nhận"}"#;
    UndoStamps(UndoStamps) = "undo_stamps", Manager, "bỏ chứng từ tem ghi nhầm", "Undoes what was written about OCOP stamps by mistake.",
        r#"{"do":"undo_stamps","batch":"TEM4-2601","reason":"ghi nhầm"}"#;
    SetStampNeed(StampNeedSet) = "set_stamp_need", Manager, "in sẵn hay phải dán tem", "Says whether a pack has its stars printed on it or needs a sticker.",
        r#"{"do":"set_stamp_need","sku":"MO500","need":"sticker"}"#;
    WithdrawRecognition(WithdrawRecognition) = "withdraw_recognition", Manager, "thu hồi công nhận OCOP", "Withdraws a product's OCOP recognition.",
        r#"{"do":"withdraw_recognition","product":"MO","decision":"1234/QĐ-UBND","reason":"không đạt khi kiểm tra","notice":"77/QĐ-UBND","on_withdrawal":"quarantine"}"#;
    StartCount(StartCount) = "start_count", Cashier, "bắt đầu kiểm kê", "Starts a count of goods; what the books hold is not told.",
        r#"{"do":"start_count","place":"shelf","scope":{"producer":"HTX1"}}"#;
    RecordCount(RecordCount) = "record_count", Cashier, "đếm thêm hàng", "Adds goods to a count.",
        r#"{"do":"record_count","sku":"MO500","quantity":"12"}"#;
    SetCount(SetCount) = "set_count", Cashier, "sửa số đã đếm", "Says how much there is in all; 0 that none is left.",
        r#"{"do":"set_count","sku":"MO500","quantity":"18"}"#;
    FinishCount(FinishCount) = "finish_count", Cashier, "đếm xong, so với sổ", "Compares a count with the books.",
        r#"{"do":"finish_count","uncounted":"none_left"}"#;
    ApproveCount(ApproveCount) = "approve_count", Manager, "duyệt kiểm kê", "Lets the books follow a finished count.",
        r#"{"do":"approve_count","reason":"kiểm kê cuối tháng","bearer":"shop"}"#;
    DropCount(DropCount) = "drop_count", Cashier, "bỏ đợt kiểm kê", "Gives a count up; the books stay as they were.",
        r#"{"do":"drop_count","reason":"mở nhầm"}"#;
    PrintDocument(PrintDocument) = "print_document", Cashier, "in lại chứng từ hàng", "Prints a document of goods again; the newest without a number.",
        r#"{"do":"print_document"}"#;
    PrintLabels(PrintLabels) = "print_labels", Cashier, "in nhãn giá, nhãn lô", "Prints labels of packs, of lots, or all that changed.",
        r#"{"do":"print_labels","skus":["MO500"],"copies":2}"#;
    RecordCertificate(RecordCertificate) = "record_certificate", Manager, "ghi giấy tờ", "Records a paper of a producer or product.",
        r#"{"do":"record_certificate","producer":"HTX1","kind":"food_safety","number":"12/2026/ATTP","issuer":"Chi cục Quản lý chất lượng","from":"2026-02-01","to":"2029-02-01","filed_at":"tủ 2, bìa HTX Ong Xanh"}"#;
    WithdrawCertificate(WithdrawCertificate) = "withdraw_certificate", Manager, "ghi giấy tờ bị thu hồi", "Withdraws a paper.",
        r#"{"do":"withdraw_certificate","producer":"HTX1","kind":"food_safety","number":"12/2026/ATTP","reason":"kiểm tra không đạt"}"#;
    SetRequiredPapers(PaperRule) = "set_required_papers", Manager, "đặt giấy tờ phải có", "Sets which paper is asked of which goods from a day on; without a paper, none is.",
        r#"{"do":"set_required_papers","rule":"trace","from":"2026-11-01","paper":"trace","sets":[[4,17]],"stars":4,"basis":"quy chế điểm bán 2026"}"#;
    TakeSample(TakeSample) = "take_sample", Manager, "giao mẫu kiểm tra", "Gives a sample to an inspector.",
        r#"{"do":"take_sample","lot":"LO-2611","place":"shelf","quantity":"1","minutes":"BB-07/2026","authority":"Chi cục An toàn vệ sinh thực phẩm","bearer":"producer"}"#;
    PrintTestPage(Nothing) = "print_test_page", Cashier, "in trang thử", "Prints a test page.",
        r#"{"do":"print_test_page"}"#;
    OpenDrawer(Nothing) = "open_drawer", Manager, "mở két", "Opens the cash drawer.",
        r#"{"do":"open_drawer"}"#;
}

impl Command {
    /// Returns eight bytes of the command's hash in hexadecimal, to tell it from another.
    ///
    /// A PIN never enters it: a short hash of four digits would give them away.
    pub fn digest(&self) -> String {
        let text = if let Self::SetPin(set) = self {
            format!("set_pin {}", set.staff)
        } else {
            serde_json::to_string(self).unwrap_or_default()
        };
        let hash = Sha256::digest(text.as_bytes());
        hash.iter().take(8).map(|b| format!("{b:02x}")).collect()
    }
}

/// The most pieces a line takes without asking: more is a scan taken for a quantity.
pub fn is_odd_quantity(q: Quantity) -> bool {
    q.thousandths() > 999_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_the_command_it_shows() {
        for rules in Command::TABLE {
            let command: Command = serde_json::from_str(rules.example).expect(rules.name);
            assert_eq!(command.rules().name, rules.name);
        }
    }

    #[test]
    fn a_pin_leaves_no_trace_in_the_digest() {
        let set = |pin: &str| Command::SetPin(SetPin { staff: StaffId::new("hoa").unwrap(), pin: pin.into() });
        assert_eq!(set("2580").digest(), set("1234").digest());
        assert!(!format!("{:?}", set("2580")).contains("2580"));
    }

    #[test]
    fn an_unknown_word_in_a_command_is_not_overlooked() {
        assert!(serde_json::from_str::<Command>(r#"{"do":"open_shift","float_vnd":1,"flaot":2}"#).is_err());
    }
}
