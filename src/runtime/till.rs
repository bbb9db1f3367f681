//! The threads of an open till: the front, the ledger, the printer.

use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::domain::lang::Lang;
use crate::domain::query::SignedIn;
use crate::domain::sheet::Step;
use crate::screens::press::Press;
use crate::screens::{self, App, Effect, Msg, ScreenSettings};
use crate::store::{ReadOnly, Watch};
use crate::tui::{self, Ending, Frame, Front, Guard, Screen};

use super::clock;
use super::counter::{Counter, Wires, read_shelf};
use super::desk::Desk;
use super::printer::{self, Before, Report};
use super::reading::{Question, Reading};

/// What reaches the ledger's thread.
enum Work {
    Effect(Effect),
    Report(Report),
    Read(Reading),
    /// Whoever answered long questions is gone.
    ReaderGone,
    Minute,
}

struct Cables {
    screen: Sender<Msg>,
    printer: Sender<(i64, Vec<u8>)>,
    /// Who answers long questions, where there is a thread to spare.
    reader: Option<Sender<Question>>,
    /// What loads the catalogue, and which load was asked for last.
    shelf: Newest,
}

/// Numbers what is loaded beside, so that an old catalogue never comes after a new one.
#[derive(Debug, Clone, Default)]
struct Newest(Arc<Mutex<u64>>);

impl Newest {
    fn next(&self) -> u64 {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *asked = asked.saturating_add(1);
        *asked
    }
    /// Hands over what was loaded, unless more has been asked for since.
    fn deliver(&self, number: u64, hand_over: impl FnOnce()) {
        let asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if *asked == number {
            hand_over();
        }
    }
}

impl Wires for Cables {
    fn tell(&mut self, msg: Msg) {
        // A closed screen hears nothing, and the ledger's thread is about to end.
        let _ = self.screen.send(msg);
    }
    fn print(&mut self, job: i64, bytes: Vec<u8>) {
        let _ = self.printer.send((job, bytes));
    }
    fn watch(&mut self, rows: usize) -> Option<Watch> {
        let screen = self.screen.clone();
        Some(Watch::new(move |step| {
            let is_due = match step {
                Step::Row(n) => n.is_multiple_of(500) || n == rows,
                Step::Entry(..) => true,
            };
            if is_due {
                let _ = screen.send(Msg::Step(step));
            }
        }))
    }
    fn ask(&mut self, question: Question) -> Option<Question> {
        let Some(reader) = &self.reader else { return Some(question) };
        reader.send(question).err().map(|unsent| unsent.0)
    }
    fn load_shelf(&mut self, ledger: &Path, lang: Lang) {
        let (number, newest, screen, path) =
            (self.shelf.next(), self.shelf.clone(), self.screen.clone(), ledger.to_path_buf());
        let load = move || {
            let msg = read_shelf(&path, lang);
            newest.deliver(number, || {
                let _ = screen.send(msg);
            });
        };
        if thread::Builder::new().name("shelf".into()).spawn(load).is_err() {
            // Without a thread to spare the counter waits for its goods.
            self.tell(read_shelf(ledger, lang));
        }
    }
}

/// The screens as the front loop drives them.
struct Glass {
    app: App,
    work: Sender<Work>,
    dirty: bool,
    quit: bool,
}

impl Glass {
    fn update(&mut self, msg: Msg) {
        self.dirty = true;
        for effect in self.app.update(msg) {
            match effect {
                Effect::Bell => ring(),
                Effect::Quit => self.quit = true,
                other => {
                    // The ledger's thread ends only after this one.
                    let _ = self.work.send(Work::Effect(other));
                }
            }
        }
    }
}

fn ring() {
    use io::Write;
    let mut out = io::stdout().lock();
    let _ = out.write_all(b"\x07").and_then(|()| out.flush());
}

impl Front for Glass {
    type Message = Msg;
    fn press(&mut self, press: Press) {
        self.update(Msg::Press(press));
    }
    fn message(&mut self, message: Msg) {
        self.update(message);
    }
    fn minute(&mut self) {
        self.update(Msg::Minute(clock::now()));
        let _ = self.work.send(Work::Minute);
    }
    fn draw(&self, frame: &mut Frame<'_>) {
        screens::draw(&self.app, frame);
    }
    fn quit(&self) -> bool {
        self.quit
    }
    fn dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }
}

/// Opens the till on a terminal that was taken, until staff leave or the terminal goes.
pub fn open(guard: &Guard, desk: Desk, settings: ScreenSettings, signed_in: Option<SignedIn>) -> io::Result<Ending> {
    let (to_screen, inbox) = channel();
    let (work, to_do) = channel();
    let ledger = ledger_thread(desk, signed_in, to_screen, work.clone(), to_do)?;
    let mut glass = Glass { app: App::new(settings, clock::now()), work, dirty: true, quit: false };
    let mut screen: Screen = guard.screen()?;
    let ending = tui::run(&mut screen, &mut glass, inbox, clock::to_minute);
    let _ = glass.work.send(Work::Effect(Effect::Quit));
    // What was asked before leaving is done before leaving.
    let _ = ledger.join();
    ending
}

