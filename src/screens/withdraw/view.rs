//! Draws the form that withdraws a recognition.

use ratatui::layout::Rect;

use super::{Part, WithdrawForm};
use crate::domain::lang::Lang;
use crate::domain::recognition::AfterWithdrawal;
use crate::look::{Tone, line, wrap};
use crate::screens::view::Canvas;
use crate::screens::words::ocop;

/// Room of the moment read, at the right.
const ECHO: u16 = 16;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &WithdrawForm) {
    let lang = canvas.lang;
    let foot = wrap(ocop::withdraw_foot(lang), 66);
    let foot_rows = u16::try_from(foot.len()).unwrap_or(2);
    let inner = canvas.dialog(body, ocop::withdraw_title(lang), (72, 7 + foot_rows));
    canvas.put(line(inner, 0), &form.name, Tone::Strong);
    let today = canvas.app.now.date();
    let rows = [
        (Part::Notice, ocop::withdraw_notice(lang), Some(&form.notice), ""),
        (Part::Reason, ocop::withdraw_reason(lang), Some(&form.reason), ""),
        (Part::From, ocop::withdraw_from(lang), Some(&form.from), ocop::withdraw_from_hint(lang)),
        (Part::Goods, ocop::withdraw_goods(lang), None, ""),
    ];
    for (row, (part, word, typed, hint)) in (2..).zip(rows) {
        let (place, label) = (line(inner, row), format!("{word:<22}"));
        let room = if part == Part::From { ECHO + 1 } else { 0 };
        let field = Rect { width: place.width.saturating_sub(room), ..place };
        match typed {
            Some(typed) if form.part == part => canvas.field(field, &label, typed, hint),
            Some(typed) => canvas.quiet_field(field, &label, typed.text()),
            None => canvas.quiet_field(field, &label, choice(form, lang)),
        }
    }
    let is_now = form.from.text().trim().is_empty();
    let read = form.moment(today).map(ocop::moment);
    let told = read.unwrap_or_else(|| if is_now { ocop::at_once(lang).to_owned() } else { String::new() });
    canvas.put_right(line(inner, 4), &told, Tone::Accent);
    if form.part == Part::Goods {
        canvas.mark(line(inner, 5));
        canvas.put_right(line(inner, 5), ocop::arrows_choose(lang), Tone::Dim);
    }
    for (row, text) in (7..).zip(&foot) {
        canvas.put(line(inner, row), text, Tone::Dim);
    }
}

const fn choice(form: &WithdrawForm, lang: Lang) -> &'static str {
    match form.goods {
        AfterWithdrawal::SellPlain => ocop::sell_plain(lang),
        AfterWithdrawal::Quarantine => ocop::quarantine(lang),
    }
}
