//! Everything the shop may rely on, told as stories.

mod forged;
mod goods;
mod layers;
mod ledger;
mod power_cuts;
mod printing;
mod run_stories;
mod screen_kiosk;
mod screen_lists;
mod screen_pay;
mod screen_pictures;
mod screen_sale;
mod screen_shift;
mod shop;
mod tamper;
mod unguarded;
