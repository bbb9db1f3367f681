//! One question at a time: Enter is yes, Esc is no, and no is always safe.

use super::gather::Errand;
use super::pane::Flow;
use super::press::Press;
use super::receive::Receive;
use super::update::Mood;
use super::{App, words};
use crate::domain::code_book::CodeLayout;
use crate::domain::command::PrintChoice;
use crate::domain::ids::SkuCode;
use crate::domain::label::LabelPaper;
use crate::domain::lang::Lang;
use crate::domain::lot::PackLot;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::shift::NoteCount;

pub mod view;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether today is the day the clock says.
    Clock,
    /// Whether so many are really meant.
    OddSale {
        /// Of what.
        sku: SkuCode,
        /// How many.
        quantity: Quantity,
        /// The lot on the pack.
        pack: Option<PackLot>,
    },
    /// Whether the line really gets so many.
    OddLine {
        /// How many.
        quantity: Quantity,
    },
    /// Whether so many were really counted.
    OddCount {
        /// Of what.
        sku: SkuCode,
        /// How many.
        quantity: Quantity,
    },
    /// Whether to drop a held ticket.
    DropHeld {
        /// Its reference.
        ticket: String,
    },
    /// Whether so much cash was really given.
    LargeCash {
        /// How much.
        amount: Money,
        /// What is printed.
        print: PrintChoice,
    },
    /// Whether the drawer was counted to the end.
    CloseShift {
        /// What was counted, by note.
        notes: Vec<NoteCount>,
        /// What it comes to.
        sum: Money,
        /// Why the count may differ.
        reason: String,
    },
    /// Whether what was learned about codes of a kind is forgotten.
    ForgetCode {
        /// Their kind.
        pattern: String,
    },
    /// Whether a scale's layout is put away.
    DropLayout {
        /// Which.
        layout: CodeLayout,
    },
    /// Whether goods whose last day nobody wrote down have none.
    Keeps {
        /// How many lines.
        lines: usize,
    },
    /// Whether a delivery is booked as it stands.
    Receive,
    /// Whether what is gathered goes as it stands.
    Gathered(Errand),
    /// Whether goods half counted are dropped.
    DropDelivery {
        /// What they are kept under.
        key: String,
    },
    /// Whether so many labels run off the roll.
    PrintLabels {
        /// How many.
        labels: usize,
    },
    /// Whether to leave the program.
    Quit,
}

impl Question {
    /// Returns the question in words.
    pub fn say(&self, app: &App) -> String {
        let lang = app.lang();
        match self {
            Self::Clock => words::is_today(lang, app.now.date()),
            Self::OddSale { quantity, .. } | Self::OddCount { quantity, .. } | Self::OddLine { quantity } => {
                words::odd_quantity(lang, *quantity)
            }
            Self::DropHeld { ticket } => words::drop_held(lang, ticket),
            Self::LargeCash { amount, .. } => words::large_cash(lang, *amount),
            Self::CloseShift { notes, .. } if notes.is_empty() => words::empty_drawer(lang).to_owned(),
            Self::CloseShift { sum, .. } => words::close_counted(lang, *sum),
            Self::ForgetCode { pattern } => words::codes::ask_forget(lang, pattern),
            Self::DropLayout { layout } => words::codes::ask_drop(lang, &layout.shown()),
            Self::DropDelivery { key } => app.say_drop_delivery(key),
            Self::Keeps { lines } => words::goods::ask_keeps(lang, *lines, &app.without_last_day()),
            Self::Receive if app.delivery.is_opening() => {
                words::takeon::ask_take_on(lang, app.delivery.lines.len(), &app.delivery.counted_with)
            }
            Self::Receive => {
                let (all, refused) = app.delivery_counts();
                words::goods::ask_receive(lang, all - refused, refused)
            }
            Self::Gathered(_) => app.ask_gathered(),
            Self::PrintLabels { labels } => words::ask_labels(lang, *labels),
            Self::Quit => words::quit(lang).to_owned(),
        }
    }

    /// Takes a key; only Enter and Esc answer.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        if *press == Press::Enter || is_yes(press, app.lang()) {
            self.yes(app);
        } else if *press == Press::Esc {
            self.no(app);
        } else {
            return Flow::Stay;
        }
        Flow::Close
    }

    fn yes(&self, app: &mut App) {
        match self {
            Self::Clock => app.clock_is_right(),
            Self::OddSale { sku, quantity, pack } => app.sell_anyway(sku, *quantity, pack.as_ref()),
            Self::OddLine { quantity } => app.set_quantity_anyway(*quantity),
            Self::OddCount { sku, quantity } => app.count_anyway(sku, *quantity),
            Self::DropHeld { ticket } => app.drop_held(ticket),
            Self::LargeCash { amount, print } => app.take_large_cash(*amount, *print),
            Self::CloseShift { notes, reason, .. } => app.close_shift(notes.clone(), reason.clone()),
            Self::ForgetCode { pattern } => app.forget_code(pattern),
            Self::DropLayout { layout } => app.drop_layout(layout),
            Self::Keeps { .. } => app.delivery_keeps(),
            Self::Receive => app.receive(),
            Self::Gathered(_) => app.book_gathered(),
            Self::DropDelivery { key } => app.drop_delivery(key),
            Self::PrintLabels { .. } => app.print_labels(LabelPaper::Roll),
            Self::Quit => app.quit(),
        }
    }

    fn no(&self, app: &mut App) {
        match self {
            Self::Clock => app.tell(Mood::Warn, words::set_the_clock(app.lang()).to_owned()),
            Self::OddSale { .. } | Self::OddLine { .. } => app.sale.clear(),
            Self::Keeps { .. } => app.with_receive(Receive::ask_last_day),
            Self::DropHeld { .. } | Self::LargeCash { .. } | Self::CloseShift { .. } => {}
            Self::ForgetCode { .. } | Self::DropLayout { .. } | Self::DropDelivery { .. } => {}
            Self::Receive | Self::Gathered(_) | Self::PrintLabels { .. } | Self::Quit | Self::OddCount { .. } => {}
        }
    }
}

/// Returns whether a key is the word's first letter.
fn is_yes(press: &Press, lang: Lang) -> bool {
    let letters = match lang {
        Lang::Vi => "đdcĐDC",
        Lang::En => "yY",
    };
    matches!(press, Press::Char(c) if letters.contains(*c))
}
