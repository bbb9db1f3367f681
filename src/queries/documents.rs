//! A document of goods, told from its entry: what it says does not change when it is printed again.

mod counted;
pub mod list;
mod moves;
mod reversed;

use std::collections::BTreeMap;

use crate::domain::entry::{Entry, Fact};
use crate::domain::goods_paper::ColumnKind::{Detail, Figure, Name, Note, Number, Unit};
use crate::domain::goods_paper::{GoodsList, GoodsPaper, Leaf, Opening, Party, Signatory};
use crate::domain::ids::{LotId, ProducerCode, SkuCode};
use crate::domain::lang::Lang;
use crate::domain::lot::{Lot, SupplyForm};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::stock::{Bearer, GoodsReceived, GoodsReturned, GoodsWrittenOff, LossCause, Movement, StockPlace};
use crate::queries::slips::shop;
use crate::store::{Fault, Reader};

/// Gathers a document of goods; copy 0 is the first print.
pub fn document(
    reader: Reader<'_>,
    number: &str,
    copy: u32,
    leaf: Option<Leaf>,
    lang: Lang,
) -> Result<Option<GoodsPaper>, Fault> {
    let Some((entry, _)) = reader.document(Some(number))? else { return Ok(None) };
    let teller = Teller { reader, lang };
    let Some(told) = teller.told(&entry)? else { return Ok(None) };
    let cancelled_by = reader.reversed_by(entry.header.seq)?;
    Ok(Some(GoodsPaper { copy: (copy > 0).then_some(copy), leaf, cancelled_by, number: number.to_owned(), ..told }))
}

/// Puts entries into the words of a document.
struct Teller<'a> {
    reader: Reader<'a>,
    lang: Lang,
}

/// A pack as a line names it.
struct Goods {
    name: String,
    unit: String,
}

