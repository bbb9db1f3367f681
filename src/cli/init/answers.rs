//! What a first morning is asked, and how each answer is read.
//!
//! Commands check it all again; here a wrong answer is told at once and asked anew.

use super::super::{CliError, Place, both};
use super::Args;
use super::ask::{Asker, Question, Wrong};
use crate::config::PrinterTarget;
use crate::domain::catalogue::Place as Where;
use crate::domain::ids::{PointCode, StaffId};
use crate::domain::lang::Lang;
use crate::domain::point::{BankAccount, Point, is_tax_code};
use crate::domain::refusal::Refusal;
use crate::domain::staff::{Role, Staff, is_pin};
use crate::domain::tax::Regime;
use crate::domain::text;
use crate::domain::vietqr::{Account, BankBin, bank, bank_by_code};

/// The sample settings, of which one line is changed.
const SAMPLE: &str = include_str!("../../../config/ocop.toml");

/// All that is needed to begin.
pub(super) struct Answers {
    pub(super) practice: bool,
    pub(super) point: Option<Point>,
    pub(super) manager: Option<(Staff, String)>,
    /// The printer for a new settings file; none when there is one already.
    pub(super) printer: Option<String>,
}

/// Returns the sample settings with this printer.
pub(super) fn settings(printer: &str) -> String {
    let target = toml::Value::String(printer.to_owned()).to_string();
    SAMPLE.replacen("target = \"preview\"", &format!("target = {target}"), 1)
}

/// Asks for everything that was not given. A practice ledger is asked nothing: it may be empty.
pub(super) fn gather(asker: &mut Asker, args: &Args, place: &Place) -> Result<Answers, CliError> {
    let whole = !args.practice;
    let point = if whole || args.code.is_some() || args.name.is_some() { Some(point(asker, args)?) } else { None };
    let manager = if whole || args.manager.is_some() { Some(manager(asker, args)?) } else { None };
    let fresh = !place.home.config().exists() && (whole || args.printer.is_some());
    let printer = if fresh { Some(printer(asker, args)?) } else { None };
    Ok(Answers { practice: args.practice, point, manager, printer })
}

fn point(asker: &mut Asker, args: &Args) -> Result<Point, CliError> {
    asker.tell("\nĐIỂM BÁN – in trên mọi phiếu (the point of sale, printed on every slip)")?;
    let code = Question::new("Mã điểm bán, đứng đầu số phiếu", "point code", "--code").usual("Q1");
    let code = asker.ask(code, args.code.as_deref(), read_code)?;
    let name = Question::new("Tên điểm bán", "name", "--name");
    let name = asker.ask(name, args.name.as_deref(), |s| short(s, 1, 120))?;
    let address = Question::new("Địa chỉ", "address", "--address").usual("");
    let address = asker.ask(address, args.address.as_deref(), |s| short(s, 0, 200))?;
    let province = Question::new("Tỉnh, thành phố", "province", "--province").usual("");
    let province = asker.ask(province, args.province.as_deref(), |s| short(s, 0, 60))?;
    let tax_code = Question::new("Mã số thuế", "tax code", "--tax-code").usual("");
    let tax_code = asker.ask(tax_code, args.tax_code.as_deref(), read_tax_code)?;
    asker.tell("  1 khấu trừ (deduction)   2 trực tiếp (direct)")?;
    asker.tell("  3 hộ kinh doanh (household)   4 không kê khai (exempt)")?;
    let regime = Question::new("Nộp thuế GTGT kiểu nào", "VAT", "--regime").usual("3");
    let regime = asker.ask(regime, args.regime.as_deref(), read_regime)?;
    let bank = account(asker, args)?;
    let place = (!province.is_empty()).then(|| Where { commune: String::new(), province, code: None, system: None });
    Ok(Point { code, name, address, place, phone: String::new(), tax_code, regime, bank })
}

fn account(asker: &mut Asker, args: &Args) -> Result<Option<BankAccount>, CliError> {
    let question = Question::new("Ngân hàng nhận chuyển khoản, như VCB", "bank", "--bank").usual("");
    let Some(bin) = asker.ask(question, args.bank.as_deref(), read_bank)? else { return Ok(None) };
    let account = Question::new("Số tài khoản", "account", "--account");
    let account = asker.ask(account, args.account.as_deref(), |s| match Account::new(s) {
        Ok(account) => Ok(account.as_str().to_owned()),
        Err(e) => Err(wrong("số tài khoản có 1 đến 19 chữ hoặc số", &e.to_string())),
    })?;
    let holder = Question::new("Chủ tài khoản, như ngân hàng ghi", "holder", "--holder").usual("");
    let holder = asker.ask(holder, args.holder.as_deref(), |s| short(s, 0, 60))?;
    Ok(Some(BankAccount { bin: bin.as_str().to_owned(), account, holder }))
}

