//! Draws paying: the QR as large as a telephone needs, the amount beside it, cash below.

use ratatui::layout::Rect;

use super::{NOTE_KEYS, Pay, TransferCode, Way};
use crate::domain::money::Money;
use crate::domain::tender::{TenderKind, TenderState};
use crate::domain::vietqr::{BankBin, bank};
use crate::look::{self, Tone, line};
use crate::screens::amount::money_echo;
use crate::screens::view::Canvas;
use crate::screens::{Action, words};

/// Draws the pay page.
pub fn draw(canvas: &mut Canvas<'_>, whole: Rect, body: Rect, pay: &Pay) {
    canvas.clear(body);
    let body = centred(body, SIZE_MAX);
    match pay.way {
        Way::Transfer(part) => transfer(canvas, whole, body, part),
        Way::Cash => cash(canvas, body, pay),
    }
}

/// Larger than this the code and the amount lose sight of each other.
const SIZE_MAX: (u16, u16) = (96, 26);

/// Returns the middle of an area, no larger than this.
fn centred(area: Rect, size: (u16, u16)) -> Rect {
    let (width, height) = (area.width.min(size.0), area.height.min(size.1));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height }
}

fn transfer(canvas: &mut Canvas<'_>, whole: Rect, body: Rect, part: Option<Money>) {
    let code = match canvas.app.transfer_code(part) {
        Ok(code) => code,
        Err(error) => {
            let inner = Rect { x: body.x + 2, width: body.width.saturating_sub(4), ..body };
            let used = canvas.say(line(inner, 0)) + 1;
            let below = Rect { y: inner.y + used, height: inner.height.saturating_sub(used), ..inner };
            let text = words::vietqr(canvas.lang, error, &canvas.app.settings.keys.label(Action::Pay));
            look::notice(canvas.buf, below, &canvas.theme, Tone::Warn, &text);
            return;
        }
    };
    let side = draw_qr(canvas, whole, body, &code.payload);
    beside_qr(canvas, side, &code);
}

/// Draws the code at the left, over the bars if it must, and returns the room beside it.
fn draw_qr(canvas: &mut Canvas<'_>, whole: Rect, body: Rect, payload: &str) -> Rect {
    let Some((cols, rows)) = look::qr_size(&canvas.theme, payload) else { return body };
    let best = (cols + 4).min(whole.width);
    let over = |top: u16, bottom: u16| Rect {
        x: body.x,
        y: whole.y + top,
        width: best,
        height: whole.height.saturating_sub(top + bottom),
    };
    let rooms = [Rect { width: best, ..body }, over(1, 1), over(0, 1), over(0, 0)];
    let Some(room) = rooms.into_iter().find(|room| room.height >= rows && room.width >= cols) else {
        let at = Rect { x: body.x + 2, width: 26.min(body.width), ..body };
        for (row, text) in (1..at.height).zip(look::wrap(words::qr_too_large(canvas.lang), at.width)) {
            canvas.put(line(at, row), &text, Tone::Warn);
        }
        return Rect { x: at.right() + 2, width: body.right().saturating_sub(at.right() + 3), ..body };
    };
    canvas.clear(Rect { x: room.x, width: room.width, ..room });
    look::qr(canvas.buf, room, &canvas.theme, payload);
    let x = room.right() + 2;
    Rect { x, width: body.right().saturating_sub(x + 1), ..body }
}

