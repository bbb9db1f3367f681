//! Everything the shop may rely on, told as stories.

mod goods;
mod layers;
mod printing;
