//! What is done with OCOP stamps, one form for every deed: each names the fields it needs.

pub mod view;

use super::field::{edit, edit_figures};
use super::pane::Flow;
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::Pending;
use super::{App, words};
use crate::domain::command::{
    ApplyStamps, Command, CountStamps, DestroyStamps, ReceiveStamps, ReturnStamps, SpoilStamps, UndoStamps,
};
use crate::domain::ids::{SkuCode, StampBatchId};
use crate::domain::lang::Lang;
use crate::domain::ocop_stamp::{StampFunding, StampLoss, StampNeed, StampNeedSet};
use crate::domain::query::{StampBatchRow, StampUseRow};
use crate::domain::recognition::Stars;
use crate::domain::shelf::{Shelf, SkuCard};
use crate::domain::text::clean;
use words::ocop_stamp as said;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampDeed {
    /// A batch comes.
    Receive,
    /// Stamps go on packs.
    Apply,
    /// Stamps are spoilt.
    Spoil,
    /// Stamps go back.
    Return,
    /// What is left is counted.
    Count,
    /// Stamps come off packs and are destroyed.
    Destroy,
    /// The last document is undone.
    Undo,
    /// A pack is printed, or needs a sticker.
    Need,
}

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The batch's number.
    Batch,
    /// The stars on it.
    Stars,
    /// The pack.
    Sku,
    /// How many.
    Quantity,
    /// The first serial number.
    Serial,
    /// One of a few, by digit or arrows: who paid, why spoilt, printed or not.
    Choice,
    /// Who hands over, or takes back.
    Who,
    /// The paper they came with.
    Paper,
    /// In the staff's words.
    Reason,
    /// The minutes' number.
    Minutes,
}

const PARTS: usize = 10;

/// What a pack may be, as the digits choose it.
pub const NEEDS: [StampNeed; 2] = [StampNeed::Sticker, StampNeed::Printed];

impl StampDeed {
    /// Returns the fields it needs, in order.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Receive => {
                &[Part::Batch, Part::Stars, Part::Quantity, Part::Serial, Part::Choice, Part::Who, Part::Paper]
            }
            Self::Apply => &[Part::Sku, Part::Quantity, Part::Serial],
            Self::Spoil => &[Part::Quantity, Part::Choice, Part::Reason, Part::Minutes, Part::Serial],
            Self::Return => &[Part::Quantity, Part::Who, Part::Serial],
            Self::Count => &[Part::Quantity, Part::Reason],
            Self::Destroy => &[Part::Quantity, Part::Minutes, Part::Reason],
            Self::Undo => &[Part::Reason],
            Self::Need => &[Part::Choice],
        }
    }
    /// Returns whether a manager answers for it.
    pub const fn is_for_managers(self) -> bool {
        match self {
            Self::Apply | Self::Spoil => false,
            Self::Receive | Self::Return | Self::Count | Self::Destroy | Self::Undo | Self::Need => true,
        }
    }
    /// Returns its title in both languages.
    pub fn names(self) -> (&'static str, &'static str) {
        let title: fn(Lang) -> &'static str = match self {
            Self::Receive => said::receive_title,
            Self::Apply => said::apply_title,
            Self::Spoil => said::spoil_title,
            Self::Return => said::return_title,
            Self::Count => said::count_title,
            Self::Destroy => said::destroy_title,
            Self::Undo => said::undo_title,
            Self::Need => said::need_title,
        };
        (title(Lang::Vi), title(Lang::En))
    }
    /// Returns what may be chosen, in both languages.
    pub fn choices(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Receive => StampFunding::ALL.iter().map(|f| f.names()).collect(),
            Self::Spoil => StampLoss::ALL.iter().map(|c| c.names()).collect(),
            Self::Need => NEEDS.iter().map(|n| n.names()).collect(),
            Self::Apply | Self::Return | Self::Count | Self::Destroy | Self::Undo => Vec::new(),
        }
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct StampForm {
    /// What is done.
    pub deed: StampDeed,
    /// What it is about, for the eye.
    pub about: String,
    /// The field with the focus.
    pub part: Part,
    /// What is chosen, as its place among the choices.
    pub choice: Option<usize>,
    /// How many are left of the batch.
    pub left: Option<i64>,
    /// The next number that is not used.
    pub next: String,
    batch: Option<StampBatchId>,
    sku: Option<SkuCode>,
    document: Option<String>,
    lines: [Line; PARTS],
}

