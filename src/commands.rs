//! What may be done: read, decide, append, promise, in one transaction a command.
//!
//! A refusal leaves no trace. After a failed commit the outcome is unknown: the file is
//! opened again and the command looked up before anyone is told anything.

mod catalogue;
mod certificate;
mod codes;
mod complete_sale;
mod count;
mod decide;
mod delivery;
mod goods;
mod import_catalogue;
mod lots;
mod moves;
mod ocop_stamp;
mod open_ledger;
mod opening;
mod papers;
mod people;
mod point;
mod print;
mod quarantine;
mod recognition;
mod repack;
mod reversal;
mod shelf_life;
mod shift;
mod sign_in;
mod transfer;
mod undo;
mod words;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::command::{Actor, CommandRules, Order, Paper};
use crate::domain::entry::{Entry, Fact, Header};
use crate::domain::ids::{CommandId, PointCode, StaffId};
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::outbox::PrintDoc;
use crate::domain::outcome::Outcome;
use crate::domain::recognition::StarClock;
use crate::domain::refusal::{Refusal, Term};
use crate::domain::sheet::Step;
use crate::domain::staff::Role;
use crate::store::{Aside, Fault, Ledger, Reader, Tx};

pub use open_ledger::{NewLedger, Practice, create_ledger};
pub use sign_in::sign_in;

use decide::decide;
use words::{place, shown, text, text_or_empty};

/// Why a command did nothing.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A rule of the shop.
    #[error(transparent)]
    Refused(Refusal),
    /// A broken disk or file.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A write failed and the file cannot be read now: it may have been kept.
    #[error(
        "it is not known whether this was saved; open the till again and look at the last sale before selling again"
    )]
    Unknown(#[source] Fault),
}

impl<R: Into<Refusal>> From<R> for CommandError {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.into())
    }
}

impl CommandError {
    /// Returns the sentence in a language.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Refused(refusal) => refusal.say(lang),
            Self::Fault(fault) => fault.say(lang),
            Self::Unknown(fault) => {
                let vi = "chưa biết phiếu đã lưu chưa – mở lại máy rồi xem phiếu cuối trước khi bán lại";
                let head = if lang == Lang::Vi { vi.to_owned() } else { self.to_string() };
                format!("{head}: {}", fault.say(lang))
            }
        }
    }
}

/// What a decision came to.
enum Decision {
    /// Facts for the journal, the last of which tells the outcome, and what is promised with them.
    Append(Vec<Fact>, Vec<PrintDoc>),
    /// Nothing for the journal: a side table was written, or a page promised.
    Aside(Outcome, Vec<PrintDoc>),
}

impl Decision {
    fn one(fact: Fact) -> Self {
        Self::Append(vec![fact], Vec::new())
    }
}

/// What a decision may know beside the ledger.
struct Ctx {
    now: Moment,
    day: NaiveDate,
    /// What stars follow: the clock staff trust, when an entry is later than it.
    stars: StarClock,
    seed: [u8; 16],
    staff: StaffId,
    role: Role,
}

/// What a command did, and the jobs it promised to the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What it did.
    pub outcome: Outcome,
    /// The jobs it promised now; none when it was done before.
    pub promised: Vec<i64>,
}

impl Done {
    const fn before(outcome: Outcome) -> Self {
        Self { outcome, promised: Vec::new() }
    }
}

/// Runs one command: all of it, or nothing.
pub fn run(ledger: &mut Ledger, order: &Order) -> Result<Done, CommandError> {
    let uuid = entry_uuid(order.at.at_ms, order.seed);
    match attempt(ledger, order, uuid) {
        Err(CommandError::Fault(fault)) => {
            // Unknown, not no: what does the file say?
            match ledger.reopen().and_then(|()| found(&ledger.reader(), order, uuid)) {
                Ok(Some(outcome)) => Ok(Done::before(outcome)),
                Ok(None) => Err(CommandError::Fault(fault)),
                Err(_) => Err(CommandError::Unknown(fault)),
            }
        }
        result => result,
    }
}

/// Looks for what an order whose write failed has left after all.
fn found(reader: &Reader<'_>, order: &Order, uuid: Uuid) -> Result<Option<Outcome>, Fault> {
    let Some(id) = &order.id else { return Ok(reader.entry_of_uuid(uuid)?.map(|e| Outcome::of(&e))) };
    if let Some(entry) = reader.entry_of_command(id)?.filter(|e| e.header.uuid == uuid) {
        return Ok(Some(Outcome::of(&entry)));
    }
    Ok(reader.aside(id)?.filter(|a| a.digest == order.command.digest()).map(|a| a.outcome))
}

/// Returns what an id did before: the same for the same command, refused for another.
fn done_before(reader: &Reader<'_>, id: &CommandId, digest: &str) -> Result<Option<Outcome>, CommandError> {
    let (was, outcome) = match (reader.entry_of_command(id)?, reader.aside(id)?) {
        (Some(entry), _) => (entry.header.digest.clone(), Outcome::of(&entry)),
        (None, Some(aside)) => (aside.digest, aside.outcome),
        (None, None) => return Ok(None),
    };
    if was == digest { Ok(Some(outcome)) } else { Err(Refusal::IdReused.into()) }
}

