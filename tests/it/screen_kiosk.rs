//! A kiosk to tell stories at: the real screens, keys typed by name, a till that lives in memory.
//!
//! The till prices and settles with the domain's own functions and keeps nothing on a disk.

use std::collections::VecDeque;
use std::sync::Arc;

use ocop::domain::ids::StaffId;
use ocop::domain::moment::Moment;
use ocop::domain::query::SignedIn;
use ocop::domain::shelf::Shelf;
use ocop::domain::staff::Role;
use ocop::screens::press::Press;
use ocop::screens::{App, Effect, Msg, ScreenSettings};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

#[path = "screen_kiosk/shop.rs"]
pub mod shop;
use shop::Shop;

/// The screens, the till behind them, and everything the screens asked for.
pub struct Kiosk {
    pub app: App,
    pub shop: Shop,
    /// Effects in the order they came.
    pub seen: Vec<Effect>,
    /// Whether commands wait to be answered by [`Kiosk::answer`].
    pub is_slow: bool,
    waiting: VecDeque<Effect>,
}

impl Kiosk {
    /// Opens on the sale screen: Lan has signed in, shift 2 is open, Sunday 22/11/2026 14:32.
    pub fn new() -> Self {
        Self::with(ScreenSettings::default(), Shop::new())
    }

    pub fn with(settings: ScreenSettings, shop: Shop) -> Self {
        let mut kiosk = Self::signed_out(settings, shop);
        kiosk.sign_in("lan", "Lan", Role::Cashier);
        kiosk
    }

    pub fn signed_out(settings: ScreenSettings, shop: Shop) -> Self {
        let app = App::new(settings, shop.now);
        let mut kiosk = Self { app, shop, seen: Vec::new(), is_slow: false, waiting: VecDeque::new() };
        kiosk.send(Msg::Shelf(Arc::clone(&kiosk.shop.shelf)));
        kiosk.send(Msg::Till(Box::new(kiosk.shop.state.clone())));
        kiosk
    }

    pub fn sign_in(&mut self, id: &str, name: &str, role: Role) -> &mut Self {
        let staff = StaffId::new(id).unwrap();
        self.send(Msg::SignedIn(SignedIn { staff, name: name.into(), role }))
    }

    /// Sends a message and lets the till answer what the screens ask.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        let mut queue: VecDeque<Effect> = self.app.update(msg).into();
        while let Some(effect) = queue.pop_front() {
            let is_command = matches!(effect, Effect::Run(_) | Effect::SignIn { .. });
            if self.is_slow && is_command {
                self.waiting.push_back(effect);
                continue;
            }
            for answer in self.shop.answer(&effect) {
                queue.extend(self.app.update(answer));
            }
            self.seen.push(effect);
        }
        self
    }

    /// Lets the slow till answer what waits.
    pub fn answer(&mut self) -> &mut Self {
        self.is_slow = false;
        while let Some(effect) = self.waiting.pop_front() {
            for answer in self.shop.answer(&effect) {
                self.send(answer);
            }
            self.seen.push(effect);
        }
        self
    }

    /// Types: `mat ong`, `<F9>`, `<scan:8936>`, `<paste:…>`, `<ctrl-b>`; `\n` is Enter.
    pub fn keys(&mut self, text: &str) -> &mut Self {
        for press in presses(text) {
            self.send(Msg::Press(press));
        }
        self
    }

    pub fn minute(&mut self, at: &str) -> &mut Self {
        self.shop.now = Moment::parse_rfc3339(at).unwrap();
        self.send(Msg::Minute(self.shop.now))
    }

    pub fn shelf(&mut self, shelf: Shelf) -> &mut Self {
        self.shop.shelf = Arc::new(shelf);
        let shelf = Arc::clone(&self.shop.shelf);
        self.send(Msg::Shelf(shelf))
    }

    /// The screen at a size, without spaces at the ends of lines.
    pub fn screen(&self, cols: u16, rows: u16) -> String {
        picture(&self.app, cols, rows)
    }

    /// The screen as most tills have it.
    pub fn text(&self) -> String {
        self.screen(80, 24)
    }

    /// Whether words stand on the screen.
    pub fn shows(&self, words: &str) -> bool {
        squeezed(&self.text()).contains(words)
    }

    /// How often the bell rang.
    pub fn bells(&self) -> usize {
        self.seen.iter().filter(|e| **e == Effect::Bell).count()
    }

    /// The lines the ticket was last kept with: code and quantity.
    pub fn kept(&self) -> String {
        let last = self.seen.iter().rev().find_map(|e| if let Effect::Keep(t) = e { Some(t) } else { None });
        let lines = last.map(|t| t.lines.clone()).unwrap_or_default();
        lines.iter().map(|l| format!("{}×{}", l.quantity, l.sku)).collect::<Vec<_>>().join(" ")
    }
}

/// Reads the little language of keys.
pub fn presses(text: &str) -> Vec<Press> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\n' => out.push(Press::Enter),
            '<' => {
                let (name, after) = rest.split_once('>').expect("`<` opens the name of a key");
                rest = after;
                out.push(named(name));
            }
            c => out.push(Press::Char(c)),
        }
    }
    out
}

fn named(name: &str) -> Press {
    if let Some(code) = name.strip_prefix("scan:") {
        return Press::Scan(code.into());
    }
    if let Some(text) = name.strip_prefix("paste:") {
        return Press::Paste(text.into());
    }
    Press::parse(name).unwrap_or_else(|| panic!("no key is called {name}"))
}

/// What stands on the screens at a size, without spaces at the ends of lines.
pub fn picture(app: &App, cols: u16, rows: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(cols, rows)).unwrap();
    terminal.draw(|frame| ocop::screens::draw(app, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let line = |row: &[ratatui::buffer::Cell]| row.iter().map(|c| c.symbol()).collect::<String>();
    buffer.content().chunks(usize::from(cols)).map(|row| line(row).trim_end().to_owned() + "\n").collect()
}

/// The same with one space where there are many, so that words are found however they are set.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
