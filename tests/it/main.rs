//! Everything the shop may rely on, told as stories.

mod bad_input;
mod doctor;
mod init;
mod layers;
mod ledger;
mod power_cuts;
mod run_stories;
mod shop;
mod tamper;
