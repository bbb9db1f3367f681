//! Who is told how far a long command has come: a person waiting at a terminal.

use super::Tx;
use crate::domain::sheet::Step;

/// A listener; it decides nothing and may be absent.
pub struct Watch(Box<dyn FnMut(Step) + Send>);

impl Watch {
    /// Takes what is to be called at every step.
    pub fn new(call: impl FnMut(Step) + Send + 'static) -> Self {
        Self(Box::new(call))
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl Tx<'_> {
    /// Tells how far the command has come.
    pub fn tell(&mut self, step: Step) {
        if let Some(watch) = self.watch.as_mut() {
            (watch.0)(step);
        }
    }
}
