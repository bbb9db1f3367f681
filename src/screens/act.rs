//! What each action does.

use super::action::Action;
use super::certificates::View as CertificateView;
use super::codes::CodesTab;
use super::discount::Discount;
use super::gather::Errand;
use super::help::Help;
use super::lot_form::Deed;
use super::pane::Pane;
use super::press::Press;
use super::price::{PriceForm, Story};
use super::question::Question;
use super::quick_item::QuickItem;
use super::reason::Matter;
use super::sales_list::Kind;
use super::stock::View;
use super::ticket::card_of;
use super::typing::Mode;
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::command::{Command, ConfirmTransfer, Nothing, OfReceipt, PrintDraft, PrintShift};
use crate::domain::delivery::DraftKind;
use crate::domain::ids::SkuCode;
use crate::domain::label::LabelPaper;
use crate::domain::lang::Lang;
use crate::domain::quantity::Quantity;
use crate::domain::query::RecognitionList;
use crate::domain::refusal::{Refusal, Term};

impl App {
    /// Does what a key or the command line names.
    pub(super) fn act(&mut self, action: Action) {
        self.sale.unknown.clear();
        if self.is_only_seen(action) {
            return self.tell(Mood::Info, words::stock::only_seen(self.lang()).to_owned());
        }
        match action {
            Action::Help => self.panes.push(Pane::Help(Help::at(self.place()))),
            Action::NewTicket => self.hold_ticket(),
            Action::Find => self.browse(),
            Action::Discount => self.open_discount(),
            Action::Held => self.open_held(),
            Action::ExactCash => self.pay_exact_cash(),
            Action::Pay => self.pay(),
            Action::Done => self.finish(),
            Action::DoneNoPrint => self.finish_without_paper(),
            Action::Lock => self.lock(),
            Action::More => self.step_quantity(1),
            Action::Less => self.step_quantity(-1),
            Action::Remove => self.remove_line(),
            Action::Undo => self.undo_remove(),
            Action::CommandLine => self.open_command_line(),
            Action::Draft => self.print_draft(),
            Action::QuickItem => self.open_quick(QuickItem::named(self, "", Quantity::ONE)),
            Action::Product => self.show_product(),
            Action::Lots => self.open_lots(),
            Action::Receive => self.open_receive(DraftKind::Delivery),
            Action::OpeningStock => self.open_receive(DraftKind::OpeningStock),
            Action::ShelfLife => self.open_shelf_life(),
            Action::Deliveries => self.open_other_deliveries(),
            Action::RefuseLine => self.open_refuse(),
            Action::SetPrice => self.open_price(),
            Action::ImportSheet => self.open_sheet_import(),
            Action::ReprintLast => self.reprint_last(),
            Action::Sales => self.open_sales(Kind::Shift),
            Action::Waiting => self.open_sales(Kind::Waiting),
            Action::Confirm => {
                self.of_chosen(|receipt| Command::ConfirmTransfer(ConfirmTransfer { receipt, amount: None }))
            }
            Action::Reprint => self.of_chosen(|receipt| Command::ReprintReceipt(OfReceipt { receipt })),
            Action::ExplainShift => self.open_explain(),
            Action::Void => self.open_void(),
            Action::Stock => self.open_stock(View::Packs),
            Action::Expiry => self.open_stock(View::Months),
            Action::Slow => self.open_stock(View::Slow),
            Action::Oversold => self.open_stock(View::Oversold),
            Action::StockDay => self.turn_stock_day(),
            Action::WriteOff => self.open_lot_form(Deed::WriteOff),
            Action::GiveBack => self.open_lot_form(Deed::GiveBack),
            Action::Repack => self.open_repack(),
            Action::TakeSample => self.open_lot_form(Deed::Sample),
            Action::CarryLot => self.open_lot_form(Deed::Carry),
            Action::CarryGoods => self.open_gather(Errand::Carry),
            Action::SendGoods => self.open_gather(Errand::Send),
            Action::Transit => self.open_transit(),
            Action::ReceiveTransfer => self.open_receive_transfer(),
            Action::SaveTransfer => self.save_chosen_transfer(),
            Action::PaperRules => self.open_paper_rules(),
            Action::Certificates => self.open_certificates(CertificateView::All),
            Action::FilePaper => self.file_paper_in_sight(),
            Action::Inspect => self.open_inspection(),
            Action::HoldLot => self.open_lot_form(Deed::Hold),
            Action::ShiftReport => self.open_report(None),
            Action::PrintShift => self.print_shift(),
            Action::OpenShift => self.open_float(),
            Action::CloseShift => self.open_count(),
            Action::StockCount => self.open_counts(),
            Action::FinishCount => self.finish_count(),
            Action::ApproveCount => self.approve_count(),
            Action::DropCount => self.drop_count(),
            Action::SavePdf => self.save_pdf(),
            Action::ReprintDocument => self.reprint_document(),
            Action::PrintLabel => self.print_label(),
            Action::PrintLabels => self.ask_labels(),
            Action::LabelSheets => self.print_labels(LabelPaper::Sheet),
            Action::Documents => self.open_documents(),
            Action::PrintChosen => self.print_document_in_sight(),
            Action::UndoDocument => self.undo_document_in_sight(),
            Action::TestPage => self.run(Command::PrintTestPage(Nothing {}), Pending::Other),
            Action::OpenDrawer => self.run(Command::OpenDrawer(Nothing {}), Pending::Other),
            Action::Typing => self.next_typing(),
            Action::Language => self.switch_language(),
            Action::Today => self.open_today(),
            Action::Recognitions => self.open_recognitions(RecognitionList::Within(90)),
            Action::History => self.show_history(),
            Action::RecordStatus => self.open_status_form(),
            Action::Assortment => self.open_assortment(),
            Action::DescribePoint => self.open_point_form(),
            Action::SetTarget => self.open_target_form(),
            Action::Stamps => self.open_stamps(),
            Action::Codes => self.open_codes(CodesTab::Learned),
            Action::CodeLayouts => self.open_codes(CodesTab::Layouts),
            Action::Quit => self.ask_quit(),
        }
    }

