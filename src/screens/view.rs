//! Draws the screens.

use ratatui::Frame;

use super::App;

/// Draws everything as it is now.
pub fn draw(_app: &App, _frame: &mut Frame<'_>) {}
