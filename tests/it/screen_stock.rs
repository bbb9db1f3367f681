//! What lies in the shop, seen and dealt with by keys: the real screens over a real ledger.

use std::collections::VecDeque;
use std::sync::Arc;

use ocop::commands::CommandError;
use ocop::domain::command::Actor;
use ocop::domain::ids::StaffId;
use ocop::domain::lang::Lang;
use ocop::domain::moment::Moment;
use ocop::domain::outbox::PrintDoc;
use ocop::domain::outcome::Outcome;
use ocop::domain::query::SignedIn;
use ocop::domain::staff::Role;
use ocop::screens::{App, Effect, Msg, ScreenSettings};

use crate::screen_kiosk::{picture, presses, squeezed};
use crate::shop::Shop;

/// The screens at a till of the shop.
pub struct Till {
    pub shop: Shop,
    app: App,
    now: Moment,
    staff: Actor,
    /// What was to be saved as PDF.
    pub saved: Vec<PrintDoc>,
}

const DAY_MS: i64 = 86_400_000;

/// Goods of two producers: honey in three lots of which one is past its day, dried shrimps by weight, sweets in the
/// store room; two sales, one of them below the books.
const GOODS: [&str; 7] = [
    r#"{"do":"record_staff","id":"minh","name":"Minh","role":"manager"}"#,
    r#"{"do":"record_staff","id":"lan","name":"Lan","role":"cashier"}"#,
    r#"{"do":"receive_goods","producer":"OX","delivery_note":"PX-17","place":"shelf","lines":[
        {"sku":"MO500","quantity":"24","lot":"LO-1","lot_code":"L2611","expires":"2026-12-20","form":"consignment"},
        {"sku":"MO500","quantity":"6","lot":"LO-2","lot_code":"L2508","expires":"2026-11-23","form":"consignment"},
        {"sku":"TK","quantity":"3.5","lot":"LO-3","expires":"2027-02-01","form":"consignment"}]}"#,
    r#"{"do":"receive_goods","producer":"DA","place":"store","lines":[{"sku":"KD450","quantity":"40","lot":"LO-4","form":"purchase"}]}"#,
    r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"2"}],"tenders":[{"kind":"cash","amount":240000}]}"#,
    r#"{"do":"complete_sale","lines":[{"sku":"TK","quantity":"0.5"}],"tenders":[{"kind":"cash","amount":499500}]}"#,
    r#"{"do":"complete_sale","lines":[{"sku":"KD450","quantity":"3"}],"tenders":[{"kind":"cash","amount":174000}]}"#,
];

impl Till {
    /// Two days later, in the shift still open: the lot L2508 was good until yesterday.
    fn of(role: Role) -> Self {
        Self::over(goods(), role, Lang::Vi)
    }

    pub fn over(mut shop: Shop, role: Role, lang: Lang) -> Self {
        let now = Moment::vietnam(shop.desk().ledger.head().at_ms).later(2 * DAY_MS);
        let (id, name) = if role == Role::Manager { ("minh", "Minh") } else { ("lan", "Lan") };
        let staff = StaffId::new(id).unwrap();
        let app = App::new(ScreenSettings { lang, ..Default::default() }, now);
        let mut till = Self { shop, app, now, staff: Actor::Staff(staff.clone()), saved: Vec::new() };
        let shelf = Arc::new(till.shop.desk().shelf().unwrap());
        till.send(Msg::Shelf(shelf));
        let state = till.shop.desk().till_state().unwrap();
        till.send(Msg::Till(Box::new(state)));
        till.send(Msg::SignedIn(SignedIn { staff, name: name.into(), role }));
        if role == Role::Manager {
            // Today's work is put away.
            till.keys("<esc>");
        }
        till
    }

