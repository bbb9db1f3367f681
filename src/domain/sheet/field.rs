//! What a column of a sheet may hold, and what is known but not taken from one.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($variant:ident = $code:literal, $vi:literal, $en:literal;)*) => {
        /// What a catalogue column holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $(#[doc = $en] $variant),* }

        impl Field {
            /// Every field, in the order of our own sample.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// How many fields there are.
            pub const COUNT: usize = Self::ALL.len();
            /// Returns the heading our own sheets use.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
            /// Returns the name in Vietnamese and English.
            pub const fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($vi, $en)),* }
            }
        }
    };
}

fields! {
    SkuCode = "sku_code", "mã hàng", "Item code.";
    Barcode = "barcode", "mã vạch", "Bar code.";
    ProductName = "product_name", "tên hàng", "Product name.";
    Pack = "pack", "quy cách", "Pack.";
    Unit = "unit", "đơn vị tính", "Unit.";
    SoldBy = "sold_by", "bán theo", "Sold by.";
    Price = "price", "giá bán", "Price.";
    PriceFrom = "price_from", "giá từ ngày", "Price from.";
    TaxClass = "tax_class", "thuế", "Tax class.";
    TaxFrom = "tax_from", "thuế từ ngày", "Tax from.";
    ProducerCode = "producer_code", "mã chủ thể", "Producer code.";
    ProducerName = "producer_name", "chủ thể", "Producer.";
    ProducerKind = "producer_kind", "loại chủ thể", "Producer kind.";
    Commune = "commune", "xã, phường", "Commune.";
    Province = "province", "tỉnh", "Province.";
    ProvinceCode = "province_code", "mã tỉnh", "Province code.";
    PlaceSystem = "place_system", "hệ mã tỉnh", "Province numbering.";
    GroupItem = "group_item", "nhóm hàng", "Group.";
    Stars = "stars", "sao OCOP", "Stars.";
    Decision = "decision", "số quyết định", "Decision.";
    Level = "level", "cấp công nhận", "Level.";
    ValidFrom = "valid_from", "công nhận từ", "Recognised from.";
    ValidTo = "valid_to", "công nhận đến", "Recognised until.";
    OcopCode = "ocop_code", "mã OCOP", "OCOP code.";
    CommonCode = "common_code", "mã chung các quy cách", "Code common to all packs.";
    StockQuantity = "stock_quantity", "tồn đầu: số lượng", "Opening stock: quantity.";
    StockLot = "stock_lot", "tồn đầu: số lô", "Opening stock: lot code.";
    StockExpires = "stock_expires", "tồn đầu: hạn dùng", "Opening stock: last day.";
    StockMade = "stock_made", "tồn đầu: ngày làm", "Opening stock: made on.";
    StockReceived = "stock_received", "tồn đầu: ngày nhận", "Opening stock: came on.";
    StockPlace = "stock_place", "tồn đầu: nơi để", "Opening stock: place.";
    StockForm = "stock_form", "tồn đầu: hình thức", "Opening stock: how it came.";
    StockLotId = "stock_lot_id", "tồn đầu: lô trong sổ", "Opening stock: the lot in the books.";
    StockHold = "stock_hold", "tồn đầu: tạm dừng bán", "Opening stock: on hold.";
    StockPrice = "stock_price", "tồn đầu: giá ký gửi", "Opening stock: consignment price.";
    StockAgreement = "stock_agreement", "tồn đầu: hợp đồng", "Opening stock: agreement.";
}

impl Field {
    /// Returns whether it tells of goods that lie in the shop: taken on as opening stock only, by choice.
    pub const fn is_stock(self) -> bool {
        !self.asides().is_empty()
    }
    /// Returns the columns that hold it when opening stock is taken on, the surest first.
    pub const fn asides(self) -> &'static [Aside] {
        match self {
            Self::StockQuantity => &[Aside::Stock, Aside::Quantity],
            Self::StockLot => &[Aside::Lot],
            Self::StockExpires => &[Aside::Expiry],
            Self::StockMade => &[Aside::Made],
            Self::StockReceived => &[Aside::Received],
            Self::StockPlace => &[Aside::Shelf],
            Self::StockForm => &[Aside::Supply],
            Self::StockLotId => &[Aside::LotId],
            Self::StockHold => &[Aside::Hold],
            Self::StockPrice => &[Aside::ConsignmentPrice, Aside::Cost],
            Self::StockAgreement => &[Aside::Agreement],
            Self::SkuCode | Self::Barcode | Self::ProductName | Self::Pack | Self::Unit | Self::SoldBy => &[],
            Self::Price | Self::PriceFrom | Self::TaxClass | Self::TaxFrom | Self::CommonCode => &[],
            Self::ProducerCode | Self::ProducerName | Self::ProducerKind | Self::GroupItem | Self::Stars => &[],
            Self::Commune | Self::Province | Self::ProvinceCode | Self::PlaceSystem | Self::OcopCode => &[],
            Self::Decision | Self::Level | Self::ValidFrom | Self::ValidTo => &[],
        }
    }
}

