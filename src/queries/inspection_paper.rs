//! The inspector's page on paper: lots, deliveries, papers, recognitions, holds and sales under heads.
//!
//! No price, no commission and no buyer is told.

use chrono::NaiveDate;

use super::inspection::inspection;
use super::slips::shop;
use crate::domain::certificate::NeedState;
use crate::domain::goods_paper::ColumnKind::{Detail, Figure, Name, Number};
use crate::domain::goods_paper::{ColumnKind, GoodsList, GoodsPaper, Opening, Party, Signatory};
use crate::domain::ids::{LotId, ProductCode};
use crate::domain::lang::Lang;
use crate::domain::lot::Hold;
use crate::domain::moment::Moment;
use crate::domain::query::{Inspection, When, lot_code};
use crate::domain::recognition::level_name;
use crate::store::{Fault, Reader};

/// Gathers the page of a product; nothing when there is no such product.
pub fn paper(
    reader: Reader<'_>,
    product: &ProductCode,
    when: When,
    now: Moment,
    lang: Lang,
) -> Result<Option<GoodsPaper>, Fault> {
    let Some(told) = inspection(reader, product, when)? else { return Ok(None) };
    let point = reader.point()?;
    let town = point.as_ref().and_then(|p| p.place.as_ref()).map(|p| p.province.clone()).unwrap_or_default();
    let teller = Teller { told: &told, lang };
    let producer = Party {
        role: teller.say("CHỦ THỂ", "PRODUCER").to_owned(),
        name: told.producer.name.clone(),
        place: told.producer.place.as_ref().map(|p| p.line()).unwrap_or_default(),
        representative: String::new(),
    };
    let lists = teller.lists();
    let fact = |vi, en, value: String| (teller.say(vi, en).to_owned(), value);
    Ok(Some(GoodsPaper {
        shop: shop(point.as_ref()),
        opening: Opening::Minutes,
        title: match lang {
            Lang::Vi => "HỒ SƠ KIỂM TRA SẢN PHẨM".to_owned(),
            Lang::En => "HỒ SƠ KIỂM TRA SẢN PHẨM · INSPECTION".to_owned(),
        },
        number: product.to_string(),
        practice: reader.is_practice(),
        town,
        at: now.local(),
        parties: vec![producer],
        facts: vec![
            fact("Sản phẩm", "Product", told.name.clone()),
            fact("Mã OCOP", "OCOP code", told.ocop_code.clone()),
            fact("Tính đến ngày", "As of", date(told.day)),
        ],
        notes: teller.nothing_in(&lists),
        lists,
        signatories: vec![
            Signatory { role: teller.say("ĐOÀN KIỂM TRA", "INSPECTORS").to_owned(), name: String::new() },
            Signatory {
                role: teller.say("ĐẠI DIỆN ĐIỂM BÁN", "FOR THE POINT").to_owned(), name: String::new()
            },
        ],
        ..GoodsPaper::default()
    }))
}

fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Puts what is known of a product under heads.
struct Teller<'a> {
    told: &'a Inspection,
    lang: Lang,
}

