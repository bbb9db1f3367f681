//! What people write over their columns, folded to words: one table of fields, one of what is left aside.

use crate::domain::sheet::{Aside, Field};

/// The fields and the folded headings they go by, beside their own codes.
pub(super) const FIELDS: [(Field, &str); Field::COUNT] = [
    (
        Field::SkuCode,
        "sku|ma sku|ma hang|ma hang hoa|ma san pham|ma sp|ma hh|ma noi bo|ma vat tu|ma|item code|\
         product code|code|product id",
    ),
    (Field::Barcode, "ma vach|so ma vach|ma vach san pham|bar code|barcodes|gtin|ean|ean13|ean 13|upc|ma barcode"),
    (
        Field::ProductName,
        "ten|ten hang|ten hang hoa|ten hang hoa dich vu|ten san pham|ten sp|ten mat hang|mat hang|\
         san pham|name|product|item name|ten san pham ocop|san pham ocop|ten hh|ten vat tu|\
         ten hang hoa vat tu",
    ),
    (
        Field::Pack,
        "quy cach|quy cach dong goi|quy cach san pham|dong goi|khoi luong tinh|dung tich|pack size|\
         packing|packaging|net weight|quy cach bao bi|bao bi",
    ),
    (Field::Unit, "don vi|don vi tinh|dv tinh|dvt|uom|unit of measure|don vi tinh unit|unit"),
    (Field::SoldBy, "ban theo|cach ban|hang can|hinh thuc ban|ban theo can"),
    (
        Field::Price,
        "gia|gia ban|gia ban le|gia le|don gia|gia niem yet|gia vnd|gia ban vnd|gia ban co vat|\
         selling price|unit price|retail price|gia ban de xuat|gia ban de nghi|gia san pham|gia tien|\
         gia ban ra|gia ban tai quay|don gia ban|price|gia ban chung|bang gia chung|gia d|gia dong|\
         gia ban d|gia ban dong|don gia d|don gia dong|don gia vnd|gia moi|gia ban moi|gia hien tai|\
         gia ban hien tai|gia hien hanh",
    ),
    (Field::PriceFrom, "ngay ap dung|ngay ap dung gia|gia ap dung tu|ap dung tu|gia tu ngay|price date"),
    (
        Field::TaxClass,
        "thue|thue suat|thue gtgt|thue suat gtgt|loai thue|nhom thue|vat|tax|tax rate|vat rate|thue vat|\
         thue suat vat|vat ban",
    ),
    (Field::TaxFrom, "thue tu ngay|ngay ap dung thue"),
    (
        Field::ProducerCode,
        "ma chu the|ma nha cung cap|ma ncc|ma nha san xuat|ma nguoi gui|ma co so|supplier code|\
         vendor code",
    ),
    (
        Field::ProducerName,
        "chu the|ten chu the|chu the san xuat|chu the ocop|ten chu the ocop|nha san xuat|\
         ten nha san xuat|nha cung cap|ten nha cung cap|ncc|co so|ten co so|co so san xuat|\
         don vi san xuat|don vi cung cap|ben ky gui|hop tac xa|producer|supplier|vendor|maker|subject|\
         subject name|ten nha cung ung|nguoi gui|ben gui|ten htx|ten hop tac xa|don vi chu the|co so ocop",
    ),
    (
        Field::ProducerKind,
        "loai chu the|loai hinh chu the|loai hinh to chuc|loai hinh|loai hinh kinh te|subject type|\
         producer type",
    ),
    (Field::Commune, "xa|phuong|xa phuong|xa phuong thi tran|phuong xa|ward|xa phuong dac khu|dia chi xa|ten xa"),
    (Field::Province, "tinh|tinh thanh|tinh thanh pho|tinh tp|thanh pho|city|ten tinh|tinh thanh pho truc thuoc tw"),
    (Field::ProvinceCode, "ma tinh|ma tinh thanh|ma tinh thanh pho"),
    (Field::PlaceSystem, "he ma|he ma tinh|he dia ban|bo ma tinh"),
    (
        Field::GroupItem,
        "nhom|nhom hang|nhom san pham|nhom hang 3 cap|bo san pham|phan nhom|danh muc|nganh hang|group|\
         category|nhom nganh hang|nganh san pham|ten nhom hang",
    ),
    (
        Field::Stars,
        "sao|so sao|hang sao|sao ocop|hang ocop|phan hang|phan hang sao|phan hang ocop|xep hang|\
         xep hang ocop|star|ocop star|ocop|ocop stars|star rating|so sao ocop|ket qua phan hang|\
         phan hang san pham|hang san pham|dat sao",
    ),
    (
        Field::Decision,
        "quyet dinh|so quyet dinh|quyet dinh so|so qd|qd|qd cong nhan|quyet dinh cong nhan|\
         so quyet dinh cong nhan|decision no|so quyet dinh ngay|so qd cong nhan|quyet dinh phe duyet|\
         so van ban",
    ),
    (Field::Level, "cap|cap cong nhan|cap xep hang|cap danh gia|cap quyet dinh|co quan cong nhan"),
    (
        Field::ValidFrom,
        "cong nhan tu|ngay cong nhan|ngay cap|ngay quyet dinh|ngay qd|ngay bat dau|ngay hieu luc|hieu luc tu|tu ngay|\
         recognised on|certified on|ngay ban hanh|ngay ky|ngay cong nhan ocop|ngay cap chung nhan|\
         ngay cap giay chung nhan",
    ),
    (
        Field::ValidTo,
        "cong nhan den|het hieu luc|ngay het hieu luc|hieu luc den|het han cong nhan|ngay het han cong nhan|den ngay|\
         ngay ket thuc|expires on|co hieu luc den|hieu luc den ngay|gia tri den|thoi han den|\
         ngay het gia tri",
    ),
    (Field::OcopCode, "ma ocop|ma so ocop|so ocop|ma san pham ocop|ma so san pham ocop"),
    (Field::CommonCode, "ma chung|ma san pham chung|ma chung cac quy cach"),
    (Field::StockQuantity, "ton dau so luong"),
    (Field::StockLot, "ton dau so lo"),
    (Field::StockExpires, "ton dau han dung"),
    (Field::StockMade, "ton dau ngay lam"),
    (Field::StockReceived, "ton dau ngay nhan"),
    (Field::StockPlace, "ton dau noi de"),
    (Field::StockForm, "ton dau hinh thuc"),
    (Field::StockLotId, "ton dau lo trong so"),
    (Field::StockHold, "ton dau tam dung ban"),
    (Field::StockPrice, "ton dau gia ky gui"),
    (Field::StockAgreement, "ton dau hop dong"),
];

