//! What papers say, gathered from the ledger: the same bytes however often they are made.

use crate::domain::command::PrintDraft;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::money::Money;
use crate::domain::point::Point;
use crate::domain::query::{SaleDetail, ShiftReport};
use crate::domain::sale::{PriceRules, SaleLine, TicketLine, VatGroup, price_ticket};
use crate::domain::shelf::SkuCard;
use crate::domain::slip::{
    CountedSum, NoteCount, SaleSlip, ShiftSlip, ShiftTender, SlipKind, SlipLine, SlipShop, SlipTender, SlipTransfer,
    SlipVat, TenderState as SlipState, TestPage, WaitingTransfer,
};
use crate::domain::tender::{TenderKind, TenderState};
use crate::domain::vietqr::{Account, BankBin, Purpose, VietQr, bank};
use crate::store::{Fault, Reader};

pub(super) fn shop(point: Option<&Point>) -> SlipShop {
    point.map_or_else(SlipShop::default, |p| SlipShop {
        name: p.name.clone(),
        address: p.address.clone(),
        tax_code: p.tax_code.clone(),
        phone: p.phone.clone(),
    })
}

/// Takes the pack off the end of a title (`Mật ong 500 ml`), so that paper never parts a figure from its unit.
fn name_and_pack(title: &str) -> (&str, &str) {
    let pack = title.rsplit(' ').nth(1).filter(|figure| figure.starts_with(|c: char| c.is_ascii_digit()));
    let at = pack.and_then(|figure| title.rfind(figure)).filter(|&at| at > 0);
    at.map_or((title, ""), |at| {
        let (name, pack) = title.split_at(at);
        (name.trim_end(), pack)
    })
}

fn line(l: &SaleLine) -> SlipLine {
    let (name, pack) = name_and_pack(&l.name);
    SlipLine {
        name: name.to_owned(),
        pack: pack.to_owned(),
        producer: l.producer_name.clone(),
        stars: l.stars,
        quantity: l.quantity,
        unit: l.unit.clone(),
        price: l.price,
        discount: l.discount,
        amount: l.amount.plus(l.share).unwrap_or(l.amount),
        note: String::new(),
    }
}

fn vat(g: &VatGroup) -> SlipVat {
    let net = g.amount.minus(g.vat).unwrap_or(g.amount);
    SlipVat { label: g.label.clone(), net, vat: g.vat, gross: g.amount }
}

/// Makes the code a buyer pays with; none without an account or for nothing.
pub fn transfer(point: &Point, amount: Money, purpose: &str) -> Option<SlipTransfer> {
    let account = point.bank.as_ref()?;
    let bin = BankBin::new(&account.bin).ok()?;
    let label = bank(&bin).unwrap_or(&account.bin);
    let purpose = Purpose::new(purpose).ok()?;
    let qr = VietQr::to_account(bin.clone(), Account::new(&account.account).ok()?, amount, &purpose).ok()?;
    Some(SlipTransfer {
        payload: qr.payload(),
        amount,
        account: format!("{label} {} {}", account.account, account.holder).trim_end().to_owned(),
        purpose: purpose.as_str().to_owned(),
    })
}

fn tenders(d: &SaleDetail, lang: Lang) -> Vec<SlipTender> {
    let state = |kind: TenderKind, state: TenderState| match (kind, state) {
        (TenderKind::Cash, _) => SlipState::Plain,
        (TenderKind::Transfer, TenderState::Waiting) if !d.waiting.is_zero() => SlipState::Waiting,
        (TenderKind::Transfer, TenderState::Waiting | TenderState::Received) => SlipState::Confirmed,
    };
    let label = |kind: TenderKind| lang.pick(kind.rules().label, kind.rules().label_en).to_owned();
    d.sale
        .tenders
        .iter()
        .map(|t| SlipTender { label: label(t.kind), amount: t.amount, state: state(t.kind, t.state) })
        .collect()
}

/// Gathers a receipt; copy 0 is the first print.
pub fn receipt(reader: Reader<'_>, number: &str, copy: u32, lang: Lang) -> Result<Option<SaleSlip>, Fault> {
    let Some(d) = reader.sale(number)? else { return Ok(None) };
    let point = reader.point()?;
    let open = !d.waiting.is_zero() && !d.voided;
    let purpose = d.sale.ticket.clone().unwrap_or_else(|| d.sale.receipt.clone());
    let code = point.as_ref().filter(|_| open).and_then(|p| transfer(p, d.waiting, &purpose));
    let voided = lang.pick("PHIẾU ĐÃ HỦY – không còn giá trị", "VOIDED – no longer valid");
    Ok(Some(SaleSlip {
        shop: shop(point.as_ref()),
        kind: SlipKind::Receipt,
        number: d.sale.receipt.clone(),
        copy: (copy > 0).then_some(copy),
        practice: reader.is_practice(),
        at: d.at.local(),
        till: point.as_ref().map_or_else(String::new, |p| p.code.to_string()),
        cashier: d.staff.clone(),
        lines: d.sale.lines.iter().map(line).collect(),
        gross: d.sale.gross,
        discount: d.sale.discount,
        payable: d.sale.payable,
        vat: d.sale.vat.iter().map(vat).collect(),
        tenders: tenders(&d, lang),
        change: d.sale.change,
        transfer: code,
        notes: if d.voided { vec![voided.to_owned()] } else { Vec::new() },
    }))
}

