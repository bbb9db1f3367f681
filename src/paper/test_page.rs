//! A page that shows what a printer can do, read by whoever sets it up.

use super::block::{Barcode, Block, Item, Rule, Style};
use super::receipt::head;
use crate::domain::slip::{Lang, TestPage};

/// All Vietnamese letters, small then capital.
pub(super) const LETTERS: &str = "a à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ b c d đ e è é ẻ ẽ ẹ ê ề ế ể ễ ệ g h i ì í ỉ ĩ ị k l m n o ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ p q r s t u ù ú ủ ũ ụ ư ừ ứ ử ữ ự v x y ỳ ý ỷ ỹ ỵ A À Á Ả Ã Ạ Ă Ằ Ắ Ẳ Ẵ Ặ Â Ầ Ấ Ẩ Ẫ Ậ B C D Đ E È É Ẻ Ẽ Ẹ Ê Ề Ế Ể Ễ Ệ G H I Ì Í Ỉ Ĩ Ị K L M N O Ò Ó Ỏ Õ Ọ Ô Ồ Ố Ổ Ỗ Ộ Ơ Ờ Ớ Ở Ỡ Ợ P Q R S T U Ù Ú Ủ Ũ Ụ Ư Ừ Ứ Ử Ữ Ự V X Y Ỳ Ý Ỷ Ỹ Ỵ";

/// Composes the test page.
pub fn test_page(page: &TestPage, lang: Lang) -> Vec<Block> {
    let mut paper = Vec::with_capacity(32);
    head(&mut paper, &page.shop, lang);
    paper.push(Block::Space(14));
    paper.push(Block::center(lang.pick("TRANG IN THỬ", "TRANG IN THỬ · TEST"), Style::TITLE));
    paper.push(Block::Space(8));
    paper.push(Block::pair(page.till.clone(), page.at.format("%d/%m/%Y %H:%M").to_string()));
    paper.push(Block::pair(lang.pick("Máy in", "Printer"), page.printer.clone()));
    let dots = lang.pick("điểm", "dots");
    let letters = lang.pick("chữ một dòng", "letters a row");
    let columns = page.dots / 12;
    paper.push(Block::pair(lang.pick("Khổ giấy", "Width"), format!("{} {dots} · {columns} {letters}", page.dots)));
    paper.push(Block::Space(8));
    paper.push(Block::left(
        lang.pick("Khung chạm hai mép, vạch đều, không đứt:", "Frame at both edges, lines even and whole:"),
    ));
    paper.push(Block::Gauge);
    paper.push(Block::Space(8));
    paper.push(Block::left(LETTERS));
    paper.push(Block::Rule(Rule::Thin));
    for stars in 1..=5 {
        paper.push(Block::Item(Item {
            stars: "★".repeat(stars),
            maker: format!("{stars} {}", lang.pick("sao", "stars")),
            ..Item::default()
        }));
    }
    paper.push(Block::Space(10));
    paper.push(Block::Total {
        label: lang.pick("TỔNG CỘNG", "TOTAL").to_owned(),
        amount: "1.234.567\u{a0}đ".to_owned(),
    });
    paper.push(Block::Space(8));
    paper.push(Block::Banner(lang.pick("CHỮ TRẮNG NỀN ĐEN", "WHITE ON BLACK").to_owned()));
    paper.push(Block::Space(8));
    if !page.code.is_empty() {
        paper.push(Block::Qr(page.code.clone()));
        paper.push(Block::center(&page.code, Style::PLAIN));
    }
    paper.push(Block::Space(8));
    paper.push(Block::Barcode(Barcode::Ean13("8938505970004".to_owned())));
    paper.push(Block::center("8938505970004", Style::PLAIN));
    paper.push(Block::Space(8));
    paper
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{WidthDots, preview, raster, samples};

    fn page() -> TestPage {
        TestPage {
            shop: samples::shop(),
            till: "Quầy 1".into(),
            printer: "/dev/usb/lp0".into(),
            dots: 384,
            at: samples::at(8, 0),
            code: "OCOP TEST".into(),
        }
    }

    #[test]
    fn the_page_shows_every_letter_and_every_number_of_stars() {
        let text = preview(&test_page(&page(), Lang::Vi), 32).join("\n");
        assert!(LETTERS.split(' ').all(|letter| text.contains(letter)));
        assert!(text.contains("★★★★★ 5 sao") && text.contains("384 điểm · 32 chữ một dòng"));
    }

    #[test]
    fn the_frame_touches_both_edges() {
        let picture = raster(&[Block::Gauge], WidthDots::MM58);
        assert!(picture.is_black(0, 10) && picture.is_black(383, 10));
    }
}
