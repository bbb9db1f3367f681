//! Withdrawing a recognition at the till: why, by which decision, from when, and what becomes of the goods.

use chrono::{NaiveDate, NaiveTime};

use super::field::{edit, neighbour};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::{Command, WithdrawRecognition};
use crate::domain::ids::ProductCode;
use crate::domain::lot::typed_date;
use crate::domain::moment::Moment;
use crate::domain::recognition::AfterWithdrawal;
use crate::domain::refusal::Refusal;
use crate::domain::text::clean;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The decision's number.
    #[default]
    Notice,
    /// The reason.
    Reason,
    /// From when: now when left empty.
    From,
    /// What becomes of the goods.
    Goods,
}

impl Part {
    const ALL: [Self; 4] = [Self::Notice, Self::Reason, Self::From, Self::Goods];

    fn neighbour(self, step: isize) -> Self {
        neighbour(&Self::ALL, self, step)
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct WithdrawForm {
    /// The product.
    pub product: ProductCode,
    /// Its name.
    pub name: String,
    /// The field with the focus.
    pub part: Part,
    /// The number of the decision that withdraws.
    pub notice: Line,
    /// Why.
    pub reason: Line,
    /// From when, as typed.
    pub from: Line,
    /// What becomes of the goods.
    pub goods: AfterWithdrawal,
}

impl WithdrawForm {
    /// Starts an empty form; a number is no Vietnamese word.
    pub fn new(product: ProductCode, name: String, typing: Mode) -> Self {
        Self {
            product,
            name,
            part: Part::Notice,
            notice: Line::new(typing),
            reason: Line::new(typing),
            from: Line::new(Mode::Off),
            goods: AfterWithdrawal::SellPlain,
        }
    }

    /// Returns the moment typed; nothing when it is left empty or cannot be read.
    pub fn moment(&self, today: NaiveDate) -> Option<Moment> {
        typed_moment(self.from.text(), today)
    }

    /// Takes a key; Enter goes to the next field and from the last one withdraws.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (Press::Esc, Part::Notice) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = part.neighbour(-1),
            (Press::Enter, Part::Goods) => self.withdraw(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.neighbour(1),
            (Press::Left | Press::Right | Press::Char(' '), Part::Goods) => {
                self.goods = match self.goods {
                    AfterWithdrawal::SellPlain => AfterWithdrawal::Quarantine,
                    AfterWithdrawal::Quarantine => AfterWithdrawal::SellPlain,
                };
            }
            (press, Part::Notice) => drop(edit(&mut self.notice, press)),
            (press, Part::Reason) => drop(edit(&mut self.reason, press)),
            (press, Part::From) => drop(edit(&mut self.from, press)),
            (_, Part::Goods) => {}
        }
        Flow::Stay
    }

    fn withdraw(&mut self, app: &mut App) {
        let reason = clean(self.reason.text());
        if reason.is_empty() {
            self.part = Part::Reason;
            return app.refuse(&Refusal::NeedsReason);
        }
        let moment = self.moment(app.now.date());
        if moment.is_none() && !self.from.text().trim().is_empty() {
            self.part = Part::From;
            self.from.refuse();
            return app.warn(words::ocop::type_moment(app.lang()).to_owned());
        }
        let command = WithdrawRecognition {
            product: self.product.clone(),
            decision: None,
            effective: moment.map(Moment::rfc3339),
            reason,
            notice: clean(self.notice.text()),
            on_withdrawal: self.goods,
        };
        app.run(Command::WithdrawRecognition(command), Pending::Other);
    }
}

/// Reads a moment the ways people type it: `1/12/26`, from midnight on; `1/12/26 14:30`; `14h30`, today.
fn typed_moment(text: &str, today: NaiveDate) -> Option<Moment> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let time = match words.iter().position(|word| word.contains([':', 'h', 'H'])) {
        Some(at) => typed_time(words.remove(at))?,
        None => NaiveTime::MIN,
    };
    let day = match words.as_slice() {
        [] if !text.trim().is_empty() => today,
        [day] => typed_date(day, today)?,
        [..] => return None,
    };
    Moment::parse_rfc3339(&day.and_time(time).format("%Y-%m-%dT%H:%M:00+07:00").to_string())
}

/// Reads a time of day: `14:30`, `14h30`, `8h`.
fn typed_time(word: &str) -> Option<NaiveTime> {
    let (hour, minute) = word.split_once([':', 'h', 'H'])?;
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

impl App {
    /// Says what was withdrawn and shows the product's way anew.
    pub(super) fn recognition_withdrawn(&mut self, effective: Moment, held: usize) {
        if let Some(at) = self.panes.iter().rposition(|pane| matches!(pane, Pane::Withdraw(_))) {
            self.panes.remove(at);
        }
        let lang = self.lang();
        let later = (effective.at_ms > self.now.at_ms).then(|| words::ocop::moment(effective));
        let told = later.map(|when| words::ocop::withdrawn_later(lang, &when));
        self.tell(Mood::Good, told.unwrap_or_else(|| words::ocop::withdrawn(lang, held)));
        self.uncovered();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_the_ways_people_type_it() {
        let today = "2026-11-26".parse().unwrap();
        for (text, moment) in [
            ("1/12/26", Some("2026-12-01T00:00:00.000+07:00")),
            ("1/12/26 14:30", Some("2026-12-01T14:30:00.000+07:00")),
            ("8h 011226", Some("2026-12-01T08:00:00.000+07:00")),
            ("14h05", Some("2026-11-26T14:05:00.000+07:00")),
            ("+1 9:00", Some("2026-11-27T09:00:00.000+07:00")),
            ("", None),
            ("mai", None),
            ("25:00", None),
            ("1/12/26 14:30 sáng", None),
        ] {
            assert_eq!(typed_moment(text, today).map(Moment::rfc3339).as_deref(), moment, "{text}");
        }
    }
}
