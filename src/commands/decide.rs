//! Which file decides which command.

use super::{CommandError, Ctx, Decision};
use super::{
    catalogue, certificate, codes, complete_sale, count, delivery, goods, import_catalogue, moves, ocop_stamp, opening,
    papers, people, point, print, recognition, repack, reversal, shelf_life, shift, transfer, undo,
};
use crate::domain::command::Command;
use crate::domain::outbox::PrintDoc;
use crate::domain::outcome::Outcome;
use crate::store::Tx;

/// Reads, decides, and says what is to be appended and promised.
pub(super) fn decide(tx: &mut Tx<'_>, ctx: &Ctx, command: &Command) -> Result<Decision, CommandError> {
    match command {
        Command::DescribePoint(c) => point::describe_point(c),
        Command::SetTaxRate(c) => point::set_tax_rate(*c),
        Command::RecordStaff(c) => people::record_staff(tx, c),
        Command::SetPin(c) => people::set_pin(tx, ctx, c),
        Command::RecordProducer(c) => catalogue::record_producer(c),
        Command::RecordProduct(c) => catalogue::record_product(tx, c),
        Command::RecordSku(c) => catalogue::record_sku(tx, c),
        Command::SetPrice(c) => catalogue::set_price(tx, c),
        Command::SetTaxClass(c) => catalogue::set_tax_class(tx, c),
        Command::RecordRecognition(c) => recognition::record_recognition(tx, c),
        Command::RecordOcopStatus(c) => recognition::record_ocop_status(tx, c),
        Command::WithdrawRecognition(c) => recognition::withdraw_recognition(tx, ctx, c),
        Command::SetAssortmentTarget(c) => recognition::set_assortment_target(c),
        Command::RecordQuickItem(c) => catalogue::record_quick_item(tx, ctx, c),
        Command::RecordCertificate(c) => certificate::record_certificate(tx, c),
        Command::WithdrawCertificate(c) => certificate::withdraw_certificate(tx, ctx, c),
        Command::ImportCatalogue(c) => import_catalogue::import_catalogue(tx, ctx, c),
        Command::OpenShift(c) => shift::open_shift(tx, c),
        Command::CloseShift(c) => shift::close_shift(tx, c),
        Command::ExplainShift(c) => shift::explain_shift(tx, c),
        Command::CompleteSale(c) => complete_sale::complete_sale(tx, ctx, c),
        Command::ConfirmTransfer(c) => undo::confirm_transfer(tx, c),
        Command::VoidSale(c) => undo::void_sale(tx, c),
        Command::ReprintReceipt(c) => print::reprint_receipt(tx, c),
        Command::KeepTicket(c) => print::keep_ticket(tx, ctx, c),
        Command::PrintDraft(c) => print::print_draft(tx, ctx, c),
        Command::PrintShift(c) => print::print_shift(tx, c),
        Command::ReceiveGoods(c) => goods::receive_goods(tx, ctx, c),
        Command::SetShelfLifeRule(c) => shelf_life::set_shelf_life_rule(c),
        Command::KeepDelivery(c) => delivery::keep_delivery(tx, ctx, c),
        Command::WriteOffGoods(c) => goods::write_off_goods(tx, c),
        Command::ReturnGoods(c) => goods::return_goods(tx, c),
        Command::TakeSample(c) => certificate::take_sample(tx, c),
        Command::SetHold(c) => goods::set_hold(tx, c),
        Command::SetCodeLayout(c) => codes::set_code_layout(c),
        Command::LearnCode(c) => codes::learn_code(tx, ctx, c),
        Command::ForgetCode(c) => codes::forget_code(tx, ctx, c),
        Command::ReceiveStamps(c) => ocop_stamp::receive_stamps(tx, c),
        Command::ApplyStamps(c) => ocop_stamp::apply_stamps(tx, ctx, c),
        Command::SpoilStamps(c) => ocop_stamp::spoil_stamps(tx, c),
        Command::ReturnStamps(c) => ocop_stamp::return_stamps(tx, c),
        Command::CountStamps(c) => ocop_stamp::count_stamps(tx, c),
        Command::DestroyStamps(c) => ocop_stamp::destroy_stamps(tx, c),
        Command::UndoStamps(c) => ocop_stamp::undo_stamps(tx, c),
        Command::SetStampNeed(c) => ocop_stamp::set_stamp_need(tx, c),
        Command::MoveGoods(c) => moves::move_goods(tx, ctx, c),
        Command::SendGoods(c) => transfer::send_goods(tx, c),
        Command::CloseTransfer(c) => transfer::close_transfer(tx, c),
        Command::ReceiveTransfer(c) => transfer::receive_transfer(tx, ctx, c),
        Command::TakeOnStock(c) => opening::take_on_stock(tx, ctx, c),
        Command::RepackGoods(c) => repack::repack_goods(tx, ctx, c),
        Command::ReverseDocument(c) => reversal::reverse_document(tx, c),
        Command::StartCount(c) => count::start_count(tx, c),
        Command::RecordCount(c) => count::record_count(tx, ctx, c),
        Command::SetCount(c) => count::set_count(tx, ctx, c),
        Command::FinishCount(c) => count::finish_count(tx, ctx, c),
        Command::ApproveCount(c) => count::approve_count(tx, ctx, c),
        Command::DropCount(c) => count::drop_count(tx, ctx, c),
        Command::PrintDocument(c) => papers::print_document(tx, c),
        Command::PrintLabels(c) => papers::print_labels(tx, ctx, c),
        Command::PrintTestPage(_) => Ok(Decision::Aside(Outcome::PrintPromised, vec![PrintDoc::TestPage])),
        Command::OpenDrawer(_) => Ok(Decision::Aside(Outcome::PrintPromised, vec![PrintDoc::Drawer])),
    }
}
