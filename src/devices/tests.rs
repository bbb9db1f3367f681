//! Printers that answer, keep silent, jam and break, played by a thread or a pseudo terminal.

use super::*;
use crate::domain::slip::Lang;
use crate::paper::{Block, Style, WidthDots, drawer_pulse, escpos_bytes, raster};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(30);
const LONG: Duration = Duration::from_secs(10);

fn timeouts(status: Duration, reply: Duration) -> Timeouts {
    Timeouts { connect: LONG, write: SHORT, status, reply }
}

fn job() -> Vec<u8> {
    escpos_bytes(&raster(&[Block::center("PHIẾU TÍNH TIỀN", Style::TITLE)], WidthDots::MM58))
}

/// A printer on the network: answers readiness and print, where it does; returns what it took.
fn printer(ready: Option<u8>, in_turn: &'static [u8]) -> (Target, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let thread = spawn(move || take(listener.accept().unwrap().0, ready, in_turn));
    (Target::Tcp { host: "127.0.0.1".into(), port }, thread)
}

fn take(mut stream: TcpStream, ready: Option<u8>, in_turn: &[u8]) -> Vec<u8> {
    let (mut taken, mut byte) = (Vec::new(), [0]);
    while stream.read(&mut byte).is_ok_and(|n| n > 0) {
        taken.push(byte[0]);
        if taken == [0x10, 0x04, 0x02] {
            stream.write_all(ready.as_slice()).unwrap();
        }
        if taken.ends_with(&[0x1D, 0x72, 0x01]) {
            stream.write_all(in_turn).unwrap();
        }
    }
    taken
}

#[test]
fn a_printer_that_answers_in_its_turn_has_printed() {
    let (target, printer) = printer(Some(0x12), &[0x00]);
    assert_eq!(send(&target, &job(), timeouts(LONG, LONG)).unwrap(), Sent::Printed);
    drop(target);
    assert_eq!(printer.join().unwrap()[3..], job());
}

#[test]
fn status_nobody_asked_for_is_not_an_answer() {
    let (target, _printer) = printer(Some(0x12), &[0x10, 0x00, 0x00, 0x00]);
    assert_eq!(send(&target, &job(), timeouts(LONG, SHORT)).unwrap(), Sent::Unknown);
}

#[test]
fn a_printer_slow_to_answer_is_still_waited_for() {
    let (target, _printer) = printer(None, &[0x12, 0x00]);
    assert_eq!(send(&target, &job(), timeouts(SHORT, LONG)).unwrap(), Sent::Printed);
}

#[test]
fn a_silent_printer_is_one_way_and_its_jobs_are_sent() {
    let (target, printer) = printer(None, &[]);
    assert_eq!(send(&target, &job(), timeouts(SHORT, LONG)).unwrap(), Sent::Sent);
    assert!(printer.join().unwrap().ends_with(&job()));
}

#[test]
fn an_empty_roll_or_an_open_lid_is_told_before_a_byte_is_sent() {
    for (status, said) in [(0x32, "Máy in hết giấy"), (0x16, "Nắp máy in đang mở"), (0x52, "Máy in báo lỗi")]
    {
        let (target, printer) = printer(Some(status), &[]);
        let fault = send(&target, &job(), timeouts(LONG, LONG)).unwrap_err();
        assert!(fault.sentence(Lang::Vi).starts_with(said), "{fault:?}");
        assert!(!fault.cut_a_job());
        assert_eq!(printer.join().unwrap(), [0x10, 0x04, 0x02]);
    }
}

#[test]
fn the_drawer_opens_even_without_paper() {
    let (target, printer) = printer(Some(0x32), &[]);
    assert_eq!(send(&target, &drawer_pulse(), timeouts(LONG, LONG)).unwrap(), Sent::Sent);
    assert_eq!(printer.join().unwrap(), drawer_pulse());
}

#[test]
fn a_printer_that_hangs_up_is_told_from_one_that_is_absent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let target = Target::Tcp { host: "127.0.0.1".into(), port };
    let fault = send(&target, &job(), timeouts(SHORT, SHORT)).unwrap_err();
    assert!(matches!(fault, DeviceFault::NoAnswer(_)), "{fault:?}");
    assert!(fault.sentence(Lang::En).starts_with("no answer from 127.0.0.1:"));
}

/// A serial line whose other end reads nothing until told.
fn serial() -> (Box<dyn portable_pty::MasterPty + Send>, Box<dyn portable_pty::SlavePty + Send>, Target) {
    let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
    let path = pair.master.tty_name().unwrap();
    (pair.master, pair.slave, Target::Device(path))
}

