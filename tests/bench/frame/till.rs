//! A sale screen made of the widgets, at any size: what a frame costs is measured on it.

use ocop::domain::money::Money;
use ocop::look::{
    Column, Field, Key, Part, Theme, Tone, big_digits, dialog, field, key_bar, line, list, notice, put, put_right, qr,
    row, say, stars, status_bar,
};
use ocop::screens::amount::money_echo;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Names, stars, producers and prices as a showroom has them.
pub const GOODS: [(&str, u8, &str, i64); 10] = [
    ("Mật ong hoa nhãn 500 ml", 4, "HTX Ong Xanh", 120_000),
    ("Mật ong bạc hà Mèo Vạc 350 g", 3, "HTX Mèo Vạc", 95_000),
    ("Mật ong dừa 250 g", 0, "Cơ sở Ba Tri", 65_000),
    ("Kẹo dừa sầu riêng 450 g", 4, "Cty Đông Á", 58_000),
    ("Trà Shan tuyết Suối Giàng 100 g", 5, "HTX Suối Giàng", 350_000),
    ("Nước mắm cá cơm 40 độ 520 ml", 4, "Nước mắm Ba Làng", 89_000),
    ("Chả mực Hạ Long 500 g", 4, "Cơ sở Hoàng Thoan", 245_000),
    ("Miến dong Bình Liêu 500 g", 3, "Cty Bình Liêu", 55_000),
    ("Cà phê Arabica Cầu Đất 250 g", 4, "HTX Cầu Đất", 165_000),
    ("Rượu ba kích 750 ml", 3, "Cty Ba Chẽ", 190_000),
];

/// Draws the screen; `turn` moves every name and figure.
pub fn draw(frame: &mut Frame<'_>, theme: &Theme, turn: usize) {
    let area = frame.area();
    let buf = frame.buffer_mut();
    buf.set_style(area, theme.base);
    bars(buf, area, theme);
    let typed = Field { prompt: "▸", text: "mat ong", cursor: 7, hint: "Quét mã hoặc gõ tên hàng" };
    let cursor = field(buf, Rect { x: 1, y: 2, width: area.width / 2 - 2, height: 1 }, theme, typed);
    let body = Rect { y: 4, height: area.height - 6, ..area };
    let half = area.width / 2;
    let columns = [Column::name(26), Column::fixed(5).rank(1), Column::name(12).rank(2), Column::figure(9)];
    let left = Rect { width: half - 1, ..body };
    list(buf, left, theme, &columns, 60, Some(1 + turn % 3), |i| {
        let (name, grade, producer, price) = GOODS[(i + turn) % GOODS.len()];
        vec![
            Span::styled(name, theme.text),
            Span::styled(stars(grade, theme), theme.accent),
            Span::styled(producer, theme.dim),
            Span::styled(Money::vnd(price).dotted(), theme.text),
        ]
    });
    for y in 0..body.height {
        put(buf, Rect { x: half, width: 1, ..line(body, y) }, "│", theme.rule);
    }
    ticket(buf, Rect { x: half + 2, width: area.width - half - 3, ..body }, theme, turn);
    frame.set_cursor_position(cursor);
}

fn bars(buf: &mut Buffer, area: Rect, theme: &Theme) {
    let part = |text, tone, rank| Part { text, tone, rank };
    let left = [
        part("OCOP Bến Tre · Điểm bán Phường 7", Tone::Strong, 0),
        part("Quầy 1", Tone::Plain, 0),
        part("Lan", Tone::Plain, 1),
        part("Ca 2", Tone::Dim, 3),
    ];
    let printer = format!("in {}", theme.glyphs.good());
    let right = [
        part("CN 22/11 14:32", Tone::Plain, 1),
        part(&printer, Tone::Good, 2),
        part("báo cáo 0", Tone::Dim, 4),
        part("V", Tone::Dim, 5),
    ];
    status_bar(buf, area, theme, &left, &right);
    let keys = [
        ("F1", "trợ giúp", 1),
        ("F3", "tìm", 4),
        ("F6", "giảm giá", 2),
        ("F7", "đơn chờ", 3),
        ("F8", "tiền mặt", 1),
        ("F9", "thanh toán", 0),
        ("Del", "bỏ", 2),
        (":", "tìm chức năng", 5),
    ];
    let keys: Vec<_> = keys.iter().map(|&(key, word, rank)| Key { key, word, rank }).collect();
    key_bar(buf, line(area, area.height - 1), theme, &keys);
}