/// Gathers a slip before payment: priced as the ticket was at that moment.
pub fn draft(reader: Reader<'_>, draft: &PrintDraft, staff: &str, at: Moment) -> Result<Option<SaleSlip>, Fault> {
    let Some(point) = reader.point()? else { return Ok(None) };
    let mut cards: Vec<SkuCard> = Vec::with_capacity(draft.lines.len());
    for l in &draft.lines {
        match reader.card(&l.sku)? {
            Some(card) => cards.push(card),
            None => return Ok(None),
        }
    }
    let rates = reader.tax_rates()?;
    let rules = PriceRules { at: at.into(), regime: point.regime, rates: &rates };
    let unpriced: Vec<TicketLine> = draft.lines.iter().map(|l| TicketLine { price: None, ..l.clone() }).collect();
    let pairs: Vec<(&SkuCard, &TicketLine)> = cards.iter().zip(&unpriced).collect();
    let Ok(priced) = price_ticket(&pairs, draft.discount, rules) else { return Ok(None) };
    Ok(Some(SaleSlip {
        shop: shop(Some(&point)),
        kind: SlipKind::Draft,
        number: draft.ticket.clone(),
        copy: None,
        practice: reader.is_practice(),
        at: at.local(),
        till: point.code.to_string(),
        cashier: staff.to_owned(),
        lines: priced.lines.iter().map(line).collect(),
        gross: priced.gross,
        discount: priced.discount,
        payable: priced.payable,
        vat: priced.vat.iter().map(vat).collect(),
        tenders: Vec::new(),
        change: Money::ZERO,
        transfer: transfer(&point, priced.payable, &draft.ticket),
        notes: Vec::new(),
    }))
}

/// Gathers a shift's report.
pub fn shift(reader: Reader<'_>, no: u32, lang: Lang) -> Result<Option<ShiftSlip>, Fault> {
    let Some(r) = reader.shift_report(Some(no))? else { return Ok(None) };
    let point = reader.point()?;
    let name = |id: &str| -> Result<String, Fault> {
        let known = crate::domain::ids::StaffId::new(id).ok().map(|id| reader.staff_member(&id)).transpose()?;
        Ok(known.flatten().map_or_else(|| id.to_owned(), |s| s.name))
    };
    let staff = name(r.closed_by.as_ref().map_or(r.opened_by.as_str(), |c| c.0.as_str()))?;
    let waiting = reader.shift_waiting(no)?;
    let mut slip = shift_slip(&r, lang);
    slip.shop = shop(point.as_ref());
    slip.till = point.map_or_else(String::new, |p| p.code.to_string());
    slip.practice = reader.is_practice();
    slip.staff = staff;
    slip.waiting = waiting
        .iter()
        .map(|w| WaitingTransfer { number: w.receipt.clone(), at: w.at.local(), amount: w.waiting })
        .collect();
    Ok(Some(slip))
}

fn shift_slip(r: &ShiftReport, lang: Lang) -> ShiftSlip {
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    let t = &r.totals;
    let tender = |kind: TenderKind, sales, amount| ShiftTender {
        label: lang.pick(kind.rules().label, kind.rules().label_en).to_owned(),
        sum: CountedSum { count: count(sales), amount },
    };
    let note = |n: &crate::domain::shift::NoteCount| NoteCount {
        note: Money::vnd(n.note),
        pieces: count(n.count),
        amount: Money::vnd(n.note).times_int(n.count).unwrap_or_default(),
    };
    let closed = r.closed.as_ref();
    ShiftSlip {
        shift: r.shift,
        opened_at: r.opened_at.local(),
        closed_at: r.closed_by.as_ref().map(|c| c.1.local()),
        float: r.float_vnd,
        sales_count: count(t.sales),
        sales: t.payable,
        tenders: vec![
            tender(TenderKind::Cash, t.cash_sales, t.cash),
            tender(TenderKind::Transfer, t.transfer_sales, t.transfer),
        ],
        discounts: t.discount,
        voids: CountedSum { count: count(t.voids), amount: t.voided },
        counted: closed.map(|c| c.notes.iter().map(note).collect()).unwrap_or_default(),
        counted_total: closed.map_or(Money::ZERO, |c| c.counted),
        expected: closed.map_or(Money::ZERO, |c| c.expected),
        difference: closed.map_or(Money::ZERO, |c| c.over),
        reason: reason(r),
        chain_head: r.head.clone(),
        ..ShiftSlip::default()
    }
}

/// Returns what was said of a difference: at the close, and after it.
fn reason(r: &ShiftReport) -> String {
    let at_close = r.closed.as_ref().map_or("", |c| c.reason.as_str());
    let after = r.explained.as_ref().map_or("", |e| e.2.as_str());
    let said: Vec<&str> = [at_close, after].into_iter().filter(|s| !s.is_empty()).collect();
    said.join("; ")
}

/// Gathers a test page.
pub fn test_page(reader: Reader<'_>, at: Moment, printer: &str, dots: u16) -> Result<TestPage, Fault> {
    let point = reader.point()?;
    Ok(TestPage {
        till: point.as_ref().map_or_else(String::new, |p| p.code.to_string()),
        shop: shop(point.as_ref()),
        printer: printer.to_owned(),
        dots,
        at: at.local(),
        code: "OCOP".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::name_and_pack;

    #[test]
    fn a_figure_stays_with_its_unit() {
        assert_eq!(name_and_pack("Mật ong rừng 500 ml"), ("Mật ong rừng", "500 ml"));
        assert_eq!(name_and_pack("Bánh 4 mùa 4 mùa"), ("Bánh 4 mùa", "4 mùa"));
        assert_eq!(name_and_pack("Mật ong"), ("Mật ong", ""));
        assert_eq!(name_and_pack("500 ml"), ("500 ml", ""));
        assert_eq!(name_and_pack("Chăn bông tơ tằm"), ("Chăn bông tơ tằm", ""));
    }
}