#[test]
fn a_jammed_device_is_given_up_and_freed_before_the_next_job() {
    let (master, _slave, target) = serial();
    let mut printer = Printer::new(target, timeouts(SHORT, SHORT));
    let long = vec![b'.'; 200_000];
    let fault = printer.send(&long).unwrap_err();
    assert!(matches!(&fault, DeviceFault::Stuck { taken, .. } if (1..200_000).contains(taken)), "{fault:?}");
    assert!(fault.cut_a_job() && fault.sentence(Lang::Vi).contains("dừng giữa chừng"));

    let mut reader = master.try_clone_reader().unwrap();
    let seen = spawn(move || {
        let (mut seen, mut some) = (Vec::new(), [0; 4096]);
        while !seen.ends_with(&drawer_pulse()) {
            let n = reader.read(&mut some).unwrap();
            seen.extend_from_slice(&some[..n]);
        }
        seen
    });
    printer.timeouts.write = LONG;
    assert_eq!(printer.send(&drawer_pulse()).unwrap(), Sent::Sent);
    let seen = seen.join().unwrap();
    let freed = seen.iter().filter(|b| **b == 0).count();
    assert!(freed >= 8_192, "{freed} empty dots before the next job");
}

#[test]
fn a_device_file_is_asked_and_answers_too() {
    let (master, _slave, target) = serial();
    let (mut reader, mut writer) = (master.try_clone_reader().unwrap(), master.take_writer().unwrap());
    let printer = spawn(move || {
        let (mut taken, mut byte) = (Vec::new(), [0]);
        while !taken.ends_with(&[0x1D, 0x72, 0x01]) {
            reader.read_exact(&mut byte).unwrap();
            taken.push(byte[0]);
            if taken == [0x10, 0x04, 0x02] {
                writer.write_all(&[0x12]).unwrap();
            }
        }
        writer.write_all(&[0x00]).unwrap();
        taken
    });
    let timeouts = Timeouts { write: LONG, ..timeouts(LONG, LONG) };
    assert_eq!(send(&target, &job(), timeouts).unwrap(), Sent::Printed);
    assert_eq!(printer.join().unwrap()[3..], job(), "no byte is translated on the way");
}

#[test]
fn a_missing_device_says_what_to_check() {
    let fault = send(&Target::Device("/dev/no-such-printer".into()), &job(), timeouts(SHORT, SHORT)).unwrap_err();
    assert_eq!(fault.sentence(Lang::Vi), "Không thấy máy in /dev/no-such-printer – kiểm tra dây và nguồn");
}

#[test]
fn a_pipe_takes_a_job_one_way() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("pipe");
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    let target = Target::Device(path.clone());
    let absent = send(&target, &job(), timeouts(SHORT, SHORT)).unwrap_err();
    assert!(matches!(absent, DeviceFault::NotFound(_)), "nobody reads: {absent:?}");
    let reader = spawn(move || std::fs::read(path).unwrap());
    let sent = std::iter::repeat_with(|| send(&target, &job(), timeouts(SHORT, LONG))).find(Result::is_ok);
    assert_eq!(sent.unwrap().unwrap(), Sent::Sent);
    assert_eq!(reader.join().unwrap(), job());
}

#[test]
fn a_file_keeps_every_job_and_a_preview_the_last() {
    let dir = tempfile::tempdir().unwrap();
    let file = Target::File(dir.path().join("jobs.bin"));
    let preview = Preview::default();
    for job in [b"one".as_slice(), b"two"] {
        for target in [&file, &Target::Preview(preview.clone())] {
            assert_eq!(send(target, job, Timeouts::default()).unwrap(), Sent::Sent);
        }
    }
    assert_eq!(std::fs::read(dir.path().join("jobs.bin")).unwrap(), b"onetwo");
    assert_eq!(preview.last(), b"two");
}

#[test]
fn a_printers_place_is_read_from_one_word() {
    let place = |text: &str| text.parse::<Target>().map(|t| t.to_string());
    for (text, read) in [
        ("preview", "preview"),
        ("/dev/usb/lp0", "/dev/usb/lp0"),
        ("file:/tmp/x.bin", "/tmp/x.bin"),
        ("tcp:10.0.0.9", "10.0.0.9:9100"),
        ("tcp:may-in.local:9101", "may-in.local:9101"),
        ("tcp:[fe80::1]:9100", "fe80::1:9100"),
        ("tcp:[fe80::1]", "fe80::1:9100"),
    ] {
        assert_eq!(place(text).as_deref(), Ok(read));
    }
    for text in ["", "tcp:", "tcp::9100", "tcp:x:port", "lp0", "file:"] {
        assert_eq!(place(text), Err(TargetError), "{text}");
    }
}
