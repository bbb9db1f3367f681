//! Everything the shop may rely on, told as stories.

mod bad_input;
mod beginnings;
mod copies;
mod doctor;
mod forged;
mod goods;
mod init;
mod layers;
mod ledger;
mod power_cuts;
mod printing;
mod promises;
mod refusals;
mod run_stories;
mod screen_kiosk;
mod screen_lists;
mod screen_pay;
mod screen_pictures;
mod screen_sale;
mod screen_sheets;
mod screen_shift;
mod sheets;
mod shop;
mod tamper;
mod unguarded;
