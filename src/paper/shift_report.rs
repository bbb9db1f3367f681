//! The report of a shift: what was sold, what the drawer should hold, what it held.

use super::block::{Block, Rule, Style, Table};
use super::receipt::{head, less, warnings};
use crate::domain::money::Money;
use crate::domain::slip::{CountedSum, Lang, ShiftSlip};

/// Composes the report of a shift.
pub fn shift_report(slip: &ShiftSlip, lang: Lang) -> Vec<Block> {
    let mut paper = Vec::with_capacity(64);
    head(&mut paper, &slip.shop, lang);
    paper.push(Block::Space(14));
    let title = lang.pick("BÁO CÁO CA", "BÁO CÁO CA · SHIFT");
    paper.push(Block::center(format!("{title} {}", slip.shift), Style::TITLE));
    if slip.closed_at.is_none() {
        paper.push(Block::center(lang.pick("(ca chưa chốt)", "(still open)"), Style::PLAIN));
    }
    warnings(&mut paper, slip.copy, slip.practice, lang);
    paper.push(Block::Space(8));
    opening(&mut paper, slip, lang);
    paper.push(Block::Rule(Rule::Thin));
    sales(&mut paper, slip, lang);
    paper.push(Block::Rule(Rule::Thin));
    drawer(&mut paper, slip, lang);
    waiting(&mut paper, slip, lang);
    paper.push(Block::Rule(Rule::Thin));
    signatures(&mut paper, slip, lang);
    paper
}

fn opening(paper: &mut Vec<Block>, slip: &ShiftSlip, lang: Lang) {
    let time = |at: chrono::NaiveDateTime| at.format("%d/%m/%Y %H:%M").to_string();
    paper.push(Block::pair(slip.till.clone(), slip.staff.clone()));
    paper.push(Block::pair(lang.pick("Mở ca", "Opened"), time(slip.opened_at)));
    if let Some(at) = slip.closed_at {
        paper.push(Block::pair(lang.pick("Chốt ca", "Closed"), time(at)));
    }
}

fn sales(paper: &mut Vec<Block>, slip: &ShiftSlip, lang: Lang) {
    paper.push(Block::Total {
        label: lang.pick("DOANH THU", "SALES").to_owned(),
        amount: format!("{}\u{a0}đ", slip.sales),
    });
    paper.push(Block::Space(12));
    paper.push(Block::pair(lang.pick("Số phiếu", "Slips"), slip.sales_count.to_string()));
    paper.push(Block::pair(lang.pick("Đã giảm giá", "Discounts"), less(slip.discounts)));
    for (label, sum) in
        [(lang.pick("Phiếu hủy", "Voided"), slip.voids), (lang.pick("Khách trả hàng", "Returns"), slip.returns)]
    {
        paper.push(Block::pair(counted(label, sum), sum.amount.dotted()));
    }
    paper.push(Block::Space(8));
    for tender in &slip.tenders {
        paper.push(Block::pair(counted(&tender.label, tender.sum), tender.sum.amount.dotted()));
    }
}

fn counted(label: &str, sum: CountedSum) -> String {
    if sum.count == 0 { label.to_owned() } else { format!("{label} ({})", sum.count) }
}

fn drawer(paper: &mut Vec<Block>, slip: &ShiftSlip, lang: Lang) {
    paper.push(Block::pair(lang.pick("Tiền đầu ca", "Float"), slip.float.dotted()));
    paper.push(Block::pair(lang.pick("Tiền mặt theo sổ", "Cash expected"), slip.expected.dotted()));
    if slip.counted.is_empty() {
        return;
    }
    let heads = match lang {
        Lang::Vi => ["Mệnh giá", "Số tờ", "Thành tiền"],
        Lang::En => ["Note", "Pieces", "Amount"],
    };
    let rows = slip.counted.iter().map(|c| vec![c.note.dotted(), c.pieces.to_string(), c.amount.dotted()]);
    paper.push(Block::Space(8));
    paper.push(Block::Table(Table { head: heads.map(str::to_owned).to_vec(), rows: rows.collect() }));
    paper.push(Block::Space(8));
    paper.push(Block::bold_pair(lang.pick("Tiền mặt đếm được", "Cash counted"), slip.counted_total.dotted()));
    paper.push(Block::Space(12));
    let (label, amount) = difference(slip.difference, lang);
    paper.push(Block::Total { label: label.to_owned(), amount });
    if !slip.reason.is_empty() {
        paper.push(Block::Space(8));
        paper.push(Block::left(format!("{}: {}", lang.pick("Lý do", "Reason"), slip.reason)));
    }
}

fn difference(amount: Money, lang: Lang) -> (&'static str, String) {
    let size = amount.dotted().trim_start_matches('-').to_owned();
    let label = match amount.get().signum() {
        1 => lang.pick("THỪA", "OVER"),
        -1 => lang.pick("THIẾU", "SHORT"),
        _ => return (lang.pick("ĐỦ TIỀN", "CASH RIGHT"), "0\u{a0}đ".to_owned()),
    };
    (label, format!("{size}\u{a0}đ"))
}

fn waiting(paper: &mut Vec<Block>, slip: &ShiftSlip, lang: Lang) {
    if slip.waiting.is_empty() {
        return;
    }
    paper.push(Block::Rule(Rule::Thin));
    let title = lang.pick("Chuyển khoản CHỜ TIỀN VỀ", "Transfers still WAITING");
    paper.push(Block::bold_pair(title, format!("({})", slip.waiting.len())));
    for transfer in &slip.waiting {
        let label = format!("{}  {}", transfer.number, transfer.at.format("%H:%M"));
        paper.push(Block::pair(label, transfer.amount.dotted()));
    }
}

fn signatures(paper: &mut Vec<Block>, slip: &ShiftSlip, lang: Lang) {
    if !slip.chain_head.is_empty() {
        paper.push(Block::pair(lang.pick("Dấu sổ", "Journal mark"), slip.chain_head.clone()));
        paper.push(Block::Space(8));
    }
    if slip.closed_at.is_some() {
        paper.push(Block::bold_pair(lang.pick("Người giao ca", "Handed over"), lang.pick("Quản lý", "Manager")));
        paper.push(Block::Space(110));
        paper.push(Block::pair(slip.staff.clone(), ""));
    }
    paper.push(Block::Space(8));
}

#[cfg(test)]
mod tests;
