//! Nhập tệp: a sheet looked at before it is imported, its columns corrected by keys.
//!
//! The file is read by the outside; here are only what was shown and what was chosen.

use super::field::{choose, edit};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::command::{Command, ImportCatalogue};
use crate::domain::lang::Lang;
use crate::domain::outcome::Outcome;
use crate::domain::refusal::{Refusal, Term};
use crate::domain::sheet::{
    DateOrder, Field, MappedColumn, RememberedChoices, SheetChoices, SheetPreview, Step, StockChoice, Verdict,
};
use crate::domain::text::{clean, fold};

mod counted;
mod text;
pub mod view;

pub use counted::Counters;

/// Where the focus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Typing the file's path.
    #[default]
    Path,
    /// Choosing what columns mean.
    Columns,
    /// Looking at the rows: refused, changed, new.
    Rows,
    /// Looking at what is taken on as opening stock, producer by producer.
    Stock,
    /// Typing whose goods they are where a row names nobody.
    Producer,
    /// Typing who of the producers counted with us.
    Counted,
}

/// A line of the list of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLine {
    /// The place of a reason.
    Refused(usize),
    /// The place of a good row that is new or changes.
    Good(usize),
}

/// The import of a sheet.
#[derive(Debug, Clone, Default)]
pub struct SheetImport {
    /// The field with the focus.
    pub part: Part,
    /// The path as typed.
    pub path: Line,
    /// Whose goods they are where a row names nobody.
    pub producer: Line,
    /// Who of the producer asked about counted with us.
    pub counted: Line,
    /// Who of the producers did, as far as it was said.
    pub counters: Counters,
    /// What an import would do, once the file was read.
    pub shown: Option<Box<SheetPreview>>,
    /// The lines of the list of rows.
    pub lines: Vec<RowLine>,
    /// What was chosen here.
    choices: SheetChoices,
    /// The chosen column.
    pub column: usize,
    /// The chosen line of rows.
    pub row: usize,
    /// The chosen producer of opening stock.
    pub document: usize,
    /// Whether refused rows are left out.
    pub skips: bool,
    /// Whether the file is being read.
    pub is_reading: bool,
    /// How far the import has come.
    pub step: Option<Step>,
}

impl SheetImport {
    fn new(typing: Mode) -> Self {
        Self { path: Line::new(Mode::Off), producer: Line::new(typing), counted: Line::new(typing), ..Self::default() }
    }

    /// Returns the keys that act now and what they do, as the key bar says it.
    pub(super) const fn keys(&self, lang: Lang) -> &'static [(&'static str, &'static str)] {
        match self.part {
            Part::Path => lang_keys(lang, &[("Enter", "đọc tệp")], &[("Enter", "read")]),
            Part::Producer | Part::Counted => lang_keys(lang, &[("Enter", "đồng ý")], &[("Enter", "ok")]),
            Part::Columns => lang_keys(
                lang,
                &[
                    ("Enter", "nhập"),
                    ("←→", "đổi nghĩa"),
                    ("Del", "bỏ"),
                    ("Tab", "dòng"),
                    ("t", "tồn đầu"),
                    ("s", "bỏ dòng sai"),
                ],
                &[
                    ("Enter", "import"),
                    ("←→", "meaning"),
                    ("Del", "leave out"),
                    ("Tab", "rows"),
                    ("t", "stock"),
                    ("s", "skip refused"),
                ],
            ),
            Part::Rows | Part::Stock => lang_keys(
                lang,
                &[("Enter", "nhập"), ("Tab", "xem tiếp"), ("c", "chủ thể"), ("t", "tồn đầu"), ("s", "bỏ dòng sai")],
                &[("Enter", "import"), ("Tab", "next"), ("c", "producer"), ("t", "stock"), ("s", "skip refused")],
            ),
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (self.part, press) {
            (Part::Path, Press::Esc) => return Flow::Close,
            (Part::Path, Press::Enter) => self.read(app),
            (Part::Path, Press::Tab | Press::Down) if self.shown.is_some() => self.part = Part::Columns,
            (Part::Path, key) => drop(edit(&mut self.path, key)),
            (Part::Producer, Press::Esc) => self.part = Part::Columns,
            (Part::Producer, Press::Enter) => self.take_producer(app),
            (Part::Producer, key) => drop(edit(&mut self.producer, key)),
            (Part::Counted, Press::Esc) => self.leave_stock(app),
            (Part::Counted, Press::Enter) => self.take_counted(app),
            (Part::Counted, key) => drop(edit(&mut self.counted, key)),
            (Part::Columns | Part::Rows | Part::Stock, Press::Esc) => self.part = Part::Path,
            (Part::Columns, Press::Tab) => self.part = Part::Rows,
            (Part::Rows, Press::Tab) if self.takes_stock() => self.part = Part::Stock,
            (Part::Rows | Part::Stock, Press::Tab) => self.part = Part::Columns,
            (Part::Columns | Part::Rows | Part::Stock, Press::Enter) => self.import(app),
            (Part::Columns, Press::Left) => self.turn(app, Turn::Back),
            (Part::Columns, Press::Right) => self.turn(app, Turn::On),
            (Part::Columns, Press::Delete | Press::Backspace) => self.mean(app, None),
            (Part::Columns | Part::Rows | Part::Stock, Press::Char(c)) => self.letter(app, *c),
            (Part::Columns, key) => {
                let len = self.shown.as_ref().map_or(0, |s| s.columns.len());
                choose(&mut self.column, len, key);
            }
            (Part::Rows, key) => drop(choose(&mut self.row, self.lines.len(), key)),
            (Part::Stock, key) => {
                let len = self.shown.as_ref().map_or(0, |s| s.opening.len());
                choose(&mut self.document, len, key);
            }
        }
        Flow::Stay
    }

