//! What the report of a shift says.

use super::*;
use crate::paper::{preview, samples};

fn look(slip: &ShiftSlip, columns: usize) -> String {
    preview(&shift_report(slip, Lang::Vi), columns).join("\n")
}

#[test]
fn a_closed_shift_with_money_missing() {
    insta::assert_snapshot!(look(&samples::shift(), 48), @r"
                      OCOP BẾN TRE
    Điểm bán Phường 7, 45 Nguyễn Thị Định, Vĩnh Long
           MST 1300987654   ĐT 0275 3822 123

                      BÁO CÁO CA 2

    Quầy 1                            Nguyễn Thị Lan
    Mở ca                           22/11/2026 07:30
    Chốt ca                         22/11/2026 17:05
    ────────────────────────────────────────────────
    DOANH THU                            8.764.500 đ

    Số phiếu                                      41
    Đã giảm giá                             -215.000
    Phiếu hủy (1)                             58.000
    Khách trả hàng                                 0

    Tiền mặt (30)                          5.130.000
    Chuyển khoản (11)                      3.634.500
    ────────────────────────────────────────────────
    Tiền đầu ca                              500.000
    Tiền mặt theo sổ                       5.630.000

    Mệnh giá             Số tờ            Thành tiền
    500.000                  9             4.500.000
    200.000                  4               800.000
    50.000                   5               250.000
    10.000                   7                70.000
    5.000                    1                 5.000

    Tiền mặt đếm được                      5.625.000

    THIẾU                                    5.000 đ

    Lý do: thối nhầm một khách
    ────────────────────────────────────────────────
    Chuyển khoản CHỜ TIỀN VỀ                     (1)
    Q1-000131  15:47                         298.000
    ────────────────────────────────────────────────
    Dấu sổ                       9f3c 04ab 77e1 d25a

    Người giao ca                            Quản lý

    Nguyễn Thị Lan

    ");
}

#[test]
fn over_short_and_right_each_have_their_word() {
    for (difference, said) in [(5_000, "THỪA"), (-5_000, "THIẾU"), (0, "ĐỦ TIỀN")] {
        let slip = ShiftSlip { difference: Money::vnd(difference), ..samples::shift() };
        assert!(look(&slip, 32).contains(said));
    }
}

#[test]
fn an_open_shift_has_no_place_to_sign() {
    let text = look(&ShiftSlip { closed_at: None, counted: Vec::new(), ..samples::shift() }, 48);
    assert!(text.contains("(ca chưa chốt)") && !text.contains("Quản lý") && !text.contains("đếm được"));
}
