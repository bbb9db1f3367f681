//! Keys that edit one line of text, the same in every field.

use super::press::Press;
use super::typing::Line;

/// Lets a key edit a line and returns whether the key was one for editing.
///
/// What was refused is written anew by the next sign; with an arrow or Backspace it is mended.
pub fn edit(line: &mut Line, press: &Press) -> bool {
    if !matches!(press, Press::Char(_) | Press::Paste(_)) {
        line.mend();
    }
    match press {
        Press::Char(c) => line.push(*c),
        Press::Paste(text) => line.insert(&text.replace('\n', " ")),
        Press::Backspace => line.backspace(),
        Press::Delete => line.delete(),
        Press::Left => line.left(),
        Press::Right => line.right(),
        Press::Home => line.home(),
        Press::End => line.end(),
        Press::F(_) | Press::Enter | Press::Esc | Press::Tab | Press::BackTab | Press::Insert => return false,
        Press::Up | Press::Down | Press::PageUp | Press::PageDown => return false,
        Press::Ctrl(_) | Press::Alt(_) | Press::Scan(_) | Press::Resize { .. } => return false,
    }
    true
}

/// Lets a key edit a line of figures; letters are no keys there.
pub fn edit_figures(line: &mut Line, press: &Press) -> bool {
    match press {
        Press::Char(c) if !(c.is_ascii_digit() || matches!(c, '.' | ',' | '%')) => false,
        other => edit(line, other),
    }
}

/// Returns the field so many steps from one of a form; at either end the one itself.
pub fn neighbour<P: Copy + PartialEq>(all: &[P], from: P, step: isize) -> P {
    let at = all.iter().position(|part| *part == from).unwrap_or(0);
    at.checked_add_signed(step).and_then(|at| all.get(at)).copied().unwrap_or(from)
}

/// Moves a choice by the arrow and page keys and returns whether the key was one of them.
pub fn choose(picked: &mut usize, len: usize, press: &Press) -> bool {
    let last = len.saturating_sub(1);
    *picked = match press {
        Press::Up => picked.saturating_sub(1),
        Press::Down => picked.saturating_add(1).min(last),
        Press::PageUp => picked.saturating_sub(PAGE),
        Press::PageDown => picked.saturating_add(PAGE).min(last),
        Press::Char(_) | Press::Paste(_) | Press::Backspace | Press::Delete | Press::Left | Press::Right => {
            return false;
        }
        Press::Home | Press::End | Press::F(_) | Press::Enter | Press::Esc | Press::Tab | Press::BackTab => {
            return false;
        }
        Press::Insert | Press::Ctrl(_) | Press::Alt(_) | Press::Scan(_) | Press::Resize { .. } => return false,
    };
    true
}

/// Rows a page key moves.
const PAGE: usize = 8;