    /// Letters are short ways: dates, refused rows, whose goods.
    fn letter(&mut self, app: &mut App, c: char) {
        match c.to_ascii_lowercase() {
            'd' => {
                self.choices.date_order = match self.choices.date_order {
                    Some(DateOrder::Dmy) => Some(DateOrder::Mdy),
                    Some(DateOrder::Mdy) | None => Some(DateOrder::Dmy),
                };
                self.read(app);
            }
            's' => self.skips = !self.skips,
            'c' => self.part = Part::Producer,
            't' if self.takes_stock() => self.leave_stock(app),
            't' => self.take_stock(app),
            _ => {}
        }
    }

    /// Returns whether quantities are taken on as opening stock.
    pub fn takes_stock(&self) -> bool {
        self.choices.stock == StockChoice::OpeningStock
    }

    /// Asks for the file to be read as it is chosen now.
    fn read(&mut self, app: &mut App) {
        let path = self.path.text().trim().to_owned();
        if path.is_empty() {
            return app.warn(text::type_path(app.lang()).to_owned());
        }
        self.is_reading = true;
        app.effects.push(Effect::ReadSheet { path, choices: self.choices.clone() });
    }

    fn take_producer(&mut self, app: &mut App) {
        let name = clean(self.producer.text());
        self.choices.producer = Some(name).filter(|n| !n.is_empty());
        self.part = Part::Columns;
        self.read(app);
    }

    /// Turns the chosen column to the next meaning, none among them.
    fn turn(&mut self, app: &mut App, turn: Turn) {
        let Some(shown) = self.shown.as_deref() else { return };
        let Some(column) = shown.columns.get(self.column) else { return };
        let mut open = shown.rivals().into_iter();
        if let Some(rivals) = open.find(|r| r.columns.contains(&self.column)) {
            // Of columns that mean the same, the one on which a key is pressed is the one.
            return self.mean(app, Some(rivals.field));
        }
        let stock = if self.takes_stock() { 0 } else { Field::ALL.iter().filter(|f| f.is_stock()).count() };
        let places = Field::COUNT - stock + 1;
        let at = column.field.and_then(|f| Field::ALL.iter().position(|known| *known == f)).map_or(0, |at| at + 1);
        let next = match turn {
            Turn::On => (at + 1) % places,
            Turn::Back => (at + places - 1) % places,
        };
        self.mean(app, next.checked_sub(1).and_then(|at| Field::ALL.get(at)).copied());
    }

    /// Says what the chosen column means, and reads the file so.
    fn mean(&mut self, app: &mut App, field: Option<Field>) {
        let Some(shown) = self.shown.as_deref() else { return };
        let Some(header) = shown.columns.get(self.column).map(|c| heading(&c.header)) else { return };
        let before = shown.columns.iter().take(self.column).filter(|c| heading(&c.header) == header).count();
        let chosen = MappedColumn { header, before, field };
        let newer = SheetChoices { columns: vec![chosen], ..SheetChoices::default() };
        self.choices = std::mem::take(&mut self.choices).with(&newer);
        self.read(app);
    }

