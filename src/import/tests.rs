//! Stories of whole files: taken, refused, damaged, hostile.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;
use crate::domain::barcode::Barcode;
use crate::domain::money::Money;

const OWN: &str = include_str!("../../tests/data/import/own.csv");

fn catalogue(csv: &str) -> Reading {
    read_catalogue(&read_sheet(csv.as_bytes()).unwrap()).unwrap()
}

/// The only reason of a catalogue's only row.
fn reason(csv: &str) -> String {
    let reading = catalogue(csv);
    assert_eq!((reading.rows.len(), reading.refused.len()), (0, 1), "{reading:#?}");
    reading.refused[0].reason.vi.clone()
}

/// Packs parts into an XLSX package.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ghi chú" sheetId="1" r:id="rId1"/><sheet name="Hàng" sheetId="2" r:id="rId2"/></sheets></workbook>"#;
const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// A workbook of two sheets, the first one empty.
fn workbook(sheet_data: &str, strings: &str) -> Vec<u8> {
    let sheet = |data: &str| {
        format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData></worksheet>"#
        )
    };
    package(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet(r#"<row r="1"><c r="A1" s="1"/></row>"#).as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet(sheet_data).as_bytes()),
    ])
}

/// The rows of a CSV as inline text cells.
fn cells(csv: &str) -> String {
    let sheet = read_sheet(csv.as_bytes()).unwrap();
    let rows = std::iter::once((1, &sheet.header)).chain(sheet.rows.iter().map(|(n, r)| (*n, r)));
    let cell = |(i, text): (usize, &String)| {
        let at = char::from(b'A' + u8::try_from(i).unwrap());
        (at, text.replace('&', "&amp;").replace('<', "&lt;"))
    };
    rows.map(|(n, row)| {
        let cells: String = row
            .iter()
            .enumerate()
            .map(cell)
            .map(|(c, t)| format!(r#"<c r="{c}{n}" t="inlineStr"><is><t>{t}</t></is></c>"#))
            .collect();
        format!(r#"<row r="{n}">{cells}</row>"#)
    })
    .collect()
}

const NO_STRINGS: &str = r#"<sst uniqueCount="0"></sst>"#;

#[test]
fn our_own_sample_reads_whole() {
    let reading = catalogue(OWN);
    assert_eq!(reading.refused, []);
    assert!(reading.mapping.iter().all(|c| c.field.is_some()));
    let [honey, candy, ticket] = reading.rows.as_slice() else { panic!("{}", reading.rows.len()) };
    assert_eq!((honey.price, honey.stars, honey.place.unwrap().name), (Some(Money::vnd(120_000)), Some(4), "Bến Tre"));
    assert_eq!(honey.valid_to, "2027-02-28".parse().ok());
    assert_eq!(candy.barcodes, ["OC-KD450", "2900000000018"].map(|c| Barcode::parse(c).unwrap()));
    assert_eq!(
        (candy.tax_class, candy.producer_kind),
        (Some(crate::domain::tax::TaxClass::R8), Some(crate::domain::catalogue::ProducerKind::Company))
    );
    assert_eq!(
        (ticket.sold_by, ticket.stars, ticket.price),
        (Some(crate::domain::catalogue::SoldBy::Service), None, Some(Money::vnd(30_000)))
    );
    assert!(ticket.sku_code.starts_with("VTQV-") && ticket.producer_code.is_some());
    assert_eq!(
        reading.warnings.len(),
        2,
        "a group in words and a potential star are spoken of: {:?}",
        reading.warnings
    );
}

#[test]
fn a_workbook_reads_as_the_csv_does() {
    let book = read_sheet(&workbook(&cells(OWN), NO_STRINGS)).unwrap();
    assert_eq!((book.name.as_deref(), book.unread.as_slice()), (Some("Hàng"), ["Ghi chú".to_owned()].as_slice()));
    let from_book = read_catalogue(&book).unwrap();
    assert_eq!(from_book.rows, catalogue(OWN).rows);
    assert!(from_book.warnings[0].told.vi.contains("Ghi chú"));
}

#[test]
fn numbers_dates_and_shared_texts_of_a_workbook_are_what_their_owner_sees() {
    let strings = r#"<sst uniqueCount="5"><si><t>Tên hàng</t></si><si><t>Mã vạch</t></si><si><t>Giá</t></si><si><t>Ngày công nhận</t></si><si><t>Kẹo</t></si></sst>"#;
    let data = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
        <row r="9"><c r="A9" t="s"><v>4</v></c><c r="B9"><v>8.934588593024E12</v></c><c r="C9"><f>29000*2</f><v>58000</v></c><c r="D9" s="1"><v>45356</v></c></row>"#;
    let row = read_catalogue(&read_sheet(&workbook(data, strings)).unwrap()).unwrap().rows.remove(0);
    assert_eq!((row.row, row.barcodes[0].as_str(), row.price), (9, "8934588593024", Some(Money::vnd(58_000))));
    assert_eq!(row.valid_from, "2024-03-05".parse().ok());
}

#[test]
fn a_formula_without_its_result_is_no_empty_cell() {
    let text = |at: &str, t: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{t}</t></is></c>"#);
    let head =
        [("A1", "Tên hàng"), ("B1", "ĐVT"), ("C1", "Giá"), ("D1", "Thành tiền")].map(|(at, t)| text(at, t)).concat();
    let data = format!(
        r#"<row r="1">{head}</row>
        <row r="2">{}{}<c r="C2"><f>29000*2</f></c></row>
        <row r="3">{}{}<c r="C3"><f>1*2</f><v></v></c></row>
        <row r="4">{}{}<c r="C4" t="str"><f>""</f><v></v></c><c r="D4"><f>C4*2</f></c></row>
        <row r="5"><c r="C5"><f>C4</f></c><c r="D5"><f>C5*2</f></c></row>"#,
        text("A2", "Kẹo"),
        text("B2", "hộp"),
        text("A3", "Mứt"),
        text("B3", "hũ"),
        text("A4", "Trà"),
        text("B4", "gói"),
    );
    let reading = read_catalogue(&read_sheet(&workbook(&data, NO_STRINGS)).unwrap()).unwrap();
    let refused: Vec<_> = reading.refused.iter().map(|r| (r.row, r.column.as_str())).collect();
    assert_eq!(refused, [(2, "Giá"), (3, "Giá")]);
    assert!(reading.refused[0].reason.vi.contains("lưu lại"), "{:?}", reading.refused);
    let tea = &reading.rows[0];
    assert_eq!(
        (tea.product_name.as_str(), tea.price),
        ("Trà", None),
        "an empty result is empty; other columns may wait"
    );
}

#[test]
fn a_price_without_vat_is_no_price_and_what_is_not_taken_is_told() {
    let field = |header: &str| {
        let reading = catalogue(&format!("Tên hàng,ĐVT,{header}\nKẹo,hộp,25000\n"));
        (reading.mapping[2].field, reading.warnings.iter().any(|w| w.told.vi.contains("không nhập giá bán nào")))
    };
    for net in ["Giá bán chưa VAT", "Giá trước thuế", "Đơn giá (chưa bao gồm VAT)", "Giá chưa thuế GTGT"]
    {
        assert_eq!(field(net), (None, true), "{net}");
    }
    for gross in ["Giá sau thuế", "Giá bán đã gồm VAT", "Đơn giá (đã có thuế)", "Giá mới"] {
        assert_eq!(field(gross), (Some(Field::Price), false), "{gross}");
    }
    let both = catalogue("Tên hàng,ĐVT,Giá trước thuế,Giá sau thuế\nKẹo,hộp,25000,27500\n");
    assert_eq!((both.rows[0].price, both.warnings.len()), (Some(Money::vnd(27_500)), 0));
}

#[test]
fn a_recognition_longer_than_the_law_is_refused_by_its_row_and_an_odd_level_is_told() {
    let head = "Tên hàng,ĐVT,Giá,Sao,Cấp công nhận,Ngày công nhận,Ngày hết hạn\n";
    let sheet = |row: &str| catalogue(&format!("{head}Kẹo,hộp,25000,{row}\n"));
    let long = sheet("3,UBND tỉnh,15/03/2024,16/03/2027");
    assert_eq!((long.rows.len(), long.refused.len()), (0, 1), "{:?}", long.refused);
    assert!(long.refused[0].reason.vi.contains("muộn nhất đến 15/03/2027"), "{:?}", long.refused);
    for (row, told) in [
        ("3,UBND huyện,15/07/2025,15/07/2028", "không còn công nhận"),
        ("5,UBND tỉnh,15/07/2025,15/07/2028", "5 sao do trung ương"),
        ("4,UBND huyện,15/07/2024,15/07/2027", "chỉ công nhận 3 sao"),
    ] {
        let reading = sheet(row);
        assert!(reading.warnings.iter().any(|w| w.told.vi.contains(told)), "{row}: {:?}", reading.warnings);
        assert_eq!((reading.rows.len(), reading.refused.len()), (1, 0), "{row}");
    }
    for row in ["3,UBND huyện,15/06/2025,15/06/2028", "5,,15/07/2025,15/07/2028", "5,Trung ương,15/07/2025,15/07/2028"]
    {
        assert_eq!(sheet(row).warnings.len(), 0, "{row}: {:?}", sheet(row).warnings);
    }
}

#[test]
fn decisions_without_stars_are_told_and_their_end_is_not_the_goods_last_day() {
    let reading = catalogue(
        "Tên hàng,ĐVT,Giá,Số quyết định,Ngày công nhận,Ngày hết hạn\nKẹo,hộp,25000,12/QĐ,05/03/2024,05/03/2027\n",
    );
    assert!(reading.warnings.iter().any(|w| w.told.vi.contains("không có cột sao")), "{:?}", reading.warnings);
    assert_eq!(reading.mapping[5].field, Some(Field::ValidTo));
    let graded = catalogue("Tên hàng,ĐVT,Giá,Hạng,Ngày công nhận\n1,2,3,4,5\nKẹo,hộp,25000,4 sao,25/03/2024\n");
    assert_eq!((graded.rows[0].stars, graded.mapping[3].sample.as_str()), (Some(4), "4 sao"), "the sample is of goods");
    let goods = catalogue("Tên hàng,ĐVT,Giá,Ngày hết hạn\nKẹo,hộp,25000,05/03/2027\n");
    assert_eq!((goods.mapping[3].field, goods.warnings.len()), (None, 0));
}

#[test]
fn true_is_no_price() {
    let data = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Tên hàng</t></is></c><c r="B1" t="inlineStr"><is><t>Giá</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>Kẹo</t></is></c><c r="B2" t="b"><v>1</v></c></row>"#;
    let reading = read_catalogue(&read_sheet(&workbook(data, NO_STRINGS)).unwrap()).unwrap();
    assert!(reading.refused[0].reason.vi.contains("TRUE"), "{reading:#?}");
}

#[test]
fn every_wrong_cell_is_refused_with_its_reason() {
    for (header, cell, says) in [
        ("price", "0", "giá bằng 0"),
        ("price", "-5000", "giá âm"),
        ("price", "liên hệ", "không đọc được số tiền"),
        ("price", "#REF!", "báo lỗi"),
        ("barcode", "8.93E+12", "văn bản"),
        ("barcode", "8934588593021", "số kiểm tra"),
        ("stars", "2", "chỉ có 3, 4 và 5"),
        ("stars", "7", "số sao"),
        ("valid_from", "03/04/2024", "--date-order"),
        ("valid_from", "2021", "chỉ có năm"),
        ("province_code", "44", "old63"),
        ("province", "Atlantis", "không có tỉnh"),
        ("tax_class", "7%", "r10"),
        ("sold_by", "thúng", "weight"),
        ("sku_code", "=1+1", "công thức"),
        ("producer_name", "@cmd", "công thức"),
    ] {
        let vi = reason(&format!("product_name,unit,{header}\nMật ong,chai,{cell}\n"));
        assert!(vi.contains(says), "{header} {cell}: {vi}");
    }
}

#[test]
fn a_name_is_there_is_no_formula_and_fits() {
    assert!(reason("Tên hàng,Giá\n=HYPERLINK(1),5000\n").contains("công thức"));
    assert!(
        reason("Tên hàng,Giá\n\u{1b}\u{202e}=x,5000\n").contains("công thức"),
        "behind characters that are dropped"
    );
    assert!(reason(&format!("Tên hàng,Giá\n{},5000\n", "ệ".repeat(201))).contains("200"));
    assert!(reason("Tên hàng,Giá\n,5000\n").contains("không có tên"));
    assert!(reason("Tên hàng,Giá\nBánh tráng,\n").contains("chỉ có tên"));
    let name = catalogue("Tên hàng,Giá\nMật\u{1b}[31m  ong,5000\n").rows[0].product_name.clone();
    assert_eq!(name, "Mật[31m ong", "nothing steers the terminal");
}

#[test]
fn prices_under_a_heading_of_thousands_are_thousands_or_refused() {
    let price = |cell: &str| {
        catalogue(&format!("Tên hàng,Giá bán (nghìn đồng)\nKẹo,\"{cell}\"\n")).rows.first().and_then(|r| r.price)
    };
    assert_eq!(["50", "12,5", "1200"].map(price), [50_000, 12_500, 1_200_000].map(|p| Some(Money::vnd(p))));
    for cell in ["50.000", "50000", "5.000", "50k"] {
        assert!(reason(&format!("Tên hàng,Giá (1.000đ)\nKẹo,\"{cell}\"\n")).contains("nghìn đồng"), "{cell}");
    }
    let under = catalogue("Tên hàng,Giá\n,(nghìn đồng)\nKẹo,50\nMứt,60\n");
    assert!(under.warnings[0].told.vi.contains("nghìn đồng"), "{:?}", under.warnings);
    assert_eq!(under.rows.iter().map(|r| r.price).collect::<Vec<_>>(), [50_000, 60_000].map(|p| Some(Money::vnd(p))));
}

#[test]
fn all_reasons_of_a_row_are_told_at_once() {
    let reading = catalogue("Tên hàng,Giá,Sao,Mã vạch\nA,0,1,8.93E+12\n");
    assert_eq!((reading.refused.len(), reading.refused_rows()), (3, 1));
    assert_eq!((reading.refused[0].row, reading.refused[2].column.as_str()), (2, "Giá"));
}

#[test]
fn the_second_row_with_a_code_is_refused() {
    let reading =
        catalogue("sku_code,barcode,product_name\nA1,036000291452,Kẹo\na1,,Bánh\nA2,0036000291452,Mứt\nA3,,Trà\n");
    assert_eq!(reading.rows.iter().map(|r| r.row).collect::<Vec<_>>(), [2, 5]);
    assert!(reading.refused.iter().all(|r| r.reason.vi.contains("dòng 2")));
    let derived = catalogue("product_name,pack,price\nKẹo,450 g,5000\nKẹo,450 g,6000\nKẹo,250 g,4000\n");
    assert_eq!((derived.rows.len(), derived.refused_rows()), (2, 1), "the same goods twice");
}

#[test]
fn what_many_rows_share_is_said_once() {
    let reading = catalogue("product_name,stars\nA,4\nB,3\nC,tiềm năng\nD,5\n");
    let said: Vec<_> = reading.warnings.iter().map(|w| (w.row, w.told.vi.contains("thêm 2 dòng"))).collect();
    assert_eq!(said, [(Some(2), true), (Some(4), false)]);
}

#[test]
fn a_producer_named_with_a_code_once_keeps_it_everywhere() {
    let reading =
        catalogue("product_name,producer_code,producer_name\nA,,HTX Ong Xanh\nB,OX,HTX Ong Xanh\nC,OX,HTX Ong Vàng\n");
    assert!(reading.rows.iter().all(|r| r.producer_code.as_deref() == Some("OX")));
    assert!(reading.warnings[0].told.vi.contains("Ong Vàng"));
}

#[test]
fn unknown_columns_are_named_and_a_sheet_without_names_is_a_fault() {
    let reading = catalogue("STT,Tên hàng,Giá vốn,Giá bán\n1,Kẹo,40000,58000\n");
    assert_eq!(
        reading.mapping.iter().filter(|c| c.field.is_none()).map(|c| c.header.as_str()).collect::<Vec<_>>(),
        ["STT", "Giá vốn"]
    );
    assert_eq!(reading.rows[0].price, Some(Money::vnd(58_000)));
    assert!(matches!(read_catalogue(&read_sheet(b"a,b\n1,2\n").unwrap()), Err(SheetFault::NoNames)));
}

#[test]
fn no_empty_or_unknown_file_is_more_than_a_sentence() {
    for bytes in [&b""[..], b"\n\n\n", b" , ,\n", b"\xef\xbb\xbf"] {
        assert!(matches!(read_sheet(bytes), Err(SheetFault::Empty)), "{bytes:?}");
    }
    for bytes in [&b"%PDF-1.7"[..], b"PK\x03\x04", b"\0\0\0\0", b"<html>", b"\xff\xfe\x00", b"PK\x05\x06"] {
        let fault = read_sheet(bytes).unwrap_err();
        assert!(!fault.told().vi.is_empty() && fault.to_string() != fault.told().vi, "{fault}");
    }
    assert!(matches!(read_sheet(&package(&[("word/document.xml", b"<w/>")])), Err(SheetFault::OtherFormat(_))));
}

#[test]
fn a_bomb_is_refused_before_it_unpacks() {
    let zeros = vec![b' '; 3 << 20];
    let suspicious = |parts: &[(&str, &[u8])]| matches!(read_sheet(&package(parts)), Err(SheetFault::Suspicious(_)));
    assert!(suspicious(&[("xl/workbook.xml", &zeros)]), "a ratio beyond 100");
    assert!(
        suspicious(&[("../../etc/cron.d/x", b"x")]) && suspicious(&[("/abs", b"x")]) && suspicious(&[("C:\\x", b"x")])
    );
    assert!(suspicious(&[("xl/embeddings/inner.zip", b"PK")]));
    let names: Vec<String> = (0..5_001).map(|i| format!("p{i}")).collect();
    assert!(suspicious(&names.iter().map(|n| (n.as_str(), &b""[..])).collect::<Vec<_>>()));
    let claim = workbook("", r#"<sst uniqueCount="99999999999"></sst>"#);
    assert!(matches!(read_sheet(&claim), Err(SheetFault::Suspicious(_))), "memory is not set aside on a claim");
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_all_the_same() {
    let mut bytes = package(&[("xl/workbook.xml", &vec![b' '; 3 << 20])]);
    let honest = (3u32 << 20).to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == honest {
            bytes[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
        }
    }
    assert!(matches!(read_sheet(&bytes), Err(SheetFault::Suspicious(_) | SheetFault::Damaged(_))));
}

#[test]
fn a_million_empty_rows_and_a_far_cell_do_no_harm() {
    let mut data = String::from(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Tên hàng</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Kẹo</t></is></c></row>"#,
    );
    for n in 3..200_000 {
        data.push_str(&format!(r#"<row r="{n}"><c r="A{n}" s="1"/></row>"#));
    }
    data.push_str(r#"<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Mứt</t></is></c></row>"#);
    let sheet = read_sheet(&workbook(&data, NO_STRINGS)).unwrap();
    assert_eq!(sheet.rows.iter().map(|r| r.0).collect::<Vec<_>>(), [2, 1_048_576]);
    let far = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
    assert!(matches!(read_sheet(&workbook(far, NO_STRINGS)), Err(SheetFault::TooLarge(_))));
}

fn good_book() -> &'static [u8] {
    static BOOK: OnceLock<Vec<u8>> = OnceLock::new();
    BOOK.get_or_init(|| workbook(&cells(OWN), NO_STRINGS))
}

/// Reads a damaged file: any answer will do that is an answer, and keeps what it promises.
fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    match read_sheet(bytes).and_then(|s| read_catalogue(&s)) {
        Err(fault) => prop_assert!(!fault.told().vi.is_empty()),
        Ok(reading) => {
            prop_assert!(reading.refused.iter().all(|r| !r.reason.vi.is_empty() && !r.reason.en.is_empty()));
            for row in &reading.rows {
                prop_assert!(!row.product_name.chars().any(crate::domain::text::is_unsafe));
                prop_assert!(row.price.is_none_or(|p| p > Money::ZERO && p <= Money::SALE_MAX));
                prop_assert!(row.stars.is_none_or(|s| (3..=5).contains(&s)));
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_damaged_csv_gives_a_sentence_or_reasons(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), cut in any::<prop::sample::Index>()) {
        let mut bytes = OWN.as_bytes().to_vec();
        for (at, with) in flips {
            let at = at.index(bytes.len());
            bytes[at] = with;
        }
        survives(&bytes)?;
        bytes.truncate(cut.index(bytes.len()));
        survives(&bytes)?;
    }

    #[test]
    fn a_damaged_workbook_gives_a_sentence_or_reasons(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4), cut in any::<prop::sample::Index>()) {
        let mut bytes = good_book().to_vec();
        for (at, with) in flips {
            let at = at.index(bytes.len());
            bytes[at] = with;
        }
        survives(&bytes)?;
        bytes.truncate(cut.index(bytes.len()));
        survives(&bytes)?;
    }

    #[test]
    fn damaged_sheet_text_in_a_whole_package_gives_a_sentence_or_reasons(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut data = cells(OWN).into_bytes();
        for (at, with) in flips {
            let at = at.index(data.len());
            data[at] = with & 0x7f;
        }
        survives(&workbook(&String::from_utf8_lossy(&data), NO_STRINGS))?;
    }
}

#[test]
fn a_name_that_lost_its_horn_among_others_that_kept_theirs_is_told() {
    let reading =
        catalogue("Tên hàng,Giá\nNớc mắm Cát Hải,50000\nSữa tươi,20000\nRợu cần,50000\nCá cơm quả bơ,20000\n");
    assert_eq!((reading.rows.len(), reading.refused.len()), (4, 0), "one odd word may be a slip of the typist");
    let told: Vec<_> = reading.warnings.iter().map(|w| (w.row, w.told.vi.as_str())).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].0 == Some(2) && told[0].1.contains("«Nớc»") && told[1].1.contains("«Rợu»"), "{told:?}");
}
