//! `ocop` and `ocop demo`: the till on this terminal.

use super::{CliError, Place, both, open_desk};
use crate::config::{Config, Theme, Typing};
use crate::domain::lang::Lang;
use crate::domain::query::SignedIn;
use crate::runtime::{self, Desk, PEOPLE};
use crate::screens::typing::Mode;
use crate::screens::{KeyError, KeyTable, ScreenSettings};
use crate::tui::{Guard, StartError};

/// Opens the till of a shop: somebody signs in first.
pub(super) fn till(place: &Place) -> Result<(), CliError> {
    let settings = settings(&place.config)?;
    let desk = open_desk(&place.home, place.config.clone())?;
    open(desk, settings, None)
}

/// Opens the demo: signed in, shift open.
pub(super) fn demo(place: &Place, no_screen: bool) -> Result<(), CliError> {
    let settings = settings(&place.config)?;
    let desk = super::demo::desk(place)?;
    if no_screen {
        return Ok(());
    }
    let lan = desk.till_state()?.staff.into_iter().find(|s| s.id.as_str() == PEOPLE[0].0);
    let signed_in = lan.map(|s| SignedIn { staff: s.id, name: s.name, role: s.role });
    open(desk, settings, signed_in)
}

fn open(desk: Desk, mut settings: ScreenSettings, signed_in: Option<SignedIn>) -> Result<(), CliError> {
    if desk.ledger.is_practice() {
        settings.practice_pins = runtime::shown_pins(&desk.till_state()?.staff);
    }
    let lang = settings.lang;
    let guard = Guard::take().map_err(|e| start_error(&e))?;
    let ending = runtime::open(&guard, desk, settings, signed_in);
    drop(guard);
    match ending {
        Ok(_) => Ok(()),
        Err(e) => Err(CliError::Fault(match lang {
            Lang::Vi => format!("màn hình gặp lỗi: {e}"),
            Lang::En => format!("the terminal failed: {e}"),
        })),
    }
}

fn start_error(e: &StartError) -> CliError {
    let text = e.to_string();
    if e.exit_status() == 2 { CliError::Usage(text) } else { CliError::Fault(text) }
}

fn settings(config: &Config) -> Result<ScreenSettings, CliError> {
    let keys = KeyTable::new(&config.keys).map_err(|e| CliError::Usage(both(&key_error(&e), &e.to_string())))?;
    Ok(ScreenSettings {
        lang: match config.screen.language {
            crate::config::Language::Vi => Lang::Vi,
            crate::config::Language::En => Lang::En,
        },
        theme: match config.screen.theme {
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::Mono => "mono",
        }
        .to_owned(),
        typing: match config.screen.typing {
            Typing::Telex => Mode::Telex,
            Typing::Vni => Mode::Vni,
            Typing::Off => Mode::Off,
        },
        keys,
        practice_pins: Vec::new(),
    })
}

fn key_error(e: &KeyError) -> String {
    let file = "phím khai trong ocop.toml chưa đúng";
    match e {
        KeyError::UnknownAction { action, nearest: Some(near) } => {
            format!("{file}: không có việc {action}, ý là {near}?")
        }
        KeyError::UnknownAction { action, nearest: None } => format!("{file}: không có việc {action} – xem F1"),
        KeyError::UnknownKey { action, key } => format!("{file}: {action} – không có phím {key}"),
        KeyError::NeededKey { action, key } => format!("{file}: {action} – phím {key} cần để gõ, chọn phím khác"),
        KeyError::Clash { action, key, other } => format!("{file}: {action} – phím {key} đã là của {other}"),
    }
}