/// The amount, the account as people read it, and the keys that finish.
fn beside_qr(canvas: &mut Canvas<'_>, area: Rect, code: &TransferCode) {
    let (app, lang) = (canvas.app, canvas.lang);
    canvas.put(line(area, 0), words::transfer_by_qr(lang), Tone::Strong);
    let digits = Rect { y: area.y + 2, height: 5.min(area.height.saturating_sub(2)), ..area };
    let mut row = 3 + look::big_digits(canvas.buf, digits, &canvas.theme, code.amount);
    if let Some(account) = app.bank_account() {
        let name = BankBin::new(&account.bin).ok().and_then(|bin| bank(&bin)).unwrap_or(&account.bin);
        let mut facts = vec![
            (words::bank(lang), name.to_owned()),
            (words::account(lang), account.account.clone()),
            (words::holder(lang), account.holder.clone()),
            (words::purpose(lang), code.purpose.clone()),
        ];
        facts.retain(|(_, value)| !value.is_empty());
        let room = Rect { y: area.y + row, height: area.height.saturating_sub(row), ..area };
        row += canvas.facts(room, 13, &facts) + 1;
    }
    row += given(canvas, area, row);
    let said = Rect { y: area.y + row, height: area.height.saturating_sub(row), ..area };
    row += canvas.say(said);
    let done = app.settings.keys.label(Action::Done);
    let keys = [
        ("Enter", words::seen_money(lang)),
        (done.as_str(), words::done_waiting(lang)),
        ("0–9", words::cash_figures(lang)),
    ];
    let top = area.height.saturating_sub(4).max(row + 1);
    for (row, (key, word)) in (top..area.height).zip(keys) {
        let used = canvas.put(line(area, row), key, Tone::Accent).max(5) + 2;
        canvas.put(
            Rect { x: area.x + used, width: area.width.saturating_sub(used), ..line(area, row) },
            word,
            Tone::Plain,
        );
    }
}

fn cash(canvas: &mut Canvas<'_>, body: Rect, pay: &Pay) {
    let (app, lang) = (canvas.app, canvas.lang);
    let inner = Rect { x: body.x + 2, width: body.width.saturating_sub(4), ..body };
    let priced = app.priced().unwrap_or_default();
    let missing = app.missing();
    let label = if app.tenders.is_empty() { words::to_pay(lang) } else { words::missing(lang) };
    canvas.put(line(inner, 0), label, Tone::Plain);
    let owed =
        if app.tenders.is_empty() { String::new() } else { format!("{} {}", words::to_pay(lang), priced.payable) };
    let side = (look::width(label).max(look::width(&owed)) + 1).min(inner.width / 2);
    let digits = Rect { x: inner.x + side, width: inner.width - side, height: 5.min(inner.height), ..inner };
    look::big_digits(canvas.buf, digits, &canvas.theme, missing);
    canvas.put(line(inner, 1), &owed, Tone::Dim);
    let rows = given(canvas, Rect { width: inner.width.min(40), ..inner }, 5);
    let at = 6.max(5 + rows);
    let field = Rect { width: inner.width.min(52), ..line(inner, at) };
    let hint = format!("{}: {}", app.settings.keys.label(Action::ExactCash), words::exact_cash(lang));
    canvas.field(field, words::tendered(lang), &pay.line, &hint);
    let echo = Rect { x: field.right() + 2, width: inner.right().saturating_sub(field.right() + 2), ..field };
    canvas.put(echo, &money_echo(pay.line.text()), Tone::Accent);
    let said = Rect { y: inner.y + at + 1, height: 2.min(inner.height.saturating_sub(at + 1)), ..inner };
    canvas.say(said);
    let mut x = inner.x;
    let row = line(inner, at + 4);
    for (key, note) in NOTE_KEYS {
        let room = |x: u16| Rect { x, width: inner.right().saturating_sub(x), ..row };
        x += canvas.put(room(x), &key.to_uppercase().to_string(), Tone::Accent) + 1;
        x += canvas.put(room(x), &Money::vnd(note).dotted(), Tone::Dim) + 3;
    }
    canvas.put(line(inner, at + 3), words::note_keys(lang), Tone::Dim);
}

/// Lists what was given already and returns the rows used.
fn given(canvas: &mut Canvas<'_>, area: Rect, from: u16) -> u16 {
    let (app, lang) = (canvas.app, canvas.lang);
    let mut row = from;
    for tender in &app.tenders {
        let state = match (tender.kind, tender.state) {
            (TenderKind::Transfer, Some(TenderState::Waiting)) => words::waiting(lang),
            (TenderKind::Transfer | TenderKind::Cash, _) => words::received(lang),
        };
        let label = format!("{} · {state}", words::tender(lang, tender.kind));
        canvas.pair(line(area, row), &label, &tender.amount.dotted(), Tone::Plain);
        row += 1;
    }
    row - from + u16::from(!app.tenders.is_empty())
}