/// What is known and not taken, and the folded headings it goes by.
pub(super) const ASIDES: [(Aside, &str); 32] = [
    (
        Aside::Stock,
        "ton kho|ton|ton hien tai|ton kho hien tai|so luong ton|so luong ton kho|sl ton|ton cuoi|\
         ton cuoi ky|cuoi ky|ton so sach|ton dau|ton kho dau ky|stock|on hand|stock on hand|co the ban",
    ),
    (Aside::Quantity, "so luong|sl|so luong nhap kho|quantity|qty|so luong san xuat"),
    (Aside::Counted, "so thuc te|thuc te|ton thuc te|so kiem ke|kiem ke|chenh lech"),
    (
        Aside::StockBound,
        "ton nho nhat|ton toi thieu|ton it nhat|ton lon nhat|ton toi da|dinh muc ton|\
         dinh muc ton it nhat|dinh muc ton nhieu nhat",
    ),
    (
        Aside::Flow,
        "dau ky|nhap ky|xuat ky|nhap trong ky|xuat trong ky|so luong nhap|so luong xuat|so luong ban|\
         khach dat|du kien het hang",
    ),
    (
        Aside::ConsignmentPrice,
        "gia ky gui|gia giao|gia giao hang|gia nhan ky gui|gia nhap ky gui|gia tra chu the|gia thanh toan chu the|\
         consignment price",
    ),
    (Aside::Cost, "gia von|gia nhap|gia goc|gia mua|gia nhap cuoi|gia thanh|cost|cost price"),
    (Aside::OtherPrice, "gia si|gia ban si|gia ban buon|gia buon|gia khuyen mai|gia so sanh|gia cu|gia ban cu"),
    (Aside::NetPrice, "gia chua thue|gia truoc thue|gia chua vat"),
    (Aside::Amount, "thanh tien|tong tien|amount|doanh thu|gia tri ton|gia tri"),
    (Aside::Lot, "so lo|so lo nhap|lo|lo hang|ma lo|lot|batch|lo hsd"),
    (Aside::LotId, "lo trong so|ma lo trong so"),
    (Aside::Agreement, "hop dong|so hop dong|hop dong ky gui|so hop dong ky gui|ma hop dong|hdkg|agreement"),
    (Aside::Hold, "tam dung ban|dang tam dung|dang tam dung ban"),
    (Aside::Expiry, "han su dung|hsd|han dung|ngay het han|expiry|expiry date"),
    (Aside::Made, "ngay san xuat|nsx|ngay lam|ngay sx|made on|production date"),
    (Aside::Received, "ngay nhan|ngay nhan hang|ngay nhap|ngay nhap hang|ngay nhap kho|received on"),
    (Aside::Supply, "hinh thuc|hinh thuc nhan|hinh thuc nhap|hinh thuc cung ung|supply form"),
    (Aside::RowNumber, "stt|so tt|tt|so thu tu|no|s t t"),
    (
        Aside::Kind,
        "loai hang|loai hang hoa|loai san pham|loai|ten viet tat|don vi tien te|nhom khach hang|\
         ten khach hang|phan loai",
    ),
    (Aside::Brand, "thuong hieu|nhan hieu|brand|nhan hang|bao hanh"),
    (
        Aside::Status,
        "trang thai|dang kinh doanh|ngung ban|ngung kinh doanh|duoc ban truc tiep|status|tinh trang|\
         thoi gian tao",
    ),
    (
        Aside::Story,
        "mo ta|mo ta ngan|ghi chu|mau ghi chu|nguyen lieu|thanh phan|cong dung|cau chuyen|\
         cau chuyen san pham|description|note|noi dung|bao quan|the tag|tags",
    ),
    (Aside::Picture, "hinh anh|hinh|anh|anh san pham|anh dai dien|image|images|anh dai dien sku|link"),
    (
        Aside::Conversion,
        "ma dvt|ma dvt co ban|quy doi|ty le quy doi|thuoc tinh|hang thanh phan|ma hh lien quan|\
         ma phien ban",
    ),
    (Aside::Weight, "trong luong|khoi luong|khoi luong kg|weight"),
    (Aside::Shelf, "vi tri|vi tri trung bay|ke|ke hang|ngan ke|noi de"),
    (Aside::Standard, "tieu chuan|tieu chuan chat luong|chung nhan|chung chi|iso|haccp"),
    (
        Aside::Contact,
        "dia chi|dien thoai|so dien thoai|sdt|email|nguoi dai dien|dai dien|ma so thue|mst|lien he|\
         ho ten|website",
    ),
    (
        Aside::District,
        "huyen|quan huyen|huyen thi xa|huyen thi xa thanh pho|huyen tp|huyen thanh pho|dia ban|dia phuong",
    ),
    (Aside::Year, "nam|nam cong nhan|nam danh gia|nam dat|year"),
    (Aside::Voucher, "ma chung tu|so chung tu|ngay|ngay chung tu|chung tu|so hoa don|date"),
];
