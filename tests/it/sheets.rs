//! Sheets as people send them: read as meant or refused with the reason, and written so that they read back.

use std::io::{Cursor, Write};

use ocop::commands::CommandError;
use ocop::domain::catalogue::CatalogueRow;
use ocop::domain::sheet::{Aside, DateOrder, Field, SheetChoices, SheetPreview, StockChoice, Verdict};
use ocop::import::{SheetFault, headers, read_sheet};
use ocop::runtime;
use ocop::store::ReadOnly;
use proptest::prelude::*;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::shop::Shop;

/// What an import of a text would do to an empty ledger.
fn preview(csv: &str, told: &SheetChoices) -> SheetPreview {
    let sheet = read_sheet(csv.as_bytes()).unwrap();
    runtime::preview_sheet(None, &sheet, "hang.csv", told).unwrap().unwrap()
}

/// Writes a file into a shop's folder and returns its path.
fn put(shop: &Shop, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = shop.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// What `--json` shows of a dry run.
fn shown(shop: &mut Shop, args: &[&str]) -> Value {
    let ran = shop.ocop(&[&["import", "--dry-run", "--json"], args].concat());
    assert!(ran.status <= 1, "{ran:?}");
    ran.json()[0]["preview"].clone()
}

/// A package of one worksheet: its rows, its merged cells, its font.
fn book(rows: &[&[&str]], merged: &[&str], font: &str) -> Vec<u8> {
    let cell = |(c, text): (usize, &&str)| {
        format!(r#"<c r="{}{{n}}" t="inlineStr"><is><t>{text}</t></is></c>"#, char::from(b'A' + c as u8))
    };
    let row = |(n, row): (usize, &&[&str])| {
        let cells: String = row.iter().enumerate().filter(|c| !c.1.is_empty()).map(cell).collect();
        let n = (n + 1).to_string();
        format!(r#"<row r="{n}">{}</row>"#, cells.replace("{n}", &n))
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    let merged: String = merged.iter().map(|m| format!(r#"<mergeCell ref="{m}"/>"#)).collect();
    let ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheet = format!(
        r#"<worksheet xmlns="{ns}"><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{ns}"><fonts><font><name val="{font}"/></font></fonts><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>"#
    );
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let pack = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{ns}" xmlns:r="{rel}"><sheets><sheet name="Hàng" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let rels = |target: &str, kind: &str| {
        format!(
            r#"<Relationships xmlns="{pack}"><Relationship Id="rId1" Type="{rel}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let parts = [
        ("_rels/.rels", rels("xl/workbook.xml", "officeDocument")),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", rels("worksheets/sheet1.xml", "worksheet")),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const DISTRICT: &str = "\
UBND HUYỆN BA TRI,,,,,,
DANH SÁCH SẢN PHẨM OCOP NĂM 2025,,,,,,
,,,,,,
STT,Sản phẩm,,Giá,,Công nhận,
,Tên,ĐVT,bán,vốn,Số QĐ,Ngày
(1),(2),(3),(4),(5),(6),(7)
I,HTX Ong Xanh,,,,,
1,Mật ong hoa nhãn,Chai,120.000 đ,90.000,12/QĐ-UBND,25/03/2025
2,Phấn hoa,Hũ,1tr2,,,
STT,Tên,ĐVT,bán,vốn,Số QĐ,Ngày
II,Cơ sở Ba Tri,,,,,
1,Kẹo dừa,Hộp,35k,,,
,Cộng,,1.355.000,,,
,\"Ba Tri, ngày 5 tháng 3 năm 2025\",,,,,
,Người lập biểu,,,,Chủ tịch,
";

#[test]
fn a_district_list_reads_with_all_it_has_around_its_goods() {
    let shown = preview(DISTRICT, &SheetChoices::default());
    assert_eq!(shown.refused, [], "{:?}", shown.columns);
    let rows: Vec<_> = shown
        .rows
        .iter()
        .map(|r| (r.row, &*r.goods.name, r.goods.price.unwrap().get(), &*r.goods.producer_name))
        .collect();
    let expected = [
        (8, "Mật ong hoa nhãn", 120_000, "HTX Ong Xanh"),
        (9, "Phấn hoa", 1_200_000, "HTX Ong Xanh"),
        (12, "Kẹo dừa", 35_000, "Cơ sở Ba Tri"),
    ];
    assert_eq!(rows, expected);
    assert_eq!(shown.counts.passed, 7, "{:?}", shown.passed);
    assert_eq!(shown.columns[4].aside, Some(Aside::Cost));
}

#[test]
fn a_heading_of_three_rows_with_units_and_numbers_under_it_is_read_whole() {
    let rows: &[&[&str]] = &[
        &["DANH MỤC SẢN PHẨM OCOP"],
        &["STT", "Tên sản phẩm", "Khối lượng", "Giá", "", "Chủ thể", "Tồn"],
        &["", "", "", "bán", "vốn", "", ""],
        &["", "", "(g)", "(đồng)", "(đồng)", "", "(hộp)"],
        &["A", "B", "1", "2", "3", "4", "5"],
        &["1", "Kẹo dừa", "450", "58.000", "41.000", "Cty Đông Á", "3"],
    ];
    let merged = ["A1:G1", "A2:A4", "B2:B4", "C2:C3", "D2:E2", "F2:F4", "G2:G3"];
    let sheet = read_sheet(&book(rows, &merged, "Arial")).unwrap();
    let shown = runtime::preview_sheet(None, &sheet, "", &SheetChoices::default()).unwrap().unwrap();
    let told: Vec<_> = shown.columns.iter().map(|c| (c.header.as_str(), c.field, c.aside)).collect();
    let expected = [
        ("STT", None, Some(Aside::RowNumber)),
        ("Tên sản phẩm", Some(Field::ProductName), None),
        ("Khối lượng › (g)", None, Some(Aside::Weight)),
        ("Giá › bán › (đồng)", Some(Field::Price), None),
        ("Giá › vốn › (đồng)", None, Some(Aside::Cost)),
        ("Chủ thể", Some(Field::ProducerName), None),
        ("Tồn › (hộp)", None, Some(Aside::Stock)),
    ];
    assert_eq!(told, expected);
    assert_eq!((shown.rows.len(), shown.refused.len(), shown.counts.passed), (1, 0, 1), "{shown:?}");
    assert_eq!(shown.rows[0].goods.price.unwrap().get(), 58_000);
}

#[test]
fn a_group_of_prices_with_units_keeps_them_apart() {
    let csv = "STT,Tên sản phẩm,Chủ thể,Giá bán,\n,,,Giá lẻ,Giá sỉ\n,,,(đ),(đ)\n1,Mật ong,HTX A,120.000,100.000\n";
    let shown = preview(csv, &SheetChoices::default());
    assert_eq!((shown.refused.len(), shown.rows[0].goods.price.unwrap().get()), (0, 120_000), "{shown:?}");
    assert_eq!(shown.columns[4].aside, Some(Aside::OtherPrice));
}

/// What every heading of the real sheets must be taken for: a field, a reason, or nothing.
fn expected(heading: &str) -> Option<Result<Field, Aside>> {
    use Aside as A;
    use Field as F;
    Some(match heading {
        "Mã hàng" | "Mã SKU" | "Mã hàng hóa" | "MÃ SẢN PHẨM" | "Mã hàng Item code" => Ok(F::SkuCode),
        "Mã vạch" | "Barcode" => Ok(F::Barcode),
        "Tên hàng" | "Tên sản phẩm" | "Tên" | "Tên hàng hóa" | "Tên hàng hóa/Vật tư" | "TÊN SẢN PHẨM" => {
            Ok(F::ProductName)
        }
        "Giá bán" | "Đơn giá" | "Giá bán lẻ (có VAT)Unit selling price (incl.VAT)" => Ok(F::Price),
        "ĐVT" | "Đơn vị" | "Đơn vị tính" | "Đơn Vị Tính" | "Đơn vị tính (Unit)" => Ok(F::Unit),
        "Nhóm hàng(3 Cấp)" | "Danh mục" | "Nhóm hàng" | "Nhóm Sản Phẩm" => Ok(F::GroupItem),
        "Hàng cân" => Ok(F::SoldBy),
        "Quy Cách" => Ok(F::Pack),
        "Phân hạng" => Ok(F::Stars),
        "Ngày bắt đầu" => Ok(F::ValidFrom),
        "Ngày kết thúc" => Ok(F::ValidTo),
        "Loại hàng" | "Loại Sản Phẩm" => Err(A::Kind),
        "Thương hiệu" => Err(A::Brand),
        "Giá vốn" | "Giá nhập" | "GIÁ GỐC" => Err(A::Cost),
        "Tồn kho" | "Tồn" | "Tồn sổ sách" | "Cuối kỳ" => Err(A::Stock),
        "Số lượng" => Err(A::Quantity),
        "Tồn nhỏ nhất" | "Tồn tối thiểu" => Err(A::StockBound),
        "Số thực tế" | "Chênh lệch" => Err(A::Counted),
        "Đầu kỳ" | "Nhập kỳ" | "Xuất kỳ" | "Số lượng nhập" => Err(A::Flow),
        "Thành tiền" => Err(A::Amount),
        "Số lô nhập" => Err(A::Lot),
        "Hạn Sử Dụng" => Err(A::Expiry),
        "STT" => Err(A::RowNumber),
        "Mã ĐVT Cơ bản" | "Quy đổi" | "Thuộc tính" | "Hàng thành phần" => Err(A::Conversion),
        "Hình ảnh (url1,url2...)" => Err(A::Picture),
        "Trọng lượng" | "Trọng lượng (Gram)" => Err(A::Weight),
        "Vị trí" => Err(A::Shelf),
        "Mô tả" | "Mẫu ghi chú" | "Nguyên Liệu" => Err(A::Story),
        "Đang kinh doanh" | "Trạng thái" => Err(A::Status),
        "Tiêu Chuẩn" => Err(A::Standard),
        "Mã chứng từ" | "Ngày" => Err(A::Voucher),
        _ => return None,
    })
}

#[test]
fn every_heading_of_real_sheets_is_known_for_what_it_is() {
    let text = include_str!("../data/import/header_variants.csv");
    let mut seen = 0;
    for line in csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap) {
        let header: Vec<String> = line[1].split('|').map(String::from).collect();
        for column in headers::columns(&header) {
            let is = column.field.map(Ok).or(column.aside.map(Err));
            assert_eq!(is, expected(&column.header), "{}: {}", &line[0], column.header);
            assert!(is.is_some() && column.rival.is_none(), "{}: {}", &line[0], column.header);
            seen += 1;
        }
    }
    assert_eq!(seen, 103);
}

/// The columns that compete for each field.
fn asked(shown: &SheetPreview) -> Vec<(Field, Vec<usize>)> {
    shown.rivals().into_iter().map(|r| (r.field, r.columns)).collect()
}

#[test]
fn two_columns_that_mean_the_same_are_asked_about_where_they_differ() {
    let none = SheetChoices::default();
    let prices =
        |header: &str| preview(&format!("Tên hàng,Chủ thể,{header}\nKẹo,HTX A,50000,60000\nMứt,HTX A,7000,\n"), &none);
    for header in ["Giá bán,Giá bán lẻ", "Giá bán,Giá bán", "Đơn giá (đ),Giá bán", "Giá bán hội chợ,Giá bán đại lý"]
    {
        assert_eq!(asked(&prices(header)), [(Field::Price, vec![2, 3])], "{header}");
    }
    for header in ["Giá bán,Giá bán hội chợ", "Giá bán hội chợ,Giá bán", "Giá vốn,Giá bán", "Giá bán,Giá sỉ"]
    {
        assert_eq!(asked(&prices(header)), [], "{header}");
    }
    let same = "Tên hàng,Tên,Chủ thể,Giá,Giá bán\nKẹo,Kẹo,HTX A,50000,50.000\nTên hàng,Tên,Chủ thể,Giá,Giá bán\nMứt,,HTX A,7000,\n";
    assert_eq!(asked(&preview(same, &none)), [], "where they say the same there is nothing to ask");
    let empty = "Tên hàng,Chủ thể,Giá,Giá bán\nKẹo,HTX A,,50000\n";
    assert_eq!(asked(&preview(empty, &none)), [(Field::Price, vec![2, 3])]);
    let names = "Tên hàng,Tên sản phẩm,Chủ thể,Giá\nKẹo,Kẹo dừa béo,HTX A,1000\n";
    assert_eq!(asked(&preview(names, &none)), [(Field::ProductName, vec![0, 1])]);
    let groups = "Tên hàng,Chủ thể,Giá,Nhóm hàng,Danh mục\nKẹo,HTX A,1000,Bánh kẹo,Quà\n";
    assert_eq!(asked(&preview(groups, &none)), [], "neither is kept");
}

#[test]
fn two_columns_of_quantities_are_asked_about_when_stock_is_taken_on() {
    let taking = SheetChoices { stock: StockChoice::OpeningStock, ..SheetChoices::default() };
    let csv = "Tên hàng,ĐVT,Chủ thể,Tồn đầu,Nhập kỳ,Xuất kỳ,Tồn cuối\nKẹo,hộp,HTX A,5,2,1,6\n";
    assert_eq!(asked(&preview(csv, &SheetChoices::default())), []);
    assert_eq!(asked(&preview(csv, &taking)), [(Field::StockQuantity, vec![3, 6])]);
    let both = "Tên hàng,ĐVT,Chủ thể,Số lượng,Tồn kho\nKẹo,hộp,HTX A,5,6\n";
    assert_eq!(asked(&preview(both, &taking)), [], "a stock is nearer than a quantity");
}

#[test]
fn a_choice_between_two_columns_settles_it_and_is_remembered() {
    let mut shop = Shop::open();
    let file = put(&shop, "gia.csv", "Mã hàng,Tên hàng,Giá bán,Giá bán\nMO500,Mật ong,125000,130000\n");
    for args in [&["import", &file][..], &["import", "--skip-refused", &file], &["import", "--dry-run", &file]] {
        let ran = shop.ocop(args);
        ran.says(1, "hai cột có thể cùng nghĩa", "two columns may mean the same");
        assert!(ran.out.contains("Giá bán (C) và Giá bán (D) đều có thể là giá bán"), "{ran:?}");
        assert!(ran.out.contains("--map \"C=price\"") && ran.out.contains("--map \"D=price\""), "{ran:?}");
    }
    let price = |shop: &mut Shop, args: &[&str]| {
        let told = shown(shop, &[&[file.as_str()], args].concat());
        told["rows"][0]["goods"]["price"].as_i64()
    };
    assert_eq!(price(&mut shop, &["--map", "C=price"]), Some(125_000));
    assert_eq!(price(&mut shop, &["--map", "D=price"]), Some(130_000));
    assert_eq!(price(&mut shop, &["--map", "C=-"]), Some(130_000), "what is left of two is the one");
    assert_eq!(price(&mut shop, &["--map", "D=-"]), Some(125_000));
    assert_eq!(shop.ocop(&["import", &file, "--map", "D=price"]).status, 0);
    let again = shop.ocop(&["import", &file]);
    assert!(again.status == 0 && again.out.contains("nothing new"), "{again:?}");
}

#[test]
fn every_file_in_old_letters_is_read_as_meant_or_refused() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/legacy");
    // A heading of plain letters goes before a text, so that every line of it is a row.
    let is_plain = |name: &str| name.ends_with(".txt") && !name.contains("utf16") && !name.contains("bom");
    let file = |name: &str| {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        if is_plain(name) { [b"ten hang,gia,don vi,ma hang\n".as_slice(), &bytes].concat() } else { bytes }
    };
    let texts = |bytes: &[u8]| -> Result<Vec<String>, SheetFault> {
        let sheet = read_sheet(bytes)?;
        let rows = std::iter::once(&sheet.header).chain(sheet.rows.iter().map(|r| &r.1));
        let clean = |cell: &String| ocop::domain::text::clean(cell);
        Ok(rows.map(|row| row.iter().map(clean).collect::<Vec<_>>().join("|")).collect())
    };
    let right = |name: &str| {
        texts(&file(if name.starts_with("products") { "products.utf8-nfc.csv" } else { "sentences.utf8-nfc.txt" }))
            .unwrap()
    };
    let mut names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let (mut read, mut refused) = (Vec::new(), Vec::new());
    for name in &names {
        match texts(&file(name)) {
            Err(SheetFault::Encoding { .. }) => refused.push(name.as_str()),
            Err(other) => panic!("{name}: {other}"),
            Ok(rows) => {
                // Capital fonts hide which letters were capitals: the same words, whatever their case.
                let hides = name.contains("tcvn") || name.contains("vps");
                let folded = |rows: &[String]| -> Vec<String> {
                    rows.iter().map(|r| if hides { r.to_lowercase() } else { r.clone() }).collect()
                };
                let (rows, right) = (folded(&rows), folded(&right(name)));
                assert!(rows.len() == right.len() || !is_plain(name) && rows.len() > 2, "{name}");
                let right = &right[right.len() - rows.len()..];
                let wrong = rows.iter().zip(right).filter(|(a, b)| a != b).collect::<Vec<_>>();
                assert!(wrong.is_empty(), "{name}: {wrong:#?}");
                read.push(name.as_str());
            }
        }
    }
    assert_eq!((read.len(), refused), (16, vec!["sentences.viscii.txt", "sentences.vps.txt"]));
}

#[test]
fn letters_lost_on_the_way_are_told_and_never_half_read() {
    let head = "Mã hàng;Tên hàng;ĐVT;Giá bán;Chủ thể\n";
    let row = "U1;Mật ong rừng;chai;1000;HTX Đại Ngàn\n";
    // Windows-1252 has no sign for one byte of Đ: whoever read the file so lost it for good.
    let misread = |text: &str| -> String {
        let lost = |b: u8| if matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d) { '\u{fffd}' } else { char::from(b) };
        text.bytes().map(lost).collect()
    };
    assert!(matches!(read_sheet(misread(&format!("{head}{row}")).as_bytes()), Err(SheetFault::Encoding { line: 1 })));
    // Under a heading that is right, the row alone is refused, among however many right ones.
    let right: String = (2..60).map(|n| format!("U{n};Bánh tráng số {n};gói;2000;HTX Đồng Khởi\n")).collect();
    for between in [String::new(), right] {
        let told = preview(&format!("{head}{between}{}", misread(row)), &SheetChoices::default());
        let columns: Vec<&str> = told.refused.iter().map(|r| r.column.as_str()).collect();
        assert!(columns.contains(&"Chủ thể"), "{columns:?}");
        assert!(told.refused.iter().all(|r| r.reason.vi.contains("chữ đã hỏng")), "{:?}", told.refused);
        assert_eq!(told.rows.len(), between.lines().count());
    }
}

#[test]
fn a_font_speaks_for_the_letters_of_a_short_file() {
    let rows: &[&[&str]] = &[&["Tªn hµng", "Gi¸", "Chñ thÓ"], &["B¸nh", "5000", "Lan"]];
    let plain = read_sheet(&book(rows, &[], "Arial")).unwrap();
    let told = read_sheet(&book(rows, &[], ".VnTime")).unwrap();
    assert_eq!((told.header.join("|"), told.by_fonts), ("Tên hàng|Giá|Chủ thể".into(), true));
    assert!(!plain.by_fonts);
    let vni = read_sheet(&book(&[&["Teân haøng", "Giaù"], &["Keïo", "5000"]], &[], "VNI-Times")).unwrap();
    assert_eq!((vni.header.join("|"), vni.rows[0].1[0].as_str()), ("Tên hàng|Giá".into(), "Kẹo"));
}

#[test]
fn a_merged_cell_holds_for_every_row_it_reaches() {
    let rows: &[&[&str]] = &[
        &["Chủ thể", "Tên hàng", "Giá"],
        &["HTX Một", "Mật ong", "5000"],
        &["", "Phấn hoa", "6000"],
        &["", "Sáp ong", "7000"],
        &["HTX Hai", "Kẹo", "8000"],
        &["", "Mứt", "9000"],
    ];
    let sheet = read_sheet(&book(rows, &["A2:A4"], "Arial")).unwrap();
    let shown = runtime::preview_sheet(None, &sheet, "", &SheetChoices::default()).unwrap().unwrap();
    let whose: Vec<_> = shown.rows.iter().map(|r| (r.row, &*r.goods.producer_name)).collect();
    assert_eq!(whose, [(2, "HTX Một"), (3, "HTX Một"), (4, "HTX Một"), (5, "HTX Hai")]);
    assert!(shown.asks_producer && shown.refused[0].row == 6, "a cell that is only empty is not filled in");
}

#[test]
fn dates_that_may_mean_two_days_are_asked_about_once() {
    let csv = "Tên hàng,Chủ thể,Sao,Ngày công nhận\nMật ong,HTX A,4,03/04/2025\nKẹo,HTX A,3,05/06/2025\n";
    let asked = preview(csv, &SheetChoices::default());
    assert!(asked.asks_date_order && asked.counts.refused == 2, "{asked:?}");
    let day = |order| {
        let told = SheetChoices { date_order: Some(order), ..SheetChoices::default() };
        preview(csv, &told).rows[0].goods.recognition.as_ref().unwrap().from.to_string()
    };
    assert_eq!((day(DateOrder::Dmy), day(DateOrder::Mdy)), ("2025-04-03".into(), "2025-03-04".into()));
    let decided = preview(&format!("{csv}Trà,HTX A,3,12/25/2025\n"), &SheetChoices::default());
    assert_eq!(decided.rows[0].goods.recognition.as_ref().unwrap().from.to_string(), "2025-03-04");
    assert!(decided.warnings.iter().any(|w| w.told.en.contains("month first")));
    let mixed = preview(&format!("{csv}Trà,HTX A,3,12/25/2025\nMứt,HTX A,3,25/12/2025\n"), &SheetChoices::default());
    assert_eq!((mixed.counts.refused, mixed.rows.len()), (3, 1));
    let headed = preview(&csv.replace("công nhận", "công nhận (dd/mm/yyyy)"), &SheetChoices::default());
    assert_eq!(headed.counts.refused, 0);
}

const PRICES: &str = "Mã hàng,Hàng,Giá mới,Tồn kho\nMO500,Mật ong,130000,12\nKD450,Kẹo dừa,58000,0\n";

#[test]
fn a_corrected_mapping_is_remembered_for_its_heading() {
    let mut shop = Shop::open();
    let file = put(&shop, "gia.csv", PRICES);
    shop.ocop(&["import", &file]).says(3, "không có cột tên sản phẩm", "no column holds the product names");
    let bad = shop.ocop(&["import", &file, "--map", "Hàng=tên lạ"]);
    bad.says(2, "Giá mới", "meanings: sku_code");
    let map = ["--map", "Hàng=name,Giá mới=price"];
    let first = shown(&mut shop, &[&[file.as_str()], &map[..]].concat());
    assert_eq!(
        first["counts"],
        json!({"new":0,"changed":1,"unchanged":1,"refused":0,"passed":0,"opening":0,"stock":1})
    );
    assert_eq!(first["rows"][0]["verdict"]["changed"], json!([{"field":"price","old":"120.000","new":"130.000"}]));
    assert_eq!(
        (first["columns"][1]["why"].as_str(), first["columns"][3]["aside"].as_str()),
        (Some("told"), Some("stock"))
    );
    assert_eq!(shop.ocop(&["import", &file, "--dry-run"]).status, 3, "a look remembers nothing");
    assert_eq!(shop.ocop(&["import", &file, map[0], map[1]]).status, 0);
    let again = shop.ocop(&["import", &file]);
    assert!(again.status == 0 && again.out.contains("nothing new") && again.out.contains("đã nhớ"), "{again:?}");
    let other = put(&shop, "gia2.csv", PRICES.replace("Giá mới", "GIÁ  MỚI:").replace("130000", "140000"));
    assert!(shop.ocop(&["import", &other]).out.contains("1 changed"), "the same heading, another file");
    assert!(shop.verify().is_ok());
}

#[test]
fn a_price_list_changes_prices_and_nothing_else() {
    let mut shop = Shop::open();
    let before = shop.desk().shelf().unwrap().cards().to_vec();
    let file = put(
        &shop,
        "gia.csv",
        "Mã hàng,Tên hàng,Giá bán,Đơn vị,Chủ thể\nmo500,Mật ong,130000,,\nKD450,Kẹo dừa,60000,hộp,cty đông á\n",
    );
    assert!(shop.ocop(&["import", &file]).out.contains("0 new, 2 changed"));
    let after = shop.desk().shelf().unwrap().cards().to_vec();
    let bare = |c: &ocop::domain::shelf::SkuCard| ocop::domain::shelf::SkuCard { prices: Vec::new(), ..c.clone() };
    assert_eq!(before.iter().map(bare).collect::<Vec<_>>(), after.iter().map(bare).collect::<Vec<_>>());
}

#[test]
fn goods_without_a_code_are_known_by_bar_code_or_by_name_and_producer() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"record_sku","code":"MO500","product":"MO500","pack":"500 ml","unit":"chai","sold_by":"piece","barcodes":["8934588593024"]}"#);
    let file = put(
        &shop,
        "a.csv",
        "Mã vạch,Tên hàng,Quy cách,Giá,Chủ thể\n8934588593024,Mật ong,,125000,\n,KẸO DỪA,450 G,59000,Cty Đông Á\n",
    );
    let shown = shown(&mut shop, &[&file]);
    let skus: Vec<&str> =
        shown["rows"].as_array().unwrap().iter().map(|r| r["goods"]["sku"].as_str().unwrap()).collect();
    assert_eq!(skus, ["MO500", "KD450"]);
    assert_eq!(shown["counts"]["new"], 0);
}

/// What a row without a code would become: its code and verdict, or the first reason.
fn becomes(shop: &mut Shop, sheet: &str) -> Vec<String> {
    let file = put(shop, "ten.csv", sheet);
    let told = shown(shop, &[&file]);
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let reason = |r: &Value| text(&r["reason"]["vi"]);
    let row = |r: &Value| {
        let verdict = r["verdict"].as_str().map_or("changed", |v| v);
        format!("{} {verdict}", text(&r["goods"]["sku"]))
    };
    let rows = told["rows"].as_array().unwrap().iter().map(row);
    rows.chain(told["refused"].as_array().unwrap().iter().map(reason)).collect()
}

#[test]
fn a_name_that_ends_with_its_pack_is_the_pack_the_shop_has() {
    let mut shop = Shop::open();
    let one = |shop: &mut Shop, name: &str| {
        becomes(shop, &format!("Tên hàng,ĐVT,Giá,Chủ thể\n{name},,,HTX Ong Xanh\n")).join(" | ")
    };
    for name in ["Mật ong 500 ml", "MẬT ONG 500ML", "Mật ong (500 ml)", "Mat ong - 500ml"] {
        assert_eq!(one(&mut shop, name), "MO500 unchanged", "{name}");
    }
    let twice = "Tên hàng,Quy cách,Giá,Chủ thể\nMật ong 500ml,500 ml,,HTX Ong Xanh\n";
    assert_eq!(becomes(&mut shop, twice), ["MO500 unchanged"]);
    let dearer = "Tên hàng,Giá,Chủ thể\nMật ong 500 ml,125000,HTX Ong Xanh\n";
    assert_eq!(becomes(&mut shop, dearer), ["MO500 changed"]);
    let coded = "Mã hàng,Tên hàng,Giá\nMO500,Mật ong 500 ml,\n";
    assert_eq!(becomes(&mut shop, coded), ["MO500 unchanged"]);
    for name in ["Mật ong 700 ml", "Mật ong", "Mặt ong 500 ml", "Kẹo dừa 450 g"] {
        assert!(one(&mut shop, name).ends_with(" new"), "{name}: {}", one(&mut shop, name));
    }
}

#[test]
fn a_name_that_fits_two_packs_is_refused_with_both() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"import_catalogue","rows":[{"sku":"MOX","name":"Mật ong 500ml","unit":"chai","sold_by":"piece","price":1000,"producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}"#);
    let told = becomes(&mut shop, "Tên hàng,Giá,Chủ thể\nMật ong (500 ml),1000,HTX Ong Xanh\n");
    assert!(told[0].contains("Mật ong 500 ml (MO500)") && told[0].contains("Mật ong 500ml (MOX)"), "{told:?}");
    assert!(told[0].contains("mã hàng"), "{told:?}");
    assert_eq!(becomes(&mut shop, "Tên hàng,Chủ thể\nMật ong 500ml,HTX Ong Xanh\n"), ["MOX unchanged"], "as it stands");
}

#[test]
fn two_rows_that_are_one_pack_of_the_shop_are_told() {
    let mut shop = Shop::open();
    let head = "Tên hàng,Quy cách,Giá,Chủ thể";
    let told = becomes(
        &mut shop,
        &format!("{head}\nMật ong,500 ml,125000,HTX Ong Xanh\nMật ong 500ml,,130000,HTX Ong Xanh\n"),
    );
    assert_eq!(told[0], "MO500 changed");
    assert!(told[1].contains("đã có ở dòng 2"), "{told:?}");
    let told = becomes(&mut shop, &format!("{head}\nMật ong,500 ml,,HTX Ong Xanh\nMật ong 500ml,,,HTX Ong Xanh\n"));
    assert_eq!(told, ["MO500 unchanged"], "the same goods again are passed");
}

#[test]
fn the_unit_of_goods_that_lie_here_is_not_changed_by_a_sheet() {
    let mut shop = Shop::open();
    let sheet = "Mã hàng,Tên hàng,ĐVT,Bán theo,Giá\nMO500,Mật ong,hộp,,\nTK,Tôm khô,kg,cái,\nKD450,Kẹo dừa,gói,,\n";
    assert_eq!(becomes(&mut shop, sheet), ["MO500 changed", "TK changed", "KD450 changed"]);
    shop.run(r#"{"do":"receive_goods","producer":"OX","place":"store","lines":[{"sku":"MO500","quantity":"7","form":"consignment"},{"sku":"TK","quantity":"1.5","form":"consignment"}]}"#);
    let told = becomes(&mut shop, sheet);
    assert_eq!((told.len(), told[0].as_str()), (3, "KD450 changed"), "{told:?}");
    assert!(told[1].contains("còn 7 chai") && told[1].contains("mã hàng mới"), "{told:?}");
    assert!(told[2].contains("còn 1,5 kg") && told[2].contains("cách bán"), "{told:?}");
    let same = "Mã hàng,Tên hàng,ĐVT,Giá\nMO500,Mật ong,Chai,\nTK,Tôm khô,kg,\n";
    assert_eq!(becomes(&mut shop, same), ["MO500 changed", "TK unchanged"], "another spelling is the same unit");
    let taking = ["--opening-stock", "--counted-with", "chị Sáu", "--skip-refused"];
    let lots = "Mã hàng,Tên hàng,ĐVT,Chủ thể,Tồn kho,Số lô\nMO500,Mật ong,hộp,HTX Ong Xanh,2,A\nMO500,Mật ong,hộp,HTX Ong Xanh,3,B\n";
    let file = put(&shop, "lo.csv", lots);
    let told = shown(&mut shop, &[&[file.as_str()], &taking[..]].concat());
    assert_eq!((&told["counts"]["refused"], &told["counts"]["opening"]), (&json!(2), &json!(0)), "{told}");
}

#[test]
fn the_unit_of_goods_sold_below_the_books_is_not_changed_by_a_sheet() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"1","form":"consignment"}]}"#);
    let sheet = "Mã hàng,Tên hàng,ĐVT,Giá\nMO500,Mật ong,hộp,\n";
    shop.run(r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"1"}],"tenders":[{"kind":"cash","amount":120000}]}"#);
    assert_eq!(becomes(&mut shop, sheet), ["MO500 changed"], "nothing is left of it");
    shop.run(r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"2"}],"tenders":[{"kind":"cash","amount":240000}]}"#);
    let told = becomes(&mut shop, sheet);
    assert!(told[0].contains("2 chai đã bán chưa có trong sổ"), "{told:?}");
}

