//! How long a slip of 20 lines takes from values to bytes, beside python-escpos doing the same.
//!
//! `cargo bench --bench receipt` prints one line; `-- --save DIR` also writes the jobs, to be
//! looked at. Absolute times depend on the machine: the ratio, taken in the same run, counts.
#![allow(clippy::unwrap_used, missing_docs)]

use chrono::NaiveDate;
use ocop::domain::{
    money::Money,
    quantity::Quantity,
    slip::{SaleSlip, SlipLine, SlipShop, SlipTender, SlipTransfer, TenderState},
    vietqr::{Account, BankBin, Purpose, VietQr},
};
use ocop::paper::{Lang, WidthDots, escpos_bytes, preview, raster, receipt};
use std::{hint::black_box, path::Path, process::Command, time::Instant};

#[path = "tally.rs"]
mod tally;

const GOODS: [(&str, &str, u8, &str, i64); 5] = [
    ("Mật ong hoa nhãn", "500 ml", 4, "HTX Ong Xanh", 120_000),
    ("Khô cá lóc 7 Chóp", "gói 500 g", 3, "Hộ kinh doanh Khô 7 Chóp", 125_000),
    ("Trà túi lọc giảo cổ lam", "hộp 20 túi", 4, "Công ty CP Dược liệu Pù Mát", 85_000),
    ("Tinh bột nghệ nếp đỏ Bắc Kạn", "hũ 250 g", 4, "HTX nông nghiệp Tân Thành", 150_000),
    ("Bánh gai Lâm Thắm", "túi 10 cái", 3, "Cơ sở sản xuất bánh gai Lâm Thắm", 60_000),
];

fn slip() -> SaleSlip {
    let lines: Vec<SlipLine> = (0..20i32)
        .map(|i| {
            let (name, pack, stars, producer, price) = GOODS[i as usize % GOODS.len()];
            let quantity = Quantity::pieces(i % 3 + 1).unwrap();
            SlipLine {
                name: name.into(),
                pack: pack.into(),
                producer: producer.into(),
                stars: Some(stars),
                quantity,
                unit: String::new(),
                price: Money::vnd(price),
                discount: Money::ZERO,
                amount: Money::vnd(price).times(quantity.get()).unwrap(),
                note: String::new(),
            }
        })
        .collect();
    let payable = Money::sum(lines.iter().map(|l| l.amount)).unwrap();
    SaleSlip {
        shop: SlipShop {
            name: "OCOP BẾN TRE".into(),
            address: "Điểm bán Phường 7, Vĩnh Long".into(),
            tax_code: "1300987654".into(),
            phone: "0275 3822 123".into(),
        },
        number: "Q1-000124".into(),
        at: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(14, 32, 0).unwrap(),
        till: "Quầy 1".into(),
        cashier: "Lan".into(),
        lines,
        gross: payable,
        payable,
        tenders: vec![SlipTender { label: "Tiền mặt".into(), amount: payable, state: TenderState::Plain }],
        notes: vec!["Cần hóa đơn, xin báo tại quầy.".into()],
        ..SaleSlip::default()
    }
}

fn with_code(slip: &SaleSlip) -> SaleSlip {
    let purpose = Purpose::of_ticket("OCOP", &slip.number).unwrap();
    let (bin, account) = (BankBin::new("970436").unwrap(), Account::new("1017595600").unwrap());
    let payload = VietQr::to_account(bin, account, slip.payable, &purpose).unwrap().payload();
    let account = "Vietcombank 1017595600 HTX OCOP BEN TRE".into();
    let transfer = SlipTransfer { payload, amount: slip.payable, account, purpose: purpose.as_str().into() };
    SaleSlip { transfer: Some(transfer), ..slip.clone() }
}

fn job(slip: &SaleSlip, width: WidthDots) -> Vec<u8> {
    escpos_bytes(&raster(&receipt(black_box(slip), Lang::Vi), width))
}

/// Returns the median and the 99th percentile of many warm tries, in milliseconds.
fn timed(slip: &SaleSlip, width: WidthDots) -> (f64, f64) {
    let mut tries: Vec<f64> = (0..2_200)
        .map(|_| {
            let start = Instant::now();
            black_box(job(slip, width));
            start.elapsed().as_secs_f64() * 1e3
        })
        .skip(200)
        .collect();
    tries.sort_by(f64::total_cmp);
    (tries[tries.len() / 2], tries[tries.len() * 99 / 100])
}

/// Lets python-escpos draw and encode the same rows; returns its median, or why there is none.
fn python(slip: &SaleSlip) -> Result<f64, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows = root.join("target/receipt-rows.txt");
    std::fs::write(&rows, preview(&receipt(slip, Lang::Vi), 48).join("\n")).map_err(|e| e.to_string())?;
    let script = root.join("tests/bench/python_escpos.sh");
    let run = Command::new("bash").arg(script).arg(&rows).output().map_err(|e| e.to_string())?;
    let said = String::from_utf8_lossy(&run.stdout).trim().to_owned();
    let last = said.lines().last().unwrap_or("python-escpos said nothing");
    last.parse().map_err(|_| last.to_owned())
}

fn main() {
    let cash = slip();
    let coded = with_code(&cash);
    let start = Instant::now();
    let bytes = job(&cash, WidthDots::MM80).len();
    let cold = start.elapsed().as_secs_f64() * 1e3;
    let (median, p99) = timed(&cash, WidthDots::MM80);
    let (code, _) = timed(&coded, WidthDots::MM80);
    let (narrow, _) = timed(&cash, WidthDots::MM58);
    println!(
        "receipt 20 lines 80 mm: median {median:.3} ms  p99 {p99:.3} ms  cold {cold:.2} ms  {bytes} bytes  with QR {code:.3} ms  58 mm {narrow:.3} ms"
    );
    match python(&cash) {
        Ok(floor) => {
            println!("receipt python-escpos median {floor:.1} ms  ratio 1/{:.0}", floor / median);
            tally::row("python-escpos / a slip of 20 lines", floor / median, "×", tally::Goal::AtLeast(10.0));
        }
        Err(why) => println!("receipt ratio skipped: {why}"),
    }
    let mut arguments = std::env::args().skip_while(|a| a != "--save").skip(1);
    if let Some(dir) = arguments.next() {
        for (name, slip, width) in [
            ("cash-80", &cash, WidthDots::MM80),
            ("cash-58", &cash, WidthDots::MM58),
            ("code-80", &coded, WidthDots::MM80),
        ] {
            std::fs::write(Path::new(&dir).join(format!("{name}.bin")), job(slip, width)).unwrap();
        }
    }
}
