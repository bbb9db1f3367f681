//! Everything the shop may rely on, told as stories.

mod goods;
mod layers;
mod printing;
mod screen_kiosk;
mod screen_sale;
