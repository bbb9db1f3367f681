//! Sends a job and reports what is known of it.
//!
//! Before a slip the printer is asked whether it is ready: with an empty roll it would swallow
//! the job and say nothing. After it, the answer in its turn (`GS r 1`) is the only sign that
//! paper came out. A printer that answers nothing at all is one-way: its jobs end as sent.

use super::fault::DeviceFault;
use super::line::{Break, Line, Ways};
use super::open;
use super::target::{Target, Timeouts};
use crate::paper::{CONFIRM, flush_after_interruption, pieces};
use std::{
    fs::OpenOptions,
    io::{self, Write},
    path::Path,
};

/// Asks at once, out of turn, why the printer would not print (`DLE EOT 2`).
const READY: &[u8] = &[0x10, 0x04, 0x02];
/// How many answers are listened to before the right one.
const ANSWERS_MAX: usize = 64;

/// How far a job is known to have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// Every byte left; this printer never says more.
    Sent,
    /// The printer said in its turn that it is printed.
    Printed,
    /// Every byte left, and a printer that usually answers did not.
    Unknown,
}

/// A printer and whether its last job was cut off.
#[derive(Debug, Clone)]
pub struct Printer {
    target: Target,
    pub(super) timeouts: Timeouts,
    interrupted: bool,
}

impl Printer {
    /// Takes a printer whose last job is not known to be cut off.
    pub const fn new(target: Target, timeouts: Timeouts) -> Self {
        Self { target, timeouts, interrupted: false }
    }
    /// Takes a printer that may still wait for the rest of a job, as after a power cut.
    pub const fn after_interruption(target: Target, timeouts: Timeouts) -> Self {
        Self { target, timeouts, interrupted: true }
    }
    /// Returns where the printer is.
    pub const fn target(&self) -> &Target {
        &self.target
    }
    /// Sends a job, freeing the printer first when the one before was cut off.
    pub fn send(&mut self, job: &[u8]) -> Result<Sent, DeviceFault> {
        let sent = if self.interrupted {
            send_after_interruption(&self.target, job, self.timeouts)
        } else {
            send(&self.target, job, self.timeouts)
        };
        match &sent {
            Ok(_) => self.interrupted = false,
            Err(fault) => self.interrupted |= fault.cut_a_job(),
        }
        sent
    }
}

/// Sends a job.
pub fn send(target: &Target, job: &[u8], timeouts: Timeouts) -> Result<Sent, DeviceFault> {
    send_with(target, &[], job, timeouts)
}

/// Sends a job to a printer that may still wait for the rest of another.
pub fn send_after_interruption(target: &Target, job: &[u8], timeouts: Timeouts) -> Result<Sent, DeviceFault> {
    send_with(target, &flush_after_interruption(), job, timeouts)
}

fn send_with(target: &Target, first: &[u8], job: &[u8], timeouts: Timeouts) -> Result<Sent, DeviceFault> {
    let line = match target {
        Target::Preview(preview) => {
            preview.keep(job);
            return Ok(Sent::Sent);
        }
        Target::File(path) => return append(path, job),
        Target::Device(path) => open::device(path)?,
        Target::Tcp { host, port } => open::tcp(host, *port, timeouts.connect)?,
    };
    let talk = Talk { line, name: target.to_string(), timeouts };
    if !job.ends_with(CONFIRM) {
        return talk.write_both(first, job).map(|()| Sent::Sent);
    }
    let voice = talk.ask_ready()?;
    talk.write_both(first, job)?;
    Ok(talk.wait_for_print(voice))
}

fn append(path: &Path, job: &[u8]) -> Result<Sent, DeviceFault> {
    let write = || OpenOptions::new().append(true).create(true).open(path)?.write_all(job);
    let failed = |cause: io::Error| DeviceFault::Unusable { name: path.display().to_string(), cause };
    write().map_err(failed).map(|()| Sent::Sent)
}

/// A conversation with an open printer.
struct Talk {
    line: Line,
    name: String,
    timeouts: Timeouts,
}

