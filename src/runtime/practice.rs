//! A practice ledger with the sample catalogue, people, and a few days of history.

mod goods;

use chrono::Days;

use crate::commands::{CommandError, Practice};
use crate::config::Config;
use crate::domain::catalogue::{CatalogueRow, Place, PlaceSystem};
use crate::domain::command::{
    Actor, CloseShift, Command, CompleteSale, ImportCatalogue, OpenShift, Paper, PrintChoice, SetPin, TenderGiven,
};
use crate::domain::ids::{PointCode, SkuCode, StaffId};
use crate::domain::moment::Moment;
use crate::domain::money::Money;
use crate::domain::point::{BankAccount, Point};
use crate::domain::quantity::Quantity;
use crate::domain::sale::TicketLine;
use crate::domain::shelf::Shelf;
use crate::domain::shift::NoteCount;
use crate::domain::staff::{Role, Staff};
use crate::domain::tax::Regime;
use crate::domain::tender::{NOTES, TenderKind, TenderState};

use super::desk::Desk;
use super::home::Home;

/// The people of the practice point: id, name, role, PIN. Shown on the practice banner.
pub const PEOPLE: [(&str, &str, Role, &str); 3] = [
    ("lan", "Lan", Role::Cashier, "2580"),
    ("hoa", "Hoa", Role::Cashier, "1357"),
    ("minh", "Minh", Role::Manager, "2468"),
];

/// Returns the names and PINs to show where the people are those of the demo; nothing elsewhere.
///
/// A practice ledger of `ocop init` has people of its own, whose PINs nobody but they know.
pub fn shown_pins(here: &[Staff]) -> Vec<(String, String)> {
    let stands = |&(id, name, role, _): &(&str, &str, Role, &str)| {
        here.iter().any(|s| s.id.as_str() == id && s.name == name && s.role == role)
    };
    match PEOPLE.iter().all(stands) {
        true => PEOPLE.iter().map(|(_, name, _, pin)| ((*name).to_owned(), (*pin).to_owned())).collect(),
        false => Vec::new(),
    }
}

/// The sample catalogue: real products; prices, codes, packs and validity dates are illustrative.
pub const SAMPLE: &[u8] = include_bytes!("../../assets/sample/catalogue.csv");

const HISTORY_DAYS: u64 = 4;
const SALES_A_DAY: u64 = 14;

/// Whether the books of a practice ledger hold goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goods {
    /// Some producers have brought theirs.
    Booked,
    /// Nobody has: goods are sold all the same.
    NotBooked,
}

/// Makes a practice ledger and fills it: in a folder for the unfinished, so that one cut off is none.
pub fn create(
    home: &Home,
    config: Config,
    rows: Vec<CatalogueRow>,
    goods: Goods,
    now: Moment,
) -> Result<Desk, CommandError> {
    home.make()?;
    let lock = home.lock()?;
    let staged = home.stage(&lock)?;
    let filled = stage_key(home, &staged).and_then(|()| fill(&staged, config.clone(), rows, goods, now));
    if let Err(e) = filled.and_then(|()| Ok(home.take_in(&lock, &staged)?)) {
        let _ = staged.remove_all();
        return Err(e);
    }
    Ok(Desk::open_locked(home, config, lock)?)
}

/// A key that is there already is used.
fn stage_key(home: &Home, staged: &Home) -> Result<(), CommandError> {
    if home.key_file().exists() {
        let path = home.key_file();
        std::fs::copy(&path, staged.key_file()).map_err(|source| crate::store::Fault::File { path, source })?;
    }
    Ok(())
}

fn fill(home: &Home, config: Config, rows: Vec<CatalogueRow>, goods: Goods, now: Moment) -> Result<(), CommandError> {
    let first = at(now, HISTORY_DAYS, 7 * 60);
    let mut desk = Desk::create(home, config, Practice::Practice, first)?;
    let mut story = Story { desk: &mut desk, at: first, dice: 20_261_122 };
    story.set_up(rows)?;
    let shelf = story.desk.shelf()?;
    if goods == Goods::Booked {
        story.deliveries(&shelf, now)?;
        story.stamps()?;
        story.papers(now)?;
    }
    for back in (1..=HISTORY_DAYS).rev() {
        story.day(&shelf, at(now, back, 8 * 60), now)?;
    }
    if goods == Goods::Booked {
        story.hold_and_send()?;
    }
    desk.ledger.checkpoint()?;
    Ok(())
}

