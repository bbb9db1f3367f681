//! What labels say, on every size.

use super::*;
use crate::domain::ids::{LotId, ProducerCode, SkuCode};
use crate::domain::label::{LabelKind, StickerSheet};
use crate::domain::lot::SupplyForm;
use crate::domain::money::Money;
use crate::domain::unit_price::unit_price;
use crate::paper::font::advance;
use crate::paper::preview;

const SIZES: [(usize, usize); 6] = [(320, 240), (400, 240), (480, 320), (508, 271), (420, 237), (240, 160)];

fn label(name: &str, pack: &str, price: i64, stars: Option<u8>) -> Label {
    Label {
        kind: LabelKind::Shelf,
        name: name.into(),
        pack: pack.into(),
        unit: "chai".into(),
        price: Some(Money::vnd(price)),
        unit_price: unit_price(Money::vnd(price), pack),
        stars,
        producer: "Hợp tác xã Nông nghiệp Dịch vụ Thương mại Công bằng Pô Kô".into(),
        code: LabelCode::Ean13("8938505970004".into()),
        lot: None,
        copies: 1,
    }
}

fn honey() -> Label {
    label("Mật ong hoa nhãn", "500 ml", 120_000, Some(4))
}

fn lot_label() -> Label {
    let day = |s: &str| s.parse().unwrap();
    let lot = Lot {
        id: LotId::new("LO-2611").unwrap(),
        sku: SkuCode::new("MO500").unwrap(),
        producer: ProducerCode::new("OX").unwrap(),
        code: "L2611".into(),
        made: Some(day("2026-11-01")),
        expires: Some(day("2027-11-30")),
        received: day("2026-11-22"),
        form: SupplyForm::Consignment,
        agreement: None,
        delivery_note: String::new(),
        from_lot: None,
        consignment_price: None,
    };
    Label { kind: LabelKind::Lot, lot: Some(lot), price: None, unit_price: None, stars: None, ..honey() }
}

fn texts(marks: &[Mark]) -> Vec<(usize, usize, String, Style)> {
    let text = |m: &Mark| match m {
        Mark::Text { x, base, text, style } => Some((*x, *base, text.clone(), *style)),
        Mark::Fill { .. } => None,
    };
    marks.iter().filter_map(text).collect()
}