macro_rules! asides {
    ($($variant:ident, $vi:literal, $en:literal;)*) => {
        /// What a column is known to hold and an import of the catalogue does not take.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Aside { $(#[doc = $en] $variant),* }

        impl Aside {
            /// Every one of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// Returns why it is not taken, in Vietnamese and English.
            pub const fn why(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($vi, $en)),* }
            }
        }
    };
}

asides! {
    Stock, "tồn kho: chỉ nhập khi ghi tồn đầu", "Stock: taken only as opening stock.";
    Quantity, "số lượng: chỉ nhập khi ghi tồn đầu", "Quantity: taken only as opening stock.";
    Counted, "số kiểm kê: nhập ở phiếu kiểm kê", "Counted figure: belongs to a count.";
    StockBound, "mức tồn tối thiểu, tối đa: chưa dùng", "Stock bound: not used.";
    Flow, "số liệu trong kỳ: sổ tự tính", "Figure of a period: the ledger works it out.";
    ConsignmentPrice, "giá ký gửi: ghi khi nhận hàng", "Consignment price: recorded with the receipt.";
    Cost, "giá vốn: nằm ở thỏa thuận và phiếu nhận hàng", "Cost: belongs to the agreement and the receipt.";
    OtherPrice, "giá sỉ, giá cũ, giá khuyến mãi: quầy bán giá niêm yết", "Wholesale, old or special price: the till sells at the price that is posted.";
    NetPrice, "giá chưa thuế: quầy bán giá đã có thuế", "Price without VAT: the till sells at the price with it.";
    Agreement, "hợp đồng ký gửi: ghi theo lô khi nhận hàng", "Agreement: recorded by lot with the receipt.";
    Amount, "thành tiền: sổ tự tính", "Amount: the ledger works it out.";
    Lot, "số lô: ghi khi nhận hàng", "Lot: recorded with the receipt.";
    LotId, "lô trong sổ: sổ tự đặt", "The lot in the books: the ledger names it.";
    Hold, "tạm dừng bán: ghi theo lô", "On hold: recorded by lot.";
    Expiry, "hạn dùng: ghi theo lô khi nhận hàng", "Expiry: recorded by lot with the receipt.";
    Made, "ngày sản xuất: ghi theo lô khi nhận hàng", "Made on: recorded by lot with the receipt.";
    Received, "ngày nhận: ghi khi nhận hàng", "Came on: recorded with the receipt.";
    Supply, "hình thức nhận: ghi theo lô khi nhận hàng", "How it came: recorded by lot with the receipt.";
    RowNumber, "số thứ tự", "Row number.";
    Kind, "loại hàng của phần mềm khác", "Kind of goods of another program.";
    Brand, "thương hiệu: chưa dùng", "Brand: not used.";
    Status, "trạng thái: chưa dùng", "Status: not used.";
    Story, "mô tả, ghi chú: chưa dùng", "Description: not used.";
    Picture, "hình ảnh: chưa dùng", "Picture: not used.";
    Conversion, "quy đổi đơn vị: mỗi quy cách là một mã riêng", "Unit conversion: each pack has a code of its own.";
    Weight, "trọng lượng: ghi vào cột Quy cách nếu in trên nhãn", "Weight: write it into the pack if it is on the label.";
    Shelf, "vị trí trưng bày: chưa dùng", "Place on display: not used.";
    Standard, "tiêu chuẩn: khai ở giấy tờ của sản phẩm", "Standard: recorded with the product's papers.";
    Contact, "dữ liệu liên hệ: không nhập vào sổ", "Contact: never enters the ledger.";
    District, "huyện: từ 01/07/2025 không còn cấp huyện", "District: there are none since 01/07/2025.";
    Year, "chỉ có năm: cần ngày công nhận", "A year alone: the day of recognition is needed.";
    Voucher, "số liệu chứng từ", "Voucher figure.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_what_files_of_choices_hold() {
        for field in Field::ALL {
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
    }

    #[test]
    fn every_column_left_aside_says_why_in_both_languages() {
        for aside in Aside::ALL {
            let (vi, en) = aside.why();
            assert!(!vi.is_empty() && en.ends_with('.'), "{aside:?}");
        }
    }
}
