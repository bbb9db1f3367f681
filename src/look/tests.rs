//! Hostile names through every widget: no cell may hold what could steer a terminal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::*;
use crate::domain::text::is_unsafe;

const HOSTILE: [&str; 8] = [
    "Mật\u{1b}[2Jong",
    "\u{1b}]52;c;aGVsbG8=\u{7}",
    "\u{9b}31mđỏ\u{9c}",
    "giá \u{202e}000.021\u{202c}",
    "a\u{200d}\u{200d}\u{200d}b\u{feff}",
    "dòng\r\nmới\tcột\u{8}\u{7f}",
    "o\u{302}\u{301}\u{323}\u{300}\u{303}\u{309}\u{302}\u{301}\u{323}\u{300}x",
    "茶\u{2066}\u{e0001}👨\u{200d}👩\u{200d}👧",
];

/// Draws a text through every widget that takes one.
fn through_everything(buf: &mut Buffer, theme: &Theme, name: &str) {
    let area = buf.area;
    let part = Part { text: name, tone: Tone::Warn, rank: 0 };
    status_bar(buf, line(area, 0), theme, &[part], &[part]);
    field(buf, line(area, 1), theme, Field { prompt: name, text: name, cursor: name.len(), hint: name });
    field(buf, line(area, 2), theme, Field { prompt: name, text: "", cursor: 0, hint: name });
    notice(buf, Rect { y: 3, height: 3, ..area }, theme, Tone::Good, name);
    let columns = [Column::name(10), Column::fixed(8), Column::figure(9)];
    let cells = || vec![Span::raw(name), Span::raw(name), Span::raw(name)];
    row(buf, line(area, 6), &columns, &cells());
    list(buf, Rect { y: 7, height: 3, ..area }, theme, &columns, 9, Some(4), |_| cells());
    let inner = dialog(buf, Rect { y: 10, height: 10, ..area }, theme, name, (30, 6));
    say(buf, inner, theme, &[(name, Tone::Dim)]);
    qr(buf, Rect { y: 10, ..area }, theme, name);
    put_right(buf, line(area, 21), name, theme.text);
    put(buf, line(area, 22), &fit(name, 5), theme.text);
    key_bar(buf, line(area, 23), theme, &[Key { key: name, word: name, rank: 0 }]);
}

#[test]
fn no_name_can_steer_the_terminal() {
    for theme in [Theme::dark(), Theme::light(), Theme::mono(), Theme::named("safe").unwrap()] {
        for name in HOSTILE {
            let mut buf = Buffer::empty(Rect::new(0, 0, 80, 24));
            through_everything(&mut buf, &theme, name);
            for cell in buf.content() {
                assert!(!cell.symbol().chars().any(is_unsafe), "{name:?} left {:?}", cell.symbol());
                assert!(cell.symbol().chars().count() <= 4, "{name:?} left {:?}", cell.symbol());
            }
        }
    }
}

#[test]
fn no_widget_minds_how_little_room_it_gets() {
    for (cols, rows) in (0..12).flat_map(|cols| (0..8).map(move |rows| (cols, rows))) {
        let mut buf = Buffer::empty(Rect::new(0, 0, cols, rows));
        through_everything(&mut buf, &Theme::dark(), "Mật ong hoa nhãn");
        big_digits(&mut buf, Rect::new(0, 0, cols, rows), &Theme::dark(), crate::domain::money::Money::vnd(298_000));
        panel(&mut buf, Rect::new(0, 0, cols, rows), &Theme::dark(), "Giảm giá");
    }
}

#[test]
fn a_bare_console_is_sent_no_glyph_it_lacks() {
    let theme = Theme::named("safe").unwrap();
    let mut buf = Buffer::empty(Rect::new(0, 0, 80, 24));
    through_everything(&mut buf, &theme, "Mật ong hoa nhãn");
    put(&mut buf, Rect::new(0, 3, 80, 1), &stars(4, &theme), theme.accent);
    let lacking = "★☆▀▄▌▐▓►✓✔₫";
    assert!(!buf.content().iter().any(|cell| lacking.contains(cell.symbol())));
}
