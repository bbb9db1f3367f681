//! Recognitions, today's work and the assortment at the keys.

use crate::screen_kiosk::Kiosk;
use crate::screen_kiosk::shop::Shop;
use crate::screen_stock::Till;
use ocop::domain::assortment::{Assortment, AssortmentTarget, TargetScope};
use ocop::domain::catalogue::{Place, PlaceSystem};
use ocop::domain::command::{Command, RecordRecognition};
use ocop::domain::ids::{ProductCode, SkuCode};
use ocop::domain::lang::Lang;
use ocop::domain::moment::Moment;
use ocop::domain::quantity::Quantity;
use ocop::domain::query::{
    HistoryTerm, Query, RecognitionHistory, RecognitionList, RecognitionRow, WithdrawalNote, WorkRow,
};
use ocop::domain::recognition::{
    AfterWithdrawal, LastDay, OcopStatus, OcopStatusRecorded, RecognitionState, StarTerm, Stars,
};
use ocop::domain::staff::Role;
use ocop::domain::today::{TodayLine, TodayTopic};
use ocop::screens::{Effect, ScreenSettings};

fn line(topic: TodayTopic, count: u32) -> TodayLine {
    TodayLine { topic, count }
}

fn busy() -> Shop {
    let mut shop = Shop::new();
    shop.today = vec![
        line(TodayTopic::LotsHeld, 2),
        line(TodayTopic::RecognitionsExpiring, 3),
        line(TodayTopic::TransfersWaiting, 1),
    ];
    shop.work = vec![WorkRow {
        name: "Mật ong hoa nhãn 500 ml".into(),
        producer: "HTX Ong Xanh".into(),
        code: "L2611".into(),
        day: Some("2026-11-20".parse().unwrap()),
        quantity: Some(Quantity::pieces(6).unwrap()),
        sku: Some(SkuCode::new("MO500").unwrap()),
    }];
    shop.recognitions = vec![row("MO500", "Mật ong hoa nhãn", RecognitionState::Valid, 12)];
    shop.history = Some(history());
    shop
}

fn term(stars: u8) -> StarTerm {
    StarTerm {
        stars: Stars::new(stars).unwrap(),
        decision: "2366/QĐ-UBND".into(),
        level: "UBND tỉnh".into(),
        from: "2023-12-04".parse().unwrap(),
        to: "2026-12-04".parse().unwrap(),
        withdrawn_ms: None,
        withdrawn_goods: None,
    }
}

fn row(code: &str, name: &str, state: RecognitionState, days_left: i64) -> RecognitionRow {
    RecognitionRow {
        product: ProductCode::new(code).unwrap(),
        name: name.into(),
        producer: "HTX Ong Xanh".into(),
        term: term(4),
        state,
        days_left,
        in_shop: Quantity::pieces(14).unwrap(),
    }
}

fn history() -> RecognitionHistory {
    let product = ProductCode::new("MO500").unwrap();
    let of = |stars, state| HistoryTerm {
        term: term(stars),
        state,
        decided: Some("2023-11-30".parse().unwrap()),
        body: "UBND huyện Giồng Trôm".into(),
        criteria: "148/QĐ-TTg".into(),
        withdrawal: None,
    };
    RecognitionHistory {
        product: product.clone(),
        name: "Mật ong hoa nhãn".into(),
        producer: "HTX Ong Xanh".into(),
        terms: vec![of(3, RecognitionState::Replaced), of(4, RecognitionState::Valid)],
        statuses: vec![OcopStatusRecorded {
            product,
            status: OcopStatus::Reapplying,
            from: "2026-09-01".parse().unwrap(),
            hoped: Stars::new(5).ok(),
            note: "hồ sơ nộp xã".into(),
        }],
        in_shop: Quantity::pieces(14).unwrap(),
    }
}

fn manager(shop: Shop, lang: Lang) -> Kiosk {
    let settings = ScreenSettings { lang, ..Default::default() };
    let mut kiosk = Kiosk::signed_out(settings, shop);
    kiosk.sign_in("minh", "Minh", Role::Manager);
    kiosk
}

