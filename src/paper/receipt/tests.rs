//! What a slip says, as the screen previews it.

use super::*;
use crate::paper::{WidthDots, preview, raster, samples, text_bytes};

fn look(slip: &SaleSlip, columns: usize) -> String {
    preview(&receipt(slip, Lang::Vi), columns).join("\n")
}

#[test]
fn a_paid_sale_on_80_mm() {
    insta::assert_snapshot!(look(&samples::sale(), 48), @r"
                      OCOP BẾN TRE
    Điểm bán Phường 7, 45 Nguyễn Thị Định, Vĩnh Long
           MST 1300987654   ĐT 0275 3822 123

                    PHIẾU TÍNH TIỀN
                  (không phải hóa đơn)

    Số Q1-000124                    22/11/2026 14:32
    Quầy 1                             Thu ngân: Lan
    ────────────────────────────────────────────────
    Mật ong hoa nhãn 500 ml                  240.000
    ★★★★ HTX Ong Xanh               2 chai × 120.000
    Khô cá lóc 7 Chóp                         87.500
    ★★★ HKD Khô 7 Chóp             0,35 kg × 250.000
    Cà phê rang xay nguyên chất Thượng     1.250.000
    hạng hạt mộc Đắk Hà hộp 12 gói x 50 g
    ★★★★★ HTX Nông nghiệp          1 hộp × 1.250.000
          Dịch vụ Thương mại
          Công bằng Pô Kô
                                giảm giá    -125.000
    Giỏ quà Tết                               35.000
                                          1 × 35.000
    ────────────────────────────────────────────────
    Cộng 4 sản phẩm                        1.612.500
    Giảm giá                                -125.000

    KHÁCH PHẢI TRẢ                       1.487.500 đ

    Tiền mặt                               1.500.000
    Tiền thừa trả khách                       12.500
    ────────────────────────────────────────────────
             Cần hóa đơn, xin báo tại quầy.
                   Cảm ơn quý khách!

    ");
}

#[test]
fn an_unconfirmed_transfer_in_practice_printed_again_on_58_mm() {
    insta::assert_snapshot!(look(&samples::sale_by_transfer(), 32), @r"
              OCOP BẾN TRE
         Điểm bán Phường 7, 45
       Nguyễn Thị Định, Vĩnh Long
             MST 1300987654
            ĐT 0275 3822 123

            PHIẾU TÍNH TIỀN
          (không phải hóa đơn)

    ███████ BẢN IN LẠI lần 2 ███████

    ██ BẢN TẬP – KHÔNG CÓ GIÁ TRỊ ██

    Số Q1-000124    22/11/2026 14:32
    Quầy 1             Thu ngân: Lan
    ────────────────────────────────
    Mật ong hoa nhãn 500 ml
    ★★★★ HTX Ong Xanh
    2 chai × 120.000         240.000
    Khô cá lóc 7 Chóp
    ★★★ HKD Khô 7 Chóp
    0,35 kg × 250.000         87.500
    Cà phê rang xay nguyên chất
    Thượng hạng hạt mộc Đắk Hà
    hộp 12 gói x 50 g
    ★★★★★ HTX Nông nghiệp Dịch vụ
          Thương mại Công bằng Pô Kô
    1 hộp × 1.250.000      1.250.000
    giảm giá                -125.000
    Giỏ quà Tết
    1 × 35.000                35.000
    ────────────────────────────────
    Cộng 4 sản phẩm        1.612.500
    Giảm giá                -125.000

    KHÁCH PHẢI TRẢ       1.487.500 đ

    Chuyển khoản –
    CHỜ TIỀN VỀ            1.487.500
    ────────────────────────────────
    Thuế GTGT 5 %
    Trước thuế               595.000
    Tiền thuế                 29.750
    Cộng                     624.750
    Thuế GTGT 8 %
    Trước thuế               798.843
    Tiền thuế                 63.907
    Cộng                     862.750
    ────────────────────────────────
        Quét mã để chuyển khoản
              1.487.500 đ
                 ▄▄▄▄▄▄
                 █ QR █
                 ▀▀▀▀▀▀
         Vietcombank 1017595600
            HTX OCOP BEN TRE
        Nội dung: OCOP Q1-000124
    ────────────────────────────────
     Cần hóa đơn, xin báo tại quầy.
           Cảm ơn quý khách!

    ██ BẢN TẬP – KHÔNG CÓ GIÁ TRỊ ██

    ");
}

#[test]
fn a_draft_says_it_is_not_paid_and_names_no_tender() {
    let draft = SaleSlip {
        kind: SlipKind::Draft,
        number: "Q1-P0007".into(),
        tenders: Vec::new(),
        change: Money::ZERO,
        ..samples::sale()
    };
    let text = look(&draft, 48);
    assert!(text.contains("PHIẾU TẠM TÍNH") && text.contains("(chưa thanh toán)"));
    assert!(!text.contains("Tiền mặt") && !text.contains("Tiền thừa"));
}

#[test]
fn english_stands_beside_the_title_and_everywhere_else() {
    let text = preview(&receipt(&samples::sale(), Lang::En), 48).join("\n");
    for said in ["PHIẾU TÍNH TIỀN", "Sales slip – not a tax invoice", "TO PAY", "Cashier: Lan", "Change"] {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn no_star_is_printed_unless_given() {
    let mut slip = samples::sale();
    slip.lines.iter_mut().for_each(|l| l.stars = None);
    assert!(!look(&slip, 48).contains('★'));
}

#[test]
fn nothing_overflows_and_nothing_is_cut_at_any_width() {
    let slip = samples::sale_by_transfer();
    for columns in [24, 32, 42, 48, 64] {
        let text = look(&slip, columns);
        assert!(text.lines().all(|l| cells(l) <= columns), "{columns}\n{text}");
        for word in "nguyên chất Thượng hạng hạt mộc Đắk Hà Công bằng Pô Kô 1.487.500".split(' ') {
            assert!(text.contains(word), "{word} at {columns}\n{text}");
        }
    }
}

#[test]
fn a_printer_without_pictures_gets_plain_letters() {
    let job = text_bytes(&receipt(&samples::sale(), Lang::Vi), 48);
    assert!(job.starts_with(&[0x1B, 0x40]) && job.ends_with(&[0x1D, 0x72, 0x01]));
    let text: Vec<u8> = job[4..job.len() - 10].to_vec();
    assert!(text.iter().all(|b| *b == b'\n' || (b' '..=b'~').contains(b)));
    assert!(String::from_utf8(text).unwrap().contains("**** HTX Ong Xanh               2 chai x 120.000"));
}

#[test]
fn the_same_slip_is_the_same_picture() {
    let paper = receipt(&samples::sale_by_transfer(), Lang::Vi);
    for width in [WidthDots::MM58, WidthDots::MM80, WidthDots::new(512).unwrap()] {
        let picture = raster(&paper, width);
        assert_eq!(picture, raster(&paper, width));
        assert_eq!(picture.width(), usize::from(width.get()));
        assert!((1_000..2_200).contains(&picture.height()));
    }
}