/// Leaves a practice till ready to sell: today's shift open.
pub fn open_today(desk: &mut Desk) -> Result<(), CommandError> {
    let lan = Actor::Staff(staff("lan")?);
    let now = desk.now();
    let today = now.date();
    let open = desk.ledger.reader().open_shift()?;
    if let Some(shift) = open {
        if shift.state.business_day == today {
            return Ok(());
        }
        let notes = notes_of(shift.float_vnd.plus(shift.totals.cash)?);
        let close = Command::CloseShift(CloseShift { notes, reason: String::new() });
        desk.run_promising(&lan, close, None, now, Paper::None)?;
    }
    desk.run(&lan, Command::OpenShift(OpenShift { float_vnd: Money::vnd(1_000_000) }))?;
    Ok(())
}

fn staff(id: &str) -> Result<StaffId, CommandError> {
    StaffId::new(id).map_err(|_| crate::domain::refusal::Refusal::UnknownStaff { staff: id.into() }.into())
}

/// A wall-clock minute, so many days before a moment.
fn at(now: Moment, days_back: u64, minute: i64) -> Moment {
    let day = now.date().checked_sub_days(Days::new(days_back)).unwrap_or(now.date());
    let midnight = day.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc().timestamp_millis();
    Moment { at_ms: midnight - i64::from(now.offset_min) * 60_000 + minute * 60_000, ..now }
}

fn notes_of(amount: Money) -> Vec<NoteCount> {
    let (notes, rest) = crate::domain::tender::by_notes(amount);
    let counts = notes.into_iter().map(|(note, count)| NoteCount { note, count });
    counts.chain((!rest.is_zero()).then_some(NoteCount { note: 1, count: rest.get() })).collect()
}

struct Story<'a> {
    desk: &'a mut Desk,
    at: Moment,
    dice: u64,
}