impl Talk {
    /// Asks whether it is ready, and learns whether it answers at all.
    fn ask_ready(&self) -> Result<Voice, DeviceFault> {
        if self.line.ways() == Ways::One {
            return Ok(Voice::Silent);
        }
        self.line.drain();
        let mut taken = 0;
        match self.line.write_all(READY, self.timeouts.write, &mut taken) {
            Ok(()) => {}
            Err(broken) => return Err(self.broken(broken, 0)),
        }
        match self.status() {
            None => Ok(Voice::Silent),
            Some(byte) if byte & 0x20 != 0 => Err(DeviceFault::PaperOut),
            Some(byte) if byte & 0x04 != 0 => Err(DeviceFault::CoverOpen),
            Some(byte) if byte & 0x40 != 0 => Err(DeviceFault::NotReady),
            Some(_) => Ok(Voice::Heard),
        }
    }

    fn write_both(&self, first: &[u8], job: &[u8]) -> Result<(), DeviceFault> {
        self.write(first)?;
        self.write(job)
    }

    /// Writes a job piece by piece: a whole band, or what stands between.
    fn write(&self, job: &[u8]) -> Result<(), DeviceFault> {
        let mut taken = 0;
        for piece in pieces(job) {
            if let Err(broken) = self.line.write_all(piece, self.timeouts.write, &mut taken) {
                return Err(self.broken(broken, taken));
            }
        }
        Ok(())
    }

    /// Listens for the answer in its turn; one that answers late is waited for all the same.
    ///
    /// A silent printer is listened to a moment too: a connection closed over an unheard
    /// answer may lose the end of the job.
    fn wait_for_print(&self, mut voice: Voice) -> Sent {
        let mut ear = Ear::default();
        for _ in 0..ANSWERS_MAX {
            let wait = match voice {
                Voice::Heard => self.timeouts.reply,
                Voice::Silent => self.timeouts.status,
            };
            let Some(said) = self.line.read(wait) else { break };
            for answer in said.into_iter().filter_map(|byte| ear.hear(byte)) {
                match answer {
                    Answer::InTurn => return Sent::Printed,
                    Answer::Ready(_) => voice = Voice::Heard,
                }
            }
        }
        match voice {
            Voice::Heard => Sent::Unknown,
            Voice::Silent => Sent::Sent,
        }
    }

    /// Hears the printer's status, if it says one.
    fn status(&self) -> Option<u8> {
        let mut ear = Ear::default();
        for _ in 0..ANSWERS_MAX {
            let said = self.line.read(self.timeouts.status)?;
            for answer in said.into_iter().filter_map(|byte| ear.hear(byte)) {
                match answer {
                    Answer::Ready(byte) => return Some(byte),
                    Answer::InTurn => {}
                }
            }
        }
        None
    }

    fn broken(&self, broken: Break, taken: usize) -> DeviceFault {
        let name = self.name.clone();
        match broken {
            Break::Stuck => DeviceFault::Stuck { name, taken },
            Break::Failed(cause) => DeviceFault::Gone { name, taken, cause },
        }
    }
}

/// Whether the printer has been heard on this line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    Heard,
    Silent,
}

/// What a byte from the printer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// The answer to [`READY`], out of turn.
    Ready(u8),
    /// The answer to [`CONFIRM`], in its turn.
    InTurn,
}

/// Tells answers apart by the bits every maker fixes, and passes over status nobody asked for.
#[derive(Debug, Default)]
struct Ear {
    unasked: u8,
}

impl Ear {
    fn hear(&mut self, byte: u8) -> Option<Answer> {
        if self.unasked > 0 {
            self.unasked -= 1;
            return None;
        }
        match byte {
            b if b & 0x93 == 0x12 => Some(Answer::Ready(b)),
            b if b & 0x93 == 0x10 => {
                self.unasked = 3;
                None
            }
            b if b & 0x90 == 0 => Some(Answer::InTurn),
            _ => None,
        }
    }
}
