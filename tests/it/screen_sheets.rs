//! A sheet on the screen: read, corrected by keys, imported.

use ocop::domain::command::Command;
use ocop::domain::sheet::{Field, Step};
use ocop::domain::staff::Role;
use ocop::screens::{Effect, Msg};

use crate::screen_kiosk::Kiosk;
use crate::screen_stand::Stand;

const SHEET: &str =
    "Mã,Hàng,Giá lẻ mới,Tồn kho,Ngày cấp\nA1,Bánh tráng,25000,5,03/04/2026\nA2,Mứt,8.93E+12,2,05/06/2026\n";

/// A kiosk with a manager who has opened the import and read a file.
fn reading(text: &str) -> (Kiosk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hang.csv");
    std::fs::write(&path, text).unwrap();
    let mut kiosk = Kiosk::new();
    kiosk.sign_in("minh", "Minh", Role::Manager);
    kiosk.keys(":nhập danh mục\n");
    assert!(kiosk.shows("Nhập danh mục từ tệp") && kiosk.shows("chưa ghi gì vào sổ"), "{}", kiosk.text());
    kiosk.keys(path.to_str().unwrap()).keys("\n");
    (kiosk, folder)
}

fn imported(kiosk: &Kiosk) -> Option<&ocop::domain::command::ImportCatalogue> {
    kiosk.seen.iter().find_map(|e| match e {
        Effect::Run(c) => match &**c {
            Command::ImportCatalogue(c) => Some(c),
            _ => None,
        },
        _ => None,
    })
}

#[test]
fn a_sheet_is_read_corrected_and_imported_by_keys() {
    let (mut kiosk, _folder) = reading(SHEET);
    assert!(kiosk.shows("Chưa rõ cột nào là tên hàng"), "{}", kiosk.text());
    kiosk.keys("<down><right><right><right>");
    assert!(kiosk.shows("→ tên hàng (người dùng chọn)"), "{}", kiosk.text());
    assert!(
        kiosk.shows("0 mới") && kiosk.shows("2 chưa đúng") && kiosk.shows("Ngày có thể hiểu hai cách"),
        "{}",
        kiosk.text()
    );
    assert!(kiosk.shows("tồn kho: chỉ nhập khi ghi tồn đầu"), "{}", kiosk.text());
    kiosk.keys("d");
    assert!(kiosk.shows("Có dòng không ghi chủ thể") && kiosk.shows("d: ngày/tháng"), "{}", kiosk.text());
    kiosk.keys("cHTX Mot\n");
    assert!(
        kiosk.shows("→ giá bán (gần đúng tên") && kiosk.shows("1 mới · 0 đổi · 0 giữ nguyên · 1 chưa đúng"),
        "{}",
        kiosk.text()
    );
    kiosk.keys("<tab>");
    assert!(kiosk.shows("dòng 3") && kiosk.shows("không đọc được số tiền"), "{}", kiosk.text());
    kiosk.keys("\n");
    assert!(kiosk.shows("1 dòng chưa đúng – sửa tệp, hoặc s") && imported(&kiosk).is_none(), "{}", kiosk.text());
    kiosk.keys("s\n");
    let command = imported(&kiosk).unwrap();
    assert_eq!(
        (command.rows.len(), command.rows[0].name.as_str(), command.rows[0].producer_name.as_str()),
        (1, "Bánh tráng", "HTX Mot")
    );
    let remembered = command.choices.as_ref().unwrap();
    assert!(remembered.choices.columns.iter().any(|c| c.header == "hang" && c.field == Some(Field::ProductName)));
    assert!(
        kiosk.shows("Đã nhập: 1 mới, 0 đổi, 0 giữ nguyên") && !kiosk.shows("Nhập danh mục từ tệp"),
        "{}",
        kiosk.text()
    );
}

