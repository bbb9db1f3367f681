//! Where a job goes, and how long to wait for it.

use std::{
    fmt,
    path::PathBuf,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// The port printers listen on.
const PORT: u16 = 9_100;

/// The place a printer is reached at.
#[derive(Debug, Clone)]
pub enum Target {
    /// A file that every job is added to.
    File(PathBuf),
    /// A device file such as `/dev/usb/lp0`.
    Device(PathBuf),
    /// A printer on the network.
    Tcp {
        /// Its name or address.
        host: String,
        /// Its port, mostly 9100.
        port: u16,
    },
    /// No printer: the last job is kept to be looked at.
    Preview(Preview),
}

/// The last job of a till without a printer; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Preview(Arc<Mutex<Vec<u8>>>);

impl Preview {
    /// Returns the last job.
    pub fn last(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
    pub(super) fn keep(&self, job: &[u8]) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.clear();
        last.extend_from_slice(job);
    }
}

/// A printer's place that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write the printer as preview, file:PATH, tcp:HOST, tcp:HOST:PORT or /dev/…")]
pub struct TargetError;

impl FromStr for Target {
    type Err = TargetError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text == "preview" {
            return Ok(Self::Preview(Preview::default()));
        }
        if let Some(path) = text.strip_prefix("file:").filter(|p| !p.is_empty()) {
            return Ok(Self::File(path.into()));
        }
        if let Some(place) = text.strip_prefix("tcp:").filter(|p| !p.is_empty()) {
            return tcp(place);
        }
        if text.starts_with("/dev/") { Ok(Self::Device(text.into())) } else { Err(TargetError) }
    }
}

fn tcp(place: &str) -> Result<Target, TargetError> {
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port.parse().map_err(|_| TargetError)?),
        Some(_) | None => (place, PORT),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if host.is_empty() { Err(TargetError) } else { Ok(Target::Tcp { host: host.to_owned(), port }) }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) | Self::Device(path) => write!(f, "{}", path.display()),
            Self::Tcp { host, port } => write!(f, "{host}:{port}"),
            Self::Preview(_) => f.write_str("preview"),
        }
    }
}

/// How long to wait before a printer counts as stuck or silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For the connection to stand.
    pub connect: Duration,
    /// For the printer to take one more byte.
    pub write: Duration,
    /// For the answer whether it is ready.
    pub status: Duration,
    /// For the answer that all is printed.
    pub reply: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            write: Duration::from_secs(8),
            status: Duration::from_millis(400),
            reply: Duration::from_secs(20),
        }
    }
}
