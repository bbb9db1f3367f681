//! Papers and the inspector's page by keys: the real screens over a real ledger.

use ocop::domain::certificate::CertificateKind;
use ocop::domain::lang::Lang;
use ocop::domain::outbox::PrintDoc;
use ocop::domain::query::{Answer, CertificateList, CertificateScope, Query, When};
use ocop::domain::staff::Role;

use crate::screen_stock::Till;
use crate::shop::Shop;

fn shop() -> Shop {
    let mut shop = Shop::open();
    for line in [
        r#"{"do":"record_staff","code":"minh","name":"Minh","role":"manager"}"#,
        r#"{"do":"record_staff","code":"lan","name":"Lan","role":"cashier"}"#,
        r#"{"do":"record_product","code":"MN","name":"Mật ong nhãn","producer":"OX","group_item":4}"#,
        r#"{"do":"record_sku","code":"MN1","product":"MN","pack":"1 lít","unit":"chai","sold_by":"piece"}"#,
        r#"{"do":"set_price","sku":"MN1","price":200000,"from":"2026-01-01"}"#,
        r#"{"do":"set_tax_class","sku":"MN1","class":"r5","from":"2026-01-01"}"#,
        r#"{"do":"receive_goods","producer":"OX","delivery_note":"PX-17","place":"shelf","lines":[{"sku":"MN1","quantity":"24","lot":"LO-1","lot_code":"L2611","expires":"2027-11-30","form":"consignment"}]}"#,
        r#"{"do":"complete_sale","lines":[{"sku":"MN1","quantity":"3"}],"tenders":[{"kind":"cash","amount":600000}]}"#,
    ] {
        shop.run(line);
    }
    shop
}

fn till(role: Role, lang: Lang) -> Till {
    Till::over(shop(), role, lang)
}

