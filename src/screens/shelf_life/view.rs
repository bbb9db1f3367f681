//! Draws the rules of how long goods must keep.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Part, RuleForm, ShelfLifePane};
use crate::domain::lang::Lang;
use crate::domain::shelf_life::ShelfLifeRule;
use crate::look::{self, Column, Tone, line};
use crate::screens::typing::Line;
use crate::screens::view::Canvas;
use crate::screens::words::shelf_life as say;

/// Rows of the fields of a rule.
const FORM_ROWS: u16 = 5;
/// The widest label.
const LABEL: usize = 22;

/// Draws the list: what for, what must be left; below it the rule being typed.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &ShelfLifePane) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let room = canvas.page(body, say::title(lang));
    let rules = canvas.app.shelf_life_rules();
    let all = rules.all();
    let form_rows = if pane.form.is_some() { FORM_ROWS } else { 0 };
    let list = Rect { height: room.height.saturating_sub(form_rows + 2), ..room };
    let columns = [Column::name(22), Column::name(40)];
    let cells = |at: usize| match all.get(at) {
        None => vec![Span::styled(format!("+ {}", say::another(lang)), theme.dim)],
        Some(rule) => {
            let usual = if at == 0 && rules.is_usual() { format!(" ({})", say::usual(lang)) } else { String::new() };
            vec![Span::styled(of(lang, rule), theme.text), Span::styled(asks(lang, rule) + &usual, theme.strong)]
        }
    };
    look::list(canvas.buf, list, &theme, &columns, all.len() + 1, Some(pane.picked), cells);
    let below = Rect { y: list.bottom(), height: form_rows + 2, ..room };
    match &pane.form {
        Some(form) => fields(canvas, below, form),
        None => drop(canvas.put(line(below, 1), say::hint(lang), Tone::Dim)),
    }
}

fn of(lang: Lang, rule: &ShelfLifeRule) -> String {
    rule.group_item.map_or_else(|| say::all_goods(lang).to_owned(), |set| say::of_set(lang, set))
}

/// Says what must be left.
fn asks(lang: Lang, rule: &ShelfLifeRule) -> String {
    match (rule.share, rule.days) {
        (Some(share), Some(days)) => say::share_or_days(lang, &share.to_string(), days),
        (Some(share), None) => say::share_alone(lang, &share.to_string()),
        (None, Some(days)) => say::days_alone(lang, days),
        (None, None) => String::new(),
    }
}

fn fields(canvas: &mut Canvas<'_>, area: Rect, form: &RuleForm) {
    let lang = canvas.lang;
    canvas.rule(line(area, 0));
    if form.is_new {
        field(canvas, line(area, 1), form, (Part::Set, say::set(lang), &form.set, say::set_hint(lang)));
    } else {
        let what = form.set.text().parse().map_or_else(|_| say::all_goods(lang).to_owned(), |n| say::of_set(lang, n));
        canvas.put(Rect { x: area.x + 1, ..line(area, 1) }, &what, Tone::Strong);
    }
    field(canvas, line(area, 2), form, (Part::Share, say::share(lang), &form.share, say::share_hint(lang)));
    field(canvas, line(area, 3), form, (Part::Days, say::days(lang), &form.days, say::days_hint(lang)));
}

/// A field: which, its label, what is typed, what to type.
type Field<'a> = (Part, &'a str, &'a Line, &'a str);

fn field(canvas: &mut Canvas<'_>, area: Rect, form: &RuleForm, (part, label, typed, hint): Field<'_>) {
    let pad = LABEL.saturating_sub(usize::from(look::width(label)));
    let label = format!("{label}{}", " ".repeat(pad));
    if form.part == part {
        canvas.field(area, &label, typed, hint)
    } else {
        canvas.quiet_field(area, &label, typed.text())
    }
}
