//! The loop with a real pseudo-terminal around a tiny front.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::*;
use crate::tui::Guard;

/// Writes down what it is handed; `q` quits.
#[derive(Default)]
struct Notes {
    lines: Vec<String>,
    changed: bool,
    done: bool,
}

impl Front for Notes {
    type Message = String;
    fn press(&mut self, press: Press) {
        self.done |= press == Press::Char('q');
        self.message(format!("{press:?}"));
    }
    fn message(&mut self, message: String) {
        self.lines.push(message);
        self.changed = true;
    }
    fn minute(&mut self) {}
    fn draw(&self, frame: &mut Frame<'_>) {
        let top = self.lines.len().saturating_sub(20);
        for (y, line) in (0..).zip(&self.lines[top..]) {
            frame.buffer_mut().set_string(0, y, line, ratatui::style::Style::new());
        }
        let count = format!("count {}", self.lines.len());
        frame.buffer_mut().set_string(0, 22, count, ratatui::style::Style::new());
    }
    fn quit(&self) -> bool {
        self.done
    }
    fn dirty(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }
}

/// Runs inside the pseudo-terminal made by [`Pty::open`]; by itself it does nothing.
#[test]
#[ignore = "the inner half of the stories below"]
fn inner() {
    let Some(how) = std::env::var_os("OCOP_TEST_INNER") else { return };
    let (post, inbox) = mpsc::channel();
    post.send("hello".to_owned()).unwrap();
    let ending = match Guard::take() {
        Ok(guard) => {
            let mut screen = guard.screen().unwrap();
            if how == "resized before anyone listens" {
                let size = rustix::termios::Winsize { ws_row: 20, ws_col: 60, ws_xpixel: 0, ws_ypixel: 0 };
                rustix::termios::tcsetwinsize(io::stdout(), size).unwrap();
            }
            run(&mut screen, &mut Notes::default(), inbox, || Duration::from_secs(60)).map(|e| format!("{e:?}"))
        }
        Err(error) => Ok(format!("{} {error}", error.exit_status())),
    };
    println!("ended {}", ending.unwrap());
}

struct Pty {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    glass: Arc<Mutex<vt100::Parser>>,
    seen: mpsc::Receiver<()>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
}

fn inner_command(how: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", "tui::front::tests::inner"]);
    command.env("OCOP_TEST_INNER", how);
    command
}

impl Pty {
    fn open(cols: u16, rows: u16) -> Self {
        Self::open_to(cols, rows, "as it is")
    }

    fn open_to(cols: u16, rows: u16, how: &str) -> Self {
        let pair = native_pty_system().openpty(PtySize { cols, rows, pixel_width: 0, pixel_height: 0 }).unwrap();
        let child = pair.slave.spawn_command(inner_command(how)).unwrap();
        let size = |n| NonZeroU16::new(n).unwrap();
        let glass = Arc::new(Mutex::new(vt100::Parser::new(size(rows), size(cols), 0)));
        let (mut reader, writer) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        let (tell, seen) = mpsc::channel();
        let shown = Arc::clone(&glass);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                shown.lock().unwrap().process(&bytes[..n]);
                tell.send(()).ok();
            }
        });
        Self { master: pair.master, keys: writer, glass, seen, child }
    }

    fn type_in(&mut self, bytes: &str) {
        self.keys.write_all(bytes.as_bytes()).unwrap();
    }

    fn text(&self) -> String {
        self.glass.lock().unwrap().screen().contents()
    }

    /// Waits until the glass shows this, woken by every read from the terminal.
    fn until(&self, words: &str) {
        let mut is_open = true;
        while !self.text().contains(words) {
            assert!(is_open, "{words:?} not on\n{}", self.text());
            is_open = self.seen.recv_timeout(Duration::from_secs(20)).is_ok();
        }
    }
}

#[test]
fn keys_scans_and_pastes_reach_the_front_whole_and_in_order() {
    let mut pty = Pty::open(80, 24);
    pty.until("hello");
    pty.type_in("m\u{1b}OP");
    pty.until("F(1)");
    let scans: String = (0..150).map(|n| format!("89360{n:08}\r")).collect();
    pty.type_in(&scans);
    pty.until("count 153");
    assert!(pty.text().contains("Scan(\"8936000000149\")"), "{}", pty.text());
    pty.type_in("\u{1b}[200~Chị Lan\r8936\r\u{1b}[201~");
    pty.until("Paste(\"Chị Lan\\n8936\\n\")");
    pty.type_in("\u{7f}\u{7f}ếng8936\r");
    pty.until("count 164");
    assert!(!pty.text().contains("Scan(\"8936\")"));
    pty.type_in("q");
    pty.until("ended Quit");
    assert!(pty.child.wait().unwrap().success());
}

#[test]
fn a_window_made_too_small_says_so_and_gives_the_work_back() {
    let mut pty = Pty::open(80, 24);
    pty.until("hello");
    let size = |cols, rows| PtySize { cols, rows, pixel_width: 0, pixel_height: 0 };
    pty.master.resize(size(60, 20)).unwrap();
    pty.until("cần 80×24, đang có 60×20");
    pty.type_in("q");
    pty.master.resize(size(80, 24)).unwrap();
    pty.until("hello");
    pty.type_in("q");
    pty.until("ended Quit");
}

#[test]
fn a_window_resized_while_the_till_starts_is_noticed() {
    let pty = Pty::open_to(80, 24, "resized before anyone listens");
    pty.until("cần 80×24, đang có 60×20");
}

#[test]
fn a_window_too_small_at_the_start_is_refused() {
    let pty = Pty::open(79, 24);
    pty.until("ended 2 màn hình nhỏ quá");
}

#[test]
fn the_system_may_ask_the_till_to_end() {
    for signal in [rustix::process::Signal::TERM, rustix::process::Signal::HUP] {
        let pty = Pty::open(80, 24);
        pty.until("hello");
        let id = i32::try_from(pty.child.process_id().unwrap()).unwrap();
        rustix::process::kill_process(rustix::process::Pid::from_raw(id).unwrap(), signal).unwrap();
        pty.until("ended Stopped");
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_program() {
    let pair = native_pty_system().openpty(PtySize { cols: 80, rows: 24, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut child = pair.slave.spawn_command(inner_command("as it is")).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (mut seen, mut bytes) = (Vec::new(), [0; 4096]);
    while !String::from_utf8_lossy(&seen).contains("hello") {
        let n = reader.read(&mut bytes).unwrap();
        seen.extend_from_slice(&bytes[..n]);
    }
    drop((reader, pair));
    let (tell, ended) = mpsc::channel();
    thread::spawn(move || tell.send(child.wait()));
    ended.recv_timeout(Duration::from_secs(20)).expect("it does not go on without a terminal").unwrap();
}