#[test]
fn a_pack_is_not_handed_to_another_producer_by_a_sheet_while_goods_of_the_first_lie_here() {
    let mut shop = Shop::open();
    let sheet = "Mã hàng,Tên hàng,ĐVT,Chủ thể\nTK,Tôm khô,kg,Cty Đông Á\nMO500,Mật ong,chai,Cty Đông Á\n";
    assert_eq!(becomes(&mut shop, sheet), ["TK changed", "MO500 changed"]);
    shop.run(r#"{"do":"receive_goods","producer":"OX","place":"store","lines":[{"sku":"MO500","quantity":"7","form":"consignment"}]}"#);
    let told = becomes(&mut shop, sheet);
    assert_eq!((told.len(), told[0].as_str()), (2, "TK changed"), "{told:?}");
    assert!(told[1].contains("còn 7 của HTX Ong Xanh"), "{told:?}");
    let ran = shop.ocop(&["import", shop.path().join("ten.csv").to_str().unwrap()]);
    assert!(ran.status == 1 && ran.out.contains("dòng 3"), "the row is named: {ran:?}");
}

#[test]
fn goods_of_nobody_are_asked_about() {
    let mut shop = Shop::open();
    let file = put(
        &shop,
        "kiotviet.csv",
        "Mã hàng,Tên hàng,Giá bán,Tồn kho\nSP1,Bánh tráng,25000,5\nMO500,Mật ong,120000,3\n",
    );
    let ran = shop.ocop(&["import", &file]);
    ran.says(1, "1 dòng chưa đúng", "rows that are not right: 1");
    assert!(
        ran.out.contains("--producer") && ran.out.contains("rows with a stock figure, which is not taken: 2")
            || ran.out.contains("có số tồn"),
        "{ran:?}"
    );
    let ran = shop.ocop(&["import", &file, "--producer", "HTX Mới"]);
    assert!(ran.status == 0 && ran.out.contains("1 new, 0 changed, 1 unchanged"), "{ran:?}");
    assert!(shop.desk().shelf().unwrap().by_code("SP1").is_some_and(|c| c.producer.name == "HTX Mới"));
}

#[test]
fn refused_rows_stop_all_or_are_left_out_by_choice() {
    let mut shop = Shop::open();
    let file = put(
        &shop,
        "a.csv",
        "Mã hàng,Mã vạch,Tên hàng,Giá,Chủ thể\nA1,8.93E+12,Bánh,5000,HTX A\nA2,,Kẹo,6000,HTX A\nA3,,Mứt,=1+1,HTX A\n",
    );
    let before = shop.verify().unwrap().entries;
    let ran = shop.ocop(&["import", &file]);
    ran.says(1, "2 dòng chưa đúng", "rows that are not right: 2");
    assert!(ran.out.contains("văn bản") && ran.out.contains("dòng 2, cột Mã vạch [8.93E+12]"), "{ran:?}");
    assert_eq!(shop.verify().unwrap().entries, before);
    let ran = shop.ocop(&["import", &file, "--skip-refused"]);
    assert!(ran.status == 0 && ran.out.contains("Để lại 2 dòng chưa đúng: 2, 4"), "{ran:?}");
    assert_eq!(
        shop.ocop(&["import", &file, "--skip-refused", "--json"]).json()[1]["outcome"]["did"],
        "nothing_changed"
    );
    assert_eq!(shop.verify().unwrap().entries, before + 1);
}

#[test]
fn a_large_file_is_one_transaction_of_small_entries() {
    let mut shop = Shop::open();
    let mut csv = String::from("Mã hàng,Tên hàng,Đơn vị,Giá,Chủ thể\n");
    for n in 0..1_500 {
        csv.push_str(&format!("L{n},Hàng số {n} {},hộp,{},HTX {}\n", "dài ".repeat(30), 1_000 + n, n % 40));
    }
    let file = put(&shop, "lon.csv", csv);
    let before = shop.verify().unwrap().entries;
    assert!(shop.ocop(&["import", &file]).out.contains("1500 new"));
    let after = shop.verify().unwrap().entries;
    assert!(after > before + 1 && after < before + 20, "{before} {after}");
    let longest: i64 = rusqlite::Connection::open(shop.ledger())
        .unwrap()
        .query_row("SELECT max(length(payload)) FROM journal", [], |r| r.get(0))
        .unwrap();
    assert!(longest <= 256 << 10);
    assert!(shop.ocop(&["import", &file]).out.contains("nothing new"));
}

#[test]
fn what_the_till_writes_changes_nothing_when_it_is_read_again() {
    let mut shop = Shop::open();
    for (name, kind) in [("a.csv", "products"), ("a.xlsx", "products"), ("t.csv", "stock"), ("t.xlsx", "stock")] {
        shop.run(&json!({"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"7","form":"consignment"},{"sku":"TK","quantity":"1.5","form":"consignment"}]}).to_string());
        let path = shop.path().join(name).to_str().unwrap().to_owned();
        assert_eq!(shop.ocop(&["show", kind, "--to", &path]).status, 0);
        let ran = shop.ocop(&["import", &path]);
        assert!(ran.status == 0 && ran.out.contains("nothing new"), "{name}: {ran:?}");
        shop.ocop(&["show", kind, "--to", &path]).says(2, "đã có", "is there already");
    }
    let ran = shop.ocop(&["show", "products", "--to", "x.ods"]);
    ran.says(2, ".xlsx", ".xlsx");
    shop.ocop(&["show", "day", "--to", "x.csv"]).says(2, "products", "products");
}

/// Goods with texts that a spreadsheet or this import would take for something else.
fn goods() -> impl Strategy<Value = Vec<Value>> {
    let odd = ["=A1", "-x", "+84", "@b", "'c", "\"d\"", "1;2", "a,b", "#", "<i>", "&"];
    let plain = ["mật", "ong", "rừng", "kẹo", "dừa", "Đặc", "sản", "Trà", "shan", "tuyết"];
    let word = prop_oneof![1 => prop::sample::select(odd.to_vec()), 2 => prop::sample::select(plain.to_vec())];
    let text = prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "));
    let one = (text, "[-'=a-z 0-9]{0,6}", 1_000i64..9_000_000, 0usize..3, 0u8..4, 0i64..900);
    prop::collection::vec(one, 1..12).prop_map(|all| {
        let row = |(n, (name, pack, price, whose, stars, back)): (usize, (String, String, i64, usize, u8, i64))| {
            let from = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap() - chrono::Duration::days(back);
            let to = from + chrono::Duration::days(1_000);
            let recognition = (stars > 0).then(|| json!({"stars": 2 + stars, "decision": format!("={n}/QĐ"), "level":"UBND huyện Ba Tri","from":from,"to":to}));
            let place = [json!(null), json!({"commune":"Phường 7","province":"Bến Tre","code":"83","system":"old63"}), json!({"province":"Vĩnh Long","code":"86","system":"new34"})];
            let kinds = ["cooperative", "unregistered", "company"];
            let (sold, tax) = (["piece", "weight", "service"], ["r5", "r8", "kct"]);
            let (sold, tax, kind, place) = (sold[n % 3], tax[n % 3], kinds[whose], &place[whose]);
            let producer = ["@Nhà", "HTX \"Một\"; Hai", "N/A"][whose];
            json!({"sku": format!("0{n}"), "barcodes": [format!("-{n}AB"), format!("X{n}.1")], "name": format!("{name} {n}"), "pack": pack,
                "unit": format!("hộp {}", n % 2), "sold_by": sold, "price": price, "price_from": from, "tax": tax,
                "tax_from": from + chrono::Duration::days(3), "producer": format!("P{whose}"), "producer_name": producer,
                "producer_kind": kind, "place": place, "group_item": n % 26, "ocop_code": "83-825-1", "recognition": recognition})
        };
        all.into_iter().enumerate().map(row).collect()
    })
}

#[test]
fn a_level_recorded_at_the_till_goes_out_in_words_and_comes_back_unchanged() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"record_recognition","product":"KD450","stars":5,"decision":"99/QĐ","level":"central","from":"2026-02-01"}"#);
    let path = shop.path().join("muc.csv").to_str().unwrap().to_owned();
    assert_eq!(shop.ocop(&["show", "products", "--to", &path]).status, 0);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("Trung ương") && !text.contains("central"), "{text}");
    let same = shop.ocop(&["import", &path]);
    assert!(same.out.contains("nothing new"), "{same:?}");
}

fn cards(shop: &Shop) -> Vec<ocop::domain::shelf::SkuCard> {
    let ledger = ReadOnly::open(&shop.ledger()).unwrap();
    ledger.reader().cards().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn any_catalogue_goes_out_and_comes_back(rows in goods(), ending in "csv|xlsx") {
        let mut shop = Shop::practice();
        let rows: Vec<CatalogueRow> = rows.into_iter().map(|r| serde_json::from_value(r).unwrap()).collect();
        let line = json!({"do":"import_catalogue","rows":rows}).to_string();
        match shop.attempt(&line) {
            Err(CommandError::Refused(refusal)) => return Err(TestCaseError::reject(refusal.code())),
            other => drop(other.unwrap()),
        }
        let path = shop.path().join(format!("out.{ending}")).to_str().unwrap().to_owned();
        prop_assert_eq!(shop.ocop(&["show", "products", "--to", &path]).status, 0);
        let same = shop.ocop(&["import", &path]);
        prop_assert!(same.out.contains("nothing new"), "{same:?}");
        let mut empty = Shop::practice();
        let ran = empty.ocop(&["import", &path]);
        prop_assert_eq!(ran.status, 0, "{:?}", ran);
        prop_assert_eq!(cards(&empty), cards(&shop));
    }

    #[test]
    fn a_preview_counts_as_the_import_does(rows in goods(), dice in prop::collection::vec((0usize..12, 0u8..6), 0..6)) {
        let mut shop = Shop::practice();
        let rows: Vec<CatalogueRow> = rows.into_iter().map(|r| serde_json::from_value(r).unwrap()).collect();
        prop_assume!(shop.attempt(&json!({"do":"import_catalogue","rows":rows}).to_string()).is_ok());
        let path = shop.path().join("out.csv").to_str().unwrap().to_owned();
        shop.ocop(&["show", "products", "--to", &path]);
        let mut lines: Vec<Vec<String>> = csv::ReaderBuilder::new().has_headers(false).from_path(&path).unwrap().records().map(|r| r.unwrap().iter().map(String::from).collect()).collect();
        let at = |heading: &str| lines[0].iter().position(|h| h.trim_start_matches('\u{feff}') == heading).unwrap();
        let (name, price, unit, code, whose) = (at("Tên hàng"), at("Giá bán"), at("Đơn vị tính"), at("Mã hàng"), at("Loại chủ thể"));
        for (row, what) in dice {
            let Some(line) = lines.get_mut(row + 1) else { continue };
            match what {
                0 => line[name].push('Z'),
                1 => line[price] = "123456".into(),
                2 => line[unit] = "thùng".into(),
                3 => line[code].push('N'),
                4 => line[whose] = "Hộ kinh doanh".into(),
                _ => line[unit] = String::new(),
            }
        }
        let text: String = lines.iter().map(|l| l.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect::<Vec<_>>().join(",") + "\n").collect();
        let file = put(&shop, "changed.csv", text);
        let counts = shown(&mut shop, &["--skip-refused", &file])["counts"].clone();
        let did = shop.ocop(&["import", "--skip-refused", "--json", &file]).json()[1]["outcome"].clone();
        if did["did"] == "nothing_changed" {
            prop_assert_eq!((&counts["new"], &counts["changed"]), (&json!(0), &json!(0)));
        } else {
            prop_assert_eq!([&counts["new"], &counts["changed"], &counts["unchanged"]], [&did["new"], &did["changed"], &did["unchanged"]]);
        }
        prop_assert!(shop.verify().is_ok());
    }
}

#[test]
fn a_preview_says_what_is_new_changed_and_as_it_is() {
    let mut shop = Shop::open();
    let file = put(
        &shop,
        "a.csv",
        "Mã hàng,Tên hàng,ĐVT,Giá,Chủ thể\nKD450,Kẹo dừa,hộp,58000,Cty Đông Á\nTK,Tôm khô loại 1,kg,999000,HTX Ong Xanh\nMOI,Mắm,hũ,70000,HTX Ong Xanh\n",
    );
    let bytes = std::fs::read(&file).unwrap();
    let ledger = ReadOnly::open(&shop.ledger()).unwrap();
    let told = SheetChoices::default();
    let shown =
        runtime::preview_sheet(Some(ledger.reader()), &read_sheet(&bytes).unwrap(), "a.csv", &told).unwrap().unwrap();
    assert_eq!(shown.rows[0].verdict, Verdict::Unchanged);
    let Verdict::Changed(changes) = &shown.rows[1].verdict else { panic!("{:?}", shown.rows[1]) };
    assert_eq!(
        (changes[0].field, changes[0].old.as_str(), changes[0].new.as_str()),
        (Field::ProductName, "Tôm khô", "Tôm khô loại 1")
    );
    assert_eq!(shown.rows[2].verdict, Verdict::New);
    drop(ledger);
    assert!(shop.ocop(&["import", &file]).out.contains("1 new, 1 changed, 1 unchanged"));
}
