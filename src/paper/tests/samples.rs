//! Slips the tests of this layer look at.

use crate::domain::goods_paper::{ColumnKind, GoodsList, GoodsPaper, Opening, Party, Signatory};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::slip::{
    CountedSum, NoteCount, SaleSlip, ShiftSlip, ShiftTender, SlipLine, SlipShop, SlipTender, SlipTransfer, SlipVat,
    TenderState, WaitingTransfer,
};
use crate::domain::vietqr::{Account, BankBin, Purpose, VietQr};
use chrono::{NaiveDate, NaiveDateTime};

pub(super) fn at(hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(hour, minute, 0).unwrap()
}

pub(super) fn shop() -> SlipShop {
    SlipShop {
        name: "OCOP BẾN TRE".into(),
        address: "Điểm bán Phường 7, 45 Nguyễn Thị Định, Vĩnh Long".into(),
        tax_code: "1300987654".into(),
        phone: "0275 3822 123".into(),
    }
}

pub(super) fn line(
    name: &str,
    pack: &str,
    maker: (Option<u8>, &str),
    quantity: &str,
    unit: &str,
    price: i64,
) -> SlipLine {
    let quantity = Quantity::new(quantity.parse().unwrap()).unwrap();
    SlipLine {
        name: name.into(),
        pack: pack.into(),
        producer: maker.1.into(),
        stars: maker.0,
        quantity,
        unit: unit.into(),
        price: Money::vnd(price),
        discount: Money::ZERO,
        amount: Money::vnd(price).times(quantity.get()).unwrap(),
        note: String::new(),
    }
}

pub(super) fn lines() -> Vec<SlipLine> {
    let mut coffee = line(
        "Cà phê rang xay nguyên chất Thượng hạng hạt mộc Đắk Hà",
        "hộp 12 gói x 50 g",
        (Some(5), "Hợp tác xã Nông nghiệp Dịch vụ Thương mại Công bằng Pô Kô"),
        "1",
        "hộp",
        1_250_000,
    );
    coffee.discount = Money::vnd(125_000);
    coffee.amount = Money::vnd(1_125_000);
    vec![
        line("Mật ong hoa nhãn", "500 ml", (Some(4), "HTX Ong Xanh"), "2", "chai", 120_000),
        line("Khô cá lóc 7 Chóp", "", (Some(3), "Hộ kinh doanh Khô 7 Chóp"), "0.35", "kg", 250_000),
        coffee,
        line("Giỏ quà Tết", "", (None, ""), "1", "", 35_000),
    ]
}

pub(super) fn sale() -> SaleSlip {
    SaleSlip {
        shop: shop(),
        number: "Q1-000124".into(),
        at: at(14, 32),
        till: "Quầy 1".into(),
        cashier: "Lan".into(),
        lines: lines(),
        gross: Money::vnd(1_612_500),
        discount: Money::vnd(125_000),
        payable: Money::vnd(1_487_500),
        tenders: vec![SlipTender {
            label: "Tiền mặt".into(),
            amount: Money::vnd(1_500_000),
            state: TenderState::Plain,
        }],
        change: Money::vnd(12_500),
        notes: vec!["Cần hóa đơn, xin báo tại quầy.".into(), "Cảm ơn quý khách!".into()],
        ..SaleSlip::default()
    }
}

pub(super) fn sale_by_transfer() -> SaleSlip {
    let purpose = Purpose::of_ticket("OCOP", "Q1-000124").unwrap();
    let amount = Money::vnd(1_487_500);
    let qr = VietQr::to_account(BankBin::new("970436").unwrap(), Account::new("1017595600").unwrap(), amount, &purpose);
    SaleSlip {
        vat: [("5 %", 595_000, 29_750), ("8 %", 798_843, 63_907)]
            .map(|(label, net, vat)| SlipVat {
                label: label.into(),
                net: Money::vnd(net),
                vat: Money::vnd(vat),
                gross: Money::vnd(net + vat),
            })
            .to_vec(),
        tenders: vec![SlipTender { label: "Chuyển khoản".into(), amount, state: TenderState::Waiting }],
        change: Money::ZERO,
        transfer: Some(SlipTransfer {
            payload: qr.unwrap().payload(),
            amount,
            account: "Vietcombank 1017595600 HTX OCOP BEN TRE".into(),
            purpose: purpose.as_str().into(),
        }),
        practice: true,
        copy: Some(2),
        ..sale()
    }
}