impl Teller<'_> {
    const fn say(&self, vi: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(vi, en)
    }
    fn lot(&self, lot: &LotId) -> String {
        lot_code(&self.told.lots, lot).to_owned()
    }
    fn list(
        &self,
        caption: (&'static str, &'static str),
        columns: &[(&'static str, &'static str, ColumnKind)],
    ) -> GoodsList {
        let heads: Vec<(&str, ColumnKind)> = columns.iter().map(|(vi, en, kind)| (self.say(vi, en), *kind)).collect();
        GoodsList::new(self.say(caption.0, caption.1), &heads)
    }
    fn lists(&self) -> Vec<GoodsList> {
        let mut all = vec![
            self.lots(),
            self.receipts(),
            self.papers(),
            self.missing(),
            self.recognitions(),
            self.holds(),
            self.events(),
            self.sales(),
        ];
        all.iter_mut().for_each(GoodsList::drop_empty_columns);
        all
    }
    /// Says which parts have nothing, so that nobody takes them for left out.
    fn nothing_in(&self, lists: &[GoodsList]) -> Vec<String> {
        let empty: Vec<&str> = lists.iter().filter(|l| l.lines.is_empty()).map(|l| l.caption.as_str()).collect();
        let said = |parts: String| format!("{}: {parts}", self.say("Không có", "Nothing under"));
        if empty.is_empty() { Vec::new() } else { vec![said(empty.join(", "))] }
    }
    fn lots(&self) -> GoodsList {
        let mut list = self.list(
            ("Các lô", "Lots"),
            &[
                ("TT", "No.", Number),
                ("Hàng, quy cách", "Goods, pack", Name),
                ("Số lô", "Lot", Detail),
                ("Nhận", "Came", Detail),
                ("HSD", "Expires", Detail),
                ("Ghi chú", "Note", Detail),
                ("Vào", "In", Figure),
                ("Bán", "Sold", Figure),
                ("Còn", "Left", Figure),
            ],
        );
        for l in &self.told.lots {
            let code = l.code().to_owned();
            let held = match (l.hold, l.is_expired_on(self.told.day)) {
                (Hold::Held, true) => self.say("tạm giữ, hết hạn", "on hold, expired"),
                (Hold::Held, false) => self.say("đang tạm giữ", "on hold"),
                (Hold::Free, true) => self.say("hết hạn", "expired"),
                (Hold::Free, false) => "",
            };
            let expires = l.lot.expires.map(date).unwrap_or_default();
            let figures = [l.came, l.sold, l.left].map(|q| q.to_string());
            let [came, sold, left] = figures;
            list.push([l.name.clone(), code, date(l.lot.received), expires, held.to_owned(), came, sold, left]);
        }
        list
    }
    fn receipts(&self) -> GoodsList {
        let mut list = self.list(
            ("Nhận hàng", "Goods received"),
            &[
                ("TT", "No.", Number),
                ("Biên bản của điểm bán", "The point's minutes", Name),
                ("Phiếu giao của chủ thể", "Producer's note", Detail),
                ("Ngày", "Day", Detail),
                ("Người nhận", "Taken by", Detail),
                ("SL", "Qty", Figure),
            ],
        );
        for r in &self.told.receipts {
            let (note, staff, quantity) = (r.delivery_note.clone(), r.staff.clone(), r.quantity.to_string());
            list.push([r.document.clone(), note, date(r.at.date()), staff, quantity]);
        }
        list
    }
    fn papers(&self) -> GoodsList {
        let mut list = self.list(
            ("Giấy tờ", "Papers"),
            &[
                ("TT", "No.", Number),
                ("Loại giấy", "Paper", Name),
                ("Số", "Number", Detail),
                ("Nơi cấp", "Issuer", Detail),
                ("Từ", "From", Detail),
                ("Đến", "Until", Detail),
                ("Tình trạng", "State", Detail),
                ("Bản gốc", "Original", Detail),
            ],
        );
        for row in &self.told.papers {
            let c = &row.paper.certificate;
            let (vi, en) = row.state.names();
            let (from, to) = (date(c.from), c.to.map(date).unwrap_or_default());
            let state = self.say(vi, en).to_owned();
            let name = c.name(self.lang).to_owned();
            list.push([name, c.number.clone(), c.issuer.clone(), from, to, state, c.filed_at.clone()]);
        }
        list
    }
    fn missing(&self) -> GoodsList {
        let columns = [("TT", "No.", Number), ("Loại giấy", "Paper", Name), ("Tình trạng", "State", Detail)];
        let mut list = self.list(("Giấy tờ còn thiếu", "Papers missing"), &columns);
        for row in &self.told.missing {
            let (vi, en) = row.kind.rules().names;
            let state = match row.state {
                NeedState::Lapsed => self.say("hết hiệu lực", "lapsed"),
                NeedState::Missing => self.say("chưa có", "not there"),
                NeedState::Met(_) => "",
            };
            list.push([self.say(vi, en).to_owned(), state.to_owned()]);
        }
        list
    }
    fn recognitions(&self) -> GoodsList {
        let mut list = self.list(
            ("Công nhận OCOP", "OCOP recognition"),
            &[
                ("TT", "No.", Number),
                ("Quyết định", "Decision", Name),
                ("Hạng", "Stars", Detail),
                ("Nơi công nhận", "Body", Detail),
                ("Từ", "From", Detail),
                ("Đến", "Until", Detail),
                ("Tình trạng", "State", Detail),
            ],
        );
        for t in self.told.recognitions.terms.iter().rev() {
            let (vi, en) = t.state.names();
            let body = if t.body.is_empty() { level_name(&t.term.level, self.lang).to_owned() } else { t.body.clone() };
            let stars = format!("{} {}", t.term.stars.get(), self.say("sao", "stars"));
            let (from, to, state) = (date(t.term.from), date(t.term.to), self.say(vi, en).to_owned());
            list.push([t.term.decision.clone(), stars, body, from, to, state]);
        }
        list
    }
    fn holds(&self) -> GoodsList {
        let mut list = self.list(
            ("Tạm giữ", "Holds"),
            &[
                ("TT", "No.", Number),
                ("Lý do", "Reason", Name),
                ("Lô", "Lot", Detail),
                ("Ngày", "Day", Detail),
                ("Việc", "What", Detail),
                ("Biên bản", "Minutes", Detail),
            ],
        );
        for h in &self.told.holds {
            let what = match h.hold {
                Hold::Held => self.say("tạm dừng bán", "put on hold"),
                Hold::Free => self.say("cho bán lại", "released"),
            };
            list.push([h.reason.clone(), self.lot(&h.lot), date(h.at.date()), what.to_owned(), h.minutes.clone()]);
        }
        list
    }
    fn events(&self) -> GoodsList {
        let mut list = self.list(
            ("Lấy mẫu, giảm khác", "Samples and other losses"),
            &[
                ("TT", "No.", Number),
                ("Lý do", "Reason", Name),
                ("Lô", "Lot", Detail),
                ("Ngày", "Day", Detail),
                ("Đến", "To", Detail),
                ("Chứng từ", "Document", Detail),
                ("SL", "Qty", Figure),
            ],
        );
        for e in &self.told.events {
            let (vi, en) = e.to.names();
            let (to, quantity) = (self.lang.pick(vi, en).to_owned(), e.quantity.to_string());
            list.push([e.reason.clone(), self.lot(&e.lot), date(e.at.date()), to, e.document.clone(), quantity]);
        }
        list
    }
    fn sales(&self) -> GoodsList {
        let mut list = self.list(
            ("Đã bán", "Sales"),
            &[
                ("TT", "No.", Number),
                ("Hàng, quy cách", "Goods, pack", Name),
                ("Phiếu", "Receipt", Detail),
                ("Lúc", "When", Detail),
                ("Lô", "Lot", Detail),
                ("SL", "Qty", Figure),
            ],
        );
        for s in &self.told.sales {
            let lots: Vec<String> = s.lots.iter().map(|lot| self.lot(lot)).collect();
            let at = s.at.local().format("%d/%m/%Y %H:%M").to_string();
            list.push([s.name.clone(), s.receipt.clone(), at, lots.join(" "), s.quantity.to_string()]);
        }
        list
    }
}