#[test]
fn a_manager_sees_todays_work_at_sign_in_and_a_cashier_does_not() {
    let kiosk = manager(busy(), Lang::Vi);
    assert!(kiosk.shows("Việc hôm nay · Chủ nhật 22/11/2026"), "{}", kiosk.text());
    assert!(kiosk.shows("2 lô đang tạm dừng bán"), "{}", kiosk.text());
    let kiosk = Kiosk::with(ScreenSettings::default(), busy());
    assert!(!kiosk.shows("Việc hôm nay"), "{}", kiosk.text());
}

#[test]
fn nothing_to_do_is_not_shown_unless_asked_for() {
    let mut kiosk = manager(Shop::new(), Lang::Vi);
    assert!(!kiosk.shows("Việc hôm nay"), "{}", kiosk.text());
    kiosk.keys(":viec hom nay\n");
    assert!(kiosk.shows("Hôm nay không có việc gì chờ"), "{}", kiosk.text());
}

#[test]
fn a_scan_or_a_letter_sells_as_if_todays_work_were_not_there() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("<scan:8936012345675>");
    assert_eq!(kiosk.kept(), "1×MO500");
    assert!(!kiosk.shows("Việc hôm nay"), "{}", kiosk.text());
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("keo dua\n");
    assert_eq!(kiosk.kept(), "1×KD450");
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("<F3>");
    assert!(kiosk.shows("Kẹo dừa sầu riêng") && !kiosk.shows("Việc hôm nay"), "{}", kiosk.text());
}

#[test]
fn a_list_says_that_a_scan_filters_only_where_it_does() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys(":cong nhan\n");
    assert!(kiosk.shows("Gõ để lọc") && !kiosk.shows("hoặc quét mã"), "{}", kiosk.text());
    kiosk.keys("<scan:8936012345675>");
    assert_eq!(kiosk.kept(), "1×MO500", "here a scan is sold");
    kiosk.keys("<ctrl-f>");
    assert!(kiosk.shows("Gõ để lọc, hoặc quét mã"), "{}", kiosk.text());
    kiosk.keys("<scan:8936012345675>");
    assert_eq!(kiosk.kept(), "1×MO500", "here it filters");
}

#[test]
fn the_float_is_asked_for_first_and_todays_work_lies_below() {
    let mut shop = busy();
    shop.state.shift = None;
    let mut kiosk = manager(shop, Lang::Vi);
    kiosk.keys("500\n");
    assert!(kiosk.shows("Việc hôm nay"), "{}", kiosk.text());
}

#[test]
fn a_manager_who_comes_back_to_an_open_ticket_finds_the_ticket() {
    let mut kiosk = Kiosk::with(ScreenSettings::default(), busy());
    kiosk.keys("<scan:8936012345675>");
    kiosk.keys("<F12>");
    kiosk.sign_in("minh", "Minh", Role::Manager);
    assert!(!kiosk.shows("Việc hôm nay") && kiosk.shows("Mật ong hoa nhãn"), "{}", kiosk.text());
}

#[test]
fn enter_opens_the_rows_behind_a_line_and_esc_comes_back() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("\n");
    assert!(kiosk.shows("Mật ong hoa nhãn 500 ml HTX Ong Xanh L2611 20/11/2026 6"), "{}", kiosk.text());
    kiosk.keys("\n");
    assert!(kiosk.shows("Quyết định 2366/QĐ-UBND"), "the goods: {}", kiosk.text());
    kiosk.keys("<esc><esc><down>\n");
    assert!(kiosk.shows("OCOP hết hạn trong 30 ngày"), "{}", kiosk.text());
    kiosk.keys("<esc><down>\n");
    assert!(kiosk.shows("Chờ tiền về"), "{}", kiosk.text());
}