fn manager(asker: &mut Asker, args: &Args) -> Result<(Staff, String), CliError> {
    asker.tell("\nQUẢN LÝ ĐẦU TIÊN – đặt giá, khai nhân viên (the first manager)")?;
    let name = Question::new("Tên quản lý", "manager's name", "--manager");
    let name = asker.ask(name, args.manager.as_deref(), |s| short(s, 1, 60))?;
    let id = staff_id(&name)?;
    let pin = match (&args.pin_file, std::env::var("OCOP_PIN")) {
        (Some(path), _) => std::fs::read_to_string(path)?.trim().to_owned(),
        (None, Ok(pin)) if !pin.is_empty() => pin,
        (None, _) => asker.new_pin()?,
    };
    if !is_pin(&pin) {
        return Err(Refusal::BadPin.into());
    }
    Ok((Staff { id, name, role: Role::Manager, active: true }, pin))
}

/// Makes a short id of the given name, which in Vietnamese comes last: `lan` of "Nguyễn Thị Lan".
fn staff_id(name: &str) -> Result<StaffId, CliError> {
    let folded = text::fold(name);
    let last = folded.split(' ').next_back().unwrap_or_default();
    let plain: String = last.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    let id = if plain.is_empty() { "quanly".to_owned() } else { plain };
    StaffId::new(id).map_err(|e| Refusal::UnknownStaff { staff: e.0 }.into())
}

fn printer(asker: &mut Asker, args: &Args) -> Result<String, CliError> {
    let found: Vec<String> =
        (0..8).map(|n| format!("/dev/usb/lp{n}")).filter(|p| std::path::Path::new(p).exists()).collect();
    asker.tell("\nMÁY IN – USB như /dev/usb/lp0, mạng như 192.168.1.50, chưa có: Enter (the printer)")?;
    if !found.is_empty() {
        asker.tell(&format!("  đang cắm (plugged in): {}", found.join(", ")))?;
    }
    let question = Question::new("Máy in", "printer", "--printer").usual("preview");
    asker.ask(question, args.printer.as_deref(), read_printer)
}

fn read_printer(text: &str) -> Result<String, Wrong> {
    let target = if text.starts_with("/dev/") {
        format!("device:{text}")
    } else if text == "preview" || ["device:", "file:", "tcp:"].iter().any(|p| text.starts_with(p)) {
        text.to_owned()
    } else if text.contains(':') {
        format!("tcp:{text}")
    } else {
        format!("tcp:{text}:9100")
    };
    let fits = PrinterTarget::try_from(target.clone()).is_ok() && !text.contains(char::is_whitespace);
    let vi = "máy in ghi như /dev/usb/lp0 hoặc 192.168.1.50";
    if fits { Ok(target) } else { Err(wrong(vi, "write a printer as /dev/usb/lp0 or 192.168.1.50")) }
}

fn read_tax_code(text: &str) -> Result<String, Wrong> {
    if text.is_empty() || is_tax_code(text) { Ok(text.to_owned()) } else { Err(refused(&Refusal::BadTaxCode)) }
}

fn read_regime(text: &str) -> Result<Regime, Wrong> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "deduction" => Ok(Regime::Deduction),
        "2" | "direct" => Ok(Regime::Direct),
        "3" | "household" => Ok(Regime::Household),
        "4" | "exempt" => Ok(Regime::Exempt),
        _ => Err(wrong("chọn 1, 2, 3 hoặc 4", "choose 1, 2, 3 or 4 (deduction, direct, household, exempt)")),
    }
}

fn read_bank(text: &str) -> Result<Option<BankBin>, Wrong> {
    if text.is_empty() {
        return Ok(None);
    }
    let by_number = BankBin::new(text).ok().filter(|bin| bank(bin).is_some());
    let found = by_number.or_else(|| bank_by_code(text).map(|(bin, _)| bin));
    let (vi, en) = ("gõ tên ngắn như VCB, Vietcombank, hoặc BIN 6 số", "type VCB, Vietcombank or the six digits");
    found.map(Some).ok_or_else(|| wrong(&format!("không có ngân hàng {text} – {vi}"), &format!("no such bank; {en}")))
}

/// Reads a text of so many characters.
fn short(value: &str, least: usize, most: usize) -> Result<String, Wrong> {
    let clean = text::clean(value);
    let fits = (least..=most).contains(&clean.chars().count());
    let (vi, en) = (format!("cần {least} đến {most} ký tự"), format!("{least} to {most} characters are needed"));
    if fits { Ok(clean) } else { Err(wrong(&vi, &en)) }
}

/// Reads a point code; with a ticket's number it must fit a transfer's purpose.
fn read_code(text: &str) -> Result<PointCode, Wrong> {
    let (vi, en) = ("mã có 1 đến 8 chữ không dấu, số, - _ .", "a code is 1 to 8 letters, digits, - _ .");
    PointCode::new(text).ok().filter(|c| c.as_str().len() <= 8).ok_or_else(|| wrong(vi, en))
}

fn refused(refusal: &Refusal) -> Wrong {
    wrong(&refusal.say(Lang::Vi), &refusal.say(Lang::En))
}

fn wrong(vi: &str, en: &str) -> Wrong {
    Wrong(both(vi, en))
}