impl Teller<'_> {
    /// Tells a document; nothing when the entry is none that goods are handed over by.
    fn told(&self, entry: &Entry) -> Result<Option<GoodsPaper>, Fault> {
        if let Fact::GoodsReceived(g) = &entry.fact {
            return self.received(entry, g).map(Some);
        }
        if let Fact::GoodsWrittenOff(w) = &entry.fact {
            return self.written_off(entry, w).map(Some);
        }
        if let Fact::GoodsReturned(r) = &entry.fact {
            return self.returned(entry, r).map(Some);
        }
        if let Fact::CountApproved(c) = &entry.fact {
            return self.counted(entry, c);
        }
        if let Fact::DocumentReversed(r) = &entry.fact {
            return self.reversed(entry, r);
        }
        self.told_of_moves(entry)
    }
    /// Tells a document of goods on the move.
    fn told_of_moves(&self, entry: &Entry) -> Result<Option<GoodsPaper>, Fault> {
        if let Fact::GoodsMoved(m) = &entry.fact {
            return self.carried(entry, m).map(Some);
        }
        if let Fact::GoodsSent(s) = &entry.fact {
            return self.sent(entry, s).map(Some);
        }
        if let Fact::TransferReceived(t) = &entry.fact {
            return self.arrived(entry, t).map(Some);
        }
        if let Fact::TransferClosed(t) = &entry.fact {
            return self.closed(entry, t).map(Some);
        }
        if let Fact::StockTakenOn(t) = &entry.fact {
            return self.taken_on(entry, t).map(Some);
        }
        if let Fact::GoodsRepacked(r) = &entry.fact {
            return self.repacked(entry, r).map(Some);
        }
        Ok(None)
    }
    const fn say<'s>(&self, vi: &'s str, en: &'s str) -> &'s str {
        self.lang.pick(vi, en)
    }
    /// Returns a title: Vietnamese as the law wants it, English beside it where staff read English.
    fn title(&self, vi: &str, en: &str) -> String {
        match self.lang {
            Lang::Vi => vi.to_owned(),
            Lang::En => format!("{vi} · {en}"),
        }
    }
    /// Begins a document with what is true of every one.
    fn begin(&self, entry: &Entry, opening: Opening) -> Result<GoodsPaper, Fault> {
        let point = self.reader.point()?;
        let town = point.as_ref().and_then(|p| p.place.as_ref()).map(|p| p.province.clone());
        Ok(GoodsPaper {
            shop: shop(point.as_ref()),
            opening,
            practice: self.reader.is_practice(),
            town: town.unwrap_or_default(),
            at: entry.header.at.local(),
            ..GoodsPaper::default()
        })
    }
    /// Returns the name of who made the entry; empty for the machine's owner.
    fn staff(&self, entry: &Entry) -> Result<String, Fault> {
        Ok(self.reader.staff_member(&entry.header.staff)?.map(|s| s.name).unwrap_or_default())
    }
    fn goods(&self, sku: &SkuCode) -> Result<Goods, Fault> {
        let card = self.reader.card(sku)?;
        Ok(card.map_or_else(
            || Goods { name: sku.to_string(), unit: String::new() },
            |c| Goods { name: c.title(), unit: c.unit },
        ))
    }
    fn lot(&self, id: &LotId) -> Result<Lot, Fault> {
        self.reader.lot_at(id, StockPlace::Shelf)?.map(|l| l.lot).ok_or(Fault::BadRow("lot"))
    }
    /// Names a producer and where it is, as a side of a document.
    fn producer(&self, code: &ProducerCode, role: &str) -> Result<Party, Fault> {
        let known = self.reader.producer(code)?;
        let place = known.as_ref().and_then(|p| p.place.as_ref()).map(|p| p.line()).unwrap_or_default();
        let name = known.map_or_else(|| code.to_string(), |p| p.name);
        Ok(Party { role: role.to_owned(), name, place, representative: String::new() })
    }
    fn point(&self, document: &GoodsPaper, role: &str, staff: &str) -> Party {
        Party {
            role: role.to_owned(),
            name: document.shop.name.clone(),
            place: document.shop.address.clone(),
            representative: staff.to_owned(),
        }
    }
    /// Returns the two who sign: the producer's side by hand, the point's by name.
    fn both_sign(&self, staff: String) -> Vec<Signatory> {
        vec![
            Signatory {
                role: self.say("ĐẠI DIỆN CHỦ THỂ", "FOR THE PRODUCER").to_owned(), name: String::new()
            },
            Signatory { role: self.say("ĐẠI DIỆN ĐIỂM BÁN", "FOR THE POINT").to_owned(), name: staff },
        ]
    }
    fn two_copies(&self) -> String {
        let vi = "Lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.";
        self.say(vi, "Made out twice, one copy for each side, both of equal value.").to_owned()
    }
    fn received(&self, entry: &Entry, g: &GoodsReceived) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Minutes)?;
        let staff = self.staff(entry)?;
        document.title = self.title("BIÊN BẢN GIAO NHẬN HÀNG HÓA", "GOODS RECEIVED");
        document.parties = vec![
            self.producer(&g.producer, self.say("BÊN GIAO (chủ thể)", "DELIVERED BY (producer)"))?,
            self.point(&document, self.say("BÊN NHẬN (điểm bán)", "RECEIVED BY (point)"), &staff),
        ];
        document.facts = vec![
            (self.say("Phiếu giao của chủ thể", "Producer's delivery note").to_owned(), g.delivery_note.clone()),
            (self.say("Hợp đồng", "Agreement").to_owned(), agreements(g.lines.iter().map(|l| &l.lot))),
            (self.say("Nơi để hàng", "Put").to_owned(), self.place(g.place)),
        ];
        let mut taken = GoodsList::new(
            "",
            &[
                ("TT", Number),
                (self.say("Tên hàng, quy cách", "Goods, pack"), Name),
                (self.say("Số lô", "Lot"), Detail),
                (self.say("NSX", "Made"), Detail),
                (self.say("HSD", "Expires"), Detail),
                (self.say("Hình thức", "Form"), Detail),
                (self.say("SL", "Qty"), Figure),
                (self.say("ĐVT", "Unit"), Unit),
                (self.say("Đơn giá", "Price"), Figure),
                (self.say("Thành tiền", "Amount"), Figure),
                (self.say("Đã xem", "Looked at"), Note),
            ],
        );
        let mut sums = Sums::default();
        for l in &g.lines {
            let looked = l.checks.iter().map(|check| check.name(self.lang)).collect::<Vec<_>>().join(", ");
            sums.add(&l.unit, l.quantity);
            let (made, expires) = (day(l.lot.made), day(l.lot.expires));
            let form = self.form(l.lot.form).to_owned();
            let quantity = figure(l.quantity);
            let [price, amount] = priced(&l.lot, l.quantity);
            let (name, code, unit) = (l.name.clone(), l.lot.code.clone(), l.unit.clone());
            taken.push([name, code, made, expires, form, quantity, unit, price, amount, looked]);
        }
        taken.drop_empty_columns();
        document.totals = vec![sums.total(taken.lines.len(), self.lang)];
        document.totals.extend(self.amount(g.lines.iter().map(|l| (&l.lot, l.quantity))));
        document.lists = vec![taken, self.refused(g)?];
        document.notes = vec![self.two_copies()];
        document.signatories = self.both_sign(staff);
        Ok(document)
    }
    /// Adds up what the lines come to at their prices, and says how many have none; nothing when none has one.
    fn amount<'l>(&self, lines: impl Iterator<Item = (&'l Lot, Quantity)>) -> Vec<(String, String)> {
        let amounts: Vec<Option<Money>> =
            lines.map(|(lot, quantity)| lot.consignment_price.and_then(|p| p.times(quantity.get()).ok())).collect();
        let open = amounts.iter().filter(|amount| amount.is_none()).count();
        if open == amounts.len() {
            return Vec::new();
        }
        let label = self.say("Cộng tiền hàng (gồm thuế GTGT)", "Amount, VAT included");
        // Beyond what an amount may be the sum is not told; the lines are.
        let sum =
            Money::sum(amounts.into_iter().flatten()).map_or_else(|_| "–".to_owned(), |sum| format!("{sum}\u{a0}đ"));
        let mut told = vec![(label.to_owned(), sum)];
        if open > 0 {
            told.push(self.fact("Số dòng chưa ghi giá", "Lines without a price", &open.to_string()));
        }
        told
    }
    /// Lists what was not taken, with the reason.
    fn refused(&self, g: &GoodsReceived) -> Result<GoodsList, Fault> {
        let mut list = GoodsList::new(
            self.say("Hàng không nhận, trả lại ngay", "Not taken, given back at once"),
            &[
                ("TT", Number),
                (self.say("Tên hàng, quy cách", "Goods, pack"), Name),
                (self.say("Số lô", "Lot"), Detail),
                (self.say("HSD", "Expires"), Detail),
                (self.say("Lý do", "Reason"), Detail),
                (self.say("SL", "Qty"), Figure),
                (self.say("ĐVT", "Unit"), Unit),
            ],
        );
        for l in &g.refused {
            let goods = self.goods(&l.sku)?;
            let expires = l.expires.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default();
            list.push([goods.name, l.lot_code.clone(), expires, l.reason.clone(), figure(l.quantity), goods.unit]);
        }
        list.drop_empty_columns();
        Ok(list)
    }
    fn returned(&self, entry: &Entry, r: &GoodsReturned) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Slip)?;
        let staff = self.staff(entry)?;
        document.title = self.title("PHIẾU TRẢ HÀNG CHỦ THỂ", "GOODS GIVEN BACK");
        document.parties = vec![
            self.point(&document, self.say("BÊN TRẢ (điểm bán)", "GIVEN BACK BY (point)"), &staff),
            self.producer(&r.producer, self.say("BÊN NHẬN (chủ thể)", "TAKEN BY (producer)"))?,
        ];
        document.facts = vec![(self.say("Lý do trả", "Reason").to_owned(), r.reason.clone())];
        self.moved(&mut document, &r.movements)?;
        document.notes = vec![self.two_copies()];
        document.signatories = self.both_sign(staff);
        Ok(document)
    }
    fn written_off(&self, entry: &Entry, w: &GoodsWrittenOff) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Minutes)?;
        let staff = self.staff(entry)?;
        document.title = self.title("BIÊN BẢN GHI GIẢM HÀNG HÓA", "GOODS WRITTEN OFF");
        document.facts = self.loss(w.cause, w.bearer, &w.reason);
        self.moved(&mut document, &w.movements)?;
        document.signatories = self.both_sign(staff);
        Ok(document)
    }
    /// Lists goods that left a place, lot by lot.
    fn moved(&self, document: &mut GoodsPaper, movements: &[Movement]) -> Result<(), Fault> {
        let mut list = GoodsList::new(
            "",
            &[
                ("TT", Number),
                (self.say("Tên hàng, quy cách", "Goods, pack"), Name),
                (self.say("Chủ thể", "Producer"), Detail),
                (self.say("Số lô", "Lot"), Detail),
                (self.say("HSD", "Expires"), Detail),
                (self.say("Từ", "From"), Detail),
                (self.say("SL", "Qty"), Figure),
                (self.say("ĐVT", "Unit"), Unit),
            ],
        );
        let mut sums = Sums::default();
        let alike = !document.parties.is_empty();
        for m in movements {
            let lot = self.lot(&m.lot)?;
            let goods = self.goods(&lot.sku)?;
            sums.add(&goods.unit, m.quantity);
            // One producer is named at the head; several are named line by line.
            let producer = if alike { String::new() } else { self.producer(&lot.producer, "")?.name };
            let (code, expires) = (lot.code.clone(), day(lot.expires));
            list.push([goods.name, producer, code, expires, self.place(m.from), figure(m.quantity), goods.unit]);
        }
        list.drop_empty_columns();
        document.totals = vec![sums.total(list.lines.len(), self.lang)];
        document.lists = vec![list];
        Ok(())
    }
    /// Says why goods are lost and who bears it.
    fn loss(&self, cause: LossCause, bearer: Bearer, reason: &str) -> Vec<(String, String)> {
        let bearer = match bearer {
            Bearer::Producer => self.say("Chủ thể", "The producer"),
            Bearer::Shop => self.say("Điểm bán", "The point"),
        };
        vec![
            self.fact("Nguyên nhân", "Cause", self.cause(cause)),
            self.fact("Bên chịu", "Borne by", bearer),
            self.fact("Diễn giải", "In words", reason),
        ]
    }
    fn fact(&self, vi: &str, en: &str, value: &str) -> (String, String) {
        (self.say(vi, en).to_owned(), value.to_owned())
    }
    fn place(&self, place: StockPlace) -> String {
        let (vi, en) = place.names();
        self.say(vi, en).to_owned()
    }
    const fn form(&self, form: SupplyForm) -> &'static str {
        match form {
            SupplyForm::Consignment => self.lang.pick("Ký gửi", "Consigned"),
            SupplyForm::Purchase => self.lang.pick("Mua đứt", "Bought"),
            SupplyForm::Sample => self.lang.pick("Mẫu", "Sample"),
        }
    }
    const fn cause(&self, cause: LossCause) -> &'static str {
        match cause {
            LossCause::Damaged => self.lang.pick("Hỏng, vỡ", "Damaged"),
            LossCause::Expired => self.lang.pick("Hết hạn", "Expired"),
            LossCause::Lost => self.lang.pick("Mất", "Lost"),
            LossCause::Tasted => self.lang.pick("Dùng thử", "Tasted"),
            LossCause::Given => self.lang.pick("Tặng", "Given away"),
            LossCause::Sampled => self.lang.pick("Lấy mẫu kiểm tra", "Sampled"),
        }
    }
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|d| d.format("%d/%m/%Y").to_string()).unwrap_or_default()
}