#[test]
fn tab_turns_the_lists_of_recognitions_and_a_star_that_is_gone_is_not_drawn() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys(":cong nhan\n");
    assert!(kiosk.shows("Mật ong hoa nhãn ★★★★"), "{}", kiosk.text());
    kiosk.shop.recognitions = vec![row("MO500", "Mật ong hoa nhãn", RecognitionState::Expired, -3)];
    kiosk.keys("<tab><tab><tab>");
    assert!(kiosk.shows("OCOP đã hết hạn, hàng còn ở quầy"), "{}", kiosk.text());
    assert!(kiosk.shows("hết 3 ngày") && !kiosk.text().contains('★'), "{}", kiosk.text());
    kiosk.keys("<backtab>");
    let asked = kiosk.seen.iter().rev().find_map(|e| match e {
        Effect::Ask(Query::Recognitions { list, .. }) => Some(*list),
        _ => None,
    });
    assert_eq!(asked, Some(RecognitionList::Within(7)));
}

#[test]
fn the_history_says_hopes_and_past_stars_in_words() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("mat ong\n");
    kiosk.keys(":qua trinh\n");
    assert!(kiosk.shows("nhắm 5 sao (chưa phải sao)"), "{}", kiosk.text());
    assert!(kiosk.shows("04/12/2023 – 04/12/2026 ★★★★ còn hạn"), "{}", kiosk.text());
    assert!(kiosk.shows("3 sao đã được thay"), "{}", kiosk.text());
    assert!(kiosk.shows("UBND huyện Giồng Trôm · tiêu chí 148/QĐ-TTg"), "{}", kiosk.text());
    assert!(!kiosk.text().contains("★★★★★"), "{}", kiosk.text());
}

#[test]
fn a_manager_withdraws_at_the_till_and_the_star_leaves_the_open_ticket_but_not_the_price() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("<scan:8936012345675>");
    assert!(kiosk.shows("★★★★ HTX Ong Xanh"), "{}", kiosk.text());
    kiosk.keys(":qua trinh\n<del>");
    assert!(kiosk.shows("Thu hồi công nhận OCOP"), "{}", kiosk.text());
    kiosk.keys("77/QD\n\n\n<right>\n");
    assert!(kiosk.shows("lý do"), "a reason is needed: {}", kiosk.text());
    kiosk.keys("nhiem chi\n\n\n");
    let Some(Effect::Run(command)) = kiosk.seen.iter().rev().find(|e| matches!(e, Effect::Run(_))) else { panic!() };
    let Command::WithdrawRecognition(c) = &**command else { panic!("{command:?}") };
    assert_eq!((c.reason.as_str(), c.notice.as_str()), ("nhiem chi", "77/QD"));
    assert_eq!((c.effective.as_deref(), c.on_withdrawal), (None, AfterWithdrawal::Quarantine));
    kiosk.keys("<esc>");
    assert!(!kiosk.text().contains('★') && kiosk.shows("120.000"), "{}", kiosk.text());
}

#[test]
fn goods_sold_on_after_a_withdrawal_may_still_be_put_on_hold() {
    let mut kiosk = manager(busy(), Lang::Vi);
    if let Some(term) = kiosk.shop.history.as_mut().and_then(|history| history.terms.last_mut()) {
        term.state = RecognitionState::Withdrawn;
        let (reason, notice) = ("không đạt".into(), "77/QĐ".into());
        let effective = at("2026-11-20T08:00:00+07:00");
        term.withdrawal = Some(WithdrawalNote { effective, reason, notice, goods: AfterWithdrawal::SellPlain });
    }
    kiosk.keys("<scan:8936012345675>:qua trinh\n");
    assert!(kiosk.shows("Del tạm giữ hàng"), "{}", kiosk.text());
    kiosk.keys("<del>");
    assert!(kiosk.shows("tạm giữ, không bán"), "{}", kiosk.text());
}

#[test]
fn a_withdrawal_may_be_said_for_a_moment_to_come() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("<scan:8936012345675>:qua trinh\n<del>77/QD\nnhiem chi\n");
    assert!(kiosk.shows("ngay bây giờ"), "{}", kiosk.text());
    kiosk.keys("mai\n\n");
    assert!(kiosk.shows("Gõ ngày giờ như"), "{}", kiosk.text());
    kiosk.keys("<backspace><backspace><backspace>1/12/26 14h30");
    assert!(kiosk.shows("14:30 01/12/2026"), "{}", kiosk.text());
    kiosk.keys("\n<right>\n");
    assert!(kiosk.shows("Đã ghi: thu hồi từ 14:30 01/12/2026"), "{}", kiosk.text());
    let Some(Effect::Run(command)) = kiosk.seen.iter().rev().find(|e| matches!(e, Effect::Run(_))) else { panic!() };
    let Command::WithdrawRecognition(c) = &**command else { panic!("{command:?}") };
    let asked = (c.effective.as_deref(), c.on_withdrawal);
    assert_eq!(asked, (Some("2026-12-01T14:30:00.000+07:00"), AfterWithdrawal::Quarantine));
    kiosk.keys("<esc>");
    assert!(kiosk.shows("★★★★ HTX Ong Xanh"), "until then: {}", kiosk.text());
}

