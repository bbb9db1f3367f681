//! Draws a product's story and the price form.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::{PriceForm, Story};
use crate::domain::ids::SkuCode;
use crate::domain::lang::Lang;
use crate::domain::recognition::{RecognitionState, StarClock, level_name, ruling};
use crate::domain::shelf::SkuCard;
use crate::look::{Tone, line, stars, wrap};
use crate::screens::amount::money_echo;
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the story as a dialog, for screens too narrow to have it beside the ticket.
pub fn draw_pane(canvas: &mut Canvas<'_>, body: Rect, story_of: &Story) {
    let inner = canvas.dialog(body, "", (72, body.height.saturating_sub(4).min(22)));
    story(canvas, inner, &story_of.sku);
}

/// Draws who made it, its stars and on what they rest, its codes and its prices.
pub fn story(canvas: &mut Canvas<'_>, area: Rect, sku: &SkuCode) {
    let (app, lang) = (canvas.app, canvas.lang);
    let Some(card) = card_of(&app.shelf, sku) else { return };
    let day = app.now.date();
    let mut row = 0;
    for text in wrap(&card.title(), area.width) {
        canvas.put(line(area, row), &text, Tone::Strong);
        row += 1;
    }
    if let Some(n) = card.stars_at(app.now.into()) {
        let grade = stars(n, &canvas.theme);
        canvas.put(line(area, row), &format!("{grade} OCOP"), Tone::Accent);
        row += 1;
    }
    let room = |row: u16| Rect { y: area.y.saturating_add(row), height: area.height.saturating_sub(row), ..area };
    row += 1;
    row += canvas.facts(room(row), 16, &people(card, lang)) + 1;
    row += canvas.facts(room(row), 16, &recognition(card, lang, app.now.into())) + 1;
    canvas.facts(room(row), 16, &figures(card, lang, day));
}

fn people(card: &SkuCard, lang: Lang) -> Vec<(&'static str, String)> {
    let (vi, en) = card.producer.kind.names();
    let kind = lang.pick(vi, en);
    let mut facts = vec![(words::quick_producer(lang), card.producer.name.clone()), ("", kind.to_owned())];
    if let Some(place) = &card.producer.place {
        facts.push((words::made_by(lang), place.line()));
    }
    facts
}

fn recognition(card: &SkuCard, lang: Lang, clock: StarClock) -> Vec<(&'static str, String)> {
    let title = words::recognition(lang);
    let date = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    match (card.recognition_at(clock), ruling(&card.recognitions, clock)) {
        (Some(r), _) => {
            let mut facts = vec![(title, format!("{} {}", words::valid_to(lang), date(r.to)))];
            facts.push((
                words::decision(lang),
                [r.decision.as_str(), level_name(&r.level, lang)].join(" ").trim().to_owned(),
            ));
            facts.retain(|(_, value)| !value.is_empty());
            facts
        }
        (None, Some(gone)) if gone.state_at(clock) == RecognitionState::Withdrawn => {
            vec![(title, words::no_recognition(lang).to_owned()), ("", words::ocop::is_withdrawn(lang).to_owned())]
        }
        (None, Some(over)) if over.to < clock.day => {
            vec![
                (title, words::no_recognition(lang).to_owned()),
                ("", format!("{} {}", words::expired_on(lang), date(over.to))),
            ]
        }
        (None, _) => vec![(title, words::no_recognition(lang).to_owned())],
    }
}

fn figures(card: &SkuCard, lang: Lang, day: NaiveDate) -> Vec<(&'static str, String)> {
    let mut codes = vec![card.sku.to_string()];
    codes.extend(card.barcodes.iter().cloned());
    if !card.ocop_code.is_empty() {
        codes.push(card.ocop_code.clone());
    }
    let mut facts = vec![(words::codes(lang), codes.join(" · "))];
    let mut prices: Vec<_> = card.prices.iter().collect();
    prices.sort_by_key(|p| std::cmp::Reverse(p.from));
    for (at, price) in prices.iter().take(5).enumerate() {
        let from = format!("{} {}", words::from_day(lang), price.from.format("%d/%m/%Y"));
        let unit = if at == 0 { format!("{} đ / {}", price.price, card.unit) } else { format!("{} đ", price.price) };
        facts.push((if at == 0 { words::prices(lang) } else { "" }, format!("{unit}  {from}")));
    }
    if prices.is_empty() {
        facts.push((words::prices(lang), words::price_none(lang).to_owned()));
    }
    if card.class_on(day).is_none() {
        facts.push(("VAT", words::no_tax(lang).to_owned()));
    }
    facts
}

/// Draws the price form.
pub fn draw_form(canvas: &mut Canvas<'_>, body: Rect, form: &PriceForm) {
    let (app, lang) = (canvas.app, canvas.lang);
    let inner = canvas.dialog(body, words::price_title(lang), (60, 5));
    canvas.put(line(inner, 0), &form.name, Tone::Strong);
    let card = card_of(&app.shelf, &form.sku);
    let now = card.and_then(|c| c.price_on(app.now.date()));
    let now = now.map_or_else(|| words::price_none(lang).to_owned(), |p| format!("{p} đ"));
    canvas.put(line(inner, 1), &format!("{}: {now}", words::price_now(lang)), Tone::Dim);
    let unit = card.map(|c| c.unit.as_str()).unwrap_or_default();
    let field = Rect { width: 36.min(inner.width), ..line(inner, 3) };
    canvas.field(field, &format!("{} {unit}", words::price_field(lang)), &form.line, "");
    let echo = Rect { x: field.right() + 2, width: inner.right().saturating_sub(field.right() + 2), ..field };
    canvas.put(echo, &money_echo(form.line.text()), Tone::Accent);
}