/// Writes the price of a unit and what a line comes to; nothing where no price was given.
fn priced(lot: &Lot, quantity: Quantity) -> [String; 2] {
    let amount = |price: Money| price.times(quantity.get()).map(Money::dotted).unwrap_or_default();
    lot.consignment_price.map_or_else(Default::default, |price| [price.dotted(), amount(price)])
}

/// Writes a quantity as people read it: `1.200`, `0,5`.
fn figure(quantity: Quantity) -> String {
    let text = quantity.to_string();
    let (whole, tail) = text.split_once([',', '.']).unwrap_or((&text, ""));
    let whole =
        whole.parse::<i64>().map_or_else(|_| whole.to_owned(), |n| crate::domain::money::Money::vnd(n).dotted());
    if tail.is_empty() { whole } else { format!("{whole},{tail}") }
}

/// What goods come to, unit by unit.
#[derive(Default)]
struct Sums(BTreeMap<String, Quantity>);

impl Sums {
    fn add(&mut self, unit: &str, quantity: Quantity) {
        let sum = self.0.entry(unit.to_owned()).or_insert(Quantity::ZERO);
        // Beyond a million pieces the sum is not told; the lines are.
        *sum = sum.plus(quantity).unwrap_or(*sum);
    }
    fn total(&self, lines: usize, lang: Lang) -> (String, String) {
        let label = match lang {
            Lang::Vi => format!("Cộng {lines} dòng hàng"),
            Lang::En => format!("Total of {lines} {}", if lines == 1 { "line" } else { "lines" }),
        };
        let parts: Vec<String> = self.0.iter().map(|(unit, sum)| format!("{}\u{a0}{unit}", figure(*sum))).collect();
        (label, parts.join(", "))
    }
}

/// Names the agreements that lots came under, each once.
fn agreements<'l>(lots: impl Iterator<Item = &'l Lot>) -> String {
    let mut named: Vec<&str> = lots.filter_map(|lot| lot.agreement.as_deref()).collect();
    named.sort_unstable();
    named.dedup();
    named.join(", ")
}
