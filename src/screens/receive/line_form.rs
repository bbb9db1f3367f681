//! The fields of one line of a delivery: how many, which lot, until when, what was looked at.

use chrono::{Datelike, NaiveDate};

use super::{PLACES, Part, Receive};
use crate::domain::catalogue::SoldBy;
use crate::domain::delivery::{Check, DraftKind, DraftLine};
use crate::domain::lot::{is_too_far, names_a_month, typed_date};
use crate::domain::money::Money;
use crate::domain::refusal::Refusal;
use crate::domain::shelf_life::ShelfLife;
use crate::domain::text::clean;
use crate::screens::amount::{is_too_large, typed_money, typed_quantity};
use crate::screens::field::{edit, edit_figures};
use crate::screens::press::Press;
use crate::screens::ticket::card_of;
use crate::screens::typing::{Line, Mode};
use crate::screens::{Action, App, words};

/// A field of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinePart {
    /// How many.
    Quantity,
    /// The lot code on the pack.
    Lot,
    /// The last day it may be sold.
    Expires,
    /// When it was made.
    Made,
    /// What a unit is handed over for.
    Price,
    /// What was looked at when it was brought.
    Checks,
    /// The day it came, of opening stock.
    Received,
    /// Where it lies, of opening stock.
    Place,
}

/// The fields of a line that is brought.
const BROUGHT: &[LinePart] =
    &[LinePart::Quantity, LinePart::Lot, LinePart::Expires, LinePart::Made, LinePart::Price, LinePart::Checks];
/// The fields of a line that lay here before.
const OPENING: &[LinePart] = &[
    LinePart::Quantity,
    LinePart::Lot,
    LinePart::Expires,
    LinePart::Made,
    LinePart::Received,
    LinePart::Price,
    LinePart::Place,
];

/// What is typed for goods that keep: they have no last day.
pub(super) const KEEPS: &str = "-";

/// The fields of one line while they are typed.
#[derive(Debug, Clone)]
pub struct LineForm {
    /// Which line.
    pub at: usize,
    /// The field with the focus.
    pub part: LinePart,
    /// How many; empty keeps what was counted.
    pub quantity: Line,
    /// The lot code.
    pub lot: Line,
    /// The last day.
    pub expires: Line,
    /// The day it was made.
    pub made: Line,
    /// The price of a unit; empty when the delivery note has none.
    pub price: Line,
    /// The day it came.
    pub received: Line,
    /// The fields there are, in order.
    parts: &'static [LinePart],
}

impl LineForm {
    fn new(at: usize, line: &DraftLine, kind: DraftKind) -> Self {
        let field = |text: &str| {
            let mut field = Line::new(Mode::Off);
            field.insert(text);
            field
        };
        let date = |day: Option<NaiveDate>| day.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default();
        Self {
            at,
            part: LinePart::Quantity,
            quantity: field(""),
            lot: field(&line.lot_code),
            expires: field(&if line.keeps { KEEPS.to_owned() } else { date(line.expires) }),
            made: field(&date(line.made)),
            price: field(&line.consignment_price.map(typed_again).unwrap_or_default()),
            received: field(&date(line.received)),
            parts: match kind {
                DraftKind::Delivery => BROUGHT,
                DraftKind::OpeningStock => OPENING,
            },
        }
    }

    fn at_part(&self) -> usize {
        self.parts.iter().position(|part| *part == self.part).unwrap_or(0)
    }

    fn next(&self) -> Option<LinePart> {
        self.parts.get(self.at_part() + 1).copied()
    }

    fn previous(&self) -> Option<LinePart> {
        self.at_part().checked_sub(1).and_then(|at| self.parts.get(at)).copied()
    }

    fn edit(&mut self, press: &Press) {
        let is_figure = matches!(self.part, LinePart::Quantity | LinePart::Price);
        match self.focus() {
            Some(line) if is_figure => drop(edit_figures(line, press)),
            Some(line) => drop(edit(line, press)),
            None => {}
        }
    }

    /// Returns what is typed in the field with the focus, where one types.
    const fn focus(&mut self) -> Option<&mut Line> {
        Some(match self.part {
            LinePart::Quantity => &mut self.quantity,
            LinePart::Price => &mut self.price,
            LinePart::Lot => &mut self.lot,
            LinePart::Expires => &mut self.expires,
            LinePart::Made => &mut self.made,
            LinePart::Received => &mut self.received,
            LinePart::Checks | LinePart::Place => return None,
        })
    }

    /// Lets what was not taken be written anew by the next sign.
    fn refuse(&mut self) {
        if let Some(line) = self.focus() {
            line.refuse();
        }
    }
}

