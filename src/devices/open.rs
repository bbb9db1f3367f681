//! Opens the way to a printer.

use super::fault::DeviceFault;
use super::line::{Line, Ways};
use rustix::fs::OFlags;
use std::{
    fs::{File, OpenOptions},
    io::{self, ErrorKind},
    net::{SocketAddr, TcpStream, ToSocketAddrs},
    os::{
        fd::OwnedFd,
        unix::fs::{FileTypeExt, OpenOptionsExt},
    },
    path::Path,
    time::Duration,
};

/// Opens a device file for both ways where it can be heard, else for writing.
pub(super) fn device(path: &Path) -> Result<Line, DeviceFault> {
    let name = path.display().to_string();
    let kind = std::fs::metadata(path).map_err(|e| refused(&name, e))?.file_type();
    let open = |ways: Ways| {
        let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
        OpenOptions::new().read(ways == Ways::Two).write(true).custom_flags(flags).open(path).map(|f| (f, ways))
    };
    let opened = if kind.is_char_device() { open(Ways::Two).or_else(|_| open(Ways::One)) } else { open(Ways::One) };
    let (file, ways) = opened.map_err(|e| refused(&name, e))?;
    raw(&file).map_err(|cause| DeviceFault::Unusable { name, cause })?;
    Ok(Line::new(OwnedFd::from(file), ways))
}

/// Stops a serial line from translating bytes.
fn raw(file: &File) -> io::Result<()> {
    if rustix::termios::isatty(file) {
        let mut settings = rustix::termios::tcgetattr(file)?;
        settings.make_raw();
        rustix::termios::tcsetattr(file, rustix::termios::OptionalActions::Now, &settings)?;
    }
    Ok(())
}

fn refused(name: &str, cause: io::Error) -> DeviceFault {
    let name = name.to_owned();
    let gone = [rustix::io::Errno::NXIO, rustix::io::Errno::NODEV].map(|e| Some(e.raw_os_error()));
    match cause.kind() {
        ErrorKind::NotFound => DeviceFault::NotFound(name),
        ErrorKind::PermissionDenied => DeviceFault::NotAllowed(name),
        ErrorKind::ResourceBusy => DeviceFault::Busy(name),
        _ if gone.contains(&cause.raw_os_error()) => DeviceFault::NotFound(name),
        _ => DeviceFault::Unusable { name, cause },
    }
}

/// Resolves the name, then tries each of its addresses.
pub(super) fn tcp(host: &str, port: u16, connect: Duration) -> Result<Line, DeviceFault> {
    let addresses: Vec<SocketAddr> =
        (host, port).to_socket_addrs().map_err(|_| DeviceFault::NoName(host.to_owned()))?.collect();
    if addresses.is_empty() {
        return Err(DeviceFault::NoName(host.to_owned()));
    }
    let stream = addresses.iter().find_map(|a| TcpStream::connect_timeout(a, connect).ok());
    let silent = || DeviceFault::NoAnswer(format!("{host}:{port}"));
    let stream = stream.ok_or_else(silent)?;
    stream.set_nonblocking(true).and_then(|()| stream.set_nodelay(true)).map_err(|_| silent())?;
    Ok(Line::new(OwnedFd::from(stream), Ways::Two))
}