fn ledger_thread(
    desk: Desk,
    signed_in: Option<SignedIn>,
    screen: Sender<Msg>,
    work: Sender<Work>,
    to_do: Receiver<Work>,
) -> io::Result<thread::JoinHandle<()>> {
    let target = printer::target(&desk.config.printer.target);
    let cut = desk.ledger.reader().job_cut_off().unwrap_or(true);
    let before = if cut { Before::CutOff } else { Before::Ended };
    let (ledger_file, told) = (desk.ledger.path().to_path_buf(), screen.clone());
    let lang = desk.lang();
    let file = ledger_file.clone();
    let reader = reader_thread(work.clone(), move |question| Reading::of(&file, question));
    let pages = printer::start(target, before, lang, move |report| {
        let _ = work.send(Work::Report(report));
    })?;
    thread::Builder::new().name("ledger".into()).spawn(move || {
        let cables = Cables { screen, printer: pages, reader, shelf: Newest::default() };
        let mut counter = Counter::new(desk, signed_in, cables);
        counter.begin();
        check_beside(ledger_file, lang, told);
        for work in to_do {
            match work {
                Work::Effect(effect) => {
                    if !counter.perform(effect) {
                        break;
                    }
                }
                Work::Report(report) => counter.report(report),
                Work::Read(reading) => counter.read(reading),
                Work::ReaderGone => counter.reader_gone(),
                Work::Minute => counter.minute(),
            }
        }
        counter.idle();
    })
}

/// The questions of the thread that answers them. However it ends, the ledger's thread hears of it.
struct Questions {
    asked: Option<Receiver<Question>>,
    work: Sender<Work>,
}

impl Drop for Questions {
    fn drop(&mut self) {
        // First nothing more can be asked here, then what was asked is given back.
        drop(self.asked.take());
        let _ = self.work.send(Work::ReaderGone);
    }
}

/// Answers long questions in the order they come, beside the ledger's thread; none without a thread to spare.
fn reader_thread(work: Sender<Work>, read: impl Fn(Question) -> Reading + Send + 'static) -> Option<Sender<Question>> {
    let (ask, asked) = channel();
    let questions = Questions { asked: Some(asked), work };
    let answer = move || {
        for question in questions.asked.iter().flatten() {
            if questions.work.send(Work::Read(read(question))).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("reader".into()).spawn(answer).ok().map(|_| ask)
}

/// Looks the whole file over beside the till, so that the first frame waits for nothing.
fn check_beside(ledger: std::path::PathBuf, lang: Lang, told: Sender<Msg>) {
    let check = move || {
        let found = ReadOnly::open(&ledger).and_then(|l| l.quick_check());
        if let Err(fault) = found {
            let _ = told.send(Msg::Failed(fault.say(lang)));
        }
    };
    // Without a thread to spare the check is left to `ocop verify`.
    let _ = thread::Builder::new().name("check".into()).spawn(check);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::{Answer, Query};

    #[test]
    fn questions_are_answered_beside_the_ledger_in_the_order_they_come() {
        let folder = tempfile::tempdir().unwrap();
        let home = super::super::Home::find(Some(folder.path().into()));
        let (config, practice) = (crate::config::Config::default(), crate::commands::Practice::Practice);
        drop(Desk::create(&home, config, practice, clock::now()).unwrap());
        let (work, to_do) = channel();
        let ledger = home.ledger();
        let asked = reader_thread(work, move |question| Reading::of(&ledger, question)).unwrap();
        let question = |query| Question { query, after: 0 };
        asked.send(question(Query::Oversold { as_of: None })).unwrap();
        asked.send(question(Query::Counts)).unwrap();
        let answers = to_do.iter().take(2).map(|work| match work {
            Work::Read(reading) => reading.answer.unwrap(),
            Work::Effect(_) | Work::Report(_) | Work::Minute | Work::ReaderGone => panic!("nothing else was sent"),
        });
        assert_eq!(
            answers.collect::<Vec<_>>(),
            [Answer::Oversold { as_of: None, rows: Vec::new() }, Answer::Counts(Vec::new())]
        );
    }

    #[test]
    fn a_reader_that_dies_says_so_and_takes_no_more_questions() {
        let (work, to_do) = channel();
        let asked = reader_thread(work, |question| panic!("a fault while reading {question:?}")).unwrap();
        asked.send(Question { query: Query::Counts, after: 0 }).unwrap();
        assert!(matches!(to_do.recv(), Ok(Work::ReaderGone)));
        assert!(asked.send(Question { query: Query::Counts, after: 0 }).is_err());
    }

    #[test]
    fn an_old_catalogue_never_comes_after_a_new_one() {
        let (newest, mut shown) = (Newest::default(), Vec::new());
        let (first, second) = (newest.next(), newest.next());
        newest.deliver(second, || shown.push(second));
        newest.deliver(first, || shown.push(first));
        assert_eq!(shown, [second]);
    }
}