impl Receive {
    /// Opens the fields of a line.
    pub(super) fn edit_line(&mut self, app: &mut App, at: usize) {
        match app.delivery.lines.get(at) {
            None => app.tell(crate::screens::update::Mood::Info, words::goods::no_lines_hint(app.lang()).to_owned()),
            Some(line) => {
                self.selected = at;
                self.form = Some(LineForm::new(at, line, app.delivery.kind));
                self.part = Part::Line;
            }
        }
    }

    /// Goes to the last day of the first line where nobody has said it.
    pub(in crate::screens) fn ask_last_day(&mut self, app: &mut App) {
        if let Some(at) = app.delivery.lines.iter().position(DraftLine::lacks_last_day) {
            self.edit_line(app, at);
            self.go(Some(LinePart::Expires));
        }
    }

    /// Takes a key in the fields of a line: Enter goes on, from the last one back to scanning.
    pub(super) fn line_key(&mut self, app: &mut App, press: &Press) {
        let Some(form) = &mut self.form else {
            self.part = Part::Goods;
            return;
        };
        match (press, form.part) {
            (Press::Enter | Press::Tab | Press::Down, _) => {
                let next = form.next();
                if self.take_line(app) {
                    self.go(next);
                }
            }
            (Press::BackTab | Press::Up, _) => {
                let previous = form.previous();
                if self.take_line(app) {
                    self.go(previous);
                }
            }
            (Press::Esc, _) => {
                // What cannot be read is left as it was: going back never asks.
                let said = app.notice.take();
                self.take_line(app);
                app.notice = said;
                self.go(None);
            }
            (Press::Char(' '), LinePart::Checks) => self.check_all(app),
            (Press::Char(c), LinePart::Checks) => self.check(app, *c),
            (press, LinePart::Place) => self.turn_place(app, press),
            (press, _) => form.edit(press),
        }
    }

    /// Goes to a field of the line, or closes it.
    fn go(&mut self, to: Option<LinePart>) {
        match (to, &mut self.form) {
            (Some(part), Some(form)) => form.part = part,
            (_, _) => (self.part, self.form) = (Part::Goods, None),
        }
    }

    fn check(&self, app: &mut App, key: char) {
        let nth = key.to_digit(10).and_then(|n| usize::try_from(n).ok()).and_then(|n| n.checked_sub(1));
        let Some(check) = nth.and_then(|n| Check::ALL.get(n)).copied() else { return };
        let Some(line) = app.delivery.lines.get_mut(self.selected) else { return };
        if line.checks.contains(&check) {
            line.checks.retain(|c| *c != check);
        } else {
            line.checks.push(check);
        }
        app.keep_delivery();
    }

    fn check_all(&self, app: &mut App) {
        let Some(line) = app.delivery.lines.get_mut(self.selected) else { return };
        line.checks = if line.checks.len() == Check::ALL.len() { Vec::new() } else { Check::ALL.to_vec() };
        app.keep_delivery();
    }

    /// Turns the place of the line to the next one, or to the one before.
    fn turn_place(&self, app: &mut App, press: &Press) {
        let back = *press == Press::Left;
        if !back && !matches!(press, Press::Right | Press::Char(' ')) {
            return;
        }
        let Some(line) = app.delivery.lines.get_mut(self.selected) else { return };
        let at = PLACES.iter().position(|p| Some(*p) == line.place).unwrap_or(0);
        line.place = Some(PLACES[(at + if back { PLACES.len() - 1 } else { 1 }) % PLACES.len()]);
        app.keep_delivery();
    }

    /// Takes what is typed in the field with the focus; says what cannot be read.
    pub(super) fn take_line(&mut self, app: &mut App) -> bool {
        let Some(form) = &mut self.form else { return true };
        let Some(mut line) = app.delivery.lines.get(form.at).cloned() else { return true };
        let today = app.now.date();
        let taken = match form.part {
            LinePart::Quantity => take_quantity(app, form, &mut line),
            LinePart::Lot => take_lot(app, form, &mut line),
            LinePart::Expires => take_last_day(app, form, &mut line),
            LinePart::Made => {
                take_date(app, &form.made, today).map(|day| line.made = day.map(|d| not_later(&form.made, d, today)))
            }
            LinePart::Received => take_date(app, &form.received, today)
                .map(|day| line.received = day.map(|d| not_later(&form.received, d, today))),
            LinePart::Price => take_price(app, form, &mut line),
            LinePart::Checks | LinePart::Place => Ok(()),
        };
        if taken.is_err() {
            form.refuse();
            return false;
        }
        let came = line.received.unwrap_or(today);
        let is_odd = line.made.is_some_and(|made| made > came || line.expires.is_some_and(|last| last < made));
        let said = match is_odd {
            _ if came > today => Some(words::takeon::bad_received(app.lang())),
            true => Some(words::goods::bad_made(app.lang())),
            false => None,
        };
        if let Some(text) = said {
            form.refuse();
            app.warn(text.to_owned());
            return false;
        }
        if app.delivery.lines.get(form.at) != Some(&line) {
            let at = form.at;
            say_life(app, &line);
            app.delivery.lines[at] = line;
            app.keep_delivery();
        }
        true
    }
}

