//! Goods on the move: carried, sent, taken in, closed over, taken on, repacked.

use super::{Sums, Teller, agreements, day, figure, priced};
use crate::domain::entry::Entry;
use crate::domain::goods_paper::ColumnKind::{Detail, Figure, Name, Number, Unit};
use crate::domain::goods_paper::{ColumnKind, GoodsList, GoodsPaper, Opening, Party, Signatory};
use crate::domain::ids::ProducerCode;
use crate::domain::moves::{
    ClosedLine, GoodsMoved, GoodsRepacked, GoodsSent, Loss, Measure, PlacedLot, PointName, StockTakenOn,
    TransferClosed, TransferReceived,
};
use crate::domain::quantity::Quantity;
use crate::domain::stock::Bearer;
use crate::store::Fault;

impl Teller<'_> {
    /// Tells what was carried between the point's own places.
    pub(super) fn carried(&self, entry: &Entry, m: &GoodsMoved) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Slip)?;
        document.title = self.title("PHIẾU CHUYỂN CHỖ HÀNG HÓA", "GOODS CARRIED");
        let to: Vec<String> = m.movements.first().map(|first| self.place(first.to)).into_iter().collect();
        document.facts = vec![self.fact("Chuyển đến", "Carried to", &to.concat())];
        self.moved(&mut document, &m.movements)?;
        document.signatories = vec![self.signs("NGƯỜI CHUYỂN", "CARRIED BY", self.staff(entry)?)];
        Ok(document)
    }
    /// Tells what left for another point.
    pub(super) fn sent(&self, entry: &Entry, s: &GoodsSent) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Slip)?;
        let staff = self.staff(entry)?;
        document.title = self.title("PHIẾU ĐIỀU CHUYỂN HÀNG HÓA", "GOODS SENT");
        document.parties = vec![
            self.point(&document, self.say("BÊN GỬI (điểm bán)", "SENT BY (point)"), &staff),
            other_point(&s.to, self.say("BÊN NHẬN (điểm bán)", "SENT TO (point)")),
        ];
        document.facts = vec![self.fact("Ghi chú", "Note", &s.note)];
        self.placed(&mut document, &s.lines, None, self.say("Từ", "From"))?;
        document.notes = vec![self.two_copies()];
        document.signatories = self.points_sign(staff, String::new());
        Ok(document)
    }
    /// Tells what came from another point, beside what it had sent.
    pub(super) fn arrived(&self, entry: &Entry, t: &TransferReceived) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Minutes)?;
        let staff = self.staff(entry)?;
        document.title = self.title("BIÊN BẢN NHẬN HÀNG ĐIỀU CHUYỂN", "TRANSFER RECEIVED");
        document.parties = vec![
            other_point(&t.from, self.say("BÊN GỬI (điểm bán)", "SENT BY (point)")),
            self.point(&document, self.say("BÊN NHẬN (điểm bán)", "RECEIVED BY (point)"), &staff),
        ];
        document.facts = vec![
            self.fact("Phiếu điều chuyển", "Transfer", &t.transfer),
            self.fact("Nơi để hàng", "Put", &self.place(t.place)),
        ];
        let mut list = self.lots_with(&[
            (self.say("Lý do", "Reason"), Detail),
            (self.say("Gửi", "Sent"), Figure),
            (self.say("Nhận", "Taken"), Figure),
            (self.say("Hỏng", "Damaged"), Figure),
            (self.say("Thiếu", "Missing"), Figure),
            (self.say("Thừa", "Over"), Figure),
            (self.say("ĐVT", "Unit"), Unit),
        ]);
        let mut differ: usize = 0;
        for l in &t.lines {
            let over = l.arrived.plus(l.damaged).and_then(|came| came.plus(l.sent.negated()));
            let over = over.map_err(|_| Fault::BadRow("transfer"))?;
            differ = differ.saturating_add(usize::from(l.differs()));
            let (name, code, expires, reason) = (l.name.clone(), l.lot.code.clone(), day(l.lot.expires), &l.reason);
            let (sent, taken, damaged) = (figure(l.sent), figure(l.arrived), above_zero(l.damaged));
            let (missing, over, unit) = (above_zero(over.negated()), above_zero(over), l.unit.clone());
            list.push([name, code, expires, reason.clone(), sent, taken, damaged, missing, over, unit]);
        }
        list.drop_empty_columns();
        document.totals = vec![self.differing(list.lines.len(), differ)];
        document.lists = vec![list];
        document.signatories = self.points_sign(String::new(), staff);
        Ok(document)
    }
    fn differing(&self, lines: usize, differ: usize) -> (String, String) {
        let vi = if differ == 0 { "nhận đủ".to_owned() } else { format!("{differ} dòng chênh lệch") };
        let en = if differ == 0 { "all as sent".to_owned() } else { format!("{differ} not as sent") };
        (self.say(&format!("{lines} dòng hàng"), &format!("Lines: {lines}")).to_owned(), self.say(&vi, &en).to_owned())
    }
    /// Tells how a transfer ended in the sender's books.
    pub(super) fn closed(&self, entry: &Entry, t: &TransferClosed) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Minutes)?;
        let staff = self.staff(entry)?;
        let sent = self.reader.transfer(&t.transfer)?.map(|detail| detail.sent);
        document.title = self.title("BIÊN BẢN KẾT THÚC ĐIỀU CHUYỂN", "TRANSFER CLOSED");
        document.parties = vec![self.point(&document, self.say("BÊN GỬI (điểm bán)", "SENT BY (point)"), &staff)];
        if let Some(sent) = &sent {
            document.parties.push(other_point(&sent.to, self.say("BÊN NHẬN (điểm bán)", "SENT TO (point)")));
        }
        let came_back = t.lines.iter().any(|l| l.back.is_positive());
        let back_to = if came_back { self.place(t.back_to) } else { String::new() };
        document.facts = vec![
            self.fact("Phiếu điều chuyển", "Transfer", &t.transfer),
            self.fact("Biên bản của bên nhận", "The other point's minutes", &t.minutes),
            self.fact("Hàng về để ở", "What came back is put", &back_to),
        ];
        document.facts.extend(self.lost(t.loss.as_ref()));
        let mut list = self.lots_with(&[
            (self.say("Lý do", "Reason"), Detail),
            (self.say("Gửi", "Sent"), Figure),
            (self.say("Đến nơi", "Arrived"), Figure),
            (self.say("Thừa", "Over"), Figure),
            (self.say("Về lại", "Came back"), Figure),
            (self.say("Mất", "Lost"), Figure),
            (self.say("ĐVT", "Unit"), Unit),
        ]);
        let mut differ: usize = 0;
        for l in &t.lines {
            let lot = self.lot(&l.lot)?;
            let named = sent.as_ref().and_then(|s| s.lines.iter().find(|line| line.lot.id == l.lot));
            let now = self.goods(&lot.sku)?;
            let (name, unit) = named.map_or((now.name, now.unit), |n| (n.name.clone(), n.unit.clone()));
            differ = differ.saturating_add(usize::from(l.arrived != l.sent));
            let (sent, arrived, over) = (figure(l.sent), figure(l.arrived), above_zero(l.over()));
            let (back, lost, reason) = (above_zero(l.back), above_zero(l.lost), self.why(l));
            list.push([name, lot.code.clone(), day(lot.expires), reason, sent, arrived, over, back, lost, unit]);
        }
        list.drop_empty_columns();
        document.totals = vec![self.differing(list.lines.len(), differ)];
        document.lists = vec![list];
        document.signatories = self.points_sign(staff, String::new());
        Ok(document)
    }
    /// Says why more came of a lot, or why it is lost and who bears it when that is another matter than the rest.
    fn why(&self, line: &ClosedLine) -> String {
        let own = line.loss.as_ref().map(|l| {
            let bearer = match l.bearer {
                Bearer::Producer => self.say("chủ thể chịu", "borne by the producer"),
                Bearer::Shop => self.say("điểm bán chịu", "borne by the point"),
            };
            format!("{}, {bearer}: {}", self.cause(l.cause), l.reason)
        });
        let over = Some(&line.reason).filter(|reason| !reason.is_empty()).cloned();
        over.into_iter().chain(own).collect::<Vec<_>>().join("; ")
    }
    /// Tells what lay there before the books began; who counted with us signs for the producer.
    pub(super) fn taken_on(&self, entry: &Entry, t: &StockTakenOn) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Minutes)?;
        let staff = self.staff(entry)?;
        document.title = self.title("BIÊN BẢN TỒN ĐẦU KỲ", "OPENING STOCK");
        let producer = self.producer(&t.producer, self.say("CHỦ THỂ", "PRODUCER"))?;
        document.parties = vec![
            Party { representative: t.counted_with.clone(), ..producer },
            self.point(&document, self.say("ĐIỂM BÁN", "POINT"), &staff),
        ];
        let agreements = agreements(t.lines.iter().map(|l| &l.lot));
        document.facts = vec![self.fact("Hợp đồng", "Agreement", &agreements), self.fact("Ghi chú", "Note", &t.note)];
        self.placed(&mut document, &t.lines, Some(&t.producer), self.say("Nơi để", "Place"))?;
        document.notes = vec![self.two_copies()];
        document.signatories = self.both_sign(staff);
        if let Some(first) = document.signatories.first_mut() {
            first.name.clone_from(&t.counted_with);
        }
        Ok(document)
    }
    /// Tells what was opened and what was made of it.
    pub(super) fn repacked(&self, entry: &Entry, r: &GoodsRepacked) -> Result<GoodsPaper, Fault> {
        let mut document = self.begin(entry, Opening::Slip)?;
        document.title = self.title("PHIẾU SANG GÓI", "GOODS REPACKED");
        let (old, new) = (&r.opened.unit, &r.made.unit);
        let (measure, lost_unit) = match r.measure {
            Measure::Contains(n) => (format!("1 {old} = {} {new}", figure(n)), new),
            Measure::Content(n) => (format!("1 {new} = {} {old}", figure(n)), old),
        };
        document.facts = vec![self.fact("Quy đổi", "Measure", &measure)];
        if r.lost.is_positive() {
            document.facts.push(self.fact("Hao hụt", "Lost", &format!("{}\u{a0}{lost_unit}", figure(r.lost))));
        }
        document.facts.extend(self.lost(r.loss.as_ref()));
        let place = self.say("Nơi để", "Place");
        document.lists = vec![
            self.places(self.say("Mở ra", "Opened"), std::slice::from_ref(&r.opened), None, self.say("Từ", "From"))?,
            self.places(self.say("Đóng thành", "Made"), std::slice::from_ref(&r.made), None, place)?,
        ];
        document.signatories = vec![
            self.signs("NGƯỜI SANG GÓI", "REPACKED BY", self.staff(entry)?),
            self.signs("QUẢN LÝ", "MANAGER", String::new()),
        ];
        Ok(document)
    }
    fn lost(&self, loss: Option<&Loss>) -> Vec<(String, String)> {
        loss.map(|l| self.loss(l.cause, l.bearer, &l.reason)).unwrap_or_default()
    }
    /// Lists lots with their places, and what they come to; a producer named at the head is not named again.
    fn placed(
        &self,
        document: &mut GoodsPaper,
        lines: &[PlacedLot],
        named: Option<&ProducerCode>,
        place: &str,
    ) -> Result<(), Fault> {
        let mut sums = Sums::default();
        lines.iter().for_each(|l| sums.add(&l.unit, l.quantity));
        document.totals = vec![sums.total(lines.len(), self.lang)];
        if named.is_some() {
            document.totals.extend(self.amount(lines.iter().map(|l| (&l.lot, l.quantity))));
        }
        document.lists = vec![self.places("", lines, named, place)?];
        Ok(())
    }
    fn places(
        &self,
        caption: &str,
        lines: &[PlacedLot],
        named: Option<&ProducerCode>,
        place: &str,
    ) -> Result<GoodsList, Fault> {
        let mut list = GoodsList::new(
            caption,
            &[
                ("TT", Number),
                (self.say("Tên hàng, quy cách", "Goods, pack"), Name),
                (self.say("Chủ thể", "Producer"), Detail),
                (self.say("Số lô", "Lot"), Detail),
                (self.say("NSX", "Made"), Detail),
                (self.say("HSD", "Expires"), Detail),
                (self.say("Hình thức", "Form"), Detail),
                (place, Detail),
                (self.say("SL", "Qty"), Figure),
                (self.say("ĐVT", "Unit"), Unit),
                (self.say("Đơn giá", "Price"), Figure),
                (self.say("Thành tiền", "Amount"), Figure),
            ],
        );
        for l in lines {
            // What a producer signs for tells its prices; a sheet that goes along with goods does not.
            let [price, amount] = if named.is_some() { priced(&l.lot, l.quantity) } else { Default::default() };
            let is_named = named == Some(&l.lot.producer);
            let producer = if is_named { String::new() } else { self.producer(&l.lot.producer, "")?.name };
            let code = l.lot.code.clone();
            let (made, expires) = (day(l.lot.made), day(l.lot.expires));
            let (form, at) = (self.form(l.lot.form).to_owned(), self.place(l.place));
            let (name, quantity, unit) = (l.name.clone(), figure(l.quantity), l.unit.clone());
            list.push([name, producer, code, made, expires, form, at, quantity, unit, price, amount]);
        }
        list.drop_empty_columns();
        Ok(list)
    }
    /// Makes an empty list of lots with more columns after them.
    fn lots_with(&self, more: &[(&str, ColumnKind)]) -> GoodsList {
        let lot = [
            ("TT", Number),
            (self.say("Tên hàng, quy cách", "Goods, pack"), Name),
            (self.say("Số lô", "Lot"), Detail),
            (self.say("HSD", "Expires"), Detail),
        ];
        let columns: Vec<(&str, ColumnKind)> = lot.iter().chain(more).copied().collect();
        GoodsList::new("", &columns)
    }
    fn signs(&self, vi: &str, en: &str, name: String) -> Signatory {
        Signatory { role: self.say(vi, en).to_owned(), name }
    }
    /// Returns the two who sign a transfer.
    fn points_sign(&self, sender: String, receiver: String) -> Vec<Signatory> {
        vec![
            self.signs("ĐẠI DIỆN BÊN GỬI", "FOR THE SENDER", sender),
            self.signs("ĐẠI DIỆN BÊN NHẬN", "FOR THE RECEIVER", receiver),
        ]
    }
}

/// Names another point as a side of a document; where it is, these books do not know.
fn other_point(point: &PointName, role: &str) -> Party {
    let name = if point.name.is_empty() { point.code.to_string() } else { format!("{} ({})", point.name, point.code) };
    Party { role: role.to_owned(), name, ..Party::default() }
}

fn above_zero(quantity: Quantity) -> String {
    if quantity.is_positive() { figure(quantity) } else { String::new() }
}