impl StampForm {
    fn new(deed: StampDeed, about: String, typing: Mode) -> Self {
        let part = deed.parts().first().copied().unwrap_or(Part::Reason);
        let lines = std::array::from_fn(|at| {
            let is_words = [Part::Who, Part::Reason, Part::Sku].iter().any(|part| *part as usize == at);
            Line::new(if is_words { typing } else { Mode::Off })
        });
        let (choice, left, next) = (None, None, String::new());
        Self { deed, about, part, choice, left, next, batch: None, sku: None, document: None, lines }
    }
    /// Starts the form for a new batch.
    pub fn receive(typing: Mode) -> Self {
        Self::new(StampDeed::Receive, String::new(), typing)
    }
    /// Starts a form about a batch.
    pub fn of_batch(deed: StampDeed, row: &StampBatchRow, lang: Lang, typing: Mode) -> Self {
        let about = format!("{} · {}", row.batch.batch, words::ocop::had_stars(lang, row.batch.stars.get()));
        let next = row.free.first().map(crate::domain::ocop_stamp::SerialRange::first_text).unwrap_or_default();
        let (batch, left) = (Some(row.batch.batch.clone()), Some(row.left));
        Self { batch, left, next, ..Self::new(deed, about, typing) }
    }
    /// Starts a form about stamps of a batch on goods, so many of them.
    pub fn of_goods(deed: StampDeed, batch: &StampBatchId, goods: (&str, &str), n: i64, typing: Mode) -> Self {
        let about = format!("{} · {batch}", goods.1);
        let mut form = Self { batch: Some(batch.clone()), ..Self::new(deed, about, typing) };
        form.lines[Part::Sku as usize].insert(goods.0);
        form.lines[Part::Quantity as usize].insert(&n.max(0).to_string());
        form.sku = SkuCode::new(goods.0).ok();
        form.part = Part::Quantity;
        form
    }
    /// Starts the form that undoes a batch's last document.
    pub fn undo(row: &StampBatchRow, last: &StampUseRow, lang: Lang, typing: Mode) -> Self {
        let (vi, en) = last.kind.names();
        let parts =
            [last.document.as_str(), lang.pick(vi, en), &last.quantity.to_string(), last.about.as_str()].join(" · ");
        let about = parts.trim_end_matches([' ', '·']).to_owned();
        let (batch, document) = (Some(row.batch.batch.clone()), Some(last.document.clone()));
        Self { batch, document, ..Self::new(StampDeed::Undo, about, typing) }
    }
    /// Starts the form that says whether a pack is printed.
    pub fn need(sku: SkuCode, name: &str, need: Option<StampNeed>) -> Self {
        let choice = need.and_then(|need| NEEDS.iter().position(|n| *n == need));
        Self { sku: Some(sku), choice, ..Self::new(StampDeed::Need, name.to_owned(), Mode::Off) }
    }
    /// Returns what is typed in a field.
    pub const fn line(&self, part: Part) -> &Line {
        &self.lines[part as usize]
    }
    /// Returns the goods meant by what is typed: the code, else the first name that answers.
    pub fn goods<'a>(&self, shelf: &'a Shelf) -> Option<&'a SkuCard> {
        if let Some(sku) = &self.sku {
            return super::ticket::card_of(shelf, sku);
        }
        let text = self.text(Part::Sku);
        if text.is_empty() { None } else { shelf.by_code(&text).or_else(|| shelf.search(&text).first().copied()) }
    }
    fn text(&self, part: Part) -> String {
        clean(self.line(part).text())
    }
    /// Takes a key; Enter goes to the next field and from the last one does it.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let parts = self.deed.parts();
        match (press, self.part) {
            (Press::Esc, _) => return Flow::Close,
            (Press::Enter, part) if parts.last() == Some(&part) => self.send(app),
            (Press::Enter | Press::Tab | Press::Down, _) => self.go(1),
            (Press::BackTab | Press::Up, _) => self.go(parts.len() - 1),
            (Press::Scan(code), _) => self.scan(code),
            (press, Part::Choice) => self.pick(press),
            (press, part @ (Part::Stars | Part::Quantity)) => drop(edit_figures(&mut self.lines[part as usize], press)),
            (press, part) => {
                if part == Part::Sku && edit(&mut self.lines[part as usize], press) {
                    self.sku = None;
                } else if part != Part::Sku {
                    edit(&mut self.lines[part as usize], press);
                }
            }
        }
        Flow::Stay
    }
    fn go(&mut self, by: usize) {
        let parts = self.deed.parts();
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        self.part = parts[(at + by) % parts.len()];
    }
    fn scan(&mut self, code: &str) {
        if self.deed.parts().contains(&Part::Sku) {
            let line = &mut self.lines[Part::Sku as usize];
            line.clear();
            line.insert(code);
            (self.sku, self.part) = (None, Part::Quantity);
        }
    }
    /// Chooses by a digit, which goes on, or by arrows, which stay.
    fn pick(&mut self, press: &Press) {
        let len = self.deed.choices().len().max(1);
        match press {
            Press::Right => self.choice = Some(self.choice.map_or(0, |at| (at + 1) % len)),
            Press::Left => self.choice = Some(self.choice.map_or(len - 1, |at| (at + len - 1) % len)),
            Press::Char(c) => {
                let digit = c.to_digit(10).and_then(|d| usize::try_from(d).ok()).filter(|d| (1..=len).contains(d));
                if let Some(digit) = digit {
                    self.choice = Some(digit - 1);
                    self.go(usize::from(self.deed.parts().len() > 1));
                }
            }
            _ => {}
        }
    }
    fn send(&mut self, app: &mut App) {
        match self.command(&app.shelf) {
            Ok(command) => app.run(command, Pending::Other),
            Err((part, why)) => {
                self.part = part;
                app.warn(why(app.lang()).to_owned());
            }
        }
    }
    /// Makes the command, or names the field that is not right and what to do.
    fn command(&self, shelf: &Shelf) -> Result<Command, Wrong> {
        let batch = || match &self.batch {
            Some(batch) => Ok(batch.clone()),
            None => StampBatchId::new(self.text(Part::Batch)).map_err(|_| wrong(Part::Batch, said::type_batch)),
        };
        let quantity =
            || count(self.line(Part::Quantity).text()).ok_or_else(|| wrong(Part::Quantity, said::type_count));
        let sku = || {
            let card = self.goods(shelf).map(|card| card.sku.clone());
            card.ok_or_else(|| wrong(Part::Sku, said::type_goods))
        };
        let chosen = || self.choice.ok_or_else(|| wrong(Part::Choice, said::choose));
        let serial = Some(self.text(Part::Serial)).filter(|s| !s.is_empty());
        let (from_serial, to_serial) = (serial, None);
        let (reason, minutes) = (self.text(Part::Reason), self.text(Part::Minutes));
        Ok(match self.deed {
            StampDeed::Receive => {
                let stars = self.text(Part::Stars).parse().ok().and_then(|n| Stars::new(n).ok());
                Command::ReceiveStamps(ReceiveStamps {
                    batch: batch()?,
                    stars: stars.ok_or_else(|| wrong(Part::Stars, said::type_stars))?,
                    quantity: quantity()?,
                    from_serial,
                    to_serial,
                    funded_by: of(&StampFunding::ALL, chosen()?)?,
                    from: self.text(Part::Who),
                    paper: self.text(Part::Paper),
                    producer: None,
                })
            }
            StampDeed::Apply => {
                let (batch, sku, quantity) = (batch()?, sku()?, quantity()?);
                Command::ApplyStamps(ApplyStamps { batch, sku, quantity, from_serial, to_serial })
            }
            StampDeed::Spoil => {
                let (batch, quantity, cause) = (batch()?, quantity()?, of(&StampLoss::ALL, chosen()?)?);
                let spoil = SpoilStamps { batch, quantity, cause, reason, minutes, from_serial, to_serial };
                Command::SpoilStamps(spoil)
            }
            StampDeed::Return => {
                let (batch, quantity, to) = (batch()?, quantity()?, self.text(Part::Who));
                Command::ReturnStamps(ReturnStamps { batch, quantity, to, from_serial, to_serial })
            }
            StampDeed::Count => Command::CountStamps(CountStamps { batch: batch()?, counted: quantity()?, reason }),
            StampDeed::Destroy => {
                let (batch, sku, quantity) = (batch()?, sku()?, quantity()?);
                let destroy = DestroyStamps { batch, sku, quantity, minutes, reason, from_serial, to_serial };
                Command::DestroyStamps(destroy)
            }
            StampDeed::Undo => {
                Command::UndoStamps(UndoStamps { batch: batch()?, document: self.document.clone(), reason })
            }
            StampDeed::Need => Command::SetStampNeed(StampNeedSet { sku: sku()?, need: of(&NEEDS, chosen()?)? }),
        })
    }
}

type Wrong = (Part, fn(Lang) -> &'static str);

fn wrong(part: Part, why: fn(Lang) -> &'static str) -> Wrong {
    (part, why)
}

fn of<T: Copy>(all: &[T], at: usize) -> Result<T, Wrong> {
    all.get(at).copied().ok_or_else(|| wrong(Part::Choice, said::choose))
}

/// Reads a whole number as people type it: `1000`, `1.000`.
fn count(text: &str) -> Option<u32> {
    let mut groups = text.trim().split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
    if is_grouped { format!("{first}{}", rest.concat()).parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn a_number_of_stamps_is_whole_with_or_without_groups() {
        assert_eq!((count("1000"), count("1.000"), count(" 7 ")), (Some(1_000), Some(1_000), Some(7)));
        assert!(["1.5", "1,5", "", ".000", "1.00", "x"].iter().all(|text| count(text).is_none()));
    }
}