    /// Locks the till; not while money was taken, for it would pass to whoever comes next.
    fn lock(&mut self) {
        if self.holds_money() {
            return;
        }
        if let Some(session) = self.session.take() {
            let at = self.people().iter().position(|person| person.id == session.staff);
            self.sign_in.picked = at.unwrap_or(self.sign_in.picked);
        }
        self.panes.retain(|pane| !matches!(pane, Pane::Pay(_) | Pane::Question(Question::LargeCash { .. })));
        self.sign_in.forget();
        self.sale.clear();
    }

    /// Lists all goods; the second time gives the ticket back.
    fn browse(&mut self) {
        self.panes.clear();
        let is_listing = self.sale.is_listing();
        self.sale.clear();
        self.sale.is_browsing = !is_listing;
        self.refresh_hits();
    }

    fn open_discount(&mut self) {
        if self.ticket.lines.is_empty() {
            return self.refuse(&Refusal::EmptyTicket);
        }
        self.panes.push(Pane::Discount(Discount::default()));
    }

    fn remove_line(&mut self) {
        let Some(sku) = self.ticket.remove() else { return self.refuse(&Refusal::EmptyTicket) };
        self.doubt(&sku);
        let name = card_of(&self.shelf, &sku).map(|card| card.title()).unwrap_or_default();
        let key = self.settings.keys.label(Action::Undo);
        self.tell(Mood::Info, words::removed(self.lang(), &name, &key));
        self.ticket_changed();
    }

    fn undo_remove(&mut self) {
        if self.ticket.undo() {
            self.ticket_changed();
        } else {
            self.tell(Mood::Info, words::nothing_to_undo(self.lang()).to_owned());
        }
    }