#[test]
fn a_manager_records_a_certificate_and_its_stars_stand_on_the_open_ticket() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("<scan:8936012345699>");
    assert!(!kiosk.text().contains('★'), "{}", kiosk.text());
    let product = ProductCode::new("MD250").unwrap();
    kiosk.shop.history = Some(RecognitionHistory { product, ..history() });
    kiosk.keys(":qua trinh\n<ins>2\n88/QD-UBND\n29/02/2024\n\nUBND tinh\n\n\n\n\n");
    assert!(kiosk.shows("Gõ số sao: 3, 4 hoặc 5"), "two stars are no OCOP: {}", kiosk.text());
    kiosk.keys("<backspace>3\n\n\n\n\n\n\n\n");
    assert!(kiosk.shows("28/02/2027"), "36 months from the day of signing: {}", kiosk.text());
    kiosk.keys("\n<esc>");
    assert!(kiosk.shows("★★★ Cơ sở Ba Tri") && kiosk.shows("65.000"), "{}", kiosk.text());
}

/// Types keys into the form for a new recognition, and returns what it asked for.
fn recorded(keys: &str) -> RecordRecognition {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("<scan:8936012345699>:qua trinh\n<ins>");
    kiosk.keys(keys);
    let Some(Effect::Run(command)) = kiosk.seen.iter().rev().find(|e| matches!(e, Effect::Run(_))) else { panic!() };
    let Command::RecordRecognition(r) = &**command else { panic!("{command:?}") };
    r.clone()
}

#[test]
fn a_certificate_has_its_day_of_signing_its_criteria_and_its_rule_for_the_last_day() {
    let r = recorded("4\n88/QD-UBND\n15/11/2024\n\n\n1048/QD-TTg\n20/11/2024\n\n<right>\n");
    let day = |text: &str| text.parse().unwrap();
    assert_eq!((r.decided, r.from, r.to), (Some(day("2024-11-15")), day("2024-11-20"), Some(day("2027-11-20"))));
    assert_eq!((r.level.as_str(), r.criteria.as_str(), r.last_day), ("province", "1048/QD-TTg", LastDay::Exclusive));
}

#[test]
fn what_is_left_empty_in_a_certificate_follows_the_law_of_the_day_of_signing() {
    for (keys, level, criteria) in [
        ("3\n1/QD\n15/11/2024<F10>", "district", "148/QĐ-TTg"),
        ("3\n1/QD\n15/11/2025<F10>", "province", "148/QĐ-TTg"),
        ("3\n1/QD\n15/11/2024\n\nUBND tinh<F10>", "province", "148/QĐ-TTg"),
        ("5\n1/QD\n15/11/2022<F10>", "central", "1048/QĐ-TTg"),
        ("3\n1/QD\n15/11/2025\n<left><F10>", "central", "148/QĐ-TTg"),
    ] {
        let r = recorded(keys);
        assert_eq!((r.level.as_str(), r.criteria.as_str()), (level, criteria), "{keys}");
        assert_eq!((r.decided, r.last_day), (Some(r.from), LastDay::Inclusive), "{keys}");
    }
}

