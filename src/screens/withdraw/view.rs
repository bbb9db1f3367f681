//! Draws the form that withdraws a recognition.

use ratatui::layout::Rect;

use super::{Part, WithdrawForm};
use crate::domain::recognition::AfterWithdrawal;
use crate::look::{Tone, line, wrap};
use crate::screens::view::Canvas;
use crate::screens::words::ocop;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &WithdrawForm) {
    let lang = canvas.lang;
    let foot = wrap(ocop::withdraw_foot(lang), 66);
    let foot_rows = u16::try_from(foot.len()).unwrap_or(2);
    let inner = canvas.dialog(body, ocop::withdraw_title(lang), (72, 6 + foot_rows));
    canvas.put(line(inner, 0), &form.name, Tone::Strong);
    let label = |word: &str| format!("{word:<22}");
    let notice = label(ocop::withdraw_notice(lang));
    let reason = label(ocop::withdraw_reason(lang));
    let goods = label(ocop::withdraw_goods(lang));
    let choice = match form.goods {
        AfterWithdrawal::SellPlain => ocop::sell_plain(lang),
        AfterWithdrawal::Quarantine => ocop::quarantine(lang),
    };
    match form.part {
        Part::Notice => canvas.field(line(inner, 2), &notice, &form.notice, ""),
        Part::Reason | Part::Goods => canvas.quiet_field(line(inner, 2), &notice, form.notice.text()),
    }
    match form.part {
        Part::Reason => canvas.field(line(inner, 3), &reason, &form.reason, ""),
        Part::Notice | Part::Goods => canvas.quiet_field(line(inner, 3), &reason, form.reason.text()),
    }
    canvas.quiet_field(line(inner, 4), &goods, choice);
    if form.part == Part::Goods {
        canvas.mark(line(inner, 4));
        canvas.put_right(line(inner, 4), ocop::arrows_choose(lang), Tone::Dim);
    }
    for (row, text) in (6..).zip(&foot) {
        canvas.put(line(inner, row), text, Tone::Dim);
    }
}
