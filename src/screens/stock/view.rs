//! Draws the stock in each of its views.

use std::borrow::Cow;

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::day::view::banner;
use super::{Line, StockPane, View};
use crate::domain::lang::Lang;
use crate::domain::lot::{Hold, SupplyForm};
use crate::domain::money::Money;
use crate::domain::query::StockRow;
use crate::domain::stock::sheet::{Due, Gathered, Slow, calendar};
use crate::look::{Column, Theme};
use crate::screens::action::Action;
use crate::screens::board::view::{Head, Sheet, draw as draw_board};
use crate::screens::view::Canvas;
use crate::screens::words::stock as words;

/// Draws the list.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &StockPane) {
    let lang = canvas.lang;
    let back = if pane.is_whole() { words::back_to_today(lang) } else { words::back_to_list(lang) };
    let body = banner(canvas, body, pane.as_of, back);
    let title = title(lang, pane);
    let receive = canvas.app.settings.keys.label(Action::Receive);
    let empty: Vec<String> = empty(lang, pane, &receive);
    let tabs: Vec<&str> = View::TURN.iter().map(|view| tab(lang, *view)).collect();
    let sheet = Sheet {
        title: &title,
        tabs: if pane.is_whole() { &tabs } else { &[] },
        tab: View::TURN.iter().position(|view| *view == pane.view).unwrap_or(0),
        heads: &heads(lang, pane),
        empty: &empty.iter().map(String::as_str).collect::<Vec<_>>(),
        foot: &foot(lang, pane),
    };
    let to =
        Cells { lang, today: pane.day(), rows: pane.rows(), view: pane.view, has_consignment: pane.has_consignment() };
    draw_board(canvas, body, &pane.board, &sheet, |line, theme| to.cells(line, theme));
}

fn title(lang: Lang, pane: &StockPane) -> String {
    if pane.is_whole() {
        words::title(lang).to_owned()
    } else if pane.scope.span.is_some() {
        words::last_days(lang, &pane.name)
    } else if pane.view == View::Lots {
        words::lots_of(lang, &pane.name)
    } else {
        words::goods_of(lang, &pane.name)
    }
}

const fn tab(lang: Lang, view: View) -> &'static str {
    match view {
        View::Packs => words::by_pack(lang),
        View::Producers => words::by_producer(lang),
        View::Places => words::by_place(lang),
        View::Lots => words::lots(lang),
        View::Months | View::Expiry => words::by_expiry(lang),
        View::Slow => words::by_slow(lang),
        View::Oversold => words::by_oversold(lang),
    }
}

fn empty(lang: Lang, pane: &StockPane, receive: &str) -> Vec<String> {
    let said = match (pane.view, pane.is_whole()) {
        (View::Slow, _) => vec![words::no_slow(lang), words::no_slow_hint(lang)],
        (View::Oversold, _) => vec![words::no_oversold(lang)],
        (View::Packs | View::Producers | View::Places | View::Lots | View::Months | View::Expiry, true) => {
            return vec![words::no_stock(lang).to_owned(), words::no_stock_hint(lang, receive)];
        }
        (View::Packs | View::Producers | View::Places | View::Lots | View::Months | View::Expiry, false) => {
            vec![words::no_lots(lang), words::no_lots_hint(lang)]
        }
    };
    said.into_iter().map(str::to_owned).collect()
}

fn foot(lang: Lang, pane: &StockPane) -> String {
    let (sum, shown) = (&pane.sum, pane.board.kept_len());
    let mut text = match pane.view {
        View::Packs | View::Slow => words::foot(lang, shown, sum.lots, sum.value),
        View::Producers | View::Places | View::Months => words::foot_groups(lang, sum.lots, sum.value),
        View::Lots | View::Expiry => words::foot_lots(lang, shown, sum.value),
        View::Oversold => words::oversold_foot(lang).to_owned(),
    };
    if sum.unpriced > 0 {
        text = format!("{text} · {}", words::unpriced(lang, sum.unpriced));
    }
    if pane.has_consignment() && pane.view != View::Oversold {
        text = format!("{text}\n{}", words::at_consignment(lang, sum.consignment, &sum.no_consignment));
    }
    text
}

