//! The slip of a sale: what was bought, from whom, what it came to, how it was paid.

use super::block::{Align, Block, Item, Rule, Style, Table};
use super::wrap::{STICKY, cells};
use crate::domain::money::Money;
use crate::domain::slip::{Lang, SaleSlip, SlipKind, SlipLine, SlipShop, SlipTender, SlipTransfer, TenderState};

/// A pack short enough to stay on one row.
const PACK_MAX: usize = 20;

/// Legal forms as everybody shortens them.
const FORMS: [(&str, &str); 7] = [
    ("Hợp tác xã", "HTX"),
    ("Hộ kinh doanh", "HKD"),
    ("Tổ hợp tác", "THT"),
    ("Cơ sở sản xuất", "CSSX"),
    ("Công ty TNHH", "Cty TNHH"),
    ("Công ty Cổ phần", "Cty CP"),
    ("Công ty", "Cty"),
];

/// Composes the slip of a sale.
pub fn receipt(slip: &SaleSlip, lang: Lang) -> Vec<Block> {
    let mut paper = Vec::with_capacity(slip.lines.len() * 2 + 40);
    head(&mut paper, &slip.shop, lang);
    paper.push(Block::Space(14));
    title(&mut paper, slip, lang);
    warnings(&mut paper, slip.copy, slip.practice, lang);
    paper.push(Block::Space(8));
    paper.push(Block::pair(
        format!("{}{STICKY}{}", lang.pick("Số", "No."), slip.number),
        slip.at.format("%d/%m/%Y %H:%M").to_string(),
    ));
    paper.push(Block::pair(slip.till.clone(), format!("{}: {}", lang.pick("Thu ngân", "Cashier"), slip.cashier)));
    paper.push(Block::Rule(Rule::Thin));
    for (i, line) in slip.lines.iter().enumerate() {
        if i > 0 {
            paper.push(Block::Space(7));
        }
        paper.push(Block::Item(item(line, lang)));
    }
    paper.push(Block::Rule(Rule::Thin));
    totals(&mut paper, slip, lang);
    payment(&mut paper, slip, lang);
    vat(&mut paper, slip, lang);
    if let Some(transfer) = &slip.transfer {
        transfer_code(&mut paper, transfer, lang);
    }
    foot(&mut paper, slip, lang);
    paper
}

/// Writes who gives the paper.
pub(super) fn head(paper: &mut Vec<Block>, shop: &SlipShop, lang: Lang) {
    paper.push(Block::center(&shop.name, Style::TITLE));
    if !shop.address.is_empty() {
        paper.push(Block::Space(4));
        paper.push(Block::center(&shop.address, Style::PLAIN));
    }
    let labelled = [(lang.pick("MST", "Tax code"), &shop.tax_code), (lang.pick("ĐT", "Tel."), &shop.phone)];
    let known = labelled.into_iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> =
        known.map(|(label, value)| format!("{label} {value}").replace(' ', &STICKY.to_string())).collect();
    paper.push(Block::center(parts.join("   "), Style::PLAIN));
}

/// Writes the bars nobody may overlook.
pub(super) fn warnings(paper: &mut Vec<Block>, copy: Option<u32>, practice: bool, lang: Lang) {
    if let Some(n) = copy {
        paper.push(Block::Space(12));
        paper.push(Block::Banner(match lang {
            Lang::Vi => format!("BẢN IN LẠI lần {n}"),
            Lang::En => format!("BẢN IN LẠI · REPRINT no. {n}"),
        }));
    }
    if practice {
        paper.push(Block::Space(8));
        paper.push(practice_bar(lang));
    }
}

fn practice_bar(lang: Lang) -> Block {
    Block::Banner(lang.pick("BẢN TẬP – KHÔNG CÓ GIÁ TRỊ", "BẢN TẬP · NOT VALID").to_owned())
}

fn title(paper: &mut Vec<Block>, slip: &SaleSlip, lang: Lang) {
    let (title, below) = match slip.kind {
        SlipKind::Receipt => ("PHIẾU TÍNH TIỀN", lang.pick("(không phải hóa đơn)", "Sales slip – not a tax invoice")),
        SlipKind::Draft => ("PHIẾU TẠM TÍNH", lang.pick("(chưa thanh toán)", "Provisional slip – not yet paid")),
    };
    paper.push(Block::center(title, Style::TITLE));
    paper.push(Block::Space(2));
    paper.push(Block::center(below, Style::PLAIN));
}

fn item(line: &SlipLine, lang: Lang) -> Item {
    let stars = line.stars.map_or_else(String::new, |n| "★".repeat(usize::from(n.min(5))));
    let before = line.amount.plus(line.discount).unwrap_or(line.amount);
    let unit = if line.unit.is_empty() { String::new() } else { format!(" {}", line.unit) };
    let mut more = Vec::new();
    if !line.discount.is_zero() {
        more.push((lang.pick("giảm giá", "discount").to_owned(), less(line.discount)));
    }
    Item {
        name: named(&line.name, &line.pack),
        stars,
        maker: short_form(&line.producer),
        price: format!("{}{unit} × {}", line.quantity, line.price),
        amount: before.dotted(),
        more,
        note: line.note.clone(),
    }
}

