//! What a document of goods says on a roll and on a page.

use super::*;
use crate::paper::{WidthDots, preview, raster, samples};

fn look(document: &GoodsPaper, columns: usize) -> String {
    preview(&goods_paper(document, Lang::Vi), columns).join("\n")
}

#[test]
fn goods_received_on_80_mm() {
    insta::assert_snapshot!(look(&samples::received(), 48), @r"
                      OCOP BẾN TRE
                 Điểm bán Phường 7, 45
               Nguyễn Thị Định, Vĩnh Long
                     MST 1300987654

           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
              Độc lập – Tự do – Hạnh phúc
                    ────────────────

              BIÊN BẢN GIAO NHẬN HÀNG HÓA
                     Số: Q1-N000012
      Vĩnh Long, ngày 22 tháng 11 năm 2026, 09:15

    BÊN GIAO (chủ thể): Hợp tác xã Ong Xanh
    Địa chỉ: Phường 7, Bến Tre
    Đại diện: ......................................
    BÊN NHẬN (điểm bán): OCOP BẾN TRE
    Địa chỉ: 45 Nguyễn Thị Định, Vĩnh Long
    Đại diện: Nguyễn Thị Lan
    Phiếu giao của chủ thể: PXK-17
    Nơi để: Kho

    1 Mật ong hoa nhãn 500 ml
      Số lô L2611 · NSX 01/11/2026 · HSD 30/11/2027
      Hình thức Ký gửi                       24 chai
    2 Cà phê rang xay nguyên chất Thượng hạng hạt
      mộc Đắk Hà hộp 12 gói x 50 g
      Số lô CF-2026-11-22-A · HSD 22/05/2027
      Hình thức Mua đứt                    1.200 hộp

    Hàng không nhận
    1 Kẹo dừa sầu riêng 450 g
      Lý do hộp móp, tem truy xuất rách        3 hộp

    Cộng 2 mặt hàng: 24 chai, 1.200 hộp

    Biên bản lập thành 02 bản có giá trị như nhau,
    mỗi bên giữ 01 bản.

        ĐẠI DIỆN CHỦ THỂ       ĐẠI DIỆN ĐIỂM BÁN
      (ký, ghi rõ họ tên)     (ký, ghi rõ họ tên)

                                 Nguyễn Thị Lan
    ");
}

#[test]
fn goods_received_on_58_mm() {
    insta::assert_snapshot!(look(&samples::received(), 32), @r"
              OCOP BẾN TRE
         Điểm bán Phường 7, 45
       Nguyễn Thị Định, Vĩnh Long
             MST 1300987654

            CỘNG HÒA XÃ HỘI
           CHỦ NGHĨA VIỆT NAM
      Độc lập – Tự do – Hạnh phúc
            ────────────────

      BIÊN BẢN GIAO NHẬN HÀNG HÓA
             Số: Q1-N000012
        Vĩnh Long, ngày 22 tháng
           11 năm 2026, 09:15

    BÊN GIAO (chủ thể): Hợp tác xã
    Ong Xanh
    Địa chỉ: Phường 7, Bến Tre
    Đại diện: ......................
    BÊN NHẬN (điểm bán): OCOP BẾN
    TRE
    Địa chỉ: 45 Nguyễn Thị Định,
    Vĩnh Long
    Đại diện: Nguyễn Thị Lan
    Phiếu giao của chủ thể: PXK-17
    Nơi để: Kho

    1 Mật ong hoa nhãn 500 ml
      Số lô L2611 · NSX 01/11/2026
      HSD 30/11/2027
      Hình thức Ký gửi       24 chai
    2 Cà phê rang xay nguyên chất
      Thượng hạng hạt mộc Đắk Hà hộp
      12 gói x 50 g
      Số lô CF-2026-11-22-A
      HSD 22/05/2027
      Hình thức Mua đứt    1.200 hộp

    Hàng không nhận
    1 Kẹo dừa sầu riêng 450 g
      Lý do
      hộp móp, tem truy xuất rách
                               3 hộp

    Cộng 2 mặt hàng: 24 chai, 1.200
    hộp

    Biên bản lập thành 02 bản có giá
    trị như nhau, mỗi bên giữ 01
    bản.

        ĐẠI DIỆN        ĐẠI DIỆN
        CHỦ THỂ         ĐIỂM BÁN
        (ký, ghi        (ký, ghi
       rõ họ tên)      rõ họ tên)

                     Nguyễn Thị Lan
    ");
}

#[test]
fn goods_received_on_a_page() {
    insta::assert_snapshot!(look(&samples::received(), 96), @r"
                      OCOP BẾN TRE                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Điểm bán Phường 7, 45                        Độc lập – Tự do – Hạnh phúc
               Nguyễn Thị Định, Vĩnh Long
                     MST 1300987654                                 ────────────────

                                      BIÊN BẢN GIAO NHẬN HÀNG HÓA
                                             Số: Q1-N000012
                              Vĩnh Long, ngày 22 tháng 11 năm 2026, 09:15

    BÊN GIAO (chủ thể): Hợp tác xã Ong Xanh
    Địa chỉ: Phường 7, Bến Tre
    Đại diện: ......................................................................................
    BÊN NHẬN (điểm bán): OCOP BẾN TRE
    Địa chỉ: 45 Nguyễn Thị Định, Vĩnh Long
    Đại diện: Nguyễn Thị Lan
    Phiếu giao của chủ thể: PXK-17
    Nơi để: Kho

    TT  Tên hàng, quy cách             Số lô            NSX         HSD         Hình        SL  ĐVT
                                                                                thức
     1  Mật ong hoa nhãn 500 ml        L2611            01/11/2026  30/11/2027  Ký gửi      24  chai
     2  Cà phê rang xay nguyên chất    CF-2026-11-22-A              22/05/2027  Mua đứt  1.200  hộp
        Thượng hạng hạt mộc Đắk Hà
        hộp 12 gói x 50 g

    Hàng không nhận
    TT  Tên hàng, quy cách                                      Lý do                        SL  ĐVT
     1  Kẹo dừa sầu riêng 450 g                                 hộp móp, tem truy xuất rách   3  hộp

    Cộng 2 mặt hàng: 24 chai, 1.200 hộp

    Biên bản lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.

                    ĐẠI DIỆN CHỦ THỂ                               ĐẠI DIỆN ĐIỂM BÁN
                  (ký, ghi rõ họ tên)                             (ký, ghi rõ họ tên)

                                                                     Nguyễn Thị Lan
    ");
}

#[test]
fn a_copy_and_a_practice_paper_say_so_and_each_side_knows_its_sheet() {
    let mut document = samples::received();
    (document.copy, document.practice) = (Some(2), true);
    document.leaf = Some(crate::domain::goods_paper::Leaf::Producer);
    let text = look(&document, 48);
    for words in ["BẢN IN LẠI lần 2", "BẢN TẬP – KHÔNG CÓ GIÁ TRỊ", "Liên 2 – chủ thể giữ"] {
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn no_word_of_a_line_is_lost_whatever_the_paper() {
    let document = samples::received();
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let words = document.lists.iter().flat_map(|l| l.lines.iter().flatten()).flat_map(|cell| cell.split_whitespace());
    let words: Vec<&str> = words.collect();
    for columns in [32, 42, 48, 96] {
        let text = letters(&look(&document, columns));
        assert!(words.iter().all(|w| text.contains(&letters(w))), "{columns}");
    }
}

#[test]
fn the_lines_to_sign_on_stand_beside_each_other_with_room_above_the_name() {
    for (width, columns) in [(WidthDots::MM80, 48), (WidthDots::MM58, 32)] {
        let text = look(&samples::received(), columns);
        let row = text.lines().find(|l| l.contains("ĐẠI DIỆN")).unwrap();
        assert_eq!(row.matches("ĐẠI DIỆN").count(), 2, "{row}");
        let blocks = [signatures(&samples::received().signatories, Lang::Vi)];
        assert!(raster(&blocks, width).height() >= usize::from(SIGNATURE_DOTS) + 60);
    }
}

#[test]
fn three_signatures_are_put_below_each_other_where_they_must() {
    let mut document = samples::received();
    document.signatories.push(Signatory { role: "NGƯỜI CHỨNG KIẾN".into(), name: String::new() });
    let row = |columns| look(&document, columns).lines().filter(|l| l.contains("NGƯỜI")).count();
    assert_eq!((row(48), row(32)), (1, 1));
    let narrow = look(&document, 32);
    assert!(narrow.lines().all(|l| l.chars().count() <= 32), "{narrow}");
}

/// A count: three figures a line.
fn counted() -> [Block; 1] {
    use crate::domain::goods_paper::ColumnKind::{Detail, Figure, Name, Number, Unit};
    let columns = [
        ("TT", Number),
        ("Tên hàng, quy cách", Name),
        ("Số lô", Detail),
        ("Sổ", Figure),
        ("Đếm", Figure),
        ("Chênh lệch", Figure),
        ("ĐVT", Unit),
    ];
    let mut list = crate::domain::goods_paper::GoodsList::new("", &columns);
    list.push(["Mật ong hoa nhãn 500 ml", "L2611", "24", "23", "-1", "chai"].map(str::to_owned));
    list.push(["Kẹo dừa 450 g", "", "1.200", "1.200", "0", "hộp"].map(str::to_owned));
    [Block::List(list)]
}

#[test]
fn several_figures_keep_their_heads_on_a_roll() {
    insta::assert_snapshot!(preview(&counted(), 32).join("\n"), @r"
    1 Mật ong hoa nhãn 500 ml
      Số lô L2611
      Sổ                          24
      Đếm                         23
      Chênh lệch             -1 chai
    2 Kẹo dừa 450 g
      Sổ                       1.200
      Đếm                      1.200
      Chênh lệch               0 hộp
    ");
}

#[test]
fn several_figures_stand_in_columns_on_a_page() {
    insta::assert_snapshot!(preview(&counted(), 80).join("\n"), @r"
    TT  Tên hàng, quy cách                          Số lô     Sổ    Đếm  Chênh  ĐVT
                                                                          lệch
     1  Mật ong hoa nhãn 500 ml                     L2611     24     23     -1  chai
     2  Kẹo dừa 450 g                                      1.200  1.200      0  hộp
    ");
}

/// Goods looked at as they came.
fn looked_at() -> [Block; 1] {
    use crate::domain::goods_paper::ColumnKind::{Figure, Name, Note, Number, Unit};
    let columns = [("TT", Number), ("Tên hàng, quy cách", Name), ("SL", Figure), ("ĐVT", Unit), ("Đã xem", Note)];
    let mut list = crate::domain::goods_paper::GoodsList::new("", &columns);
    list.push(["Mật ong hoa nhãn 500 ml", "24", "chai", "nhãn đúng, ngày rõ"].map(str::to_owned));
    list.push(["Kẹo dừa 450 g", "1.200", "hộp", ""].map(str::to_owned));
    [Block::List(list)]
}

#[test]
fn what_was_looked_at_stands_below_its_line_on_every_paper() {
    for columns in [48, 80] {
        let paper = preview(&looked_at(), columns);
        let told: Vec<usize> = (0..paper.len()).filter(|at| paper[*at].contains("Đã xem")).collect();
        let [at] = told[..] else { panic!("{}", paper.join("\n")) };
        assert_eq!(paper[at].trim(), "Đã xem nhãn đúng, ngày rõ", "nothing of what nobody looked at");
        assert!(paper[at - 1].contains("chai") && paper[at + 1].contains("Kẹo dừa"), "{}", paper.join("\n"));
    }
}

#[test]
fn a_roll_gets_the_first_few_lines_of_a_cut_list_and_a_page_all() {
    use crate::domain::goods_paper::{ColumnKind, GoodsList, RollCut};
    let mut list = GoodsList::new("", &[("TT", ColumnKind::Number), ("Tên hàng", ColumnKind::Name)]);
    (1..=4).for_each(|n| list.push([format!("Mật ong {n}")]));
    list.on_roll = Some(RollCut { lines: 2, rest: "… và 2 nữa".into() });
    let shown = |columns: usize| preview(&[Block::List(list.clone())], columns).join("\n");
    let (roll, page) = (shown(48), shown(80));
    assert!(roll.contains("Mật ong 2") && roll.contains("… và 2 nữa") && !roll.contains("Mật ong 3"), "{roll}");
    assert!(page.contains("Mật ong 4") && !page.contains("nữa"), "{page}");
}
