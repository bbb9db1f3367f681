//! The real screens on a real ledger: keys in, commands through the counter, words on the screen out.

use std::path::Path;

use ocop::commands::{CommandError, Practice};
use ocop::config::Config;
use ocop::domain::command::Actor;
use ocop::domain::ids::StaffId;
use ocop::domain::lang::Lang;
use ocop::domain::moment::Moment;
use ocop::domain::outcome::Outcome;
use ocop::domain::query::SignedIn;
use ocop::domain::staff::Role;
use ocop::runtime::{self, Counter, Desk, Home, Wires};
use ocop::screens::{App, Msg, ScreenSettings};
use ocop::store::ReadOnly;
use serde_json::Value;

use crate::screen_kiosk::{picture, presses, squeezed};
use crate::shop::{noon, wound};

/// Two producers with a bar code in common, and goods of their own.
const GOODS: &str = r#"{"do":"import_catalogue","rows":[
    {"sku":"MO500","name":"Mật ong hoa nhãn","pack":"500 ml","unit":"chai","sold_by":"piece","price":120000,"barcodes":["8936012345674"],"price_from":"2020-01-01","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"},
    {"sku":"MV500","name":"Mật ong bạc hà","pack":"500 ml","unit":"chai","sold_by":"piece","price":95000,"barcodes":["8936012345674"],"price_from":"2020-01-01","producer":"MV","producer_name":"HTX Mèo Vạc","producer_kind":"cooperative"},
    {"sku":"KHO","name":"Cá khô dứa","unit":"kg","sold_by":"weight","price":420000,"price_from":"2020-01-01","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"},
    {"sku":"NUOC","name":"Nước màu dừa","pack":"chai 250 ml","unit":"chai","sold_by":"piece","price":35000,"barcodes":["8938505974194"],"price_from":"2020-01-01","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}"#;
const POINT: &str = r#"{"do":"describe_point","code":"Q1","name":"OCOP Bến Tre","regime":"household"}"#;
const PEOPLE: [&str; 2] = [
    r#"{"do":"record_staff","code":"lan","name":"Lan","role":"cashier"}"#,
    r#"{"do":"record_staff","code":"minh","name":"Minh","role":"manager"}"#,
];

/// What the counter tells, until the screens take it.
#[derive(Debug, Default)]
struct Heard(Vec<Msg>);

impl Wires for Heard {
    fn tell(&mut self, msg: Msg) {
        self.0.push(msg);
    }
    fn print(&mut self, _: i64, _: Vec<u8>) {}
    fn load_shelf(&mut self, ledger: &Path, lang: Lang) {
        self.0.push(runtime::read_shelf(ledger, lang));
    }
}

/// Screens with their counter on a real ledger.
pub struct Live {
    app: App,
    counter: Counter<Heard>,
}

impl Live {
    /// Opens the screens with somebody signed in.
    pub fn open(desk: Desk, who: SignedIn, lang: Lang) -> Self {
        let app = App::new(ScreenSettings { lang, ..Default::default() }, desk.now());
        let mut counter = Counter::new(desk, Some(who), Heard::default());
        counter.begin();
        let mut live = Self { app, counter };
        live.listen();
        live
    }

    fn listen(&mut self) {
        loop {
            let told = std::mem::take(&mut self.counter.wires_mut().0);
            if told.is_empty() {
                return;
            }
            told.into_iter().for_each(|msg| self.update(msg));
        }
    }

    fn update(&mut self, msg: Msg) {
        for effect in self.app.update(msg) {
            self.counter.perform(effect);
        }
    }

    /// Types as the kiosk does.
    pub fn keys(&mut self, text: &str) {
        for press in presses(text) {
            self.update(Msg::Press(press));
            self.listen();
        }
    }

    pub fn screen(&self, cols: u16, rows: u16) -> String {
        picture(&self.app, cols, rows)
    }
}

/// A till in a folder of its own, begun ten days ago, its shift open.
pub struct Stand {
    folder: tempfile::TempDir,
    begun: Moment,
    open: Option<Live>,
    pub lang: Lang,
}

impl Stand {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let begun = noon().later(-10 * 86_400_000);
        drop(
            Desk::create(&Home::find(Some(folder.path().into())), Config::default(), Practice::Practice, begun)
                .unwrap(),
        );
        let mut stand = Self { folder, begun, open: None, lang: Lang::Vi };
        for line in [POINT, PEOPLE[0], PEOPLE[1], GOODS, r#"{"do":"open_shift","float_vnd":1000000}"#] {
            stand.past(line);
        }
        stand
    }

    fn desk(&self) -> Desk {
        wound(Desk::open(&Home::find(Some(self.folder.path().into())), Config::default()).unwrap())
    }

    /// Does something an hour after the last of the days gone by.
    pub fn past(&mut self, line: &str) -> Outcome {
        self.open = None;
        self.begun = self.begun.later(3_600_000);
        let command = serde_json::from_str(line).unwrap();
        self.desk().run_at(&Actor::Owner, command, None, self.begun).unwrap_or_else(|e| panic!("{line}: {e}"))
    }

    /// The code by which the ledger refuses a line now.
    pub fn refused(&mut self, line: &str) -> &'static str {
        self.open = None;
        let command = serde_json::from_str(line).unwrap();
        match self.desk().run_at(&Actor::Owner, command, None, runtime::now()) {
            Err(CommandError::Refused(refusal)) => refusal.code(),
            other => panic!("{line}: {other:?}"),
        }
    }

    /// A lot that came days ago; its last day is so many from today.
    pub fn lot(&mut self, sku: &str, code: &str, quantity: u32, days: i64) -> &mut Self {
        let producer = if sku.starts_with("MV") { "MV" } else { "OX" };
        let expires = self.day(days);
        let line = format!(
            r#"{{"do":"receive_goods","producer":"{producer}","place":"shelf","lines":[
            {{"sku":"{sku}","quantity":"{quantity}","lot":"{code}","lot_code":"{code}","expires":"{expires}","form":"consignment"}}]}}"#
        );
        self.past(&line);
        self
    }

    /// The day so many from today, as commands write it.
    pub fn day(&self, days: i64) -> String {
        (noon().date() + chrono::Duration::days(days)).to_string()
    }

    /// The same as people write it.
    pub fn shown(&self, days: i64) -> String {
        (noon().date() + chrono::Duration::days(days)).format("%d/%m/%Y").to_string()
    }

    /// Opens the screens; whatever was open before is gone as if the plug was pulled.
    pub fn sign_in(&mut self, who: &str) -> &mut Self {
        self.open = None;
        let role = if who == "minh" { Role::Manager } else { Role::Cashier };
        let signed_in = SignedIn { staff: StaffId::new(who).unwrap(), name: who.into(), role };
        self.open = Some(Live::open(self.desk(), signed_in, self.lang));
        self
    }

    /// Types as the kiosk does.
    pub fn keys(&mut self, text: &str) -> &mut Self {
        self.open.as_mut().unwrap().keys(text);
        self
    }

    pub fn screen(&self, cols: u16, rows: u16) -> String {
        self.open.as_ref().unwrap().screen(cols, rows)
    }

    pub fn text(&self) -> String {
        self.screen(80, 24)
    }

    /// Whether words stand on the screen.
    pub fn shows(&self, words: &str) -> bool {
        squeezed(&self.text()).contains(words)
    }

    /// The bodies of a kind of entry, oldest first.
    pub fn entries(&self, kind: &str) -> Vec<Value> {
        let ledger = ReadOnly::open(&self.folder.path().join("ledger.db")).unwrap();
        let entries = (1..).map_while(|seq| ledger.reader().entry(seq).unwrap());
        let of_kind = entries.filter(|e| e.header.kind == kind);
        of_kind.map(|e| serde_json::from_str(&e.fact.payload().unwrap()).unwrap()).collect()
    }

    /// What lies on the shelf, by lot code and pieces.
    pub fn shelf(&self) -> String {
        let ledger = ReadOnly::open(&self.folder.path().join("ledger.db")).unwrap();
        let mut rows = ledger.reader().stock(None).unwrap();
        rows.sort_by(|a, b| a.lot.code.cmp(&b.lot.code));
        rows.iter().map(|r| format!("{}:{}", r.lot.code, r.quantity)).collect::<Vec<_>>().join(" ")
    }

    /// Every byte the till holds, read as text.
    pub fn everything(&self) -> String {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|f| f.unwrap().path()).filter(|p| p.is_file());
        files.map(|p| String::from_utf8_lossy(&std::fs::read(p).unwrap()).into_owned()).collect()
    }

    /// What lies in the shop's places: lot, place, quantity.
    pub fn lying(&self) -> Vec<(String, String, String)> {
        let ledger = ReadOnly::open(&self.folder.path().join("ledger.db")).unwrap();
        let rows = ledger.reader().stock(None).unwrap();
        let here = rows.iter().filter(|r| r.place.is_here() && r.quantity.is_positive());
        let mut out: Vec<_> =
            here.map(|r| (r.lot.id.to_string(), r.place.code().to_owned(), r.quantity.to_string())).collect();
        out.sort();
        out
    }

    /// Whether the proof finds nothing wrong.
    pub fn is_sound(&self) -> bool {
        let ledger = ReadOnly::open(&self.folder.path().join("ledger.db")).unwrap();
        ocop::store::verify::verify(&ledger, &mut |_| {}).unwrap().is_ok()
    }
}
