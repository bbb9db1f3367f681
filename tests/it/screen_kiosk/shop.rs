//! The shop behind a kiosk: a few real products and a till in memory.

use std::sync::Arc;

use ocop::domain::assortment::Assortment;
use ocop::domain::catalogue::{Place, Price, Producer, ProducerKind, SkuTax, SoldBy};
use ocop::domain::code_book::{CodeBook, CodeKey, CodeLayout, CodeLearned, Stamp};
use ocop::domain::command::{Command, CompleteSale, KeepTicket, LearnCode, RecordQuickItem, RecordRecognition};
use ocop::domain::ids::{PointCode, ProducerCode, ProductCode, SkuCode, StaffId, TillId};
use ocop::domain::moment::Moment;
use ocop::domain::money::Money;
use ocop::domain::outcome::Outcome;
use ocop::domain::point::{BankAccount, Point};
use ocop::domain::query::{
    Answer, CertificateAnswer, OpenShiftState, Query, RecognitionHistory, RecognitionRow, SaleDetail, SaleRow,
    ShiftReport, SignedIn, SkuLots, TillState, WorkRow,
};
use ocop::domain::recognition::{AfterWithdrawal, StarTerm, Stars};
use ocop::domain::refusal::Refusal;
use ocop::domain::sale::{PriceRules, Sale, TicketLine, price_ticket};
use ocop::domain::scan::{Scanned, read_scan};
use ocop::domain::search::{SearchText, search_key};
use ocop::domain::sheet::{SheetChoices, SheetPreview};
use ocop::domain::shelf::{Shelf, SkuCard};
use ocop::domain::shift::{ShiftClosed, ShiftTotals, counted};
use ocop::domain::staff::{Role, Staff};
use ocop::domain::tax::{Regime, TaxClass};
use ocop::domain::tender::{Tender, TenderKind, TenderState, settle};
use ocop::domain::today::TodayLine;
use ocop::import::against::{self, Ground};
use ocop::import::open_sheet;
use ocop::screens::{Effect, Msg};

/// A till in memory.
pub struct Shop {
    pub now: Moment,
    pub shelf: Arc<Shelf>,
    pub state: TillState,
    pub sales: Vec<SaleDetail>,
    pub float: Money,
    pub explained: Option<String>,
    /// What the books hold; of other goods nothing is booked.
    pub lots: Vec<SkuLots>,
    /// Layouts and what was learned, in the order it came.
    pub layouts: Vec<CodeLayout>,
    pub learned: Vec<CodeLearned>,
    /// Stamps sold, with their receipts.
    pub stamps: Vec<(Stamp, String)>,
    pub today: Vec<TodayLine>,
    pub work: Vec<WorkRow>,
    pub recognitions: Vec<RecognitionRow>,
    pub history: Option<RecognitionHistory>,
    pub assortment: Assortment,
    cards: Vec<SkuCard>,
    tickets: u32,
}