/// A field was not taken, and why was said.
struct Unread;

fn take_quantity(app: &mut App, form: &mut LineForm, line: &mut DraftLine) -> Result<(), Unread> {
    if form.quantity.is_empty() {
        return Ok(());
    }
    let card = card_of(&app.shelf, &line.sku);
    let refusal = match (typed_quantity(form.quantity.text()), card) {
        (Err(refusal), _) => refusal,
        (Ok(quantity), Some(card)) if !quantity.is_positive() => Refusal::BadQuantity { name: card.title() },
        (Ok(quantity), Some(card)) if card.sold_by != SoldBy::Weight && !quantity.is_whole() => {
            Refusal::WholePieces { name: card.title(), unit: card.unit.clone() }
        }
        (Ok(quantity), _) => {
            line.quantity = quantity;
            form.quantity.clear();
            return Ok(());
        }
    };
    app.refuse(&refusal);
    Err(Unread)
}

/// Takes the price the delivery note has; an empty field means that it has none.
fn take_price(app: &mut App, form: &mut LineForm, line: &mut DraftLine) -> Result<(), Unread> {
    let typed = form.price.text();
    if typed.trim().is_empty() {
        line.consignment_price = None;
        return Ok(());
    }
    if is_too_large(typed) {
        app.warn(words::amount_too_large(app.lang()).to_owned());
        return Err(Unread);
    }
    let Some(price) = typed_money(typed).filter(|price| !price.is_zero()) else {
        app.refuse(&Refusal::BadPrice);
        return Err(Unread);
    };
    line.consignment_price = Some(price);
    form.price.clear();
    form.price.insert(&typed_again(price));
    Ok(())
}

/// Writes an amount so that reading it again comes to the same: a point tells it from thousands.
fn typed_again(price: Money) -> String {
    let text = price.dotted();
    if text.contains('.') { text } else { format!("{text}.") }
}

fn take_lot(app: &mut App, form: &LineForm, line: &mut DraftLine) -> Result<(), Unread> {
    let code = clean(form.lot.text());
    if code.chars().count() > 40 {
        app.warn(words::goods::lot_long(app.lang()).to_owned());
        return Err(Unread);
    }
    line.lot_code = code;
    Ok(())
}

fn take_date(app: &mut App, typed: &Line, today: NaiveDate) -> Result<Option<NaiveDate>, Unread> {
    let text = typed.text().trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = typed_date(text, today);
    if day.is_none() {
        app.warn(words::goods::bad_date(app.lang(), text));
    }
    day.map(Some).ok_or(Unread)
}

/// Takes the last day, or that there is none; an empty field means that nobody has said.
fn take_last_day(app: &mut App, form: &LineForm, line: &mut DraftLine) -> Result<(), Unread> {
    let today = app.now.date();
    line.keeps = form.expires.text().trim() == KEEPS;
    line.expires = if line.keeps { None } else { take_date(app, &form.expires, today)? };
    match line.expires.filter(|last| is_too_far(*last, today)) {
        Some(last) => {
            app.warn(words::goods::too_far(app.lang(), &last.format("%d/%m/%Y").to_string()));
            Err(Unread)
        }
        None => Ok(()),
    }
}

/// A month without a day ends with the month, but goods of this month were made by today.
pub(super) fn not_later(typed: &Line, day: NaiveDate, today: NaiveDate) -> NaiveDate {
    let is_this_month = (day.year(), day.month()) == (today.year(), today.month());
    if is_this_month && names_a_month(typed.text()) { day.min(today) } else { day }
}

/// Says at once when goods are past their day or keep only a short while.
fn say_life(app: &mut App, line: &DraftLine) {
    let Some(expires) = line.expires.filter(|_| line.refuse.is_empty()) else { return };
    let name = card_of(&app.shelf, &line.sku).map(|card| card.title()).unwrap_or_default();
    let key = app.settings.keys.label(Action::RefuseLine);
    let lang = app.lang();
    match app.shelf_life(&line.sku, line.made, expires) {
        ShelfLife::Past if app.delivery.is_opening() => app.warn(words::takeon::expired_line(lang, &name)),
        ShelfLife::Short(_) if app.delivery.is_opening() => {}
        ShelfLife::Long(_) => {}
        ShelfLife::Short(days) => app.warn(words::goods::short_life(lang, &name, days, &key)),
        ShelfLife::Past => app.warn(words::goods::expired_line(lang, &name, &key)),
    }
}