pub(super) fn shift() -> ShiftSlip {
    let sum = |count, amount| CountedSum { count, amount: Money::vnd(amount) };
    let note = |note: i64, pieces: u32| NoteCount {
        note: Money::vnd(note),
        pieces,
        amount: Money::vnd(note * i64::from(pieces)),
    };
    ShiftSlip {
        shop: shop(),
        till: "Quầy 1".into(),
        shift: 2,
        opened_at: at(7, 30),
        closed_at: Some(at(17, 5)),
        staff: "Nguyễn Thị Lan".into(),
        float: Money::vnd(500_000),
        sales_count: 41,
        sales: Money::vnd(8_764_500),
        tenders: [("Tiền mặt", sum(30, 5_130_000)), ("Chuyển khoản", sum(11, 3_634_500))]
            .map(|(label, sum)| ShiftTender { label: label.into(), sum })
            .to_vec(),
        discounts: Money::vnd(215_000),
        voids: sum(1, 58_000),
        returns: sum(0, 0),
        counted: vec![note(500_000, 9), note(200_000, 4), note(50_000, 5), note(10_000, 7), note(5_000, 1)],
        counted_total: Money::vnd(5_625_000),
        expected: Money::vnd(5_630_000),
        difference: Money::vnd(-5_000),
        reason: "thối nhầm một khách".into(),
        waiting: vec![WaitingTransfer { number: "Q1-000131".into(), at: at(15, 47), amount: Money::vnd(298_000) }],
        chain_head: "9f3c 04ab 77e1 d25a".into(),
        ..ShiftSlip::default()
    }
}

/// Minutes of goods received: two lines taken, one of them with a long name, one refused.
pub(super) fn received() -> GoodsPaper {
    use ColumnKind::{Detail, Figure, Name, Number, Unit};
    let mut taken = GoodsList::new(
        "",
        &[
            ("TT", Number),
            ("Tên hàng, quy cách", Name),
            ("Số lô", Detail),
            ("NSX", Detail),
            ("HSD", Detail),
            ("Hình thức", Detail),
            ("SL", Figure),
            ("ĐVT", Unit),
        ],
    );
    taken.push(
        ["Mật ong hoa nhãn 500 ml", "L2611", "01/11/2026", "30/11/2027", "Ký gửi", "24", "chai"].map(str::to_owned),
    );
    taken.push(
        [
            "Cà phê rang xay nguyên chất Thượng hạng hạt mộc Đắk Hà hộp 12 gói x 50 g",
            "CF-2026-11-22-A",
            "",
            "22/05/2027",
            "Mua đứt",
            "1.200",
            "hộp",
        ]
        .map(str::to_owned),
    );
    let mut refused = GoodsList::new(
        "Hàng không nhận",
        &[("TT", Number), ("Tên hàng, quy cách", Name), ("Lý do", Detail), ("SL", Figure), ("ĐVT", Unit)],
    );
    refused.push(["Kẹo dừa sầu riêng 450 g", "hộp móp, tem truy xuất rách", "3", "hộp"].map(str::to_owned));
    let party = |role: &str, name: &str, place: &str, representative: &str| Party {
        role: role.into(),
        name: name.into(),
        place: place.into(),
        representative: representative.into(),
    };
    GoodsPaper {
        shop: shop(),
        opening: Opening::Minutes,
        title: "BIÊN BẢN GIAO NHẬN HÀNG HÓA".into(),
        number: "Q1-N000012".into(),
        town: "Vĩnh Long".into(),
        at: at(9, 15),
        parties: vec![
            party("BÊN GIAO (chủ thể)", "Hợp tác xã Ong Xanh", "Phường 7, Bến Tre", ""),
            party("BÊN NHẬN (điểm bán)", "OCOP BẾN TRE", "45 Nguyễn Thị Định, Vĩnh Long", "Nguyễn Thị Lan"),
        ],
        facts: vec![("Phiếu giao của chủ thể".into(), "PXK-17".into()), ("Nơi để".into(), "Kho".into())],
        lists: vec![taken, refused],
        totals: vec![("Cộng 2 mặt hàng".into(), "24 chai, 1.200 hộp".into())],
        notes: vec!["Biên bản lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.".into()],
        signatories: vec![
            Signatory { role: "ĐẠI DIỆN CHỦ THỂ".into(), name: String::new() },
            Signatory { role: "ĐẠI DIỆN ĐIỂM BÁN".into(), name: "Nguyễn Thị Lan".into() },
        ],
        ..GoodsPaper::default()
    }
}
