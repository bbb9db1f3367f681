//! What a frame costs when the whole screen changes, to a terminal that is read.
//!
//! The same frame again is the floor (everything is drawn and compared, almost nothing is sent),
//! so a ratio says what sending costs. *Everything said anew* changes every name and figure;
//! *every cell anew* changes the ground as well, which no till does while selling.
//! Absolute times on a shared machine mean little.

use std::fs::File;
use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

use ocop::look::Theme;
use ocop::tui::Screen;
use portable_pty::{PtySize, native_pty_system};

#[path = "tally.rs"]
mod tally;
#[path = "frame/till.rs"]
mod till;

const SIZE: (u16, u16) = (120, 40);
const ROUNDS: usize = 15;
const FRAMES: usize = 300;

/// Counts the writes on their way to the terminal.
struct Counted {
    out: File,
    writes: usize,
    bytes: usize,
}

impl Write for &mut Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writes += 1;
        self.bytes += bytes.len();
        self.out.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Frames of one kind: their times, and what was written for them.
#[derive(Default)]
struct Tally {
    times: Vec<Duration>,
    writes: usize,
    bytes: usize,
}

fn main() -> io::Result<()> {
    let (cols, rows) = SIZE;
    let pair = native_pty_system()
        .openpty(PtySize { cols, rows, pixel_width: 0, pixel_height: 0 })
        .map_err(io::Error::other)?;
    let name = pair.master.tty_name().ok_or_else(|| io::Error::other("the pseudo-terminal has no name"))?;
    let mut reader = pair.master.try_clone_reader().map_err(io::Error::other)?;
    std::thread::spawn(move || {
        let mut bytes = [0; 65536];
        while reader.read(&mut bytes).is_ok_and(|n| n > 0) {}
    });
    let mut out = Counted { out: File::options().write(true).open(name)?, writes: 0, bytes: 0 };
    let (mut same, mut said, mut cells) = (Tally::default(), Tally::default(), Tally::default());
    for _ in 0..ROUNDS {
        measure(&mut out, &mut same, |_| (Theme::dark(), 0))?;
        measure(&mut out, &mut said, |n| (Theme::dark(), n))?;
        measure(&mut out, &mut cells, |n| (if n % 2 == 0 { Theme::dark() } else { Theme::light() }, n))?;
    }
    println!("a frame of {cols}x{rows} to a terminal that is read, {} of each kind", ROUNDS * FRAMES);
    println!("{:<22}{:>10}{:>10}{:>10}{:>10}", "", "median", "p99", "writes", "bytes");
    let (floor, floor_99) = same.tell("the same frame again");
    let mut ratios = Vec::new();
    for (name, tally) in [("everything said anew", &mut said), ("every cell anew", &mut cells)] {
        let (cost, cost_99) = tally.tell(name);
        ratios.push(cost / floor);
        println!("{:<22}{:>10.2}{:>10.2}", "  ratio to the floor", cost / floor, cost_99 / floor_99);
    }
    tally::row("frame with everything said anew / the same again", ratios[0], "×", tally::Goal::AtMost(2.0));
    Ok(())
}

/// Draws frames of one kind after one that is not counted.
fn measure(out: &mut Counted, tally: &mut Tally, kind: impl Fn(usize) -> (Theme, usize)) -> io::Result<()> {
    let (writes, bytes) = (out.writes, out.bytes);
    let mut screen = Screen::new(&mut *out, SIZE.0, SIZE.1)?;
    screen.draw(|frame| till::draw(frame, &kind(0).0, 0))?;
    for n in 1..=FRAMES {
        let (theme, turn) = kind(n);
        let begun = Instant::now();
        screen.draw(|frame| till::draw(frame, &theme, turn))?;
        tally.times.push(begun.elapsed());
    }
    drop(screen);
    tally.writes += out.writes - writes - 1;
    tally.bytes += out.bytes - bytes;
    Ok(())
}

impl Tally {
    /// Prints a line and returns the median and the 99th percentile in microseconds.
    fn tell(&mut self, name: &str) -> (f64, f64) {
        self.times.sort_unstable();
        let micros = |at: usize| self.times[at].as_secs_f64() * 1e6;
        let count = self.times.len();
        let (median, p99) = (micros(count / 2), micros(count * 99 / 100));
        let (writes, bytes) = (self.writes as f64 / count as f64, self.bytes / count);
        println!("{name:<22}{median:>8.0}µs{p99:>8.0}µs{writes:>10.2}{bytes:>10}");
        (median, p99)
    }
}
