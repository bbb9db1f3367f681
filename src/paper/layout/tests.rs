//! The rules of layout: nothing overflows, figures stand at the right edge.

use super::*;
use crate::paper::{preview, wrap};
use proptest::prelude::*;

#[test]
fn a_table_becomes_pairs_where_it_does_not_fit() {
    let table = || {
        Block::Table(Table {
            head: ["Thuế", "Trước thuế", "Cộng"].map(str::to_owned).to_vec(),
            rows: vec![["8 %", "1.000.000", "1.080.000"].map(str::to_owned).to_vec()],
        })
    };
    assert_eq!(preview(&[table()], 34), ["Thuế      Trước thuế          Cộng", "8 %        1.000.000     1.080.000"]);
    assert_eq!(preview(&[table()], 24), ["Thuế 8 %", "Trước thuế     1.000.000", "Cộng           1.080.000"]);
}

#[test]
fn the_total_takes_its_own_row_when_it_must() {
    let rows = |amount: &str, columns| {
        let total = [Block::Total { label: "KHÁCH PHẢI TRẢ".into(), amount: amount.into() }];
        layout(&total, &Grid::dots(columns)).len()
    };
    assert_eq!((rows("298.000 đ", 48), rows("298.000 đ", 32), rows("9.999.999.999 đ", 32)), (1, 2, 2));
}

proptest! {
    #[test]
    fn every_run_stays_on_the_paper(
        name in "[A-ZĐa-zếộ0-9 ]{0,90}", stars in 0usize..6, maker in "[A-Za-zế ]{0,60}",
        price in "[0-9.]{0,18}", amount in "[0-9.]{1,14}", columns in 24usize..60,
    ) {
        let item = Item { name, stars: "★".repeat(stars), maker, price, amount: amount.clone(), ..Item::default() };
        let blocks = [Block::Item(item), Block::Total { label: "TỔNG".into(), amount: amount.clone() }, Block::pair("Nhãn dài hơn một chút", amount)];
        for grid in [Grid::dots(columns), Grid::text(columns)] {
            for row in layout(&blocks, &grid) {
                let Row::Text(runs) = row else { continue };
                let mut end = 0;
                for run in runs.iter().filter(|r| !r.text.is_empty()) {
                    prop_assert!(run.x >= end, "{run:?} over the one before");
                    end = run.x + grid.extent(run.text, run.style);
                }
                prop_assert!(end <= grid.width, "{runs:?}");
            }
        }
        prop_assert!(preview(&blocks, columns).iter().all(|l| wrap::cells(l) <= columns));
    }
}
