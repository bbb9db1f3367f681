//! Draws this pane.