    fn import(&mut self, app: &mut App) {
        if self.is_reading {
            return;
        }
        let Some(shown) = self.shown.as_deref() else { return };
        if let Some(rivals) = shown.rivals().first() {
            self.part = Part::Columns;
            self.column = rivals.columns.first().copied().unwrap_or(self.column);
            return app.warn(text::choose_column(app.lang()).to_owned());
        }
        if shown.counts.refused > 0 && !self.skips {
            return app.warn(text::has_refused(app.lang(), shown.counts.refused));
        }
        if shown.rows.is_empty() {
            return app.warn(text::nothing_to_import(app.lang()).to_owned());
        }
        if self.takes_stock() && self.asked().is_some() {
            self.part = Part::Counted;
            return;
        }
        let choices = (!self.choices.is_empty())
            .then(|| RememberedChoices { key: shown.key.clone(), choices: shown.choices.clone() });
        let rows = shown.rows.iter().map(|r| r.goods.clone()).collect();
        let opening = if self.takes_stock() { shown.take_on(self.counted_with()) } else { Vec::new() };
        let command = ImportCatalogue { source: shown.source.clone(), rows, choices, opening };
        self.step = Some(Step::Row(0));
        app.run(Command::ImportCatalogue(command), Pending::Other);
    }

    fn take(&mut self, shown: Box<SheetPreview>) {
        let refused = (0..shown.refused.len()).map(RowLine::Refused);
        let good = shown.rows.iter().enumerate().filter(|(_, r)| r.verdict != Verdict::Unchanged);
        self.lines = refused.chain(good.map(|(at, _)| RowLine::Good(at))).collect();
        self.document = 0;
        self.column = self.column.min(shown.columns.len().saturating_sub(1));
        self.row = 0;
        if self.part == Part::Path {
            self.part = Part::Columns;
        }
        self.shown = Some(shown);
        if self.part == Part::Counted {
            self.next_counted();
        }
    }
}

type Keys = &'static [(&'static str, &'static str)];

const fn lang_keys(lang: Lang, vi: Keys, en: Keys) -> Keys {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Which way a column turns through its meanings.
#[derive(Debug, Clone, Copy)]
enum Turn {
    On,
    Back,
}

/// Folds a heading to the words it is known by.
fn heading(header: &str) -> String {
    let folded = fold(header);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

impl App {
    /// Opens the import, for a manager.
    pub(super) fn open_sheet_import(&mut self) {
        if !self.is_manager() {
            let what = Term::new(text::right(Lang::Vi), text::right(Lang::En));
            return self.refuse(&Refusal::NotAllowed { what });
        }
        self.panes.push(Pane::Sheet(Box::new(SheetImport::new(self.settings.typing))));
    }

    fn sheet_pane(&mut self) -> Option<&mut SheetImport> {
        self.panes
            .iter_mut()
            .rev()
            .find_map(|pane| if let Pane::Sheet(sheet) = pane { Some(&mut **sheet) } else { None })
    }

    /// Takes what was read of a sheet, or why it could not be.
    pub(super) fn sheet_read(&mut self, read: Result<Box<SheetPreview>, String>) {
        let Some(pane) = self.sheet_pane() else { return };
        pane.is_reading = false;
        match read {
            Ok(shown) => {
                let names = shown.columns.iter().any(|c| c.field == Some(Field::ProductName));
                pane.take(shown);
                if !names {
                    self.warn(text::no_names(self.lang()).to_owned());
                }
            }
            Err(sentence) => {
                if pane.part == Part::Counted {
                    pane.part = Part::Columns;
                }
                self.warn(words::sentence(&sentence));
            }
        }
    }

    /// Takes how far the import has come.
    pub(super) fn sheet_step(&mut self, step: Step) {
        if let Some(pane) = self.sheet_pane() {
            pane.step = Some(step);
        }
    }

    /// Says what an import did and puts its pane away; nothing when no import was open.
    pub(super) fn sheet_imported(&mut self, outcome: &Outcome) {
        let Some(at) = self.panes.iter().rposition(|pane| matches!(pane, Pane::Sheet(s) if s.step.is_some())) else {
            return;
        };
        self.panes.remove(at);
        let told = match outcome {
            Outcome::CatalogueRecorded { new, changed, unchanged, taken_on, .. } => {
                let said = text::imported(self.lang(), *new, *changed, *unchanged);
                if *taken_on > 0 { format!("{said} · {}", text::taken_on(self.lang(), *taken_on)) } else { said }
            }
            _ => text::nothing_new(self.lang()).to_owned(),
        };
        self.tell(Mood::Good, told);
    }

    /// Lets an import that did not come about be tried again.
    pub(super) fn sheet_stopped(&mut self) {
        if let Some(pane) = self.sheet_pane() {
            pane.step = None;
        }
    }
}
