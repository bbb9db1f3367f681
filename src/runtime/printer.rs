//! The printer's own thread: one job at a time, and no more claimed than is known.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::config::PrinterTarget;
use crate::devices::{Printer, Sent, Target, Timeouts};
use crate::domain::lang::Lang;
use crate::domain::outbox::JobState;

/// Turns the settings' printer into a target.
pub fn target(printer: &PrinterTarget) -> Target {
    match printer {
        PrinterTarget::Preview => Target::Preview(crate::devices::Preview::default()),
        PrinterTarget::File(path) => Target::File(path.clone()),
        PrinterTarget::Device(path) => Target::Device(path.clone()),
        PrinterTarget::Tcp { host, port } => Target::Tcp { host: host.clone(), port: *port },
    }
}

/// How a job ended: the state to note, and a sentence when it failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The job.
    pub id: i64,
    /// The state to note: `Queued` to try again, `Unknown` when it was cut off.
    pub state: JobState,
    /// What to tell staff; empty when nothing failed.
    pub sentence: String,
}

/// Whether an earlier job may have been cut off, so that the printer waits for the rest of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The last job ended.
    Ended,
    /// The last job was begun and nobody knows how far it came.
    CutOff,
}

/// Starts the printer's thread; jobs go in, reports come back through `report`.
pub fn start(
    target: Target,
    before: Before,
    lang: Lang,
    report: impl Fn(Report) + Send + 'static,
) -> std::io::Result<Sender<(i64, Vec<u8>)>> {
    let (jobs, inbox): (Sender<(i64, Vec<u8>)>, Receiver<_>) = channel();
    let mut printer = match before {
        Before::Ended => Printer::new(target, Timeouts::default()),
        Before::CutOff => Printer::after_interruption(target, Timeouts::default()),
    };
    thread::Builder::new().name("printer".into()).spawn(move || {
        for (id, bytes) in inbox {
            let (state, sentence) = send(&mut printer, &bytes, lang);
            report(Report { id, state, sentence });
        }
    })?;
    Ok(jobs)
}

/// Sends one job now and says how it ended.
pub fn send(printer: &mut Printer, bytes: &[u8], lang: Lang) -> (JobState, String) {
    match printer.send(bytes) {
        Ok(Sent::Printed) => (JobState::Printed, String::new()),
        Ok(Sent::Sent) => (JobState::Sent, String::new()),
        Ok(Sent::Unknown) => (JobState::Unknown, String::new()),
        // Cut off in the middle: a second try may print it twice, so a person looks first.
        Err(fault) if fault.cut_a_job() => (JobState::Unknown, fault.sentence(lang)),
        Err(fault) => (JobState::Queued, fault.sentence(lang)),
    }
}