impl Story<'_> {
    /// History prints nothing.
    fn run(&mut self, who: &Actor, command: Command) -> Result<(), CommandError> {
        self.at = self.at.later(1_000);
        self.desk.run_promising(who, command, None, self.at, Paper::None).map(|_| ())
    }
    /// Rolls a number below `n`, the same in every demo.
    fn roll(&mut self, n: u64) -> u64 {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 33) % n.max(1)
    }
    fn set_up(&mut self, rows: Vec<CatalogueRow>) -> Result<(), CommandError> {
        let owner = Actor::Owner;
        let code = PointCode::new("Q1").map_err(|_| crate::domain::refusal::Refusal::NoPoint)?;
        self.run(
            &owner,
            Command::DescribePoint(Point {
                code,
                name: "Điểm OCOP Bến Tre (tập)".into(),
                address: "26 Trần Quốc Tuấn, phường An Hội, Vĩnh Long".into(),
                place: Some(Place {
                    commune: "phường An Hội".into(),
                    province: "Vĩnh Long".into(),
                    code: Some("86".into()),
                    system: Some(PlaceSystem::New34),
                }),
                phone: "0275 3822 000".into(),
                tax_code: "1300123456".into(),
                regime: Regime::Deduction,
                bank: Some(BankAccount {
                    bin: "970436".into(),
                    account: "0000000000".into(),
                    holder: "DIEM TAP OCOP".into(),
                }),
            }),
        )?;
        for (id, name, role, pin) in PEOPLE {
            let id = staff(id)?;
            self.run(&owner, Command::RecordStaff(Staff { id: id.clone(), name: name.into(), role, active: true }))?;
            self.run(&owner, Command::SetPin(SetPin { staff: id, pin: pin.into() }))?;
        }
        let rows = rows.into_iter().map(|r| CatalogueRow { price_from: Some(self.at.date()), ..r }).collect();
        self.run(
            &owner,
            Command::ImportCatalogue(ImportCatalogue {
                source: "catalogue.csv".into(),
                rows,
                choices: None,
                opening: Vec::new(),
            }),
        )
    }
    fn day(&mut self, shelf: &Shelf, opens: Moment, now: Moment) -> Result<(), CommandError> {
        self.at = opens;
        let who = Actor::Staff(staff(if self.roll(2) == 0 { "lan" } else { "hoa" })?);
        self.run(&who, Command::OpenShift(OpenShift { float_vnd: Money::vnd(1_000_000) }))?;
        for n in 0..SALES_A_DAY {
            let minute = 10 + n * 45 + self.roll(30);
            let at = opens.later(i64::try_from(minute).unwrap_or(0) * 60_000);
            self.at = if at.at_ms < now.at_ms { at } else { self.at };
            if let Some(sale) = self.sale(shelf)? {
                self.run(&who, Command::CompleteSale(sale))?;
            }
        }
        let open = self.desk.ledger.reader().open_shift()?;
        let expected = open.map_or(Ok(Money::ZERO), |s| s.float_vnd.plus(s.totals.cash))?;
        let short = if self.roll(3) == 0 { 2_000 } else { 0 };
        let notes = notes_of(expected.minus(Money::vnd(short))?);
        let reason = if short > 0 { "thối nhầm" } else { "" };
        self.run(&who, Command::CloseShift(CloseShift { notes, reason: reason.into() }))
    }
    fn sale(&mut self, shelf: &Shelf) -> Result<Option<CompleteSale>, CommandError> {
        let mut lines: Vec<TicketLine> = Vec::new();
        let mut total = Money::ZERO;
        for _ in 0..=self.roll(4) {
            let Some((sku, price)) = self.pick(shelf) else { continue };
            let pieces = i64::try_from(1 + self.roll(3)).unwrap_or(1);
            total = total.plus(price.times_int(pieces)?)?;
            let quantity = Quantity::from_thousandths(pieces * 1_000)?;
            lines.push(TicketLine { sku, quantity, price: None, discount: Money::ZERO, lot: None, stamps: Vec::new() });
        }
        if lines.is_empty() || total > Money::vnd(20_000_000) {
            return Ok(None);
        }
        let tender = if self.roll(3) == 0 {
            let state = Some(if self.roll(12) == 0 { TenderState::Waiting } else { TenderState::Received });
            TenderGiven { kind: TenderKind::Transfer, amount: total, state }
        } else {
            let note = NOTES[usize::try_from(self.roll(4)).unwrap_or(0)];
            let given = (total.get() + note - 1) / note * note;
            TenderGiven { kind: TenderKind::Cash, amount: Money::vnd(given), state: None }
        };
        let print = PrintChoice::Nothing;
        Ok(Some(CompleteSale { ticket: None, lines, discount: Money::ZERO, tenders: vec![tender], print }))
    }
    fn pick(&mut self, shelf: &Shelf) -> Option<(SkuCode, Money)> {
        let n = self.roll(u64::try_from(shelf.cards().len()).unwrap_or(0));
        let card = shelf.card(u32::try_from(n).ok()?)?;
        Some((card.sku.clone(), card.price_on(self.at.date())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_are_shown_only_where_everybody_is_of_the_demo() {
        let person = |(id, name, role, _): (&str, &str, Role, &str)| Staff {
            id: StaffId::new(id).unwrap(),
            name: name.into(),
            role,
            active: true,
        };
        let demo = PEOPLE.map(person);
        assert_eq!(shown_pins(&demo).len(), 3);
        assert_eq!(shown_pins(&demo)[2], ("Minh".to_owned(), "2468".to_owned()));
        let own = person(("minh", "Chị Minh", Role::Manager, ""));
        assert_eq!(shown_pins(&[own, demo[0].clone(), demo[1].clone()]), []);
        assert_eq!(shown_pins(&demo[2..]), [], "a shop whose first manager is called as the demo's");
    }
}
