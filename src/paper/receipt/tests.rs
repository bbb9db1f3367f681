//! What a slip says, as the screen previews it.

use super::*;
use crate::paper::{preview, samples};

fn look(slip: &SaleSlip, columns: usize) -> String {
    preview(&receipt(slip, Lang::Vi), columns).join("\n")
}

#[test]
fn x() {
    println!(
        "{}\n{}\n{}",
        look(&samples::sale(), 48),
        look(&samples::sale_by_transfer(), 48),
        look(&samples::sale_by_transfer(), 32)
    );
}
#[test]
fn y() {
    use crate::paper::*;
    let long = SaleSlip { lines: (0..5).flat_map(|_| samples::lines()).collect(), ..samples::sale() };
    for (name, blocks) in [
        ("cash", receipt(&samples::sale(), Lang::Vi)),
        ("transfer", receipt(&samples::sale_by_transfer(), Lang::Vi)),
        ("english", receipt(&samples::sale_by_transfer(), Lang::En)),
        ("long", receipt(&long, Lang::Vi)),
        ("shift", shift_report(&samples::shift(), Lang::Vi)),
        (
            "test",
            test_page(
                &crate::domain::slip::TestPage {
                    shop: samples::shop(),
                    till: "Quầy 1".into(),
                    printer: "/dev/usb/lp0".into(),
                    dots: 576,
                    at: samples::at(8, 0),
                    code: "OCOP TEST".into(),
                },
                Lang::Vi,
            ),
        ),
    ] {
        for w in [WidthDots::MM80, WidthDots::MM58] {
            let t = std::time::Instant::now();
            let b = raster(&blocks, w);
            let bytes = escpos_bytes(&b);
            println!("{name} {} {:?} {} bytes {} high", w.get(), t.elapsed(), bytes.len(), b.height());
            std::fs::create_dir_all("/tmp/out").unwrap();
            std::fs::write(format!("/tmp/out/{name}-{}.bin", w.get()), bytes).unwrap();
        }
    }
}