/// Makes the id of the first entry an order appends (version 7: time, then the order's seed).
fn entry_uuid(at_ms: i64, seed: [u8; 16]) -> Uuid {
    let [.., a, b, c, d, e, f, g, h, i, j] = seed;
    let ms = u64::try_from(at_ms).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(ms, &[a, b, c, d, e, f, g, h, i, j]).into_uuid()
}

fn attempt(ledger: &mut Ledger, order: &Order, uuid: Uuid) -> Result<Done, CommandError> {
    let mut tx = ledger.begin()?;
    let digest = order.command.digest();
    if let Some(id) = &order.id
        && let Some(outcome) = done_before(&tx.reader(), id, &digest)?
    {
        return Ok(Done::before(outcome));
    }
    let (staff, role) = allowed(&mut tx, &order.staff, order.command.rules())?;
    let now = Moment { at_ms: order.at.at_ms.max(tx.head().at_ms.saturating_add(1)), ..order.at };
    let day = order.day.unwrap_or_else(|| now.date());
    let stars = StarClock { day, at_ms: if order.day.is_some() { order.at.at_ms } else { now.at_ms } };
    let ctx = Ctx { now, day, stars, seed: order.seed, staff, role };
    quarantine::hold_due(&mut tx, &ctx, order)?;
    let (outcome, promises) = match decide(&mut tx, &ctx, &order.command)? {
        Decision::Append(facts, promises) => {
            let (facts, promises) = opening::before(&mut tx, &ctx, order, facts, promises)?;
            let entry = append(&mut tx, &ctx, order, Some((uuid, digest)), facts)?;
            quarantine::hold_due(&mut tx, &ctx, order)?;
            (Outcome::of(&entry), promises)
        }
        Decision::Aside(outcome, promises) => {
            let unheard = order.paper == Paper::None && outcome == Outcome::PrintPromised;
            let outcome = if unheard { Outcome::NotPrinted } else { outcome };
            if let Some(id) = &order.id {
                tx.keep_aside(id, &Aside { digest, outcome: outcome.clone() }, now.at_ms)?;
            }
            (outcome, promises)
        }
    };
    let mut promised = Vec::new();
    if order.paper == Paper::Promise {
        for doc in &promises {
            promised.push(tx.promise(doc, now.at_ms)?);
        }
    }
    tx.commit()?;
    Ok(Done { outcome, promised })
}

/// Appends facts of one command as entries; the last one of the command is sealed: it carries its id and digest.
fn append(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    order: &Order,
    seal: Option<(Uuid, String)>,
    facts: Vec<Fact>,
) -> Result<Entry, Fault> {
    let point = match tx.point()? {
        Some(point) => point.code.clone(),
        None => unnamed_point()?,
    };
    let business_day = tx.current_shift()?.map_or(ctx.day, |s| s.business_day);
    let clock_ms = (order.at.at_ms < ctx.now.at_ms).then_some(order.at.at_ms);
    let mut last = None;
    let all = facts.len();
    let mut left = all;
    for fact in facts {
        left = left.saturating_sub(1);
        let head = tx.head();
        let at_ms = ctx.now.at_ms.max(head.at_ms.saturating_add(1));
        let at = Moment { at_ms, ..ctx.now };
        let seal = seal.as_ref().filter(|_| left == 0);
        let header = Header {
            till: tx.reader().till().clone(),
            point: point.clone(),
            seq: head.seq.saturating_add(1),
            uuid: seal.map_or_else(|| entry_uuid(at_ms, ctx.seed), |(uuid, _)| *uuid),
            kind: fact.kind().to_owned(),
            version: Entry::VERSION,
            at,
            business_day,
            staff: ctx.staff.clone(),
            command: order.id.clone().filter(|_| seal.is_some()),
            digest: seal.map(|(_, digest)| digest.clone()).unwrap_or_default(),
            clock_ms,
        };
        last = Some(tx.append(header, fact)?);
        tx.tell(Step::Entry(all.saturating_sub(left), all));
    }
    last.ok_or(Fault::BadRow("journal"))
}

fn unnamed_point() -> Result<PointCode, Fault> {
    PointCode::new("-").map_err(|_| Fault::BadRow("point"))
}

/// Returns who is named in the entry, once their role allows the command.
fn allowed(tx: &mut Tx<'_>, actor: &Actor, rules: CommandRules) -> Result<(StaffId, Role), CommandError> {
    match actor {
        Actor::Owner => {
            let reader = tx.reader();
            if !reader.is_practice() && a_manager_can_sign_in(reader)? {
                return Err(Refusal::SignInFirst.into());
            }
            let owner = StaffId::new("owner").map_err(|_| Fault::BadRow("staff"))?;
            Ok((owner, Role::Manager))
        }
        Actor::Staff(id) => {
            let member = tx.staff_member(id)?.filter(|s| s.active);
            let member = member.ok_or_else(|| Refusal::UnknownStaff { staff: id.to_string() })?;
            if member.role < rules.role {
                let (vi, en) = rules.help;
                let first = |text: &'static str| text.split([';', '.']).next().unwrap_or(text);
                return Err(Refusal::NotAllowed { what: Term::new(first(vi), first(en)) }.into());
            }
            Ok((member.id.clone(), member.role))
        }
    }
}

/// Returns whether the owner of the machine has handed over: before that nobody could set the first PIN.
fn a_manager_can_sign_in(reader: Reader<'_>) -> Result<bool, Fault> {
    for staff in reader.staff()? {
        if staff.active && staff.role == Role::Manager && reader.pin(&staff.id)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