/// Returns the heads; the value at consignment prices stands last, where any goods have such a price.
fn heads(lang: Lang, pane: &StockPane) -> Vec<Head<'static>> {
    let mut heads = heads_of(lang, pane.view);
    if pane.has_consignment() && pane.view != View::Oversold {
        // Gathered goods leave room for it; one by one their names come first, and the foot tells the sum.
        let rank = match pane.view {
            View::Producers | View::Places | View::Months => 0,
            View::Packs | View::Lots | View::Expiry | View::Slow | View::Oversold => 3,
        };
        heads.push(Head::new(words::consignment(lang), Column::figure(12).rank(rank)));
    }
    heads
}

fn heads_of(lang: Lang, view: View) -> Vec<Head<'static>> {
    let goods = |min| Head::new(words::goods(lang), Column::name(min));
    let producer = |rank| Head::new(words::producer(lang), Column::owner(20).rank(rank));
    let quantity = Head::new(words::quantity(lang), Column::figure(11));
    let value = |rank| Head::new(words::value(lang), Column::figure(12).rank(rank));
    let nearest = Head::new(words::nearest(lang), Column::fixed(9));
    let last_day = Head::new(words::last_day(lang), Column::fixed(9));
    let lots = |rank| Head::new(words::lots(lang), Column::figure(4).rank(rank));
    let of_pack = Head::new(words::lots(lang), Column::figure(6).rank(2));
    let packs = Head::new(words::packs(lang), Column::figure(8));
    let much = Head::new(words::quantity(lang), Column::text(14).rank(1));
    let place = Head::new(words::place(lang), Column::fixed(10));
    match view {
        View::Packs => vec![
            goods(22),
            producer(3),
            nearest,
            of_pack,
            quantity,
            Head::new(words::price(lang), Column::figure(9).rank(4)),
            value(0),
        ],
        View::Producers => {
            vec![Head::new(words::producer(lang), Column::owner(24)), packs, lots(2), nearest, much, value(0)]
        }
        View::Places => {
            vec![place, packs, lots(2), nearest, much, value(0)]
        }
        View::Months => {
            let stretch = Head::new(words::last_day(lang), Column::name(22));
            vec![stretch, lots(0), Head { column: packs.column.rank(3), ..packs }, much, value(0)]
        }
        View::Lots => vec![
            last_day,
            Head::new("", Column::fixed(12)),
            Head::new(words::lot(lang), Column::name(10)),
            place,
            Head::new(words::came(lang), Column::fixed(8).rank(2)),
            quantity,
            value(3),
        ],
        View::Expiry => vec![
            last_day,
            Head::new("", Column::fixed(12)),
            goods(22),
            producer(3),
            Head { column: place.column.rank(1), ..place },
            quantity,
            value(4),
        ],
        View::Slow => slow_heads(lang),
        View::Oversold => oversold_heads(lang),
    }
}

fn slow_heads(lang: Lang) -> Vec<Head<'static>> {
    vec![
        Head::new(words::goods(lang), Column::name(22)),
        Head::new(words::producer(lang), Column::owner(20).rank(3)),
        Head::new(words::last_sold(lang), Column::fixed(8)),
        Head::new(words::idle(lang), Column::figure(8)),
        Head::new(words::cover(lang), Column::figure(8)),
        Head::new(words::quantity(lang), Column::figure(11)),
        Head::new(words::value(lang), Column::figure(12).rank(1)),
    ]
}

fn oversold_heads(lang: Lang) -> Vec<Head<'static>> {
    vec![
        Head::new(words::when(lang), Column::fixed(11)),
        Head::new(words::receipt(lang), Column::fixed(11)),
        Head::new(words::goods(lang), Column::name(22)),
        Head::new(words::quantity(lang), Column::figure(8)),
    ]
}

