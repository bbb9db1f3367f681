//! Who stands at the till: a name from the list, a PIN that is never shown.

use super::field::choose;
use super::press::Press;
use super::update::Pending;
use super::{App, Effect};
use crate::domain::refusal::Refusal;
use crate::domain::staff::Staff;

pub mod view;

/// The most digits a PIN has.
const PIN_MAX: usize = 8;

/// The sign-in screen.
#[derive(Default)]
pub struct SignIn {
    /// The chosen person.
    pub picked: usize,
    pin: String,
}

impl SignIn {
    /// Returns how many digits were typed.
    pub fn digits(&self) -> usize {
        self.pin.len()
    }

    /// Forgets the typed digits.
    pub fn forget(&mut self) {
        self.pin.clear();
    }
}

impl App {
    /// Returns everyone who works here now.
    pub(super) fn people(&self) -> Vec<&Staff> {
        self.till.iter().flat_map(|t| &t.staff).filter(|s| s.active).collect()
    }

    /// Returns what somebody is called; their sign when nobody knows the name.
    pub(super) fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        let mut all = self.till.iter().flat_map(|t| &t.staff);
        all.find(|s| s.id.as_str() == id).map_or(id, |s| s.name.as_str())
    }

    /// Takes a key while nobody has signed in.
    pub(super) fn sign_in_press(&mut self, press: &Press) {
        let len = self.people().len();
        match press {
            Press::Char(c) if c.is_ascii_digit() && self.sign_in.pin.len() < PIN_MAX => self.sign_in.pin.push(*c),
            Press::Backspace => drop(self.sign_in.pin.pop()),
            Press::Esc => self.sign_in.forget(),
            Press::Enter => self.sign_in_enter(),
            press => {
                if choose(&mut self.sign_in.picked, len, press) {
                    self.sign_in.forget();
                }
            }
        }
    }

    fn sign_in_enter(&mut self) {
        let Some(staff) = self.people().get(self.sign_in.picked).map(|s| s.id.clone()) else {
            return self.refuse(&Refusal::NoPoint);
        };
        if self.sign_in.pin.is_empty() {
            return;
        }
        let pin = std::mem::take(&mut self.sign_in.pin);
        self.pending = Some(Pending::SignIn);
        self.effects.push(Effect::SignIn { staff, pin });
    }
}