fn filed(till: &mut Till) -> Vec<(CertificateKind, String)> {
    let when = When::EndOf("2026-11-22".parse().unwrap());
    let query = Query::Certificates { list: CertificateList::All, scope: CertificateScope::default(), when };
    match till.shop.desk().answer(&query).unwrap() {
        Answer::Certificates(all) => {
            let of =
                |row: ocop::domain::query::CertificateRow| (row.paper.certificate.kind, row.paper.certificate.filed_at);
            all.papers.into_iter().map(of).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_missing_paper_is_filed_from_the_list_that_misses_it() {
    let mut till = till(Role::Manager, Lang::Vi);
    till.keys(":giấy tờ\n<tab><tab><tab>").shows("Tự công bố sản phẩm").shows("Đủ điều kiện ATTP");
    till.keys("\n01/OX\nHTX\n1/3/24\n\ntủ 2\n").shows("Đã ghi giấy tờ");
    assert_eq!(filed(&mut till), [(CertificateKind::SelfDeclaration, "tủ 2".to_owned())]);
    till.keys("\n12/ATTP\nChi cục\n1/2/24\n").shows("01/02/2027");
    till.keys("\n\n").shows("Hàng đang có không thiếu").shows("hàng chưa có thiếu 2");
    till.keys("<tab>").shows("2 dòng").hides("Đủ điều kiện ATTP");
}

#[test]
fn a_paper_is_filed_for_the_goods_in_sight_and_an_unknown_kind_is_said_at_once() {
    let mut till = till(Role::Manager, Lang::En);
    till.keys("mat ong nhan\n:file a paper\n").shows("Record a paper");
    till.keys("nonsense\n").shows("No such kind");
    till.keys("<backspace><backspace><backspace><backspace><backspace><backspace><backspace><backspace>Viet Gap\nVG-1\n\n1/1/26\n\n\n");
    till.shows("That is no day");
    till.keys("1/1/28\n\n").shows("The paper is recorded");
    assert_eq!(filed(&mut till)[0].0, CertificateKind::VietGap);
}

#[test]
fn a_cashier_looks_at_papers_and_files_none() {
    let mut till = till(Role::Cashier, Lang::Vi);
    till.keys(":giấy tờ\n<tab><tab><tab>\n").shows("Việc này cần quản lý (ghi giấy tờ)");
    assert!(filed(&mut till).is_empty());
}

#[test]
fn an_empty_list_of_papers_promises_no_key_that_does_nothing() {
    let mut till = till(Role::Manager, Lang::Vi);
    till.keys(":giấy tờ\n").shows("Tab danh sách khác").hides("Enter ghi").hides("Del thu hồi");
    till.keys("<tab><tab><tab>").shows("Enter ghi giấy này").hides("Del thu hồi");
}

#[test]
fn a_paper_is_withdrawn_with_a_reason() {
    let mut till = till(Role::Manager, Lang::Vi);
    till.shop.run(r#"{"do":"record_certificate","producer":"OX","kind":"ATTP","number":"12","from":"2026-01-01"}"#);
    till.keys(":giấy tờ\n").shows("12");
    till.keys("<del>\n").shows("Ghi lý do");
    till.keys("không đạt\n").shows("đã thu hồi");
}

#[test]
fn the_inspector_s_page_opens_from_goods_in_sight_and_says_all_but_money() {
    let mut till = till(Role::Cashier, Lang::Vi);
    till.shop.run(r#"{"do":"record_certificate","producer":"OX","kind":"ATTP","number":"12/ATTP","from":"2026-01-01","filed_at":"tủ 2, bìa HTX Ong Xanh"}"#);
    till.keys("mat ong nhan<ctrl-x>");
    for words in [
        "Lô L2611 · hạn 30/11/27",
        "21/24",
        "phiếu giao PX-17",
        "THIẾU: Tự công bố",
        "12/ATTP",
        "ĐÃ BÁN 1",
        "Q1-000001",
    ] {
        till.shows(words);
    }
    till.hides("200.000").hides("600.000");
    till.keys("12/attp\n").shows("bản gốc: tủ 2, bìa HTX Ong Xanh");
}

#[test]
fn a_sample_and_a_hold_are_written_from_the_inspector_s_page() {
    let mut till = till(Role::Manager, Lang::Vi);
    till.keys("mat ong nhan<ctrl-x><down><f9>").shows("Giao mẫu kiểm tra");
    till.keys("12\n\n").shows("Ghi cơ quan");
    till.keys("Chi cục\n\n").shows("Ghi số biên bản");
    till.keys("BB-07\n").shows("19/24").shows("Lấy mẫu: Chi cục, BB-07").hides("LO-1");
    till.keys("<f8>chờ kết quả\nBB-08\n").shows("đang tạm giữ").shows("BB-08");
    till.shop.verify().unwrap();
}

#[test]
fn the_inspector_s_page_is_saved_as_pdf_by_one_key() {
    let mut till = till(Role::Cashier, Lang::Vi);
    till.keys("mat ong nhan<ctrl-x><ctrl-s>");
    let product = "MN".to_owned().try_into().unwrap();
    assert_eq!(till.saved, [PrintDoc::Inspection { product, as_of: None }]);
    let path = till.shop.desk().save_pdf(&till.saved[0]).unwrap().unwrap();
    assert!(std::fs::read(path).unwrap().starts_with(b"%PDF-"));
}

/// The pages at three sizes and in both languages: nothing runs out of its place.
#[test]
fn the_pages_have_room_from_the_smallest_to_the_largest_screen() {
    for lang in [Lang::Vi, Lang::En] {
        let mut till = till(Role::Manager, lang);
        for keys in ["mat ong nhan<ctrl-x>", "<down>", "<f9>", "<esc><esc><esc>:papers\n", "<tab><tab><tab>", "\n"] {
            till.keys(keys);
            for (cols, rows) in [(80, 24), (120, 35), (200, 60)] {
                let screen = till.screen(cols, rows);
                assert!(screen.lines().count() == usize::from(rows) && !screen.contains("MN1"), "{screen}");
            }
        }
    }
}
