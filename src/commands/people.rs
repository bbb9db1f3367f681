//! Staff and their PINs.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher};

use super::{CommandError, Ctx, Decision, text};
use crate::domain::command::SetPin;
use crate::domain::entry::{Fact, PinSet};
use crate::domain::refusal::Refusal;
use crate::domain::staff::{Role, Staff, is_pin};
use crate::store::{Fault, PinRow, Tx};

/// Adds or changes a staff member; one manager always stays.
pub(super) fn record_staff(tx: &Tx<'_>, staff: &Staff) -> Result<Decision, CommandError> {
    let staff = Staff { name: text("tên nhân viên", &staff.name, 60)?, ..staff.clone() };
    let others = tx.reader().staff()?;
    let manages = |s: &Staff| s.active && s.role == Role::Manager;
    let was = others.iter().any(|s| s.id == staff.id && manages(s));
    let another = others.iter().any(|s| s.id != staff.id && manages(s));
    if was && !manages(&staff) && !another {
        return Err(Refusal::LastManager.into());
    }
    Ok(Decision::one(Fact::StaffRecorded(staff)))
}

/// Sets a PIN: the hash goes to a side table, the fact that it was set to the journal.
pub(super) fn set_pin(tx: &Tx<'_>, ctx: &Ctx, set: &SetPin) -> Result<Decision, CommandError> {
    if tx.reader().staff_member(&set.staff)?.is_none() {
        return Err(Refusal::UnknownStaff { staff: set.staff.to_string() }.into());
    }
    if !is_pin(&set.pin) {
        return Err(Refusal::BadPin.into());
    }
    let hash: PasswordHash =
        Argon2::default().hash_password_with_salt(set.pin.as_bytes(), &ctx.seed).map_err(|_| Fault::Hashing)?;
    let hash = hash.to_string();
    tx.keep_pin(&set.staff, &PinRow { hash, failures: 0, until_ms: 0 })?;
    Ok(Decision::one(Fact::PinSet(PinSet { staff: set.staff.clone() })))
}
