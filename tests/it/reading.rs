//! A sale never waits for a list: long questions are answered beside the ledger's thread.

use std::path::Path;

use ocop::commands::Practice;
use ocop::config::Config;
use ocop::domain::command::{Actor, Command};
use ocop::domain::ids::StaffId;
use ocop::domain::lang::Lang;
use ocop::domain::outcome::Outcome;
use ocop::domain::query::{Answer, Query, SignedIn};
use ocop::domain::staff::Role;
use ocop::runtime::{self, Counter, Desk, Home, Question, Reading, Wires};
use ocop::screens::{Effect, Msg};

const BEGINNING: [&str; 5] = [
    r#"{"do":"describe_point","code":"Q1","name":"OCOP Bến Tre","regime":"household"}"#,
    r#"{"do":"record_staff","code":"lan","name":"Lan","role":"cashier"}"#,
    r#"{"do":"import_catalogue","rows":[{"sku":"MO","name":"Mật ong","unit":"chai","sold_by":"piece","price":120000,"price_from":"2020-01-01","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}"#,
    r#"{"do":"open_shift","float_vnd":0}"#,
    r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO","quantity":"9","form":"consignment"}]}"#,
];
const SALE: &str = r#"{"do":"complete_sale","lines":[{"sku":"MO","quantity":"2"}],"tenders":[{"kind":"cash","amount":240000}],"print":"nothing"}"#;

/// Keeps every long question back until the test lets it go.
#[derive(Debug, Default)]
struct Held {
    told: Vec<Msg>,
    questions: Vec<Question>,
}

impl Wires for Held {
    fn tell(&mut self, msg: Msg) {
        self.told.push(msg);
    }
    fn print(&mut self, _: i64, _: Vec<u8>) {}
    fn load_shelf(&mut self, _: &Path, _: Lang) {}
    fn ask(&mut self, question: Question) -> Option<Question> {
        self.questions.push(question);
        None
    }
}

struct Stand {
    counter: Counter<Held>,
    folder: tempfile::TempDir,
}

impl Stand {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::find(Some(folder.path().into()));
        let mut desk = Desk::create(&home, Config::default(), Practice::Practice, runtime::now()).unwrap();
        for line in BEGINNING {
            desk.run(&Actor::Owner, serde_json::from_str(line).unwrap()).unwrap_or_else(|e| panic!("{line}: {e}"));
        }
        let lan = SignedIn { staff: StaffId::new("lan").unwrap(), name: "Lan".into(), role: Role::Cashier };
        Self { counter: Counter::new(desk, Some(lan), Held::default()), folder }
    }

    fn ask(&mut self) {
        self.counter.perform(Effect::Ask(sheet()));
    }

    fn sell(&mut self) {
        let sale: Command = serde_json::from_str(SALE).unwrap();
        self.counter.perform(Effect::Run(Box::new(sale)));
    }

    /// Reads the oldest question that is out, as the thread beside does.
    fn begin_reading(&mut self) -> Reading {
        let question = self.counter.wires_mut().questions.remove(0);
        Reading::of(&self.folder.path().join("ledger.db"), question)
    }

    /// How many jars each answer told, and how many sales are done, in the order the screens heard of them.
    fn heard(&mut self) -> Vec<String> {
        let told = std::mem::take(&mut self.counter.wires_mut().told);
        let word = |msg: Msg| match msg {
            Msg::Done(did) if matches!(*did, Outcome::SaleCompleted { .. }) => Some("sold".to_owned()),
            Msg::Answer(Answer::StockSheet { rows, .. }) => Some(format!("{} left", rows[0].quantity)),
            Msg::Failed(why) => panic!("{why}"),
            _ => None,
        };
        told.into_iter().filter_map(word).collect()
    }
}

fn sheet() -> Query {
    Query::StockSheet { today: runtime::now().date(), as_of: None }
}

#[test]
fn a_sale_is_done_while_the_stock_is_still_being_read() {
    let mut stand = Stand::new();
    stand.ask();
    stand.sell();
    assert_eq!(stand.heard(), ["sold"], "the list is still out");
    assert_eq!(stand.counter.wires().questions.len(), 1);
}

#[test]
fn a_list_read_before_a_sale_and_told_after_it_is_read_again() {
    let mut stand = Stand::new();
    stand.ask();
    let old = stand.begin_reading();
    stand.sell();
    stand.counter.read(old);
    assert_eq!(stand.heard(), ["sold"], "nothing older than the sale is told after it");
    let new = stand.begin_reading();
    stand.counter.read(new);
    assert_eq!(stand.heard(), ["7 left"]);
}

#[test]
fn what_is_asked_twice_is_read_once() {
    let mut stand = Stand::new();
    stand.ask();
    stand.ask();
    assert_eq!(stand.counter.wires().questions.len(), 1);
    stand.sell();
    stand.ask();
    let (old, new) = (stand.begin_reading(), stand.begin_reading());
    stand.counter.read(old);
    assert_eq!(stand.counter.wires().questions.len(), 0, "the newer one is out already");
    stand.counter.read(new);
    assert_eq!(stand.heard(), ["sold", "7 left"]);
    stand.ask();
    assert_eq!(stand.counter.wires().questions.len(), 1, "answered, it may be asked anew");
}

#[test]
fn questions_are_answered_at_once_when_whoever_read_them_is_gone() {
    let mut stand = Stand::new();
    stand.ask();
    stand.sell();
    stand.ask();
    stand.counter.perform(Effect::Ask(Query::Counts));
    stand.counter.wires_mut().questions.clear();
    stand.counter.reader_gone();
    assert_eq!(stand.heard(), ["sold", "7 left"], "each once, as things are now");
    stand.ask();
    assert_eq!(stand.counter.wires().questions.len(), 1, "answered, it may be asked anew");
}

#[test]
fn what_a_sale_waits_for_is_answered_at_once() {
    let mut stand = Stand::new();
    let skus = vec![ocop::domain::ids::SkuCode::new("MO").unwrap()];
    stand.counter.perform(Effect::Ask(Query::LotsOf { skus }));
    assert!(stand.counter.wires().questions.is_empty());
    assert!(matches!(stand.counter.wires().told.last(), Some(Msg::Answer(Answer::Lots(lots))) if lots.len() == 1));
}

#[test]
fn a_list_read_before_something_was_counted_is_read_again_though_the_journal_is_as_it_was() {
    let mut stand = Stand::new();
    let run = |stand: &mut Stand, line: &str| {
        let command: Command = serde_json::from_str(line).unwrap();
        stand.counter.perform(Effect::Run(Box::new(command)));
    };
    run(&mut stand, r#"{"do":"start_count","place":"shelf"}"#);
    for effect in [
        Effect::Run(Box::new(serde_json::from_str(r#"{"do":"record_count","sku":"MO","quantity":"3"}"#).unwrap())),
        Effect::KeepDelivery(Box::default()),
    ] {
        stand.counter.perform(Effect::Ask(Query::Counts));
        let old = stand.begin_reading();
        stand.counter.perform(effect);
        stand.counter.read(old);
        let is_answer = |msg: &Msg| matches!(msg, Msg::Answer(Answer::Counts(_)));
        let told = std::mem::take(&mut stand.counter.wires_mut().told);
        assert!(!told.iter().any(is_answer), "{told:?}");
        let new = stand.begin_reading();
        stand.counter.read(new);
        let told = std::mem::take(&mut stand.counter.wires_mut().told);
        assert!(told.iter().any(is_answer), "{told:?}");
    }
}
