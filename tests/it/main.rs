//! Everything the shop may rely on, told as stories.

mod layers;
mod run_stories;
mod shop;