/// Code, bar code, name, pack, sold by, price, producer's code, stars.
type Row = (&'static str, &'static str, &'static str, &'static str, SoldBy, i64, &'static str, u8);

const GOODS: [Row; 8] = [
    ("MO500", "8936012345675", "Mật ong hoa nhãn", "500 ml", SoldBy::Piece, 120_000, "OX", 4),
    ("MV350", "8936012345682", "Mật ong bạc hà Mèo Vạc", "350 g", SoldBy::Piece, 95_000, "MV", 3),
    ("MD250", "8936012345699", "Mật ong dừa", "250 g", SoldBy::Piece, 65_000, "BT", 0),
    ("KD450", "8936012345705", "Kẹo dừa sầu riêng", "450 g", SoldBy::Piece, 58_000, "DA", 4),
    ("ST25", "8936012345712", "Gạo ST25 Hồ Quang Trí", "túi 5 kg", SoldBy::Piece, 185_000, "HQ", 5),
    ("KHO", "2900000000018", "Cá khô dứa Cần Giờ", "", SoldBy::Weight, 420_000, "BT", 0),
    ("TRA", "8936012345729", "Trà Shan tuyết cổ thụ Suối Giàng hộp thiếc", "100 g", SoldBy::Piece, 350_000, "SG", 5),
    ("XX1", "8936012345736", "Bánh tráng sữa", "10 cái", SoldBy::Piece, 0, "BT", 0),
];

const PRODUCERS: [(&str, &str, &str, &str); 6] = [
    ("OX", "HTX Ong Xanh", "Phường 7", "Bến Tre"),
    ("MV", "HTX Mèo Vạc", "Xã Tả Lủng", "Hà Giang"),
    ("BT", "Cơ sở Ba Tri", "Thị trấn Ba Tri", "Bến Tre"),
    ("DA", "Công ty TNHH Đông Á", "Phường 5", "Bến Tre"),
    ("HQ", "DNTN Hồ Quang Trí", "Phường 2", "Sóc Trăng"),
    ("SG", "HTX Suối Giàng", "Xã Suối Giàng", "Yên Bái"),
];

impl Shop {
    pub fn new() -> Self {
        let now = Moment::parse_rfc3339("2026-11-22T14:32:00+07:00").unwrap();
        let cards: Vec<SkuCard> = GOODS.iter().map(card).collect();
        let mut shop = Self {
            now,
            shelf: Arc::default(),
            state: state(now),
            sales: Vec::new(),
            float: Money::vnd(1_000_000),
            explained: None,
            lots: Vec::new(),
            layouts: Vec::new(),
            learned: Vec::new(),
            stamps: Vec::new(),
            today: Vec::new(),
            work: Vec::new(),
            recognitions: Vec::new(),
            history: None,
            assortment: Assortment::default(),
            cards,
            tickets: 131,
        };
        shop.shelf = Arc::new(shop.build());
        shop
    }

    /// A shop with other goods on its shelf.
    pub fn with_cards(cards: Vec<SkuCard>) -> Self {
        let mut shop = Self { cards, ..Self::new() };
        shop.shelf = Arc::new(shop.build());
        shop
    }

    /// Two producers' goods with one bar code: the first two of the shelf.
    pub fn sharing(code: &str) -> Self {
        let two = GOODS.iter().take(2).map(card).map(|mut card| {
            card.barcodes = vec![code.to_owned()];
            card
        });
        Self::with_cards(two.collect())
    }

    /// Three hundred goods with names as long as they come.
    pub fn crowded() -> Self {
        let numbered = |n: usize| {
            let mut card = card(&GOODS[n % GOODS.len()]);
            card.sku = SkuCode::new(format!("{}-{n}", card.sku)).unwrap();
            card.name = format!("{} thượng hạng chế biến thủ công số {n}", card.name);
            card.barcodes.clear();
            card
        };
        Self::with_cards((0..300).map(numbered).collect())
    }

    fn build(&self) -> Shelf {
        let keys: Vec<String> = self.cards.iter().map(key).collect();
        let book = CodeBook::build(self.layouts.clone(), self.learned.clone());
        Shelf::build(self.cards.clone(), &keys, Vec::new()).with_book(book)
    }

    /// The shelf with another price for a pack from today on.
    pub fn repriced(&mut self, sku: &str, price: i64) -> Shelf {
        let today = self.now.date();
        let card = self.cards.iter_mut().find(|c| c.sku.as_str() == sku).unwrap();
        card.prices.push(Price { sku: card.sku.clone(), price: Money::vnd(price), from: today });
        self.build()
    }

    /// The shelf with a product's recognitions withdrawn from a moment on.
    pub fn withdrawn(&mut self, product: &str, from: Moment, goods: AfterWithdrawal) -> Shelf {
        let of_it = |card: &&mut SkuCard| card.product.as_str() == product;
        for term in self.cards.iter_mut().filter(of_it).flat_map(|card| &mut card.recognitions) {
            (term.withdrawn_ms, term.withdrawn_goods) = (Some(from.at_ms), Some(goods));
        }
        self.build()
    }

    /// The shelf with one more recognition of a product.
    fn recognised(&mut self, r: &RecordRecognition) -> Shelf {
        let of_it = |card: &&mut SkuCard| card.product == r.product;
        for card in self.cards.iter_mut().filter(of_it) {
            card.recognitions.push(StarTerm {
                stars: r.stars,
                decision: r.decision.clone(),
                level: r.level.clone(),
                from: r.from,
                to: r.last_day.counts_to(r.to.unwrap()),
                withdrawn_ms: None,
                withdrawn_goods: None,
            });
        }
        self.build()
    }

    /// Answers what the screens ask, as the runtime does.
    pub fn answer(&mut self, effect: &Effect) -> Vec<Msg> {
        match effect {
            Effect::Run(command) => self.run(command),
            Effect::Keep(kept) => {
                self.keep(kept);
                Vec::new()
            }
            Effect::KeepDelivery(_) | Effect::KeepMove(_) => Vec::new(),
            Effect::SignIn { staff, pin } => vec![self.sign_in(staff, pin)],
            Effect::Ask(query) => vec![Msg::Answer(self.ask(query))],
            Effect::ReadSheet { path, choices } => vec![Msg::Sheet(self.read(path, choices))],
            Effect::SaveTransfer { .. } | Effect::ReadTransfer { .. } => Vec::new(),
            Effect::SavePdf(_) | Effect::ClockIsRight | Effect::Bell | Effect::Quit => Vec::new(),
        }
    }

    fn read(&self, path: &str, told: &SheetChoices) -> Result<Box<SheetPreview>, String> {
        let sheet = open_sheet(std::path::Path::new(path)).map_err(|f| f.told().vi)?;
        let remembered = SheetChoices::default();
        let (taken_on, here) = Default::default();
        let today = self.now.date();
        let ground =
            Ground { remembered: &remembered, told, shelf: &self.shelf, today, taken_on: &taken_on, here: &here };
        let shown = against::preview("hang.csv", &sheet, ground);
        Ok(Box::new(shown.unwrap_or_else(|_| against::empty_preview("hang.csv", &sheet, ground))))
    }

    fn sign_in(&self, id: &StaffId, pin: &str) -> Msg {
        let right = if id.as_str() == "lan" { "1234" } else { "2580" };
        let Some(staff) = self.state.staff.iter().find(|s| s.id == *id && pin == right) else {
            return Msg::Refused(Refusal::WrongPin);
        };
        Msg::SignedIn(SignedIn { staff: staff.id.clone(), name: staff.name.clone(), role: staff.role })
    }

    fn run(&mut self, command: &Command) -> Vec<Msg> {
        let mut shelf_changed = false;
        let result = match command {
            Command::CompleteSale(c) => self.complete(c),
            Command::OpenShift(o) => {
                self.float = o.float_vnd;
                let shift = OpenShiftState { shift: 3, business_day: self.now.date(), sales: 0 };
                self.state.shift = Some(shift);
                Ok(Outcome::ShiftOpened { seq: 1, shift: 3 })
            }
            Command::CloseShift(c) => Ok(self.close(c)),
            Command::ExplainShift(e) => {
                self.explained = Some(e.reason.clone());
                Ok(Outcome::ShiftExplained { seq: 1, shift: e.shift })
            }
            Command::RecordQuickItem(q) => {
                shelf_changed = true;
                Ok(self.quick(q))
            }
            Command::SetPrice(p) => {
                shelf_changed = true;
                self.shelf = Arc::new(self.repriced(p.sku.as_str(), p.price.get()));
                Ok(Outcome::CatalogueRecorded { seq: 1, new: 0, changed: 1, unchanged: 0, taken_on: 0, sku: None })
            }
            Command::LearnCode(learn) => {
                shelf_changed = true;
                Ok(self.learn(learn))
            }
            Command::RecordRecognition(r) => {
                shelf_changed = true;
                self.shelf = Arc::new(self.recognised(r));
                Ok(Outcome::CatalogueRecorded { seq: 1, new: 0, changed: 1, unchanged: 0, taken_on: 0, sku: None })
            }
            Command::WithdrawRecognition(w) => {
                shelf_changed = true;
                let said = w.effective.as_deref().map(|text| Moment::parse_rfc3339(text).unwrap());
                let (product, effective) = (w.product.clone(), said.unwrap_or(self.now));
                self.shelf = Arc::new(self.withdrawn(product.as_str(), effective, w.on_withdrawal));
                Ok(Outcome::RecognitionWithdrawn { seq: 1, product, effective, held: Vec::new() })
            }
            Command::ImportCatalogue(c) => {
                let new = u32::try_from(c.rows.len()).unwrap();
                Ok(Outcome::CatalogueRecorded { seq: 1, new, changed: 0, unchanged: 0, taken_on: 0, sku: None })
            }
            Command::DescribePoint(p) => {
                self.state.point = Some(p.clone());
                Ok(Outcome::PointDescribed { seq: 1, point: p.code.clone() })
            }
            Command::RecordOcopStatus(s) => Ok(Outcome::OcopStatusRecorded { seq: 1, product: s.product.clone() }),
            Command::SetAssortmentTarget(_) => Ok(Outcome::AssortmentTargetSet { seq: 1 }),
            Command::ConfirmTransfer(of) => self.confirm(&of.receipt),
            Command::VoidSale(v) => self.void(&v.receipt),
            Command::ReprintReceipt(of) => {
                Ok(Outcome::ReceiptReprinted { seq: 1, receipt: of.receipt.clone(), copy: 1 })
            }
            Command::PrintLabels(l) => {
                Ok(Outcome::LabelsPrinted { seq: 9, to: l.to, labels: l.copies.unwrap_or(1), left: 0 })
            }
            Command::PrintDraft(_) | Command::PrintShift(_) | Command::PrintTestPage(_) | Command::OpenDrawer(_) => {
                Ok(Outcome::PrintPromised)
            }
            other => panic!("the kiosk gives no {}", other.rules().name),
        };
        match result {
            Err(refusal) => vec![Msg::Refused(refusal)],
            Ok(outcome) => {
                let mut answers = vec![Msg::Done(Box::new(outcome))];
                if shelf_changed {
                    answers.push(Msg::Shelf(Arc::clone(&self.shelf)));
                }
                answers.push(Msg::Till(Box::new(self.state.clone())));
                answers
            }
        }
    }

    fn learn(&mut self, learn: &LearnCode) -> Outcome {
        let key = match read_scan(&learn.code, 2026, &CodeBook::build(self.layouts.clone(), Vec::new())) {
            Scanned::Link(url) => CodeKey::of_link(&url).unwrap(),
            Scanned::Weighed(label) => CodeKey::of_code(&label.item),
            Scanned::Gtin(code) => CodeKey::of_code(&code.key()),
            other => panic!("nobody teaches {other:?}"),
        };
        let (pattern, sku) = (key.pattern.clone(), learn.sku.clone());
        let learned = CodeLearned { pattern: key.pattern, sample: key.sample, sku, units: learn.units.unwrap_or(1) };
        self.learned.push(learned);
        self.shelf = Arc::new(self.build());
        Outcome::CodeLearned { seq: 1, pattern, sku: learn.sku.clone() }
    }

    /// A shop whose scale writes labels by these layouts.
    pub fn with_layouts(layouts: &[CodeLayout]) -> Self {
        let mut shop = Self { layouts: layouts.to_vec(), ..Self::new() };
        shop.shelf = Arc::new(shop.build());
        shop
    }

    fn keep(&mut self, kept: &KeepTicket) {
        self.state.held.retain(|t| t.ticket != kept.ticket);
        self.tickets = self.tickets.max(kept.ticket[3..].parse::<u32>().unwrap() + 1);
        self.state.next_ticket = format!("Q1T{:06}", self.tickets);
        if kept.held {
            self.state.held.push(kept.clone());
        }
    }

    fn complete(&mut self, c: &CompleteSale) -> Result<Outcome, Refusal> {
        let shift = self.state.shift.as_mut().ok_or(Refusal::NoOpenShift)?;
        let rules = PriceRules { at: self.now.into(), regime: Regime::Household, rates: &[] };
        let pairs: Vec<(&SkuCard, &TicketLine)> =
            c.lines.iter().map(|l| (self.cards.iter().find(|card| card.sku == l.sku).unwrap(), l)).collect();
        let priced = price_ticket(&pairs, c.discount, rules)?;
        let tender = |t: &ocop::domain::command::TenderGiven| Tender {
            kind: t.kind,
            amount: t.amount,
            state: t.state.unwrap_or(if t.kind == TenderKind::Transfer {
                TenderState::Waiting
            } else {
                TenderState::Received
            }),
            purpose: None,
        };
        let tenders: Vec<Tender> = c.tenders.iter().map(tender).collect();
        let change = settle(priced.payable, &tenders)?;
        shift.sales += 1;
        let receipt = format!("Q1-{:06}", 124 + self.sales.len());
        let sale = Sale {
            receipt: receipt.clone(),
            ticket: c.ticket.clone(),
            shift: shift.shift,
            lines: priced.lines,
            gross: priced.gross,
            discount: priced.discount,
            payable: priced.payable,
            vat: Vec::new(),
            tenders,
            change,
        };
        let waiting = sale.waiting();
        let (payable, day) = (sale.payable, self.now.date());
        self.sales.push(SaleDetail {
            seq: 1,
            at: self.now,
            business_day: day,
            staff: "Lan".into(),
            sale,
            waiting,
            voided: false,
            copies: 0,
        });
        let stamps = c.lines.iter().flat_map(|l| &l.stamps);
        self.stamps.extend(stamps.map(|s| (s.clone(), receipt.clone())));
        self.state.last_receipt = Some(receipt.clone());
        self.count_waiting();
        Ok(Outcome::SaleCompleted { seq: 1, receipt, payable, change, waiting, short: Vec::new() })
    }

    fn count_waiting(&mut self) {
        let waiting = self.sales.iter().filter(|s| !s.waiting.is_zero() && !s.voided).count();
        self.state.waiting_transfers = u32::try_from(waiting).unwrap();
    }

    fn confirm(&mut self, receipt: &str) -> Result<Outcome, Refusal> {
        let sale = self.sales.iter_mut().find(|s| s.sale.receipt == receipt).unwrap();
        if sale.waiting.is_zero() {
            return Err(Refusal::NothingWaiting { receipt: receipt.into() });
        }
        let amount = std::mem::take(&mut sale.waiting);
        self.count_waiting();
        Ok(Outcome::TransferConfirmed { seq: 1, receipt: receipt.into(), amount })
    }

    fn void(&mut self, receipt: &str) -> Result<Outcome, Refusal> {
        let sale = self.sales.iter_mut().find(|s| s.sale.receipt == receipt).unwrap();
        if sale.voided {
            return Err(Refusal::AlreadyVoided { receipt: receipt.into() });
        }
        sale.voided = true;
        let (cash_back, transfer) = (sale.sale.cash_kept(), sale.sale.transferred());
        let transfer_back = transfer.minus(sale.waiting).unwrap();
        self.count_waiting();
        Ok(Outcome::SaleVoided { seq: 1, receipt: receipt.into(), cash_back, transfer_back })
    }

    fn quick(&mut self, q: &RecordQuickItem) -> Outcome {
        let sku = SkuCode::new(format!("BN{:04}", self.cards.len() + 1)).unwrap();
        let producer = self.cards.iter().find(|c| c.producer.code == q.producer).unwrap().producer.clone();
        self.cards.push(SkuCard {
            sku: sku.clone(),
            product: ProductCode::new(sku.as_str()).unwrap(),
            name: q.name.clone(),
            pack: String::new(),
            unit: "cái".into(),
            sold_by: SoldBy::Piece,
            barcodes: q.barcode.iter().cloned().collect(),
            quick: true,
            producer,
            ocop_code: String::new(),
            group_item: None,
            prices: vec![Price { sku: sku.clone(), price: q.price, from: self.now.date() }],
            taxes: Vec::new(),
            recognitions: Vec::new(),
        });
        self.shelf = Arc::new(self.build());
        Outcome::CatalogueRecorded { seq: 1, new: 1, changed: 0, unchanged: 0, taken_on: 0, sku: Some(sku) }
    }

    fn totals(&self) -> ShiftTotals {
        let mut totals = ShiftTotals::default();
        for s in &self.sales {
            if s.voided {
                totals.voids += 1;
                continue;
            }
            totals.sales += 1;
            let sum = |a: Money, b: Money| a.plus(b).unwrap();
            totals.gross = sum(totals.gross, s.sale.gross);
            totals.discount = sum(totals.discount, s.sale.discount);
            totals.payable = sum(totals.payable, s.sale.payable);
            totals.cash = sum(totals.cash, s.sale.cash_kept());
            totals.transfer = sum(totals.transfer, s.sale.transferred());
            totals.waiting = sum(totals.waiting, s.waiting);
        }
        totals
    }

    fn close(&mut self, c: &ocop::domain::command::CloseShift) -> Outcome {
        let shift = self.state.shift.take().unwrap();
        let counted = counted(&c.notes).unwrap();
        let expected = self.float.plus(self.totals().cash).unwrap();
        let over = counted.minus(expected).unwrap();
        Outcome::ShiftClosed { seq: 1, shift: shift.shift, expected, counted, over }
    }

    fn ask(&self, query: &Query) -> Answer {
        let row = |s: &SaleDetail| SaleRow {
            receipt: s.sale.receipt.clone(),
            at: s.at,
            staff: s.staff.clone(),
            lines: u32::try_from(s.sale.lines.len()).unwrap(),
            payable: s.sale.payable,
            waiting: s.waiting,
            voided: s.voided,
        };
        match query {
            Query::ShiftSales => Answer::Sales(self.sales.iter().rev().map(row).collect()),
            Query::WaitingTransfers => {
                Answer::Sales(self.sales.iter().filter(|s| !s.waiting.is_zero() && !s.voided).map(row).collect())
            }
            Query::Sale { receipt } => {
                Answer::Sale(self.sales.iter().find(|s| s.sale.receipt == *receipt).cloned().map(Box::new))
            }
            Query::Shift { shift } => Answer::Shift(Some(Box::new(self.report(*shift)))),
            Query::LabelsDue { day } => {
                Answer::LabelsDue(ocop::domain::label::labels_due(self.shelf.cards(), &Default::default(), *day))
            }
            Query::Counts | Query::Count { .. } => panic!("no screen asks this yet"),
            Query::Today { .. } => Answer::Today(self.today.clone()),
            Query::Certificates { list, when, .. } => {
                let (list, day) = (*list, when.day());
                Answer::Certificates(Box::new(CertificateAnswer { list, day, papers: Vec::new(), missing: Vec::new() }))
            }
            Query::Inspection { .. } => Answer::Inspection(None),
            Query::Work { topic, .. } => Answer::Work(*topic, self.work.clone()),
            Query::Recognitions { list, .. } => Answer::Recognitions(*list, self.recognitions.clone()),
            Query::RecognitionHistory { .. } => Answer::RecognitionHistory(self.history.clone().map(Box::new)),
            Query::Assortment { .. } => Answer::Assortment(Box::new(self.assortment.clone())),
            Query::LotsOf { skus } => Answer::Lots(skus.iter().map(|sku| self.lots_of(sku)).collect()),
            Query::ShelfLifeRules => Answer::ShelfLifeRules(Default::default()),
            Query::LastAgreement { producer } => Answer::LastAgreement(producer.clone(), String::new()),
            Query::Producers => Answer::Producers(PRODUCERS.iter().map(|p| producer_of(p.0)).collect()),
            Query::Stamp { stamp } => {
                Answer::Stamp(self.stamps.iter().find(|(s, _)| s == stamp).map(|(_, receipt)| receipt.clone()))
            }
            Query::StockSheet { as_of, .. } => Answer::StockSheet { as_of: *as_of, rows: Arc::default() },
            Query::Pace { until, .. } => Answer::Pace { until: *until, packs: Vec::new() },
            Query::Oversold { as_of } => Answer::Oversold { as_of: *as_of, rows: Vec::new() },
            Query::LotHistory { .. } => Answer::LotHistory(None),
            Query::StampBatches { .. } => Answer::StampBatches(Vec::new()),
            Query::StampUses { .. } => Answer::StampUses(Vec::new()),
            Query::StampTodo { .. } => Answer::StampTodo(Vec::new()),
            Query::StampsToDestroy { .. } => Answer::StampsToDestroy(Vec::new()),
            Query::Documents { days } => Answer::Documents(*days, Vec::new()),
            Query::Document { .. } => Answer::Document(None),
            Query::CodeBook => Answer::CodeBook(Box::default()),
            Query::Day { .. } | Query::PaperRules { .. } => panic!("no screen asks this yet"),
            Query::Transit { .. } | Query::Transfer { .. } | Query::LotsGone { .. } => {
                panic!("no screen asks this yet")
            }
        }
    }

    /// The goods nobody books.
    fn lots_of(&self, sku: &SkuCode) -> SkuLots {
        self.lots.iter().find(|lots| lots.sku == *sku).cloned().unwrap_or(SkuLots {
            sku: sku.clone(),
            booked: false,
            lots: Vec::new(),
            gone: Vec::new(),
        })
    }

    fn report(&self, shift: Option<u32>) -> ShiftReport {
        let closed = shift.map(|shift| ShiftClosed {
            shift,
            float_vnd: self.float,
            notes: Vec::new(),
            counted: Money::ZERO,
            expected: Money::ZERO,
            over: Money::ZERO,
            reason: String::new(),
            totals: self.totals(),
        });
        ShiftReport {
            shift: shift.unwrap_or(2),
            opened_by: "lan".into(),
            opened_at: Moment::parse_rfc3339("2026-11-22T07:30:00+07:00").unwrap(),
            business_day: self.now.date(),
            float_vnd: self.float,
            totals: self.totals(),
            closed_by: closed.as_ref().map(|_| ("lan".into(), self.now)),
            closed,
            explained: self.explained.clone().map(|why| ("lan".into(), self.now, why)),
            head: "9f2c41d07ab3".into(),
        }
    }
}

fn card(row: &Row) -> SkuCard {
    let (code, barcode, name, pack, sold_by, price, producer, stars) = *row;
    let sku = SkuCode::new(code).unwrap();
    let product = ProductCode::new(code).unwrap();
    let day = |s: &str| s.parse().unwrap();
    let recognition = |stars| StarTerm {
        stars: Stars::new(stars).unwrap(),
        decision: "2366/QĐ-UBND".into(),
        level: "UBND tỉnh".into(),
        from: day("2025-03-01"),
        to: day("2028-03-01"),
        withdrawn_ms: None,
        withdrawn_goods: None,
    };
    SkuCard {
        sku: sku.clone(),
        product: product.clone(),
        name: name.into(),
        pack: pack.into(),
        unit: if sold_by == SoldBy::Weight { "kg" } else { "gói" }.into(),
        sold_by,
        barcodes: vec![barcode.into()],
        quick: false,
        producer: producer_of(producer).into(),
        ocop_code: String::new(),
        group_item: None,
        prices: (price > 0)
            .then(|| Price { sku: sku.clone(), price: Money::vnd(price), from: day("2026-01-01") })
            .into_iter()
            .collect(),
        taxes: vec![SkuTax { sku, class: TaxClass::R8, from: day("2026-01-01") }],
        recognitions: (stars > 0).then(|| recognition(stars)).into_iter().collect(),
    }
}

fn producer_of(code: &str) -> Producer {
    let (code, name, commune, province) = *PRODUCERS.iter().find(|p| p.0 == code).unwrap();
    Producer {
        code: ProducerCode::new(code).unwrap(),
        name: name.into(),
        kind: ProducerKind::Cooperative,
        place: Some(Place { commune: commune.into(), province: province.into(), code: None, system: None }),
    }
}

fn key(card: &SkuCard) -> String {
    let place = card.producer.place.as_ref().map(Place::line).unwrap_or_default();
    let codes: Vec<&str> = std::iter::once(card.sku.as_str()).chain(card.barcodes.iter().map(String::as_str)).collect();
    search_key(&SearchText {
        name: &card.name,
        pack: &card.pack,
        producer: &card.producer.name,
        place: &place,
        codes: &codes,
    })
}

fn state(now: Moment) -> TillState {
    let staff =
        |id: &str, name: &str, role| Staff { id: StaffId::new(id).unwrap(), name: name.into(), role, active: true };
    TillState {
        till: TillId::new("t1").unwrap(),
        practice: false,
        point: Some(Point {
            code: PointCode::new("Q1").unwrap(),
            name: "OCOP Bến Tre · Phường 7".into(),
            address: "12 Hùng Vương".into(),
            place: None,
            phone: String::new(),
            tax_code: String::new(),
            regime: Regime::Household,
            bank: Some(BankAccount {
                bin: "970436".into(),
                account: "0123456789".into(),
                holder: "OCOP BEN TRE".into(),
            }),
        }),
        staff: vec![staff("lan", "Lan", Role::Cashier), staff("minh", "Minh", Role::Manager)],
        shift: Some(OpenShiftState { shift: 2, business_day: now.date(), sales: 0 }),
        next_ticket: "Q1T000131".into(),
        open_ticket: None,
        held: Vec::new(),
        deliveries: Vec::new(),
        half_moves: Vec::new(),
        shelf_life: Default::default(),
        last_receipt: None,
        waiting_transfers: 0,
        open_counts: 0,
        clock_behind: false,
    }
}
