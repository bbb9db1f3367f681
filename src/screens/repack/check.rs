//! What is not right with a field of the form, and the command once nothing is wrong.

use rust_decimal::Decimal;

use super::{PLACES, Part, RepackForm};
use crate::domain::command::{LotLine, RepackGoods, RepackInto};
use crate::domain::lang::Lang;
use crate::domain::lot::typed_date;
use crate::domain::moves::Loss;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::{GoodsRefusal, MovesRefusal, PackMeasure, Refusal, Term};
use crate::domain::text::clean;
use crate::screens::amount::typed_quantity;
use crate::screens::lot_form::{BEARERS, CAUSES};
use crate::screens::{App, words};

/// What is wrong with a field.
pub(super) enum Wrong {
    /// A rule of the shop.
    Refused(Refusal),
    /// Something is still to be said.
    Missing(String),
}

impl<R: Into<Refusal>> From<R> for Wrong {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.into())
    }
}

impl Wrong {
    /// Says it.
    pub(super) fn say(self, app: &mut App) {
        match self {
            Self::Refused(refusal) => app.refuse(&refusal),
            Self::Missing(words) => app.warn(words),
        }
    }
}

fn there<T>(said: Option<T>, words: impl Into<String>) -> Result<(), Wrong> {
    said.map(drop).ok_or_else(|| Wrong::Missing(words.into()))
}

impl RepackForm {
    /// Says what is not right with a field.
    pub(super) fn check(&self, app: &App, part: Part) -> Result<(), Wrong> {
        let lang = app.lang();
        match part {
            Part::Into => there(self.into.chosen(), words::repack::choose_pack(lang)),
            Part::Way | Part::Place => Ok(()),
            Part::Measure => self.check_measure(app),
            Part::Opened => self.check_opened(),
            Part::Made => self.check_made(app),
            Part::Cause => there(self.cause, words::stock::choose_cause(lang)),
            Part::Bearer => there(self.bearer, words::stock::choose_bearer(lang)),
            Part::Reason if clean(self.reason.text()).is_empty() => Err(Refusal::NeedsReason.into()),
            Part::Reason => Ok(()),
            Part::Expires if self.expires.text().trim().is_empty() => Ok(()),
            Part::Expires => {
                let typed = self.expires.text().trim();
                there(typed_date(typed, app.now.date()), words::goods::bad_date(lang, typed))
            }
        }
    }

    /// Packs are what they print.
    fn check_measure(&self, app: &App) -> Result<(), Wrong> {
        let missing = || Wrong::Missing(words::repack::type_measure(app.lang()).to_owned());
        let said = self.measured().ok_or_else(missing)?;
        match self.sizes(app).and_then(|sizes| sizes.told_like(said)).filter(|known| *known != said) {
            Some(measure) => {
                let new = self.into.chosen().map(|pack| pack.unit.clone()).unwrap_or_default();
                let sizes = PackMeasure { measure, old: self.row.pack.unit.clone(), new };
                Err(MovesRefusal::OtherSizes { sizes }.into())
            }
            None => Ok(()),
        }
    }

    fn check_opened(&self) -> Result<(), Wrong> {
        let name = || self.row.pack.name.clone();
        let opened = typed_quantity(self.opened.text())?;
        if !opened.is_positive() {
            return Err(Refusal::BadQuantity { name: name() }.into());
        }
        if opened > self.row.quantity {
            return Err(GoodsRefusal::NotSoMuch { name: name(), left: self.row.quantity }.into());
        }
        Ok(())
    }

    /// Nothing may be made out of nothing, and what is lost needs a manager.
    fn check_made(&self, app: &App) -> Result<(), Wrong> {
        typed_quantity(self.made.text())?;
        let name = || self.into.chosen().map(|pack| pack.name.clone()).unwrap_or_default();
        let (opened, made) = self.figures().ok_or_else(|| Refusal::BadQuantity { name: name() })?;
        let lost = self.lost().ok_or(Refusal::NotAQuantity)?;
        if lost < Quantity::ZERO {
            let sides = self.measured().and_then(|measure| measure.both_sides(opened, made, Quantity::ZERO));
            let said = |d: Decimal| d.to_string().replace('.', ",");
            let (opened, made) = sides.map(|(opened, made)| (said(opened), said(made))).unwrap_or_default();
            return Err(MovesRefusal::NotConserved { opened, made }.into());
        }
        if lost.is_positive() && !app.is_manager() {
            let right = words::repack::loss_right;
            return Err(Refusal::NotAllowed { what: Term::new(right(Lang::Vi), right(Lang::En)) }.into());
        }
        Ok(())
    }

    /// Makes the command; none while something is missing.
    pub(super) fn command(&self, app: &App) -> Option<RepackGoods> {
        let (opened, made) = self.figures()?;
        let lost = self.lost().filter(|lost| lost.is_positive());
        let said = || {
            let cause = CAUSES.get(self.cause?).copied()?;
            let bearer = BEARERS.get(self.bearer?).copied()?;
            Some(Loss { cause, bearer, reason: clean(self.reason.text()) })
        };
        Some(RepackGoods {
            open: LotLine { lot: self.row.lot.id.clone(), place: self.row.place, quantity: opened },
            measure: self.measured()?,
            into: RepackInto {
                sku: self.into.chosen()?.sku.clone(),
                quantity: made,
                place: PLACES.get(self.place).copied()?,
                expires: typed_date(self.expires.text(), app.now.date()),
                lot: None,
            },
            lost,
            loss: lost.and_then(|_| said()),
        })
    }
}
