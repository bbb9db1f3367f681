//! A program under a pseudo-terminal, watched until its first whole frame.
#![allow(dead_code, reason = "each program takes what it needs")]

use std::io::Read;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::history::{Done, POINT_NAME};

const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
/// Longer than any start: a program that is silent so long has no screen.
const PATIENCE: Duration = Duration::from_secs(10);

/// A program that runs; it is ended with the value.
pub struct Running {
    child: Box<dyn Child + Send + Sync>,
    pub screen: Receiver<Vec<u8>>,
    begun: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How a start went.
pub enum Start {
    /// The frame was there after so long.
    Frame(Running, Duration),
    /// The program ended, or said nothing, and this is what it left on the screen.
    NoScreen(String),
}

/// Runs a program and returns it at once.
pub fn run(program: &str, args: &[&str]) -> Done<Running> {
    let pair = native_pty_system().openpty(SIZE)?;
    let mut command = CommandBuilder::new(program);
    command.args(args);
    command.env("TERM", "xterm-256color");
    let mut reader = pair.master.try_clone_reader()?;
    let (tell, screen) = channel();
    let begun = Instant::now();
    let child = pair.slave.spawn_command(command)?;
    drop(pair.slave);
    std::thread::spawn(move || {
        let mut bytes = [0; 65_536];
        while let Ok(n) = reader.read(&mut bytes) {
            if n == 0 || tell.send(bytes[..n].to_vec()).is_err() {
                break;
            }
        }
    });
    Ok(Running { child, screen, begun, _master: pair.master })
}

impl Running {
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap_or(0)
    }
    /// Waits until a text stands on the screen.
    pub fn shows(self, text: &str) -> Start {
        let size = |n| std::num::NonZero::new(n).unwrap_or(std::num::NonZero::<u16>::MIN);
        let (rows, cols) = (size(SIZE.rows), size(SIZE.cols));
        let mut parser = vt100::Parser::new(rows, cols, 0);
        while let Ok(bytes) = self.screen.recv_timeout(PATIENCE) {
            parser.process(&bytes);
            if parser.screen().contents().contains(text) {
                let time = self.begun.elapsed();
                return Start::Frame(self, time);
            }
        }
        let said = parser.screen().contents();
        Start::NoScreen(said.lines().filter(|l| !l.trim().is_empty()).take(2).collect::<Vec<_>>().join(" "))
    }
}

/// Starts the till in a folder and waits for its first whole frame.
pub fn till(home: &ocop::runtime::Home) -> Done<Start> {
    let dir = home.dir().to_str().ok_or("the folder's name is no text")?;
    Ok(run(env!("CARGO_BIN_EXE_ocop"), &["--home", dir])?.shows(POINT_NAME))
}
