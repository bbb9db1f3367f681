//! A document of goods: who gives, who takes, what goods, and two lines to sign on.

use super::block::{Abreast, Block, Piece, Style};
use super::receipt::{head, warnings};
use super::wrap::STICKY;
use crate::domain::goods_paper::{GoodsPaper, Opening, Party, Signatory};
use crate::domain::lang::Lang;

/// The fewest letters a signature needs.
const SIGNATURE_MIN: usize = 15;
/// The fewest letters the country's name needs to stand beside the shop's.
const MOTTO_MIN: usize = 40;
/// Room to sign in, in dots.
const SIGNATURE_DOTS: u16 = 110;

/// Composes a document of goods.
pub fn goods_paper(document: &GoodsPaper, lang: Lang) -> Vec<Block> {
    let mut paper = Vec::with_capacity(48);
    match document.opening {
        Opening::Slip => head(&mut paper, &document.shop, lang),
        Opening::Minutes => paper.push(solemn_head(document, lang)),
    }
    paper.push(Block::Space(14));
    paper.push(Block::center(&document.title, Style::TITLE));
    paper.push(Block::center(format!("{}{STICKY}{}", lang.pick("Số:", "No."), document.number), Style::BOLD));
    paper.push(Block::center(date_line(document, lang), Style::PLAIN));
    if let Some(leaf) = document.leaf {
        paper.push(Block::center(leaf.label(lang), Style::PLAIN));
    }
    if let Some(by) = &document.cancelled_by {
        paper.push(Block::Space(12));
        paper.push(Block::Banner(match lang {
            Lang::Vi => format!("ĐÃ HỦY theo {by}"),
            Lang::En => format!("ĐÃ HỦY · CANCELLED by {by}"),
        }));
    }
    warnings(&mut paper, document.copy, document.practice, lang);
    paper.push(Block::Space(14));
    document.parties.iter().for_each(|p| party(&mut paper, p, lang));
    for (label, value) in document.facts.iter().filter(|(_, value)| !value.is_empty()) {
        paper.push(Block::left(format!("{label}: {value}")));
    }
    for list in document.lists.iter().filter(|l| !l.lines.is_empty()) {
        paper.push(Block::Space(12));
        paper.push(Block::List(list.clone()));
    }
    paper.push(Block::Space(10));
    for (label, value) in &document.totals {
        paper.push(Block::left(format!("{label}: {value}")));
    }
    paper.push(Block::Space(8));
    paper.extend(document.notes.iter().map(Block::left));
    paper.push(Block::Space(18));
    paper.push(signatures(&document.signatories, lang));
    paper.push(Block::Space(10));
    paper
}

/// Puts the shop on the left and the country's name and motto on the right, as minutes want it.
fn solemn_head(document: &GoodsPaper, lang: Lang) -> Block {
    let shop = &document.shop;
    let text = |text: &str, style| Piece::Text(text.to_owned(), style);
    let mut left = vec![text(&shop.name, Style::BOLD), text(&shop.address, Style::PLAIN)];
    if !shop.tax_code.is_empty() {
        left.push(text(&format!("{}{STICKY}{}", lang.pick("MST", "Tax code"), shop.tax_code), Style::PLAIN));
    }
    let right = vec![
        text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style::BOLD),
        text("Độc lập – Tự do – Hạnh phúc", Style::BOLD),
        text("────────────────", Style::PLAIN),
    ];
    Block::Abreast(Abreast { least: MOTTO_MIN, columns: vec![left, right] })
}

fn date_line(document: &GoodsPaper, lang: Lang) -> String {
    let at = document.at;
    let day = match lang {
        Lang::Vi => at.format("ngày %d tháng %m năm %Y, %H:%M").to_string(),
        Lang::En => at.format("%d/%m/%Y %H:%M").to_string(),
    };
    if document.town.is_empty() { capital(&day) } else { format!("{}, {day}", document.town) }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn party(paper: &mut Vec<Block>, party: &Party, lang: Lang) {
    let style = Style::BOLD;
    let align = super::Align::Left;
    paper.push(Block::Text { text: format!("{}: {}", party.role, party.name), style, align });
    if !party.place.is_empty() {
        paper.push(Block::left(format!("{}: {}", lang.pick("Địa chỉ", "Address"), party.place)));
    }
    let label = lang.pick("Đại diện", "Represented by");
    if party.representative.is_empty() {
        paper.push(Block::Blank(format!("{label}:")));
    } else {
        paper.push(Block::left(format!("{label}: {}", party.representative)));
    }
    paper.push(Block::Space(6));
}

fn signatures(signatories: &[Signatory], lang: Lang) -> Block {
    let column = |s: &Signatory| {
        vec![
            Piece::Text(s.role.clone(), Style::BOLD),
            Piece::Text(lang.pick("(ký, ghi rõ họ\u{a0}tên)", "(signature and full name)").to_owned(), Style::PLAIN),
            Piece::Space(SIGNATURE_DOTS),
            Piece::Text(s.name.clone(), Style::PLAIN),
        ]
    };
    Block::Abreast(Abreast { least: SIGNATURE_MIN, columns: signatories.iter().map(column).collect() })
}

#[cfg(test)]
mod tests;
