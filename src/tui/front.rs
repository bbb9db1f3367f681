//! The loop at the front: waits, hands over, draws when something changed.
//!
//! It sleeps until there is input, a message, a held character to let go, or another minute.
//! It knows neither the screens nor who sends the messages.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use super::decode::Decoder;
use super::reader::{self, Input};
use super::screen::Screen;
use super::{SIZE_MIN, is_large_enough};
use crate::screens::press::Press;

/// How many things are taken in before the next frame, so that a flood cannot freeze the screen.
const BATCH_MAX: usize = 512;

/// What the loop drives.
pub trait Front {
    /// What other threads send.
    type Message: Send + 'static;
    /// Takes a press.
    fn press(&mut self, press: Press);
    /// Takes a message.
    fn message(&mut self, message: Self::Message);
    /// Notes that the clock shows another minute.
    fn minute(&mut self);
    /// Draws the whole screen as it is now.
    fn draw(&self, frame: &mut Frame<'_>);
    /// Returns whether the loop is to end.
    fn quit(&self) -> bool;
    /// Returns whether anything changed since it was last asked.
    fn dirty(&mut self) -> bool;
}

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The person at the till left.
    Quit,
    /// The system asked: SIGTERM, SIGHUP or SIGINT.
    Stopped,
    /// The terminal vanished.
    Gone,
}

/// All that can wake the loop.
enum Wake<M> {
    Input(Input),
    Message(M),
}

/// Runs until the front quits, the system asks, or the terminal vanishes.
///
/// `to_minute` tells how long it is until the clock shows another minute; the clock is not ours.
pub fn run<A: Front, W: Write>(
    screen: &mut Screen<W>,
    app: &mut A,
    inbox: Receiver<A::Message>,
    to_minute: impl FnMut() -> Duration,
) -> io::Result<Ending> {
    let (wake, wakes) = mpsc::channel();
    let keys = wake.clone();
    reader::start(screen.size(), move |input| keys.send(Wake::Input(input)).is_ok())?;
    thread::Builder::new().name("inbox".into()).spawn(move || forward(inbox, &wake))?;
    let decoder = Decoder::new(Instant::now());
    Loop { screen, app, to_minute, decoder, stale: true, ending: None }.run(&wakes)
}

fn forward<M>(inbox: Receiver<M>, wake: &Sender<Wake<M>>) {
    for message in inbox {
        if wake.send(Wake::Message(message)).is_err() {
            return;
        }
    }
}

struct Loop<'a, A, W: Write, T> {
    screen: &'a mut Screen<W>,
    app: &'a mut A,
    to_minute: T,
    decoder: Decoder,
    /// The glass no longer shows the last frame.
    stale: bool,
    ending: Option<Ending>,
}

impl<A: Front, W: Write, T: FnMut() -> Duration> Loop<'_, A, W, T> {
    fn run(&mut self, wakes: &Receiver<Wake<A::Message>>) -> io::Result<Ending> {
        let mut minute = self.next_minute();
        loop {
            if let Some(ending) = self.ending {
                return Ok(ending);
            }
            self.draw()?;
            let due = self.decoder.deadline().map_or(minute, |held| held.min(minute));
            match wakes.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(wake) => self.take_in(wake, wakes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(Ending::Gone),
            }
            let now = Instant::now();
            self.let_go(now);
            if now >= minute {
                self.app.minute();
                minute = self.next_minute();
            }
            if self.app.quit() {
                self.ending = Some(Ending::Quit);
            }
        }
    }

    fn next_minute(&mut self) -> Instant {
        Instant::now() + (self.to_minute)().clamp(Duration::from_millis(1), Duration::from_secs(60))
    }

    /// Takes in all that waits, in order, before anything is drawn.
    fn take_in(&mut self, first: Wake<A::Message>, wakes: &Receiver<Wake<A::Message>>) {
        for wake in std::iter::once(first).chain(wakes.try_iter()).take(BATCH_MAX) {
            match wake {
                Wake::Message(message) => self.app.message(message),
                Wake::Input(Input::Event { at, event }) => {
                    let mut presses = Vec::new();
                    self.decoder.feed(at, event, &mut presses);
                    self.hand_over(presses);
                }
                Wake::Input(Input::Stop) => self.ending = Some(Ending::Stopped),
                Wake::Input(Input::Gone) => self.ending = Some(Ending::Gone),
            }
            if self.ending.is_some() || self.app.quit() {
                return;
            }
        }
    }

    fn let_go(&mut self, now: Instant) {
        let mut presses = Vec::new();
        self.decoder.expire(now, &mut presses);
        self.hand_over(presses);
    }

    /// Hands presses over unless the screen is too small to see what they would do.
    fn hand_over(&mut self, presses: Vec<Press>) {
        for press in presses {
            if let Press::Resize { cols, rows } = press {
                self.stale |= self.screen.resize(cols, rows).is_ok();
                self.app.press(press);
            } else if self.fits() {
                self.app.press(press);
            }
        }
    }

    fn fits(&self) -> bool {
        let (cols, rows) = self.screen.size();
        is_large_enough(cols, rows)
    }

    fn draw(&mut self) -> io::Result<()> {
        if !(self.app.dirty() | self.stale) {
            return Ok(());
        }
        self.stale = false;
        let (fits, app) = (self.fits(), &*self.app);
        self.screen.draw(|frame| if fits { app.draw(frame) } else { draw_too_small(frame) })
    }
}

/// Says what is needed, in the middle, however little room there is.
fn draw_too_small(frame: &mut Frame<'_>) {
    let area = frame.area();
    Clear.render(area, frame.buffer_mut());
    let (cols, rows) = SIZE_MIN;
    let words = [
        "Màn hình nhỏ quá".to_owned(),
        format!("cần {cols}×{rows}, đang có {}×{}", area.width, area.height),
        String::new(),
        "Kéo cửa sổ rộng ra là bán tiếp được".to_owned(),
        format!("Make the window {cols}×{rows} to go on"),
    ];
    let top = area.y + area.height.saturating_sub(5) / 2;
    for (y, words) in (top..area.bottom()).zip(words) {
        let row = Rect { y, height: 1, ..area };
        Line::from(words).alignment(Alignment::Center).render(row, frame.buffer_mut());
    }
}

#[cfg(test)]
mod tests;
