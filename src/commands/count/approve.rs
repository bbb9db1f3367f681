//! A manager lets the books follow a finished count: what is missing has a bearer, what is more a lot.

use super::standing;
use crate::commands::{CommandError, Ctx, Decision, text, text_or_empty};
use crate::domain::command::ApproveCount;
use crate::domain::count::{Adjusted, Case, CountApproved, CountLine, CountState, Settled, settle};
use crate::domain::entry::Fact;
use crate::domain::ids::LotId;
use crate::domain::lot::{Lot, SupplyForm};
use crate::domain::outbox::PrintDoc;
use crate::domain::quantity::Quantity;
use crate::domain::query::CountRow;
use crate::domain::refusal::{CountRefusal, Refusal};
use crate::domain::stock::Bearer;
use crate::store::{Fault, Tx};

/// The most packs one entry of an approved count changes, so that it stays far below its limit.
const PACKS_A_PART: usize = 150;

/// Lets the books follow a count that nothing was added to since it was compared.
pub(in crate::commands) fn approve_count(tx: &Tx<'_>, ctx: &Ctx, c: &ApproveCount) -> Result<Decision, CommandError> {
    let row = standing(tx, c.count.as_deref())?;
    if row.state != CountState::Finished {
        return Err(CountRefusal::NotFinished { count: row.count }.into());
    }
    let mut lines: Vec<CountLine> = tx.reader().count_results(&row.count)?.into_iter().map(|r| r.line).collect();
    lines.retain(|l| l.is_open_to(row.place));
    let reason = if lines.is_empty() {
        text_or_empty("lý do", &c.reason, 200)?
    } else {
        text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?
    };
    let chunks: Vec<&[CountLine]> = if lines.is_empty() { vec![&[]] } else { lines.chunks(PACKS_A_PART).collect() };
    let parts = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
    let mut facts = Vec::with_capacity(chunks.len());
    for (part, lines) in (1u32..).zip(chunks) {
        let mut approved = CountApproved {
            document: row.count.clone(),
            place: row.place,
            part,
            parts,
            reason: reason.clone(),
            adjusted: Vec::new(),
            lots: Vec::new(),
            movements: Vec::new(),
            losses: Vec::new(),
            explains: Vec::new(),
        };
        for line in lines {
            adjust(tx, ctx, &row, c, line, &mut approved)?;
        }
        facts.push(Fact::CountApproved(approved));
    }
    tx.drop_counting(&row.count)?;
    let minutes = PrintDoc::Document { number: row.count, copy: 0, leaf: None };
    Ok(Decision::Append(facts, vec![minutes]))
}

/// Settles one pack and adds what it comes to.
fn adjust(
    tx: &Tx<'_>,
    ctx: &Ctx,
    row: &CountRow,
    c: &ApproveCount,
    line: &CountLine,
    to: &mut CountApproved,
) -> Result<(), CommandError> {
    let named = c.bearers.iter().find(|b| b.sku == line.sku).map(|b| b.bearer).or(c.bearer);
    let is_short = line.difference().negated().is_positive();
    let bearer = match named {
        Some(bearer) => bearer,
        None if is_short => return Err(CountRefusal::NeedsBearer { name: line.name.clone() }.into()),
        None => Bearer::Shop,
    };
    let spare = spare(tx, ctx, line, to)?;
    let (lots, below) =
        (tx.reader().counted_lots(&line.sku, row.place, line.after)?, tx.reader().sold_below(&line.sku, line.after)?);
    let case = Case { line, place: row.place, day: ctx.day, lots: &lots, below: &below, bearer, spare: &spare };
    let Settled { movements, losses, explains, made, lost, found, explained, explained_since } = settle(&case)?;
    let is_shops = losses.iter().all(|l| l.bearer == Bearer::Shop);
    to.adjusted.push(Adjusted {
        sku: line.sku.clone(),
        name: line.name.clone(),
        unit: line.unit.clone(),
        counted: line.counted.unwrap_or(Quantity::ZERO),
        expected: line.expected,
        lost,
        found,
        explained,
        explained_since,
        bearer: lost.is_positive().then_some(if is_shops { Bearer::Shop } else { bearer }),
    });
    to.lots.extend(made);
    to.movements.extend(movements);
    to.losses.extend(losses);
    to.explains.extend(explains);
    Ok(())
}

/// Prepares the lot that found goods get when the books know none: on consignment, without a last day.
fn spare(tx: &Tx<'_>, ctx: &Ctx, line: &CountLine, to: &CountApproved) -> Result<Lot, Fault> {
    let seq = tx.head().seq.saturating_add(i64::from(to.part));
    let n = to.lots.len().saturating_add(1);
    let id = LotId::new(format!("{}-{seq}-{n}", tx.reader().till())).map_err(|_| Fault::BadRow("lot"))?;
    Ok(Lot {
        id,
        sku: line.sku.clone(),
        producer: line.producer.clone(),
        code: String::new(),
        made: None,
        expires: None,
        received: ctx.day,
        form: SupplyForm::Consignment,
        agreement: None,
        delivery_note: String::new(),
        from_lot: None,
        consignment_price: None,
    })
}
