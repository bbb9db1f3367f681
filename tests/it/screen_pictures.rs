//! The screens as they are seen, at the smallest size and at larger ones.

use ocop::domain::lang::Lang;
use ocop::screens::ScreenSettings;

use crate::screen_kiosk::Kiosk;
use crate::screen_kiosk::shop::Shop;

fn english() -> Kiosk {
    Kiosk::with(ScreenSettings { lang: Lang::En, ..Default::default() }, Shop::new())
}

#[test]
fn the_empty_till_says_what_to_do_next() {
    insta::assert_snapshot!(Kiosk::new().text(), @r#"
     OCOP Bến Tre · Phường 7   Quầy Q1   Lan   Ca 2   CN 22/11 14:32       in ✓   E
    ────────────────────────────────────────────────────────────────────────────────
      ▸ Quét mã hoặc gõ tên hàng                                    Phiếu Q1T000131









                                Quét mã hoặc gõ tên hàng
                          3* trước khi quét hay gõ tên: bán 3
                             F1 các phím · : tìm chức năng








     F1 trợ giúp   F3 tìm   F12 khóa   : chức năng   Ctrl-B bán nhanh
    "#);
}

#[test]
fn a_ticket_shows_names_producers_stars_quantities_prices_discounts() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\nTRA\n<F6><tab>10%\n0,5*KHO\nMD250\n<F6>20\n");
    insta::assert_snapshot!(kiosk.text(), @r#"
     OCOP Bến Tre · Phường 7   Quầy Q1   Lan   Ca 2   CN 22/11 14:32       in ✓   E
    ────────────────────────────────────────────────────────────────────────────────
      ▸ Quét mã hoặc gõ tên hàng                                    Phiếu Q1T000131


        SL  Hàng                                                   Giá  Thành tiền
         2  Mật ong hoa nhãn 500 ml                            120.000     240.000
            ★★★★ HTX Ong Xanh
         1  Trà Shan tuyết cổ thụ Suối Giàng hộp thiếc         350.000     315.000
            100 g  ★★★★★ HTX Suối Giàng                           giảm giá -35.000
       0,5  Cá khô dứa Cần Giờ                                 420.000     210.000
            Cơ sở Ba Tri
         1  Mật ong dừa 250 g                                   65.000      65.000
            Cơ sở Ba Tri





     ──────────────────────────────────────────────────────────────────────────────
     Khách phải trả                                ▄▀▀▄ ▄█  ▄▀▀▄   ▄▀▀▄ ▄▀▀▄ ▄▀▀▄
     4 sản phẩm                                    ▄▀▀▄  █  █  █   █  █ █  █ █  █
     Giảm giá -55.000                              ▀▄▄▀ ▄█▄ ▀▄▄▀ ▄ ▀▄▄▀ ▀▄▄▀ ▀▄▄▀ đ
     F1 trợ giúp   F2 mới   F3 tìm   F6 giảm   F8 tiền mặt   F9 thanh toán   Del bỏ
    "#);
}

#[test]
fn results_lie_over_the_ticket_while_typing() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n3*mat ong");
    insta::assert_snapshot!(kiosk.text(), @r#"
     OCOP Bến Tre · Phường 7   Quầy Q1   Lan   Ca 2   CN 22/11 14:32       in ✓   E
    ────────────────────────────────────────────────────────────────────────────────
      ▸ 3*mat ong                                                   Phiếu Q1T000131
      × 3                                                                3 mặt hàng

    ▸ Mật ong hoa nhãn 500 ml         ★★★★   HTX Ong Xanh                  120.000
      Mật ong bạc hà Mèo Vạc 350 g    ★★★    HTX Mèo Vạc                    95.000
      Mật ong dừa 250 g                      Cơ sở Ba Tri                   65.000











     ──────────────────────────────────────────────────────────────────────────────
     Khách phải trả                               ▄▀▀▄ █  █ ▄▀▀▄   ▄▀▀▄ ▄▀▀▄ ▄▀▀▄
     1 sản phẩm                                     ▄▀ █▄▄█ █  █   █  █ █  █ █  █
                                                  ▄█▄▄    █ ▀▄▄▀ ▄ ▀▄▄▀ ▀▄▄▀ ▀▄▄▀ đ
     ↑↓ chọn   Enter bán   Esc quay lại   Ctrl-O xem hàng   F1 trợ giúp
    "#);
}

#[test]
fn on_a_wide_screen_results_stand_beside_the_ticket() {
    let mut kiosk = english();
    kiosk.keys("2*MO500\nTRA\nmat ong");
    insta::assert_snapshot!(kiosk.screen(100, 30), @r#"
     OCOP Bến Tre · Phường 7   Till Q1   Lan   Shift 2   Sun 22/11 14:32                    print ✓   E
    ────────────────────────────────────────────────────────────────────────────────────────────────────
      ▸ mat ong                                                                        Ticket Q1T000131
                                                                                                3 found

    ▸ Mật ong hoa nhãn 500 ml           120.000  │   Qty  Goods                                 Amount
      ★★★★ HTX Ong Xanh                          │     2  Mật ong hoa nhãn 500 ml              240.000
      Mật ong bạc hà Mèo Vạc 350 g       95.000  │        ★★★★ 120.000 · HTX Ong Xanh
      ★★★ HTX Mèo Vạc                            │     1  Trà Shan tuyết cổ thụ Suối           350.000
      Mật ong dừa 250 g                  65.000  │        Giàng hộp thiếc 100 g  ★★★★★ 350.000 · HTX…
      Cơ sở Ba Tri                               │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │ ────────────────────────────────────────────────────
                                                 │ To pay             █▀▀▀ ▄▀▀▄ ▄▀▀▄   ▄▀▀▄ ▄▀▀▄ ▄▀▀▄
                                                 │ 2 products         ▀▀▀▄ ▀▄▄█ █  █   █  █ █  █ █  █
                                                 │                    ▄▄▄▀  ▄▄▀ ▀▄▄▀ ▄ ▀▄▄▀ ▀▄▄▀ ▀▄▄▀ đ
                                                 │
                                                 │
     ↑↓ choose   Enter sell   Esc back   Ctrl-O product   F1 help
    "#);
}

#[test]
fn without_typing_a_wide_screen_tells_who_made_it() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\nTRA\n");
    insta::assert_snapshot!(kiosk.screen(120, 30), @r#"
     OCOP Bến Tre · Phường 7   Quầy Q1   Lan   Ca 2   CN 22/11 14:32                                               in ✓   E
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      ▸ Quét mã hoặc gõ tên hàng                                                                            Phiếu Q1T000131


                                                          │    SL  Hàng                                    Giá  Thành tiền
      Trà Shan tuyết cổ thụ Suối Giàng hộp thiếc 100 g    │     1  Mật ong hoa nhãn 500 ml             120.000     120.000
      ★★★★★ OCOP                                          │        ★★★★ HTX Ong Xanh
                                                          │     1  Trà Shan tuyết cổ thụ Suối Giàng    350.000     350.000
      Chủ thể          HTX Suối Giàng                     │        hộp thiếc 100 g  ★★★★★ HTX Suối Giàng
                       Hợp tác xã                         │
      Nơi làm          Xã Suối Giàng, Yên Bái             │
                                                          │
      Công nhận OCOP   có hạn đến 01/03/2028              │
      Quyết định       2366/QĐ-UBND UBND tỉnh             │
                                                          │
      Mã               TRA · 8936012345729                │
      Giá bán          350.000 đ / gói từ 01/01/2026      │
                                                          │
                                                          │
                                                          │
                                                          │
                                                          │
                                                          │ ───────────────────────────────────────────────────────────────
                                                          │ Khách phải trả     ▄██  ██████ ▄████▄    ▄████▄ ▄████▄ ▄████▄
                                                          │ 2 sản phẩm       ▄█▀██     ▄█▀ ██  ██    ██  ██ ██  ██ ██  ██
                                                          │                  ██▄██▄   ▄█▀  ██  ██    ██  ██ ██  ██ ██  ██
                                                          │                  ▀▀▀██▀  ▄█▀   ██  ██    ██  ██ ██  ██ ██  ██
                                                          │                     ██   ██    ▀████▀ ██ ▀████▀ ▀████▀ ▀████▀ đ
     F1 trợ giúp   F2 mới   F3 tìm   F6 giảm   F8 tiền mặt   F9 thanh toán   F12 khóa   Del bỏ   : chức năng
    "#);
}

#[test]
fn cash_has_note_keys_and_an_echo() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F10>500");
    insta::assert_snapshot!(kiosk.text(), @r#"
     OCOP Bến Tre · Phường 7   Quầy Q1   Lan   Ca 2   CN 22/11 14:32       in ✓   E
    ────────────────────────────────────────────────────────────────────────────────
      Khách phải trả                ▄████▄   ▄██  ▄████▄    ▄████▄ ▄████▄ ▄████▄
                                    ▀▀  ██ ▄█▀██  ██  ██    ██  ██ ██  ██ ██  ██
                                      ▄██▀ ██▄██▄ ██  ██    ██  ██ ██  ██ ██  ██
                                    ▄██▀   ▀▀▀██▀ ██  ██    ██  ██ ██  ██ ██  ██
                                    ██████    ██  ▀████▀ ██ ▀████▀ ▀████▀ ▀████▀ đ

       Khách đưa 500                                        = 500.000 đ


      Phím tờ
      Q 500.000   W 200.000   E 100.000   R 50.000   T 20.000   Y 10.000










     Enter nhận tiền   F9 VietQR   F8 tiền mặt vừa đủ   Esc quay lại
    "#);
}

#[test]
fn change_is_large_and_told_in_notes() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F10>500\n");
    insta::assert_snapshot!(kiosk.text(), @r#"
     OCOP Bến Tre · Phường 7   Quầy Q1   Lan   Ca 2   CN 22/11 14:32       in ✓   E
    ────────────────────────────────────────────────────────────────────────────────
      ▸ Quét mã hoặc gõ tên hàng                                    Phiếu Q1T000132



      ✓ Đã lưu phiếu Q1-000124

      Khách phải trả                       240.000
      Tiền mặt                             500.000

      Tiền thừa trả khách
                                    ▄████▄ ▄████▄ ▄████▄    ▄████▄ ▄████▄ ▄████▄
                                    ▀▀  ██ ██     ██  ██    ██  ██ ██  ██ ██  ██
                                      ▄██▀ █████▄ ██  ██    ██  ██ ██  ██ ██  ██
                                    ▄██▀   ██  ██ ██  ██    ██  ██ ██  ██ ██  ██
                                    ██████ ▀████▀ ▀████▀ ██ ▀████▀ ▀████▀ ▀████▀ đ

                                             1 × 200.000 · 1 × 50.000 · 1 × 10.000




     F1 trợ giúp   F3 tìm   F12 khóa   : chức năng   Ctrl-B bán nhanh
    "#);
}

#[test]
fn a_closed_shift_tells_counted_expected_and_the_difference() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F8>:chot ca\n2\n1<F10>\n");
    insta::assert_snapshot!(kiosk.text(), @r#"
     OCOP Bến Tre · Phường 7   Quầy Q1   Lan   chưa mở ca   CN 22/11 14:32        E
    ────────────────────────────────────────────────────────────────────────────────
     Báo cáo ca · Ca 2

     Đếm được                           1.200.000
     Sổ tính                            1.240.000

     ! Thiếu 40.000 đ                               F9 ghi lý do lệch

     Phiếu bán                                  1
     Phiếu hủy                                  0   Mở ca     Lan 22/11 07:30
     Chuyển khoản                               0   Chốt ca   Lan 22/11 14:32
     Chờ tiền về                                0   Dấu sổ    9f2c41d07ab3
     Tiền hàng                            240.000
     Giảm giá                                   0
     Khách trả                            240.000
     Thuế GTGT trong đó                         0
     Tiền mặt                             240.000
     Tiền đầu ca                        1.000.000




     F10 in báo cáo   F9 ghi lý do   Esc quay lại
    "#);
}

#[test]
fn a_long_ticket_keeps_the_last_line_in_sight() {
    let mut kiosk = Kiosk::with(ScreenSettings::default(), Shop::crowded());
    let codes = ["MO500", "MV350", "MD250", "KD450", "ST25", "KHO", "TRA"];
    for n in (0..40).filter(|n| n % 8 < codes.len()) {
        kiosk.keys(&format!("{}-{n}\n", codes[n % 8]));
        assert!(kiosk.text().contains(&format!("số {n} ")), "{}", kiosk.text());
    }
    kiosk.keys("<pageup><pageup><pageup><pageup><pageup>");
    assert!(kiosk.text().contains("số 0 "), "{}", kiosk.text());
}

#[test]
fn no_size_from_the_smallest_to_the_largest_breaks_a_screen() {
    let walks = [
        "",
        "mat",
        "2*MO500\n",
        "<F9>",
        "<esc><F10>9",
        "<esc><esc><F6>",
        "<esc><F1>",
        "<esc>:",
        "<esc><ctrl-b>",
        "<esc><ctrl-o>",
        "<esc><F7>",
        "<esc><F8><ctrl-l>",
        "\n",
        "<del>",
        "<esc><esc><esc>:chot\n",
        "1<F10>\n",
        "<esc><F12>",
    ];
    for theme in ["dark", "safe"] {
        let mut kiosk = Kiosk::with(ScreenSettings { theme: theme.into(), ..Default::default() }, Shop::crowded());
        for walk in walks {
            kiosk.keys(walk);
            for (cols, rows) in
                [(80, 24), (81, 25), (99, 24), (100, 24), (120, 40), (139, 50), (160, 50), (200, 60), (20, 5)]
            {
                kiosk.screen(cols, rows);
            }
        }
    }
}
