//! Signing in: argon2 for the PIN, a wait that doubles for guesses, kept over restarts.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordVerifier};

use super::CommandError;
use crate::domain::ids::StaffId;
use crate::domain::moment::Moment;
use crate::domain::query::SignedIn;
use crate::domain::refusal::Refusal;
use crate::domain::staff::pin_wait_secs;
use crate::store::{Fault, Ledger, PinRow};

/// Checks a PIN. A wrong one is counted before it is answered.
pub fn sign_in(ledger: &mut Ledger, id: &StaffId, pin: &str, now: Moment) -> Result<SignedIn, CommandError> {
    let unknown = || Refusal::UnknownStaff { staff: id.to_string() };
    let reader = ledger.reader();
    let member = reader.staff_member(id)?.filter(|s| s.active).ok_or_else(unknown)?;
    let row = reader.pin(id)?.ok_or(Refusal::WrongPin)?;
    // A clock set far back must not lock for ever: no wait is longer than the longest one.
    let left = row.until_ms.saturating_sub(now.at_ms);
    if left > 0 && left <= 1_800_000 {
        return Err(Refusal::PinLocked { seconds: left.saturating_add(999).checked_div(1000).unwrap_or(0) }.into());
    }
    let hash = PasswordHash::new(&row.hash).map_err(|_| Fault::Hashing)?;
    let right = Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok();
    if right && row.failures == 0 {
        return Ok(SignedIn { staff: member.id, name: member.name, role: member.role });
    }
    let failures = if right { 0 } else { row.failures.saturating_add(1) };
    let wait = i64::try_from(pin_wait_secs(failures)).unwrap_or(0).saturating_mul(1000);
    let until_ms = if wait == 0 { 0 } else { now.at_ms.saturating_add(wait) };
    let tx = ledger.begin()?;
    tx.keep_pin(id, &PinRow { hash: row.hash, failures, until_ms })?;
    tx.commit()?;
    if right {
        Ok(SignedIn { staff: member.id, name: member.name, role: member.role })
    } else {
        Err(Refusal::WrongPin.into())
    }
}