#[test]
fn a_manager_records_what_is_on_its_way_and_it_is_never_a_star() {
    for open in [":qua trinh\n<F6>", ":ho so ocop\n", ":ocop file\n", ":tiem nang\n"] {
        let mut kiosk = manager(busy(), Lang::Vi);
        kiosk.keys("<scan:8936012345699>");
        kiosk.keys(open);
        assert!(kiosk.shows("Hồ sơ OCOP đang làm"), "{open}: {}", kiosk.text());
    }
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys("<scan:8936012345699>:ho so ocop\n");
    assert!(kiosk.shows("Tiềm năng"), "never recognised: {}", kiosk.text());
    kiosk.keys("<right>\n1/10/26\n6\n\n");
    assert!(kiosk.shows("Gõ số sao: 3, 4 hoặc 5"), "{}", kiosk.text());
    kiosk.keys("<backspace>5\nnop xa\n");
    assert!(kiosk.shows("Đã ghi hồ sơ OCOP") && !kiosk.shows("Hồ sơ OCOP đang làm"), "{}", kiosk.text());
    let Some(Effect::Run(command)) = kiosk.seen.iter().rev().find(|e| matches!(e, Effect::Run(_))) else { panic!() };
    let Command::RecordOcopStatus(s) = &**command else { panic!("{command:?}") };
    assert_eq!((s.status, s.from.to_string().as_str()), (OcopStatus::Applying, "2026-10-01"));
    assert_eq!((s.hoped.map(Stars::get), s.note.as_str()), (Some(5), "nop xa"));
    assert!(!kiosk.text().contains('★'), "{}", kiosk.text());
}

#[test]
fn a_cashier_neither_records_nor_withdraws() {
    let mut kiosk = Kiosk::with(ScreenSettings::default(), busy());
    kiosk.keys("<scan:8936012345675>:qua trinh\n<del>");
    assert!(kiosk.shows("việc này cần quản lý") || kiosk.shows("Việc này cần quản lý"), "{}", kiosk.text());
    kiosk.keys("<ins>");
    assert!(!kiosk.shows("Ghi công nhận OCOP"), "{}", kiosk.text());
    for keys in ["<F6>", ":ho so ocop\n"] {
        kiosk.keys(keys);
        assert!(kiosk.shows("iệc này cần quản lý") && !kiosk.shows("Nhắm mấy sao"), "{}", kiosk.text());
    }
}

#[test]
fn a_withdrawal_said_for_later_takes_the_star_from_the_ticket_at_its_minute() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<scan:8936012345675>");
    let shelf = kiosk.shop.withdrawn("MO500", at("2026-11-22T15:00:00+07:00"), AfterWithdrawal::SellPlain);
    kiosk.shelf(shelf);
    kiosk.minute("2026-11-22T14:59:00+07:00");
    assert!(kiosk.shows("★★★★ HTX Ong Xanh"), "{}", kiosk.text());
    kiosk.minute("2026-11-22T15:00:00+07:00");
    assert!(kiosk.shows("OCOP đã thu hồi – phiếu không in sao, giá như cũ"), "{}", kiosk.text());
    assert!(!kiosk.text().contains('★') && kiosk.shows("120.000"), "{}", kiosk.text());
    kiosk.minute("2026-11-22T15:01:00+07:00");
    assert_eq!(kiosk.bells(), 1, "said once");
}

#[test]
fn goods_on_the_ticket_that_are_put_in_quarantine_are_said_to_be_held() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<scan:8936012345675>");
    let shelf = kiosk.shop.withdrawn("MO500", at("2026-11-22T15:00:00+07:00"), AfterWithdrawal::Quarantine);
    kiosk.shelf(shelf);
    assert!(kiosk.shows("★★★★ HTX Ong Xanh"), "not yet: {}", kiosk.text());
    kiosk.minute("2026-11-22T15:00:00+07:00");
    assert!(kiosk.shows("OCOP đã thu hồi, hàng tạm giữ – không bán, bỏ khỏi phiếu"), "{}", kiosk.text());
    assert!(!kiosk.shows("phiếu không in sao"), "{}", kiosk.text());
    assert!(kiosk.shows("HTX Ong Xanh TẠM DỪNG"), "the line says so as long as it stands there: {}", kiosk.text());
}

