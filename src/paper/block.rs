//! The blocks a paper is built of; they know no width.

use crate::domain::goods_paper::GoodsList;

/// How large letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Size {
    /// 64 letters across 80 mm: labels.
    Small,
    /// 48 letters across 80 mm.
    #[default]
    Normal,
    /// Half as large again: titles.
    Large,
    /// Twice as large: what is to be paid.
    Huge,
    /// Larger still: the price on a label.
    Giant,
}

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// What the eye should find.
    Bold,
}

/// Size and weight together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    /// How large.
    pub size: Size,
    /// How heavy.
    pub weight: Weight,
}

impl Style {
    /// Running text.
    pub const PLAIN: Self = Self { size: Size::Normal, weight: Weight::Regular };
    /// Words on a label that may be read from near.
    pub const SMALL: Self = Self { size: Size::Small, weight: Weight::Regular };
    /// Running text that stands out.
    pub const BOLD: Self = Self { size: Size::Normal, weight: Weight::Bold };
    /// A title.
    pub const TITLE: Self = Self { size: Size::Large, weight: Weight::Bold };
    /// The price on a label.
    pub const GIANT: Self = Self { size: Size::Giant, weight: Weight::Bold };
    /// The one figure that counts.
    pub const HUGE: Self = Self { size: Size::Huge, weight: Weight::Bold };
}

/// Where text stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// A line across the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Between parts.
    Thin,
    /// Above what counts.
    Thick,
}

/// A bar code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Barcode {
    /// Thirteen digits with their check digit.
    Ean13(String),
    /// Plain letters and digits.
    Code128(String),
}

/// One thing sold: two rows on wide paper, three on narrow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// What it is; wraps at words.
    pub name: String,
    /// One `★` for each star, may be empty.
    pub stars: String,
    /// Who made it, may be empty.
    pub maker: String,
    /// `2 hũ × 120.000`.
    pub price: String,
    /// What it comes to.
    pub amount: String,
    /// Further pairs below, such as a discount.
    pub more: Vec<(String, String)>,
    /// A remark, may be empty.
    pub note: String,
}

/// Figures in columns; becomes pairs where the paper is too narrow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The heads of the columns; the first column is text, the others are figures.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// A piece of one of several columns that stand beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text in the middle of its column; wraps at words.
    Text(String, Style),
    /// Air, in dots.
    Space(u16),
}

/// Short columns beside each other, such as signatures; below each other where the paper is too narrow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Abreast {
    /// The fewest letters a column needs.
    pub least: usize,
    /// The columns; pieces at the same place stand at the same height.
    pub columns: Vec<Vec<Piece>>,
}

/// A piece of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Text that wraps at words.
    Text {
        /// What it says.
        text: String,
        /// How it looks.
        style: Style,
        /// Where it stands.
        align: Align,
    },
    /// A label and its value at the right edge.
    Pair {
        /// The label; wraps at words.
        left: String,
        /// The value; never broken.
        right: String,
        /// How both look.
        style: Style,
    },
    /// The figure that counts, twice as large.
    Total {
        /// What it is.
        label: String,
        /// The figure.
        amount: String,
    },
    /// A thing sold.
    Item(Item),
    /// Figures in columns.
    Table(Table),
    /// Goods under heads; on narrow paper each line becomes a few rows.
    List(GoodsList),
    /// Short columns beside each other.
    Abreast(Abreast),
    /// A label and a dotted line to write on.
    Blank(String),
    /// White letters on a black bar: what nobody may overlook.
    Banner(String),
    /// A line across.
    Rule(Rule),
    /// A QR code.
    Qr(String),
    /// A bar code.
    Barcode(Barcode),
    /// Fine lines and squares that show whether the head is clean and the width right.
    Gauge,
    /// Air, in dots.
    Space(u16),
}

impl Block {
    /// Makes running text at the left edge.
    pub fn left(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), style: Style::PLAIN, align: Align::Left }
    }
    /// Makes text in the middle.
    pub fn center(text: impl Into<String>, style: Style) -> Self {
        Self::Text { text: text.into(), style, align: Align::Center }
    }
    /// Makes a label and its value in running text.
    pub fn pair(left: impl Into<String>, right: impl Into<String>) -> Self {
        Self::Pair { left: left.into(), right: right.into(), style: Style::PLAIN }
    }
    /// Makes a label and its value that stand out.
    pub fn bold_pair(left: impl Into<String>, right: impl Into<String>) -> Self {
        Self::Pair { left: left.into(), right: right.into(), style: Style::BOLD }
    }
}