/// What the cells of a line are made from.
struct Cells<'a> {
    lang: Lang,
    today: NaiveDate,
    rows: &'a [StockRow],
    view: View,
    has_consignment: bool,
}

impl<'a> Cells<'a> {
    fn cells(&self, line: &'a Line, theme: &Theme) -> Vec<Span<'a>> {
        let mut cells = self.cells_of(line, theme);
        if self.has_consignment && !cells.is_empty() {
            cells.push(Span::styled(consignment(line), theme.dim));
        }
        cells
    }

    fn cells_of(&self, line: &'a Line, theme: &Theme) -> Vec<Span<'a>> {
        match line {
            Line::Pack(group) => self.rows.get(group.first).map(|row| self.pack(row, &group.sum, theme)),
            Line::Producer(group) => {
                self.rows.get(group.first).map(|row| self.group(row.owner.name.as_str().into(), &group.sum, theme))
            }
            Line::Place(place, group) => {
                Some(self.group(words::place_name(self.lang, *place).into(), &group.sum, theme))
            }
            Line::Span(span, group) => Some(self.span(*span, &group.sum, theme)),
            Line::Lot { at, value, .. } => self.rows.get(*at).map(|row| {
                let is_of_all = self.view == View::Expiry;
                if is_of_all { self.expiring(row, *value, theme) } else { self.lot(row, *value, theme) }
            }),
            Line::Slow(slow) => self.rows.get(slow.group.first).map(|row| self.slow(row, slow, theme)),
            Line::Oversold(sold) => Some(vec![
                Span::styled(sold.at.local().format("%d/%m %H:%M").to_string(), theme.dim),
                Span::styled(sold.receipt.as_str(), theme.text),
                Span::styled(sold.name.as_str(), theme.text),
                Span::styled(sold.quantity.to_string(), theme.warn),
            ]),
        }
        .unwrap_or_default()
    }

    fn pack(&self, row: &'a StockRow, sum: &Gathered, theme: &Theme) -> Vec<Span<'a>> {
        let price = row.pack.price.map_or_else(String::new, Money::dotted);
        let short = sum.units.iter().any(|(_, quantity)| !quantity.is_positive());
        let (lots, style) = match sum.held {
            0 => (sum.lots.to_string(), theme.dim),
            held => (words::held_lots(self.lang, held), theme.warn),
        };
        vec![
            Span::styled(row.pack.name.as_str(), theme.text),
            Span::styled(row.owner.name.as_str(), theme.dim),
            self.day(sum.nearest, theme),
            Span::styled(lots, style),
            Span::styled(sum.quantities(), if short { theme.warn } else { theme.strong }),
            Span::styled(price, theme.dim),
            Span::styled(sum.value.dotted(), theme.text),
        ]
    }

    fn group(&self, name: Cow<'a, str>, sum: &Gathered, theme: &Theme) -> Vec<Span<'a>> {
        vec![
            Span::styled(name, theme.text),
            Span::styled(sum.packs.to_string(), theme.text),
            Span::styled(sum.lots.to_string(), theme.dim),
            self.day(sum.nearest, theme),
            Span::styled(sum.quantities(), theme.dim),
            Span::styled(sum.value.dotted(), theme.strong),
        ]
    }

    fn span(&self, span: calendar::Span, sum: &Gathered, theme: &Theme) -> Vec<Span<'a>> {
        let style = if span == calendar::Span::Expired { theme.warn } else { theme.text };
        vec![
            Span::styled(words::span_name(self.lang, span), style),
            Span::styled(sum.lots.to_string(), theme.text),
            Span::styled(sum.packs.to_string(), theme.dim),
            Span::styled(sum.quantities(), theme.dim),
            Span::styled(sum.value.dotted(), theme.strong),
        ]
    }

    fn lot(&self, row: &'a StockRow, value: Money, theme: &Theme) -> Vec<Span<'a>> {
        let (standing, style) = standing(self.lang, row, self.today, theme);
        vec![
            self.day(row.lot.expires, theme),
            Span::styled(standing, style),
            Span::styled(code(row), theme.text),
            Span::styled(words::place_name(self.lang, row.place), theme.dim),
            Span::styled(words::short_day(row.lot.received), theme.dim),
            Span::styled(format!("{} {}", row.quantity, row.pack.unit), theme.strong),
            Span::styled(value.dotted(), theme.text),
        ]
    }

    fn expiring(&self, row: &'a StockRow, value: Money, theme: &Theme) -> Vec<Span<'a>> {
        let (standing, style) = standing(self.lang, row, self.today, theme);
        vec![
            self.day(row.lot.expires, theme),
            Span::styled(standing, style),
            Span::styled(row.pack.name.as_str(), theme.text),
            Span::styled(row.owner.name.as_str(), theme.dim),
            Span::styled(words::place_name(self.lang, row.place), theme.dim),
            Span::styled(format!("{} {}", row.quantity, row.pack.unit), theme.strong),
            Span::styled(value.dotted(), theme.text),
        ]
    }

    fn slow(&self, row: &'a StockRow, slow: &Slow, theme: &Theme) -> Vec<Span<'a>> {
        let last = slow.last.map_or_else(|| words::never(self.lang).to_owned(), words::short_day);
        let cover = slow.cover_days.map_or_else(|| "–".to_owned(), |days| words::days(self.lang, days));
        vec![
            Span::styled(row.pack.name.as_str(), theme.text),
            Span::styled(row.owner.name.as_str(), theme.dim),
            Span::styled(last, theme.dim),
            Span::styled(words::days(self.lang, slow.idle_days), theme.text),
            Span::styled(cover, theme.text),
            Span::styled(slow.group.sum.quantities(), theme.strong),
            Span::styled(slow.group.sum.value.dotted(), theme.text),
        ]
    }

    /// Writes a last day; one that is past says so without colour too.
    fn day(&self, last: Option<NaiveDate>, theme: &Theme) -> Span<'a> {
        let Some(last) = last else { return Span::styled("–", theme.dim) };
        let day = words::short_day(last);
        match Due::of(last, self.today) {
            Due::Expired => Span::styled(format!("{day}!"), theme.warn),
            Due::Week => Span::styled(day, theme.warn),
            Due::Month | Due::Quarter | Due::Later => Span::styled(day, theme.text),
        }
    }
}

/// Writes the value at consignment prices; a plus says that some of the goods have none.
fn consignment(line: &Line) -> String {
    let sum = match line {
        Line::Lot { consignment, .. } => return consignment.map_or_else(|| "–".to_owned(), Money::dotted),
        Line::Pack(group) | Line::Producer(group) => &group.sum,
        Line::Place(_, group) | Line::Span(_, group) => &group.sum,
        Line::Slow(slow) => &slow.group.sum,
        Line::Oversold(_) => return String::new(),
    };
    match (sum.no_consignment.is_empty(), sum.consignment.is_zero()) {
        (true, _) => sum.consignment.dotted(),
        (false, true) => "–".to_owned(),
        (false, false) => format!("{}+", sum.consignment),
    }
}

/// Names a lot as people do: by the code on the pack, else by the minutes it came by.
pub fn code(row: &StockRow) -> &str {
    if row.lot.code.is_empty() { &row.document } else { &row.lot.code }
}

/// Says how a lot stands: held, past its day, how long it is good.
pub fn standing(lang: Lang, row: &StockRow, today: NaiveDate, theme: &Theme) -> (String, Style) {
    if row.hold == Hold::Held {
        return (words::held(lang).to_owned(), theme.warn);
    }
    if row.lot.form == SupplyForm::Sample {
        return (words::sample(lang).to_owned(), theme.dim);
    }
    let Some(last) = row.lot.expires else { return (String::new(), theme.dim) };
    let days = last.signed_duration_since(today).num_days();
    match Due::of(last, today) {
        Due::Expired => (words::expired_since(lang, -days), theme.warn),
        Due::Week => (words::expires_in(lang, days), theme.warn),
        Due::Month | Due::Quarter | Due::Later => (words::expires_in(lang, days), theme.dim),
    }
}
