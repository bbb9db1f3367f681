//! Draws the screens: bars above and below, the sale or the page between, dialogs over it.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::pane::{Pane, Room};
use super::typing::Line;
use super::update::{Mood, Notice};
use super::{App, words};
use crate::domain::lang::Lang;
use crate::look::{self, Field, Theme, Tone, fit, line, put};

mod bars;
mod move_keys;
mod paper;

/// What a view draws on: the cells, the colours, the words, and where the cursor belongs.
pub struct Canvas<'a> {
    /// The cells.
    pub buf: &'a mut Buffer,
    /// The colours.
    pub theme: Theme,
    /// What is shown.
    pub app: &'a App,
    /// The language.
    pub lang: Lang,
    /// Where the terminal's cursor belongs.
    pub cursor: Option<Position>,
    /// What is said, until somebody has drawn it.
    notice: Option<&'a Notice>,
}

/// Draws everything as it is now.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    let theme = Theme::named(&app.settings.theme).unwrap_or_else(Theme::dark);
    let mut canvas = Canvas { buf: frame.buffer_mut(), theme, app, lang: app.lang(), cursor: None, notice: None };
    canvas.buf.set_style(area, theme.base);
    canvas.whole(area);
    let cursor = canvas.cursor;
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
}

impl<'a> Canvas<'a> {
    fn whole(&mut self, area: Rect) {
        bars::status(self, line(area, 0));
        bars::band(self, line(area, 1));
        bars::keys(self, line(area, area.height.saturating_sub(1)));
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(3), ..area };
        let app = self.app;
        if app.session.is_none() {
            self.notice = app.notice.as_ref();
            return super::sign_in::view::draw(self, body);
        }
        match app.panes.split_last() {
            Some((Pane::Paper(slip), below)) => {
                self.notice = app.notice.as_ref();
                let said = if paper::is_said_above(body, slip) { self.say_above(body) } else { 0 };
                let body = Rect { y: body.y + said, height: body.height.saturating_sub(said), ..body };
                let body = paper::draw(self, body, slip);
                self.stack((area, body), below, self.notice);
            }
            _ => self.stack((area, body), &app.panes, app.notice.as_ref()),
        }
    }

    /// Draws the sale and the panes over it; the notice belongs to the topmost.
    fn stack(&mut self, (whole, body): (Rect, Rect), panes: &'a [Pane], notice: Option<&'a Notice>) {
        let page = panes.iter().rposition(|pane| pane.rules().room == Room::Page);
        let base = page.map_or(0, |at| at + 1);
        let dialogs = panes.get(base..).unwrap_or_default();
        self.notice = notice.filter(|_| dialogs.is_empty());
        match page.and_then(|at| panes.get(at)) {
            None => super::sale::view::draw(self, body),
            Some(pane) => self.pane(whole, body, pane),
        }
        for (at, pane) in dialogs.iter().enumerate() {
            self.notice = notice.filter(|_| at + 1 == dialogs.len());
            self.cursor = None;
            self.pane(whole, body, pane);
        }
    }

    fn pane(&mut self, whole: Rect, body: Rect, pane: &Pane) {
        match pane {
            Pane::Pay(pay) => super::pay::view::draw(self, whole, body, pay),
            Pane::Sales(list) => super::sales_list::view::draw_list(self, body, list),
            Pane::Sale(sale) => super::sales_list::view::draw_sale(self, body, sale),
            Pane::Reason(form) => super::reason::view::draw(self, body, form),
            Pane::Held(held) => super::held::view::draw(self, body, *held),
            Pane::Quick(item) => super::quick_item::view::draw(self, body, item),
            Pane::Codes(board) => super::codes::view::draw(self, body, board),
            Pane::LayoutForm(form) => super::layout_form::view::draw(self, body, form),
            Pane::Learn(learn) => super::learn::view::draw(self, body, learn),
            Pane::Discount(discount) => super::discount::view::draw(self, body, discount),
            Pane::Price(form) => super::price::view::draw_form(self, body, form),
            Pane::Story(story) => super::price::view::draw_pane(self, body, story),
            Pane::Float(form) => super::shift::view::draw_float(self, body, form),
            Pane::Count(form) => super::shift::view::draw_count(self, body, form),
            Pane::Report(report) => super::shift::view::draw_report(self, body, report),
            Pane::StockCount(count) => super::stock_count::view::draw(self, body, count),
            Pane::Help(help) => super::help::view::draw(self, body, *help),
            Pane::Receive(pane) => super::receive::view::draw(self, body, pane),
            Pane::ProducerForm(form) => super::producer_form::view::draw(self, body, form),
            Pane::ShelfLife(pane) => super::shelf_life::view::draw(self, body, pane),
            Pane::Deliveries(list) => super::deliveries::view::draw(self, body, *list),
            Pane::Refuse(form) => super::receive::view::draw_refuse(self, body, form),
            Pane::Lots(lots) => super::lots::view::draw(self, body, lots),
            Pane::CommandLine(line) => super::command_line::view::draw(self, body, line),
            Pane::Question(question) => super::question::view::draw(self, body, question),
            Pane::Stock(pane) => super::stock::view::draw(self, body, pane),
            Pane::StockDay(form) => super::stock::day::view::draw(self, body, form),
            Pane::Lot(view) => super::lot::view::draw(self, body, view),
            Pane::LotForm(form) => super::lot_form::view::draw(self, body, form),
            Pane::Gather(pane) => super::gather::view::draw(self, body, pane),
            Pane::Transit(board) => super::transit::view::draw(self, body, board),
            Pane::Arrival(pane) => super::arrival::view::draw(self, body, pane),
            Pane::TransferFile(form) => super::transfer_file::view::draw(self, body, form),
            Pane::Sheet(sheet) => super::sheet::view::draw(self, body, sheet),
            Pane::Paper(_) => {}
            Pane::Repack(form) => super::repack::view::draw(self, body, form),
            Pane::Documents(board) => super::documents::view::draw(self, body, board),
            Pane::Document(view) => super::document::view::draw(self, body, view),
            Pane::Today(today) => super::today::view::draw(self, body, today),
            Pane::Work(work) => super::today::view::draw_work(self, body, work),
            Pane::Certificates(board) => super::certificates::view::draw(self, body, board),
            Pane::PaperRules(board) => super::paper_rules::view::draw(self, body, board),
            Pane::PaperRuleForm(form) => super::paper_rule_form::view::draw(self, body, form),
            Pane::CertificateForm(form) => super::certificate_form::view::draw(self, body, form),
            Pane::Inspection(shown) => super::inspection::view::draw(self, body, shown),
            Pane::Recognitions(board) => super::recognitions::view::draw_board(self, body, board),
            Pane::History(history) => super::recognitions::view::draw_history(self, body, history),
            Pane::Withdraw(form) => super::withdraw::view::draw(self, body, form),
            Pane::Recognise(form) => super::recognise::view::draw(self, body, form),
            Pane::Status(form) => super::status_form::view::draw(self, body, form),
            Pane::Assortment(meter) => super::assortment::view::draw(self, body, meter),
            Pane::PointForm(form) => super::point_form::view::draw(self, body, form),
            Pane::TargetForm(form) => super::target_form::view::draw(self, body, form),
            Pane::Stamps(board) => super::ocop_stamp::view::draw(self, body, board),
            Pane::StampForm(form) => super::stamp_form::view::draw(self, body, form),
        }
    }

    /// Writes at the left of a row.
    pub fn put(&mut self, area: Rect, text: &str, tone: Tone) -> u16 {
        put(self.buf, area, text, self.theme.tone(tone))
    }

    /// Writes at the right of a row.
    pub fn put_right(&mut self, area: Rect, text: &str, tone: Tone) -> u16 {
        look::put_right(self.buf, area, text, self.theme.tone(tone))
    }

    /// Writes a label at the left and a figure at the right.
    pub fn pair(&mut self, area: Rect, label: &str, figure: &str, tone: Tone) {
        self.put(area, label, Tone::Dim);
        self.put_right(area, figure, tone);
    }

    /// Draws a line across.
    pub fn rule(&mut self, area: Rect) {
        let bar = "─".repeat(usize::from(area.width));
        put(self.buf, Rect { height: 1, ..area }, &bar, self.theme.rule);
    }

    /// Draws a field that has the focus.
    pub fn field(&mut self, area: Rect, prompt: &str, typed: &Line, hint: &str) {
        let spec = Field { prompt, text: typed.text(), cursor: typed.before().len(), hint };
        self.cursor = Some(look::field(self.buf, area, &self.theme, spec));
    }

    /// Draws a field that waits for its turn.
    pub fn quiet_field(&mut self, area: Rect, prompt: &str, text: &str) {
        let used = self.put(Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, prompt, Tone::Dim);
        let x = area.x + 2 + used;
        self.put(Rect { x, width: area.right().saturating_sub(x), ..area }, text, Tone::Plain);
    }

    /// Says what is to be said, if it is said here; returns the rows used.
    pub fn say(&mut self, area: Rect) -> u16 {
        let Some(notice) = self.notice.take() else { return 0 };
        look::notice(self.buf, area, &self.theme, tone_of(notice.mood), &notice.text)
    }

    /// Says the notice across the top of an area, in two rows at most; returns the rows used.
    fn say_above(&mut self, area: Rect) -> u16 {
        self.say(Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: area.height.min(2), ..area })
    }

    /// Leaves the notice unsaid: what is drawn says the same.
    pub fn hush(&mut self) {
        self.notice = None;
    }

    /// Returns how many rows the notice takes in this width.
    pub fn notice_rows(&self, width: u16) -> u16 {
        let lines = self.notice.map_or(0, |n| look::wrap(&n.text, width.saturating_sub(2)).len());
        u16::try_from(lines).unwrap_or(u16::MAX)
    }

    /// Clears the body for a page with a title, says the notice, and returns the room left.
    pub fn page(&mut self, body: Rect, title: &str) -> Rect {
        self.clear(body);
        let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
        self.put(line(inner, 0), title, Tone::Strong);
        let room = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1).min(3), ..inner };
        let used = self.say(room).max(1) + 1;
        Rect { y: inner.y + used, height: inner.height.saturating_sub(used), ..inner }
    }

    /// Draws a dialog of so many rows, says the notice at its foot, and returns the room above it.
    pub fn dialog(&mut self, body: Rect, title: &str, size: (u16, u16)) -> Rect {
        let cols = size.0.min(body.width.saturating_sub(2));
        let said = self.notice_rows(cols.saturating_sub(4));
        let rows = size.1 + 2 + if said > 0 { said + 1 } else { 0 };
        let inner = look::dialog(self.buf, body, &self.theme, title, (cols, rows));
        let foot = Rect { y: inner.bottom().saturating_sub(said), height: said.min(inner.height), ..inner };
        self.say(foot);
        Rect { height: inner.height.saturating_sub(if said > 0 { said + 1 } else { 0 }), ..inner }
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        for position in area.intersection(self.buf.area).positions() {
            if let Some(cell) = self.buf.cell_mut(position) {
                cell.reset();
                cell.set_style(self.theme.base);
            }
        }
    }

    /// Marks rows as the chosen one.
    pub fn mark(&mut self, area: Rect) {
        self.buf.set_style(area.intersection(self.buf.area), self.theme.selected);
    }

    /// Paints rows as a band that cannot be overlooked.
    pub fn paint_band(&mut self, area: Rect) {
        let style = self.theme.warn.add_modifier(Modifier::REVERSED);
        self.buf.set_style(area.intersection(self.buf.area), style);
    }

    /// Writes `label  value` rows, the values wrapped, and returns the rows used.
    pub fn facts(&mut self, area: Rect, label_width: u16, facts: &[(&str, String)]) -> u16 {
        let mut row = 0;
        for (label, value) in facts {
            self.put(line(area, row), &fit(label, label_width), Tone::Dim);
            let x = area.x.saturating_add(label_width).saturating_add(1);
            let room = Rect { x, width: area.right().saturating_sub(x), ..area };
            for words in look::wrap(value, room.width) {
                self.put(line(room, row), &words, Tone::Plain);
                row += 1;
            }
        }
        row
    }
}

/// Returns how a mood looks.
pub fn tone_of(mood: Mood) -> Tone {
    match mood {
        Mood::Good => Tone::Good,
        Mood::Info => Tone::Strong,
        Mood::Warn => Tone::Warn,
    }
}

/// Returns `words::loading` for a place whose answer has not come.
pub fn loading(canvas: &mut Canvas<'_>, area: Rect) {
    let text = words::loading(canvas.lang);
    look::say(canvas.buf, area, &canvas.theme, &[(text, Tone::Dim)]);
}
