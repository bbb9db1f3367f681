//! The threads that read the terminal and hear the system's signals.
//!
//! One sleeps in crossterm until there is input. The other watches for a terminal that vanished:
//! crossterm 0.29 would go on reading it at the full speed of a core (its issue #793), so the
//! program has to end.
//!
//! The feature `use-dev-tty` of crossterm is not a matter of taste: without it, input beyond
//! 1024 bytes at a time (seventy scans, a long paste) is not read until another key is pressed.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// What came in from outside.
#[derive(Debug)]
pub enum Input {
    /// The terminal said something at this instant.
    Event {
        /// When it was read.
        at: Instant,
        /// What it said.
        event: Event,
    },
    /// The system asks the program to end.
    Stop,
    /// The terminal is no more.
    Gone,
}

/// Starts reading; every input is handed to `send` until it returns false.
///
/// `known` is the size the screen was made for: a window resized before anyone listened is told as the first event.
///
/// SIGHUP, SIGTERM and SIGINT arrive as [`Input::Stop`]; a second one ends the process at once,
/// should the first not have been heard.
pub fn start(known: (u16, u16), send: impl Fn(Input) -> bool + Clone + Send + 'static) -> io::Result<()> {
    let stop = listen()?;
    let send_end = send.clone();
    thread::Builder::new().name("watch".into()).spawn(move || send_end(watch(&stop)))?;
    thread::Builder::new().name("keys".into()).spawn(move || read_all(known, &send)).map(drop)
}

/// Returns the wire on which the signal handlers ring.
fn listen() -> io::Result<UnixStream> {
    let (stop, bell) = UnixStream::pair()?;
    let heard = Arc::new(AtomicBool::new(false));
    for signal in [SIGHUP, SIGTERM, SIGINT] {
        signal_hook::flag::register_conditional_default(signal, Arc::clone(&heard))?;
        signal_hook::flag::register(signal, Arc::clone(&heard))?;
        signal_hook::low_level::pipe::register(signal, bell.try_clone()?)?;
    }
    Ok(stop)
}

/// Sleeps until the system asks for the end or the terminal is gone.
fn watch(stop: &UnixStream) -> Input {
    let stdin = io::stdin();
    loop {
        let mut wires = [PollFd::new(&stdin, PollFlags::empty()), PollFd::new(stop, PollFlags::IN)];
        match poll(&mut wires, None) {
            Ok(_) if wires[1].revents().is_empty() => return Input::Gone,
            Ok(_) => return Input::Stop,
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return Input::Gone,
        }
    }
}

fn read_all(known: (u16, u16), send: &impl Fn(Input) -> bool) {
    // From the first poll on a resize is heard; what happened before it is only in the size.
    let _ = crossterm::event::poll(Duration::ZERO);
    if let Ok((cols, rows)) = size()
        && (cols, rows) != known
    {
        send(Input::Event { at: Instant::now(), event: Event::Resize(cols, rows) });
    }
    while let Ok(event) = crossterm::event::read() {
        if !send(Input::Event { at: Instant::now(), event }) {
            return;
        }
    }
    send(Input::Gone);
}

/// Returns the terminal's columns and rows.
pub fn size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok((size.ws_col, size.ws_row))
}
