//! A document undone: which one, why, and the goods that go back.

use super::{Sums, Teller, day, figure};
use crate::domain::entry::Entry;
use crate::domain::goods_paper::ColumnKind::{Detail, Figure, Name, Number, Unit};
use crate::domain::goods_paper::{GoodsList, GoodsPaper, Opening, Party, Signatory};
use crate::domain::reversal::DocumentReversed;
use crate::domain::stock::Movement;
use crate::store::Fault;

impl Teller<'_> {
    /// Tells a reversal; the sides of the document that is undone sign it again.
    pub(super) fn reversed(&self, entry: &Entry, r: &DocumentReversed) -> Result<Option<GoodsPaper>, Fault> {
        let Some(original) = self.reader.entry(r.seq)? else { return Ok(None) };
        let Some(undone) = self.told(&original)? else { return Ok(None) };
        let mut document = self.begin(entry, Opening::Minutes)?;
        let (was, is) = (self.staff(&original)?, self.staff(entry)?);
        // Whoever stands for the point now signs; the other side writes its name by hand.
        let signs = |name: &str| if !name.is_empty() && name == was { is.clone() } else { String::new() };
        document.title = self.title("BIÊN BẢN HỦY CHỨNG TỪ", "DOCUMENT CANCELLED");
        document.facts = vec![
            self.fact("Hủy chứng từ số", "Cancels no.", r.undone.document()),
            self.fact("Loại chứng từ", "Which was", &undone.title),
            self.fact("Lập lúc", "Made", &undone.at.format("%H:%M %d/%m/%Y").to_string()),
            self.fact("Lý do", "Reason", &r.reason),
        ];
        self.goes_back(&mut document, r)?;
        let (vi, en) = r.undone.kind().undone_means();
        document.notes.push(self.say(vi, en).to_owned());
        if !r.unexplains.is_empty() {
            let vi = "Hàng bán quá sổ mà chứng từ bị hủy đã bù, nay lại là bán âm.";
            let en = "What was sold below the books and the cancelled document had made good is below the books again.";
            document.notes.push(self.say(vi, en).to_owned());
        }
        let party = |p: Party| Party { representative: signs(&p.representative), ..p };
        document.parties = undone.parties.into_iter().map(party).collect();
        let signatory = |s: Signatory| Signatory { name: signs(&s.name), role: s.role };
        document.signatories = undone.signatories.into_iter().map(signatory).collect();
        Ok(Some(document))
    }
    /// Lists every movement the other way.
    fn goes_back(&self, document: &mut GoodsPaper, r: &DocumentReversed) -> Result<(), Fault> {
        let mut list = GoodsList::new(
            self.say("Hàng ghi ngược lại", "Goods booked back"),
            &[
                ("TT", Number),
                (self.say("Tên hàng, quy cách", "Goods, pack"), Name),
                (self.say("Số lô", "Lot"), Detail),
                (self.say("HSD", "Expires"), Detail),
                (self.say("Từ", "From"), Detail),
                (self.say("Về", "To"), Detail),
                (self.say("SL", "Qty"), Figure),
                (self.say("ĐVT", "Unit"), Unit),
            ],
        );
        let mut sums = Sums::default();
        for m in r.undone.movements().into_iter().map(Movement::mirrored) {
            let lot = self.lot(&m.lot)?;
            let goods = self.goods(&lot.sku)?;
            sums.add(&goods.unit, m.quantity);
            let (from, to) = (self.place(m.from), self.place(m.to));
            list.push([goods.name, lot.code.clone(), day(lot.expires), from, to, figure(m.quantity), goods.unit]);
        }
        list.drop_empty_columns();
        document.totals = vec![sums.total(list.lines.len(), self.lang)];
        document.lists = vec![list];
        Ok(())
    }
}