fn ticket(buf: &mut Buffer, area: Rect, theme: &Theme, turn: usize) {
    let columns = [Column::figure(3), Column::name(12), Column::figure(10)];
    put_right(buf, Rect { y: area.y - 2, ..line(area, 0) }, "Phiếu Q1-000124", theme.dim);
    let lines = usize::from(area.height.saturating_sub(7) / 2).min(GOODS.len());
    let mut total = 0;
    for n in 0..lines {
        let (name, grade, producer, price) = GOODS[(n * 3 + turn) % GOODS.len()];
        let quantity = 1 + ((n + turn) % 3) as i64;
        total += price * quantity;
        let is_last = n + 1 == lines;
        let tone = if is_last { theme.strong } else { theme.text };
        let y = u16::try_from(n * 2).unwrap_or(0);
        let cells =
            [(quantity.to_string(), tone), (name.to_owned(), tone), (Money::vnd(price * quantity).dotted(), tone)];
        row(buf, line(area, y), &columns, &cells.map(|(text, style)| Span::styled(text, style)));
        let under = Rect { x: area.x + 5, width: area.width.saturating_sub(5), ..line(area, y + 1) };
        let used = put(buf, under, &stars(grade, theme), theme.accent);
        let gap = if used > 0 { used + 1 } else { 0 };
        let rest = Rect { x: under.x + gap, width: under.width.saturating_sub(gap), ..under };
        put(buf, rest, &format!("{producer}  {}", Money::vnd(price)), theme.dim);
    }
    let foot = area.height.saturating_sub(if area.height > 20 { 8 } else { 6 });
    put(buf, line(area, foot), &"─".repeat(usize::from(area.width)), theme.rule);
    put(buf, line(area, foot + 1), &format!("{lines} sản phẩm"), theme.dim);
    put_right(buf, line(area, foot + 1), "Khách phải trả", theme.dim);
    big_digits(buf, Rect { y: area.y + foot + 3, height: area.height - foot - 3, ..area }, theme, Money::vnd(total));
}

/// Draws a payment dialog, a notice and an empty state over the screen.
#[allow(dead_code)]
pub fn draw_dialog(frame: &mut Frame<'_>, theme: &Theme, code: &str) {
    draw(frame, theme, 0);
    let area = frame.area();
    let buf = frame.buffer_mut();
    let inner = dialog(buf, area, theme, "Chuyển khoản · 298.000 đ", (78, 24));
    let left = Rect { width: 41, ..inner };
    if !qr(buf, left, theme, code) {
        say(buf, left, theme, &[("Mã không vừa màn hình", Tone::Warn), ("F5 in mã ra giấy", Tone::Dim)]);
    }
    let right = Rect { x: inner.x + 44, width: inner.width.saturating_sub(44), ..inner };
    put(buf, line(right, 2), "Chờ tiền về", theme.strong);
    notice(buf, Rect { y: right.y + 4, height: 3, ..right }, theme, Tone::Warn, "Máy in hết giấy – phiếu đã lưu");
    notice(buf, Rect { y: right.y + 8, height: 3, ..right }, theme, Tone::Good, "Đã lưu phiếu Q1-000124");
    let typed = Field { prompt: "Khách đưa", text: "300", cursor: 3, hint: "" };
    field(buf, line(right, 12), theme, typed);
    put_right(buf, line(right, 13), &money_echo("300"), theme.accent);
}