#[test]
fn goods_that_come_to_a_quarantine_are_said_at_the_door_and_stand_on_hold_in_the_books() {
    let mut shop = crate::shop::Shop::open();
    shop.run(r#"{"do":"record_staff","id":"minh","name":"Minh","role":"manager"}"#);
    shop.run(r#"{"do":"withdraw_recognition","product":"MO500","reason":"nhiễm chì","on_withdrawal":"quarantine"}"#);
    let mut till = Till::over(shop, Role::Manager, Lang::Vi);
    till.keys("<ctrl-n>ong xanh\n\n2*mật ong\n").shows("OCOP đã thu hồi – nhận vào là tạm giữ, không bán");
    till.keys("\n\n-\n\n<esc><F10>").shows("Ghi sổ 1 dòng nhận");
    till.keys("\n").shows("Đã ghi biên bản");
    till.keys("<esc><esc><ctrl-f>").shows("1 dừng");
}

#[test]
fn a_certificate_that_ends_at_midnight_with_its_goods_on_the_ticket_is_said() {
    let mut kiosk = Kiosk::new();
    kiosk.minute("2028-03-01T23:58:00+07:00");
    kiosk.keys("<scan:8936012345675>");
    assert!(kiosk.shows("★★★★ HTX Ong Xanh"), "{}", kiosk.text());
    kiosk.minute("2028-03-02T00:00:00+07:00");
    assert!(kiosk.shows("OCOP hết hạn 01/03/2028 – phiếu không in sao, giá như cũ"), "{}", kiosk.text());
    assert!(!kiosk.text().contains('★') && kiosk.shows("120.000"), "{}", kiosk.text());
    kiosk.keys("<F8>");
    let sold = &kiosk.shop.sales[0].sale;
    assert_eq!((sold.lines[0].stars, sold.payable.get()), (None, 120_000));
}

#[test]
fn the_meter_shows_the_share_and_what_is_missing() {
    let mut shop = busy();
    shop.assortment = Assortment {
        skus: 120,
        own: 66,
        other: 24,
        unplaced: 0,
        plain: 30,
        by_stars: [50, 35, 5],
        knows_province: true,
        target: Some(AssortmentTarget {
            percent: 70,
            scope: TargetScope::OwnProvince,
            from: "2026-01-01".parse().unwrap(),
            basis: "QĐ 45/2021".into(),
        }),
    };
    let mut kiosk = manager(shop, Lang::Vi);
    kiosk.keys(":co cau\n");
    assert!(kiosk.shows("Có sao, tỉnh nhà 66 55,0 %"), "{}", kiosk.text());
    assert!(kiosk.shows("Còn thiếu 18 mặt hàng"), "{}", kiosk.text());
    assert!(kiosk.shows("70 % │"), "{}", kiosk.text());
}

#[test]
fn a_line_opens_the_screen_that_settles_it() {
    for (topic, title) in [
        (TodayTopic::LotsExpired, "[hạn dùng]"),
        (TodayTopic::Oversold, "[bán âm]"),
        (TodayTopic::StampsToDestroy, "Tem OCOP"),
        (TodayTopic::StampsShort, "Tem OCOP"),
        (TodayTopic::DeliveryOpen, "Nhận hàng"),
    ] {
        let mut shop = busy();
        shop.today = vec![line(topic, 1)];
        let mut kiosk = manager(shop, Lang::Vi);
        kiosk.keys("\n");
        assert!(kiosk.shows(title), "{topic:?}: {}", kiosk.text());
    }
}

#[test]
fn the_labels_that_changed_are_printed_and_no_others() {
    let mut shop = busy();
    shop.today = vec![line(TodayTopic::LabelsChanged, 1)];
    let mut kiosk = manager(shop, Lang::Vi);
    kiosk.keys("\n");
    assert!(kiosk.shows("In ngày") && kiosk.shows("F10 in lại các nhãn này"), "{}", kiosk.text());
    kiosk.keys("<F10>");
    let Some(Effect::Run(command)) = kiosk.seen.iter().find(|e| matches!(e, Effect::Run(_))) else { panic!() };
    let Command::PrintLabels(labels) = &**command else { panic!("{command:?}") };
    assert_eq!((labels.skus.as_slice(), labels.changed), (&[SkuCode::new("MO500").unwrap()][..], false));
}

#[test]
fn a_manager_sets_the_target_from_the_meter() {
    let mut kiosk = manager(busy(), Lang::Vi);
    kiosk.keys(":co cau\n<ins>");
    assert!(kiosk.shows("Chỉ tiêu hàng có sao OCOP"), "{}", kiosk.text());
    kiosk.keys("170\n\n\n\n");
    assert!(kiosk.shows("Gõ số từ 0 đến 100"), "{}", kiosk.text());
    kiosk.keys("<backspace><backspace><backspace>70\n<right>\n1/12/26\nquy che\n");
    assert!(kiosk.shows("Đã đặt chỉ tiêu") && !kiosk.shows("Theo văn bản"), "{}", kiosk.text());
    let Some(Effect::Run(command)) = kiosk.seen.iter().rev().find(|e| matches!(e, Effect::Run(_))) else { panic!() };
    let Command::SetAssortmentTarget(t) = &**command else { panic!("{command:?}") };
    assert_eq!((t.percent, t.scope, t.from.to_string().as_str()), (70, TargetScope::AnyProvince, "2026-12-01"));
    assert!(matches!(kiosk.seen.last(), Some(Effect::Ask(Query::Assortment { .. }))), "counted anew");
}

#[test]
fn a_manager_describes_the_point_and_its_code_stays() {
    let mut shop = busy();
    if let Some(point) = &mut shop.state.point {
        point.place = Some(Place {
            commune: String::new(),
            province: "Tây Ninh".into(),
            code: Some("80".into()),
            system: Some(PlaceSystem::New34),
        });
    }
    let mut kiosk = manager(shop, Lang::Vi);
    let was = kiosk.shop.state.point.clone().unwrap();
    kiosk.keys(":khai diem\n");
    assert!(kiosk.shows(&was.name), "what is known stands there: {}", kiosk.text());
    assert_eq!(kiosk.text().matches("Tây Ninh").count(), 1, "what is typed in full is said once: {}", kiosk.text());
    kiosk.keys("<down><down>");
    kiosk.keys(&"<backspace>".repeat(30));
    kiosk.keys("Atlantis<F10>");
    assert!(kiosk.shows("Không có tỉnh nào tên như vậy"), "{}", kiosk.text());
    kiosk.keys(&"<backspace>".repeat(8));
    kiosk.keys("ben tre");
    assert!(kiosk.shows("Bến Tre, nay là Vĩnh Long"), "{}", kiosk.text());
    kiosk.keys("<F10>");
    let Some(Effect::Run(command)) = kiosk.seen.iter().rev().find(|e| matches!(e, Effect::Run(_))) else { panic!() };
    let Command::DescribePoint(point) = &**command else { panic!("{command:?}") };
    let place = point.place.clone().unwrap();
    assert_eq!((point.code.clone(), point.bank.clone(), point.name.clone()), (was.code, was.bank, was.name));
    assert_eq!((place.province.as_str(), place.code.as_deref()), ("Bến Tre", Some("83")));
    assert!(kiosk.shows("Đã ghi điểm bán"), "{}", kiosk.text());
}

#[test]
fn a_cashier_sets_neither_the_target_nor_the_point() {
    let mut kiosk = Kiosk::with(ScreenSettings::default(), busy());
    for keys in [":khai diem\n", ":chi tieu\n", ":co cau\n<ins>", "<F6>"] {
        kiosk.keys(keys);
        assert!(kiosk.shows("iệc này cần quản lý"), "{keys}: {}", kiosk.text());
        assert!(!kiosk.shows("Mã số thuế") && !kiosk.shows("Theo văn bản"), "{keys}: {}", kiosk.text());
    }
}

#[test]
fn every_size_and_language_has_room() {
    for lang in [Lang::Vi, Lang::En] {
        let mut kiosk = manager(busy(), lang);
        for keys in ["", "\n", "<esc>:ocop rec\n", "\n", "<del>", "<esc><esc><esc>:assortment\n", "<ins>", "<esc><F6>"]
        {
            kiosk.keys(keys);
            for (cols, rows) in [(80, 24), (120, 40), (200, 60), (40, 10)] {
                assert!(!kiosk.screen(cols, rows).is_empty());
            }
        }
    }
}

fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}
