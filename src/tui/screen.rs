//! Frames on the terminal, one write each.
//!
//! The backend flushes where it likes (hiding the cursor is a flush); its bytes are gathered here
//! and leave in one piece when the frame is whole. Unbuffered, a frame is thousands of writes.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// Room for a frame; a larger one grows it once.
const FRAME_BYTES: usize = 64 * 1024;

/// The bytes of the frame being made.
#[derive(Debug, Clone)]
struct Ink(Rc<RefCell<Vec<u8>>>);

impl Write for Ink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    /// Keeps the bytes: only a whole frame leaves.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A terminal of known size that is drawn on frame by frame.
#[derive(Debug)]
pub struct Screen<W: Write = File> {
    terminal: Terminal<CrosstermBackend<Ink>>,
    ink: Ink,
    out: W,
    size: (u16, u16),
}

impl Screen<File> {
    /// Takes the standard output, past the line buffer of the standard library.
    pub fn on_stdout(cols: u16, rows: u16) -> io::Result<Self> {
        let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        Self::new(out, cols, rows)
    }
}

impl<W: Write> Screen<W> {
    /// Draws on this writer as on a terminal of this size.
    pub fn new(out: W, cols: u16, rows: u16) -> io::Result<Self> {
        let ink = Ink(Rc::new(RefCell::new(Vec::with_capacity(FRAME_BYTES))));
        let terminal = blank_terminal(&ink, cols, rows)?;
        Ok(Self { terminal, ink, out, size: (cols, rows) })
    }

    /// Returns columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Takes another size; the next frame is drawn whole.
    pub fn resize(&mut self, cols: u16, rows: u16) -> io::Result<()> {
        self.ink.0.borrow_mut().clear();
        self.terminal = blank_terminal(&self.ink, cols, rows)?;
        self.size = (cols, rows);
        Ok(())
    }

    /// Draws a frame and writes what differs from the frame before, in one write.
    pub fn draw(&mut self, frame: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(frame)?;
        let mut bytes = self.ink.0.borrow_mut();
        let written = self.out.write_all(&bytes).and_then(|()| self.out.flush());
        bytes.clear();
        written
    }
}

/// A terminal whose first frame begins by wiping the glass.
fn blank_terminal(ink: &Ink, cols: u16, rows: u16) -> io::Result<Terminal<CrosstermBackend<Ink>>> {
    use crossterm::terminal::{Clear, ClearType};
    crossterm::queue!(ink.0.borrow_mut(), Clear(ClearType::All))?;
    let viewport = Viewport::Fixed(Rect::new(0, 0, cols, rows));
    Terminal::with_options(CrosstermBackend::new(ink.clone()), TerminalOptions { viewport })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Writes(Vec<usize>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn lines(frame: &mut Frame<'_>, text: &str) {
        let area = frame.area();
        for y in 0..area.height {
            frame.buffer_mut().set_string(0, y, text, ratatui::style::Style::new());
        }
        frame.set_cursor_position((3, 3));
    }

    #[test]
    fn a_frame_is_one_write_and_the_same_again_is_a_small_one() {
        let mut screen = Screen::new(Writes::default(), 200, 60).unwrap();
        screen.draw(|frame| lines(frame, &"Mật ong ".repeat(25))).unwrap();
        screen.draw(|frame| lines(frame, &"Mật ong ".repeat(25))).unwrap();
        let writes = &screen.out.0;
        assert_eq!(writes.len(), 2);
        assert!(writes[0] > 10_000 && writes[1] < 60, "{writes:?}");
    }

    #[test]
    fn another_size_is_drawn_whole() {
        let mut screen = Screen::new(Writes::default(), 80, 24).unwrap();
        for cols in [80, 80, 100] {
            screen.resize(cols, 24).unwrap();
            screen.draw(|frame| lines(frame, "Mật ong")).unwrap();
        }
        assert!(screen.out.0.iter().all(|&n| n > 24 * 7), "{:?}", screen.out.0);
    }
}
