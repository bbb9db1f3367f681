//! The stock of a day past: asked for by its date, shown to be looked at alone.
//!
//! All lists of stock that lie over each other show the same day.

pub mod view;

use chrono::{Datelike, NaiveDate};

use crate::domain::lot::typed_date;
use crate::screens::action::{Action, Place};
use crate::screens::field::edit;
use crate::screens::pane::{Flow, Pane};
use crate::screens::press::Press;
use crate::screens::typing::{Line, Mode};
use crate::screens::{App, Effect, words};

/// The field for a day.
#[derive(Debug, Clone)]
pub struct DayForm {
    /// What is typed.
    pub line: Line,
}

impl DayForm {
    /// Takes a key: Enter shows the day.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => return self.enter(app),
            press => drop(edit(&mut self.line, press)),
        }
        Flow::Stay
    }

    fn enter(&mut self, app: &mut App) -> Flow {
        let today = app.now.date();
        match past_day(self.line.text(), today) {
            None => self.refuse(app, words::stock::bad_day(app.lang())),
            Some(day) if day > today => self.refuse(app, words::stock::day_to_come(app.lang())),
            Some(day) => {
                app.show_stock_of((day < today).then_some(day));
                return Flow::Close;
            }
        }
        Flow::Stay
    }

    fn refuse(&mut self, app: &mut App, why: &str) {
        self.line.refuse();
        app.warn(why.to_owned());
    }
}

/// Reads a day as people type dates; `-7` is seven days ago, `24/11` the last one there was.
pub fn past_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let [day, month] = text.trim().split('/').collect::<Vec<_>>().as_slice() {
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        let of = |year| NaiveDate::from_ymd_opt(year, month, day).filter(|found| *found <= today);
        return of(today.year()).or_else(|| of(today.year() - 1));
    }
    let ago = text.trim().strip_prefix('-').and_then(|days| days.parse::<u64>().ok());
    match ago {
        Some(days) => today.checked_sub_days(chrono::Days::new(days.min(36_500))),
        None => typed_date(text, today),
    }
}

impl App {
    /// Returns the day past that is shown on top, if one is.
    fn day_in_sight(&self) -> Option<NaiveDate> {
        match self.panes.last()? {
            Pane::Stock(pane) => pane.as_of,
            Pane::Lot(view) => view.as_of(),
            _ => None,
        }
    }

    /// Returns whether an action would touch goods while a day past is looked at.
    pub(in crate::screens) fn is_only_seen(&self, action: Action) -> bool {
        let is_of_goods = action.acts_in(Place::Stock) && !action.acts_in(Place::Pay);
        self.day_in_sight().is_some() && is_of_goods && action != Action::StockDay
    }

    /// Asks for a day past; from one, goes back to today.
    pub(in crate::screens) fn turn_stock_day(&mut self) {
        match self.panes.last() {
            Some(Pane::Stock(pane)) if pane.as_of.is_none() => {
                self.panes.push(Pane::StockDay(DayForm { line: Line::new(Mode::Off) }));
            }
            Some(Pane::Stock(_)) => self.show_stock_of(None),
            Some(Pane::Lot(_)) | Some(_) | None => {
                self.tell(crate::screens::update::Mood::Info, words::stock::day_in_list(self.lang()).to_owned());
            }
        }
    }

    /// Shows a day, or today, in every list of stock that is open.
    fn show_stock_of(&mut self, as_of: Option<NaiveDate>) {
        for pane in &mut self.panes {
            if let Pane::Stock(pane) = pane {
                pane.set_day(as_of);
            }
        }
        let mut queries = Vec::new();
        for pane in &self.panes {
            if let Pane::Stock(pane) = pane {
                queries.extend(pane.queries().into_iter().filter(|query| !queries.contains(query)).collect::<Vec<_>>());
            }
        }
        self.effects.extend(queries.into_iter().map(Effect::Ask));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_past_is_typed_as_dates_are_or_as_days_ago() {
        let day = |s: &str| s.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-25");
        for (typed, is) in [
            ("-1", Some("2026-11-24")),
            (" -30", Some("2026-10-26")),
            ("20/11/26", Some("2026-11-20")),
            ("1026", Some("2026-10-31")),
            ("24/11", Some("2026-11-24")),
            ("11/12", Some("2025-12-11")),
            ("-x", None),
            ("", None),
        ] {
            assert_eq!(past_day(typed, today), is.map(day), "{typed}");
        }
    }
}