    fn send(&mut self, msg: Msg) {
        let mut queue: VecDeque<Effect> = self.app.update(msg).into();
        while let Some(effect) = queue.pop_front() {
            for answer in self.perform(effect) {
                queue.extend(self.app.update(answer));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        self.now = self.now.later(1_000);
        let (now, staff) = (self.now, self.staff.clone());
        let desk = self.shop.desk();
        match effect {
            Effect::SavePdf(doc) => {
                self.saved.push(doc);
                Vec::new()
            }
            Effect::Ask(query) => vec![Msg::Answer(desk.answer(&query).unwrap())],
            Effect::Run(command) => match desk.run_at(&staff, *command, None, now) {
                Ok(did) => {
                    vec![Msg::Done(Box::new(did)), Msg::Till(Box::new(self.shop.desk().till_state().unwrap()))]
                }
                Err(CommandError::Refused(refusal)) => vec![Msg::Refused(refusal)],
                Err(other) => panic!("{other}"),
            },
            Effect::Keep(_)
            | Effect::KeepDelivery(_)
            | Effect::KeepMove(_)
            | Effect::ReadSheet { .. }
            | Effect::SaveTransfer { .. }
            | Effect::ReadTransfer { .. }
            | Effect::Bell
            | Effect::Quit
            | Effect::ClockIsRight => Vec::new(),
            Effect::SignIn { .. } => panic!("somebody has signed in"),
        }
    }

    pub fn keys(&mut self, text: &str) -> &mut Self {
        for press in presses(text) {
            self.send(Msg::Press(press));
        }
        self
    }

    pub fn screen(&self, cols: u16, rows: u16) -> String {
        picture(&self.app, cols, rows)
    }

    #[track_caller]
    pub fn shows(&self, words: &str) -> &Self {
        let squeezed = squeezed(&self.screen(80, 24));
        assert!(squeezed.contains(words), "{words}\n{}", self.screen(80, 24));
        self
    }

    #[track_caller]
    pub fn hides(&self, words: &str) -> &Self {
        assert!(!self.screen(80, 24).contains(words), "{words}\n{}", self.screen(80, 24));
        self
    }

    /// How much of a lot lies in the shop, and whether it is held.
    fn left(&mut self, lot: &str) -> String {
        let rows = self.shop.desk().ledger.reader().stock(None).unwrap();
        let of = rows.iter().filter(|r| r.lot.id.as_str() == lot);
        of.map(|r| format!("{}{}", r.quantity, if r.held { " held" } else { "" })).collect::<Vec<_>>().join(" + ")
    }
}

fn goods() -> Shop {
    let mut shop = Shop::open();
    for line in GOODS {
        shop.run(line);
    }
    shop
}

/// What stands between the bars and the key bar's row with it, without rules and empty rows.
fn body(screen: &str) -> Vec<&str> {
    screen.lines().skip(2).map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('─')).collect()
}

#[test]
fn the_stock_is_seen_by_product() {
    let mut till = Till::of(Role::Cashier);
    till.keys("<ctrl-f>");
    assert_eq!(
        body(&till.screen(100, 20)),
        [
            "Hàng tồn  [theo hàng] chủ thể  nơi để  hạn dùng  bán chậm  bán âm                           3 dòng",
            "▸ Gõ để lọc, hoặc quét mã",
            "Hàng                        Chủ thể                Hạn gần    Lô  Số lượng      Giá    Giá trị",
            "▸ Kẹo dừa 450 g               Cty Đông Á             –           1    40 hộp   58.000  2.320.000",
            "Mật ong 500 ml              HTX Ong Xanh           23/11/26!   2   28 chai  120.000  3.360.000",
            "Tôm khô                     HTX Ong Xanh           01/02/27    1      3 kg  999.000  2.997.000",
            "Cộng 3 mặt hàng · 4 lô · 8.677.000 đ theo giá bán",
            "Enter mở   Tab đổi   F5 chuyển   F6 ghi giảm   F7 trả hàng   F8 tạm dừng   Esc quay lại",
        ]
    );
}

#[test]
fn enter_goes_nearer_from_a_product_to_its_lots_to_the_way_of_one_to_its_sale() {
    let mut till = Till::of(Role::Cashier);
    till.keys("<ctrl-f>mat ong\n");
    assert_eq!(
        body(&till.screen(80, 16)),
        [
            "Các lô: Mật ong 500 ml                                                  2 dòng",
            "▸ Gõ để lọc, hoặc quét mã",
            "Hạn dùng                Lô           Nơi để  Nhận      Số lượng    Giá trị",
            "▸ 23/11/26!  quá 1 ngày   L2508        Kệ      22/11/26    4 chai    480.000",
            "20/12/26   còn 26 ngày  L2611        Kệ      22/11/26   24 chai  2.880.000",
            "Cộng 2 dòng · 3.360.000 đ theo giá bán",
            "Enter mở   F5 chuyển   F6 ghi giảm   F7 trả hàng   F8 tạm dừng   Esc quay lại",
        ]
    );
    till.keys("\n").shows_all(&["L2508 · nhận 22/11/26, Q1-N", "quá 1 ngày", "Kệ: 4 chai"]);
    till.shows_all(&["Đường đi của lô", "Kệ → Khách 2 Q1-000001", "Chủ thể → Kệ 6 Q1-N"]);
    till.keys("\n");
    till.shows("Phiếu Q1-000001");
    till.keys("<esc><esc><esc><esc>");
    till.shows("Hàng tồn [theo hàng]");
    till.keys("<esc><esc>");
    till.shows("Quét mã hoặc gõ tên hàng");
}

#[test]
fn a_lot_on_hold_is_told_in_the_list_of_products_and_its_key_sells_it_again() {
    let mut till = Till::of(Role::Manager);
    till.keys("<ctrl-f>kẹo").shows_all(&["F8 tạm dừng"]);
    till.keys("<f8>khách báo mốc\n\n").shows_all(&["1 dừng", "F8 bán lại"]);
    till.keys("<f8>đã xem, không mốc\n\n").shows_all(&["F8 tạm dừng"]);
    till.hides("1 dừng");
}

#[test]
fn what_the_columns_cannot_say_of_the_chosen_row_stands_over_the_totals() {
    let mut till = Till::of(Role::Cashier);
    till.keys("<ctrl-f>");
    assert!(till.screen(62, 24).contains("─ Kẹo dừa 450 g · Cty Đông Á ─"));
    till.keys("<down>");
    assert!(till.screen(62, 24).contains("─ Mật ong 500 ml · HTX Ong Xanh ─"));
    assert!(!till.screen(80, 24).contains("─ Mật ong 500 ml"), "there is room in the columns");
}

#[test]
fn a_scan_shows_the_lots_of_what_is_in_the_hand_and_sells_nothing() {
    let mut till = Till::of(Role::Cashier);
    till.keys("<ctrl-f><scan:TK>");
    till.shows("Các lô: Tôm khô");
    till.keys("<esc><scan:8930000>");
    till.shows("Không có dòng nào có «8930000»");
    till.keys("<esc><esc>");
    till.shows("Quét mã hoặc gõ tên hàng");
}

#[test]
fn tab_turns_through_the_views_and_names_find_each() {
    let mut till = Till::of(Role::Cashier);
    till.keys("<ctrl-f><tab>").shows_all(&["[chủ thể]", "Cty Đông Á", "HTX Ong Xanh", "2.320.000", "6.357.000"]);
    till.keys("<tab>").shows_all(&["[nơi để]", "Kệ", "Kho"]);
    till.keys("<tab>").shows_all(&[
        "[hạn dùng]",
        "Đã hết hạn 1",
        "Tháng 12/2026 1",
        "Tháng 02/2027 1",
        "Không có hạn 1",
    ]);
    till.keys("<tab>").shows_all(&["[bán chậm]", "Không có hàng bán chậm"]);
    till.keys("<tab>").shows_all(&["[bán âm]", "Q1-000003", "Kẹo dừa 450 g"]);
    till.keys("<tab>").shows_all(&["[theo hàng]"]);
    till.keys("<backtab>").shows_all(&["[bán âm]"]);
    for (name, view) in [("hạn dùng", "[hạn dùng]"), ("bán chậm", "[bán chậm]"), ("bán âm", "[bán âm]")]
    {
        Till::of(Role::Cashier).keys(&format!(":{name}\n")).shows_all(&[view]);
    }
}

impl Till {
    #[track_caller]
    fn shows_all(&self, all: &[&str]) {
        for words in all {
            self.shows(words);
        }
    }
}

#[test]
fn a_producer_leads_to_their_goods_and_a_place_to_what_lies_there() {
    let mut till = Till::of(Role::Cashier);
    till.keys("<ctrl-f><tab>ong xanh\n").shows_all(&["Hàng tồn: HTX Ong Xanh", "Mật ong 500 ml", "Tôm khô"]);
    till.hides("Kẹo dừa");
    till.keys("<esc><esc><tab>kho\n").shows_all(&["Hàng tồn: Kho", "Kẹo dừa"]);
    till.hides("Mật ong");
}

#[test]
fn a_manager_writes_off_what_is_past_its_day_and_sees_what_is_left() {
    let mut till = Till::of(Role::Manager);
    till.keys(":hạn dùng\n<F6>").shows_all(&["Ghi giảm hàng", "[2 hết hạn]", "trong 4 chai"]);
    till.keys("\n\n").shows("Chọn ai chịu");
    till.keys("1").keys("\nquá hạn, hủy có chứng kiến\n");
    till.shows("Đã ghi giảm, biên bản Q1-H");
    till.hides("L2508");
    assert_eq!((till.left("LO-2"), till.left("LO-1")), (String::new(), "24".into()));
    till.keys("<esc><ctrl-f>mat ong\n").shows_all(&["1 dòng"]);
    till.shop.verify().unwrap();
}

#[test]
fn a_figure_typed_takes_the_place_of_the_one_put_there() {
    let mut till = Till::of(Role::Manager);
    till.keys("<ctrl-f>tom kho<F7>").shows_all(&["Trả hàng chủ thể", "trong 3 kg"]);
    till.keys("1,5\nchủ thể xin lấy lại\n").shows("Đã ghi trả chủ thể, phiếu Q1-R");
    assert_eq!(till.left("LO-3"), "1,5");
    till.keys("<F7>9\nthử\n").shows("sổ chỉ còn 1,5");
    till.keys("<esc>");
    assert_eq!(till.left("LO-3"), "1,5", "refused, and nothing moved");
}

#[test]
fn nothing_is_done_without_a_cause_a_bearer_a_quantity_and_a_reason() {
    let mut till = Till::of(Role::Manager);
    till.keys("<ctrl-f>tom kho<F6>\n").shows("Chọn vì sao");
    till.keys("1\n").shows("Chọn ai chịu");
    till.keys("<right><right>\n\n").shows("[2 cửa hàng]");
    till.keys("1\n\n");
    assert_eq!(till.left("LO-3"), "3", "a reason is missing");
    till.shows("lý do");
    till.keys("rơi vỡ\n").shows("Đã ghi giảm");
    assert_eq!(till.left("LO-3"), "2");
}

#[test]
fn a_lot_is_held_with_its_minutes_and_released_again() {
    let mut till = Till::of(Role::Manager);
    till.keys("<ctrl-f>tom kho\n<F8>").shows("Tạm dừng bán lô");
    till.keys("lấy mẫu kiểm nghiệm\nBB-12/QLTT\n").shows_all(&["Đã tạm dừng bán lô này", "tạm dừng"]);
    assert_eq!(till.left("LO-3"), "3 held");
    till.keys("\n").shows_all(&["Tạm dừng bán", "BB-12/QLTT"]);
    till.keys("<F8>").shows("Cho bán lại lô");
    till.keys("kết quả đạt\n\n").shows("Lô này bán lại được");
    assert_eq!(till.left("LO-3"), "3");
}

#[test]
fn a_cashier_may_look_and_not_act() {
    let mut till = Till::of(Role::Cashier);
    for (key, what) in [("<F6>", "ghi giảm hàng"), ("<F7>", "trả hàng chủ thể"), ("<F8>", "tạm dừng bán")]
    {
        till.keys("<ctrl-f>tom kho").keys(key);
        till.shows(what);
        till.hides("Lý do");
        till.keys("<esc><esc>");
    }
}

#[test]
fn a_product_of_several_lots_asks_for_one_of_them_first() {
    let mut till = Till::of(Role::Manager);
    till.keys("<ctrl-f>mat ong<F6>").shows("Chọn một lô trước");
}

#[test]
fn an_empty_shop_says_what_to_do_next_in_both_languages() {
    for (lang, words) in [(Lang::Vi, "Ctrl-N: nhận hàng của chủ thể"), (Lang::En, "Ctrl-N: receive goods")] {
        let mut till = Till::over(Shop::open(), Role::Manager, lang);
        till.keys("<ctrl-f>").shows(words);
    }
}

#[test]
fn what_is_sold_meanwhile_is_seen_the_next_time() {
    let mut till = Till::of(Role::Manager);
    till.keys("<ctrl-f>tom kho").shows("3 kg");
    till.keys("<esc><esc>");
    let sold = till.shop.run(GOODS[5]);
    assert!(matches!(sold, Outcome::SaleCompleted { .. }));
    till.keys("<ctrl-f>tom kho").shows("2,5 kg");
}

#[test]
fn english_is_complete() {
    let mut till = Till::over(goods(), Role::Manager, Lang::En);
    till.keys("<ctrl-f>").shows_all(&["Stock [by product]", "Quantity", "Products: 3 · lots: 4"]);
    till.keys("<tab><tab><tab>").shows_all(&["[expiry]", "Expired 1", "December 2026 1", "No last day 1"]);
    till.keys("\n").shows_all(&["Last day: Expired", "1 d over"]);
    till.keys("\n").shows_all(&["The lot's way", "Producer → Shelf", "Shelf → Buyers"]);
    till.keys("<F6>").shows_all(&["Write off", "1 damaged", "2 shop", "of 4 chai"]);
}
