//! How long goods must still keep when they come.

use super::{CommandError, Decision};
use crate::domain::entry::Fact;
use crate::domain::refusal::ShelfLifeRefusal;
use crate::domain::shelf_life::ShelfLifeRule;

/// How many sets of products the OCOP programme has.
const SETS: u8 = 26;
/// The most days goods may be asked to keep: ten years.
const DAYS_MAX: u16 = 3_650;

/// Sets the rule of all goods or of one set; with neither share nor days it is taken back.
pub(super) fn set_shelf_life_rule(c: &ShelfLifeRule) -> Result<Decision, CommandError> {
    if let Some(group) = c.group_item.filter(|group| !(1..=SETS).contains(group)) {
        return Err(ShelfLifeRefusal::NoSuchSet { group: group.into() }.into());
    }
    if c.days.is_some_and(|days| days > DAYS_MAX) {
        return Err(ShelfLifeRefusal::TooManyDays.into());
    }
    Ok(Decision::one(Fact::ShelfLifeRuleSet(c.clone())))
}
