//! The minutes of a count: differences first, then what is as the books have it.

use super::{Teller, figure};
use crate::domain::count::CountApproved;
use crate::domain::entry::Entry;
use crate::domain::goods_paper::ColumnKind::{Detail, Figure, Name, Number, Unit};
use crate::domain::goods_paper::{GoodsList, GoodsPaper, Opening, RollCut, Signatory};
use crate::domain::quantity::Quantity;
use crate::domain::slip::{CountSlip, CountSlipLine};
use crate::queries::count::minutes;
use crate::store::Fault;

/// How many of the packs left out a roll names.
const LEFT_OUT_ON_ROLL: usize = 5;

impl Teller<'_> {
    /// Tells a count from all its parts.
    pub(super) fn counted(&self, entry: &Entry, c: &CountApproved) -> Result<Option<GoodsPaper>, Fault> {
        let Some(told) = minutes(self.reader, &c.document, self.lang)? else { return Ok(None) };
        let mut document = self.begin(entry, Opening::Minutes)?;
        let when = |at: chrono::NaiveDateTime| at.format("%H:%M %d/%m/%Y").to_string();
        document.title = self.title("BIÊN BẢN KIỂM KÊ HÀNG HÓA", "STOCK COUNT");
        document.facts = vec![
            self.fact("Nơi kiểm", "Place", &told.place),
            self.fact("Hàng của", "Goods of", &told.producer),
            self.fact("Bắt đầu", "Begun", &when(told.started_at)),
            self.fact("Duyệt lúc", "Approved", &told.closed_at.map(when).unwrap_or_default()),
            self.fact("Lần so với sổ", "Times compared", &told.round.to_string()),
            self.fact("Lý do chênh", "Why it differs", &told.reason),
        ];
        document.totals = vec![self.came_out(&told)];
        document.lists = self.count_lists(&told);
        let signs = |(role, name): (String, String)| Signatory { role: role.to_uppercase(), name };
        document.signatories = told.signatures.into_iter().map(signs).collect();
        Ok(Some(document))
    }
    fn came_out(&self, told: &CountSlip) -> (String, String) {
        let (matched, short, over) = (told.matched, told.short, told.over);
        let vi = format!("{matched} đúng sổ, {short} thiếu, {over} thừa");
        let en = format!("{matched} as booked, {short} short, {over} over");
        self.fact("Số mặt hàng", "Packs", self.say(&vi, &en))
    }
    /// Lists what differs, what is right, and what nobody counted.
    fn count_lists(&self, told: &CountSlip) -> Vec<GoodsList> {
        let differs = |l: &&CountSlipLine| l.counted.is_some() && l.difference != Quantity::ZERO;
        let right = |l: &&CountSlipLine| l.counted.is_some() && l.difference == Quantity::ZERO;
        let mut lists = vec![
            self.differences(told.lines.iter().filter(differs)),
            self.as_booked(told.lines.iter().filter(right)),
            self.left_out(told.lines.iter().filter(|l| l.counted.is_none())),
        ];
        lists.iter_mut().for_each(GoodsList::drop_empty_columns);
        lists
    }
    fn differences<'l>(&self, lines: impl Iterator<Item = &'l CountSlipLine>) -> GoodsList {
        let mut list = GoodsList::new(
            self.say("Hàng chênh lệch", "Goods that differ"),
            &[
                ("TT", Number),
                (self.say("Tên hàng, quy cách", "Goods, pack"), Name),
                (self.say("Bên chịu", "Borne by"), Detail),
                (self.say("Bán trước khi nhập", "Sold before booked"), Detail),
                (self.say("Sổ", "Books"), Figure),
                (self.say("Đếm", "Counted"), Figure),
                (self.say("Chênh", "Differs"), Figure),
                (self.say("ĐVT", "Unit"), Unit),
            ],
        );
        for l in lines {
            let part = |q: Option<Quantity>| q.map(figure).unwrap_or_default();
            let sold = if l.explained == Quantity::ZERO { String::new() } else { figure(l.explained) };
            let (books, counted, unit) = (part(l.expected), part(l.counted), l.unit.clone());
            list.push([l.name.clone(), l.bearer.clone(), sold, books, counted, signed(l.difference), unit]);
        }
        list
    }
    fn as_booked<'l>(&self, lines: impl Iterator<Item = &'l CountSlipLine>) -> GoodsList {
        let mut list = GoodsList::new(
            self.say("Hàng đúng sổ", "Goods as booked"),
            &[
                ("TT", Number),
                (self.say("Tên hàng, quy cách", "Goods, pack"), Name),
                (self.say("Đếm", "Counted"), Figure),
                (self.say("ĐVT", "Unit"), Unit),
            ],
        );
        for l in lines {
            list.push([l.name.clone(), l.counted.map(figure).unwrap_or_default(), l.unit.clone()]);
        }
        list
    }
    fn left_out<'l>(&self, lines: impl Iterator<Item = &'l CountSlipLine>) -> GoodsList {
        let mut list = GoodsList::new(
            self.say("Hàng để lại, chưa đếm", "Goods left out, not counted"),
            &[("TT", Number), (self.say("Tên hàng, quy cách", "Goods, pack"), Name)],
        );
        lines.for_each(|l| list.push([l.name.clone()]));
        let (all, more) = (list.lines.len(), list.lines.len().saturating_sub(LEFT_OUT_ON_ROLL));
        list.caption = format!("{}: {all}", list.caption);
        let vi = format!("… và {more} mặt hàng nữa – in đủ trên giấy A4");
        let en = format!("… and {more} more: an A4 page has them all");
        list.on_roll = Some(RollCut { lines: LEFT_OUT_ON_ROLL, rest: self.say(&vi, &en).to_owned() });
        list
    }
}

/// Writes a difference with its sign: `+2`, `−1,5`.
fn signed(difference: Quantity) -> String {
    if difference.is_positive() {
        format!("+{}", figure(difference))
    } else {
        format!("−{}", figure(difference.negated()))
    }
}