/// Shortens the legal form in front of a producer's name.
pub(super) fn short_form(producer: &str) -> String {
    let known = FORMS.iter().find_map(|(long, short)| Some((producer.strip_prefix(long)?, short)));
    match known {
        Some((rest, short)) if rest.starts_with(' ') => format!("{short}{rest}"),
        _ => producer.to_owned(),
    }
}

/// Joins name and pack; a short pack stays together on one row.
pub(super) fn named(name: &str, pack: &str) -> String {
    let sticky = cells(pack) <= PACK_MAX;
    let pack = if sticky { pack.replace(' ', &STICKY.to_string()) } else { pack.to_owned() };
    format!("{name} {pack}").trim_end().to_owned()
}

/// Writes an amount taken off.
pub(super) fn less(amount: Money) -> String {
    if amount.is_zero() { amount.dotted() } else { format!("-{amount}") }
}

fn totals(paper: &mut Vec<Block>, slip: &SaleSlip, lang: Lang) {
    let count = slip.lines.len();
    let things = match lang {
        Lang::Vi => format!("Cộng {count} sản phẩm"),
        Lang::En => format!("Total of {count} {}", if count == 1 { "item" } else { "items" }),
    };
    if slip.discount.is_zero() {
        paper.push(Block::left(things));
    } else {
        paper.push(Block::pair(things, slip.gross.dotted()));
        paper.push(Block::pair(lang.pick("Giảm giá", "Discount"), less(slip.discount)));
    }
    paper.push(Block::Space(12));
    paper.push(Block::Total {
        label: lang.pick("KHÁCH PHẢI TRẢ", "TO PAY").to_owned(),
        amount: format!("{}{STICKY}đ", slip.payable),
    });
}

fn payment(paper: &mut Vec<Block>, slip: &SaleSlip, lang: Lang) {
    if slip.tenders.is_empty() {
        return;
    }
    paper.push(Block::Space(14));
    for tender in &slip.tenders {
        paper.push(paid(tender, lang));
    }
    if !slip.change.is_zero() {
        paper.push(Block::bold_pair(lang.pick("Tiền thừa trả khách", "Change"), slip.change.dotted()));
    }
}

fn paid(tender: &SlipTender, lang: Lang) -> Block {
    let label = &tender.label;
    let amount = tender.amount.dotted();
    match tender.state {
        TenderState::Plain => Block::pair(label, amount),
        TenderState::Waiting => {
            Block::bold_pair(format!("{label} – {}", lang.pick("CHỜ\u{a0}TIỀN\u{a0}VỀ", "WAITING")), amount)
        }
        TenderState::Confirmed => {
            Block::pair(format!("{label} – {}", lang.pick("đã\u{a0}nhận\u{a0}tiền", "received")), amount)
        }
    }
}

fn vat(paper: &mut Vec<Block>, slip: &SaleSlip, lang: Lang) {
    if slip.vat.is_empty() {
        return;
    }
    let heads = match lang {
        Lang::Vi => ["Thuế GTGT", "Trước thuế", "Tiền thuế", "Cộng"],
        Lang::En => ["VAT", "Net", "VAT", "Total"],
    };
    let rows = slip.vat.iter().map(|v| vec![v.label.clone(), v.net.dotted(), v.vat.dotted(), v.gross.dotted()]);
    paper.push(Block::Rule(Rule::Thin));
    paper.push(Block::Table(Table { head: heads.map(str::to_owned).to_vec(), rows: rows.collect() }));
}

fn transfer_code(paper: &mut Vec<Block>, transfer: &SlipTransfer, lang: Lang) {
    paper.push(Block::Rule(Rule::Thin));
    let ask = lang.pick("Quét mã để chuyển\u{a0}khoản", "Scan to pay by transfer");
    paper.push(Block::center(format!("{ask} {}{STICKY}đ", transfer.amount), Style::BOLD));
    paper.push(Block::Qr(transfer.payload.clone()));
    paper.push(Block::center(&transfer.account, Style::PLAIN));
    if !transfer.purpose.is_empty() {
        let purpose = lang.pick("Nội dung", "Purpose");
        paper.push(Block::center(format!("{purpose}: {}", transfer.purpose), Style::PLAIN));
    }
}

fn foot(paper: &mut Vec<Block>, slip: &SaleSlip, lang: Lang) {
    paper.push(Block::Rule(Rule::Thin));
    for note in &slip.notes {
        paper.push(Block::Text { text: note.clone(), style: Style::PLAIN, align: Align::Center });
    }
    if slip.practice {
        paper.push(Block::Space(8));
        paper.push(practice_bar(lang));
    }
    paper.push(Block::Space(8));
}

#[cfg(test)]
mod tests;