#[test]
fn two_columns_of_prices_are_chosen_between_by_one_key() {
    let sheet = "Mã hàng,Tên hàng,Chủ thể,Giá bán,Giá bán\nA1,Bánh,HTX A,5000,6000\n";
    let price = |kiosk: &Kiosk| imported(kiosk).map(|c| c.rows[0].price.unwrap().get());
    for (keys, chosen) in [("", 5_000), ("<down>", 6_000)] {
        let (mut kiosk, _folder) = reading(sheet);
        assert!(kiosk.shows("Giá bán (D) và Giá bán (E) đều có thể là giá bán – bấm → ở cột đúng"), "{}", kiosk.text());
        assert!(kiosk.shows("? giá bán"), "{}", kiosk.text());
        kiosk.keys("\n");
        assert!(price(&kiosk).is_none() && kiosk.shows("Chọn cột đúng rồi →"), "{}", kiosk.text());
        kiosk.keys(keys).keys("<right>");
        assert!(!kiosk.shows("đều có thể là"), "{}", kiosk.text());
        kiosk.keys("\n");
        assert_eq!(price(&kiosk), Some(chosen), "{}", kiosk.text());
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_path_stays() {
    let (mut kiosk, _folder) = reading("");
    assert!(kiosk.shows("Tệp không có dòng nào") && kiosk.shows("hang.csv"), "{}", kiosk.text());
    kiosk.keys("x\n");
    assert!(kiosk.shows("Không mở được tệp"), "{}", kiosk.text());
    kiosk.keys("<esc>");
    assert!(!kiosk.shows("Nhập danh mục từ tệp"));
}

#[test]
fn progress_is_shown_while_an_import_runs() {
    let (mut kiosk, _folder) = reading("Mã hàng,Tên hàng,Giá,Chủ thể\nA1,Bánh,5000,HTX A\nA2,Kẹo,6000,HTX A\n");
    kiosk.send(Msg::Step(Step::Row(1)));
    assert!(kiosk.shows("████████░░░░░░░░ đang so với sổ 1/2"), "{}", kiosk.text());
    kiosk.send(Msg::Step(Step::Entry(3, 4)));
    assert!(kiosk.shows("đang ghi sổ 3/4"), "{}", kiosk.text());
}

#[test]
fn a_cashier_may_not_import() {
    let mut kiosk = Kiosk::new();
    kiosk.keys(":nhập danh mục\n");
    assert!(kiosk.shows("cần quản lý"), "{}", kiosk.text());
}

#[test]
fn quantities_are_taken_on_by_choice_producer_by_producer() {
    let mut stand = Stand::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ton.csv");
    std::fs::write(
        &path,
        "Mã hàng,Tên hàng,Chủ thể,Tồn kho,Số lô\nMO500,Mật ong hoa nhãn,HTX Ong Xanh,12,L1\nKHO,Cá khô dứa,HTX Ong Xanh,\"2,5\",K1\nMV500,Mật ong bạc hà,HTX Mèo Vạc,6,B1\n",
    )
    .unwrap();
    stand.sign_in("minh").keys(":nhập danh mục\n").keys(path.to_str().unwrap()).keys("\n");
    assert!(stand.shows("3 dòng có số tồn, chưa nhập – t: ghi tồn đầu"), "{}", stand.text());
    stand.keys("t\n");
    assert!(stand.shows("Ghi tên người của chủ thể cùng đếm"), "{}", stand.text());
    assert!(stand.shows("HTX Ong Xanh · 1/2"), "{}", stand.text());
    stand.keys("chị Sáu\n");
    assert!(stand.shows("HTX Mèo Vạc · 2/2") && stand.shows("vẫn là chị Sáu"), "{}", stand.text());
    stand.keys("\n");
    assert!(
        stand.shows("HTX Ong Xanh") && stand.shows("12 chai · 2,5 kg") && stand.shows("tồn đầu 3 dòng"),
        "{}",
        stand.text()
    );
    stand.keys("\n");
    assert_eq!(stand.shelf(), "B1:6 K1:2,5 L1:12", "{}", stand.text());
    assert!(stand.shows("tồn đầu 2 biên bản") || stand.shows("BIÊN BẢN"), "{}", stand.text());
    let with: Vec<_> = stand.entries("stock_taken_on").iter().map(|e| e["counted_with"].clone()).collect();
    assert_eq!(with, ["chị Sáu", "chị Sáu"]);
    assert!(stand.is_sound());
}

#[test]
fn each_producer_of_a_sheet_signs_for_their_own_goods() {
    let mut stand = Stand::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ton.csv");
    let rows = "Mã hàng,Tên hàng,Chủ thể,Tồn kho\nMO500,Mật ong hoa nhãn,HTX Ong Xanh,12\nMV500,Mật ong bạc hà,HTX Mèo Vạc,6\n";
    std::fs::write(&path, rows).unwrap();
    stand.sign_in("minh").keys(":nhập danh mục\n").keys(path.to_str().unwrap()).keys("\n");
    stand.keys("tanh Ba\n<esc>");
    assert!(stand.shows("2 dòng có số tồn, chưa nhập"), "Esc leaves the quantities: {}", stand.text());
    stand.keys("tanh Ba\nchị Dín\n");
    assert!(stand.shows("Cùng đếm với anh Ba · 12 chai"), "{}", stand.text());
    stand.keys("<down>");
    assert!(stand.shows("Cùng đếm với chị Dín · 6 chai"), "{}", stand.text());
    stand.keys("\n");
    let with: Vec<_> = stand.entries("stock_taken_on").iter().map(|e| e["counted_with"].clone()).collect();
    assert_eq!(with, ["anh Ba", "chị Dín"]);
}
