//! One open way to a printer: a socket or a device file that never blocks.
//!
//! Waiting is `poll`, not a clock: the limit holds for one more byte, so a slow printer that
//! keeps printing is never called stuck.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::{
    io,
    os::fd::{AsFd, OwnedFd},
    time::Duration,
};

/// Whether the printer can be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ways {
    /// Bytes go one way only.
    One,
    /// It may answer.
    Two,
}

/// An open line.
#[derive(Debug)]
pub(super) struct Line {
    fd: OwnedFd,
    ways: Ways,
}

/// Why a write ended early.
#[derive(Debug)]
pub(super) enum Break {
    /// No byte was taken in time.
    Stuck,
    /// The system refused.
    Failed(io::Error),
}

impl Line {
    /// Takes a descriptor that does not block.
    pub(super) const fn new(fd: OwnedFd, ways: Ways) -> Self {
        Self { fd, ways }
    }
    /// Returns whether the printer can be heard.
    pub(super) const fn ways(&self) -> Ways {
        self.ways
    }

    /// Writes all bytes, counting those taken, or says why not.
    pub(super) fn write_all(&self, bytes: &[u8], wait: Duration, taken: &mut usize) -> Result<(), Break> {
        let mut rest = bytes;
        while !rest.is_empty() {
            match rustix::io::write(&self.fd, rest) {
                Ok(0) => return Err(Break::Failed(io::ErrorKind::WriteZero.into())),
                Ok(n) => {
                    *taken += n;
                    rest = rest.get(n..).unwrap_or(&[]);
                }
                Err(e) if e == rustix::io::Errno::AGAIN => {
                    if !self.ready(PollFlags::OUT, wait).map_err(Break::Failed)? {
                        return Err(Break::Stuck);
                    }
                }
                Err(e) if e == rustix::io::Errno::INTR => {}
                Err(e) => return Err(Break::Failed(e.into())),
            }
        }
        Ok(())
    }

    /// Reads what the printer says; nothing when it stays silent.
    pub(super) fn read(&self, wait: Duration) -> Option<Vec<u8>> {
        let mut said = [0; 64];
        if self.ways == Ways::One || !self.ready(PollFlags::IN, wait).ok()? {
            return None;
        }
        let n = rustix::io::read(&self.fd, &mut said).ok().filter(|n| *n > 0)?;
        said.get(..n).map(<[u8]>::to_vec)
    }

    /// Throws away what was said before.
    pub(super) fn drain(&self) {
        for _ in 0..64 {
            if self.read(Duration::ZERO).is_none() {
                return;
            }
        }
    }

    fn ready(&self, what: PollFlags, wait: Duration) -> io::Result<bool> {
        let limit = Timespec::try_from(wait).map_err(|_| io::ErrorKind::InvalidInput)?;
        loop {
            let mut fds = [PollFd::from_borrowed_fd(self.fd.as_fd(), what)];
            match poll(&mut fds, Some(&limit)) {
                Ok(n) => return Ok(n > 0),
                Err(e) if e == rustix::io::Errno::INTR => {}
                Err(e) => return Err(e.into()),
            }
        }
    }
}
