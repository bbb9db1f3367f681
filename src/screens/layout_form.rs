//! Mã cân: how a scale writes its labels, typed by a manager and shown as it will be read.

use super::App;
use super::field::edit_figures;
use super::pane::Flow;
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::Pending;
use crate::domain::code_book::{CodeLayout, LabelValue, Verifier};
use crate::domain::command::Command;
use crate::domain::refusal::CodeRefusal;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The two first digits.
    Prefix,
    /// How many digits name the item.
    Item,
    /// What the value tells.
    Value,
    /// What a step of it is.
    Step,
    /// Whether it has a check digit of its own.
    Verifier,
}

impl Part {
    /// Every field, in order.
    pub const ALL: [Self; 5] = [Self::Prefix, Self::Item, Self::Value, Self::Step, Self::Verifier];

    fn at(self, by: usize) -> Option<Self> {
        let at = Self::ALL.iter().position(|part| *part == self)?;
        Self::ALL.get(at.checked_add(by)?).copied()
    }

    fn before(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|part| *part == self)?;
        Self::ALL.get(at.checked_sub(1)?).copied()
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct LayoutForm {
    /// The field with the focus.
    pub part: Part,
    /// The two first digits.
    pub prefix: Line,
    /// How many digits name the item.
    pub item: Line,
    /// What the value tells.
    pub value: LabelValue,
    /// What a step of it is.
    pub step: Line,
    /// Whether it has a check digit of its own.
    pub verifier: Verifier,
}

/// How many digits name the item on most scales.
pub const USUAL_ITEM: u8 = 5;
/// What a step of the value is on most scales.
pub const USUAL_STEP: u32 = 1;

impl LayoutForm {
    /// Starts with what most scales do, or with a layout that is changed.
    pub fn new(layout: Option<&CodeLayout>) -> Self {
        let field = |text: &str| {
            let mut field = Line::new(Mode::Off);
            field.insert(text);
            field
        };
        let (prefix, item, step) = match layout {
            Some(l) => (field(&l.prefix), field(&l.item.to_string()), field(&l.step.to_string())),
            None => (field(""), field(""), field("")),
        };
        let part = if layout.is_some() { Part::Item } else { Part::Prefix };
        let (value, verifier) = layout.map_or((LabelValue::Weight, Verifier::None), |l| (l.value, l.verifier));
        Self { part, prefix, item, value, step, verifier }
    }

    /// Returns the layout as far as it can be read, right or not.
    pub fn layout(&self) -> Option<CodeLayout> {
        Some(CodeLayout {
            prefix: self.prefix.text().to_owned(),
            item: if self.item.is_empty() { USUAL_ITEM } else { self.item.text().parse().ok()? },
            value: self.value,
            step: if self.step.is_empty() { USUAL_STEP } else { self.step.text().parse().ok()? },
            verifier: self.verifier,
        })
    }

    /// Takes a key: Enter goes on and from the last field sets it, arrows choose.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (Press::Esc, Part::Prefix) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => match part.before() {
                Some(part) => self.part = part,
                None if *press == Press::Esc => return Flow::Close,
                None => {}
            },
            (Press::Enter, Part::Verifier) => self.set(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.at(1).unwrap_or(part),
            (Press::Left | Press::Right | Press::Char(' '), Part::Value) => {
                self.value = match self.value {
                    LabelValue::Weight | LabelValue::None => LabelValue::Price,
                    LabelValue::Price => LabelValue::Weight,
                };
            }
            (Press::Left | Press::Right | Press::Char(' '), Part::Verifier) => {
                self.verifier = match self.verifier {
                    Verifier::None => Verifier::Gs1,
                    Verifier::Gs1 => Verifier::None,
                };
            }
            (press, Part::Prefix) => drop(edit_figures(&mut self.prefix, press)),
            (press, Part::Item) => drop(edit_figures(&mut self.item, press)),
            (press, Part::Step) => drop(edit_figures(&mut self.step, press)),
            (_, Part::Value | Part::Verifier) => {}
        }
        Flow::Stay
    }

    fn set(&mut self, app: &mut App) {
        match self.layout().filter(CodeLayout::is_right) {
            Some(layout) => app.run(Command::SetCodeLayout(layout), Pending::Other),
            None => {
                self.part = Part::Prefix;
                app.refuse(&CodeRefusal::BadLayout.into());
            }
        }
    }
}