fn said(label: &Label, size: (usize, usize)) -> String {
    let rows = texts(&place::place(label, size, Lang::Vi));
    rows.into_iter().map(|(_, _, text, _)| text.replace(STICKY, " ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_shelf_label_on_the_receipt_paper() {
    insta::assert_snapshot!(preview(&label_blocks(&[honey()], Lang::Vi), 32).join("\n"), @r"
    Mật ong hoa nhãn 500 ml
    ★★★★                   120.000 đ
    240.000 đ/lít · 1 chai
    HTX Nông nghiệp Dịch vụ Thương
    mại Công bằng Pô Kô
              ║▌│║│▌║││▌║
             8938505970004
    ");
}

#[test]
fn a_lot_label_on_the_receipt_paper() {
    insta::assert_snapshot!(preview(&label_blocks(&[lot_label()], Lang::Vi), 48).join("\n"), @r"
    Mật ong hoa nhãn 500 ml
                                      HSD 30/11/2027
    Lô L2611
    NSX 01/11/2026 · Nhận 22/11/2026
    HTX Nông nghiệp Dịch vụ Thương mại Công bằng Pô
    Kô
                      ║▌│║│▌║││▌║
                     8938505970004
    ");
}

#[test]
fn a_shelf_label_on_a_sticker() {
    insta::assert_snapshot!(said(&honey(), (320, 240)), @r"
    Mật ong hoa nhãn 500 ml
    120.000 đ
    ★★★★
    240.000 đ/lít · 1 chai
    8938505970004
    ");
}

#[test]
fn a_lot_label_on_a_sticker() {
    insta::assert_snapshot!(said(&lot_label(), (320, 240)), @r"
    Mật ong hoa nhãn 500 ml
    HSD 30/11/2027
    Lô L2611
    NSX 01/11/2026 · Nhận 22/11/2026
    8938505970004
    ");
}

#[test]
fn a_star_that_is_not_valid_is_on_no_label() {
    let plain = label("Mật ong hoa nhãn", "500 ml", 120_000, None);
    assert!(SIZES.iter().all(|size| !said(&plain, *size).contains('★') && said(&honey(), *size).contains("★★★★")));
}

#[test]
fn name_and_price_are_whole_on_every_size_and_the_code_is_kept_where_it_can_be_read() {
    for size in SIZES {
        let text = said(&honey(), size);
        let name = text.replace('\n', " ");
        assert!(name.contains("Mật ong hoa nhãn 500 ml") && text.contains("120.000 đ"), "{size:?} {text}");
        let bars = place::place(&honey(), size, Lang::Vi).iter().filter(|m| matches!(m, Mark::Fill { .. })).count();
        assert!(bars == 30 || size == (240, 160), "{size:?}: {bars}");
    }
}

#[test]
fn nothing_leaves_the_sticker_and_no_row_lies_on_another() {
    let long = "Cà phê rang xay nguyên chất Thượng hạng hạt mộc Đắk Hà Kon Tum đặc biệt ";
    for repeat in 1..5 {
        for size in SIZES {
            for label in [honey(), lot_label(), label(&long.repeat(repeat), "hộp 12 gói x 50 g", 999_999_000, Some(5))]
            {
                let marks = place::place(&label, size, Lang::Vi);
                for mark in &marks {
                    let (right, foot) = match mark {
                        Mark::Text { x, base, text, style } => {
                            (x + text.chars().count() * advance(style.size), base + advance(style.size) / 3)
                        }
                        Mark::Fill { x, y, width, height } => (x + width, y + height),
                    };
                    assert!(right <= size.0 && foot <= size.1, "{size:?} {mark:?}");
                }
                let rows = texts(&marks);
                for (i, a) in rows.iter().enumerate() {
                    for b in rows.iter().skip(i + 1).filter(|b| b.1 != a.1) {
                        assert!(a.1.abs_diff(b.1) >= advance(b.3.size).min(advance(a.3.size)), "{size:?} {a:?} {b:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_name_too_long_for_a_sticker_says_that_it_goes_on() {
    let long = label(&"Cà phê rang xay nguyên chất ".repeat(12), "1 kg", 120_000, None);
    let text = said(&long, (320, 240));
    assert!(text.contains('…') && text.contains("120.000 đ"), "{text}");
}

#[test]
fn a_code_too_wide_for_bars_becomes_a_square() {
    let mut other = honey();
    other.code = LabelCode::Other("MOBHMV500-LONG-CODE".into());
    let heights = |label: &Label| -> Vec<usize> {
        let fill = |m: &Mark| if let Mark::Fill { height, .. } = m { Some(*height) } else { None };
        place::place(label, (320, 240), Lang::Vi).iter().filter_map(fill).collect()
    };
    assert!(heights(&other).iter().all(|h| (3..=5).contains(h)) && heights(&other).len() > 60);
    assert!(heights(&honey()).iter().all(|h| *h >= 30));
}

#[test]
fn a_roll_keeps_its_pitch_however_many_stickers_it_prints() {
    let mut three = honey();
    three.copies = 3;
    let size = StickerSize { width_mm: 40, height_mm: 30 };
    let roll = stickers(&[three], size, 2, WidthDots::MM58, Lang::Vi);
    assert_eq!(roll.height(), 3 * (30 + 2) * 8);
    let rows = |n: usize| (0..256).map(move |y| n * 256 + y);
    assert!(rows(0).zip(rows(2)).all(|(a, b)| roll.row(a) == roll.row(b)));
}

#[test]
fn a_sheet_takes_its_count_and_a_new_one_begins_after_it() {
    let sheet = StickerSheet::default();
    let pages = |copies: u32| {
        let mut many = honey();
        many.copies = copies;
        let file = sticker_sheets(&[many], &sheet, "nhãn", Lang::Vi);
        file.windows(10).filter(|w| w == b"/MediaBox ").count()
    };
    assert_eq!((pages(1), pages(24), pages(25)), (1, 1, 2));
}