    fn print_draft(&mut self) {
        match self.ticket.to_keep().filter(|t| !t.lines.is_empty()) {
            None => self.refuse(&Refusal::EmptyTicket),
            Some(kept) => {
                let draft = PrintDraft { ticket: kept.ticket, lines: kept.lines, discount: kept.discount };
                self.run(Command::PrintDraft(draft), Pending::Other);
            }
        }
    }

    /// Returns the goods the eye is on: the one found, else the line's.
    pub(super) fn goods_in_sight(&self) -> Option<&SkuCode> {
        self.sale.chosen().or_else(|| self.ticket.line().map(|line| &line.sku))
    }

    fn show_product(&mut self) {
        match self.goods_in_sight().cloned() {
            Some(sku) => self.panes.push(Pane::Story(Story { sku })),
            None => self.tell(Mood::Info, words::choose_goods(self.lang()).to_owned()),
        }
    }

    fn show_history(&mut self) {
        match self.product_in_sight() {
            Some(product) => self.open_history(product),
            None => self.tell(Mood::Info, words::choose_goods(self.lang()).to_owned()),
        }
    }

    fn open_price(&mut self) {
        if !self.is_manager() {
            let what = Term::new(words::set_price_right(Lang::Vi), words::set_price_right(Lang::En));
            return self.refuse(&Refusal::NotAllowed { what });
        }
        match self.goods_in_sight().and_then(|sku| card_of(&self.shelf, sku)) {
            Some(card) => {
                let form = PriceForm::to_set(card);
                self.panes.push(Pane::Price(form));
            }
            None => self.tell(Mood::Info, words::choose_goods(self.lang()).to_owned()),
        }
    }

    fn reprint_last(&mut self) {
        match self.till.as_ref().and_then(|t| t.last_receipt.clone()) {
            Some(receipt) => self.run(Command::ReprintReceipt(OfReceipt { receipt }), Pending::Other),
            None => self.tell(Mood::Info, words::no_receipt_yet(self.lang()).to_owned()),
        }
    }

    /// Runs a command on the sale that is chosen or shown.
    fn of_chosen(&mut self, command: fn(String) -> Command) {
        match self.chosen_receipt() {
            Some(receipt) => self.run(command(receipt), Pending::Other),
            None => self.tell(Mood::Info, words::choose_sale(self.lang()).to_owned()),
        }
    }

    fn open_void(&mut self) {
        match self.chosen_receipt() {
            Some(receipt) => self.ask_reason(Matter::Void { receipt }),
            None => self.tell(Mood::Info, words::choose_sale(self.lang()).to_owned()),
        }
    }

    fn print_shift(&mut self) {
        if let Some(Pane::Report(report)) = self.panes.last()
            && report.is_closed()
        {
            let shift = report.shift;
            return self.run(Command::PrintShift(PrintShift { shift }), Pending::Other);
        }
        self.tell(Mood::Info, words::close_before_print(self.lang()).to_owned());
    }

    /// Changes how keys become Vietnamese letters.
    fn next_typing(&mut self) {
        self.settings.typing = match self.settings.typing {
            Mode::Telex => Mode::Vni,
            Mode::Vni => Mode::Off,
            Mode::Off => Mode::Telex,
        };
        self.sale.line.set_mode(self.settings.typing);
        self.tell(Mood::Info, words::typing_is(self.lang(), self.settings.typing));
    }

    fn switch_language(&mut self) {
        self.settings.lang = match self.settings.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        };
    }

    fn ask_quit(&mut self) {
        if !self.holds_money() {
            self.panes.push(Pane::Question(Question::Quit));
        }
    }

    /// Answers the key that leaves the program.
    pub(super) fn quit(&mut self) {
        self.effects.push(Effect::Quit);
    }

    /// Takes a key while nobody has signed in.
    pub(super) fn sign_in_key(&mut self, press: &Press) {
        let action = self.settings.keys.action(press, super::action::Place::Form);
        if action == Some(Action::Language) {
            self.switch_language();
        } else if action == Some(Action::Quit) {
            self.quit();
        } else {
            self.sign_in_press(press);
        }
    }
}
